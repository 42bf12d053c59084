"""AM103: a rebuttal or an undercut that nobody answers: nothing attacks it or what it rests on.

A contradiction answers itself, for each of its ends speaks against the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._flow import contested
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the attacks that no attack reaches."""
    answered = contested(map)
    for relation in map.relations.values():
        if relation.kind not in {"rebuttal", "undercut"} or not relation.premises or not relation.target:
            continue
        if answered.isdisjoint((relation.id, *relation.premises)):
            message = f"nobody answers that {called(map, relation.id)}"
            yield Fault(elements=(relation.id, *relation.premises), message=message)


CHECK = Check(
    code="AM103",
    title="rebuttal left unanswered",
    why="An objection that stands to the end decides the debate, unless somebody answered it elsewhere.",
    severity="info",
    find=find,
)
