"""PROV-O: who said what when, from documents of others and from our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.formats import FORMATS
from argmap.notes import Notes

SAMPLE = Path(__file__).parents[1] / "cases" / "prov" / "hearing.prov.jsonld"
BASE = "http://example.org/"


def read(text, notes=None, **options):
    return FORMATS["prov"].parse(text, Notes() if notes is None else notes, **options)


def write(m):
    return argmap.dumps(m, format="prov", notes=Notes())


def said(m):
    return [(s.actor.name, s.act, s.claim.text, s.when) for s in m.statements()]


def test_what_others_wrote_tells_who_asserts_what():
    notes = Notes()
    m = read(SAMPLE.read_text(encoding="utf-8"), notes)
    assert [(a.name, a.kind, a.member_of) for a in m.actors.values()] == [
        ("The Council", "organisation", ()),
        ("Ann", "person", (f"{BASE}council",)),
    ]
    assert [(s.title, s.url) for s in m.sources.values()] == [("Minutes", f"{BASE}minutes")]
    assert said(m) == [
        ("Ann", "assert", "The bridge is not safe.", "2011-03-04T10:00:00Z"),
        ("The Council", "assert", "It should be closed.", ""),
    ]
    assert [quote.source for quote in m.claims[f"{BASE}claim1"].quotes] == [f"{BASE}minutes"]
    assert [note.code for note in notes] == ["AM-PV001"]
    with pytest.raises(ParseError, match="1 activities say nothing"):
        read(SAMPLE.read_text(encoding="utf-8"), strict=True)


def test_what_no_word_is_for_is_written_back():
    document = json.loads(write(read(SAMPLE.read_text(encoding="utf-8"))))
    (ann,) = (node for node in document["@graph"] if node.get("rdfs:label") == "Ann")
    assert ann["http://example.org/terms#badge"] == 7


def test_a_dialogue_comes_back_whole():
    m = argmap.ArgumentMap("Hearing")
    council = m.actor("Council", kind="organisation")
    ann = m.actor(
        "Ann", kind="person", role="engineer", side="close", member_of=council, url="http://a.example/"
    )
    minutes = m.source("Minutes", authors=["Bob"], date="2011", text="She said: it is not safe.")
    unsafe = m.claim("The bridge is not safe.", title="Unsafe", id="unsafe")
    m.say(ann, unsafe, quote="it is not safe", source=minutes, when="2011-03-04", text="It is not safe!")
    m.say(council, unsafe, act="deny")
    m.answer("u2", to="u1")
    assert read(write(m)) == m


def test_an_act_generates_what_it_commits_to_and_no_other_claim():
    m = argmap.ArgumentMap()
    m.say(m.actor("Ann"), m.claim("It rains.", id="rain"))
    m.say("ann", "rain", act="question")
    acts = [node for node in json.loads(write(m))["@graph"] if "argmap:act" in node]
    rain = {"@id": "urn:argmap:claim:rain"}
    assert [(act.get("prov:generated"), act.get("prov:wasInfluencedBy")) for act in acts] == [
        (rain, None),
        (None, rain),
    ]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_a_document_is_rdf_that_says_the_same():
    rdflib = pytest.importorskip("rdflib")
    m = argmap.ArgumentMap()
    m.say(m.actor("Ann"), m.claim("It rains.", id="rain"), quote="rains", source=m.source("Letter"))
    graph = rdflib.Graph().parse(data=write(m), format="json-ld")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    assert (rdflib.URIRef("urn:argmap:claim:rain"), prov.value, rdflib.Literal("It rains.")) in graph
    assert len(list(graph.subjects(rdflib.RDF.type, prov.Quotation))) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON"),
        ('{"@graph": 3}', "no agent"),
        ('{"@type": "prov:Plan"}', "no agent"),
        (
            '[{"@id": "a", "@type": "Agent", "ON": "b"}, {"@id": "b", "@type": "Agent", "ON": "a"}]'.replace(
                "ON", "actedOnBehalfOf"
            ),
            "member",
        ),
    ],
)
def test_what_is_no_provenance_is_refused(text, message):
    with pytest.raises(ParseError, match=message):
        read(text)
