"""Where the boxes and lines of a diagram stand in our own picture, for formats that others go on editing.

The places are those of the view `map`; lines run straight from side to side, their ends spread out along it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final, Literal, NamedTuple

from attrs import frozen

from argmap.analysis.settings import settings
from argmap.layout import Direction, Drawing, draw
from argmap.model import ArgumentMap
from argmap.renderers._diagram import Box, Diagram, Line, diagram

__all__ = ["End", "Frame", "Placed", "Rect", "placed"]

Side = Literal["top", "bottom", "left", "right"]

_SPREAD: Final = 26.0
_CORNER: Final = 22.0
_RADIUS: Final = 12.0
_PADDING: Final = 16.0
_HEADER: Final = 34.0


class Rect(NamedTuple):
    """A rectangle, in px."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


class End(NamedTuple):
    """Where a line ends: a point on a side of a rectangle."""

    x: float
    y: float
    side: Side


class Frame(NamedTuple):
    """A group with its rectangle; `level` is 0 for one that lies in no other."""

    box: Box
    rect: Rect
    level: int


@frozen
class Placed:
    """A diagram and its drawing; `rects` are by name, and `ends` are those of each line, in their order."""

    diagram: Diagram
    drawing: Drawing
    rects: dict[str, Rect]
    frames: list[Frame]
    ends: list[tuple[End, End]]


def placed(
    map: ArgumentMap,
    *,
    direction: Direction,
    layout: str,
    max_cards: int | None,
    focus: str,
    depth: int,
    fold: Sequence[str],
    groups: bool | None,
    overlay: Any = None,
    reserved: Collection[str] = frozenset(),
) -> Placed:
    """Return the diagram of a map with the places that its drawing has, by the options of the view `map`.

    Raises:
        OptionError: an option has no such value.
    """
    framed = settings(map).speaks_of_groups if groups is None else groups
    chosen: dict[str, Any] = {"max_cards": max_cards, "focus": focus, "depth": depth, "fold": fold}
    chosen["overlay"] = overlay
    drawing = draw(map, theme="light", direction=direction, layout=layout, groups=framed, **chosen)
    shown = diagram(map, groups=framed, reserved=reserved, **chosen)
    rects = _rects(shown, drawing)
    return Placed(shown, drawing, rects, _frames(shown.boxes, rects), _ends(shown.lines, rects, drawing))


def _rects(shown: Diagram, drawing: Drawing) -> dict[str, Rect]:
    cards = {card.face.id: Rect(card.x, card.y, card.face.width, card.face.height) for card in drawing.cards}
    discs = {
        junction.id: Rect(junction.x - _RADIUS, junction.y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        for junction in drawing.junctions
    }
    rects = {node.name: cards[node.id] for node in shown.nodes}
    return rects | {joint.name: discs[joint.id] for joint in shown.joints}


def _frames(boxes: Collection[Box], rects: dict[str, Rect], level: int = 0) -> list[Frame]:
    """Return the frames around what is in each box, the outer before the inner."""
    frames = []
    for box in boxes:
        inner = _frames(box.boxes, rects, level + 1)
        within = [rects[name] for name in box.members]
        within += [frame.rect for frame in inner if frame.level == level + 1]
        left, top = min(r.x for r in within) - _PADDING, min(r.y for r in within) - _HEADER
        right = max(r.x + r.width for r in within) + _PADDING
        low = max(r.y + r.height for r in within) + _PADDING
        frames += [Frame(box, Rect(left, top, right - left, low - top), level), *inner]
    return frames


def _ends(lines: Collection[Line], rects: dict[str, Rect], drawing: Drawing) -> list[tuple[End, End]]:
    """Return the ends of all lines, those that arrive at one side spread along it."""
    sideways = drawing.direction in {"right", "left"}
    sides = [_sides(rects[line.tail], rects[line.head], sideways=sideways) for line in lines]
    arriving: dict[tuple[str, Side], list[int]] = {}
    for number, (line, (_, side)) in enumerate(zip(lines, sides, strict=True)):
        arriving.setdefault((line.head, side), []).append(number)
    tails = [rects[line.tail].middle for line in lines]
    offsets: dict[int, float] = {}
    for (name, side), numbers in arriving.items():
        axis = 0 if side in {"top", "bottom"} else 1
        room = (rects[name].width, rects[name].height)[axis] - _CORNER
        step = min(_SPREAD, max(room, 0.0) / max(len(numbers) - 1, 1))
        numbers.sort(key=lambda number: (tails[number][axis], number))
        for index, number in enumerate(numbers):
            offsets[number] = (index - (len(numbers) - 1) / 2) * step
    return [
        (_end(rects[line.tail], tail), _end(rects[line.head], head, offsets[number]))
        for number, (line, (tail, head)) in enumerate(zip(lines, sides, strict=True))
    ]


def _sides(tail: Rect, head: Rect, *, sideways: bool) -> tuple[Side, Side]:
    """Return the sides that face one another, those across the direction of the map if there is a choice."""
    if sideways and (tail.x >= head.x + head.width or head.x >= tail.x + tail.width):
        return ("left", "right") if tail.x > head.x else ("right", "left")
    if tail.y >= head.y + head.height or head.y >= tail.y + tail.height:
        return ("top", "bottom") if tail.y > head.y else ("bottom", "top")
    return ("left", "right") if tail.x > head.x else ("right", "left")


def _end(rect: Rect, side: Side, offset: float = 0.0) -> End:
    x, y = rect.middle
    if side in {"top", "bottom"}:
        return End(x + offset, rect.y + (rect.height if side == "bottom" else 0), side)
    return End(rect.x + (rect.width if side == "right" else 0), y + offset, side)
