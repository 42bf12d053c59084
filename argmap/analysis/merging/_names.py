"""Which ids the elements of a merged map have."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.analysis.diffing._matching import is_counted
from argmap.analysis.merging._keys import Version
from argmap.model import Element

__all__ = ["names"]


def names(
    found: Mapping[str, Element], base: Version, ours: Version, theirs: Version
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the ids of elements by their keys, and the ids that they did not get their way with, by key.

    Our elements keep the ids they have with us, unless only they gave another one, and their numbers anyway.
    What they added under an id that is taken gets another: the next number, which is no conflict, or a number
    behind the id.
    """
    wanted = {key: _wanted(key, base, ours, theirs) for key in found}
    ids: dict[str, str] = {}
    taken: set[str] = set()
    first = [key for key in found if ours.ids.get(key) == wanted[key]]
    for key in first:
        ids[key] = wanted[key]
        taken.add(wanted[key])
    disputed = {}
    last: dict[str, int] = {}
    for key in found:
        if key not in ids:
            ids[key] = _free(wanted[key], taken, last)
            taken.add(ids[key])
        other = theirs.ids.get(key)
        if other and other not in (ids[key], base.ids.get(key)) and not is_counted(other):
            disputed[key] = other
    return ids, disputed


def _wanted(key: str, base: Version, ours: Version, theirs: Version) -> str:
    """Return the id that an element is to have, whoever else wants it."""
    old, mine, other = (side.ids.get(key) for side in (base, ours, theirs))
    if mine is None or other is None or other == old:
        return mine or other or key
    if is_counted(mine):
        return mine if is_counted(other) else other
    return other if mine == old else mine


def _free(id: str, taken: set[str], last: dict[str, int]) -> str:
    """Return an id, or the next one like it that is free."""
    if id not in taken:
        return id
    stem = id.rstrip("0123456789") if is_counted(id) else f"{id}-"
    number = last.get(stem, 1)
    while f"{stem}{number}" in taken:
        number += 1
    last[stem] = number
    return f"{stem}{number}"
