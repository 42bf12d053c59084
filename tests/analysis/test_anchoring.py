"""Quotes are found again in their sources, and what is not sure is left as it is."""

from __future__ import annotations

import sys

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from argmap import ArgumentMap, Quote, anchor
from argmap.analysis.anchoring import Anchor
from argmap.analysis.anchoring._text import Text, plain
from tests.strategies import maps

TEXT = "Dear Mark.\n\nWe don’t  stop. Children are at risk – today.\n\nWe go on. Yours, the “129”. We go on."


def made(text: str | None, *quotes: Quote) -> ArgumentMap:
    m = ArgumentMap()
    m.source("Letter", text=text, id="letter")
    m.claim("It is so.", id="c", quotes=[evolve(quote, source="letter") for quote in quotes])
    return m


def one(text: str, exact: str, start: int | None = None, **around: str) -> Anchor:
    end = None if start is None else start + len(exact)
    return anchor(made(text, Quote(exact=exact, start=start, end=end, **around))).anchors[0]


def spot(words: str, text: str = TEXT) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize("start", [None, TEXT.index("Children")])
def test_a_quote_in_its_place_is_exact_and_gets_its_place(start):
    found = one(TEXT, "Children are at risk", start)
    assert (found.kind, found.places, found.similarity) == ("exact", (spot("Children are at risk"),), 1)
    assert (found.anchored.start, found.anchored.end) == spot("Children are at risk")
    assert found.difference == "Children are at risk"


def test_a_quote_that_is_elsewhere_has_moved():
    found = one("PS. " + TEXT, "Children are at risk", TEXT.index("Children"), prefix="??", suffix=" – t")
    start = TEXT.index("Children") + 4
    assert (found.kind, found.anchored.start) == ("moved", start)
    assert (found.anchored.prefix, found.anchored.suffix) == (". ", " – t")


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("We don't stop.", "We don’t  stop."),
        ("at risk -- today".replace("--", "-"), "at risk – today"),
        ('the "129".', "the “129”."),
        ("Dear Mark. We don’t stop", "Dear Mark.\n\nWe don’t  stop"),
        (" children ARE at risk\n", "Children are at risk"),
    ],
)
def test_marks_blanks_and_capitals_are_seen_through(quoted, said):
    found = one(TEXT, quoted, 0)
    assert (found.kind, found.words, found.anchored.exact) == ("normalised", said, said)
    assert (found.anchored.start, found.anchored.end) == spot(said)
    assert found.similarity == 1


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("the ﬁrst oﬃce", "first office"),
        ("en\u00adcryp\u00ad\ntion helps", "encryption helps"),
        ("zero\u200bwidth it is", "zerowidth it"),
        ("wait… what", "wait... what"),
        ("İstanbul is far", "istanbul is".replace("i", "İ", 1)),
    ],
)
def test_what_files_do_to_words_is_seen_through(source, quoted):
    found = one(f"At last {source} again.", quoted)
    assert found.kind in {"normalised", "exact"}
    assert plain(found.words) == plain(quoted)


def test_altered_words_are_told_and_left_to_people():
    pytest.importorskip("rapidfuzz")
    m = made(TEXT, Quote(exact="Children were at a risk – today"))
    anew, (found,) = anchor(m)
    assert (found.kind, found.words) == ("altered", "Children are at risk – today")
    assert found.difference == "Children [-were-]{+are+} at[- a-] risk – today"
    assert 0.8 < found.similarity < 1
    assert anew == m
    taken, _ = anchor(m, altered=True)
    assert taken.claims["c"].quotes[0].exact == "Children are at risk – today"
    assert anchor(taken).anchors[0].kind == "exact"


def test_words_that_are_in_several_places_are_ambiguous():
    found = one(TEXT, "We go on.")
    assert (found.kind, len(found.places), found.anchored) == ("ambiguous", 2, found.quote)
    assert one(TEXT, "we go on.").kind == "ambiguous"
    assert one(TEXT, "We go on.", 3).kind == "ambiguous"


@pytest.mark.parametrize("quoted", ["We go on.", "we  go on."])
@pytest.mark.parametrize(
    ("around", "place"),
    [
        ({"suffix": " Yours"}, 0),
        ({"prefix": 'the "129". '}, 1),
        ({"prefix": "today.\n\n", "suffix": " Yours, the"}, 0),
    ],
)
def test_surroundings_tell_which_place_is_meant(quoted, around, place):
    starts = [TEXT.index("We go on."), TEXT.rindex("We go on.")]
    assert one(TEXT, quoted, **around).anchored.start == starts[place]
    assert one(TEXT, quoted, starts[1 - place], **around).anchored.start == starts[place]


@pytest.mark.parametrize("quoted", ["We go on.", "we go on."])
def test_without_surroundings_the_old_place_tells(quoted):
    start = TEXT.rindex("We go on.")
    assert one(TEXT, quoted, start).anchored.start == start


def test_altered_words_that_are_in_several_places_are_ambiguous():
    pytest.importorskip("rapidfuzz")
    found = one("I like apples very much. But I like apples very much.", "I like an apple very much")
    assert (found.kind, len(found.places)) == ("ambiguous", 2)
    meant = one(
        "I like apples very much. But I like apples very much.", "I like an apple very much", prefix="But "
    )
    assert (meant.kind, meant.places) == ("altered", ((29, 52),))


def test_what_is_not_there_is_lost():
    found = one(TEXT, "Nobody ever wrote anything like this to anybody.")
    assert (found.kind, found.places, found.similarity, found.anchored) == ("lost", (), 0, found.quote)


def test_without_a_text_or_without_words_nobody_can_tell():
    assert anchor(made(None, Quote(exact="We"))).anchors[0].kind == "unread"
    assert one(TEXT, "").kind == one(TEXT, " \n").kind == one(TEXT, "\xad\u200b").kind == "unread"


def test_without_rapidfuzz_altered_words_are_lost(monkeypatch):
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    assert one(TEXT, "Children were at a  risk – today").kind == "lost"
    assert one(TEXT, "We don't stop now".removesuffix(" now")).kind == "normalised"


def test_the_words_of_arguments_and_utterances_are_anchored_too():
    m = made("x " + TEXT)
    m.argument("Why", id="a", quotes=[Quote(source="letter", exact="Dear Mark", start=0, end=9)])
    m.say(m.actor("Ann"), "c", quote=Quote(source="letter", exact="Yours", start=0, end=5))
    anew, anchors = anchor(m)
    assert [(found.element, found.kind) for found in anchors] == [("a", "moved"), ("u1", "moved")]
    assert anew.arguments["a"].quotes[0].start == 2
    assert anew.utterances["u1"].quotes[0].start == ("x " + TEXT).index("Yours")
    assert m.arguments["a"].quotes[0].start == 0


def test_a_text_of_one_word_over_and_over_takes_no_time():
    text = "well " * 200_000
    for quoted in ("well", "well well weII well", "very well", "well" * 100):
        assert one(text, quoted).kind in {"ambiguous", "lost"}


@given(st.text(st.sampled_from("ab'’ \n\xad“\"ﬁ…-–\u200b"), max_size=40), st.data())
def test_the_plain_text_knows_where_it_comes_from(text, data):
    known = Text(text)
    if not known.plain:
        return
    start = data.draw(st.integers(0, len(known.plain) - 1))
    end = data.draw(st.integers(start + 1, len(known.plain)))
    first, last = known.span(start, end)
    assert 0 <= first <= last <= len(text)
    if not {*text} & {*"ﬁ…"}:
        assert plain(text[first:last]).strip() == known.plain[start:end].strip()


@given(maps())
def test_anchoring_is_done_once_and_for_all(m):
    anew, anchors = anchor(m)
    again, settled = anchor(anew)
    assert again == anew
    assert len(settled) == len(anchors)
    for found in anchors:
        text = m.sources[found.quote.source].text if found.quote.source else None
        if found.kind in {"exact", "moved", "normalised"}:
            assert text[found.anchored.start : found.anchored.end] == found.anchored.exact
        else:
            assert found.anchored == found.quote


@given(st.text("abc ", min_size=1, max_size=30), st.text("abc ", max_size=30), st.text("abc ", max_size=30))
def test_what_the_source_says_once_is_found(exact, before, after):
    text = before + exact + after
    if text.count(exact) != 1 or text.find(exact, text.find(exact) + 1) >= 0 or not exact.strip():
        return
    assert one(text, exact, 0).anchored.start == text.index(exact)
