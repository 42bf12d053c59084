"""What a layout engine is: boxes and the lines between them in, places and ways of lines out.

An engine reckons in (breadth, depth): depth grows away from the root, breadth along what stands beside one
another (see `argmap.layout.frame`). It knows neither cards nor relations, directions nor colours, and the
same graph gives the same placement everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from attrs import frozen

from argmap.layout.frame import Box

__all__ = ["Engine", "Graph", "Placement", "Way"]

Way = tuple[tuple[float, float], ...]
"""The points that a line passes, as (breadth, depth), from the rim of its origin to that of its target.

Points that share their breadth or their depth are joined straight, all others by a curve that leaves and
arrives along the depth and stays within the rectangle of the two points. A way that ends short of its target
joins another line there.
"""


class Graph(NamedTuple):
    """What is placed. Boxes are numbered from 0; a parent comes before its children.

    `halves` are half the breadth and half the depth of each box, in px; `lines` lead from the box that hangs
    to the one it hangs at, in any order, with repeated pairs, loops and cycles. Some of them make a forest:
    `children`, in the order in which they are to stand, and its `roots`. `junctions` are the boxes that are
    no cards but points where lines meet. `beside` is the least room between neighbours, and `aspect` the
    breadth to depth that the whole should come near to. `looks` says, by box, how the line to its parent
    looks: only lines of one look may share a stretch.
    """

    halves: Sequence[tuple[float, float]]
    lines: Sequence[tuple[int, int]]
    children: Sequence[Sequence[int]]
    roots: Sequence[int]
    junctions: frozenset[int]
    beside: float
    aspect: float
    looks: Sequence[int] = ()


class Placement(NamedTuple):
    """The boxes in their places, and the ways of those lines, by number, that the engine has led itself."""

    boxes: list[Box]
    ways: Mapping[int, Way]


@frozen(kw_only=True)
class Engine:
    """A way to place a graph; `place` is all of it."""

    title: str
    place: Callable[[Graph], Placement]
