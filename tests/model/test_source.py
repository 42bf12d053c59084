"""Quotes: exact passages, found once or refused."""

from __future__ import annotations

import pytest

from argmap import IntegrityError, Quote, Source

LETTER = Source(id="letter", text="Stop it. 👩‍👩‍👧 We say: stop it! Stop it.")


def test_a_passage_is_found_with_its_place_in_code_points():
    quote = LETTER.quote("We say")
    assert LETTER.text[quote.start : quote.end] == "We say"
    assert quote == Quote(source="letter", exact="We say", start=15, end=21)


@pytest.mark.parametrize(
    ("around", "start"),
    [({"prefix": "", "suffix": " 👩"}, 0), ({"prefix": "! "}, 32), ({"prefix": "it! "}, 32)],
)
def test_text_around_tells_a_passage_from_its_like(around, start):
    quote = LETTER.quote("Stop it.", **around)
    assert (quote.start, quote.end) == (start, start + 8)
    assert (quote.prefix, quote.suffix) == (around.get("prefix", ""), around.get("suffix", ""))


@pytest.mark.parametrize(
    ("exact", "around", "why"),
    [
        ("Go", {}, "the source 'letter' does not say 'Go'"),
        ("We say", {"prefix": "x"}, "the source 'letter' does not say 'xWe say'"),
        ("Stop it.", {}, "the source 'letter' says 'Stop it.' more than once: give a prefix or a suffix"),
        ("", {}, "a quote of 'letter' is empty"),
    ],
)
def test_a_passage_that_is_not_one_is_refused(exact, around, why):
    with pytest.raises(IntegrityError) as caught:
        LETTER.quote(exact, **around)
    assert str(caught.value) == why
    assert caught.value.element == "letter"


def test_passages_that_overlap_are_two():
    with pytest.raises(IntegrityError, match="more than once"):
        Source(id="s", text="aaa").quote("aa")


def test_without_a_text_a_quote_has_no_place_and_may_not_be_empty_either():
    source = Source(id="s")
    assert source.quote("Yes", page="3") == Quote(source="s", exact="Yes", page="3")
    with pytest.raises(IntegrityError, match="a quote of 's' is empty"):
        source.quote("")


def test_an_empty_text_says_nothing():
    with pytest.raises(IntegrityError, match="does not say 'Yes'"):
        Source(id="s", text="").quote("Yes")


def test_a_long_passage_is_told_shortly():
    with pytest.raises(IntegrityError) as caught:
        LETTER.quote("x" * 10_000)
    assert len(str(caught.value)) < 200
