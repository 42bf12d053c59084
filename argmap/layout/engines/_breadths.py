"""The breadth of each node: near to what it is tied to, in the order of its layer, with room beside it.

Short lines are wanted, as by Gansner, Koutsofios, North and Vo 1993, section 4, but in linear time: layer by
layer, each node wishes to stand at the weighted mean of what it is tied to, and a layer is fitted to all its
wishes at once, by pooling those that are in each other's way (isotonic regression; Barlow, Bartholomew,
Bremner and Brunk 1972, "Statistical inference under order restrictions"). Weights fall with distance, so it
is the sum of lengths that becomes small, not that of their squares (Weiszfeld 1937, "On the point for
which the sum of the distances to n given points is minimum", Tohoku Mathematical Journal 43).

The broadest layer comes first: it decides how broad all is. When lines are short, chains are made straight
where their neighbours leave room for it, and boxes move to the middle of what hangs at them, or behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

__all__ = ["Rows", "fitted", "set_breadths"]

_SWEEPS: Final = 4
_STILL: Final = 0.5
"""Sweeps end when nothing moves that far, in px."""
_SOFT: Final = 20.0
"""The distance, in px, from which on lengths count simply and not as squares."""
_LONG: Final = 0.5
"""How much the length of a chain counts beside that of a line to the next layer."""
_LOOSE: Final = 0.001
"""The weight of a node that is tied to nothing in the layer that is looked at."""
_AT_ALL: Final = 1e-6
"""The weight that a node gives to the place where it is."""
_LEAF: Final = 0.05
"""The weight of a box that nothing hangs at, when others move to the middle of what hangs at them."""
_FIRM: Final = 1e12
"""The weight of what does not move."""
_FAR: Final = 1e12


def fitted(wishes: Sequence[float], weights: Sequence[float], offsets: Sequence[float]) -> list[float]:
    """Return places nearest to the wishes, by weighted squares, that keep their distances.

    Args:
        wishes: where each would like to stand.
        weights: how much that matters, each positive.
        offsets: where each would stand if they stood as close as may be.

    >>> fitted([0.0, 1.0, 50.0], [1.0, 1.0, 1.0], [0.0, 10.0, 20.0])
    [-4.5, 5.5, 50.0]
    """
    sums: list[float] = []
    totals: list[float] = []
    ends: list[int] = []
    for index, weight in enumerate(weights):
        total, sum_ = weight, (wishes[index] - offsets[index]) * weight
        while sums and sums[-1] * total > sum_ * totals[-1]:
            sum_ += sums.pop()
            total += totals.pop()
            ends.pop()
        sums.append(sum_)
        totals.append(total)
        ends.append(index + 1)
    places: list[float] = []
    for sum_, total, end in zip(sums, totals, ends, strict=True):
        place = sum_ / total
        places += [place + offset for offset in offsets[len(places) : end]]
    return places


class Rows(NamedTuple):
    """The layers of a part, each in its order.

    `up` and `down` are what each node is tied to in the layers before and behind, `below` those of the latter
    by which the forest's children hang at a box, `over` the box that a box hangs at if that is in the layer
    before; nodes from `first_link` on are links of chains. `offsets` are the places of the nodes of each
    layer if they stood as close as may be.
    """

    layers: list[list[int]]
    up: list[list[int]]
    down: list[list[int]]
    over: Mapping[int, int]
    below: Mapping[int, Sequence[int]]
    first_link: int
    offsets: list[list[float]]


def set_breadths(rows: Rows, breadths: list[float]) -> None:
    """Set the breadths of the nodes of a part, by number."""
    fitting = _Fitting(rows, breadths)
    fitting.begin()
    forth, back = range(len(rows.layers)), range(len(rows.layers) - 1, -1, -1)
    for _ in range(_SWEEPS):
        if max(fitting.shorten(forth), fitting.shorten(back)) < _STILL:
            break
    fitting.straighten()
    fitting.centre(back)
    fitting.gather(forth)


_Neighbours = tuple[tuple[int, float] | None, tuple[int, float] | None]
"""The nodes on the near and the far side of a node, and how far off they must stay."""


class _Fitting:
    """The breadths in the making; `firm` are the nodes that no longer move."""

    def __init__(self, rows: Rows, breadths: list[float]) -> None:
        self.rows = rows
        self.breadths = breadths
        self.firm: set[int] = set()

    def begin(self) -> None:
        """Place the broadest layer, then each other by the one between it and that."""
        layers, offsets = self.rows.layers, self.rows.offsets
        broadest = max(range(len(layers)), key=lambda index: offsets[index][-1] if offsets[index] else 0.0)
        for node, offset in zip(layers[broadest], offsets[broadest], strict=True):
            self.breadths[node] = offset
        for index in range(broadest - 1, -1, -1):
            self._follow(index, self.rows.down)
        for index in range(broadest + 1, len(layers)):
            self._follow(index, self.rows.up)

    def _follow(self, index: int, ties: Sequence[Sequence[int]]) -> None:
        """Place a layer by the means of what its nodes are tied to; the others stand beside them."""
        breadths, offsets = self.breadths, self.rows.offsets[index]
        wishes, weights = [], []
        last = 0.0
        for node, offset in zip(self.rows.layers[index], offsets, strict=True):
            near = ties[node]
            if near:
                last = sum([breadths[other] for other in near]) / len(near) - offset
            wishes.append(last + offset)
            weights.append(1.0 if near else _LOOSE)
        self._fit(index, wishes, weights)

    def _fit(self, index: int, wishes: list[float], weights: list[float]) -> float:
        """Fit the nodes of a layer to wishes; return how far the one moved that moved farthest."""
        farthest = 0.0
        breadths, firm = self.breadths, self.firm
        places = fitted(wishes, weights, self.rows.offsets[index])
        for node, place in zip(self.rows.layers[index], places, strict=True):
            if node not in firm:
                move = place - breadths[node]
                if move > farthest or -move > farthest:
                    farthest = abs(move)
                breadths[node] = place
        return farthest

    def shorten(self, indexes: Iterable[int]) -> float:
        """Move the nodes of layers, one layer after the other, so that ties become shorter.

        Returns how far the one moved that moved farthest.
        """
        farthest = 0.0
        breadths, firm, first_link = self.breadths, self.firm, self.rows.first_link
        up, down = self.rows.up, self.rows.down
        for index in indexes:
            wishes, weights = [], []
            for node in self.rows.layers[index]:
                at = breadths[node]
                total = _FIRM if node in firm else _AT_ALL
                sum_ = total * at
                for other in up[node] + down[node]:
                    place = breadths[other]
                    weight = 1 / ((place - at if place > at else at - place) + _SOFT)
                    if other >= first_link:
                        weight *= _LONG
                    sum_ += weight * place
                    total += weight
                wishes.append(sum_ / total)
                weights.append(total)
            farthest = max(farthest, self._fit(index, wishes, weights))
        return farthest

    def straighten(self) -> None:
        """Bring the links of each chain to one breadth, or few, where their neighbours leave room."""
        up, down, first_link = self.rows.up, self.rows.down, self.rows.first_link
        neighbours = self._neighbours()
        for first in neighbours:
            if up[first][0] < first_link:
                link, run, near, far = first, [first], *self._room(neighbours[first])
                while (link := down[link][0]) >= first_link:
                    next_near, next_far = self._room(neighbours[link])
                    if max(near, next_near) <= min(far, next_far):
                        near, far = max(near, next_near), min(far, next_far)
                        run.append(link)
                    else:
                        self._align(run, near, far)
                        run, near, far = [link], next_near, next_far
                self._align(run, near, far)

    def _neighbours(self) -> dict[int, _Neighbours]:
        """Return for each link the nodes on both sides of it."""
        neighbours = {}
        for layer, offsets in zip(self.rows.layers, self.rows.offsets, strict=True):
            last = len(layer) - 1
            for index, node in enumerate(layer):
                if node >= self.rows.first_link:
                    at = offsets[index]
                    near = (layer[index - 1], at - offsets[index - 1]) if index else None
                    far = (layer[index + 1], offsets[index + 1] - at) if index < last else None
                    neighbours[node] = (near, far)
        return neighbours

    def _room(self, neighbours: _Neighbours) -> tuple[float, float]:
        """Return between which breadths there is room for a link."""
        near, far = neighbours
        return (
            self.breadths[near[0]] + near[1] if near else -_FAR,
            self.breadths[far[0]] - far[1] if far else _FAR,
        )

    def _align(self, run: list[int], near: float, far: float) -> None:
        """Bring links to one breadth, and make them firm."""
        middle = sorted([self.breadths[link] for link in run])[len(run) // 2]
        place = min(max(middle, near), far)
        for link in run:
            self.breadths[link] = place
        self.firm.update(run)

    def centre(self, indexes: Iterable[int]) -> None:
        """Move boxes to the middle of what hangs at them, as far as there is room."""
        breadths, below = self.breadths, self.rows.below
        for index in indexes:
            wishes, weights = [], []
            for node in self.rows.layers[index]:
                hanging = [breadths[other] for other in below.get(node, ())]
                wishes.append((min(hanging) + max(hanging)) / 2 if hanging else breadths[node])
                weights.append(_FIRM if node in self.firm else 1.0 if hanging else _LEAF)
            self._fit(index, wishes, weights)

    def gather(self, indexes: Iterable[int]) -> None:
        """Move boxes below what they hang at, as far as there is room, if no branch forks behind them."""
        breadths, over, tails = self.breadths, self.rows.over, self._tails()
        for index in indexes:
            wishes, weights = [], []
            for node in self.rows.layers[index]:
                is_tail = node in tails
                wishes.append(breadths[over[node] if is_tail else node])
                weights.append(1.0 if is_tail else _FIRM)
            self._fit(index, wishes, weights)

    def _tails(self) -> set[int]:
        """Return the boxes with nothing behind them, and only children with nothing but one of these."""
        over, below = self.rows.over, self.rows.below
        tails: set[int] = set()
        for layer in reversed(self.rows.layers):
            for node in layer:
                if node in over:
                    behind = below.get(node, ())
                    is_only = len(behind) == len(below[over[node]]) == 1
                    if not behind or (is_only and behind[0] in tails):
                        tails.add(node)
        return tails
