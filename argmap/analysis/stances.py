"""Who holds what, by own acts and by membership, over time; where actors agree and split, what they concede.

What a group says, its members hold too. A date is written as ISO 8601, as exactly as it is known, so that
texts compare as dates do.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations, product
from typing import Final

from attrs import field, frozen

from argmap._collector import paused_collector
from argmap.analysis.reach import dependents
from argmap.model import PRO_ACTS, ArgumentMap, Claim, Stance, Statement
from argmap.model._voices import standing, verdict
from argmap.model.dialogue import RETRACTION

__all__ = ["Agreement", "Concession", "Crux", "Position", "agreements", "concessions", "cruxes", "positions"]

_CONCEDES: Final = "concede"


@frozen(kw_only=True)
class Position:
    """What an actor holds of a claim: the stance, whether by own acts, through which groups, by which words.

    `statements` are its own and those of the groups, in the order of time, undated ones first.
    """

    actor: str
    claim: str
    stance: Stance
    is_own: bool
    through: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = field(default=(), repr=False)

    @property
    def history(self) -> tuple[tuple[str, Stance], ...]:
        """What was said when: each date on which it was another stance than before, with that stance.

        It is `none` where all was retracted.
        """
        days: dict[str, list[str]] = {}
        for said in self.statements:
            days.setdefault(said.when, []).append(said.act)
        found: list[tuple[str, Stance]] = []
        for when, acts in days.items():
            stance = verdict(acts)
            is_told = stance != "none" or RETRACTION in acts
            if is_told and (not found or found[-1][1] != stance):
                found.append((when, stance))
        return tuple(found)


@frozen(kw_only=True)
class Agreement:
    """What two actors hold of the same claims: those on which they agree, and those on which they split."""

    one: str
    other: str
    agreed: tuple[str, ...]
    split: tuple[str, ...]

    @property
    def score(self) -> float:
        """From -1, where they agree on nothing, to 1, where they agree on all that both speak of."""
        return (len(self.agreed) - len(self.split)) / (len(self.agreed) + len(self.split))


@frozen(kw_only=True)
class Crux:
    """A claim on which actors split: who is for it, who against it, and how much hangs on it."""

    claim: str
    pro: tuple[str, ...]
    con: tuple[str, ...]
    dependents: int


@frozen(kw_only=True)
class Concession:
    """A claim that an actor concedes, and the actors who hold it without conceding."""

    actor: str
    claim: str
    to: tuple[str, ...]
    statement: Statement = field(repr=False)


@paused_collector()
def positions(map: ArgumentMap, *, until: str = "") -> dict[str, dict[str, Position]]:
    """Return what each actor holds of each claim: actor id to claim id to position, in the order of the map.

    Args:
        map: the debate.
        until: leave out what was said after this date; what has no date counts always.

    >>> m = ArgumentMap()
    >>> union = m.actor("Union")
    >>> ann = m.actor("Ann", member_of=union)
    >>> strike = m.claim("We should strike.", title="Strike")
    >>> acts = m.say(union, strike, when="2019"), m.say(ann, strike, act="deny", when="2020")
    >>> position = positions(m)["ann"]["strike"]
    >>> position.stance, position.through, position.history
    ('mixed', ('union',), (('2019', 'pro'), ('2020', 'con')))
    >>> positions(m, until="2019")["ann"]["strike"].stance
    'pro'
    """
    said = _said(map, until)
    ranks = {id_: rank for rank, id_ in enumerate(map.claims)}
    found: dict[str, dict[str, Position]] = {}
    for actor in map.actors:
        own: dict[str, list[Statement]] = {}
        for id_ in _with_groups(map, actor):
            for claim, statements in said.get(id_, {}).items():
                own.setdefault(claim, []).extend(statements)
        held = [_position(actor, claim, own[claim]) for claim in sorted(own, key=ranks.__getitem__)]
        if kept := {position.claim: position for position in held if position.stance != "none"}:
            found[actor] = kept
    return found


def _said(map: ArgumentMap, until: str) -> dict[str, dict[str, list[Statement]]]:
    """Return what was said until a date: by actor and claim."""
    said: dict[str, dict[str, list[Statement]]] = {}
    for statement in map.statements():
        if statement.actor is None or not isinstance(statement.claim, Claim):
            continue
        if not until or statement.when[: len(until)] <= until:
            said.setdefault(statement.actor.id, {}).setdefault(statement.claim.id, []).append(statement)
    return said


def _position(actor: str, claim: str, said: Sequence[Statement]) -> Position:
    speakers: dict[str, list[Statement]] = {}
    for statement in said:
        if statement.actor is not None:
            speakers.setdefault(statement.actor.id, []).append(statement)
    acts = {act for own in speakers.values() for act in standing(own)}
    return Position(
        actor=actor,
        claim=claim,
        stance=verdict(acts),
        is_own=actor in speakers,
        through=tuple(id_ for id_ in speakers if id_ != actor),
        statements=tuple(sorted(said, key=lambda statement: statement.when)),
    )


def _with_groups(map: ArgumentMap, actor: str) -> list[str]:
    """Return an actor and all groups that it belongs to, however indirectly."""
    found = {actor: None}
    queue = [actor]
    for id_ in queue:
        new = [group for group in map.actors[id_].member_of if group not in found]
        found.update(dict.fromkeys(new))
        queue += new
    return queue


def agreements(map: ArgumentMap, *, among: Collection[str] | None = None) -> tuple[Agreement, ...]:
    """Return, for each two actors that speak of a claim in common, on what they agree and split.

    Args:
        map: the debate.
        among: ids of actors; others are left out. None for all.

    >>> m = ArgumentMap()
    >>> ann, bob, go = m.actor("Ann"), m.actor("Bob"), m.claim("Go.", title="Go")
    >>> acts = m.say(ann, go), m.say(bob, go, act="deny")
    >>> agreements(m)
    (Agreement(one='ann', other='bob', agreed=(), split=('go',)),)
    """
    both: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    ranks = {id_: rank for rank, id_ in enumerate(map.actors)}
    for claim, (pro, con) in _holders(map, among).items():
        for pair in (*combinations(pro, 2), *combinations(con, 2)):
            both.setdefault(pair, ([], []))[0].append(claim)
        for one, other in product(pro, con):
            pair = (one, other) if ranks[one] < ranks[other] else (other, one)
            both.setdefault(pair, ([], []))[1].append(claim)
    return tuple(
        Agreement(one=one, other=other, agreed=tuple(both[one, other][0]), split=tuple(both[one, other][1]))
        for one, other in sorted(both, key=lambda pair: (ranks[pair[0]], ranks[pair[1]]))
    )


def _holders(map: ArgumentMap, among: Collection[str] | None) -> dict[str, tuple[list[str], list[str]]]:
    """Return who is for each claim and who against it, those left out that are of two minds."""
    holders: dict[str, tuple[list[str], list[str]]] = {}
    for actor, held in positions(map).items():
        for claim, position in held.items() if among is None or actor in among else ():
            if position.stance in {"pro", "con"}:
                holders.setdefault(claim, ([], []))[position.stance == "con"].append(actor)
    return holders


def cruxes(map: ArgumentMap) -> tuple[Crux, ...]:
    """Return the claims on which actors split, those first on which most hangs.

    Against a claim are those who deny it, and those who hold a reason against it themselves.

    >>> m = ArgumentMap()
    >>> ann, bob = m.actor("Ann"), m.actor("Bob")
    >>> go, rain = m.claim("Go.", title="Go"), m.claim("It rains.", title="Rain")
    >>> r = m.rebut(rain, go)
    >>> acts = m.say(ann, go), m.say(bob, rain), m.say(ann, rain, act="deny")
    >>> [(crux.claim, crux.pro, crux.con, crux.dependents) for crux in cruxes(m)]
    [('rain', ('bob',), ('ann',), 1), ('go', ('ann',), ('bob',), 0)]
    """
    holders = _holders(map, None)
    hanging = dependents(map)
    found = []
    for claim in map.claims:
        pro, con = holders.get(claim, ([], []))
        con = [*con, *_opposing(map, claim, holders)]
        against = tuple(dict.fromkeys(actor for actor in con if actor not in pro))
        if pro and against:
            found.append(Crux(claim=claim, pro=tuple(pro), con=against, dependents=hanging[claim]))
    return tuple(sorted(found, key=lambda crux: (-crux.dependents, -min(len(crux.pro), len(crux.con)))))


def _opposing(map: ArgumentMap, claim: str, holders: dict[str, tuple[list[str], list[str]]]) -> list[str]:
    """Return who holds a reason against a claim."""
    reasons = {
        id_: None
        for attack in map.attacks(claim)
        for id_ in (*attack.premises, *([attack.target] if attack.kind == "contradiction" else []))
        if id_ != claim
    }
    return [actor for id_ in reasons for actor in holders.get(id_, ([], []))[0]]


def concessions(map: ArgumentMap) -> tuple[Concession, ...]:
    """Return what actors concede, in the order of the map, and to whom: those who assert it themselves.

    >>> m = ArgumentMap()
    >>> ann, bob, rain = m.actor("Ann"), m.actor("Bob"), m.claim("It rains.", title="Rain")
    >>> acts = m.say(ann, rain), m.say(bob, rain, act="concede")
    >>> [(found.actor, found.claim, found.to) for found in concessions(m)]
    [('bob', 'rain', ('ann',))]
    """
    statements = [s for s in map.statements() if s.actor is not None and isinstance(s.claim, Claim)]
    asserting: dict[str, dict[str, None]] = {}
    for said in statements:
        if said.actor and said.act in PRO_ACTS - {_CONCEDES}:
            asserting.setdefault(said.claim.id, {})[said.actor.id] = None
    return tuple(
        Concession(
            actor=said.actor.id,
            claim=said.claim.id,
            to=tuple(id_ for id_ in asserting.get(said.claim.id, ()) if id_ != said.actor.id),
            statement=said,
        )
        for said in statements
        if said.actor and said.act == _CONCEDES
    )
