"""The order in which arguments are taken: each after those that it depends on, those on cycles together."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["components", "in_order"]

_DONE, _OPEN = 1, 2


def in_order(needed: Sequence[Sequence[int]]) -> list[int] | None:
    """Return the arguments that depend on others, each after those; None where some depend on one another.

    `needed` says for each argument which others it depends on. The search goes depth first.

    >>> in_order([[2], [], [1]]), in_order([[1], [0]])
    ([2, 0], None)
    """
    state = bytearray(not others for others in needed)
    order: list[int] = []
    for root in range(len(needed)):
        stack = [] if state[root] else [root]
        while stack:
            argument = stack[-1]
            if not state[argument]:
                state[argument] = _OPEN
                for other in needed[argument]:
                    if not state[other]:
                        stack.append(other)
                    elif state[other] == _OPEN:
                        return None
            else:
                stack.pop()
                if state[argument] == _OPEN:
                    state[argument] = _DONE
                    order.append(argument)
    return order


def components(needed: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the strongly connected components, each after those that it depends on.

    Tarjan 1972, "Depth-first search and linear graph algorithms", with a stack of its own.

    >>> components([[], [0, 2], [1], [2]])
    [[0], [1, 2], [3]]
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    is_placed = bytearray(len(needed))
    found: list[list[int]] = []
    for root in range(len(needed)):
        work = [] if root in index else [(root, iter(needed[root]))]
        while work:
            argument, others = work[-1]
            if argument not in index:
                index[argument] = low[argument] = len(index)
                stack.append(argument)
            for other in others:
                if other not in index:
                    work.append((other, iter(needed[other])))
                    break
                if not is_placed[other]:
                    low[argument] = min(low[argument], low[other])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[argument])
                if low[argument] == index[argument]:
                    found.append(_taken(stack, argument))
                    for member in found[-1]:
                        is_placed[member] = True
    return found


def _taken(stack: list[int], last: int) -> list[int]:
    """Take arguments off a stack, down to the last one; return them in order."""
    taken = [stack.pop()]
    while taken[-1] != last:
        taken.append(stack.pop())
    return sorted(taken)
