"""On what a verdict turns: the smallest sets of elements without which it would be another one.

Sets are tried by size, the nearest elements first, on the part of the map that bears on the question. What
cannot be without a removed element goes with it (see `ArgumentMap.closure`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from attrs import frozen

from argmap.errors import OptionError
from argmap.model import ArgumentMap, Ref
from argmap.semantics._catalogue import INTERPRETATIONS
from argmap.semantics._clock import Clock
from argmap.semantics._spec import Reading
from argmap.semantics.evaluation import Status, evaluate
from argmap.semantics.frameworks import Framework

__all__ = ["Turn", "Turns", "turning_points"]


@frozen
class Turn:
    """Elements, by id, without which a verdict would be another one, and which."""

    without: tuple[str, ...]
    status: Status


@frozen
class Turns:
    """The turning points of a verdict, the smallest first; `is_complete` says that all sets were tried."""

    status: Status
    points: tuple[Turn, ...]
    is_complete: bool


def turning_points(
    map: ArgumentMap,
    element: Ref,
    semantics: str = "grounded",
    *,
    interpretation: str = "inference",
    largest: int = 2,
    seconds: float = 5.0,
    **options: Any,
) -> Turns:
    """Return the minimal sets of elements whose removal changes what becomes of an element.

    Args:
        map: the map that is judged; it is not changed.
        element: what the question is about.
        semantics: the name of a semantics of extensions.
        interpretation: the name of an interpretation for such semantics.
        largest: how many elements a set has at the most.
        seconds: how long it may take; then what was found so far is returned.
        options: options of the interpretation.

    Raises:
        UnknownIdError: the map has no such element.
        OptionError: the interpretation passes the element over, or is for gradual semantics.

    >>> m = ArgumentMap()
    >>> claim, doubt = m.claim("It is so.", title="Claim"), m.claim("It is not so.", title="Doubt")
    >>> rebuttal = m.rebut(doubt, claim)
    >>> turning_points(m, claim).points
    (Turn(without=('r1',), status='stands'), Turn(without=('doubt',), status='stands'))
    """
    id_ = map[element if isinstance(element, str) else element.id].id
    reading = INTERPRETATIONS[interpretation].read(map, **options)
    if not isinstance(reading.framework, Framework) or id_ not in reading.places:
        raise OptionError(f"the interpretation {interpretation!r} does not judge {id_!r}")
    near = _nearest(map, reading, id_)
    part = _part(map, {id_, *near})
    clock = Clock(seconds)

    def judged(rest: ArgumentMap) -> Status:
        found = evaluate(rest, semantics, interpretation=interpretation, seconds=None, **options)
        return found.status[id_]

    usual = judged(part)
    points: list[Turn] = []
    for gone in _sets(near, largest):
        if clock.left <= 0:
            return Turns(usual, tuple(points), is_complete=False)
        if any(set(point.without) <= set(gone) for point in points):
            continue
        rest = part.copy()
        rest.remove(*gone, closure=True)
        if id_ in rest and (status := judged(rest)) != usual:
            points.append(Turn(gone, status))
    return Turns(usual, tuple(points), is_complete=True)


def _sets(ids: Sequence[str], largest: int) -> Iterator[tuple[str, ...]]:
    for size in range(1, largest + 1):
        yield from combinations(ids, size)


def _nearest(map: ArgumentMap, reading: Reading[Framework], id: str) -> list[str]:
    """Return the elements that bear on one, the nearest first."""
    start = reading.places[id]
    steps = {start: 0}
    queue = [start]
    for place in queue:
        for other in reading.framework.attackers[place]:
            if other not in steps:
                steps[other] = steps[place] + 1
                queue.append(other)
    found = [other for other, place in reading.places.items() if place in steps and other != id]
    return sorted(found, key=lambda other: (steps[reading.places[other]], other not in map.relations))


def _part(map: ArgumentMap, kept: set[str]) -> ArgumentMap:
    """Return the part of a map that has some elements, and what else is said of them."""
    judged = (*map.claims, *map.arguments, *map.relations)
    others = [id_ for id_ in judged if id_ not in kept and not _is_preference(map, id_)]
    part = map.copy()
    part.remove(*others, closure=True)
    return part


def _is_preference(map: ArgumentMap, id: str) -> bool:
    relation = map.relations.get(id)
    return relation is not None and relation.kind in {"preference", "equivalence"}
