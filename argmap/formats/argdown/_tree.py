"""The syntax tree of an Argdown document: blocks of lines, flat, with exact places.

Nesting is a number on each line and no tree of objects, so that nothing that goes over it recurses.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from attrs import Factory, define, field

from argmap.notes import Span

__all__ = ["Block", "Document", "Fault", "Line", "Range"]

Range = tuple[str, int, int, str]
"""What a stretch of a text is (`bold`, `italic`, `link`, `tag`, `statement-mention`, `argument-mention`), its
first and its last character, and the address, tag or title that belongs to it."""


@define
class Line:
    """One element where it occurs: a statement, an argument, an inference or a heading.

    `symbol` says how it hangs on the line above it: a relation (`+`, `->`, …), `*` in a list, `(` in a
    reconstruction, `#` for a heading, `--` for an inference, nothing at the top. All places are offsets in
    the text: of the symbol (`mark`), of the element (`start`, `end`) and of its running text (`content`).
    `tags` holds the rules of an inference. `section` is the number of the heading that it stands under, -1 if
    there is none. `said` and `relation` are filled in when the line becomes part of a map: its data, sorted,
    and the id of the relation that it says.
    """

    symbol: str
    depth: int
    kind: str
    start: int
    end: int = 0
    title: str = ""
    reference: bool = False
    text: str = ""
    ranges: list[Range] = field(default=Factory(list))
    tags: list[str] = field(default=Factory(list))
    data: Any = None
    content: tuple[int, int] = (0, 0)
    mark: int = 0
    section: int = -1
    said: Any = None
    relation: str = ""


@define
class Block:
    """What stands between blank lines: a `heading`, some `elements`, a `list` or a `reconstruction`."""

    kind: str
    lines: list[Line]
    start: int
    end: int


@define
class Fault(Exception):  # noqa: N818 - it never leaves the package
    """Where a block breaks the grammar, and how."""

    message: str
    place: int
    hint: str = ""


@define
class Document:
    """A whole document: its text, front matter, blocks, and what broke the grammar.

    `front` is the place of the front matter with its fences, (0, 0) if there is none.
    """

    text: str
    settings: dict[str, Any] = field(factory=dict)
    front: tuple[int, int] = (0, 0)
    blocks: list[Block] = field(factory=list)
    faults: list[Fault] = field(factory=list)
    _breaks: list[int] = field(factory=list)

    def span(self, start: int, end: int) -> Span:
        """Return offsets as lines and columns from 1."""
        return Span(*self.point(start), *self.point(end))

    def point(self, place: int) -> tuple[int, int]:
        """Return an offset as line and column from 1."""
        if not self._breaks:
            self._breaks = [-1, *_breaks(self.text)]
        line = bisect_right(self._breaks, place - 1)
        return line, place - self._breaks[line - 1]


def _breaks(text: str) -> list[int]:
    places, place = [], text.find("\n")
    while place >= 0:
        places.append(place)
        place = text.find("\n", place + 1)
    return places
