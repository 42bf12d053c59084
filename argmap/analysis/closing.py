"""Closed groups: a map in which each of some groups is one claim, for what is inside does not matter."""

from __future__ import annotations

from collections.abc import Collection

from attrs import evolve

from argmap.analysis.structure import enclosing
from argmap.model import ArgumentMap, Claim, Relation

__all__ = ["closed"]


def closed(map: ArgumentMap, groups: Collection[str]) -> tuple[ArgumentMap, dict[str, int]]:
    """Return a map in which each group is a claim with its title, and how many cards went into each.

    What spoke for or against a member speaks for or against the group; what leads from one member to another
    is inside it, and gone. Arguments that used a member in their steps lose these.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> a, b, c = (m.claim(text) for text in "ABC")
    >>> inner, outer = m.support(a, b), m.support(b, c)
    >>> group = m.group("Why", a, b)
    >>> rest, hidden = closed(m, [group.id])
    >>> list(rest.claims), [(r.premises, r.target) for r in rest.relations.values()], hidden
    (['c3', 'why'], [(('why',), 'c3')], {'why': 2})
    """
    inside = _inside(map, groups)
    if not inside:
        return map, {}
    rest = map.copy()
    gone = [id_ for id_ in inside if id_ in map.claims or id_ in map.arguments]
    loosened = [
        evolve(argument, steps=())
        for argument in map.arguments.values()
        if argument.id not in inside and any(step.claim in inside for step in argument.steps)
    ]
    rest.replace(*loosened)
    kept = _outward(map, inside)
    hidden: dict[str, int] = {}
    for id_ in gone:
        hidden[inside[id_]] = hidden.get(inside[id_], 0) + 1
    rest.remove(*gone, *(id_ for id_ in (*inside, *hidden) if id_ in map.groups), closure=True)
    rest.add(*(Claim(id=id_, text="", title=map.groups[id_].title or id_) for id_ in hidden))
    _restore(rest, kept)
    return rest, hidden


def _inside(map: ArgumentMap, groups: Collection[str]) -> dict[str, str]:
    """Return the outermost closed group of each member, and of each group within."""
    outer: dict[str, str] = {}
    for group in map.groups.values():
        found = next((id_ for id_ in reversed(enclosing(map, group.id)) if id_ in groups), "")
        if found:
            outer |= dict.fromkeys([id_ for id_ in (*group.members, group.id) if id_ != found], found)
    return outer


def _outward(map: ArgumentMap, inside: dict[str, str]) -> list[Relation]:
    """Return the relations with groups in the place of their members, each once, but for those inside."""
    found: dict[object, Relation] = {}
    for relation in map.relations.values():
        premises = tuple(dict.fromkeys(inside.get(id_, id_) for id_ in relation.premises))
        target = inside.get(relation.target, relation.target)
        if (premises, target) == (relation.premises, relation.target):
            found[relation.id] = relation
        elif target not in premises:
            moved = evolve(relation, premises=premises, target=target, roles={})
            found.setdefault((relation.kind, premises, target), moved)
    return list(found.values())


def _restore(rest: ArgumentMap, kept: list[Relation]) -> None:
    """Add the relations that went with the members, as far as what they relate is there."""
    missing = [relation for relation in kept if relation.id not in rest]
    while missing:
        whole = [r for r in missing if all(id_ in rest for id_ in (*r.premises, *filter(None, [r.target])))]
        if not whole:
            return
        rest.add(*whole)
        missing = [relation for relation in missing if relation.id not in rest]
