"""Groups: the sections of a map."""

from __future__ import annotations

from attrs import field, frozen

from argmap.model._fields import identity, names, string
from argmap.model._frozen import EMPTY, FrozenDict, freeze_mapping

__all__ = ["Group"]


@frozen(kw_only=True)
class Group:
    """A section of the map; `parent` is the id of the group that it lies in, `members` the ids it holds.

    Members are claims, arguments, relations or utterances; nested groups say so by their `parent`.
    """

    id: str = field(converter=identity)
    title: str = field(default="", converter=string)
    parent: str = field(default="", converter=string)
    members: tuple[str, ...] = field(default=(), converter=names)
    data: FrozenDict = field(default=EMPTY, converter=freeze_mapping)
    residue: FrozenDict = field(default=EMPTY, converter=freeze_mapping)
