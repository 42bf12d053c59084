"""AM101: a claim that nothing supports, although somebody attacks it or nobody is on record for it.

Every debate ends somewhere: a claim that somebody makes and nobody doubts may stand without a reason. What is
attacked and has no reason is held against an objection on nobody's authority but the speaker's; what nobody
says and nothing supports rests on the mapper alone. Where a map does not tell at all who says what, premises
are where it starts, and only what is no premise either is found.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the claims that want a reason."""
    supported, attacked, attested = _supported(map), _attacked(map), _attested(map)
    granted = attested or _premises(map)
    for claim in map.claims.values():
        if claim.id in supported:
            continue
        if claim.id in attacked:
            yield Fault(
                elements=(claim.id,), message=f"{called(map, claim.id)} is attacked, and nothing supports it"
            )
        elif claim.id not in granted and not claim.implicit:
            message = f"nothing supports {called(map, claim.id)}, and nobody is on record as saying it"
            yield Fault(elements=(claim.id,), message=message)


def _supported(map: ArgumentMap) -> set[str]:
    """Return what is supported, restates something, or is concluded in an argument."""
    found = {step.claim for argument in map.arguments.values() for step in argument.steps if step.inference}
    for relation in map.relations.values():
        if relation.kind == "support" and relation.premises:
            found.add(relation.target)
        elif relation.kind == "equivalence":
            found.update((relation.target, *relation.premises))
    return found


def _attested(map: ArgumentMap) -> set[str]:
    """Return what somebody says, or a source."""
    found = {act.content for act in map.acts.values()}
    return found | {claim.id for claim in map.claims.values() if claim.quotes}


def _premises(map: ArgumentMap) -> set[str]:
    found = {premise for relation in map.relations.values() for premise in relation.premises}
    return found.union(*(argument.premises for argument in map.arguments.values()))


def _attacked(map: ArgumentMap) -> set[str]:
    found: set[str] = set()
    for relation in map.relations.values():
        if relation.is_attack:
            found.add(relation.target)
            found.update(relation.premises if relation.kind == "contradiction" else ())
    return found


CHECK = Check(
    code="AM101",
    title="claim without support",
    why="A claim that is doubted, or that nobody is known to make, convinces nobody until a reason is given.",
    severity="warning",
    find=find,
)
