"""W3C Web Annotation, and the exports of Hypothes.is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases" / "webannotation"
CORPUS = sorted((Path(__file__).parents[3] / "shared" / "corpora" / "webanno").glob("*.json"))


def quotes(m):
    return [
        (c.id, m.sources[q.source].url, q.exact, q.prefix, q.suffix, q.start, q.end)
        for c in m.claims.values()
        for q in c.quotes
    ]


def test_annotations_are_claims_that_quote_and_are_said():
    m = argmap.read(CASES / "debate.anno.jsonld", strict=True)
    one, two = "http://example.org/anno1", "http://example.org/anno2"
    assert m.title == "The letter"
    assert [(c.id, c.text, c.tags) for c in m.claims.values()] == [
        (one, "Reports would be lost.", ("reports",)),
        (two, "Is that so?", ()),
        ("c1", "halt your plans", ()),
        ("c2", "http://example.org/note1", ()),
    ]
    assert quotes(m) == [
        (one, "http://example.org/letter", "most reports", "that ", " go", 40, 52),
        ("c1", "http://example.org/letter", "halt your plans", "", "", None, None),
        ("c2", "http://example.org/a", "", "", "", None, None),
        ("c2", "http://example.org/b", "", "", "", None, None),
    ]
    said = [(m.utterances[a.anchor].speakers, a.act, a.content) for a in m.acts.values()]
    assert said == [
        (("p1",), "assert", one),
        (("p2",), "question", two),
        ((), "highlight", "c1"),
        ((), "assert", "c2"),
    ]
    assert [(a.name, a.kind) for a in m.actors.values()] == [
        ("Ann", "person"),
        ("http://example.org/bob", ""),
    ]
    assert [u.when for u in m.utterances.values()][:1] == ["2020-02-06T12:00:00Z"]
    assert [(t.starts, t.ends) for t in m.transitions.values()] == [(("u1",), ("u2",))]


def test_hypothesis_says_the_same_in_other_words():
    m = argmap.read(CASES / "hypothesis.anno.json", strict=True)
    assert [(c.id, c.text, c.tags) for c in m.claims.values()] == [
        ("x1", "Reports would be lost.", ("reports",)),
        ("x2", "No.", ()),
    ]
    assert quotes(m)[0] == ("x1", "http://example.org/letter", "most reports", "that ", " go", 40, 52)
    assert m.sources["s1"].title == "Open letter"
    assert [a.name for a in m.actors.values()] == ["ann", "bob"]
    assert [(t.starts, t.ends) for t in m.transitions.values()] == [(("u1",), ("u2",))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"type": "Annotation",\n"id": ["a", "b"], "target": "c"}', "AM-WA001"),
        ('[\n{"type": "Annotation", "body": "x"}]', "AM-WA002"),
    ],
)
def test_what_is_against_the_rules_is_told_with_its_place_and_refused_if_strict(text, code):
    notes = Notes()
    argmap.loads(text, notes=notes)
    assert [(note.code, note.span.line) for note in notes] == [(code, 2)]
    with pytest.raises(ParseError) as refusal:
        argmap.loads(text, strict=True, notes=Notes())
    assert refusal.value.line == 2


@pytest.mark.parametrize("text", ['{"type": "object"}', "[]", "5", '{"rows": []}', '{"items": {"items": 3}}'])
def test_what_has_no_annotation_is_refused(text):
    with pytest.raises(ParseError, match="there is no annotation in this"):
        argmap.loads(text, format="webannotation")


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_a_file_of_the_working_group_gives_a_map_or_a_refusal(path):
    text = path.read_text(encoding="utf-8")
    try:
        raw = json.loads(text)
    except ValueError:
        raw = None
    items = [] if raw is None or "$schema" in raw else raw["first"]["items"] if "first" in raw else [raw]
    if items:
        notes = Notes()
        m = argmap.loads(text, notes=notes)
        assert len(m.claims) == len(m.acts) == len(items)
        creators = [item["creator"] for item in items if item.get("creator")]
        assert len(m.actors) == len({c["id"] if isinstance(c, dict) else c for c in creators})
        assert {note.code for note in notes} == ({"AM-WA001"} if isinstance(raw.get("id"), list) else set())
    else:
        with pytest.raises(ParseError) as refusal:
            argmap.loads(text, format="webannotation")
        assert refusal.value.line
