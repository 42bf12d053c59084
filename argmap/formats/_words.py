"""What the words for relations mean, in the corpora of argument mining and in graphs that people draw."""

from __future__ import annotations

import re
from typing import Final

from argmap.model import KINDS, RelationKind

__all__ = ["kind_and_scheme", "type_of"]

_STEMS: Final[tuple[tuple[str, RelationKind], ...]] = (
    ("undercut", "undercut"),
    ("contradict", "rebuttal"),
    ("disagree", "rebuttal"),
    ("attack", "rebuttal"),
    ("rebut", "rebuttal"),
    ("oppos", "rebuttal"),
    ("conflict", "rebuttal"),
    ("against", "rebuttal"),
    ("equiv", "equivalence"),
    ("same", "equivalence"),
    ("restate", "equivalence"),
    ("rephrase", "equivalence"),
    ("prefer", "preference"),
    ("support", "support"),
    ("agree", "support"),
    ("evidence", "support"),
    ("reason", "support"),
    ("pro", "support"),
    ("con", "rebuttal"),
)
"""What a type means that has this in it; the first that fits counts: `disagree` comes before `agree`."""

_TYPE: Final = re.compile(r"\w+")
_WORDS: Final = re.compile(r"[^\W_]+(?: [^\W_]+)*")


def kind_and_scheme(type_: str) -> tuple[RelationKind | None, str]:
    """Return the kind that a type means, None if it means none, and the scheme it tells.

    >>> kind_and_scheme("support"), kind_and_scheme("partial_attack"), kind_and_scheme("support-from_sign")
    (('support', ''), ('rebuttal', 'partial_attack'), ('support', 'from sign'))
    >>> kind_and_scheme("understand")
    (None, '')
    """
    for kind in KINDS:
        if type_ == kind:
            return kind, ""
        if type_.startswith(f"{kind}-"):
            return kind, type_[len(kind) + 1 :].replace("_", " ")
    plain = type_.lower()
    found = next((kind for stem, kind in _STEMS if stem in plain), None)
    return found, type_ if found else ""


def type_of(kind: RelationKind, scheme: str) -> str:
    """Return the type of a relation, with its scheme in it if that can be told from it again.

    >>> type_of("rebuttal", "partial_attack"), type_of("support", "from sign"), type_of("support", "why?")
    ('partial_attack', 'support-from_sign', 'support')
    """
    if kind_and_scheme(scheme) == (kind, scheme) and _TYPE.fullmatch(scheme):
        return scheme
    return f"{kind}-{scheme.replace(' ', '_')}" if _WORDS.fullmatch(scheme) else kind
