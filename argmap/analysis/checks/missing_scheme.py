"""AM106: a support without a scheme, in a map whose other supports have one."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the inferences that do not say of which kind they are; none where the map names no kinds."""
    supports = [relation for relation in map.relations.values() if relation.kind == "support"]
    if not any(relation.scheme for relation in supports):
        return
    for relation in supports:
        if not relation.scheme:
            yield Fault(elements=(relation.id,), message=f"no scheme says how {called(map, relation.id)}")


CHECK = Check(
    code="AM106",
    title="inference without scheme",
    why="A scheme says which questions an inference must stand up to; without one nobody knows what to ask.",
    severity="info",
    find=find,
)
