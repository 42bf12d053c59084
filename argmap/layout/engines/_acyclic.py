"""Which lines must be turned round so that no cycle is left.

Eades, Lin and Smyth 1993, "A fast and effective heuristic for the feedback arc set problem" (Information
Processing Letters 47): a box with nothing before it goes to the front, one with nothing behind it to the
end, and where all that is left lies on cycles or between them, one box goes to the front all the same, and
the lines to it from what follows are turned. Here that is the first box that is left; its parent, which
is numbered before it, is at the front already, so no line of the forest is ever turned.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["turned"]


def turned(count: int, lines: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the numbers of the lines to be turned round; loops are left out of account.

    Args:
        count: how many boxes there are; the parent of each comes before it.
        lines: (origin, target) of each; a target is to stand before its origins.

    >>> sorted(turned(3, [(1, 0), (2, 1), (0, 2)]))
    [2]
    """
    if all(origin >= target for origin, target in lines):
        return frozenset()
    places = _line_up(count, lines)
    return frozenset(number for number, (one, other) in enumerate(lines) if places[one] < places[other])


def _line_up(count: int, lines: Sequence[tuple[int, int]]) -> list[int]:
    """Return the place of each box in a row in which few targets stand behind their origins."""
    ahead: list[list[int]] = [[] for _ in range(count)]
    behind: list[list[int]] = [[] for _ in range(count)]
    for origin, target in lines:
        if origin != target:
            ahead[origin].append(target)
            behind[target].append(origin)
    before, after = [len(boxes) for boxes in ahead], [len(boxes) for boxes in behind]
    places = [-1] * count
    sources = [box for box in range(count) if not before[box]]
    sinks = [box for box in range(count) if not after[box]]
    first, last, rest = 0, count, iter(range(count))
    while first < last:
        box = sources.pop() if sources else sinks.pop() if sinks else next(rest)
        if places[box] >= 0:
            continue
        if before[box] and not after[box]:
            last -= 1
            places[box] = last
        else:
            places[box] = first
            first += 1
        sources += _freed(behind[box], before)
        sinks += _freed(ahead[box], after)
    return places


def _freed(boxes: list[int], waiting: list[int]) -> list[int]:
    """Return those of some boxes that wait for one box less, and now for none."""
    freed = []
    for box in boxes:
        waiting[box] -= 1
        if not waiting[box]:
            freed.append(box)
    return freed
