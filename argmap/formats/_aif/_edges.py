"""The edges that a map asks for: one for each reference, in an order in which they read as they are meant."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from argmap.model import ArgumentMap, Transition

__all__ = ["Pair", "pairs"]


@frozen
class Pair:
    """An edge from one element to another.

    `role` is written only where nothing else tells it; `group` is the list of the element whose order the
    edges carry.
    """

    source: str
    target: str
    role: str = ""
    group: str = ""


def pairs(map: ArgumentMap) -> Iterator[Pair]:
    """Yield the edges of a map.

    What relations are on comes first: of the edges from one relation to others, the first tells that.
    """
    relations = map.relations.values()
    yield from (Pair(relation.id, relation.target) for relation in relations if relation.target)
    for relation in relations:
        group = f"premises {relation.id}"
        yield from (Pair(id_, relation.id, _role(map, id_), group) for id_ in relation.premises)
    for act in map.acts.values():
        yield from (Pair(*ends) for ends in ((act.anchor, act.id), (act.id, act.content)) if all(ends))
    for transition in map.transitions.values():
        yield from _around(map, transition)


def _around(map: ArgumentMap, transition: Transition) -> Iterator[Pair]:
    id_ = transition.id
    for start in transition.starts:
        yield Pair(start, id_, "start" if start in map.transitions else "", f"starts {id_}")
    yield from (Pair(id_, end, "", f"ends {id_}") for end in transition.ends)


def _role(map: ArgumentMap, premise: str) -> str:
    """Return the role of a premise that would be read as what it is on: a relation that is on no claim."""
    relation = map.relations.get(premise)
    on_claim = relation and (relation.target in map.claims or relation.target in map.arguments)
    return "premise" if relation and not on_claim else ""
