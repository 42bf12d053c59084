"""AM201: an actor that holds a claim and its denial, itself or through the groups that it belongs to.

What a group says its members hold too. Where one belongs to two groups that disagree, or says itself what its
group denies, the one that stands between is told, and not everybody below it. The time counts the members of
the actors that speak on a disputed claim, once for each set of speakers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.analysis.checks._flow import reached
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called
from argmap.analysis.wording import readable_date, verb
from argmap.model import CON_ACTS, PRO_ACTS, ArgumentMap, Claim, Statement

__all__ = ["CHECK", "find"]

Sides = tuple[list[Statement], list[Statement]]
"""The statements for a claim, and those against it."""


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the actors that contradict themselves, claim by claim."""
    groups = {id_: [*member.member_of] for id_, member in map.actors.items()}
    members: dict[str, list[str]] = {}
    for id_, above in groups.items():
        for group in above:
            members.setdefault(group, []).append(id_)
    known: dict[tuple[frozenset[str], frozenset[str]], list[str]] = {}
    for claim, sides in _disputed(map).items():
        speakers = frozenset(_speakers(sides[0])), frozenset(_speakers(sides[1]))
        if speakers not in known:
            known[speakers] = _between(map, members, *speakers)
        for actor in known[speakers]:
            yield Fault(
                elements=(claim, actor), message=_told(map, reached([actor], groups), actor, claim, sides)
            )


def _disputed(map: ArgumentMap) -> dict[str, Sides]:
    """Return the claims that are held and denied, with what was said for and against them."""
    found: dict[str, Sides] = {}
    for said in map.statements():
        if said.actor and isinstance(said.claim, Claim) and said.act in PRO_ACTS | CON_ACTS:
            found.setdefault(said.claim.id, ([], []))[said.act in CON_ACTS].append(said)
    return {id_: sides for id_, sides in found.items() if all(sides)}


def _speakers(said: Iterable[Statement]) -> list[str]:
    return list(dict.fromkeys(statement.actor.id for statement in said if statement.actor))


def _between(
    map: ArgumentMap, members: dict[str, list[str]], pro: frozenset[str], con: frozenset[str]
) -> list[str]:
    """Return who holds both, and is not only a member of somebody who does."""
    both = reached(pro, members) & reached(con, members)
    return [id_ for id_ in map.actors if id_ in both and both.isdisjoint(map.actors[id_].member_of)]


def _told(map: ArgumentMap, voices: set[str], actor: str, claim: str, sides: Sides) -> str:
    """Return the contradiction in words: who said what, and when; `voices` are the actor and all above it."""
    acts = []
    for statements in sides:
        own = next((said for said in statements if said.actor and said.actor.id == actor), None)
        said = own or next(said for said in statements if said.actor and said.actor.id in voices)
        when = f" ({readable_date(said.when)})" if said.when else ""
        through = f" through {called(map, said.actor.id)}" if said.actor and own is None else ""
        acts.append(f"{verb(said.act)}{when}{through}")
    return f"{called(map, actor)} {acts[0]} and {acts[1]} that {called(map, claim)}"


CHECK = Check(
    code="AM201",
    title="contradiction held by one actor",
    why="Who asserts and denies the same changed their mind, is misquoted, or must be asked which it is.",
    severity="warning",
    find=find,
)
