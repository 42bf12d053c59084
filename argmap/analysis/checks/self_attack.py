"""AM105: an attack whose target is among its own premises."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the attacks on what they start from."""
    for relation in map.relations.values():
        if relation.is_attack and relation.target and relation.target in relation.premises:
            message = f"{called(map, relation.target)} speaks against itself"
            yield Fault(elements=(relation.id, relation.target), message=message)


CHECK = Check(
    code="AM105",
    title="self-attack",
    why="What defeats itself can be held by nobody; mostly a line hangs one place too deep or too high.",
    severity="error",
    find=find,
)
