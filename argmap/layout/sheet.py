"""A sheet of paper on which a view sets its parts, from the top to the foot.

What most views have in common lies here: a title above, a legend of swatches, lines of text that keep to
their room, and a remark below that says what is left out. A sheet is as wide as its room and two margins;
whoever sets something beyond that says so with `reach`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Literal, NamedTuple

from attrs import define, field

from argmap.layout.drawing import Block, Drawing, Shape, Text
from argmap.layout.furniture import MARGIN, heading
from argmap.layout.overlay import MARKS, Verdict
from argmap.layout.text import width, wrap
from argmap.layout.theme import Theme

__all__ = ["BOLD_SLACK", "SLACK", "Sheet", "Swatch", "ascent", "fitted", "signs"]

SLACK: Final = 0.94
"""How much of its room a line fills, so that other fonts than Inter keep to it too."""

BOLD_SLACK: Final = 0.86
"""The same for bold type, in which fonts differ more."""

_KEY_SIZE: Final = 12.0
_SAMPLE: Final = 20.0
_NOTE_SIZE: Final = 10.5


class Swatch(NamedTuple):
    """An entry of a legend: a small ground with a sign on it, and what it means."""

    fill: str
    line: str
    sign: str
    colour: str
    words: str
    is_dashed: bool = False


def signs(found: Iterable[Verdict]) -> list[Swatch]:
    """Return the entries of a legend that explain the signs of verdicts, those that occur."""
    used = {verdict.status for verdict in found}
    return [Swatch("page", "line", sign, "text", status) for status, sign in MARKS.items() if status in used]


def ascent(size: float, leading: float) -> float:
    """Return how far below the top of a line its base line runs."""
    return leading * 0.5 + size * 0.36


def fitted(words: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return as much of a text as one line holds; `""` where not even an ellipsis fits.

    >>> fitted("Halt the encryption roll-out", 12, 90)
    'Halt the…'
    """
    line = "".join(wrap(words, size, room * (BOLD_SLACK if bold else SLACK), bold=bold, lines=1).lines[:1])
    return line if width(line, size, bold=bold) <= room else ""


@define
class Sheet:
    """A drawing in the making; `y` is where the next part begins."""

    title: str
    room: float
    y: float = 0.0
    head: Block | None = None
    shapes: list[Shape] = field(factory=list)
    texts: list[Text] = field(factory=list)
    remarks: list[str] = field(factory=list)
    right: float = 0.0

    @classmethod
    def headed(cls, title: str, room: float) -> Sheet:
        """Return a sheet with a title."""
        head, y = heading(title, room * BOLD_SLACK)
        return cls(title, room, y, head)

    def reach(self, x: float) -> None:
        """Make the sheet wide enough for something that ends at `x`."""
        self.right = max(self.right, x)

    def rect(self, x: float, y: float, width: float, height: float, fill: str, **more: Any) -> None:
        """Set a rectangle; `more` are other fields of a shape."""
        self.shapes.append(Shape(x, y, width, height, fill, **more))

    def write(
        self,
        words: str,
        x: float,
        y: float,
        room: float,
        *,
        size: float = 12.0,
        leading: float = 0.0,
        bold: bool = False,
        colour: str = "text",
        lines: int | None = None,
        anchor: Literal["start", "middle", "end"] = "start",
    ) -> float:
        """Set a text below `y`, in lines that keep to `room`, and return how high it is.

        A line is `leading` high, else 1.4 times the size of the type.
        """
        leading = leading or round(size * 1.4)
        set_ = wrap(words, size, room * (BOLD_SLACK if bold else SLACK), bold=bold, lines=lines).lines
        if set_:
            style: Literal["title", "body"] = "title" if bold else "body"
            block = Block(style, x, y + ascent(size, leading), size, leading, set_)
            self.texts.append(Text(block, colour, anchor))
        return leading * len(set_)

    def keys(self, swatches: Iterable[Swatch]) -> None:
        """Set a legend, in as many rows as it needs."""
        x, y = MARGIN, self.y + 18
        for swatch in swatches:
            end = x + _SAMPLE + 7 + width(swatch.words, _KEY_SIZE)
            if x > MARGIN and end > MARGIN + self.room:
                x, y, end = MARGIN, y + 22, end - x + MARGIN
            look = {"line": swatch.line, "radius": 3.0, "is_dashed": swatch.is_dashed}
            self.rect(x, y - 11, _SAMPLE, 14, swatch.fill, **look)
            if swatch.sign:
                sign = Block("title", x + _SAMPLE / 2, y, _KEY_SIZE, 0.0, (swatch.sign,))
                self.texts.append(Text(sign, swatch.colour, "middle"))
            words = Block("muted", x + _SAMPLE + 7, y, _KEY_SIZE, 0.0, (swatch.words,))
            self.texts.append(Text(words, "muted"))
            x = end + 20
            self.y = y + 8

    def drawing(self, view: str, theme: Theme, description: str, **more: Any) -> Drawing:
        """Return the finished drawing; `more` are other fields of it."""
        note, y = None, self.y
        if self.remarks:
            lines = wrap(" ".join(self.remarks), _NOTE_SIZE, self.room * SLACK).lines
            note = Block("muted", MARGIN, y + 20, _NOTE_SIZE, 15.0, lines)
            y += 10 + 15.0 * len(lines)
        return Drawing(
            title=self.title,
            description=" ".join([description, *self.remarks]),
            width=max(self.room + 2 * MARGIN, self.right + MARGIN),
            height=y + MARGIN,
            view=view,
            theme=theme,
            heading=self.head,
            shapes=tuple(self.shapes),
            texts=tuple(self.texts),
            remark=note,
            **more,
        )
