"""A map as a recursive framework: what all interpretations for semantics of extensions begin with.

| in the map | in the framework |
|---|---|
| claim | an argument; elements that restate one another (`equivalence`) are one |
| argument | an argument; one that is spelt out is its last inference |
| support | a support by all its premises together |
| rebuttal, undercut | an attack by all its premises together |
| contradiction | an exclusion: its premises and its target cannot all stand |
| preference | a rebuttal fails whose target is preferred to a premise; so does a contradiction, one way |

An undercut never fails so (Modgil and Prakken 2013). Chains of preferences are not followed: what the mapper
prefers counts as it was said.

A relation without premises or without a target links nothing. It is an argument like a claim, because others
may be aimed at it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import filterfalse
from typing import Final

from attrs import frozen

from argmap.model import ArgumentMap, Relation
from argmap.semantics._spec import Reading
from argmap.semantics.frameworks import Link, LinkKind, Recursive

__all__ = ["Debate", "debate"]

_LINKS: Final[Mapping[str, LinkKind]] = {
    "support": "support",
    "rebuttal": "attack",
    "undercut": "attack",
    "contradiction": "exclusion",
}


@frozen
class Debate:
    """A map as a recursive framework, and what its preferences come to.

    `failing` are the links, by number, that come to nothing, and `superior` says for an argument which others
    it is preferred to: their part in an exclusion does not touch it.
    """

    reading: Reading[Recursive]
    failing: frozenset[int]
    superior: Mapping[int, frozenset[int]]


def debate(map: ArgumentMap, *, supports: bool = True) -> Debate:
    """Return a map as a recursive framework; without `supports`, these link nothing.

    >>> m = ArgumentMap()
    >>> support = m.support(m.claim("Because."), m.claim("So."))
    >>> undercut = m.undercut(m.claim("That does not follow."), support)
    >>> debate(m).reading.framework.links[0]
    Link(kind='support', sources=(0,), target=1)
    """
    conclusions = _conclusions(map)
    linking = {
        id_: relation
        for id_, relation in map.relations.items()
        if relation.kind in _LINKS
        and (supports or relation.kind != "support")
        and relation.premises
        and (relation.target or id_ in conclusions)
    }
    first = _firsts(map, linking)
    cards = (*map.claims, *map.arguments, *_loose(map, linking))
    names = [*filterfalse(first.__contains__, cards), *linking]
    numbers = {name: number for number, name in enumerate(names)}
    places = {id_: numbers[first.get(id_, id_)] for id_ in (*cards, *linking)}
    links = [_link(relation, conclusions, places) for relation in linking.values()]
    superior = _superior(map, places)
    return Debate(
        Reading(Recursive(names, links), places), _failing(linking, links, places, superior), superior
    )


def _conclusions(map: ArgumentMap) -> dict[str, str]:
    """Return what relations conclude in arguments that are spelt out: relation id to claim id."""
    steps = (step for argument in map.arguments.values() for step in argument.steps)
    return {step.inference: step.claim for step in steps if step.inference}


def _firsts(map: ArgumentMap, linking: Mapping[str, Relation]) -> dict[str, str]:
    """Return for each element that is the same as others the first of them; for the first itself, nothing."""
    same = _Same(linking)
    for argument in map.arguments.values():
        if argument.inferences and argument.inferences[-1] in linking:
            same.join(argument.inferences[-1], argument.id)
    for relation in map.relations.values():
        if relation.kind == "equivalence":
            for end in filter(None, relation.premises):
                same.join(end, relation.target or relation.premises[0])
    return same.firsts()


def _loose(map: ArgumentMap, linking: Container[str]) -> Iterator[str]:
    """Give the relations that link nothing and yet others are aimed at them, or use them."""
    loose = filterfalse(linking.__contains__, map.relations)
    return (id_ for id_ in loose if map.incoming(id_) or map.outgoing(id_))


def _failing(
    linking: Mapping[str, Relation],
    links: Sequence[Link],
    places: Mapping[str, int],
    superior: Mapping[int, frozenset[int]],
) -> frozenset[int]:
    """Return the rebuttals, by number, whose target is preferred to one of their premises."""
    if not superior:
        return frozenset()
    return frozenset(
        places[id_]
        for id_, link in zip(linking, links, strict=True)
        if linking[id_].kind == "rebuttal"
        and not superior.get(link.target, frozenset()).isdisjoint(link.sources)
    )


def _link(relation: Relation, conclusions: Mapping[str, str], places: Mapping[str, int]) -> Link:
    premises = relation.premises
    if len(premises) == 1:
        sources: Iterable[int] = (places[premises[0]],)
    else:
        sources = dict.fromkeys(places[premise] for premise in premises)
    return Link(_LINKS[relation.kind], sources, places[relation.target or conclusions[relation.id]])


def _superior(map: ArgumentMap, places: Mapping[str, int]) -> dict[int, frozenset[int]]:
    """Return what each element is preferred to, by number."""
    found: dict[int, set[int]] = {}
    for relation in map.relations.values():
        if relation.kind == "preference" and relation.target in places:
            for premise in relation.premises:
                if premise in places:
                    found.setdefault(places[premise], set()).add(places[relation.target])
    return {place: frozenset(others) for place, others in found.items()}


class _Same:
    """Sets of elements that are one; each is known by its first (Tarjan 1975, "union-find").

    What links is always the first, and two that link are never made one.
    """

    def __init__(self, linking: Container[str]) -> None:
        self._linking = linking
        self._above: dict[str, str] = {}

    def firsts(self) -> dict[str, str]:
        """Return the first for each element that is not itself the first."""
        return {id_: first for id_ in self._above if (first := self.first(id_)) != id_}

    def first(self, id: str) -> str:
        """Return the element that stands for one and all that are the same."""
        here = id
        while (above := self._above.get(here, here)) != here:
            self._above[here] = here = self._above.get(above, above)
        return here

    def join(self, one: str, other: str) -> None:
        """Let two elements be the same."""
        one, other = self.first(one), self.first(other)
        if other not in self._linking:
            self._above[other] = one
        elif one not in self._linking:
            self._above[one] = other
