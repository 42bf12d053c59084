"""A drawing: a map with every part measured and placed, for any painter.

Lengths are in px at 96 per inch, y grows downwards, (0, 0) is the upper left corner. Colours are named as in
the palette of the drawing's theme; the language of the output is the painter's.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from attrs import frozen

from argmap.layout.theme import THEMES, Theme
from argmap.model import RelationKind

__all__ = [
    "Block",
    "Card",
    "CardRole",
    "Chip",
    "Drawing",
    "Edge",
    "Face",
    "Footnote",
    "Junction",
    "Key",
    "Path",
    "Pill",
    "Shape",
    "Text",
]

CardRole = Literal["thesis", "root", "actor", "utterance"] | RelationKind
"""What a card is for: the relation by which it hangs, how it stands at the root, or what else it shows."""


class Path(NamedTuple):
    """A line: `commands` as in SVG, absolute, such as `MLQL` or `MC`, and all their `numbers` in a row."""

    commands: str
    numbers: tuple[float, ...]


class Block(NamedTuple):
    """Lines of text of one style, set flush left; `y` is the base line of the first."""

    style: Literal["title", "body", "muted", "source"]
    x: float
    y: float
    size: float
    leading: float
    lines: tuple[str, ...]


class Pill(NamedTuple):
    """An actor's name on a rounded ground, 16 px high, behind a disc with its picture or its initials.

    `colour` is the actor's place in the order of actors, from 0; `avatar` is a picture as a `data:` address,
    or empty.
    """

    x: float
    y: float
    width: float
    text: str
    colour: int
    initials: str
    avatar: str


class Chip(NamedTuple):
    """A small mark in a corner of a card, 16 px high: what is folded away, was judged, or happened.

    `strength` shows `value`, from 0 to 1, as dots before its text.
    """

    what: Literal["hidden", "stands", "falls", "open", "added", "removed", "changed", "strength"]
    x: float
    y: float
    width: float
    text: str
    value: float = 0.0


class Face(NamedTuple):
    """What stands on the card of a claim or an argument; places are relative to the card's upper left corner.

    `glyph` is the sign of its relation; `hidden` counts the cards that are folded away behind it; `footnotes`
    are the numbers of its sources; `label` is what a screen reader says and `tooltip` the whole of it: full
    text, who said it, in which words, where and when; `colour` is one that the map's own settings ask for;
    `status` is what was judged of it or happened to it: `stands`, `falls`, `open`, `added`, `removed`,
    `changed` or nothing.
    """

    id: str
    role: CardRole
    width: float
    height: float
    blocks: tuple[Block, ...]
    pills: tuple[Pill, ...]
    chips: tuple[Chip, ...]
    glyph: str
    hidden: int
    footnotes: tuple[int, ...]
    label: str
    tooltip: str
    is_argument: bool
    is_implicit: bool
    colour: str
    status: str = ""


class Card(NamedTuple):
    """A card in its place."""

    x: float
    y: float
    face: Face


class Edge(NamedTuple):
    """A line of a relation of some kind, or of an `answer`; `arrows` are filled triangles, three points each.

    `width` is that of the line, in px; 0 leaves it to the painter.
    """

    kind: str
    path: Path
    arrows: tuple[tuple[float, ...], ...]
    is_cross: bool
    is_implicit: bool
    width: float = 0.0


class Junction(NamedTuple):
    """Where linked premises meet, or where an attack on a relation strikes it; a circle of radius 7.

    With a `glyph` of several characters, such as a sign with a count, it is as wide as that.
    """

    id: str
    kind: str
    x: float
    y: float
    glyph: str
    tooltip: str


class Key(NamedTuple):
    """One entry of the legend, with its words.

    `what` is a kind of relation, an actor, the look of an inferred claim, or the hollow arrow of an inferred
    relation.
    """

    what: Literal["relation", "actor", "claim", "hollow"]
    kind: str
    x: float
    y: float
    text: str
    colour: int


class Footnote(NamedTuple):
    """One source: its number, the lines that name it, and where it can be found."""

    number: int
    x: float
    y: float
    lines: tuple[str, ...]
    url: str


class Shape(NamedTuple):
    """A rectangle beneath the cards and lines: a lane, a cell, a mark behind words.

    `fill` and `line` are names of colours in the palette, or codes as `#RRGGBB`, or empty for none. With a
    `label` it is told to screen readers, and `tooltip` is the whole of it. `opacity` is that of the fill.
    """

    x: float
    y: float
    width: float
    height: float
    fill: str
    line: str = ""
    radius: float = 0.0
    is_dashed: bool = False
    opacity: float = 1.0
    label: str = ""
    tooltip: str = ""


class Text(NamedTuple):
    """Lines of text anywhere on a drawing; `x` of its block is their start, middle or end.

    `colour` is a name in the palette, or a code as `#RRGGBB`; `url` makes it a link. `angle` turns it around
    its start, in degrees clockwise; each line is set so that it is `length` px wide, unless that is 0. Texts
    are for eyes: what a screen reader should meet is the label of a shape.
    """

    block: Block
    colour: str = "text"
    anchor: Literal["start", "middle", "end"] = "start"
    url: str = ""
    angle: float = 0.0
    length: float = 0.0


@frozen(kw_only=True)
class Drawing:
    """All of a picture, placed; `direction` and `layout` are those chosen, where there was a choice."""

    title: str
    description: str
    width: float
    height: float
    view: str
    theme: Theme = THEMES["auto"]
    direction: str = ""
    layout: str = ""
    heading: Block | None = None
    shapes: tuple[Shape, ...] = ()
    texts: tuple[Text, ...] = ()
    cards: tuple[Card, ...] = ()
    edges: tuple[Edge, ...] = ()
    junctions: tuple[Junction, ...] = ()
    legend: tuple[Key, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    remark: Block | None = None
