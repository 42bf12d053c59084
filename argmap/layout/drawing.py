"""A drawing: a map with every part measured and placed, for any painter.

Lengths are in px at 96 per inch, y grows downwards, (0, 0) is the upper left corner. Colours, fonts and the
language of the output are the painter's; here a part only says what it is.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from attrs import frozen

from argmap.model import RelationKind

__all__ = [
    "Block",
    "Card",
    "CardRole",
    "Drawing",
    "Edge",
    "Face",
    "Footnote",
    "Junction",
    "Key",
    "Path",
    "Pill",
]

CardRole = Literal["thesis", "root"] | RelationKind
"""What a card is for: the relation by which it hangs, or how it stands at the root."""


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
    """An actor's name on a rounded ground; `colour` is its place in the order of actors, from 0."""

    x: float
    y: float
    width: float
    text: str
    colour: int


class Face(NamedTuple):
    """What stands on the card of a claim or an argument; places are relative to the card's upper left corner.

    `glyph` is the sign of its relation; `hidden` counts the cards that are folded away behind it; `footnotes`
    are the numbers of its sources; `label` is what a screen reader says and `tooltip` the whole of it: full
    text, who said it, in which words, where and when; `colour` is one that the map's own settings ask for.
    """

    id: str
    role: CardRole
    width: float
    height: float
    blocks: tuple[Block, ...]
    pills: tuple[Pill, ...]
    glyph: str
    hidden: int
    footnotes: tuple[int, ...]
    label: str
    tooltip: str
    is_argument: bool
    is_implicit: bool
    colour: str


class Card(NamedTuple):
    """A card in its place."""

    x: float
    y: float
    face: Face


class Edge(NamedTuple):
    """A line of a relation of some kind; `arrows` are filled triangles, three points each."""

    kind: str
    path: Path
    arrows: tuple[tuple[float, ...], ...]
    is_cross: bool
    is_implicit: bool


class Junction(NamedTuple):
    """Where linked premises meet, or where an attack on a relation strikes it; a circle of radius 7."""

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


@frozen(kw_only=True)
class Drawing:
    """All of a picture, placed; `direction` is the one that was chosen."""

    title: str
    description: str
    width: float
    height: float
    direction: str
    heading: Block | None
    cards: tuple[Card, ...]
    edges: tuple[Edge, ...]
    junctions: tuple[Junction, ...]
    legend: tuple[Key, ...]
    footnotes: tuple[Footnote, ...]
    remark: Block | None
