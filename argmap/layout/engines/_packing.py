"""Several parts of a drawing side by side: in rows, about as wide as the aspect asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from argmap.layout.engines._spec import Graph
from argmap.layout.frame import Box

__all__ = ["BEHIND_CARD", "BEHIND_JUNCTION", "Extent", "extent", "packed", "trees"]

BEHIND_CARD: Final = 46.0
"""Room for lines behind a card, in px."""

BEHIND_JUNCTION: Final = 24.0
"""Room for lines behind a junction, in px."""

_BETWEEN: Final = 40.0


class Extent(NamedTuple):
    """The smallest and largest breadth and depth of some boxes."""

    near: float
    far: float
    front: float
    back: float


def extent(boxes: Sequence[Box]) -> Extent:
    """Return the extent of boxes, of which there is at least one."""
    return Extent(
        min([box.breadth - box.half_breadth for box in boxes]),
        max([box.breadth + box.half_breadth for box in boxes]),
        min([box.depth - box.half_depth for box in boxes]),
        max([box.depth + box.half_depth for box in boxes]),
    )


def trees(graph: Graph) -> Iterator[list[int]]:
    """Return the boxes of each tree of a graph, by number, parents before children."""
    for root in graph.roots:
        tree = [root]
        for box in tree:
            tree += graph.children[box]
        yield tree


def packed(
    sizes: Iterable[tuple[float, float]], aspect: float, between: float = _BETWEEN
) -> list[tuple[float, float]]:
    """Return how far to move parts of such breadths and depths so that they stand in rows."""
    sizes = list(sizes)
    area = sum((breadth + between) * (depth + between) for breadth, depth in sizes)
    limit = (area * aspect) ** 0.5
    offsets = []
    along = down = deepest = 0.0
    for breadth, depth in sizes:
        if along > 0 and along + breadth > limit:
            along, down, deepest = 0.0, down + deepest + between, 0.0
        offsets.append((along, down))
        along += breadth + between
        deepest = max(deepest, depth)
    return offsets
