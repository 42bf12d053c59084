"""Ids for elements that were given none: readable, and the same on every run."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Final

__all__ = ["Ids", "slug"]

_LONGEST: Final = 48
"""Characters of a slug, before a number: long enough to tell titles apart, short enough to type."""

_BLANKS: Final = re.compile(r"[\W_]+")
_PLAIN: Final = re.compile(r"[^a-z0-9]+")


def slug(title: str) -> str:
    """Return a readable id for a title: lower case, its words joined by hyphens, accents dropped.

    >>> slug("16.8 million reports"), slug("Barnardo’s, ça va?"), slug("?!")
    ('16-8-million-reports', 'barnardos-ca-va', '')
    """
    title = title.replace("'", "").replace("’", "")
    if title.isascii():
        words = _PLAIN.sub("-", title.lower()).strip("-")
    else:
        plain = "".join(
            char
            for char in unicodedata.normalize("NFKD", title.casefold())
            if not unicodedata.combining(char)
        )
        words = _BLANKS.sub("-", plain).strip("-")
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit("-", 1)[0]
    return words


class Ids:
    """Makes new ids; each step is O(1) however many ids of the same stem there are."""

    __slots__ = ("_last", "_taken")

    def __init__(self, taken: dict[str, Any]) -> None:
        self._taken = taken
        self._last: dict[str, tuple[int, str]] = {}

    def titled(self, title: str, letter: str) -> str:
        """Return the slug of a title, with a number if it is taken; without a slug a letter and a number."""
        stem = slug(title)
        if not stem:
            return self.counted(letter)
        return stem if stem not in self._taken else self._numbered(f"{stem}-", 2)

    def counted(self, letter: str) -> str:
        """Return a letter and the first number that is free."""
        return self._numbered(letter, 1)

    def copy(self, taken: dict[str, Any]) -> Ids:
        """Return a maker of ids that go with other elements."""
        twin = Ids(taken)
        twin._last = self._last.copy()
        return twin

    def _numbered(self, stem: str, first: int) -> str:
        number, id_ = self._last.get(stem) or (first, f"{stem}{first}")
        while id_ in self._taken:
            number += 1
            id_ = f"{stem}{number}"
        self._last[stem] = (number, id_)
        return id_
