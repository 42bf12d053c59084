"""The order of nodes in their layers, with few crossings of lines.

Sugiyama, Tagawa and Toda 1981: layer by layer, nodes are sorted by the mean place of those they are tied to
in the layer before (barycentre), back and forth while it helps. What is equal keeps its order, and an order
is only taken for a better one when it has fewer crossings, so that of the forest stays where it can.
Crossings are counted by insertion (Barth, Jünger and Mutzel 2002, "Simple and efficient bilayer cross
counting", Graph Drawing).

What the sweeps find depends on the order of siblings that they begin with. So graphs that are not large are
tried several times, those siblings shuffled whose branches are tied to other branches; all others stay, and
later tries begin at the best order so far. At last neighbours change places where that saves crossings
(transpose; Gansner, Koutsofios, North and Vo 1993).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from random import Random
from typing import Final

__all__ = ["order"]

_ROUNDS: Final = 6
"""How many sweeps to the back there are at most."""
_TRIES: Final = 14
"""How many orders a part is tried from at most."""
_TRIED: Final = 15_000
"""How many nodes of a graph all tries together may sort."""
_NEAR: Final = 0.5
"""In which share of the layers siblings are shuffled for an order near another."""
_PASSES: Final = 4
"""How often neighbours are compared."""


def order(layers: list[list[int]], up: list[list[int]], down: list[list[int]]) -> None:
    """Put the nodes of each layer in order, in place.

    Args:
        layers: the nodes of each layer, in the order to begin with.
        up: the nodes that each node is tied to in the layer before its own.
        down: those in the layer behind it.

    >>> layers = [[0, 1], [2, 3]]
    >>> order(layers, [[], [], [1], [0]], [[3], [2], [], []])
    >>> layers
    [[0, 1], [3, 2]]
    """
    ordering = _Ordering(layers, up, down)
    if not ordering.crossings:
        return
    ordering.sweep_on(_ROUNDS)
    if ordering.crossings:
        ordering.try_others(min(_TRIES, _TRIED // len(up)))
        ordering.sweep_on(_ROUNDS)
        for _ in range(_PASSES):
            ordering.transpose()


class _Ordering:
    """The layers, the place of each node in its own, and how many crossings there were at best."""

    def __init__(self, layers: list[list[int]], up: list[list[int]], down: list[list[int]]) -> None:
        self.layers = layers
        self.up = up
        self.down = down
        self.place: dict[int, int] = {}
        self._number()
        self.crossings = self._counted()

    def _number(self) -> None:
        for layer in self.layers:
            self.place.update(zip(layer, range(len(layer)), strict=True))

    def _restore(self, layers: list[list[int]]) -> None:
        for layer, old in zip(self.layers, layers, strict=True):
            layer[:] = old
        self._number()

    def _counted(self) -> int:
        return sum([self._crossings_behind(layer) for layer in self.layers[:-1]])

    def _crossings_behind(self, layer: list[int]) -> int:
        """Return how many pairs of ties cross behind a layer."""
        place, down = self.place, self.down
        total = last = 0
        ends: list[int] = []
        for node in layer:
            below = down[node]
            for end in [place[below[0]]] if len(below) == 1 else sorted([place[other] for other in below]):
                if end >= last:
                    last = end
                    ends.append(end)
                else:
                    total += len(ends) - bisect_right(ends, end)
                    insort(ends, end)
        return total

    def sweep_on(self, rounds: int) -> None:
        """Sweep to the back, then to the front and to the back again, while it helps."""
        best = [layer[:] for layer in self.layers]
        for round_ in range(rounds):
            if round_:
                self._sweep(back=False)
            self._sweep(back=True)
            crossings = self._counted()
            if round_ > 1 and crossings >= self.crossings:
                break
            if crossings < self.crossings:
                best, self.crossings = [layer[:] for layer in self.layers], crossings
        self._restore(best)

    def _sweep(self, *, back: bool) -> None:
        """Sort each layer by the one before it, going to the back, or by the one behind it, to the front."""
        place, ties = self.place, self.up if back else self.down
        count = len(self.layers)
        for index in range(1, count) if back else range(count - 2, -1, -1):
            layer = self.layers[index]
            keys: dict[int, float] = {}
            for node in layer:
                near = ties[node]
                if len(near) == 1:
                    keys[node] = place[near[0]]
                elif near:
                    keys[node] = sum([place[other] for other in near]) / len(near)
            if len(keys) == len(layer):
                layer.sort(key=keys.__getitem__)
            else:
                tied = iter(sorted(keys, key=keys.__getitem__))
                layer[:] = [next(tied) if node in keys else node for node in layer]
            place.update(zip(layer, range(len(layer)), strict=True))

    def try_others(self, tries: int) -> None:
        """Sweep from other orders, too, the later ones near the best so far; keep the best of all."""
        tied = self._tied()
        first = best = [layer[:] for layer in self.layers]
        for number in range(tries):
            is_far = number < tries // 2
            self._restore(first if is_far else best)
            # The generator is to give the same tries each time.
            self._shuffle(tied, Random(number), 1.0 if is_far else _NEAR)  # noqa: S311
            self._sweep(back=True)
            self._sweep(back=False)
            self._sweep(back=True)
            crossings = self._counted()
            if crossings < self.crossings:
                best, self.crossings = [layer[:] for layer in self.layers], crossings
        self._restore(best)

    def _tied(self) -> set[int]:
        """Return the nodes at which branches are tied to one another, and all that they hang at."""
        tied = [node for node in self.place if len(self.up[node]) > 1]
        seen = set(tied)
        for node in tied:
            for over in self.up[node]:
                if over not in seen:
                    seen.add(over)
                    tied.append(over)
        return seen

    def _shuffle(self, nodes: set[int], chance: Random, share: float) -> None:
        """Let some nodes change places within their layers, in a share of these."""
        for layer in self.layers:
            if chance.random() < share:
                some = iter(sorted([(chance.random(), node) for node in layer if node in nodes]))
                layer[:] = [next(some)[1] if node in nodes else node for node in layer]
        self._number()

    def transpose(self) -> None:
        """Let neighbours change places where that saves crossings."""
        for layer in self.layers:
            if len(layer) > 1:
                self._transpose(layer)

    def _transpose(self, layer: list[int]) -> None:
        place = self.place
        above = {node: sorted([place[other] for other in self.up[node]]) for node in layer}
        below = {node: sorted([place[other] for other in self.down[node]]) for node in layer}
        last = layer[0]
        for index in range(1, len(layer)):
            node = layer[index]
            saved = _saved(above[last], above[node]) + _saved(below[last], below[node])
            if saved > 0:
                layer[index - 1], layer[index] = node, last
            else:
                last = node
        place.update(zip(layer, range(len(layer)), strict=True))


def _saved(ends: list[int], next_ends: list[int]) -> int:
    """Return how many crossings of their ties neighbours save by changing places; both lists are sorted."""
    saved = 0
    for end in ends:
        saved += bisect_left(next_ends, end) + bisect_right(next_ends, end) - len(next_ends)
    return saved
