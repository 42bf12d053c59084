"""Merging one value that two sides may have changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

__all__ = ["MISSING", "Dispute", "merged"]

MISSING: Final = None
"""What a mapping says of a key that it has not."""

Dispute = Callable[[str, Any, Any, Any], None]
"""Told of what both changed, each otherwise: its path, what it was, what it is with us and with them."""

_LISTS: Final = frozenset(
    {
        "authors",
        "ends",
        "member_of",
        "members",
        "quotes",
        "speakers",
        "starts",
        "tags",
        "wordings",
    }
)
"""Fields of which each item stands for itself, so that both sides may add and take away."""


Three = tuple[Any, Any, Any]
"""A value as it was, as it is with us, and as it is with them."""


def merged(path: str, values: Three, dispute: Dispute) -> Any:
    """Return what a value becomes; ours, where both changed it otherwise, which is told.

    >>> merged("tags", (("a", "b"), ("a", "b", "c"), ("b", "d")), print)
    ('b', 'c', 'd')
    >>> merged("text", ("It rains.", "It pours.", "It snows."), print)
    text It rains. It pours. It snows.
    'It pours.'
    """
    base, ours, theirs = values
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return _merged_mapping(path, (base if isinstance(base, Mapping) else {}, ours, theirs), dispute)
    if path in _LISTS and all(len(set(items)) == len(items) for items in (ours, theirs)):
        return _merged_items(base, ours, theirs)
    dispute(path, base, ours, theirs)
    return ours


def _merged_mapping(path: str, sides: Three, dispute: Dispute) -> dict[str, Any]:
    """Return a mapping of which each key is merged by itself; the model bounds the nesting of extras."""
    found = {}
    for key in dict.fromkeys([*sides[1], *sides[2]]):
        base, ours, theirs = (side.get(key, MISSING) for side in sides)
        was_there, is_ours, is_theirs = (key in side for side in sides)
        if is_ours and is_theirs:
            found[key] = merged(f"{path}.{key}", (base, ours, theirs), dispute)
        elif not was_there or base != (ours if is_ours else theirs):
            found[key] = ours if is_ours else theirs
            if was_there:
                dispute(f"{path}.{key}", base, ours, theirs)
    return found


def _merged_items(base: Any, ours: Any, theirs: Any) -> tuple[Any, ...]:
    """Return the items of both sides, without those that either took away."""
    gone = set(base) - set(theirs)
    new = [item for item in theirs if item not in base and item not in ours]
    return (*(item for item in ours if item not in gone), *new)
