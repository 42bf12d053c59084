"""What of its sources a map covers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap import ArgumentMap, Quote
from argmap.analysis.coverage import coverage

TEXT = "One two three.\n\nFour five.\n\n\n  Six seven.\nEight.\n"


def test_a_quote_over_two_paragraphs_covers_both():
    m = ArgumentMap()
    m.source("Letter", text=TEXT, id="letter")
    m.claim("So.", quotes=[Quote(source="letter", exact="three.\n\nFour", start=8, end=20)])
    [covered] = coverage(m)
    assert [(one.quoted_by, one.covered) for one in covered.passages] == [(("c1",), 6), (("c1",), 4), ((), 0)]
    assert [TEXT[one.start : one.end] for one in covered.bare] == ["Six seven.\nEight."]


def test_an_utterance_covers_for_all_that_is_said_in_it():
    m = ArgumentMap()
    letter = m.source("Letter", text=TEXT, id="letter")
    a, b = m.claim("A."), m.claim("B.")
    for one in (a, b, m.support(a, b)):
        m.say("p" if m.actors else m.actor("P", id="p"), one, quote="Four five.", source=letter)
    assert coverage(m)[0].passages[1].quoted_by == ("c1", "c2", "r1")


@given(places=st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=6))
def test_covered_characters_are_those_in_some_stretch(places):
    m = ArgumentMap()
    background = [{"start": min(place), "end": max(place)} for place in places]
    m.source("Letter", text=TEXT, data={"background": background})
    [covered] = coverage(m)
    for passage in covered.passages:
        inside = sum(
            any(one["start"] <= at < one["end"] for one in background)
            for at in range(passage.start, passage.end)
        )
        assert passage.covered == inside
