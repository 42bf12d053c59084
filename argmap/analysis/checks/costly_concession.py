"""AM202: a concession that supports what the other side says.

Somebody concedes a claim, and that claim is a premise for what somebody of another side holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called
from argmap.analysis.wording import verb
from argmap.model import PRO_ACTS, ArgumentMap, Statement

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield each claim that is conceded to the cost of who concedes it, once for each who does."""
    statements = map.statements()
    holders: dict[str, dict[str, str]] = {}
    for said in statements:
        if said.actor and said.actor.side and said.act in PRO_ACTS - {"concede"}:
            holders.setdefault(said.claim.id, {}).setdefault(said.actor.side, said.actor.id)
    told: set[tuple[str, str]] = set()
    for said in statements:
        if said.act == "concede" and said.actor and said.actor.side:
            key = said.claim.id, said.actor.id
            if key not in told:
                told.add(key)
                yield from _costs(map, said, holders)


def _costs(map: ArgumentMap, said: Statement, holders: dict[str, dict[str, str]]) -> Iterator[Fault]:
    """Yield the first use that another side makes of what is conceded."""
    who = said.actor
    for relation in map.outgoing(said.claim.id) if who else ():
        if relation.kind != "support" or not relation.target:
            continue
        sides = holders.get(relation.target, {})
        others = [actor for side, actor in sides.items() if who and side != who.side]
        if who and others and who.side not in sides:
            told = f"{called(map, who.id)} {verb('concede')} that {called(map, said.claim.id)}"
            message = (
                f"{told}, which supports {called(map, relation.target)}, held by {called(map, others[0])}"
            )
            yield Fault(elements=(said.claim.id, who.id, relation.target, others[0]), message=message)
            return


CHECK = Check(
    code="AM202",
    title="concession that supports the other side",
    why="Nothing carries more weight than what an opponent grants; who grants it should know what it costs.",
    severity="info",
    find=find,
)
