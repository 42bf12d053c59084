"""AM102: a thesis that is argued for, and that nobody attacks: neither it nor anything it rests on.

A thesis is a claim that reasons lead to and that is itself no reason for anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._flow import contested
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the theses that no attack reaches."""
    answered = contested(map)
    relations = map.relations.values()
    used = {premise for relation in relations if relation.target for premise in relation.premises}
    argued = dict.fromkeys(r.target for r in relations if r.kind == "support" and r.premises)
    for id_ in argued:
        if id_ in map.claims and id_ not in used and id_ not in answered:
            message = f"nobody answers {called(map, id_)}: nothing attacks it, or anything it rests on"
            yield Fault(elements=(id_,), message=message)


CHECK = Check(
    code="AM102",
    title="thesis never answered",
    why="A map that shows one side alone is a brief, not a debate: perhaps the answer is still to be mapped.",
    severity="info",
    find=find,
)
