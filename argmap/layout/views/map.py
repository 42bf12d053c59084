"""The map: every claim and argument on a card, and what speaks for or against it.

The steps, each in its file of `argmap.layout`: `shown` and `forest` (what is drawn, in which order), `faces`
(what stands on the cards), `places` with an engine (where they go), `lanes` (groups), `routes` (how the
lines run) and `furniture` (title, legend, sources).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, Final

from argmap.analysis.wording import SIGNS
from argmap.errors import OptionError
from argmap.layout.draft import Draft
from argmap.layout.drawing import (
    Block,
    Card,
    Drawing,
    Edge,
    Junction,
    Path,
    Shape,
    Text,
)
from argmap.layout.engines import ENGINES, Placement
from argmap.layout.engines._packing import extent
from argmap.layout.faces import Look
from argmap.layout.forest import Unit
from argmap.layout.frame import DIRECTIONS, Box, Direction, Frame
from argmap.layout.furniture import MARGIN, footnotes, heading, legend, remark
from argmap.layout.lanes import HEADER, Lane
from argmap.layout.overlay import MARKS, verdicts
from argmap.layout.places import chosen, place
from argmap.layout.routes import HAIR, routes
from argmap.layout.shown import shown
from argmap.layout.text import wrap
from argmap.layout.theme import Theme
from argmap.layout.views._spec import View
from argmap.model import ArgumentMap, Relation

__all__ = ["VIEW", "draw"]

_BESIDE: Final = 5.0
"""How far from the middle of its line a mark stands, in px."""

_NARROWEST: Final = 480.0
_ABOVE_MAP: Final = 26.0
_LAYOUTS: Final = {"tidy": "as a tree", "stacked": "as a tree with stacked leaves", "layered": "in layers"}
_TO: Final = {"right": "to the right", "left": "to the left"}


def draw(
    map: ArgumentMap,
    theme: Theme,
    *,
    direction: Direction = "auto",
    layout: str = "auto",
    max_cards: int | None = 100,
    focus: str = "",
    depth: int = 2,
    fold: Collection[str] = (),
    groups: bool | None = None,
    overlay: Any = None,
) -> Drawing:
    """Return the drawing of the claims and relations of a map.

    Args:
        map: what is drawn; its settings (see `argmap.analysis.settings`) may leave claims out, choose labels
            and give groups and colours.
        theme: how it looks.
        direction: where it grows to from its root: `down`, `up`, `right`, `left`, or `auto`, whichever comes
            nearest to a page of 4:3.
        layout: how cards are placed: `tidy` (trees), `stacked` (trees with stacked leaves), `layered` (maps
            with many links across), `dot` (by Graphviz), or `auto`, which chooses by the shape of the map.
        max_cards: beyond so many cards branches are folded; None draws all.
        focus: the id of a claim or an argument; only what is near it is drawn.
        depth: how many steps around the focus are drawn.
        fold: ids of claims and arguments behind which nothing is drawn.
        groups: whether groups are drawn as lanes; else the settings of the map say so.
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    Raises:
        OptionError: an option has no such value, or the map has no such element.
    """
    if direction not in DIRECTIONS:
        raise OptionError(f"direction is one of {', '.join(DIRECTIONS)}, not {direction!r}")
    if layout != "auto" and layout not in ENGINES:
        raise OptionError(f"layout is one of auto, {', '.join(ENGINES)}, not {layout!r}")
    seen = shown(map, max_cards, focus=focus, depth=depth, fold=fold, groups=groups)
    look = Look(seen.settings, theme, verdicts(overlay))
    return _Picture(seen.map, seen.forest, look).drawing(direction, layout)


class _Picture(Draft):
    """A drawing in the making."""

    def drawing(self, direction: str, layout: str) -> Drawing:
        """Return the finished drawing."""
        groups = self.look.settings.groups
        choices = chosen(self.forest, direction, layout, in_lanes=bool(groups))
        settled = place(self.map, self.forest, self.faces, choices, groups)
        bare = Frame.towards(settled.direction)
        boxes = settled.placement.boxes
        fallen = frozenset(id_ for id_, link in self.map.relations.items() if self.falls(link))
        edges = routes(settled.forest, boxes, settled.placement.ways, fallen)
        left, top, right, bottom = _bounds(settled.placement, settled.lanes, edges, bare)
        width = max(right - left + 2 * MARGIN, _NARROWEST)
        room = width - 2 * MARGIN
        dashed = any(face_ is not None and face_.is_implicit for face_ in self.faces)
        head, y = heading(self.map.title, room)
        keys, y = legend(self.map, edges, self.credit, dashed=dashed, room=room, top=y)
        start = y + _ABOVE_MAP
        frame = bare._replace(left=(width - (right - left)) / 2 - left, top=start - top)
        y = start + (bottom - top) + MARGIN
        count = sum(unit.is_card for unit in self.forest.units)
        note, y = remark(count, self.forest.total, y)
        notes, y = footnotes(self.map, self.credit, room, y)
        lanes = [self._lane(lane, frame) for lane in settled.lanes]
        turned = [_turned(edge, frame) for edge in edges]
        marks = [_mark(edge) for edge in turned if edge.width == HAIR and edge.arrows]
        return Drawing(
            title=self.map.title,
            description=self._description(count, settled.layout, settled.direction),
            width=width,
            height=y + MARGIN - 16,
            view="map",
            theme=self.look.theme,
            direction=settled.direction,
            layout=settled.layout,
            heading=head,
            shapes=tuple([shape for shape, _ in lanes]),
            texts=(*[text for _, text in lanes], *marks),
            cards=tuple(self._cards(frame, boxes)),
            edges=tuple(turned),
            junctions=tuple(self._junctions(frame, boxes)),
            legend=keys,
            footnotes=notes,
            remark=note,
        )

    def _cards(self, frame: Frame, boxes: list[Box]) -> list[Card]:
        cards = []
        for index in self.order:
            face_ = self.faces[index]
            if face_ is not None:
                x, y = frame.point(boxes[index].breadth, boxes[index].depth)
                cards.append(Card(x - face_.width / 2, y - face_.height / 2, face_))
        return cards

    def _junctions(self, frame: Frame, boxes: list[Box]) -> list[Junction]:
        return [
            self._junction(unit, unit.via, *frame.point(box.breadth, box.depth))
            for unit, box in zip(self.forest.units, boxes, strict=True)
            if unit.via is not None and not unit.is_card
        ]

    def _junction(self, unit: Unit, link: Relation, x: float, y: float) -> Junction:
        words = self.relates(link)
        tooltip = f"{link.scheme}: {words}" if link.scheme else words
        return Junction(unit.id, link.kind, x, y, SIGNS[link.kind], tooltip)

    def _lane(self, lane: Lane, frame: Frame) -> tuple[Shape, Text]:
        """Return the ground of a group, and its title."""
        (x0, y0), (x1, y1) = _corners(lane.box, frame)
        title = self.map.groups[lane.group].title or lane.group
        lines = wrap(title, 12.5, x1 - x0 - HEADER, bold=True, lines=1).lines
        block = Block("title", x0 + HEADER / 2, y0 + 20, 12.5, 0.0, lines)
        asked = self.look.settings.colours.get(lane.group, "")
        shape = Shape(
            x0,
            y0,
            x1 - x0,
            y1 - y0,
            asked or ("lane" if lane.level % 2 else "page"),
            "line",
            radius=12.0,
            opacity=0.12 if asked else 1.0,
            label=f"Group: {title}",
        )
        return shape, Text(block, "muted")

    def _description(self, count: int, layout: str, direction: str) -> str:
        """Return in a sentence what the picture shows, for those who do not see it."""
        counts = Counter(relation.kind for relation in self.map.relations.values())
        told = [f"{number} {kind}{'s' if number > 1 else ''}" for kind, number in counts.items()]
        total, to = self.forest.total, _TO.get(direction, direction)
        cards = f"{total} claim{'s' if total != 1 else ''}" + (
            f", {count} of them shown" if count < total else ""
        )
        laid_out = f"laid out {_LAYOUTS.get(layout, f'by {layout}')}, growing {to}"
        return f"Argument map with {', '.join([cards, *told])}; {laid_out}."


def _corners(box: Box, frame: Frame) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the upper left and the lower right corner of a box."""
    (x0, y0), (x1, y1) = (
        frame.point(box.breadth - box.half_breadth, box.front),
        frame.point(box.breadth + box.half_breadth, box.back),
    )
    return (min(x0, x1), min(y0, y1)), (max(x0, x1), max(y0, y1))


def _bounds(
    placement: Placement, lanes: list[Lane], edges: list[Edge], frame: Frame
) -> tuple[float, float, float, float]:
    """Return the smallest x and y and the largest of all cards, lanes, and lines that leave the rows."""
    if not placement.boxes:
        return 0.0, 0.0, 0.0, 0.0
    near, far, front, back = extent([*placement.boxes, *(lane.box for lane in lanes)])
    for numbers in _stray(placement, edges):
        breadths, depths = numbers[::2], numbers[1::2]
        near, far = min(near, *breadths), max(far, *breadths)
        front, back = min(front, *depths), max(back, *depths)
    (x0, y0), (x1, y1) = frame.point(near, front), frame.point(far, back)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _stray(placement: Placement, edges: list[Edge]) -> Iterator[tuple[float, ...]]:
    """Return the points of lines that may lie outside of all cards."""
    yield from (edge.path.numbers for edge in edges if edge.is_cross)
    yield from (tuple([number for point in way for number in point]) for way in placement.ways.values())


def _turned(edge: Edge, frame: Frame) -> Edge:
    path = Path(edge.path.commands, frame.flat(edge.path.numbers))
    arrows = tuple([frame.flat(arrow) for arrow in edge.arrows])
    return edge._replace(path=path, arrows=arrows)


def _mark(edge: Edge) -> Text:
    """Return the sign of what falls, beside the middle of a line."""
    points = [*zip(edge.path.numbers[::2], edge.path.numbers[1::2], strict=True)]
    (x0, y0), (x1, y1) = points[(len(points) - 1) // 2], points[len(points) // 2]
    block = Block("title", (x0 + x1) / 2 + _BESIDE, (y0 + y1) / 2 + _BESIDE, 11.0, 0.0, (MARKS["falls"],))
    return Text(block, "attack")


VIEW = View(title="claims and relations", draw=draw)
