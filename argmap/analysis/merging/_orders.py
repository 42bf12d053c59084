"""Merging the order of elements: what either side moved or added goes where that side put it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.analysis.diffing._order import behind, placed, steady

__all__ = ["merged_order"]


def merged_order(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> tuple[list[str], tuple[str, ...]]:
    """Return the merged order of all keys, removed ones included, and which both sides moved elsewhere.

    What both put behind the same element goes there in the order of its keys, so that neither side is first.

    >>> merged_order("ab", "axb", "ayb")
    (['a', 'x', 'y', 'b'], ())
    """
    mine, other = _places(base, ours), _places(base, theirs)
    ranks = set(base)
    disputed = tuple(key for key in mine if key in ranks and key in other and mine[key] != other[key])
    places = {**other, **mine}
    for key in mine:
        if key not in ranks and key in other:
            places[key] = min(mine[key], other[key])
    kept = [key for key in base if key not in places]
    return placed(kept, {key: places[key] for key in sorted(places)}), disputed


def _places(base: Sequence[str], side: Sequence[str]) -> Mapping[str, str]:
    """Return behind what a side put each element that it added or moved."""
    ranks = {key: rank for rank, key in enumerate(base)}
    common = [key for key in side if key in ranks]
    stays = {common[index] for index in steady([ranks[key] for key in common])}
    return {key: anchor for key, anchor in behind(side).items() if key not in stays}
