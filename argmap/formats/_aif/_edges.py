"""The edges that a map asks for: one for each reference, in an order in which they read as they are meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.model import ArgumentMap, Transition

__all__ = ["Pair", "pairs"]


class Pair(NamedTuple):
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
    relations = map.relations
    yield from (Pair(relation.id, relation.target) for relation in relations.values() if relation.target)
    for relation in relations.values():
        group = f"premises {relation.id}"
        for id_ in relation.premises:
            yield Pair(id_, relation.id, _role(map, id_) if id_ in relations else "", group)
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
    target = map.relations[premise].target
    return "" if target in map.claims or target in map.arguments else "premise"
