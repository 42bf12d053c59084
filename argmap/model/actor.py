"""Actors: who takes part in a debate."""

from __future__ import annotations

from attrs import field, frozen

from argmap.model._fields import identity, names, string
from argmap.model._frozen import EMPTY, FrozenDict, freeze_mapping

__all__ = ["Actor"]


@frozen(kw_only=True)
class Actor:
    """A person, an organisation, a group or a role that takes part.

    `kind` says which (`person`, `organisation`, `group`, `role`, or a word of your own), `side` the camp
    in the debate, `role` the office held in it, in words, and `member_of` the ids of the actors it
    belongs to: what a group says, its members hold.

    >>> Actor(id="wanless", name="Peter Wanless", kind="person", member_of=["nspcc"]).member_of
    ('nspcc',)
    """

    id: str = field(converter=identity)
    name: str = field(default="", converter=string)
    kind: str = field(default="", converter=string)
    side: str = field(default="", converter=string)
    role: str = field(default="", converter=string)
    member_of: tuple[str, ...] = field(default=(), converter=names)
    url: str = field(default="", converter=string)
    data: FrozenDict = field(default=EMPTY, converter=freeze_mapping)
    residue: FrozenDict = field(default=EMPTY, converter=freeze_mapping)
