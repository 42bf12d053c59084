"""Which boxes hang together by lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["parts"]


def parts(order: Sequence[int], lines: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the boxes of each part of a graph, parts and boxes in the order in which boxes are given.

    >>> parts([3, 0, 1, 2], [(0, 2), (2, 2), (1, 0)])
    [[3], [0, 1, 2]]
    """
    near: dict[int, list[int]] = {box: [] for box in order}
    for one, other in lines:
        near[one].append(other)
        near[other].append(one)
    part_of: dict[int, int] = {}
    count = 0
    for first in order:
        if first not in part_of:
            part_of[first] = count
            boxes = [first]
            for box in boxes:
                for other in near[box]:
                    if other not in part_of:
                        part_of[other] = count
                        boxes.append(other)
            count += 1
    found: list[list[int]] = [[] for _ in range(count)]
    for box in order:
        found[part_of[box]].append(box)
    return found
