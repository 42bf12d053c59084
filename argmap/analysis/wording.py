"""Words for what a map holds: what speakers do, what relations do, when something was.

Cards, outlines and screen readers say the same thing in the same words.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["RELATES", "SIGNS", "is_verb", "plain_words", "readable_date", "sentences", "verb"]

RELATES: Final[dict[str, str]] = {
    "support": "supports",
    "rebuttal": "rebuts",
    "undercut": "undercuts",
    "contradiction": "contradicts",
    "equivalence": "says the same as",
    "preference": "is preferred to",
}
"""What each kind of relation does to its target."""

SIGNS: Final[dict[str, str]] = {
    "support": "+",
    "rebuttal": "−",
    "undercut": "×",
    "contradiction": "≠",
    "equivalence": "=",
    "preference": ">",
}
"""The sign of each kind of relation: it tells what colours and dashes tell too."""

_NO_WORD: Final = re.compile(r"[\W_]+")
_ISO_DATE: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def is_verb(act: str) -> bool:
    """Whether the word of a speech act is a plain verb, as `concede` is and `Popular Conceding` is not."""
    return act.isalpha() and act.islower()


def verb(act: str, *, several: bool = False) -> str:
    """Return what a speaker does, or what several do; a word that is no verb as it is.

    >>> verb("concede"), verb("deny"), verb("demand", several=True), verb("Popular Conceding")
    ('concedes', 'denies', 'demand', 'Popular Conceding')
    """
    if several or not is_verb(act):
        return act
    if act.endswith("y") and act[-2:-1] not in {*"aeiou"}:
        return f"{act[:-1]}ies"
    return f"{act}es" if act.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{act}s"


def readable_date(date: str) -> str:
    """Return an ISO 8601 date as people write it; anything else as it is.

    >>> readable_date("2020-02-06"), readable_date("2019-03"), readable_date("last week")
    ('6 Feb 2020', 'Mar 2019', 'last week')
    """
    found = _ISO_DATE.fullmatch(date[:10])
    if found is None:
        return date
    year, month, day = found.groups()
    parts = (str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year)
    return " ".join(part for part in parts if part)


def sentences(*parts: str) -> str:
    """Return texts one after the other, each with a full stop where it has no stop.

    >>> sentences("Halt the roll-out", "", "Why not?")
    'Halt the roll-out. Why not?'
    """
    return " ".join([part if part[-1] in ".!?…" else f"{part}." for part in parts if part])


def plain_words(text: str) -> str:
    """Return the words of a text without what does not change what it says: capitals, blanks, punctuation.

    >>> plain_words("It rains;  again!") == plain_words("it rains, again")
    True
    """
    return _NO_WORD.sub(" ", text.casefold()).strip()
