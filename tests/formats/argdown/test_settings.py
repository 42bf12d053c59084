"""The settings in the front matter tell what a picture is to show."""

from __future__ import annotations

import json

import pytest

from argmap import ArgumentMap
from argmap.analysis.settings import selected, settings
from argmap.formats.argdown import parse, serialize
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
    text = (DOCUMENTS / path.relative_to(ORACLE).with_suffix("")).read_text(encoding="utf-8")
    m = read(text)
    nodes = [node["title"] for node in golden["map"]["nodes"] if node["type"] != "group"]

    assert sorted("" if title.startswith("Untitled") else title for title in nodes) == sorted(
        m[name].title for name in selected(m, m.data.get("selection", {}))
    )


@pytest.mark.skipif(not GOLDEN, reason=f"no documents of the reference: {ORACLE} is absent")
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem[-60:])
def test_the_colours_are_those_of_the_reference_where_a_scheme_is_named(path):
    golden = json.loads(path.read_text(encoding="utf-8"))
    asked = (golden.get("frontMatter") or {}).get("color") or {}
    if (
        not golden["ok"]
        or not golden["map"]
        or "colorScheme" not in asked
        or rearranged(golden["frontMatter"])
    ):
        return
    m = read((DOCUMENTS / path.relative_to(ORACLE).with_suffix("")).read_text(encoding="utf-8"))
    found = settings(m).colours
    kinds = {"statement": m.claims, "argument": m.arguments}
    for node in golden["map"]["nodes"]:
        for element in kinds.get(node["type"], {}).values():
            if element.title == node["title"]:
                assert (element.title, found.get(element.id)) == (node["title"], node.get("color"))


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


TAGGED = "[A]: a #one\n\n<B>: b #two\n\n[C]: c #three #two\n\n[D]: d\n\n[E]: e {color: 3}\n"


@pytest.mark.parametrize(
    ("asked", "colours"),
    [
        ("", {"e": "#e7298a"}),
        ("tagColors: {two: {color: red, priority: 1}}", {"b": "red", "c": "red", "e": "#e7298a"}),
        (
            "colorScheme: iwanthue-fluo",
            {"a": "#f3bb79", "b": "#57e5d6", "c": "#eecb3c", "d": "#7fe643", "e": "#eecb3c"},
        ),
        ("colorizeByTag: true", {"a": "#d95f02", "b": "#7570b3", "c": "#e7298a", "e": "#e7298a"}),
        (
            "colorScheme: nobody knows it, colorizeByTag: false, ignoreColorData: true",
            dict.fromkeys("abcde", "#1b9e77"),
        ),
        ("colorScheme: [red, green]", {"a": "green", "d": "red"}),
    ],
)
def test_tags_have_the_colours_of_the_scheme_in_the_order_of_the_text(asked: str, colours: dict[str, str]):
    front = f"===\ncolor: {{{asked}}}\n===\n\n" if asked else ""

    assert settings(read(front + TAGGED)).colours == colours


def test_groups_have_the_colours_of_their_level_title_or_tag():
    text = "# One #x\n\n## Two {color: 2}\n\n### Three\n\n#### Four\n\n[A]: a\n"
    front = "===\ncolor: {groupColorScheme: [red, green, blue], groupColors: {Three: black}%s}\n===\n\n"

    assert settings(read(front % "" + text)).colours == {
        "one": "red",
        "two": "blue",
        "three": "black",
        "four": "blue",
    }
    by_tag = settings(read(front % ", colorizeGroupsByTag: true, tagColors: {x: 1}" + text)).colours
    assert by_tag["one"] == "green"


def test_the_claims_that_begin_a_block_are_known_after_writing_them_anew():
    m = read(
        "===\nselection: {statementSelectionMode: top-level}\n===\n\n"
        "<R>: r\n\n(1) [P]: p\n    + [Q]: q\n----\n(2) [C]: c\n    +> [D]: d\n\n[P]\n"
    )
    asked = m.data["selection"]

    assert set(selected(m, asked)) == {"p", "q", "d", "r"}
    m.residue = {}
    assert set(selected(read(serialize(m, Notes())), asked)) == {"p", "q", "d", "r"}
