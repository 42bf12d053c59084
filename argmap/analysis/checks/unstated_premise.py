"""AM107: a premise that nobody states and nothing supports: the mapper put it in (`implicit`)."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the implicit claims that are premises and have no reason of their own."""
    relations = map.relations.values()
    used = {premise for relation in relations for premise in relation.premises}
    used.update(premise for argument in map.arguments.values() for premise in argument.premises)
    supported = {
        relation.target for relation in relations if relation.kind == "support" and relation.premises
    }
    said = {act.content for act in map.acts.values()}
    for claim in map.claims.values():
        if claim.implicit and claim.id in used and claim.id not in supported and claim.id not in said:
            message = f"the reasoning needs {called(map, claim.id)}, which nobody states and nothing supports"
            yield Fault(elements=(claim.id,), message=message)


CHECK = Check(
    code="AM107",
    title="unstated premise",
    why="A premise left unsaid is where an argument is most often wrong, and where a reply best begins.",
    severity="info",
    find=find,
)
