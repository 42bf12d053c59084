"""How the fields of elements take their values: converters at the boundary, so that inside all is well typed.

Each converter returns the value in the form in which elements keep it, or raises a TypeError that shows it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final, TypeVar

__all__ = ["flag", "identity", "names", "number", "offset", "refusal", "several", "string"]

T = TypeVar("T")


def refusal(expected: str, value: object) -> TypeError:
    """Return the error that tells what was expected and shows what came."""
    return TypeError(f"expected {expected}, not {type(value).__name__}: {value!r:.60}")


def string(value: str) -> str:
    """Return text as it is; empty means that it is not known."""
    if isinstance(value, str):
        return value
    raise refusal("text", value)


def identity(value: str) -> str:
    """Return an id as it is: text, never empty."""
    if isinstance(value, str) and value:
        return value
    raise refusal("an id, which is text that is not empty", value)


def flag(value: bool) -> bool:  # noqa: FBT001 - a converter has one positional argument
    """Return yes or no as it is."""
    if isinstance(value, bool):
        return value
    raise refusal("True or False", value)


def number(value: float | None) -> float | None:
    """Return a finite number as it is, and None for one that is not known."""
    if value is None:
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and -_LARGEST <= value <= _LARGEST:
        return value
    raise refusal("a finite number or None", value)


def offset(value: int | None) -> int | None:
    """Return a place in a text as it is, in code points from 0, and None for one that is not known."""
    if value is None or (type(value) is int and value >= 0):
        return value
    raise refusal("a count of code points from 0, or None", value)


_LARGEST: Final = sys.float_info.max


def names(values: Iterable[str]) -> tuple[str, ...]:
    """Return several texts, in order: ids, names, tags."""
    return several(values, str) if values != () else ()


def several(values: Iterable[T], kind: type[T]) -> tuple[T, ...]:
    """Return several values of one kind, in order; a lone text will not do, nor a set: it has no order."""
    if not isinstance(values, (tuple, list)) and not _is_ordered(values):
        raise refusal(f"several values of {kind.__name__} in a list", values)
    kept = tuple(values)
    for value in kept:
        if not isinstance(value, kind):
            raise refusal(f"values of {kind.__name__}", value)
    return kept


def _is_ordered(values: object) -> bool:
    return isinstance(values, Iterable) and not isinstance(values, (str, set, frozenset))
