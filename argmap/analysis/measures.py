"""The shape of a debate in numbers: what is supported and attacked how often, and how much hangs on what.

Arguments that are spelt out stand between their premises and what they conclude, as in pictures.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from argmap._collector import paused_collector
from argmap.analysis.reach import dependents
from argmap.analysis.structure import Tree, tree
from argmap.model import CON_ACTS, PRO_ACTS, ArgumentMap, Relation, Statement
from argmap.model._voices import standing

__all__ = ["Measure", "Shape", "measures", "shape"]


@frozen(kw_only=True)
class Measure:
    """The numbers of one claim or argument.

    `depth` is how many relations lead from it to a root; `linked` and `convergent` count its supports with
    several premises and with one; `unanswered` are the attacks on it that nothing attacks; `uses` counts the
    relations it is a premise of, `dependents` the claims and arguments that hang on it, however far; `pro`
    and `con` the actors that said so themselves.
    """

    id: str
    depth: int
    linked: int
    convergent: int
    attacks: int
    unanswered: int
    uses: int
    dependents: int
    pro: int
    con: int

    @property
    def supports(self) -> int:
        """How many supports it has."""
        return self.linked + self.convergent

    @property
    def contested(self) -> int:
        """How much there is on both sides: the fewer of what speaks for it and against it."""
        return min(self.supports + self.pro, self.attacks + self.con)


@frozen(kw_only=True)
class Shape:
    """The shape of a whole map.

    `roots` are used for nothing else, `leaves` have nothing that speaks for or against them; `chain` is one
    of the longest ways from a leaf to a root; `linked` and `convergent` are the supports with several
    premises, and those of targets that have several supports; `unanswered` the attacks that nothing attacks.
    """

    roots: tuple[str, ...]
    leaves: tuple[str, ...]
    chain: tuple[str, ...]
    linked: tuple[str, ...]
    convergent: tuple[str, ...]
    unanswered: tuple[str, ...]


@paused_collector()
def measures(map: ArgumentMap) -> dict[str, Measure]:
    """Return the numbers of each claim and argument, by id, in the order of the map.

    >>> m = ArgumentMap()
    >>> halt, safe = m.claim("Halt.", title="Halt"), m.claim("It is safe.", title="Safe")
    >>> r = m.rebut(safe, halt)
    >>> found = measures(m)
    >>> found["halt"].attacks, found["halt"].unanswered, found["safe"].depth, found["safe"].dependents
    (1, 1, 1, 1)
    """
    walked = tree(map)
    aims = _aims(walked.links)
    uses: dict[str, int] = {}
    for link in walked.links.values():
        for premise in dict.fromkeys(link.premises):
            uses[premise] = uses.get(premise, 0) + 1
    answered = _answered(map, walked.links)
    depths, hanging, voices = _depths(walked), dependents(map), _voices(map)
    found = {}
    for id_ in (*map.claims, *map.arguments):
        supports = [link for link in aims.get(id_, ()) if link.kind == "support"]
        attacks = [*map.attacks(id_)]
        linked = sum(link.is_linked for link in supports)
        found[id_] = Measure(
            id=id_,
            depth=depths[id_],
            linked=linked,
            convergent=len(supports) - linked,
            attacks=len(attacks),
            unanswered=sum(attack.id not in answered for attack in attacks),
            uses=uses.get(id_, 0),
            dependents=hanging[id_],
            pro=voices.get(id_, (0, 0))[0],
            con=voices.get(id_, (0, 0))[1],
        )
    return found


def shape(map: ArgumentMap) -> Shape:
    """Return the shape of the whole map.

    >>> m = ArgumentMap()
    >>> a, b, c = (m.claim(text) for text in ("First.", "Second.", "Third."))
    >>> rs = m.support(a, b), m.support(b, c)
    >>> found = shape(m)
    >>> found.roots, found.leaves, found.chain
    (('c3',), ('c1',), ('c1', 'c2', 'c3'))
    """
    walked = tree(map)
    cards = (*map.claims, *map.arguments)
    aims = _aims(walked.links)
    depths = _depths(walked)
    deepest = max(cards, key=lambda id_: depths[id_], default="")
    answered = _answered(map, walked.links)
    supports = [link for link in walked.links.values() if link.kind == "support"]
    counts: dict[str, int] = {}
    for link in supports:
        counts[link.target] = counts.get(link.target, 0) + 1
    return Shape(
        roots=tuple(id_ for id_ in walked.roots if id_ not in walked.links),
        leaves=tuple(id_ for id_ in cards if id_ not in aims),
        chain=tuple(_way(walked, deepest)),
        linked=tuple(link.id for link in supports if link.is_linked),
        convergent=tuple(link.id for link in supports if counts[link.target] > 1),
        unanswered=tuple(r.id for r in map.relations.values() if r.is_attack and r.id not in answered),
    )


def _aims(found: Mapping[str, Relation]) -> dict[str, list[Relation]]:
    """Return the links that aim at each element."""
    aims: dict[str, list[Relation]] = {}
    for link in found.values():
        if link.target:
            aims.setdefault(link.target, []).append(link)
    return aims


def _answered(map: ArgumentMap, found: Mapping[str, Relation]) -> set[str]:
    """Return the attacks that are attacked, or one of whose premises is."""
    attacked = {link.target for link in found.values() if link.is_attack}
    for relation in map.relations.values():
        if relation.kind == "contradiction":
            attacked.update(relation.premises)
    return {
        relation.id
        for relation in map.relations.values()
        if relation.id in attacked or not attacked.isdisjoint(relation.premises)
    }


def _depths(walked: Tree) -> dict[str, int]:
    """Return how many links lead from each element to its root."""
    depths: dict[str, int] = {}
    queue = [*walked.roots]
    for id_ in queue:
        parent = walked.parents.get(id_)
        depths[id_] = depths[parent] + (id_ not in walked.links) if parent is not None else 0
        queue += walked.children.get(id_, ())
    return depths


def _way(walked: Tree, id: str) -> list[str]:
    """Return the claims and arguments from one to its root."""
    found = []
    here: str | None = id or None
    while here is not None:
        found += [here] if here not in walked.links else []
        here = walked.parents.get(here)
    return found


def _voices(map: ArgumentMap) -> dict[str, tuple[int, int]]:
    """Return how many actors are for and against each element, by what they said themselves and stand by."""
    said: dict[tuple[str, str], list[Statement]] = {}
    for statement in map.statements():
        if statement.actor is not None:
            said.setdefault((statement.claim.id, statement.actor.id), []).append(statement)
    voices: dict[str, tuple[int, int]] = {}
    for (id_, _), own in said.items():
        acts, (pro, con) = standing(own), voices.get(id_, (0, 0))
        voices[id_] = pro + bool(acts & PRO_ACTS), con + bool(acts & CON_ACTS)
    return voices
