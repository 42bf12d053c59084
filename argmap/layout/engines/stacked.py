"""Tidy trees whose leaves stand in stacks, so that they grow less wide.

Neighbouring leaves of one card whose lines look the same stand one behind the other, and their lines share a
stem beside them, as in the charts of organisations; stacks then count as single nodes of a tidy tree. How
high stacks may be is chosen so that the whole comes near to the aspect that is asked for.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import Final, NamedTuple

from attrs import define, field

from argmap.layout.engines._packing import BEHIND_CARD, BEHIND_JUNCTION, extent, packed, trees
from argmap.layout.engines._spec import Engine, Graph, Placement, Way
from argmap.layout.engines.tidy import tidy
from argmap.layout.frame import Box

__all__ = ["ENGINE", "place"]

_STEM: Final = 9.0
"""How far the stem stands into the stack from its side, and how far the cards stand from the stem."""
_BETWEEN: Final = 16.0
"""Between cards of a stack."""
_SPREAD: Final = 26.0
_CORNERS: Final = 44.0
"""How much of a card's side is too near to its corners for lines to arrive."""
_HEIGHTS: Final = (2, 3, 4, 6, 8)
_USUAL: Final = (4,)
_MANY: Final = 120
"""Beyond so many boxes only one height of stacks is tried."""


def place(graph: Graph) -> Placement:
    """Place a graph with stacks as high as suits its aspect."""
    heights = _HEIGHTS if len(graph.halves) <= _MANY else _USUAL
    boxes, stems = min(
        (_placed(graph, most) for most in heights), key=lambda it: _badness(it[0], graph.aspect)
    )
    return Placement(boxes, dict(_ways(graph, boxes, stems)))


def _badness(boxes: list[Box], aspect: float) -> float:
    """Return by what factor the shape of a placement misses the aspect."""
    if not boxes:
        return 1.0
    e = extent(boxes)
    ratio = (e.far - e.near) / (e.back - e.front) / aspect
    return max(ratio, 1 / ratio)


def _placed(graph: Graph, most: int) -> tuple[list[Box], dict[int, _Stem]]:
    """Place a graph with stacks of at most so many cards; return the boxes, and the stems beside stacks."""
    boxes: list[Box] = [Box(0.0, 0.0, *halves) for halves in graph.halves]
    groves = [_Grove(graph, members, most) for members in trees(graph)]
    offsets = packed([grove.size for grove in groves], graph.aspect)
    stems: dict[int, _Stem] = {}
    for grove, (along, down) in zip(groves, offsets, strict=True):
        grove.settle(boxes, stems, along, down)
    return boxes, stems


class _Stem(NamedTuple):
    """Beside a card of a stack: the breadth of the stem, and the depth at which its line joins that before.

    The first card of a stack joins none: its line leads on to the parent.
    """

    breadth: float
    joint: float | None


@define
class _Grove:
    """One tree with its stacks: `nodes` are lists of boxes, more than one in a stack."""

    graph: Graph
    members: list[int]
    most: int
    nodes: list[list[int]] = field(init=False)
    corners: list[tuple[float, float]] = field(init=False)
    near: float = field(init=False)
    size: tuple[float, float] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.nodes, below = [[self.members[0]]], []
        for node in self.nodes:
            families = _families(self.graph, node[0], self.most) if len(node) == 1 else []
            below.append(list(range(len(self.nodes), len(self.nodes) + len(families))))
            self.nodes += families
        sizes = [self._size(node) for node in self.nodes]
        self.corners = tidy(sizes, below)
        self.near = min([corner[0] for corner in self.corners])
        ends = [(c[0] + s[0], c[1] + s[1]) for c, s in zip(self.corners, sizes, strict=True)]
        gaps = self.graph.beside, BEHIND_CARD
        self.size = max(end[0] for end in ends) - self.near - gaps[0], max(end[1] for end in ends) - gaps[1]

    def _size(self, node: list[int]) -> tuple[float, float]:
        """Return the breadth and depth of a node, with the room beside and behind it."""
        halves = [self.graph.halves[box] for box in node]
        breadth = 2 * max(half[0] for half in halves) + self.graph.beside
        depth = 2 * sum(half[1] for half in halves) + _BETWEEN * (len(node) - 1)
        behind = BEHIND_JUNCTION if node[0] in self.graph.junctions else BEHIND_CARD
        return breadth + (2 * _STEM if len(node) > 1 else 0.0), depth + behind

    def settle(self, boxes: list[Box], stems: dict[int, _Stem], along: float, down: float) -> None:
        """Write down where each box stands, and beside each of a stack its stem."""
        for node, (breadth, depth) in zip(self.nodes, self.corners, strict=True):
            near, front = breadth - self.near + along, depth + down
            aside = 2 * _STEM if len(node) > 1 else 0.0
            joint = None
            for box in node:
                half_breadth, half_depth = self.graph.halves[box]
                boxes[box] = Box(near + aside + half_breadth, front + half_depth, half_breadth, half_depth)
                front += 2 * half_depth + _BETWEEN
                if aside:
                    stems[box] = _Stem(near + _STEM, joint)
                    joint = boxes[box].depth


def _families(graph: Graph, parent: int, most: int) -> list[list[int]]:
    """Return the children of a box, those leaves together that may stand in a stack."""
    runs: list[list[int]] = []
    for child in graph.children[parent]:
        if runs and _stack_up(graph, parent, runs[-1][-1], child):
            runs[-1].append(child)
        else:
            runs.append([child])
    return [stack for run in runs for stack in _shared_out(run, most)]


def _shared_out(run: list[int], most: int) -> list[list[int]]:
    """Return a run in stacks of at most so many, as equal as can be."""
    count = -(-len(run) // most)
    ends = [len(run) * number // count for number in range(count + 1)]
    return [run[start:end] for start, end in pairwise(ends)]


def _stack_up(graph: Graph, parent: int, one: int, other: int) -> bool:
    """Whether two neighbours are leaves with lines of one look to a card."""
    leaves = not graph.children[one] and not graph.children[other]
    cards = graph.junctions.isdisjoint((parent, one, other))
    return leaves and cards and (not graph.looks or graph.looks[one] == graph.looks[other])


def _ways(graph: Graph, boxes: list[Box], stems: dict[int, _Stem]) -> list[tuple[int, Way]]:
    """Return the ways of all lines that arrive at parents of stacks."""
    parents = {child: box for box, below in enumerate(graph.children) for child in below}
    with_stacks = {parents[box] for box in stems}
    ports = dict(chain.from_iterable(_ports(graph, boxes, stems, parent) for parent in sorted(with_stacks)))
    ways = []
    for number, (origin, target) in enumerate(graph.lines):
        if origin in ports and parents.get(origin) == target:
            port = ports.pop(origin)
            ways.append((number, _way(boxes, stems, origin, (port, boxes[target].back))))
    return ways


def _ports(graph: Graph, boxes: list[Box], stems: dict[int, _Stem], parent: int) -> list[tuple[int, float]]:
    """Return for each child where its line arrives, as breadth: a stack arrives as one."""
    children = graph.children[parent]
    arrivals = [0]
    for other in children[1:]:
        arrivals.append(arrivals[-1] + (other not in stems or stems[other].joint is None))
    room = max(2 * boxes[parent].half_breadth - _CORNERS, 8.0)
    step = min(_SPREAD, room / max(arrivals[-1], 1))
    first = boxes[parent].breadth - arrivals[-1] * step / 2
    return [(child, first + arrival * step) for child, arrival in zip(children, arrivals, strict=True)]


def _way(boxes: list[Box], stems: dict[int, _Stem], origin: int, end: tuple[float, float]) -> Way:
    """Return the way from a child to a port: out of a stack along its stem, else straight on."""
    box = boxes[origin]
    if origin not in stems:
        return ((box.breadth, box.front), end)
    stem, joint = stems[origin]
    start = (box.breadth - box.half_breadth, box.depth), (stem, box.depth)
    return (*start, (stem, end[1] + BEHIND_CARD), end) if joint is None else (*start, (stem, joint))


ENGINE = Engine(title="tidy trees with stacked leaves", place=place)
