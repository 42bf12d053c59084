"""Ids and order: as they are made afresh, and as a tree is read."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from argmap.formats._features._takers import (
    rebuilt,
)
from argmap.formats._located import unused
from argmap.model import (
    ELEMENTS,
    KINDS,
    ArgumentMap,
    Relation,
    rewired,
)

__all__ = [
    "attacks_first",
    "attacks_late",
    "counted",
    "disordered",
    "ids_not_counted",
    "ordered",
    "relations_counted",
    "relations_mixed",
    "relations_not_counted",
    "relations_sorted",
]


_LETTERS: Final = dict(zip(ELEMENTS, "pscgrutab", strict=True))


def counted(map: ArgumentMap) -> ArgumentMap:
    """Return the map with ids made afresh: a letter for the kind, and a number."""
    counts = dict.fromkeys(ELEMENTS, 0)
    new: dict[str, str] = {}
    for element in map:
        counts[type(element)] += 1
        new[element.id] = f"{_LETTERS[type(element)]}{counts[type(element)]}"
    return rebuilt(map, (evolve(rewired(e, new.__getitem__), id=new[e.id]) for e in map))


def ids_not_counted(map: ArgumentMap) -> list[str]:
    """Return the elements whose ids are not those that would be made afresh."""
    return [old.id for old, new in zip(map, counted(map), strict=True) if old.id != new.id]


def relations_counted(map: ArgumentMap) -> ArgumentMap:
    """Return the map with the relations called `r1`, `r2`, …, but for what other elements are called."""
    new = dict(
        zip(map.relations, unused("r", (e.id for e in map if e.id not in map.relations)), strict=False)
    )
    return rebuilt(
        map, (evolve(rewired(e, lambda id_: new.get(id_, id_)), id=new.get(e.id, e.id)) for e in map)
    )


def relations_not_counted(map: ArgumentMap) -> list[str]:
    """Return the relations whose ids are not those that would be made afresh."""
    counted = relations_counted(map).relations
    return [old for old, new in zip(map.relations, counted, strict=True) if old != new]


def _in_reading_order(map: ArgumentMap) -> list[str]:
    """Return the ids of claims, arguments and relations in the order in which a tree is read.

    Depth first from what is premise of nothing, and then from what that does not reach (cycles), always in
    the order of the map; a relation comes before its premises.
    """
    below: dict[str, list[str]] = {}
    for relation in map.relations.values():
        if relation.target:
            below.setdefault(relation.target, []).append(relation.id)
        below[relation.id] = [*relation.premises, *below.get(relation.id, [])]
    for relation in map.relations.values():
        below[relation.id] = list(dict.fromkeys(below[relation.id]))
    nodes = [*map.claims, *map.arguments, *map.relations]
    under = {id_ for ids in below.values() for id_ in ids}
    seen: dict[str, None] = {}
    for start in (*(id_ for id_ in nodes if id_ not in under), *nodes):
        stack = [start]
        while stack:
            id_ = stack.pop()
            if id_ not in seen:
                seen[id_] = None
                stack += reversed(below.get(id_, ()))
    return list(seen)


def ordered(map: ArgumentMap) -> ArgumentMap:
    """Return the map with claims, arguments and relations in the order of reading."""
    order = dict.fromkeys(_in_reading_order(map))
    return rebuilt(map, (*(map[id_] for id_ in order), *(e for e in map if e.id not in order)))


def disordered(map: ArgumentMap) -> list[str]:
    """Return the claims, arguments and relations that have another place in the order of reading."""
    kinds = (map.claims, map.arguments, map.relations)
    order = _in_reading_order(map)
    read = [id_ for kind in kinds for id_ in order if id_ in kind]
    return [old for old, new in zip((id_ for kind in kinds for id_ in kind), read, strict=True) if old != new]


def attacks_late(map: ArgumentMap) -> list[str]:
    """Return the attacks that come after a relation that is none, with the same target."""
    late, begun = [], set[str]()
    for relation in map.relations.values():
        if not relation.is_attack:
            begun.add(relation.target)
        elif relation.target in begun:
            late.append(relation.id)
    return late


def attacks_first(map: ArgumentMap) -> ArgumentMap:
    """Return the map with its attacks before its other relations."""
    if not attacks_late(map):
        return map
    order = sorted(map.relations.values(), key=lambda relation: not relation.is_attack)
    return rebuilt(map, (*order, *(e for e in map if e.id not in map.relations)))


def relations_sorted(map: ArgumentMap) -> ArgumentMap:
    """Return the map with its relations by what they are on, and of those by their premises.

    Other relations have no place of their own in this.
    """
    places = {e.id: len(map) if isinstance(e, Relation) else place for place, e in enumerate(map)}

    def place(relation: Relation) -> tuple[int, list[int], int]:
        ends = [places[id_] for id_ in relation.premises]
        return places.get(relation.target, -1), ends, KINDS.index(relation.kind)

    order = sorted(map.relations.values(), key=place)
    return rebuilt(map, (*order, *(e for e in map if e.id not in map.relations)))


def relations_mixed(map: ArgumentMap) -> list[str]:
    """Return the relations that have another place by what they are on."""
    order = relations_sorted(map).relations
    return [old for old, new in zip(map.relations, order, strict=True) if old != new]
