"""The drawing of a map, put together."""

from __future__ import annotations

from collections import Counter
from typing import Final

from argmap.analysis.settings import Settings, settings
from argmap.analysis.wording import RELATES, SIGNS
from argmap.errors import OptionError
from argmap.layout.drawing import Card, CardRole, Drawing, Edge, Face, Junction, Path
from argmap.layout.faces import Credits, face
from argmap.layout.forest import Forest, Unit, forest
from argmap.layout.frame import DIRECTIONS, Box, Direction, Frame
from argmap.layout.furniture import MARGIN, footnotes, heading, legend, remark
from argmap.layout.places import ASPECT, extent, place
from argmap.layout.routes import routes
from argmap.model import ArgumentMap, Relation

__all__ = ["draw"]

_NARROWEST: Final = 480.0
_MOST_THESES: Final = 3
_ABOVE_MAP: Final = 26.0
_SCROLLED: Final = 1000
"""Beyond so many units no direction makes a page, and one that grows to the right scrolls like text."""


def draw(map: ArgumentMap, *, direction: Direction = "auto", max_cards: int | None = 100) -> Drawing:
    """Return the drawing of a map.

    Args:
        map: what is drawn; its settings (see `argmap.analysis.settings`) may leave claims out, choose labels
            and give colours.
        direction: where the map grows to from its root: `down`, `up`, `right`, `left`, or `auto`, which takes
            down or right, whichever comes nearer to a page of 4:3.
        max_cards: how many cards there may be before branches are folded; None for no limit.

    Raises:
        OptionError: there is no such direction, or the number of cards is not positive.
    """
    if direction not in DIRECTIONS:
        message = f"direction is one of {', '.join(DIRECTIONS)}, not {direction!r}"
        raise OptionError(message)
    if max_cards is not None and (not isinstance(max_cards, int) or max_cards < 1):
        message = f"max_cards is a positive number or None, not {max_cards!r}"
        raise OptionError(message)
    wanted = settings(map)
    shown = _only(map, wanted.shown)
    return _Draft(shown, forest(shown, max_cards), direction, wanted).drawing()


def _only(map: ArgumentMap, shown: frozenset[str]) -> ArgumentMap:
    """Return the map without the claims and arguments that its settings leave out."""
    others = [id_ for id_ in (*map.claims, *map.arguments) if id_ not in shown]
    if not others:
        return map
    rest = map.copy()
    rest.remove(*others, closure=True)
    return rest


class _Draft:
    """A drawing in the making."""

    def __init__(self, map: ArgumentMap, grown: Forest, direction: str, wanted: Settings) -> None:
        self.map = map
        self.settings = wanted
        self.forest = grown
        self.credit = Credits()
        self.order = self._reading_order()
        self.faces = self._faces()
        self.direction, self.boxes = self._placed(direction)

    def drawing(self) -> Drawing:
        """Return the finished drawing."""
        bare = Frame.towards(self.direction)
        edges = routes(self.forest, self.boxes)
        left, top, right, bottom = _bounds(self.boxes, edges, bare)
        width = max(right - left + 2 * MARGIN, _NARROWEST)
        room = width - 2 * MARGIN
        dashed = any(face_ is not None and face_.is_implicit for face_ in self.faces)
        head, y = heading(self.map.title, room)
        keys, y = legend(self.map, edges, self.credit, dashed=dashed, room=room, top=y)
        start = y + _ABOVE_MAP
        frame = bare._replace(left=(width - (right - left)) / 2 - left, top=start - top)
        y = start + (bottom - top) + MARGIN
        shown = sum(unit.is_card for unit in self.forest.units)
        note, y = remark(shown, self.forest.total, y)
        notes, y = footnotes(self.map, self.credit, room, y)
        return Drawing(
            title=self.map.title,
            description=self._description(shown),
            width=width,
            height=y + MARGIN - 16,
            direction=self.direction,
            heading=head,
            cards=tuple(self._cards(frame)),
            edges=tuple(_turned(edge, frame) for edge in edges),
            junctions=tuple(self._junctions(frame)),
            legend=keys,
            footnotes=notes,
            remark=note,
        )

    def _faces(self) -> list[Face | None]:
        """Return what stands on each card, in the order in which a reader meets them; None for junctions."""
        theses = self._theses()
        faces: list[Face | None] = [None] * len(self.forest.units)
        for index in self.order:
            unit = self.forest.units[index]
            if unit.is_card:
                relates = self._relates(unit.via) if unit.via else ""
                role: CardRole = unit.via.kind if unit.via else ("thesis" if index in theses else "root")
                faces[index] = face(
                    self.map,
                    unit.id,
                    role,
                    relates=relates,
                    hidden=unit.hidden,
                    credit=self.credit,
                    settings=self.settings,
                )
        return faces

    def _theses(self) -> set[int]:
        """Return the roots that something hangs at, unless there are so many that none stands out."""
        argued = [root for root in self.forest.roots if self.forest.units[root].children]
        return set(argued) if len(argued) <= _MOST_THESES else set()

    def _reading_order(self) -> list[int]:
        order: list[int] = []
        stack = self.forest.roots[::-1]
        while stack:
            index = stack.pop()
            order.append(index)
            stack += reversed(self.forest.units[index].children)
        return order

    def _relates(self, link: Relation) -> str:
        """Return in words what a link does to its target."""
        if not link.target:
            return RELATES[link.kind]
        if target := self.map.relations.get(link.target):
            return f"{RELATES[link.kind]} the inference to {self._called(target.target)}"
        return f"{RELATES[link.kind]} {self._called(link.target)}"

    def _called(self, id_: str) -> str:
        element = self.map.claims.get(id_) or self.map.arguments.get(id_)
        name = (element.title or element.text) if element else ""
        return f"“{name[:80]}”" if name else "something without words"

    def _placed(self, direction: str) -> tuple[str, list[Box]]:
        """Return the direction that was chosen, and the boxes."""
        if not self.forest.units:
            return ("down" if direction == "auto" else direction), []
        if direction == "auto" and len(self.forest.units) > _SCROLLED:
            direction = "right"
        if direction != "auto":
            sideways = Frame.towards(direction).is_sideways
            return direction, place(self.forest, self.faces, is_sideways=sideways)
        down = place(self.forest, self.faces, is_sideways=False)
        right = place(self.forest, self.faces, is_sideways=True)
        return ("down", down) if _badness(down, 1) <= _badness(right, -1) else ("right", right)

    def _cards(self, frame: Frame) -> list[Card]:
        cards = []
        for index in self.order:
            face_ = self.faces[index]
            if face_ is not None:
                x, y = frame.point(self.boxes[index].breadth, self.boxes[index].depth)
                cards.append(Card(x - face_.width / 2, y - face_.height / 2, face_))
        return cards

    def _junctions(self, frame: Frame) -> list[Junction]:
        return [
            self._junction(unit, unit.via, *frame.point(box.breadth, box.depth))
            for unit, box in zip(self.forest.units, self.boxes, strict=True)
            if unit.via is not None and not unit.is_card
        ]

    def _junction(self, unit: Unit, link: Relation, x: float, y: float) -> Junction:
        words = self._relates(link)
        tooltip = f"{link.scheme}: {words}" if link.scheme else words
        return Junction(unit.id, link.kind, x, y, SIGNS[link.kind], tooltip)

    def _description(self, shown: int) -> str:
        """Return in a sentence what the picture shows, for those who do not see it."""
        counts = Counter(relation.kind for relation in self.map.relations.values())
        told = [f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts.items()]
        total = self.forest.total
        cards = f"{total} claim{'s' if total != 1 else ''}" + (
            f", {shown} of them shown" if shown < total else ""
        )
        return f"Argument map with {', '.join([cards, *told])}."


def _bounds(boxes: list[Box], edges: list[Edge], frame: Frame) -> tuple[float, float, float, float]:
    """Return the smallest x and y and the largest of all cards and of the lines that run across."""
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    near, far, front, back = extent(boxes)
    for edge in edges:
        if edge.is_cross:
            breadths, depths = edge.path.numbers[::2], edge.path.numbers[1::2]
            near, far = min(near, *breadths), max(far, *breadths)
            front, back = min(front, *depths), max(back, *depths)
    (x0, y0), (x1, y1) = frame.point(near, front), frame.point(far, back)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _badness(boxes: list[Box], power: int) -> float:
    """Return by what factor the shape of some boxes, upright (1) or turned (-1), misses the aspect."""
    near, far, front, back = extent(boxes)
    ratio = ((far - near + 2 * MARGIN) / (back - front + 2 * MARGIN)) ** power / ASPECT
    return max(ratio, 1 / ratio)


def _turned(edge: Edge, frame: Frame) -> Edge:
    path = Path(edge.path.commands, frame.flat(edge.path.numbers))
    arrows = tuple([frame.flat(arrow) for arrow in edge.arrows])
    return Edge(edge.kind, path, arrows, edge.is_cross, edge.is_implicit)
