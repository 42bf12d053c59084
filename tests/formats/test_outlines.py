"""Outlines in OPML, and mind maps of FreeMind."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases"


def arrows(m):
    return [(m[r.premises[0]].text, r.kind, m[r.target].text) for r in m.relations.values()]


def test_an_outline_has_claims_marks_and_headings():
    m = argmap.read(CASES / "opml" / "rain.opml", strict=True)
    halt, unseen = "Facebook should halt its plans.", "Abuse would go unseen."
    assert m.title == "Encryption"
    assert arrows(m) == [
        (unseen, "support", halt),
        ("Reports come from messages.", "support", unseen),
        ("Encryption keeps people safe.", "rebuttal", halt),
        ("It is popular.", "support", halt),
    ]
    assert [(c.text, dict(c.data)) for c in m.claims.values() if c.data] == [
        (halt, {"_note": "the letter"}),
        ("Pros and cons of tea", {"created": "2020"}),
    ]


def test_a_mind_map_has_icons_notes_and_links():
    notes = Notes()
    m = argmap.read(CASES / "freemind" / "rain.mm", notes=notes)
    assert m.title == m.claims["n1"].text == "Facebook should halt its plans."
    assert arrows(m) == [
        ("Abuse would go unseen.", "support", m.title),
        ("Encryption keeps people safe.", "rebuttal", m.title),
    ]
    assert m.claims["n2"].data == {"link": "https://example.org/", "note": "Most of it."}
    assert [(note.code, note.span.line) for note in notes] == [("AM-FM001", 8)]
    with pytest.raises(ParseError, match="arrow"):
        argmap.read(CASES / "freemind" / "rain.mm", strict=True)


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("opml", "<opml/>"),
        ("opml", "<map/>"),
        ("freemind", "<map version='1'/>"),
        ("freemind", "<opml><node/></opml>"),
    ],
)
def test_another_document_is_refused_with_its_place(format, text):
    with pytest.raises(ParseError) as refusal:
        argmap.loads(text, format=format)
    assert refusal.value.line == 1


def test_a_very_deep_outline_is_no_trouble():
    text = "<opml><body>" + "<outline text='x'>" * 20_000 + "</outline>" * 20_000 + "</body></opml>"
    assert len(argmap.loads(text).relations) == 19_999
