"""Boxes in layers, where each line leads from one layer to the next.

A line over several layers becomes a chain: it has a node of its own in each layer between its ends (Sugiyama,
Tagawa and Toda 1981, "Methods for visual understanding of hierarchical system structures", IEEE Transactions
on Systems, Man, and Cybernetics 11). Boxes are nodes 0 to n-1, the others follow. There may be a few times as
many as there are boxes and lines; when chains need more, the longest lines have none, and are led round.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.layout.engines._acyclic import turned
from argmap.layout.engines._parts import parts
from argmap.layout.engines._ranks import ranks
from argmap.layout.engines._spec import Graph

__all__ = ["Layers"]

_MOST: Final = 3
"""How many nodes chains may take for each box and line."""
_FREE: Final = 1_000
"""How many nodes chains may always take."""


class Layers:
    """The layered form of a graph.

    `rank` is the layer of each node, from 0 at the front, `up` and `down` are what it is tied to in the layer
    before and in the one behind; `key` sorts the nodes of a layer as the forest has them. `below` are the
    nodes by which the forest's children hang at a box, `over` is the box that a box hangs at, if it is in the
    layer before. `chains` are the nodes of each line but loops, by number, from front to back; `turned` are
    the lines that lead to the back. Lines that stay in a layer, by pairs of boxes in `level`, and those that
    are led `around`, tie nothing.
    """

    def __init__(self, graph: Graph) -> None:
        self.lines = graph.lines
        self.count = count = len(graph.halves)
        places = _places_in_forest(graph)
        self.key = [place * count for place in places]
        self.up: list[list[int]] = [[] for _ in range(count)]
        self.down: list[list[int]] = [[] for _ in range(count)]
        parents = {child: parent for parent, children in enumerate(graph.children) for child in children}
        arcs = self._ranked(parents)
        self.around = self._too_long(arcs)
        self.turned = {number for number, (front, _) in arcs.items() if front == graph.lines[number][0]}
        self.chains: dict[int, list[int]] = {}
        self.level: dict[tuple[int, int], list[int]] = {}
        self.over: dict[int, int] = {}
        self.below: dict[int, list[int]] = {}
        for number, (front, back) in arcs.items():
            if number in self.around:
                self.chains[number] = [front, back]
            elif self.rank[front] == self.rank[back]:
                self.chains[number] = [front, back]
                self.level.setdefault((min(front, back), max(front, back)), []).append(number)
            else:
                self.chains[number] = chain = self._chain(front, back, places[back] * count + places[front])
                if parents.get(back) == front:
                    self.below.setdefault(front, []).append(chain[1])
                    if chain[1] == back:
                        self.over[back] = front

    def _ranked(self, parents: dict[int, int]) -> dict[int, tuple[int, int]]:
        """Set the ranks, and return the ends of each line but loops, front and back.

        Siblings stay in one layer if nothing else parts them, so lines between them count as loops at first.
        """
        lines = [
            (origin, origin if origin in parents and parents[origin] == parents.get(target) else target)
            for origin, target in self.lines
        ]
        to_turn = turned(self.count, lines)
        arcs = {
            number: (origin, target) if number in to_turn else (target, origin)
            for number, (origin, target) in enumerate(lines)
            if origin != target
        }
        self.rank = ranks(self.count, list(arcs.values()))
        for number, (origin, target) in enumerate(self.lines):
            if origin != target and number not in arcs:
                ends = (origin, target) if self.rank[origin] < self.rank[target] else (target, origin)
                arcs[number] = ends
        return arcs

    def _too_long(self, arcs: dict[int, tuple[int, int]]) -> dict[int, None]:
        """Return the lines that are left once the shorter ones have taken all nodes that there may be."""
        rank = self.rank
        left = _MOST * (self.count + len(arcs)) + _FREE
        lengths = sorted([(rank[back] - rank[front] - 1, number) for number, (front, back) in arcs.items()])
        around: dict[int, None] = {}
        for length, number in lengths:
            left -= length
            if left < 0:
                around[number] = None
        return around

    def _chain(self, front: int, back: int, key: int) -> list[int]:
        """Tie two boxes together, by a node in each layer between them."""
        rank = self.rank
        chain = [front]
        for layer in range(rank[front] + 1, rank[back]):
            chain.append(len(rank))
            rank.append(layer)
            self.key.append(key)
            self.up.append([])
            self.down.append([])
        chain.append(back)
        for i in range(1, len(chain)):
            self.down[chain[i - 1]].append(chain[i])
            self.up[chain[i]].append(chain[i - 1])
        return chain

    def parts(self) -> Iterator[list[list[int]]]:
        """Return the layers of each part that hangs together, in the order of the forest."""
        links: dict[int, list[int]] = {}
        for chain in self.chains.values():
            links.setdefault(chain[0], []).extend(chain[1:-1])
        for boxes in parts(sorted(range(self.count), key=self.key.__getitem__), self.lines):
            yield self._in_layers([*boxes, *[link for box in boxes for link in links.get(box, ())]])

    def _in_layers(self, part: list[int]) -> list[list[int]]:
        """Return nodes by layers, each in the order of the forest."""
        rank = self.rank
        first = min([rank[node] for node in part])
        layers: list[list[int]] = [[] for _ in range(max([rank[node] for node in part]) - first + 1)]
        for node in sorted(part, key=self.key.__getitem__):
            layers[rank[node] - first].append(node)
        return layers


def _places_in_forest(graph: Graph) -> list[int]:
    """Return the place of each box when the forest is walked through, branch by branch."""
    places = [0] * len(graph.halves)
    stack = list(reversed(graph.roots))
    place = 0
    while stack:
        box = stack.pop()
        places[box] = place
        place += 1
        stack += reversed(graph.children[box])
    return places
