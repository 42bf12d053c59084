"""The words by which a draft knows who says what; they are data, in `words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Literal

from attrs import frozen

__all__ = ["Manner", "Verb", "verbs", "words"]

Manner = Literal["clause", "quotation", "request"]
"""What a verb goes with: a clause, only the words themselves, or somebody who is asked to do something."""


@frozen
class Verb:
    """A form of a verb of saying: the speech act for each manner, and what must stand behind it, if anything.

    `is_plain` says that it is the form of `they say`; such words are often nouns.
    """

    acts: Mapping[Manner, str]
    after: frozenset[str]
    is_plain: bool


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(
        resources.files("argmap.drafting").joinpath("words.toml").read_text(encoding="utf-8")
    )


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a list, in small letters.

    >>> "expert" in words("roles")
    True
    """
    return frozenset(_table()["words"][name].split())


@cache
def verbs() -> Mapping[str, Verb]:
    """Return all forms of the verbs of saying.

    >>> dict(verbs()["admits"].acts)
    {'clause': 'concede'}
    """
    table = _table()
    acts: dict[str, dict[Manner, str]] = {}
    plain: dict[str, str] = {}
    manners: tuple[Manner, ...] = ("clause", "quotation", "request")
    for manner in manners:
        for act, told in table[manner].items():
            for forms in told.split(","):
                first, *_ = forms.split()
                for form in forms.split():
                    acts.setdefault(form, {})[manner] = act
                    plain[form] = first
    after = {verb: frozenset(told.split()) for verb, told in table["after"].items()}
    return {
        form: Verb(known, after.get(plain[form], frozenset()), plain[form] == form)
        for form, known in acts.items()
    }
