"""schema.org ClaimReview: who claimed what where, and what those who checked it found."""

from __future__ import annotations

import json
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


def test_the_reviews_that_were_read_are_written_back():
    m = argmap.read(SAMPLE)
    back = argmap.loads(argmap.dumps(m, format="claimreview", notes=Notes()))
    assert [(s.actor.name, s.act, s.claim.text, s.when) for s in back.statements()] == [
        (s.actor.name, s.act, s.claim.text, s.when) for s in m.statements()
    ]
    assert dict(back.actors) == dict(m.actors)
    assert {(s.title, s.url, s.publisher) for s in back.sources.values()} == {
        (s.title, s.url, s.publisher) for s in m.sources.values()
    }


def test_who_makes_a_claim_is_told_in_its_first_review_and_who_judges_it_reviews_it():
    m = argmap.ArgumentMap()
    rain, letter = m.claim("It rains.", id="rain"), m.source("Letter", url="http://a.example/", date="2020")
    m.say(m.actor("Ann", kind="person"), rain, source=letter, when="2020-02-06")
    m.say(m.actor("Checkers", kind="organisation"), rain, act="deny", data={"rating": "False"})
    m.say("checkers", rain, act="agree")
    one, two = json.loads(argmap.dumps(m, format="claimreview", notes=Notes()))["@graph"]
    assert one["author"] == [
        {"@type": "Organization", "@id": "urn:argmap:actor:checkers", "name": "Checkers"}
    ]
    assert one["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 1,
        "worstRating": 1,
        "bestRating": 5,
        "alternateName": "False",
    }
    assert one["itemReviewed"]["author"][0]["name"] == "Ann"
    assert one["itemReviewed"]["appearance"]["headline"] == "Letter"
    assert two["itemReviewed"] == {"@type": "Claim", "@id": "urn:argmap:claim:rain"}
    assert two["reviewRating"]["ratingValue"] == 5


def test_claims_of_the_same_words_stay_two_and_a_claim_without_words_stays():
    m = argmap.ArgumentMap()
    m.add(
        *(
            argmap.Claim(id=id_, text=text)
            for id_, text in (("a", "It rains."), ("b", "It rains."), ("c", ""))
        )
    )
    assert argmap.loads(argmap.dumps(m, format="claimreview"), format="claimreview") == m
