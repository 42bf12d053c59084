"""Arguments and what they depend on as a graph: in order, in cycles, and seen from the other end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

__all__ = ["components", "in_order", "turned"]

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

    Pearce 2016, "A space-efficient algorithm for finding strongly connected components", after Tarjan 1972,
    with a stack of its own. Until its component is found, an argument is known by the first that it leads to.

    >>> components([[], [0, 2], [1], [2]])
    [[0], [1, 2], [3]]
    """
    found: list[list[int]] = []
    done = len(needed) + 1
    first, turn = [0] * len(needed), 0
    waiting: list[int] = []
    for root in range(len(needed)):
        way: list[tuple[int, int, Iterator[int]]] = []
        entered = -1 if first[root] else root
        while way or entered >= 0:
            if entered >= 0:
                turn += 1
                first[entered] = turn
                way.append((entered, turn, iter(needed[entered])))
            argument, own, others = way[-1]
            entered, least = -1, first[argument]
            for other in others:
                if not first[other]:
                    entered = other
                    break
                if first[other] < least:  # noqa: PLR1730 - half the time of min
                    least = first[other]
            first[argument] = least
            if entered >= 0:
                continue
            way.pop()
            if least < own:
                waiting.append(argument)
                above = way[-1][0]
                first[above] = min(first[above], least)
                continue
            found.append(_taken(waiting, argument, first))
            for member in found[-1]:
                first[member] = done
    return found


def _taken(waiting: list[int], last: int, first: Sequence[int]) -> list[int]:
    """Take off the arguments that lead to the last one; return them, with it, in order."""
    taken = [last]
    while waiting and first[waiting[-1]] >= first[last]:
        taken.append(waiting.pop())
    taken.sort()
    return taken


def turned(lists: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the neighbours in the other direction.

    >>> turned([[], [0, 2], []])
    [[1], [], [1]]
    """
    found: list[list[int]] = [[] for _ in lists]
    for number, sources in enumerate(lists):
        for source in sources:
            found[source].append(number)
    return found
