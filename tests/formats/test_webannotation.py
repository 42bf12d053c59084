"""W3C Web Annotation, and the exports of Hypothes.is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve

import argmap
from argmap.errors import ParseError
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases" / "webannotation"
CORPUS = sorted((Path(__file__).parents[3] / "shared" / "corpora" / "webanno").glob("*.json"))

TWO_NAMES = "http://example.org/anno41"
"""An annotation of which another one of the same collection calls the creator by another name."""


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


@pytest.mark.parametrize("path", [*sorted(CASES.glob("*")), *CORPUS], ids=lambda path: path.name)
def test_what_was_read_is_written_back_as_it_was(path):
    try:
        m = argmap.read(path, format="webannotation", notes=Notes())
    except ParseError:
        return  # there is no annotation in this file, as the test above makes sure
    document = json.loads(argmap.dumps(m, format="webannotation", notes=Notes()))
    items = document["first"]["items"]
    whole = [json.loads(json.dumps(claim.residue["webannotation"])) for claim in m.claims.values()]
    anew = [item["id"] for item, kept in zip(items, whole, strict=True) if item != kept and "uri" not in kept]
    assert anew in ([], [TWO_NAMES])
    assert quotes(argmap.loads(json.dumps(document), notes=Notes())) == quotes(m)


def test_a_claim_is_an_annotation_of_what_it_was_quoted_as():
    m, notes = argmap.ArgumentMap("Letters"), Notes()
    ann, bob = m.actor("Ann", kind="person"), m.actor("Bob", url="http://example.org/bob")
    letter = m.source("Letter", url="http://example.org/letter", text="I say it rains.")
    rain, doubt = m.claim("It is raining.", id="rain", tags=["weather"]), m.claim("Is it?", id="doubt")
    m.say(ann, rain, quote="it rains", source=letter, when="2020-02-06")
    m.say(bob, doubt, act="question", source="letter")
    m.say(bob, rain, act="deny")
    m.answer("u2", to="u1")
    document = json.loads(argmap.dumps(m, format="webannotation", notes=notes))
    one, two = document["first"]["items"]
    assert document["label"] == "Letters"
    assert one["creator"] == {"id": "urn:argmap:actor:ann", "type": "Person", "name": "Ann"}
    assert one["body"] == [
        {"type": "TextualBody", "value": "It is raining."},
        {"type": "TextualBody", "value": "weather", "purpose": "tagging"},
    ]
    assert one["target"]["source"] == {"id": "http://example.org/letter", "dcterms:title": "Letter"}
    assert one["target"]["selector"][1] == {"type": "TextPositionSelector", "start": 6, "end": 14}
    assert (two["motivation"], two["creator"]["id"]) == ("questioning", "http://example.org/bob")
    assert two["target"][1] == "urn:argmap:claim:rain"
    assert "AM-WA003" in [note.code for note in notes]
    back = argmap.loads(json.dumps(document))
    assert [(t.starts, t.ends) for t in back.transitions.values()] == [(("u1",), ("u2",))]
    assert list(back.claims) == ["rain", "doubt"]


def test_an_annotation_whose_claim_has_changed_is_written_anew():
    m = argmap.read(CASES / "debate.anno.jsonld")
    claim = m.claims["http://example.org/anno1"]
    m.replace(evolve(claim, text="Reports would be few."))
    items = json.loads(argmap.dumps(m, format="webannotation", notes=Notes()))["first"]["items"]
    assert items[0]["body"][0]["value"] == "Reports would be few."
    assert items[1]["target"] == "http://example.org/anno1"
