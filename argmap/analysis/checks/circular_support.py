"""AM104: reasons that run in a circle, so that a claim is a reason for itself.

Circles are the strongly connected parts of what bears on what (Tarjan 1972, "Depth-first search and linear
graph algorithms"); each is told once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called, listed
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the circles of supports."""
    steps = _in_circles([*_steps(map)])
    if not steps:
        return
    from networkx import DiGraph, strongly_connected_components

    loops = {one for one, other in steps if one == other}
    order = {element.id: place for place, element in enumerate(map)}
    parts = (
        sorted((id_ for id_ in part if id_ not in map.relations), key=order.__getitem__)
        for part in strongly_connected_components(DiGraph(steps))
        if len(part) > 1 or part & loops
    )
    for part in sorted((part for part in parts if part), key=lambda part: order[part[0]]):
        first, *others = (called(map, id_) for id_ in part)
        by_way = f" by way of {listed(others)}" if others else ""
        yield Fault(elements=tuple(part), message=f"{first} is a reason for itself{by_way}")


def _in_circles(steps: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the steps without those that lead, sooner or later, to where nothing leads on."""
    leading: dict[str, list[str]] = {}
    onward: Counter[str] = Counter()
    for one, other in steps:
        leading.setdefault(other, []).append(one)
        onward[one] += 1
    ends = [id_ for id_ in leading if not onward[id_]]
    for end in ends:
        for id_ in leading.get(end, ()):
            onward[id_] -= 1
            if not onward[id_]:
                ends.append(id_)
    return [(one, other) for one, other in steps if onward[one] and onward[other]]


def _steps(map: ArgumentMap) -> Iterator[tuple[str, str]]:
    """Yield what bears on what, by way of the supports, so that many premises need not meet many targets."""
    for relation in map.relations.values():
        if relation.kind == "support" and relation.target:
            yield from ((premise, relation.id) for premise in relation.premises)
            yield relation.id, relation.target
    for argument in map.arguments.values():
        yield from ((premise, argument.id) for premise in argument.premises)


CHECK = Check(
    code="AM104",
    title="circular support",
    why="Who doubts a claim will not be convinced by the claim itself, however long the way round.",
    severity="error",
    find=find,
)
