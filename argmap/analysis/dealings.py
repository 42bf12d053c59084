"""Who supports and who attacks whom, as it follows from what actors say.

An actor speaks for what it did an act of assent about. It supports or attacks those who speak for the
target of a relation if it speaks for the relation or for one of its premises. It also supports those with
whom it agrees, or to whom it concedes, and attacks those whom it denies. What a group says counts for the
group alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import product
from typing import Final, Literal, NamedTuple

from argmap.model import CON_ACTS, PRO_ACTS, ArgumentMap

__all__ = ["Pair", "dealings"]

Kind = Literal["support", "attack"]

_YIELDING: Final = frozenset({"agree", "concede"})
"""The acts of assent that answer somebody."""


class Pair(NamedTuple):
    """Two actors, by id, and what the one does to the other."""

    one: str
    other: str
    kind: Kind


def dealings(map: ArgumentMap, among: Collection[str] | None = None) -> dict[Pair, list[str]]:
    """Return each pair of actors of which one supports or attacks the other, and by what.

    Args:
        map: the debate.
        among: ids of actors; others are left out. None for all.

    Returns:
        The ids of the relations and utterances by which it does so, for each pair, in the order of the map.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> ann, bob = m.actor("Ann"), m.actor("Bob")
    >>> go, stay = m.claim("We should go."), m.claim("Staying is nice.")
    >>> acts = m.say(ann, go), m.say(bob, stay)
    >>> r = m.rebut(stay, go)
    >>> dealings(m)
    {Pair(one='bob', other='ann', kind='attack'): ['r1']}
    """
    through: dict[Pair, list[str]] = defaultdict(list)
    for kind, who, whom, by in _acts(map):
        ones, others = (
            dict.fromkeys(id_ for id_ in ids if among is None or id_ in among) for ids in (who, whom)
        )
        for one, other in product(ones, others):
            through[Pair(one, other, kind)].append(by)
    return dict(through)


def _acts(map: ArgumentMap) -> Iterator[tuple[Kind, list[str], list[str], str]]:
    """Yield what is done, by which actors, to which, and the id of what they do it by."""
    statements = map.statements()
    assenting: dict[str, list[str]] = defaultdict(list)
    for said in statements:
        if said.actor and said.act in PRO_ACTS:
            assenting[said.claim.id].append(said.actor.id)
    for relation in map.relations.values():
        for id_ in relation.premises:
            assenting[relation.id] += assenting.get(id_, ()) if id_ not in map.relations else ()
    for relation in map.relations.values():
        who, whom = assenting.get(relation.id, []), assenting.get(relation.target, [])
        if relation.is_attack or relation.kind == "support":
            yield "attack" if relation.is_attack else "support", who, whom, relation.id
        if relation.kind == "contradiction":
            yield "attack", whom, who, relation.id
    for said in statements:
        does: Kind | None = "attack" if said.act in CON_ACTS else "support" if said.act in _YIELDING else None
        if does and said.actor and said.utterance:
            others = [id_ for id_ in assenting.get(said.claim.id, ()) if id_ != said.actor.id]
            yield does, [said.actor.id], others, said.utterance.id
