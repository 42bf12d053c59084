"""AM201: an actor that holds a claim and its denial, itself or through the groups that it belongs to.

A claim is denied by an act, or by holding another that the map says contradicts it; claims that the map
says are the same are one. What a group says its members hold too. Where one belongs to two groups that
disagree, or says itself what its group denies, the one that stands between is told, and not everybody below
it. Where two members deny one another, the nearest group of both is told, less gravely, if it has a side:
it speaks with two voices.

The time counts the members and groups of the actors that speak on a disputed claim, once for each set of
speakers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import define, field, frozen

from argmap.analysis.checks._flow import kin, reached
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called
from argmap.analysis.wording import readable_date, verb
from argmap.model import CON_ACTS, PRO_ACTS, ArgumentMap, Claim, Statement

__all__ = ["CHECK", "find"]


@frozen
class _Dispute:
    """What cannot both be held: the statements for the one and for the other."""

    claim: str
    sides: tuple[list[Statement], list[Statement]]

    @property
    def speakers(self) -> tuple[frozenset[str], frozenset[str]]:
        one, other = (frozenset(s.actor.id for s in side if s.actor) for side in self.sides)
        return one, other


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the actors that contradict themselves, claim by claim."""
    ties = _Ties(map)
    for dispute in _disputes(map):
        torn = ties.torn(*dispute.speakers)
        for actor in torn:
            yield Fault(elements=(dispute.claim, actor), message=_told(map, ties, actor, dispute))
        for group in () if torn else ties.split(*dispute.speakers):
            message = _told_of_two(map, ties, group, dispute)
            yield Fault(elements=(dispute.claim, group), message=message, severity="info")


def _disputes(map: ArgumentMap) -> Iterator[_Dispute]:
    """Yield the claims that are held and denied, and the pairs of claims that contradict one another."""
    same = kin(map)
    held: dict[str, list[Statement]] = {}
    denied: dict[str, list[Statement]] = {}
    for said in map.statements():
        if said.actor and isinstance(said.claim, Claim) and said.act in PRO_ACTS | CON_ACTS:
            by_claim = denied if said.act in CON_ACTS else held
            by_claim.setdefault(same.get(said.claim.id, said.claim.id), []).append(said)
    for id_, statements in held.items():
        if id_ in denied:
            yield _Dispute(id_, (statements, denied[id_]))
    met: set[frozenset[str]] = set()
    for relation in map.relations.values():
        if relation.kind == "contradiction" and len(relation.premises) == 1:
            one, other = (same.get(id_, id_) for id_ in (relation.premises[0], relation.target))
            if one in held and other in held and one != other and frozenset((one, other)) not in met:
                met.add(frozenset((one, other)))
                yield _Dispute(one, (held[one], held[other]))


@define
class _Ties:
    """Who belongs to whom, and what follows for who speaks on both sides."""

    map: ArgumentMap
    above: dict[str, list[str]] = field(init=False)
    below: dict[str, list[str]] = field(init=False)
    order: dict[str, int] = field(init=False)
    _known: dict[tuple[frozenset[str], frozenset[str]], list[str]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.above = {id_: [*actor.member_of] for id_, actor in self.map.actors.items()}
        self.order = {id_: place for place, id_ in enumerate(self.map.actors)}
        self.below = {}
        for id_, groups in self.above.items():
            for group in groups:
                self.below.setdefault(group, []).append(id_)

    def torn(self, pro: frozenset[str], con: frozenset[str]) -> list[str]:
        """Return who holds both, and is not only a member of somebody who does."""
        if (pro, con) not in self._known:
            both = reached(pro, self.below) & reached(con, self.below)
            found = (id_ for id_ in both if both.isdisjoint(self.above[id_]))
            self._known[pro, con] = sorted(found, key=self.order.__getitem__)
        return self._known[pro, con]

    def split(self, pro: frozenset[str], con: frozenset[str]) -> list[str]:
        """Return the nearest groups, of those that have a side, with members who say either."""
        both = reached(pro, self.above) & reached(con, self.above)
        sided = {id_ for id_ in both if self.map.actors[id_].side}
        far = reached((group for id_ in sided for group in self.above[id_]), self.above)
        return sorted(sided - far, key=self.order.__getitem__)


def _told(map: ArgumentMap, ties: _Ties, actor: str, dispute: _Dispute) -> str:
    """Return the contradiction in words: who said what, and when, itself or through a group."""
    voices = reached([actor], ties.above)
    one, other = (_voice(statements, actor, voices.__contains__) for statements in dispute.sides)
    acts = [_act(map, said, actor) for said in (one, other)]
    if one.claim.id == other.claim.id:
        return f"{called(map, actor)} {acts[0]} and {acts[1]} that {called(map, one.claim.id)}"
    claims = [called(map, said.claim.id) for said in (one, other)]
    return f"{called(map, actor)} {acts[0]} that {claims[0]} and {acts[1]} that {claims[1]}, against it"


def _told_of_two(map: ArgumentMap, ties: _Ties, group: str, dispute: _Dispute) -> str:
    """Return the contradiction between members in words."""
    told = []
    for statements in dispute.sides:
        said = _voice(statements, group, lambda id_: group in reached([id_], ties.above))
        who = said.actor.id if said.actor else group
        told.append(f"{called(map, who)} {_act(map, said, who)} that {called(map, said.claim.id)}")
    return f"{called(map, group)} speaks with two voices: {told[0]}, and {told[1]}"


def _voice(statements: Iterable[Statement], actor: str, speaks: Callable[[str], bool]) -> Statement:
    """Return a statement of an actor itself, else the first of somebody who speaks for it."""
    spoken = [said for said in statements if said.actor]
    own = next((said for said in spoken if said.actor and said.actor.id == actor), None)
    return own or next(said for said in spoken if said.actor and speaks(said.actor.id))


def _act(map: ArgumentMap, said: Statement, actor: str) -> str:
    when = f" ({readable_date(said.when)})" if said.when else ""
    through = f" through {called(map, said.actor.id)}" if said.actor and said.actor.id != actor else ""
    return f"{verb(said.act)}{when}{through}"


CHECK = Check(
    code="AM201",
    title="contradiction held by one actor",
    why="Who asserts and denies the same changed their mind, is misquoted, or must be asked which it is.",
    severity="warning",
    find=find,
)
