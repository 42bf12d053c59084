"""The reference page of the model names what the model has: every kind, field, relation, act and verb."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import fields

from argmap.model import CON_ACTS, ELEMENTS, KINDS, PRO_ACTS, QUESTIONING_ACTS, ArgumentMap, Quote

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "model.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (.+)\n((?:(?!^##).*\n)*)", PAGE, re.MULTILINE))
EVERYWHERE = {"id", "data", "residue"}


def section(name):
    """Returns what the page says of a kind of element."""
    return next(body for title, body in SECTIONS.items() if name in title.split(", "))


@pytest.mark.parametrize("kind", ELEMENTS, ids=lambda kind: kind.__name__)
def test_every_field_of_an_element_is_told(kind):
    names = {field.name for field in fields(kind)} - EVERYWHERE
    assert {name for name in names if f"`{name}`" not in section(kind.__name__)} == set()
    assert f"`m.{ELEMENTS[kind]}`" in section(kind.__name__)


def test_every_field_of_a_quote_is_told():
    assert all(f"`{field.name}`" in section("Source") for field in fields(Quote))


@pytest.mark.parametrize("word", [*KINDS, *sorted(PRO_ACTS | CON_ACTS | QUESTIONING_ACTS)])
def test_every_word_is_told(word):
    assert f"`{word}`" in PAGE


@pytest.mark.parametrize(
    "verb",
    [name for name in dir(ArgumentMap) if not name.startswith("_") and callable(getattr(ArgumentMap, name))],
)
def test_every_verb_and_question_is_told(verb):
    assert re.search(rf"`m\.{verb}\b", PAGE)
