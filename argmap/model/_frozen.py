"""JSON-like extras, frozen: what the fields `data` and `residue` hold.

Mappings become `FrozenDict`, lists become tuples, and what JSON cannot hold is refused, so that an
element is a value through and through and its extras survive every format that has room for them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

__all__ = ["EMPTY", "FrozenDict", "freeze", "freeze_mapping"]

_DEEPEST = 100
"""Levels of nesting that extras may have: far beyond any real document, far below the interpreter's limit."""

_LONGEST = 2048
"""Bits of a whole number: what every Python writes as text and reads again, whatever its settings."""


class FrozenDict(dict[str, Any]):
    """A dict that refuses to change, nor does anything in it; it compares and prints like a dict.

    Raises:
        TypeError: a key is no string, or a value is nothing that JSON has (dates: write them as text).
        ValueError: a number is not finite or has some 600 digits, or the nesting is deeper than 100 levels.

    >>> FrozenDict({"votes": [3, 1]})
    {'votes': (3, 1)}
    """

    __slots__ = ()

    def __init__(self, value: Mapping[str, Any] | Iterable[tuple[str, Any]] = ()) -> None:
        super().__init__(_frozen_items(value if isinstance(value, dict) else dict(value), 1))

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        message = "the extras of an element are frozen; give the element other ones with attrs.evolve"
        raise TypeError(message)

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        """Return a hash that does not depend on the order of the keys, as equality does not."""
        return hash(frozenset(self.items()))

    def __copy__(self) -> FrozenDict:
        """Return itself: it cannot change."""
        return self

    def __deepcopy__(self, _memo: object) -> FrozenDict:
        """Return itself: it cannot change, nor can anything in it."""
        return self

    def __reduce__(self) -> tuple[type[FrozenDict], tuple[dict[str, Any]]]:
        """Pickle by way of a plain dict."""
        return (FrozenDict, (dict(self),))


def freeze_mapping(value: Mapping[str, Any] | None) -> FrozenDict:
    """Return a frozen copy of JSON-like extras, one object for all that are empty; see `FrozenDict`."""
    if type(value) is FrozenDict:
        return value
    if value is None or isinstance(value, Mapping):
        return FrozenDict(value) if value else EMPTY
    message = f"extras are a mapping from names to JSON-like values, not {type(value).__name__}"
    raise TypeError(message)


def freeze(value: Any, depth: int = 0) -> Any:
    """Return a frozen copy of one JSON-like value; see `FrozenDict`."""
    if type(value) is str or value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, int):
        if value.bit_length() <= _LONGEST:
            return value
        digits = value.bit_length() * 3 // 10
        message = f"extras cannot hold a number of some {digits} digits: write it as text"
        raise ValueError(message)
    if isinstance(value, float):
        if math.isfinite(value):
            return value
        message = f"extras cannot hold {value}: JSON has only finite numbers"
        raise ValueError(message)
    if depth >= _DEEPEST:
        message = f"extras are nested deeper than {_DEEPEST} levels"
        raise ValueError(message)
    if isinstance(value, (list, tuple)):
        # Most of what is in extras is text, and a call for each would be most of the time.
        return tuple([item if type(item) is str else freeze(item, depth + 1) for item in value])
    if isinstance(value, Mapping):
        # Not by the constructor: it would freeze what is frozen already once more on every level.
        frozen = FrozenDict.__new__(FrozenDict)
        dict.update(frozen, _frozen_items(value, depth + 1))
        return frozen
    message = f"extras cannot hold a {type(value).__name__}: give text, numbers, booleans, lists or mappings"
    raise TypeError(message)


def _frozen_items(value: Mapping[Any, Any], depth: int) -> dict[str, Any]:
    return {
        key if type(key) is str else _key(key): item if type(item) is str else freeze(item, depth)
        for key, item in value.items()
    }


def _key(key: object) -> str:
    if isinstance(key, str):
        return key
    message = f"the keys of extras are strings, not {type(key).__name__}: {key!r}"
    raise TypeError(message)


EMPTY = FrozenDict()
"""The extras of nearly every element; one object shared by all of them."""
