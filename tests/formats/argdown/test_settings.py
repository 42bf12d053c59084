"""The settings in the front matter tell what a picture is to show."""

from __future__ import annotations

import json

import pytest

from argmap import ArgumentMap
from argmap.analysis.settings import selected, settings
from argmap.formats.argdown import parse
from argmap.notes import Notes
from tests.formats.argdown.conformance import DOCUMENTS, ORACLE, rearranged

GOLDEN = sorted(ORACLE.rglob("*.json"))


def read(text: str) -> ArgumentMap:
    return parse(text, Notes())


@pytest.mark.skipif(not GOLDEN, reason=f"no documents of the reference: {ORACLE} is absent")
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem[-60:])
def test_the_selection_is_that_of_the_reference(path):
    golden = json.loads(path.read_text(encoding="utf-8"))
    if not golden["ok"] or not golden["map"] or rearranged(golden["frontMatter"]):
        return
    if "top-level" in str(golden["frontMatter"]):
        return
    text = (DOCUMENTS / path.relative_to(ORACLE).with_suffix("")).read_text(encoding="utf-8")
    m = read(text)
    nodes = [node["title"] for node in golden["map"]["nodes"] if node["type"] != "group"]

    assert sorted("" if title.startswith("Untitled") else title for title in nodes) == sorted(
        m[name].title for name in selected(m, m.data.get("selection", {}))
    )


def test_without_settings_everything_is_shown_but_what_says_no():
    m = read("[A]: a\n\n[B]: b {isInMap: false}\n\nuntitled\n")

    assert settings(m).shown == {"a", "c1"}


def test_tags_groups_and_colours_are_told():
    m = read(
        "===\nselection: {selectedTags: [law]}\n"
        "color: {tagColors: {law: 1}, statementColors: {B: red}}\n"
        "map: {statementLabelMode: title}\n===\n\n"
        "# One {isClosed: true}\n\n[A]: a #law\n    + [B]: b #law\n\n"
        "# Two {isGroup: false}\n\n[C]: c\n"
    )
    found = settings(m)

    assert found.shown == {"a", "b"}
    assert found.claim_label == "title"
    assert found.groups == ("one",)
    assert found.closed == {"one"}
    assert found.colours == {"a": "#d95f02", "b": "red"}
