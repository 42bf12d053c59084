"""A text set in lines, of which every character knows its place in the text."""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from argmap.layout.text import width, wrap

__all__ = ["LEADING", "SIZE", "Line", "Paragraph", "article"]

SIZE: Final = 14.0
"""Of the type, in px."""

LEADING: Final = 27.0
"""From one line to the next, in px: with room for marks below the words and numbers above them."""

_GAP: Final = 12.0
_HAIR: Final = 0.01


class Line(NamedTuple):
    """A line as it is set: its words, and for each of its characters the place in the source's text."""

    words: str
    places: list[int]
    is_mirrored: bool

    def span(self, start: int, end: int) -> tuple[float, float] | None:
        """Return from where to where a part of the text stands in it, in px; None where it does not."""
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        if not self.words[first:last].strip():
            return None
        if self.is_mirrored:
            return 0.0, width(self.words, SIZE)
        return width(self.words[:first], SIZE), width(self.words[:last], SIZE)

    def parts(self, cuts: list[float]) -> Iterator[tuple[float, str]]:
        """Yield its words, cut where marks begin and end, each part with its place in px."""
        edges = [0.0, *(cut for cut in cuts if cut and not self.is_mirrored), math.inf]
        x, index = 0.0, 0
        for end in edges[1:]:
            start, first = x, index
            while index < len(self.words) and x < end - _HAIR:
                x += width(self.words[index], SIZE)
                index += 1
            part = self.words[first:index]
            if words := part.strip(" "):
                yield start + width(part[: len(part) - len(part.lstrip(" "))], SIZE), words


class Paragraph(NamedTuple):
    """A line of the text as written, the `gap` above it, and the lines in which it is set."""

    words: str
    gap: float
    lines: list[Line]


def article(text: str, measure: float) -> Iterator[Paragraph]:
    r"""Yield the paragraphs of a text, set in lines at most `measure` px wide.

    >>> [paragraph.words for paragraph in article("Stop now.\n\nThink of children.", 500.0)]
    ['Stop now.', 'Think of children.']
    """
    place, gap = 0, 0.0
    for written in text.splitlines(keepends=True):
        if lines := _lines(written, place, measure):
            yield Paragraph(written.strip(), gap, lines)
            gap = 0.0
        else:
            gap = _GAP
        place += len(written)


def _lines(written: str, start: int, measure: float) -> list[Line]:
    """Return the lines of a paragraph; every character is found, for wrapping loses none but blanks."""
    lines = []
    place = 0
    for words in wrap(written, SIZE, measure).lines:
        places = []
        for char in words:
            while char != " " and written[place] != char:
                place += 1
            places.append(start + place)
            place += char != " " or written[place].isspace()
        lines.append(Line(words, places, any(map(_is_mirrored, words))))
    return lines


def _is_mirrored(char: str) -> bool:
    """Tell whether a character runs from right to left."""
    return char >= "\u0590" and unicodedata.bidirectional(char) in {"R", "AL", "RLE", "RLO", "RLI"}
