"""A map as a tree of numbered places: each claim stands at one of them, and the others refer to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrs import define, field

from argmap.model import ArgumentMap, Relation

__all__ = ["Place", "places"]

_OWN: Final = re.compile(r"[1-9][0-9]{0,5}")
"""The last part of a number."""

_DEEPEST: Final = 100
"""So deep a tree may grow; below that stand references, and what they mean among the theses.

Each level makes the numbers and the indentation of all that is below it longer.
"""


@define(eq=False)
class Place:
    """A place in the tree: its claim, the relation to the one above, whether it only refers, its number."""

    claim: str
    relation: Relation | None
    refers: bool = False
    number: str = ""
    below: list[Place] = field(factory=list)


def places(map: ArgumentMap, referring: Mapping[str, str], root: str) -> list[Place]:
    """Return the places of the claims of a map, in the order in which they are read, with their numbers.

    `referring` has, by the ids of relations, the numbers of the places that only referred to others when they
    were read. The theses are numbered below `root`, if that is not empty.
    """
    below: dict[str, list[Relation]] = {}
    for relation in map.relations.values():
        below.setdefault(relation.target, []).append(relation)
    standing_below = (relation for relation in map.relations.values() if relation.id not in referring)
    under = {premise for relation in standing_below for premise in relation.premises}
    theses: list[Place] = []
    standing: set[str] = set()
    for start in (*(id_ for id_ in map.claims if id_ not in under), *map.claims):
        if start not in standing:
            theses.append(Place(start, None))
            _grow(theses[-1], below, standing, referring)
    return _numbered(theses, referring, f"{root}." if root else "")


def _grow(
    thesis: Place, below: Mapping[str, list[Relation]], standing: set[str], referring: Mapping[str, str]
) -> None:
    """Let the tree below a thesis grow; a claim stands where it is first met, unless that is too deep."""
    standing.add(thesis.claim)
    path = [(thesis, iter(below.get(thesis.claim, ())))]
    while path:
        place, relations = path[-1]
        relation = next(relations, None)
        if relation is None:
            path.pop()
            continue
        (premise,) = relation.premises
        refers = premise in standing or relation.id in referring or len(path) == _DEEPEST
        place.below.append(Place(premise, relation, refers))
        if not refers:
            standing.add(premise)
            path.append((place.below[-1], iter(below.get(premise, ()))))


def _numbered(theses: list[Place], referring: Mapping[str, str], root: str) -> list[Place]:
    """Number the places, as they were if that fits, and return them in order."""
    order: list[Place] = []
    stack = list(reversed(_siblings(theses, referring, root)))
    while stack:
        place = stack.pop()
        order.append(place)
        stack += reversed(_siblings(place.below, referring, f"{place.number}."))
    return order


def _siblings(places: list[Place], referring: Mapping[str, str], above: str) -> list[Place]:
    last = 0
    for place in places:
        wanted = referring.get(place.relation.id, "") if place.refers and place.relation else place.claim
        own = wanted.removeprefix(above)
        fits = wanted.startswith(above) and bool(_OWN.fullmatch(own)) and int(own) > last
        last = int(own) if fits else last + 1
        place.number = f"{above}{last}"
    return places
