"""The lines of both layouts: what is a heading, a cross-reference, a footnote."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["FOOTNOTE", "HEADING", "LINK", "OLD_HEADING", "SEE", "SOURCES", "cleaned", "is_special"]

HEADING: Final = re.compile(r"[ ]*((?:\d+\.)+) (Thesis|Question|Pro|Con):")
"""The line above a text, in the newer layout; all of the line, for texts have lines that begin like it."""

OLD_HEADING: Final = re.compile(r"((?:\d+\.)+) (?:(Pro|Con): )?(.*)", re.DOTALL)
"""The line of a claim, in the older layout."""

SEE: Final = re.compile(r"-> See ((?:\d+\.)+)")
"""A cross-reference, instead of a text."""

SOURCES: Final = "Sources:"
"""The line above the list of sources."""

FOOTNOTE: Final = re.compile(r"\[(\d+)\] ?(.*)")
"""The line of a source."""

LINK: Final = re.compile(r"\[[^\[\]\n]*\]\(((?:[^()\s\\]|\\.)+)\)")
"""A source in a text of the older layout; parentheses in its address have a backslash before them."""

_MARK: Final = re.compile(r"\s?\[(\d+)\]")


def cleaned(text: str, known: frozenset[str]) -> tuple[str, list[str]]:
    """Return a text without its footnotes, and their numbers; what is in brackets but no footnote stays.

    >>> cleaned("Abuse [sic] goes unseen [2][3]. [4]", frozenset("23"))
    ('Abuse [sic] goes unseen. [4]', ['2', '3'])
    """
    numbers = [number for number in _MARK.findall(text) if number in known]
    return _MARK.sub(lambda mark: "" if mark[1] in known else mark[0], text), numbers


def is_special(line: str) -> bool:
    """Whether a line says more than its text.

    >>> is_special("1.1. Pro:"), is_special("1.1.  Pro:"), is_special("-> See 1.2.")
    (True, False, True)
    """
    return bool(line == SOURCES or HEADING.fullmatch(line) or SEE.fullmatch(line))
