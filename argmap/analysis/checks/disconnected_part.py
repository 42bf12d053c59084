"""AM401: a part of the map that no relation connects with the rest of it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._flow import reached
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called, number_of
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield every part but the largest, of several the first."""
    parts = _parts(map)
    if len(parts) < 2:  # noqa: PLR2004 - one part is the whole map
        return
    largest = max(parts, key=len)
    for part in parts:
        if part is not largest:
            what = called(map, part[0])
            if len(part) > 1:
                what += f" and {number_of(len(part) - 1, 'other')}"
            yield Fault(elements=tuple(part), message=f"no relation connects {what} with the rest of the map")


def _parts(map: ArgumentMap) -> list[list[str]]:
    """Return the claims and arguments, part by part, all in the order of the map."""
    near: dict[str, list[str]] = {}
    for id_, other in _ties(map):
        near.setdefault(id_, []).append(other)
        near.setdefault(other, []).append(id_)
    cards = [*map.claims, *map.arguments]
    order = {id_: place for place, id_ in enumerate(cards)}
    seen: set[str] = set()
    parts = []
    for id_ in cards:
        if id_ not in seen:
            part = reached([id_], near)
            seen |= part
            parts.append(sorted((one for one in part if one in order), key=order.__getitem__))
    return parts


def _ties(map: ArgumentMap) -> Iterator[tuple[str, str]]:
    for relation in map.relations.values():
        for end in (*relation.premises, *filter(None, [relation.target])):
            yield relation.id, end
    for argument in map.arguments.values():
        for step in argument.steps:
            yield argument.id, step.claim
            if step.inference:
                yield argument.id, step.inference


CHECK = Check(
    code="AM401",
    title="disconnected part",
    why="What is connected with nothing speaks for nothing: a relation is missing, or a claim too many.",
    severity="warning",
    find=find,
)
