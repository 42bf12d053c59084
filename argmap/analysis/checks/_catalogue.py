"""All checks there are, by name, and which of them some codes mean."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from argmap._registry import Registry
from argmap.analysis.checks._spec import Check
from argmap.errors import UnknownFormatError

__all__ = ["CHECKS", "chosen"]

CHECKS: Final = Registry("argmap.analysis.checks", "CHECK", Check)
"""All checks, by the names of their modules."""


def chosen(select: Collection[str] | None, ignore: Collection[str]) -> list[tuple[str, Check]]:
    """Return the checks that are selected (None for all) and not ignored, each with its name, by their codes.

    Raises:
        UnknownFormatError: a word is no code, beginning of a code or name of a check.
    """
    known = sorted(((name.replace("_", "-"), check) for name, check in CHECKS.items()), key=_code)
    for word in (*(select or ()), *ignore):
        if not any(means(word, name, check) for name, check in known):
            there = ", ".join(f"{check.code} {name}" for name, check in known)
            raise UnknownFormatError(f"there is no check {word!r}; there is {there}")
    return [
        (name, check)
        for name, check in known
        if (select is None or any(means(word, name, check) for word in select))
        and not any(means(word, name, check) for word in ignore)
    ]


def means(word: str, name: str, check: Check) -> bool:
    """Whether a word is the code of a check, the beginning of the code, or its name.

    >>> check = CHECKS["self_attack"]
    >>> [means(word, "self-attack", check) for word in ("AM105", "AM1", "self-attack", "AM2", "")]
    [True, True, True, False, False]
    """
    return word == name or (word != "" and check.code.startswith(word))


def _code(entry: tuple[str, Check]) -> tuple[str, str]:
    name, check = entry
    return check.code, name
