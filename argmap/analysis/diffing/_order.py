"""Order: which of some things kept their order, and putting others in their places among them.

What kept its order is a longest increasing subsequence (Fredman 1975, "On computing the length of longest
increasing subsequences"), so that one thing put first is one change and not one of each behind it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

__all__ = ["behind", "placed", "steady"]


def steady(places: Sequence[int]) -> list[int]:
    """Return the indexes of a longest increasing subsequence of distinct numbers.

    >>> steady([3, 0, 1, 2])
    [1, 2, 3]
    """
    if all(one < other for one, other in pairwise(places)):
        return list(range(len(places)))
    lowest: list[int] = []
    ends: list[int] = []
    before = [-1] * len(places)
    for index, place in enumerate(places):
        length = bisect_left(lowest, place)
        before[index] = ends[length - 1] if length else -1
        lowest[length : length + 1] = [place]
        ends[length : length + 1] = [index]
    found = []
    index = ends[-1]
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]


def behind(ids: Iterable[str]) -> dict[str, str]:
    """Return behind which id each stands, `""` for the first.

    >>> behind("ab")
    {'a': '', 'b': 'a'}
    """
    found: dict[str, str] = {}
    last = ""
    for id_ in ids:
        found[id_] = last
        last = id_
    return found


def placed(kept: Iterable[str], places: Mapping[str, str]) -> list[str]:
    """Return ids that kept their order, with others behind those that `places` names.

    What is behind something that is not there comes last.

    >>> placed("ac", {"b": "a", "x": "", "y": "x"})
    ['x', 'y', 'a', 'b', 'c']
    """
    followers: dict[str, list[str]] = {}
    for id_, anchor in places.items():
        followers.setdefault(anchor, []).append(id_)
    found: dict[str, None] = {}
    for start in ("", *kept, *places):
        stack = [start]
        while stack:
            id_ = stack.pop()
            if id_ not in found:
                found[id_] = None
                stack += reversed(followers.get(id_, ()))
    del found[""]
    return list(found)
