"""What a format is: functions and one frozen record, in one module whose docstring explains it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from attrs import field, frozen

from argmap.model import ArgumentMap
from argmap.notes import Notes

__all__ = ["Format", "Parse", "Serialize"]


class Parse(Protocol):
    """Reads a text: returns a map and notes what it had to guess or leave out.

    With `strict`, it goes by the letter of the format and raises where it would have guessed.

    Raises:
        ParseError: the text cannot be read.
    """

    def __call__(self, text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
        """Return the map that the text holds."""
        ...


Serialize = Callable[[ArgumentMap, Notes], str]
"""Writes a map as text, and notes what the format cannot hold."""


@frozen(kw_only=True)
class Format:
    """A format of argument maps, sans-I/O: text in, map out; map in, text out.

    `suffixes` are the file name endings it is known by, `sniff` says whether a text (perhaps only its first
    64 KiB) looks like it, and `drops` names what of a map it cannot hold; `parse` or `serialize` is None
    where argmap only writes or only reads it.
    """

    title: str
    suffixes: tuple[str, ...]
    media_type: str
    sniff: Callable[[str], bool]
    parse: Parse | None = None
    serialize: Serialize | None = None
    drops: frozenset[str] = field(default=frozenset(), converter=frozenset)
