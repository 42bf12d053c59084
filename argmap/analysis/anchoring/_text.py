"""A text that quotes are looked up in: as it stands, with its marks made plain, and word by word.

Plain is a text in which every blank is a space and several are one, apostrophes and quotation marks are the
straight ones, dashes are hyphens, ligatures are letters, and what is invisible is gone.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import Final

__all__ = ["WORD", "Text", "folded", "indexed", "plain"]

_KINDRED: Final = {
    "'": "`\u2018\u2019\u201a\u201b\xb4\u2032",
    '"': "\u201c\u201d\u201e\u201f\xab\xbb\u2033",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    " ": "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
}
_MARKS: Final = str.maketrans({char: mark for mark, kin in _KINDRED.items() for char in kin})

_SPELT: Final = {
    "\u2026": "...",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
"""The ellipsis, and the ligatures that PDF files have."""
_RUN: Final = re.compile(rf"\xad+ *|[\u200b-\u200d\u2060\ufeff]+| {{2,}}|[{''.join(_SPELT)}]")
"""What gets longer or shorter: soft hyphens with the break after them, what is invisible, blanks, letters."""

WORD: Final = re.compile(r"\w+")
"""A word by which a text is indexed."""


def plain(text: str) -> str:
    """Return a text with its marks made plain.

    >>> print(plain("“Don’t  stop” – it’s fine…"))
    "Don't stop" - it's fine...
    """
    return _RUN.sub(_respelt, text.translate(_MARKS))


def _respelt(run: re.Match[str]) -> str:
    first = run[0][0]
    return " " if first == " " else _SPELT.get(first, "")


def folded(text: str) -> str:
    """Return a text in small letters, each of them one character as before."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


class Text:
    """A text and what is known of it, worked out when first needed, each in one pass."""

    def __init__(self, raw: str) -> None:
        self.raw = raw

    @cached_property
    def plain(self) -> str:
        """The text with its marks made plain."""
        return plain(self.raw)

    @cached_property
    def folded(self) -> str:
        """The plain text in small letters, character by character."""
        return folded(self.plain)

    @cached_property
    def words(self) -> dict[str, array[int]]:
        """Where each word of the folded text begins."""
        found: dict[str, array[int]] = {}
        for word in WORD.finditer(self.folded):
            found.setdefault(word[0], array("q")).append(word.start())
        return found

    @cached_property
    def _breaks(self) -> tuple[array[int], array[int]]:
        """Where the plain text gets ahead or behind: places in it, and those in the text itself."""
        places, raws = array("q", [0]), array("q", [0])
        longer = 0
        for run in _RUN.finditer(self.raw.translate(_MARKS)):
            places.append(run.start() + longer)
            raws.append(run.start())
            longer += len(_respelt(run)) - len(run[0])
            places.append(run.end() + longer)
            raws.append(run.end())
        return places, raws

    def span(self, start: int, end: int) -> tuple[int, int]:
        r"""Return where a stretch of the plain text stands in the text itself.

        >>> text = Text("We  don’t\n\nstop.")
        >>> start = text.plain.index("don't stop")
        >>> text.span(start, start + 10)
        (4, 15)
        """
        return self._at(start), self._at(end - 1) + 1

    def _at(self, place: int) -> int:
        places, raws = self._breaks
        number = bisect_right(places, place) - 1
        limit = raws[number + 1] - 1 if number + 1 < len(raws) else len(self.raw)
        return min(raws[number] + place - places[number], max(limit, raws[number]))


@lru_cache(maxsize=8)
def indexed(text: str) -> Text:
    """Return a text with what is known of it; who asks again soon need not wait."""
    return Text(text)
