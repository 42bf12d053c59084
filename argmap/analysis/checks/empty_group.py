"""AM402: a group that holds nothing, neither members nor groups. The fix removes it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.analysis.checks._spec import Check, Edits, Fault
from argmap.analysis.telling import called
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the groups without anything in them."""
    parents = {group.parent for group in map.groups.values()}
    for group in map.groups.values():
        if not group.members and group.id not in parents:
            message = f"the group {called(map, group.id)} holds nothing"
            yield Fault(elements=(group.id,), message=message, fix=partial(_removed, id=group.id))


def _removed(map: ArgumentMap, id: str) -> Edits:
    return Edits(remove=(id,)) if id in map.groups and not map.members(id) else Edits()


CHECK = Check(
    code="AM402",
    title="empty group",
    why="A heading with nothing below it promises what the map does not hold.",
    severity="warning",
    find=find,
)
