"""Claims: what is held, denied, demanded or conceded."""

from __future__ import annotations

from attrs import field, frozen

from argmap.model._fields import flag, identity, names, number, string
from argmap.model._frozen import EMPTY, FrozenDict, freeze_mapping
from argmap.model.source import Quote, quotes

__all__ = ["Claim"]


@frozen(kw_only=True)
class Claim:
    """A proposition, in the mapper's words.

    `title` is a short name for it, `wordings` are other ways in which it was put, `weight` is how strong
    it is held to be before any argument (0 to 1 by custom), and `implicit` says that nobody said it: the
    mapper inferred it.

    >>> Claim(id="c1", text="Encryption protects everyone.").text
    'Encryption protects everyone.'
    """

    id: str = field(converter=identity)
    text: str = field(default="", converter=string)
    title: str = field(default="", converter=string)
    wordings: tuple[str, ...] = field(default=(), converter=names)
    quotes: tuple[Quote, ...] = field(default=(), converter=quotes)
    tags: tuple[str, ...] = field(default=(), converter=names)
    weight: float | None = field(default=None, converter=number)
    implicit: bool = field(default=False, converter=flag)
    data: FrozenDict = field(default=EMPTY, converter=freeze_mapping)
    residue: FrozenDict = field(default=EMPTY, converter=freeze_mapping)
