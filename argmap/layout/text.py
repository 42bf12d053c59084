"""Text in lines: how wide it is, and where its lines break."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from argmap.layout.breaks import clusters, parts, spread
from argmap.layout.widths import EM, measurer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.layout.widths import Measure

__all__ = ["Wrapped", "width", "wrap"]

ELLIPSIS = "…"

BLANKS = re.compile(r"[^\S\u00a0\u2007\u202f]+")
"""Room between words; a no-break space belongs to its word."""

WORDS = re.compile(" ?[^ ]+")
"""The words of a line, each with the blank before it."""

HAIR = 1e-6
"""Forgives a limit the error of its own arithmetic, in the unit of the widths."""


class Wrapped(NamedTuple):
    """A text in lines, and whether some of it was cut off."""

    lines: tuple[str, ...]
    truncated: bool


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide `text` is on one line at a font size of `size` px, in px.

    >>> width("Encryption", 12)
    60.876
    >>> width("Encryption", 12, bold=True) > width("Encryption", 12)
    True
    """
    return measurer(text, bold=bold)(text) * size / EM


def wrap(text: str, size: float, limit: float, *, bold: bool = False, lines: int | None = None) -> Wrapped:
    """Break `text` into lines at most `limit` px wide; of more than `lines` (from 1) the last ends in "…".

    Lines break at blanks and are filled one after the other. A line break of the text stays one; other white
    space counts as one blank, and blank lines are dropped. Words are never hyphenated; one that is wider than
    `limit`, or in Chinese or Japanese, breaks where `argmap.layout.breaks` says. So no line is wider than
    `limit`, unless it is one single character.

    >>> wrap("Facebook must halt the roll-out of encryption.", 12, 120)
    Wrapped(lines=('Facebook must halt', 'the roll-out of', 'encryption.'), truncated=False)
    >>> wrap("Facebook must halt the roll-out of encryption.", 12, 120, lines=2)
    Wrapped(lines=('Facebook must halt', 'the roll-out of…'), truncated=True)
    """
    measure = measurer(text, bold=bold)
    room = int(limit * EM / size + HAIR)
    filled = [line for part in text.splitlines() for line in _fill(part, room, measure)]
    if lines is None or len(filled) <= lines:
        return Wrapped(tuple(filled), truncated=False)
    return Wrapped((*filled[: lines - 1], _cut(filled[lines - 1], room, measure)), truncated=True)


def _fill(text: str, room: int, measure: Measure) -> Iterable[str]:
    """Return the lines of one paragraph, each as full as may be."""
    words = _words(text)
    widths = [measure(word) for word in words]
    if spread(text) or max(widths, default=0) > room:
        return _fill_broken(text, room, measure)
    return _fill_whole(words, widths, room, measure(" "))


def _fill_whole(words: list[str], widths: list[int], room: int, blank: int) -> list[str]:
    """Return lines of words that all stay whole, which is nearly all there is."""
    lines: list[str] = []
    start = used = 0
    for index, wide in enumerate(widths):
        used += wide
        if used > room:
            lines.append(" ".join(words[start:index]))
            start, used = index, wide
        used += blank
    if words:
        lines.append(" ".join(words[start:]))
    return lines


def _fill_broken(text: str, room: int, measure: Measure) -> Iterator[str]:
    """Yield lines in which words may break."""
    blank = measure(" ")
    line: list[str] = []
    used = 0
    for word in _words(text):
        wide = measure(word)
        if line and used + blank + wide <= room:
            line += (" ", word)
            used += blank + wide
            continue
        divisible = spread(word)
        if line and not divisible:
            yield "".join(line)
            line, used = [], 0
        gap = " " if line else ""
        for atom in _atoms(word, room, measure) if divisible or wide > room else (word,):
            wide = measure(gap + atom)
            if line and used + wide > room:
                yield "".join(line)
                line, used, gap = [], 0, ""
                wide = measure(atom)
            line.append(gap + atom)
            used += wide
            gap = ""
    if line:
        yield "".join(line)


def _words(text: str) -> list[str]:
    return text.split() if text.isascii() else [word for word in BLANKS.split(text.strip()) if word]


def _atoms(word: str, room: int, measure: Measure) -> Iterator[str]:
    """Split a word where a line may break, and where no such part fits a line, into characters."""
    for atom in parts(word):
        if measure(atom) <= room:
            yield atom
        else:
            yield from clusters(atom)


def _cut(line: str, room: int, measure: Measure) -> str:
    """Return the beginning of `line` that leaves room for the ellipsis, in whole words where one fits."""
    left = room - measure(ELLIPSIS)
    words = (parts(word) if spread(word) else (word,) for word in WORDS.findall(line))
    head = _head(chain.from_iterable(words), left, measure) or _head(clusters(line), left, measure)
    return head + ELLIPSIS


def _head(parts: Iterable[str], room: int, measure: Measure) -> str:
    """Join the first parts, as many as there is room for."""
    fitting, used = [], 0
    for part in parts:
        used += measure(part)
        if used > room:
            break
        fitting.append(part)
    return "".join(fitting)
