"""CIF: ideas and posts as the tools of Catalyst export them, and the ontology itself as a counterexample."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.formats import FORMATS
from argmap.formats._jsonld import things
from argmap.formats.cif._words import ALIASES
from argmap.notes import Notes

SAMPLE = Path(__file__).parents[1] / "cases" / "cif" / "shelter.cif.jsonld"
CONTEXT = Path(__file__).parents[3] / "shared" / "corpora" / "aif-rdf" / "catalyst_context.jsonld"


def read(text, notes=None, **options):
    return FORMATS["cif"].parse(text, Notes() if notes is None else notes, **options)


def write(m):
    return argmap.dumps(m, format="cif", notes=Notes())


@pytest.fixture
def shelter():
    return read(SAMPLE.read_text(encoding="utf-8"))


def test_ideas_are_claims_and_links_relations(shelter):
    assert shelter.title == "The shelter"
    assert [(c.title, c.text) for c in shelter.claims.values()] == [
        ("", "What becomes of the shelter?"),
        ("Close it", "The shelter should close."),
        ("", "It is overrun."),
        ("", "It saves dogs."),
    ]
    n, c = "site:nodes/", "site:connections/"
    assert [(r.kind, r.premises, r.target, r.scheme) for r in shelter.relations.values()] == [
        ("support", (f"{n}2",), f"{n}1", "PositionRespondsToIssue"),
        ("support", (f"{n}3",), f"{n}2", ""),
        ("undercut", (f"{n}4",), f"{c}2", ""),
    ]


def test_who_made_ideas_wrote_posts_and_voted_said_so(shelter):
    assert [actor.name for actor in shelter.actors.values()] == ["Ann", "Bob"]
    said = [(shelter.utterances[a.anchor], a.act, a.content) for a in shelter.acts.values()]
    assert [(u.speakers[0][-3:], act, about.removeprefix("site:")) for u, act, about in said] == [
        ("ann", "assert", "nodes/1"),
        ("ann", "assert", "nodes/2"),
        ("s/2", "assert", "nodes/3"),
        ("s/2", "assert", "connections/2"),
        ("ann", "assert", "nodes/4"),
        ("s/2", "disagree", "nodes/2"),
    ]
    (answer,) = shelter.transitions.values()
    assert (answer.starts, answer.ends) == (("site:posts/1",), ("site:posts/2",))


def test_what_was_clipped_is_quoted(shelter):
    (quote,) = shelter.claims["site:nodes/3"].quotes
    assert (quote.exact, shelter.sources[quote.source].url) == (
        "overrun by cats",
        "http://news.example/shelter",
    )


def test_history_is_told_to_be_left_out():
    notes = Notes()
    read(SAMPLE.read_text(encoding="utf-8"), notes)
    assert [note.code for note in notes] == ["AM-CIF001"]
    with pytest.raises(ParseError, match="neither ideas nor posts"):
        read(SAMPLE.read_text(encoding="utf-8"), strict=True)


def test_a_conversation_comes_back(shelter):
    back = read(write(shelter))
    assert dict(back.claims) == dict(shelter.claims)
    assert dict(back.relations) == dict(shelter.relations)
    assert [(s.actor.name, s.act) for s in back.statements()] == [
        (s.actor.name, s.act) for s in shelter.statements()
    ]


def test_a_claim_that_argues_is_an_argument_and_one_that_is_argued_about_a_position():
    m = argmap.ArgumentMap()
    m.rebut(m.claim("It is dry.", id="dry"), m.claim("It rains.", id="rain"))
    types = {node["@id"]: node["@type"] for node in json.loads(write(m))["@graph"]}
    assert types["urn:argmap:claim:dry"] == "ibis:Argument"
    assert types["urn:argmap:claim:rain"] == "ibis:Position"


@pytest.mark.parametrize("text", ['{"@type": "Nothing"}', "[]", "5", '{"@graph": 3}'])
def test_what_is_no_conversation_is_refused(text):
    with pytest.raises(ParseError, match="there is no idea"):
        read(text)


@pytest.mark.skipif(not CONTEXT.exists(), reason="../shared/corpora is not here")
def test_the_terms_of_the_context_end_as_what_they_mean_but_for_those_that_are_known():
    context = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    meant = {term: m["@id"] if isinstance(m, dict) else m for term, m in context.items()}
    read_as = {term: ALIASES.get(term, term).rpartition(":")[2] for term in meant}
    others = {term for term, meaning in meant.items() if meaning.rpartition(":")[2] != read_as[term]}
    told = {
        name
        for thing in things(json.loads(SAMPLE.read_text(encoding="utf-8")))
        for name in (*thing.types, *thing.whole)
    }
    assert not told & others
