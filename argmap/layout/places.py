"""Where cards and junctions go: each tree tidy, several trees side by side in rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from argmap.layout.drawing import Face
from argmap.layout.forest import Forest, Unit
from argmap.layout.frame import Box
from argmap.layout.tidy import tidy

__all__ = ["ASPECT", "RADIUS", "Extent", "extent", "place"]

RADIUS: Final = 7.0
"""Of a junction, in px."""

ASPECT: Final = 4 / 3
"""Width to height that pages and screens like."""

_BESIDE: Final = 26.0
_ABOVE: Final = 20.0
"""Between cards that stand one above the other, which look further apart than those side by side."""
_BEHIND_CARD: Final = 46.0
_BEHIND_JUNCTION: Final = 24.0
_BETWEEN_TREES: Final = 40.0


class Extent(NamedTuple):
    """The smallest and largest breadth and depth of some boxes."""

    near: float
    far: float
    front: float
    back: float


def place(forest: Forest, faces: Sequence[Face | None], *, is_sideways: bool) -> list[Box]:
    """Return the boxes of all units, in (breadth, depth), in the order of the units.

    `faces` hold what stands on the card of each unit, None for a junction.
    """
    halves = [_halves(face, is_sideways=is_sideways) for face in faces]
    ends = [*forest.roots[1:], len(forest.units)]
    trees = [
        _tree(forest.units[start:end], halves[start:end], start, _ABOVE if is_sideways else _BESIDE)
        for start, end in zip(forest.roots, ends, strict=True)
    ]
    offsets = _packed([extent(tree) for tree in trees], is_sideways=is_sideways)
    if offsets == [(0.0, 0.0)]:
        return trees[0]
    return [
        Box(box.breadth + along, box.depth + down, box.half_breadth, box.half_depth)
        for tree, (along, down) in zip(trees, offsets, strict=True)
        for box in tree
    ]


def extent(boxes: Sequence[Box]) -> Extent:
    """Return the extent of boxes, of which there is at least one."""
    return Extent(
        min([box.breadth - box.half_breadth for box in boxes]),
        max([box.breadth + box.half_breadth for box in boxes]),
        min([box.depth - box.half_depth for box in boxes]),
        max([box.depth + box.half_depth for box in boxes]),
    )


def _halves(face: Face | None, *, is_sideways: bool) -> tuple[float, float]:
    if face is None:
        return RADIUS, RADIUS
    return (face.height / 2, face.width / 2) if is_sideways else (face.width / 2, face.height / 2)


def _tree(units: list[Unit], halves: list[tuple[float, float]], first: int, gap: float) -> list[Box]:
    """Return the boxes of one tree, whose units stand together in the forest from its first on."""
    sizes = [
        (2 * breadth + gap, 2 * depth + (_BEHIND_CARD if unit.is_card else _BEHIND_JUNCTION))
        for unit, (breadth, depth) in zip(units, halves, strict=True)
    ]
    corners = tidy(sizes, [[child - first for child in unit.children] for unit in units])
    near = min([corner[0] for corner in corners])
    return [
        Box(breadth - near + half[0], depth + half[1], half[0], half[1])
        for (breadth, depth), half in zip(corners, halves, strict=True)
    ]


def _packed(extents: list[Extent], *, is_sideways: bool) -> list[tuple[float, float]]:
    """Return how far to move each tree so that they stand in rows, about as wide as the aspect asks."""
    area = sum((e.far + _BETWEEN_TREES) * (e.back + _BETWEEN_TREES) for e in extents)
    limit = (area / ASPECT if is_sideways else area * ASPECT) ** 0.5
    offsets = []
    breadth = depth = deepest = 0.0
    for tree in extents:
        if breadth > 0 and breadth + tree.far > limit:
            breadth, depth, deepest = 0.0, depth + deepest + _BETWEEN_TREES, 0.0
        offsets.append((breadth, depth))
        breadth += tree.far + _BETWEEN_TREES
        deepest = max(deepest, tree.back)
    return offsets
