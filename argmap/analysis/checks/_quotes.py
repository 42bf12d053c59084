"""Quotes against the texts of their sources: in their place, elsewhere, altered, or not there at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from attrs import evolve, frozen

from argmap.analysis.checks._spec import Edits
from argmap.model import Argument, ArgumentMap, Claim, Quote, Source, Utterance

__all__ = [
    "Passage",
    "Quoting",
    "absences",
    "is_in_place",
    "nearest",
    "only_place",
    "place_of",
    "quotations",
    "requoted",
]

Quoting = Claim | Argument | Utterance
"""What has quotes."""


@frozen
class Passage:
    """A passage of a text that is nearly a quote: its place, and how many characters differ.

    0 is where only blanks, quotation marks and dashes do.
    """

    start: int
    end: int
    distance: int


_KINDRED: Final = (
    "'`\u2018\u2019\u201a\u201b\xb4",
    '"\u201c\u201d\u201e\u201f\xab\xbb',
    "-\u2010\u2011\u2012\u2013\u2014\u2212",
)
"""Apostrophes and single quotation marks, double ones, and hyphens and dashes."""
_CLASSES: Final = {char: f"[{re.escape(kin)}]" for kin in _KINDRED for char in kin}
_CLOSE: Final = 85.0
"""How alike, of 100, words must be to be taken for an altered quote."""

_LONGEST: Final = 2_000
"""Characters of a quote up to which words that are alike are looked for."""


def quotations(map: ArgumentMap) -> Iterator[tuple[Quoting, Quote]]:
    """Yield all quotes, each with the element that has it."""
    for kind in (map.claims, map.arguments, map.utterances):
        for element in kind.values():
            for quote in element.quotes:
                yield element, quote


def absences(map: ArgumentMap) -> Iterator[tuple[Quoting, Quote, Source, str]]:
    """Yield the quotes that are not in the known text of their source, with that source and its text."""
    for element, quote in quotations(map):
        source = map.sources.get(quote.source)
        if source is None or source.text is None or not quote.exact:
            continue
        if not is_in_place(quote, source.text) and place_of(quote.exact, source.text) < 0:
            yield element, quote, source, source.text


def is_in_place(quote: Quote, text: str) -> bool:
    """Whether a text has a quote where the quote says; anywhere, if it says nothing."""
    if quote.start is None:
        return place_of(quote.exact, text) >= 0
    return text.startswith(quote.exact, quote.start)


@lru_cache(maxsize=1 << 14)
def place_of(exact: str, text: str) -> int:
    """Return where a text first has some words, -1 if nowhere; several checks ask the same."""
    return text.find(exact)


def only_place(exact: str, text: str) -> int | None:
    """Return where a text has some words; None where it has them not, or more than once."""
    place = place_of(exact, text)
    return place if place >= 0 and text.find(exact, place + 1) < 0 else None


@lru_cache(maxsize=1024)
def nearest(exact: str, text: str) -> Passage | None:
    """Return the passage that is nearly a quote, None where there is none.

    Without rapidfuzz (the extra `fuzzy`) only other blanks, quotation marks and dashes are seen through.

    >>> nearest("don't  stop", "We don’t stop.")
    Passage(start=3, end=13, distance=0)
    """
    words = exact.split()
    if not words:
        return None
    pattern = r"\s+".join("".join(_CLASSES.get(char) or re.escape(char) for char in word) for word in words)
    found = re.search(pattern, text)
    return Passage(*found.span(), 0) if found else _alike(" ".join(words), text)


def _alike(exact: str, text: str) -> Passage | None:
    try:
        from rapidfuzz import fuzz
        from rapidfuzz.distance import Levenshtein
    except ImportError:
        return None
    if len(exact) > min(_LONGEST, len(text)):
        return None
    found = fuzz.partial_ratio_alignment(exact, text, score_cutoff=_CLOSE)
    if found is None:
        return None
    start, end = _whole_words(text, found.dest_start, found.dest_end)
    return Passage(start, end, Levenshtein.distance(exact, text[start:end]))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of a text that cuts no word in two and has no blanks at its ends."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def requoted(map: ArgumentMap, id: str, old: Quote, new: Quote) -> Edits:
    """Return the edits that put a quote in the place of another, as far as the element still has that."""
    element = map[id] if id in map else None  # noqa: SIM401 - a map of elements has no `get`
    if not isinstance(element, Claim | Argument | Utterance) or old not in element.quotes:
        return Edits()
    return Edits(replace=(evolve(element, quotes=[new if q == old else q for q in element.quotes]),))
