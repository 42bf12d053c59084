"""Argdown JSON and Argdown in Markdown are read like the text itself."""

from __future__ import annotations

import json

import pytest

from argmap import ArgumentMap, ParseError
from argmap.formats.argdown import FORMAT, parse, parse_all
from argmap.notes import Notes

TEXT = """\
# Part #t

[A]: some text #tag {a: 1}
  + <B>: hello
    - c

<B>

(1) a
(2) b
--
MP, x {uses: [1]}
--
    <_ [Q]: q
(3) [A]
"""


def at(line: int, column: int, **fields: object) -> dict[str, object]:
    return {"type": "statement", "startLine": line, "startColumn": column, "section": "s1", **fields}


A1 = at(3, 1, title="A", role="top-level-statement", text="some text #tag ", tags=["tag"], data={"a": 1})
A1["ranges"] = [{"type": "tag", "start": 10, "stop": 14, "tag": "tag"}]
INFERENCE = {"type": "inference", "inferenceRules": ["MP", "x"], "data": {"uses": [1]}, "conclusionIndex": 2}
A2 = at(15, 5, title="A", role="main-conclusion", isReference=True, argumentTitle="B", inference=INFERENCE)
P1 = at(9, 5, title="Untitled 2", role="premise", text="a", argumentTitle="B")
P2 = at(10, 5, title="Untitled 3", role="premise", text="b", argumentTitle="B")
DESCRIBED = at(4, 5, title="B", role="argument-description", text="hello")
NAMED = at(7, 1, title="B", role="argument-description", text="", isReference=True)
EXPORT = {
    "arguments": {"B": {"title": "B", "members": [DESCRIBED, NAMED], "pcs": [P1, P2, A2], "section": "s1"}},
    "statements": {
        "A": {"title": "A", "members": [A1, A2], "tags": ["tag"], "data": {"a": 1}, "section": "s1"},
        "Untitled 1": {
            "members": [at(5, 7, title="Untitled 1", role="relation-statement", text="c")],
            "section": "s1",
        },
        "Untitled 2": {"members": [P1], "section": "s1"},
        "Untitled 3": {"members": [P2], "section": "s1"},
        "Q": {"members": [at(14, 8, title="Q", role="relation-statement", text="q")], "section": "s1"},
    },
    "relations": [
        {
            "relationType": "attack",
            "from": "Untitled 1",
            "fromType": "equivalence-class",
            "to": "B",
            "toType": "argument",
        },
        {
            "relationType": "undercut",
            "from": "Q",
            "fromType": "equivalence-class",
            "to": "B",
            "toType": "inference",
            "conclusionIndex": 2,
        },
    ],
    "sections": [
        {
            "id": "s1",
            "level": 1,
            "title": "Part #t",
            "tags": ["t"],
            "children": [],
            "ranges": [{"type": "tag", "start": 5, "stop": 6, "tag": "t"}],
        }
    ],
}


def read(text: str) -> ArgumentMap:
    return parse(text, Notes())


@pytest.mark.parametrize("more", [{}, {"map": {"nodes": [], "edges": []}}], ids=["without map", "with map"])
def test_an_export_says_what_its_text_says(more: dict):
    exported, written = read(json.dumps(EXPORT | more)), read(TEXT)

    assert exported.claims == written.claims
    assert exported.arguments["b"].premises == written.arguments["b"].premises
    assert {(r.kind, r.premises, r.scheme) for r in exported.relations.values()} == {
        (r.kind, r.premises, r.scheme) for r in written.relations.values()
    }
    assert exported.groups == written.groups


@pytest.mark.parametrize(
    "text", ['{"arguments": {}, "statements": [', '{"arguments": {}, "statements": {"a": 1}}']
)
def test_a_broken_export_is_refused(text: str):
    with pytest.raises(ParseError):
        read(text)


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        (A1, "text", 5),
        (A1, "tags", [1]),
        (A1, "startLine", "x"),
        (A1, "data", {"a": float("inf")}),
        (EXPORT["relations"][1], "conclusionIndex", 7),
        (EXPORT["relations"][0], "relationType", "likes"),
        (EXPORT["relations"][0], "to", "nobody"),
        (EXPORT["sections"][0], "level", None),
    ],
)
def test_what_the_tool_does_not_write_is_refused(monkeypatch, part: dict, key: str, value: object):
    monkeypatch.setitem(part, key, value)

    with pytest.raises(ParseError, match="not what"):
        read(json.dumps(EXPORT))


def test_each_fence_of_a_markdown_file_is_a_map():
    text = (
        "# Notes\n\n```argdown\n[A]: a\n```\n\n"
        "~~~ argdown\n===\ntitle: Two\n===\n\n[B]: b\n~~~\n\n```python\n[C]: c\n```\n"
    )
    one, two = parse_all(text, Notes())

    assert list(one.claims) == ["a"]
    assert (two.title, list(two.claims)) == ("Two", ["b"])
    assert read(text) == one
    assert FORMAT.sniff(text)


def test_places_in_a_fence_are_places_in_the_file():
    notes = Notes()
    parse("# Notes\n\n```argdown\n[A]: a\n[B]: b\n```\n", notes)

    assert [(note.code, note.span.line) for note in notes] == [("AM-A005", 5)]
