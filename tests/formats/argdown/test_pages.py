"""Every Argdown snippet of the docs is read by the letter, without a note, and survives writing."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.formats.argdown import parse, serialize
from argmap.formats.argdown._fences import fences
from argmap.notes import Notes

PAGES = sorted((Path(__file__).parents[3] / "docs").rglob("argdown.md"))
SNIPPETS = [text for page in PAGES for text in fences(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("text", SNIPPETS, ids=range(len(SNIPPETS)))
def test_snippets_are_read_by_the_letter(text: str):
    notes = Notes()
    m = parse(text, notes, strict=True)
    m.residue = {}
    again = parse(serialize(m, Notes()), Notes())
    again.residue = {}

    assert list(notes) == []
    assert again == m
    assert len(m) > 1
