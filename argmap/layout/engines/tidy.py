"""Tidy trees with nodes of any size, in linear time.

Van der Ploeg 2014, "Drawing non-layered tidy trees in linear time" (Software: Practice and Experience 44):
each subtree is moved as near to its elder siblings as their outlines allow, parents stand in the middle of
their children, and what a move leaves between siblings is shared out. A node begins right behind its own
parent, not behind the deepest of the level. This is that algorithm without recursion.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.layout.engines._packing import BEHIND_CARD, BEHIND_JUNCTION, extent, packed, trees
from argmap.layout.engines._spec import Engine, Graph, Placement
from argmap.layout.frame import Box

__all__ = ["ENGINE", "place", "tidy"]


def place(graph: Graph) -> Placement:
    """Place each tree of a graph tidily, and the trees in rows; lines are left to the router."""
    placed: list[Box] = [Box(0.0, 0.0, *halves) for halves in graph.halves]
    groups = list(trees(graph))
    drawn = [_tree(graph, members) for members in groups]
    extents = [extent(boxes) for boxes in drawn]
    offsets = packed([(e.far - e.near, e.back - e.front) for e in extents], graph.aspect)
    for members, boxes, (along, down) in zip(groups, drawn, offsets, strict=True):
        for member, (breadth, depth, *halves) in zip(members, boxes, strict=True):
            placed[member] = Box(breadth + along, depth + down, *halves)
    return Placement(placed, {})


def _tree(graph: Graph, members: list[int]) -> list[Box]:
    """Return the boxes of one tree, whose root comes first; the nearest begins at 0."""
    numbers = {member: number for number, member in enumerate(members)}
    halves = [graph.halves[member] for member in members]
    sizes = [
        (2 * half[0] + graph.beside, 2 * half[1] + _behind(graph, member))
        for member, half in zip(members, halves, strict=True)
    ]
    corners = tidy(sizes, [[numbers[child] for child in graph.children[member]] for member in members])
    near = min([corner[0] for corner in corners])
    return [
        Box(breadth - near + half[0], depth + half[1], half[0], half[1])
        for (breadth, depth), half in zip(corners, halves, strict=True)
    ]


def _behind(graph: Graph, box: int) -> float:
    return BEHIND_JUNCTION if box in graph.junctions else BEHIND_CARD


class _Node:
    """A node with its outline: threads lead from the end of one subtree's outline to the next one's."""

    __slots__ = (
        "breadth",
        "change",
        "children",
        "depth",
        "end",
        "first",
        "first_sum",
        "index",
        "last",
        "last_sum",
        "left_thread",
        "mod",
        "prelim",
        "right_thread",
        "shift",
    )

    def __init__(self, index: int, breadth: float, length: float) -> None:
        self.index = index
        self.breadth = breadth
        self.depth = 0.0
        self.end = length
        self.children: list[_Node] = []
        self.prelim = self.mod = self.shift = self.change = self.first_sum = self.last_sum = 0.0
        self.first: _Node = self
        self.last: _Node = self
        self.left_thread: _Node | None = None
        self.right_thread: _Node | None = None


_Lows = list[tuple[float, int]]
"""The subtrees that reach lowest, as the next sibling sees them: (depth of the end, index)."""


def tidy(
    sizes: Sequence[tuple[float, float]], children: Sequence[Sequence[int]], root: int = 0
) -> list[tuple[float, float]]:
    """Return the places of the nodes of a tree: (along the breadth, along the depth) of their near corners.

    Args:
        sizes: (breadth, depth) of each node, the gap behind it and beside it included.
        children: the children of each node, by index, in the order in which they stand.
        root: the index of the root.

    >>> tidy([(10.0, 5.0), (10.0, 5.0), (10.0, 5.0)], [[1, 2], [], []])
    [(5.0, 0.0), (0.0, 5.0), (10.0, 5.0)]
    """
    order = _grown(sizes, children, root)
    for node in reversed(order):
        if node.children:
            _first_pass(node)
    return _second_pass(order, len(sizes))


def _grown(sizes: Sequence[tuple[float, float]], children: Sequence[Sequence[int]], root: int) -> list[_Node]:
    """Return the nodes, parents before their children, each at its depth."""
    top = _Node(root, *sizes[root])
    order = [top]
    for node in order:
        depth = node.end
        for index in children[node.index]:
            child = _Node(index, *sizes[index])
            child.depth = depth
            child.end += depth
            node.children.append(child)
            order.append(child)
    return order


def _first_pass(node: _Node) -> None:
    """Set the children apart, the node above their middle, and its outline around them all."""
    children = node.children
    lows: _Lows = [(children[0].first.end, 0)]
    for index in range(1, len(children)):
        low = children[index].last.end
        _separate(children, index, lows)
        while lows and low >= lows[-1][0]:
            lows.pop()
        lows.append((low, index))
    one, other = children[0], children[-1]
    middle = (one.prelim + one.mod + other.mod + other.prelim + other.breadth) / 2
    node.prelim = middle - node.breadth / 2
    node.first, node.first_sum = one.first, one.first_sum
    node.last, node.last_sum = other.last, other.last_sum


def _separate(children: list[_Node], index: int, lows: _Lows) -> None:
    """Move a subtree away from its elder siblings, comparing their facing outlines from the top down."""
    left: _Node | None = children[index - 1]
    right: _Node | None = children[index]
    left_sum, right_sum = children[index - 1].mod, children[index].mod
    lowest = len(lows) - 1
    while left is not None and right is not None:
        while left.end > lows[lowest][0]:
            lowest -= 1
        gap = left_sum + left.prelim + left.breadth - right_sum - right.prelim
        if gap > 0:
            right_sum += gap
            _move(children, index, lows[lowest][1], gap)
        left_end, right_end = left.end, right.end
        if left_end <= right_end:
            left = left.children[-1] if left.children else left.right_thread
            if left is not None:
                left_sum += left.mod
        if left_end >= right_end:
            right = right.children[0] if right.children else right.left_thread
            if right is not None:
                right_sum += right.mod
    if left is None and right is not None:
        _thread_left(children, index, right, right_sum)
    elif left is not None and right is None:
        _thread_right(children, index, left, left_sum)


def _move(children: list[_Node], index: int, elder: int, distance: float) -> None:
    """Move a subtree by a distance, and note that the siblings between it and the elder share it."""
    moved = children[index]
    moved.mod += distance
    moved.first_sum += distance
    moved.last_sum += distance
    if elder != index - 1:
        share = distance / (index - elder)
        children[elder + 1].shift += share
        moved.shift -= share
        moved.change -= distance - share


def _thread_left(children: list[_Node], index: int, right: _Node, right_sum: float) -> None:
    first, moved = children[0], children[index]
    end = first.first
    end.left_thread = right
    difference = right_sum - right.mod - first.first_sum
    end.mod += difference
    end.prelim -= difference
    first.first, first.first_sum = moved.first, moved.first_sum


def _thread_right(children: list[_Node], index: int, left: _Node, left_sum: float) -> None:
    moved, elder = children[index], children[index - 1]
    end = moved.last
    end.right_thread = left
    difference = left_sum - left.mod - moved.last_sum
    end.mod += difference
    end.prelim -= difference
    moved.last, moved.last_sum = elder.last, elder.last_sum


def _second_pass(order: list[_Node], count: int) -> list[tuple[float, float]]:
    """Return the absolute places, adding up what subtrees were moved by, from the root down."""
    places = [(0.0, 0.0)] * count
    sums = [0.0] * count
    for node in order:
        total = sums[node.index] + node.mod
        places[node.index] = (node.prelim + total, node.depth)
        shift = change = 0.0
        for child in node.children:
            shift += child.shift
            change += shift + child.change
            child.mod += change
            sums[child.index] = total
        del node.first, node.last  # a leaf is its own: without the cycle it is freed at once
    return places


ENGINE = Engine(title="tidy trees (van der Ploeg)", place=place)
