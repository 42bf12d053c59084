"""arggraph XML: how a text is cut, what its parts do to one another, and what stays of both."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

import argmap
from argmap.errors import ParseError
from argmap.notes import Notes

SAMPLE = Path(__file__).parents[1] / "cases" / "arggraph" / "small.arggraph.xml"


@pytest.fixture
def m():
    return argmap.read(SAMPLE)


def edges(text):
    return {tuple(sorted(e.attrib.items())) for e in ET.fromstring(text).iter("edge")}


def test_units_become_claims_quotes_and_a_source(m):
    assert m.title == "halt encryption"
    assert [c.text for c in m.claims.values()][:2] == [
        "Facebook should halt its plans,",
        "for abuse would go unseen",
    ]
    text = m.sources["letter"].text
    assert text.startswith("Dear Mr Zuckerberg, Facebook should halt its plans, for abuse")
    assert "Unseen abuse" not in text
    quotes = [quote for claim in m.claims.values() for quote in claim.quotes]
    assert [text[quote.start : quote.end] for quote in quotes] == [quote.exact for quote in quotes]
    assert [quote.exact for quote in m.claims["a5"].quotes] == ["True, encryption", "keeps people safe,"]
    assert m.claims["a5"].text == "True, encryption keeps people safe,"
    assert [c.id for c in m.claims.values() if c.implicit] == ["a4"]


def test_edges_become_relations_and_further_premises(m):
    assert [(r.id, r.kind, r.premises, r.target) for r in m.relations.values()] == [
        ("c10", "support", ("a2", "a4", "a3"), "a1"),
        ("c13", "undercut", ("a5",), "c10"),
        ("c14", "undercut", ("a6",), "c13"),
        ("c15", "support", ("a7",), "a6"),
        ("c16", "rebuttal", ("a5",), "a1"),
    ]


def test_what_was_read_is_written_with_all_its_elements(m):
    written = argmap.dumps(m, format="arggraph", notes=Notes())
    before, after = ET.fromstring(SAMPLE.read_text()), ET.fromstring(written)
    assert after.attrib == before.attrib
    for name in ("edu", "joint", "adu"):
        assert [(e.attrib, e.text) for e in after.iter(name)] == [
            (e.attrib, e.text) for e in before.iter(name)
        ]
    moved = {
        tuple(sorted((e.attrib | {"trg": "c10"}).items()))
        for e in before.iter("edge")
        if e.get("id") == "c12"
    }
    assert edges(written) == {e for e in edges(SAMPLE.read_text()) if ("id", "c12") not in e} | moved


def test_a_claim_that_was_edited_gets_a_unit_of_its_own_and_the_others_keep_theirs(m):
    m.replace(evolve(m.claims["a5"], text="Encryption keeps people safe."))
    root = ET.fromstring(argmap.dumps(m, format="arggraph", notes=Notes()))
    assert [e.get("id") for e in root.iter("edu")] == ["e1", "e2", "e3", "e4", "e5", "e8", "e9", "e6"]
    assert not list(root.iter("joint"))
    assert root.findall("edu")[-1].text == "Encryption keeps people safe."


def test_sides_are_worked_out_where_nobody_said_them():
    m = argmap.ArgumentMap()
    halt, unseen, safe = (m.claim(text) for text in ("Halt.", "Unseen.", "Safe."))
    reason = m.support(unseen, halt)
    doubt = m.undercut(safe, reason)
    m.undercut(m.claim("Not for children."), doubt)
    root = ET.fromstring(argmap.dumps(m, format="arggraph"))
    assert [e.get("type") for e in root.iter("adu")] == ["pro", "pro", "opp", "pro"]


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<box id='b'/>", "AM-AG001"),
        ("<adu type='pro'/>", "AM-AG002"),
        ("<adu id='a'/><adu id='a'/>", "AM-AG003"),
        ("<adu id='a'/><edge id='c' src='a' trg='a' type='seg'/>", "AM-AG004"),
        ("<adu id='a'/><edge id='c' src='a' trg='a' type='add'/>", "AM-AG005"),
        ("<adu id='a'/><edge id='c' src='a' trg='c' type='add'/>", "AM-AG005"),
        ("<adu id='a'/><edge id='c' src='a' trg='a' type='like'/>", "AM-AG006"),
        ("<adu id='a'/><edge id='c' src='a' trg='b' type='sup'/>", "AM-AG007"),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place_and_refused_if_strict(inside, code):
    text = f"<arggraph id='x'>\n{inside}</arggraph>"
    notes = Notes()
    argmap.loads(text, notes=notes)
    assert [(note.code, note.span.line) for note in notes] == [(code, 2)]
    with pytest.raises(ParseError) as refusal:
        argmap.loads(text, format="arggraph", strict=True, notes=Notes())
    assert refusal.value.line == 2


def test_another_root_is_refused():
    with pytest.raises(ParseError, match="the root must be arggraph, not graph"):
        argmap.loads("<graph/>", format="arggraph")
