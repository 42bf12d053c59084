"""What a format is: functions and one frozen record, in one module whose docstring explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from attrs import Attribute, field, frozen

from argmap.formats._features import FEATURES
from argmap.model import ArgumentMap
from argmap.notes import Notes, Span

__all__ = ["Companion", "Format", "Parse", "ParseAll", "Places", "Serialize"]


class Parse(Protocol):
    """Reads a text: returns a map and notes what it had to guess or leave out.

    With `strict`, it goes by the letter of the format and raises where it would have guessed.

    Raises:
        ParseError: the text cannot be read.
    """

    def __call__(self, text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
        """Return the map that the text holds."""
        ...


class ParseAll(Protocol):
    """Reads a text that may hold several maps, each as `Parse` would read it alone."""

    def __call__(self, text: str, notes: Notes, *, strict: bool = False) -> list[ArgumentMap]:
        """Return the maps that the text holds, in order."""
        ...


Serialize = Callable[[ArgumentMap, Notes], str]
"""Writes a map as text, and notes what the format cannot hold."""


Places = Callable[[ArgumentMap, str], Mapping[str, Span]]
"""Tells where in a text the elements of a map stand that was read from it."""


@frozen(kw_only=True)
class Companion:
    """A second file that goes with a document, under the same name with another suffix.

    A document is whole without it; with it, it says more: the text that annotations are about. Where the file
    is there, `take` returns what the map becomes with its text; where a map is written, `give` returns the
    text for it, or None for no file.
    """

    suffix: str
    take: Callable[[ArgumentMap, str, Notes], ArgumentMap] | None = None
    give: Callable[[ArgumentMap], str | None] | None = None


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words)


def _features(_: object, attribute: Attribute[frozenset[str]], value: frozenset[str]) -> None:
    if unknown := sorted(value - FEATURES.keys()):
        raise ValueError(
            f"{attribute.name}: there is no feature {unknown[0]!r}; there is {', '.join(FEATURES)}"
        )


@frozen(kw_only=True)
class Format:
    """A format of argument maps, sans-I/O: text in, map out; map in, text out.

    `suffixes` are the file name endings it is known by, `sniff` says whether a text (perhaps only its first
    64 KiB) looks like it; `parse` or `serialize` is None where argmap only writes or only reads it.

    `drops` names what of a map it cannot hold, `changes` what comes back in another form, both in the words
    of `FEATURES`; the façade notes what that means for a map that is written. A `companion` is a second file.
    Where a text can hold several maps, `parse` reads the first, with a note, and `parse_all` all of them.
    `places` tells where the elements of a map, by id, stand in the text that it was read from, as far as that
    can be known; nothing of a text that is another one.

    A document is always text. What is packed or binary (workbooks, say) goes by way of a library that reads
    it, such as pandas; gzip is unpacked by the façade for every format.
    """

    title: str
    suffixes: tuple[str, ...]
    media_type: str
    sniff: Callable[[str], bool]
    parse: Parse | None = None
    parse_all: ParseAll | None = None
    serialize: Serialize | None = None
    drops: frozenset[str] = field(default=frozenset(), converter=_words, validator=_features)
    changes: frozenset[str] = field(default=frozenset(), converter=_words, validator=_features)
    companion: Companion | None = None
    places: Places | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a feature that is said to be lost and to come back."""
        if both := sorted(self.drops & self.changes):
            raise ValueError(f"{both[0]!r} is either dropped or changed, not both")
