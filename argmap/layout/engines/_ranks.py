"""The rank of each box: how many layers it stands behind the front, so that lines are short in all.

Gansner, Koutsofios, North and Vo 1993, "A technique for drawing directed graphs" (IEEE Transactions on
Software Engineering 19), section 2: the network simplex. A spanning tree of arcs that are as short as can be
(tight) fixes all ranks. Without one of its arcs it falls into two parts; where more arcs lead from the part
behind to the part in front than the other way (a negative cut value), the parts are moved apart until
another arc is tight, which takes the place of the first.

It begins with the longest path, where each box is tight behind one before it, so that the tree is there from
the outset; the first boxes hang at a front that weighs nothing. Small branches are looked at first, only the
smaller of two parts is visited and moved, and the work is limited: ranks are sound wherever it stops.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

__all__ = ["ranks"]

_WORK: Final = 12
"""How many visits of a box the simplex may take for each box, together."""


def ranks(count: int, arcs: Sequence[tuple[int, int]]) -> list[int]:
    """Return the ranks of boxes, from 0.

    Args:
        count: how many boxes there are.
        arcs: (box, box at a higher rank), without cycles.

    >>> ranks(5, [(0, 1), (1, 2), (2, 3), (4, 3)])
    [0, 1, 2, 3, 2]
    """
    weights: dict[tuple[int, int], int] = {}
    for arc in arcs:
        weights[arc] = weights.get(arc, 0) + 1
    simplex = _Simplex(count, list(weights), list(weights.values()))
    simplex.run(_WORK * count)
    lowest = min(simplex.rank[:count], default=0)
    return [rank - lowest for rank in simplex.rank[:count]]


class _Simplex:
    """The boxes, and the front before them all, with the arcs between them and the tree of tight arcs.

    `up` and `over` are the arc and the box by which each box hangs in the tree (-1 at the root), `below` the
    boxes that hang at it, `size` how many there are in its branch; `cuts` are the cut values of the arcs.
    """

    def __init__(self, count: int, arcs: list[tuple[int, int]], weights: list[int]) -> None:
        self.count = count
        self.front = [arc[0] for arc in arcs]
        self.behind = [arc[1] for arc in arcs]
        self.weights = weights
        self.to_back: list[list[int]] = [[] for _ in range(count + 1)]
        self.to_front: list[list[int]] = [[] for _ in range(count + 1)]
        for arc, (one, other) in enumerate(arcs):
            self.to_back[one].append(arc)
            self.to_front[other].append(arc)
        self.up = [-1] * (count + 1)
        self.rank = [0] * count + [-1]
        self._plant(self._longest_path())

    def _longest_path(self) -> list[int]:
        """Set the first ranks and arcs of the tree, and return the boxes from front to back."""
        rank, up, behind = self.rank, self.up, self.behind
        waiting = [len(arcs) for arcs in self.to_front]
        order = [box for box in range(self.count) if not waiting[box]]
        self._add_front(order)
        for box in order:
            next_rank = rank[box] + 1
            for arc in self.to_back[box]:
                other = behind[arc]
                if rank[other] < next_rank:
                    rank[other] = next_rank
                    up[other] = arc
                waiting[other] -= 1
                if not waiting[other]:
                    order.append(other)
        return order

    def _add_front(self, boxes: list[int]) -> None:
        """Put arcs of no weight from the front to the first boxes."""
        for box in boxes:
            arc = self.up[box] = len(self.front)
            self.to_back[self.count].append(arc)
            self.to_front[box].append(arc)
            self.front.append(self.count)
            self.behind.append(box)
            self.weights.append(0)

    def _plant(self, order: list[int]) -> None:
        """Set up the first tree; each box hangs behind another, so cut values are sums over branches."""
        front, up = self.front, self.up
        excess = [0] * (self.count + 1)
        for one, other, weight in zip(front, self.behind, self.weights, strict=True):
            excess[one] -= weight
            excess[other] += weight
        self.over = [-1] * (self.count + 1)
        self.below: list[dict[int, None]] = [{} for _ in range(self.count + 1)]
        self.size = size = [1] * (self.count + 1)
        self.cuts = [0] * len(front)
        for box in reversed(order):
            over = self.over[box] = front[up[box]]
            self.below[over][box] = None
            self.cuts[up[box]] = excess[box]
            excess[over] += excess[box]
            size[over] += size[box]

    def run(self, work: int) -> None:
        """Exchange arcs of the tree until none has a negative cut value, or so many visits were made."""
        box = left = self.count
        cuts, up = self.cuts, self.up
        while left and work > 0:
            box = box - 1 if box else self.count - 1
            if cuts[up[box]] < 0:
                work -= self._exchange(box)
                left = self.count
            else:
                left -= 1

    def _exchange(self, top: int) -> int:
        """Hang the branch of a box elsewhere in the tree; return how many boxes were visited."""
        leaving, over = self.up[top], self.over[top]
        del self.below[over][top]
        is_branch = 2 * self.size[top] <= self.count
        part = [top if is_branch else self.count]
        for box in part:
            part += self.below[box]
        is_front = (top == self.front[leaving]) == is_branch
        entering, move = self._entering(part, is_front=is_front)
        for box in part:
            self.rank[box] += move
        ends = self.front[entering], self.behind[entering]
        one, other = self._climbs(*ends)
        self.cuts[entering] = -self.cuts[leaving]
        self._push(one, other, self.cuts[leaving])
        if top in one:
            self._hang(list(one), list(other), top, ends[1], entering)
        else:
            self._hang(list(other), list(one), top, ends[0], entering)
        return len(part) + len(one) + len(other)

    def _entering(self, part: list[int], *, is_front: bool) -> tuple[int, int]:
        """Return the shortest arc from the part behind to that in front, and the move that makes it tight."""
        rank, inside = self.rank, set(part)
        arcs_at, others = (self.to_front, self.front) if is_front else (self.to_back, self.behind)
        best, least = -1, 0
        for box in part:
            for arc in arcs_at[box]:
                if (other := others[arc]) not in inside:
                    length = abs(rank[other] - rank[box])
                    if best < 0 or length < least:
                        best, least = arc, length
        return best, (1 - least if is_front else least - 1)

    def _climbs(self, *boxes: int) -> list[dict[int, None]]:
        """Return the boxes from each of two boxes up to where their ways to the root meet."""
        at = list(boxes)
        climbs: list[dict[int, None]] = [{}, {}]
        side = 0
        while at[0] != at[1] and at[side] not in climbs[1 - side]:
            if self.over[at[side]] >= 0:
                climbs[side][at[side]] = None
                at[side] = self.over[at[side]]
            side = 1 - side
        meet = at[side]
        return [dict.fromkeys(takewhile(lambda box: box != meet, climb)) for climb in climbs]

    def _push(self, one: dict[int, None], other: dict[int, None], cut: int) -> None:
        """Bring the cut values along both climbs up to date."""
        for climb, ends in ((one, self.front), (other, self.behind)):
            for box in climb:
                via = self.up[box]
                self.cuts[via] += cut if ends[via] == box else -cut

    def _hang(self, climb: list[int], meeting: list[int], top: int, over: int, via: int) -> None:
        """Turn the branch of a box over, so that it hangs at another box by the end of an arc.

        `climb` leads from that end of the arc past the top of the branch to where `meeting`, the way up from
        the other end, meets it.
        """
        size, whole = self.size, self.size[top]
        for box in climb[climb.index(top) + 1 :]:
            size[box] -= whole
        for box in meeting:
            size[box] += whole
        above, rest = over, whole
        for box in climb[: climb.index(top) + 1]:
            if box != top:
                del self.below[self.over[box]][box]
            self.up[box], via = via, self.up[box]
            self.over[box] = above
            self.below[above][box] = None
            size[box], rest = rest, whole - size[box]
            above = box
