"""Relations: which of them a format may have no room for, and what becomes of them then."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from argmap.formats._features._takers import (
    Removal,
    rebuilt,
    without_elements,
)
from argmap.model import (
    ATTACKS,
    ArgumentMap,
    Element,
    Relation,
    RelationKind,
)

__all__ = [
    "both_ways",
    "contradictions",
    "incomplete",
    "linked",
    "linked_attacks",
    "named_roles",
    "of_kind",
    "on_relations",
    "once",
    "parallel",
    "plain_attack",
    "split",
    "split_attacks",
    "without_relations_as_premises",
]


def on_relations(map: ArgumentMap) -> list[str]:
    """Return the relations from or to other relations."""
    return [
        relation.id
        for relation in map.relations.values()
        if any(id_ in map.relations for id_ in (*relation.premises, relation.target))
    ]


def without_relations_as_premises(relation: Relation, map: ArgumentMap) -> Relation:
    """Return a relation without those of its premises that are relations."""
    premises = tuple(id_ for id_ in relation.premises if id_ not in map.relations)
    roles = {id_: role for id_, role in relation.roles.items() if id_ in premises}
    return relation if premises == relation.premises else evolve(relation, premises=premises, roles=roles)


def named_roles(relation: Relation, _: ArgumentMap) -> Relation:
    """Return a relation without the roles that have no name."""
    if all(relation.roles.values()):
        return relation
    return evolve(relation, roles={id_: role for id_, role in relation.roles.items() if role})


def incomplete(map: ArgumentMap) -> list[str]:
    """Return the relations without premise or target, and those that become such when these go."""
    needs = {r.id: [len(r.premises), int(bool(r.target))] for r in map.relations.values()}
    users: dict[str, list[tuple[str, int]]] = {}
    for relation in map.relations.values():
        for premise in relation.premises:
            users.setdefault(premise, []).append((relation.id, 0))
        users.setdefault(relation.target, []).append((relation.id, 1))
    gone = dict.fromkeys(id_ for id_, counts in needs.items() if 0 in counts)
    queue = list(gone)
    for lost in queue:
        for user, place in users.get(lost, ()):
            needs[user][place] -= 1
            if needs[user][place] == 0 and user not in gone:
                gone[user] = None
                queue.append(user)
    return [id_ for id_ in map.relations if id_ in gone]


def of_kind(*kinds: RelationKind) -> Removal:
    """Return the taker of all relations of some kinds."""
    return Removal(lambda map: [r.id for r in map.relations.values() if r.kind in kinds])


def contradictions(map: ArgumentMap) -> list[str]:
    """Return the contradictions."""
    return [relation.id for relation in map.relations.values() if relation.kind == "contradiction"]


def both_ways(map: ArgumentMap) -> ArgumentMap:
    """Return the map with every contradiction as rebuttals: of the target, and of each premise by it."""
    taken = {element.id for element in map}
    return rebuilt(map, (part for element in map for part in _rebuttals(element, taken)))


def _rebuttals(element: Element, taken: set[str]) -> Iterator[Element]:
    if not isinstance(element, Relation) or element.kind != "contradiction":
        yield element
        return
    yield evolve(element, kind="rebuttal")
    for premise in dict.fromkeys(element.premises) if element.target else ():
        if premise != element.target:
            id_ = _free(f"{element.id}.back", taken)
            yield evolve(
                element, id=id_, kind="rebuttal", premises=(element.target,), target=premise, roles={}
            )


def plain_attack(relation: Relation, map: ArgumentMap) -> Relation:
    """Return an attack of the kind that what it is on tells."""
    if relation.kind not in ATTACKS:
        return relation
    return evolve(relation, kind="undercut" if relation.target in map.relations else "rebuttal")


def linked(map: ArgumentMap) -> list[str]:
    """Return the relations with several premises."""
    return [relation.id for relation in map.relations.values() if relation.is_linked]


def linked_attacks(map: ArgumentMap) -> list[str]:
    """Return the attacks with several premises."""
    return [id_ for id_ in linked(map) if map.relations[id_].is_attack]


def split(map: ArgumentMap) -> ArgumentMap:
    """Return the map with every linked relation as several; the first keeps the id."""
    return _split_up(map, frozenset(linked(map)))


def split_attacks(map: ArgumentMap) -> ArgumentMap:
    """Return the map with every linked attack as several; the first keeps the id."""
    return _split_up(map, frozenset(linked_attacks(map)))


def _split_up(map: ArgumentMap, ids: frozenset[str]) -> ArgumentMap:
    taken = {element.id for element in map}
    return rebuilt(map, (part for element in map for part in _parts(element, ids, taken)))


def _parts(element: Element, ids: frozenset[str], taken: set[str]) -> Iterator[Element]:
    if not isinstance(element, Relation) or element.id not in ids:
        yield element
        return
    for n, premise in enumerate(element.premises):
        id_ = element.id if n == 0 else _free(f"{element.id}.{n + 1}", taken)
        roles = {premise: element.roles[premise]} if premise in element.roles else {}
        yield evolve(element, id=id_, premises=(premise,), roles=roles)


def _free(id_: str, taken: set[str]) -> str:
    while id_ in taken:
        id_ += "'"
    taken.add(id_)
    return id_


def parallel(map: ArgumentMap) -> list[str]:
    """Return the relations that say the same as an earlier one."""
    seen: set[tuple[str, frozenset[str], str]] = set()
    found = []
    for relation in map.relations.values():
        key = (relation.kind, frozenset(relation.premises), relation.target)
        if key in seen:
            found.append(relation.id)
        seen.add(key)
    return found


def once(map: ArgumentMap) -> ArgumentMap:
    """Return the map with one relation of those that say the same; without them, others may do so."""
    while gone := parallel(map):
        map = without_elements(map, gone)
    return map
