"""How wide each character is.

Text is measured with the advance widths of Inter, shipped as a table (`inter.json`, made by
`tools/make_widths.py`), so that a drawing comes out the same on every machine, with fonts or without.
Kerning is left out; it would make a line of English 0.1 to 0.5 % narrower.

What the table lacks is judged by Unicode's properties: wide characters (Chinese, Japanese, Korean, emoji;
Unicode Standard Annex 11) take one em, combining marks, joiners and controls nothing, and any other
character what the letters of Inter take on average, 0.63 em in regular and 0.65 em in bold.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Measure = Callable[[str], int]
    """Gives the width of a text, in units of `EM`."""

__all__ = ["EM", "measurer", "melts"]

EM = 1000
"""The unit of all widths here: so many to an em."""

REMEMBERED = 1000
"""Texts up to this many characters have the widths of their words remembered."""

MELTING = frozenset({"Cf", "Mc", "Me", "Mn"})
MELTING_RANGES = (("\u1160", "\u11ff"), ("\ud7b0", "\ud7ff"), ("\U0001f3fb", "\U0001f3ff"))
"""What is seen as one with what is before it: marks, joiners, Hangul's vowels and finals, skin tones."""


def measurer(text: str, *, bold: bool) -> Measure:
    """Return what measures the words of `text`: with a memory, unless the words may be huge.

    >>> measurer("To be", bold=False)("be")
    1195
    """
    widths = _widths(bold=bold)
    return widths.remembered if len(text) <= REMEMBERED else widths.measure


def melts(char: str) -> bool:
    """Tell whether a character is seen as one with that before it.

    >>> melts("\N{COMBINING ACUTE ACCENT}"), melts("e")
    (True, False)
    """
    if char < "\u00ad":
        return False
    return category(char) in MELTING or any(first <= char <= last for first, last in MELTING_RANGES)


class _Widths(dict[str, int]):
    """The width of each character in one weight; judges what the table lacks when it is asked for."""

    def __init__(self, table: Mapping[str, int], average: int) -> None:
        super().__init__(table)
        self.average = average
        self.remembered = lru_cache(maxsize=16_384)(self.measure)

    def __missing__(self, char: str) -> int:
        self[char] = width = self._judge(char)
        return width

    def _judge(self, char: str) -> int:
        kind = category(char)
        if kind == "Cc" or (kind != "Mc" and melts(char)):  # Mc: marks that stand beside their letter
            return 0
        return EM if east_asian_width(char) in "WF" else self.average

    def measure(self, text: str) -> int:
        return sum(map(self.__getitem__, text))


@cache
def _widths(*, bold: bool) -> _Widths:
    """Load the table of one weight."""
    table = json.loads(Path(__file__).with_name("inter.json").read_text("utf-8"))
    widths = {
        chr(code): width
        for first, *weights in table["runs"]
        for code, width in enumerate(weights[bold], start=first)
    }
    return _Widths(widths, table["average"][bold])
