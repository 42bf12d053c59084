"""The passages of a source that are quoted, and what is made of them.

A quote lies where its offsets say, if its words are there; else where the words stand, once, in the text.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from argmap.errors import IntegrityError
from argmap.model import Argument, ArgumentMap, Claim, Quote, Source, Utterance

__all__ = ["Passage", "Stray", "covered", "passages", "quoted"]


class Passage(NamedTuple):
    """A part of a text, `end` exclusive, and the id of the element that quotes it."""

    start: int
    end: int
    by: str


class Stray(NamedTuple):
    """A quote that has no place in the text, and why."""

    by: str
    exact: str
    why: str


def quoted(map: ArgumentMap) -> dict[str, list[tuple[str, Quote]]]:
    """Return the quotes of each source, each with the id of the element that stands for it.

    The quote of an utterance stands for what the utterance puts forward, or for the utterance itself where it
    puts forward nothing.
    """
    contents: dict[str, dict[str, None]] = {}
    for act in map.acts.values():
        for id_ in _uttered(map, act.anchor) if act.content and act.content not in map.utterances else ():
            contents.setdefault(id_, {})[act.content] = None
    found: dict[str, dict[tuple[str, Quote], None]] = {}
    quoting: tuple[Claim | Argument | Utterance, ...] = (
        *map.claims.values(),
        *map.arguments.values(),
        *map.utterances.values(),
    )
    for element in quoting:
        for quote in element.quotes:
            source = quote.source or (element.source if isinstance(element, Utterance) else "")
            for by in contents.get(element.id) or (element.id,):
                found.setdefault(source, {})[by, quote] = None
    return {source: list(pairs) for source, pairs in found.items() if source}


def _uttered(map: ArgumentMap, anchor: str) -> tuple[str, ...]:
    transition = map.transitions.get(anchor)
    return transition.ends if transition else (anchor,)


def passages(source: Source, quotes: list[tuple[str, Quote]]) -> tuple[list[Passage], list[Stray]]:
    """Return the passages that quotes mark in a source, in order, and the quotes that mark none.

    Those that begin at one place come the longest first.
    """
    found: dict[Passage, None] = {}
    strays: dict[Stray, None] = {}
    places: dict[tuple[str, str, str], int | str] = {}
    for by, quote in sorted(quotes, key=lambda pair: math.inf if pair[1].start is None else pair[1].start):
        key = (quote.prefix, quote.exact, quote.suffix)
        start = _told(source, quote)
        if start is None and key not in places:
            places[key] = _found(source, quote)
        place = places[key] if start is None else start
        if isinstance(place, int):
            found[Passage(place, place + _length(quote), by)] = None
        else:
            strays[Stray(by, quote.exact, place)] = None
    return sorted(found, key=lambda passage: (passage.start, -passage.end)), list(strays)


def _told(source: Source, quote: Quote) -> int | None:
    """Return where a quote says that it begins, if that can be."""
    text = source.text or ""
    if quote.start is None or quote.end is None or not quote.start < quote.end <= len(text):
        return None
    return quote.start if quote.exact in ("", text[quote.start : quote.end]) else None


def _found(source: Source, quote: Quote) -> int | str:
    """Return where the words of a quote stand, or why nowhere."""
    if source.text is None:
        return "the text is not part of the map"
    if not quote.exact:
        return "no words are given"
    try:
        start = source.quote(quote.exact, prefix=quote.prefix, suffix=quote.suffix).start
    except IntegrityError:
        return "more than once in the text" if quote.exact in source.text else "not in the text"
    return 0 if start is None else start


def _length(quote: Quote) -> int:
    return len(quote.exact) or (quote.end or 0) - (quote.start or 0)


def covered(text: str, marks: list[Passage]) -> float:
    """Return which share of a text is quoted, from 0 to 1; blanks do not count.

    >>> covered("Stop now.", [Passage(0, 4, "c1")])
    0.5
    """
    whole = len("".join(text.split()))
    return (
        sum(len("".join(text[start:end].split())) for start, end in _united(marks)) / whole if whole else 0.0
    )


def _united(marks: list[Passage]) -> Iterator[tuple[int, int]]:
    """Yield where something is quoted, each part once."""
    done = 0
    for start, end, _ in marks:
        if end > done:
            yield max(start, done), end
            done = end
