"""Paragraphs out of running words, as browsers fold blanks; those that are set off begin with `> `."""

from __future__ import annotations

import re
from typing import Final

from attrs import field, mutable

__all__ = ["Paragraphs"]

_BLANKS: Final = re.compile(r"[ \t\n\r\f\xa0]+")
_UNSEEN: Final = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
"""Places where a word may break, and marks of no width."""


@mutable
class Paragraphs:
    """Collects words; `depth` says in how many quotations they stand, `verbatim` whether blanks are kept."""

    depth: int = 0
    verbatim: int = 0
    _words: list[str] = field(factory=list, init=False)
    _done: list[str] = field(factory=list, init=False)

    def write(self, words: str) -> None:
        """Add words to the paragraph."""
        plain = words.translate(_UNSEEN)
        self._words.append(plain if self.verbatim else _BLANKS.sub(" ", plain))

    def line(self) -> None:
        """Begin a new line."""
        self._words.append("\n")

    def close(self) -> None:
        """End the paragraph, if there is one."""
        lines = [_BLANKS.sub(" ", line).strip() for line in "".join(self._words).split("\n")]
        self._words.clear()
        if told := "\n".join(f"{'> ' * min(self.depth, 9)}{line}" for line in lines if line):
            self._done.append(told)

    def result(self) -> str:
        """Return all paragraphs, a blank line between each two."""
        self.close()
        return "\n\n".join([*self._done, ""]).removesuffix("\n")
