"""What both sides of a merge did, each otherwise, as values."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from argmap.model import ArgumentMap
from argmap.notes import Span

__all__ = ["Conflict", "Merge"]


@frozen(kw_only=True)
class Conflict:
    """What cannot be merged: an element, the field, and what it was and is with us and with them.

    `element` is its id in the merged map, `""` for the map itself. `field` is `""` where one side removed the
    element (its value is None) that the other changed or uses; `order` where both moved it; and a path such
    as `data.source` in extras. `span` is its place in our file, where somebody knows it.
    """

    element: str
    field: str
    base: Any = None
    ours: Any = None
    theirs: Any = None
    message: str
    span: Span | None = None

    def __str__(self) -> str:
        """Return what the conflict is about, in a sentence."""
        return self.message


@frozen(kw_only=True)
class Merge:
    """A merged map, which is whole, and the conflicts in it, each settled for us until somebody decides."""

    map: ArgumentMap
    conflicts: tuple[Conflict, ...] = field(default=())
