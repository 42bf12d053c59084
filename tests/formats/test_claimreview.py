"""schema.org ClaimReview: who claimed what where, and what those who checked it found."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.notes import Notes

SAMPLE = Path(__file__).parents[1] / "cases" / "claimreview" / "reviews.claimreview.json"


def test_a_claim_is_said_by_its_author_and_judged_by_reviewers():
    m = argmap.read(SAMPLE, strict=True)
    reports, rains = "Most reports would be lost.", "It rains."
    assert [claim.text for claim in m.claims.values()] == [reports, rains]
    assert [
        (s.actor.name, s.act, s.claim.text, s.source.url if s.source else "", s.when) for s in m.statements()
    ] == [
        ("Ann", "assert", reports, "https://example.org/letter", "2020-02-06"),
        ("Ann", "assert", reports, "https://example.org/speech", "2020-02-06"),
        ("Checkers", "deny", reports, "https://example.org/check", "2020-02-10"),
        ("Others", "agree", reports, "", ""),
        ("Checkers", "review", rains, "", ""),
    ]
    assert [dict(act.data) for act in m.acts.values()] == [{}, {}, {"rating": "False"}, {"rating": 5.0}, {}]
    assert [(a.name, a.kind, a.role, a.url) for a in m.actors.values()] == [
        ("Ann", "person", "Minister", "https://example.org/ann"),
        ("Checkers", "organisation", "", "https://example.org/"),
        ("Others", "", "", ""),
    ]
    assert (m.sources["open-letter"].publisher, m.sources["open-letter"].url) == (
        "The Herald",
        "https://example.org/letter",
    )
    assert m.stance("checkers", "c1") == "con"


@pytest.mark.parametrize("wrap", ["[{}]", '{{"dataFeedElement": [{{"item": {}}}]}}', '{{"mainEntity": {}}}'])
def test_reviews_are_found_however_they_are_held(wrap):
    m = argmap.loads(wrap.format('{"@type": "ClaimReview", "claimReviewed": "It rains."}'), strict=True)
    assert [claim.text for claim in m.claims.values()] == ["It rains."]


def test_a_review_of_nothing_is_told_and_refused_if_strict():
    text = '[{"claimReviewed": "It rains."},\n{"@type": "ClaimReview", "claimReviewed": null}]'
    notes = Notes()
    assert len(argmap.loads(text, notes=notes).claims) == 1
    assert [(note.code, note.span.line) for note in notes] == [("AM-CR001", 2)]
    with pytest.raises(ParseError) as refusal:
        argmap.loads(text, strict=True, notes=Notes())
    assert refusal.value.line == 2


@pytest.mark.parametrize("text", ['{"@type": "Claim"}', "[]", "5", '{"@graph": 3}'])
def test_what_has_no_review_is_refused(text):
    with pytest.raises(ParseError, match="there is no ClaimReview"):
        argmap.loads(text, format="claimreview")
