"""Text is measured as Inter sets it and broken into lines that fit."""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.layout import widths
from argmap.layout.breaks import clusters, parts
from argmap.layout.text import Wrapped, width, wrap

LETTER = (
    "Encryption would damage Facebook’s ability to identify and stop grooming behaviour on its platforms "
    "and allow abusers to target children more easily, the group claims."
)
FAMILY = "👨\u200d👩\u200d👧"
ALPHABET = "ab .-/_?&\n\t\u00a0\u200b\u200d\u0301’…Wж世「」한🇬🇧👍🏽\U0001f468ﬀ"

texts = st.text(st.sampled_from(ALPHABET) | st.characters(exclude_categories=["Cs"]), max_size=80)
limits = st.floats(1, 400)
bolds = st.booleans()


def without_blanks(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("", 0),
        (" ", 0.281),
        ("a", 0.562),
        ("W", 0.985),
        ("’", 0.261),
        ("aW", 1.547),
        ("世界", 2),
        ("👍", 1),
        ("👍🏽", 1),
        ("e\u0301", 0.583),
        ("\u200b\u200d\ufeff\x00", 0),
        ("\u0e01", 0.628),
    ],
)
def test_width_in_ems(text, ems):
    assert width(text, 1) == pytest.approx(ems, abs=0.0005)


def test_width_grows_with_size_and_weight():
    assert width(LETTER, 24) == pytest.approx(2 * width(LETTER, 12))
    assert width(LETTER, 12, bold=True) > width(LETTER, 12)


@pytest.mark.parametrize("script", ["Latin", "ñçőžß", "Ωμέγα", "Шифрування", "“–…”", "→≤∑", "€₴", "№™"])
def test_the_font_covers_european_texts(script):
    table = json.loads(Path(widths.__file__).with_name("inter.json").read_text("utf-8"))
    covered = {chr(code) for first, *of in table["runs"] for code in range(first, first + len(of[0]))}
    assert set(script) <= covered


def test_lines_are_filled_one_after_the_other():
    lines = wrap(LETTER, 12, 200).lines
    assert lines[0] == "Encryption would damage"
    assert " ".join(lines) == LETTER
    for line, following in pairwise(lines):
        assert width(f"{line} {following.split()[0]}", 12) > 200


def test_bold_needs_more_lines():
    assert len(wrap(LETTER, 12, 220, bold=True).lines) > len(wrap(LETTER, 12, 220).lines)


@pytest.mark.parametrize("text", ["", " ", "\n \t\n", "\u3000", "\u00a0"])
@pytest.mark.parametrize("lines", [None, 1])
def test_blank_text_has_no_lines(text, lines):
    assert wrap(text, 12, 100, lines=lines) == Wrapped((), truncated=False)


def test_a_line_break_of_the_text_stays_and_other_white_space_is_one_blank():
    assert wrap("one\t two\r\nthree\n\n  four ", 12, 400).lines == ("one two", "three", "four")


def test_a_no_break_space_is_no_place_to_break():
    assert wrap("about 16.8\u00a0million", 12, 80).lines == ("about", "16.8\u00a0million")


def test_a_long_word_breaks_between_characters_on_a_line_of_its_own():
    assert wrap("a wwwwwwwwww b", 10, 30).lines == ("a", "www", "www", "www", "w b")


def test_an_address_breaks_after_its_marks():
    lines = wrap("See https://example.org/letters/open-letter?year=2020&month=2_a now", 12, 100).lines
    assert lines == ("See", "https://example.", "org/letters/open-", "letter?", "year=2020&", "month=2_a now")


def test_a_word_that_fits_a_line_is_never_broken():
    assert wrap("the roll-out", 12, 60).lines == ("the", "roll-out")


def test_chinese_breaks_between_characters_but_not_before_a_full_stop():
    assert wrap("端到端加密。保护", 10, 50).lines == ("端到端加", "密。保护")
    assert wrap("go 端到端", 10, 40).lines == ("go 端到", "端")


@pytest.mark.parametrize(
    "seen", ["e\u0301", FAMILY, "🇬🇧", "👍🏽", "\u1112\u1161\u11ab", "क्", "1\ufe0f\u20e3"]
)
def test_what_is_seen_as_one_character_is_never_broken(seen):
    assert list(clusters(seen * 3)) == [seen] * 3
    assert wrap(seen * 3, 12, 1).lines == (seen,) * 3


def test_punctuation_stays_with_what_it_belongs_to():
    assert list(parts("a//b--c")) == ["a//", "b--", "c"]
    assert list(parts("「世界」は(a/b)")) == ["「世", "界」", "は", "(a/", "b)"]


def test_what_does_not_fit_is_cut_at_a_word():
    assert wrap(LETTER, 12, 200, lines=2) == Wrapped(
        ("Encryption would damage", "Facebook’s ability to identify and…"), truncated=True
    )


def test_what_fits_is_not_cut():
    whole = wrap(LETTER, 12, 200)
    assert wrap(LETTER, 12, 200, lines=len(whole.lines)) == whole


def test_a_word_that_fills_the_line_is_cut_between_characters():
    assert wrap("wwwwwwwwww", 10, 30, lines=1).lines == ("ww…",)
    assert wrap("端到端加密", 10, 35, lines=1).lines == ("端到…",)


def test_the_ellipsis_stands_even_where_nothing_fits():
    assert wrap("words", 12, 1, lines=1) == Wrapped(("…",), truncated=True)


@pytest.mark.parametrize("word", ["a", "é", "世", "e\u0301\u0301", "\u200b", "x/", FAMILY, "a ", "🇬"])
def test_huge_texts_come_to_an_end(word):
    text = word * (50_000 // len(word))
    assert without_blanks("".join(wrap(text, 12, 220).lines)) == without_blanks(text)
    assert len(wrap(text, 12, 220, lines=6).lines) <= 6


@given(texts, limits, bolds)
def test_no_line_is_wider_than_the_limit_unless_it_is_one_character(text, limit, bold):
    for line in wrap(text, 12, limit, bold=bold).lines:
        assert width(line, 12, bold=bold) <= limit + 1e-6 or len(list(clusters(line))) == 1


@given(texts, limits)
def test_every_word_survives_in_order(text, limit):
    wrapped = wrap(text, 12, limit)
    assert not wrapped.truncated
    assert without_blanks("".join(wrapped.lines)) == without_blanks(text)


@given(texts, limits)
def test_lines_have_no_white_space_at_their_ends(text, limit):
    for line in wrap(text, 12, limit).lines:
        assert line.strip(" \t\n") == line != ""


@given(texts, limits, st.integers(1, 5))
def test_only_what_does_not_fit_is_cut(text, limit, most):
    whole, cut = wrap(text, 12, limit).lines, wrap(text, 12, limit, lines=most)
    assert cut.truncated == (len(whole) > most)
    assert cut.lines[: most - 1] == whole[: most - 1]
    if not cut.truncated:
        assert cut.lines == whole
        return
    last = cut.lines[-1]
    assert last.endswith("…")
    assert whole[most - 1].startswith(last[:-1])
    assert last == "…" or width(last, 12) <= limit + 1e-6


@given(texts, limits)
def test_no_line_begins_with_a_mark_that_belongs_to_the_line_before(text, limit):
    for line in wrap("x" + without_blanks(text), 12, limit).lines:
        assert not unicodedata.combining(line[0])


@given(st.lists(st.sampled_from(["all", "words", "of", "one", "letter", "fit"])), st.floats(60, 400))
def test_lines_are_as_full_as_may_be(words, limit):
    lines = wrap(" ".join(words), 12, limit).lines
    for line, following in pairwise(lines):
        assert width(f"{line} {following.split()[0]}", 12) > limit
