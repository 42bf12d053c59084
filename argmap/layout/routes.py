"""How the lines run: along the forest from ports that are spread out, and across it behind the cards.

Lines leave a card in the middle of the side that faces the root and arrive at ports on the far side of their
target, at most 26 px apart, in the order of their origins, so that they never share a point. Linked premises
join in a bracket. What is no branch of the forest runs behind the cards, thinner, and the line of a relation
that falls is a hair. Lines that the layout engine has led itself go the way it found.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise
from typing import Final

from argmap.layout.drawing import Edge, Path
from argmap.layout.engines import Way
from argmap.layout.forest import Forest, Line
from argmap.layout.frame import Box
from argmap.layout.places import RADIUS
from argmap.model import Relation

__all__ = ["HAIR", "routes"]

HAIR: Final = 0.9
"""How wide the line of a relation is that falls, in px."""

_SPREAD: Final = 26.0
_ARROW: Final = 9.0
_ARROW_HALF: Final = 3.8
_NECK: Final = 8.0
"""How far before the tip a line ends, so that it does not show beside its arrow."""
_CORNER: Final = 10.0
_ASIDE: Final = 14.0
_BESIDE_ARM: Final = 6.3
"""How far from the middle of a junction an attack strikes its rim, beside the arm of a premise."""
_SAG: Final = 44.0
_NEXT_DOOR: Final = 60.0
_Arrows = tuple[tuple[float, ...], ...]
_SYMMETRIC: Final = frozenset({"contradiction", "equivalence"})


def routes(
    forest: Forest, boxes: list[Box], ways: Mapping[int, Way], fallen: Container[str] = frozenset()
) -> list[Edge]:
    """Return the lines of all relations in (breadth, depth); those that run across come first.

    `ways` are those that the layout engine has led itself, by the number of the line; `fallen` are the
    relations that fall, by id.
    """
    return _Router(forest, boxes, ways, fallen).routed()


class _Router:
    def __init__(
        self, forest: Forest, boxes: list[Box], ways: Mapping[int, Way], fallen: Container[str]
    ) -> None:
        self.forest = forest
        self.boxes = boxes
        self.ways = ways
        self.fallen = fallen
        self.ports = self._ports()

    def routed(self) -> list[Edge]:
        drawn = [self._judged(number, line) for number, line in enumerate(self.forest.lines)]
        return sorted(drawn, key=lambda edge: not edge.is_cross)

    def _judged(self, number: int, line: Line) -> Edge:
        edge = self._edge(number, line)
        return edge._replace(width=HAIR) if line.link.id in self.fallen else edge

    def _edge(self, number: int, line: Line) -> Edge:
        if number in self.ways:
            return _led(line, self.ways[number], self.boxes[line.target])
        return self._branch(line) if line.is_branch else self._cross(line)

    def _ports(self) -> dict[tuple[int, int], float]:
        """Return where lines from (origin, target) arrive, as breadth from the middle of the target."""
        units, boxes = self.forest.units, self.boxes
        arriving: dict[int, list[int]] = {}
        for number, line in enumerate(self.forest.lines):
            origin, target = line.origin, line.target
            comes_from_behind = line.is_branch or boxes[origin].front > boxes[target].back
            if comes_from_behind and units[target].is_card and number not in self.ways:
                arriving.setdefault(target, []).append(origin)
        ports = {}
        for target, origins in arriving.items():
            if len(origins) > 1:
                room = 2 * boxes[target].half_breadth - 44
                step = min(_SPREAD, max(room, 8.0) / (len(origins) - 1))
                origins.sort(key=lambda origin: (boxes[origin].breadth, origin))
                middle = (len(origins) - 1) / 2
                for index, origin in enumerate(origins):
                    ports[origin, target] = (index - middle) * step
        return ports

    def _branch(self, line: Line) -> Edge:
        """Return the line by which one unit hangs at another."""
        start, end, link = self.boxes[line.origin], self.boxes[line.target], line.link
        if line.is_arm:
            return Edge(link.kind, _bracket(start, end), (), is_cross=False, is_implicit=link.implicit)
        if self.forest.units[line.target].is_card or start.breadth == end.breadth:
            offset = self.ports.get((line.origin, line.target), 0.0)
            return _line(link, start, end, offset, is_cross=False)
        offset = _BESIDE_ARM if start.breadth > end.breadth else -_BESIDE_ARM
        rim = end._replace(half_depth=(RADIUS**2 - _BESIDE_ARM**2) ** 0.5)
        return _line(link, start, rim, offset, is_cross=False)

    def _cross(self, line: Line) -> Edge:
        """Return a line that is no branch of the forest."""
        origin, target, link = line.origin, line.target, line.link
        start, end = self.boxes[origin], self.boxes[target]
        if start.front > end.back:
            offset = self.ports.get((origin, target), 0.0)
            return _line(link, start, end, offset, is_cross=True, has_arrow=not line.is_arm)
        neck = _NECK if link.kind in _SYMMETRIC else 0.0
        if origin == target:
            path, arrows = _loop(start)
        elif start.back < end.front:
            path, arrows = _forth(start, end, neck)
        elif abs(start.breadth - end.breadth) - start.half_breadth - end.half_breadth < _NEXT_DOOR:
            path, arrows = _sidelong(start, end, neck)
        else:
            path, arrows = _round(start, end, neck)
        kept = () if line.is_arm else arrows[: 2 if link.kind in _SYMMETRIC else 1]
        return Edge(link.kind, path, kept, is_cross=True, is_implicit=link.implicit)


def _led(line: Line, way: Way, target: Box) -> Edge:
    """Return a line that goes the way which the engine found for it."""
    points = list(way)
    arrows = []
    if not line.is_arm and target.holds(*points[-1]):
        arrows.append(_arrow(*points[-1], *_towards(points[-1], points[-2])))
        points[-1] = _before(points[-1], points[-2])
    if not line.is_arm and line.link.kind in _SYMMETRIC:
        arrows.append(_arrow(*points[0], *_towards(points[0], points[1])))
        points[0] = _before(points[0], points[1])
    return Edge(
        line.link.kind, _through(points), tuple(arrows), is_cross=False, is_implicit=line.link.implicit
    )


_Point = tuple[float, float]


def _towards(tip: _Point, before: _Point) -> tuple[int, int]:
    """Return the direction (along the depth, along the breadth) from the tip of a line back along it."""
    if tip[1] == before[1]:
        return 0, 1 if before[0] > tip[0] else -1
    return 1 if before[1] > tip[1] else -1, 0


def _before(tip: _Point, before: _Point) -> _Point:
    """Return where a line ends that has an arrow at its tip."""
    along, across = _towards(tip, before)
    return tip[0] + across * _NECK, tip[1] + along * _NECK


def _through(points: Sequence[_Point]) -> Path:
    """Return a path through some points, with corners rounded where it turns squarely."""
    commands, numbers = ["M"], [*points[0]]
    for index, (one, other) in enumerate(pairwise(points)):
        (b0, d0), (b1, d1) = one, other
        if b0 != b1 and d0 != d1:
            middle = (d0 + d1) / 2
            commands.append("C")
            numbers += (b0, middle, b1, middle, b1, d1)
            continue
        after = points[index + 2] if index + 2 < len(points) else None
        if after is None or not _turns(one, other, after):
            commands.append("L")
            numbers += other
            continue
        rounded = min(
            _CORNER, (abs(b1 - b0) + abs(d1 - d0)) / 2, (abs(after[0] - b1) + abs(after[1] - d1)) / 2
        )
        commands += "LQ"
        numbers += _short_of(other, one, rounded)
        numbers += (*other, *_short_of(other, after, rounded))
    return Path("".join(commands), tuple(numbers))


def _turns(one: _Point, other: _Point, after: _Point) -> bool:
    """Whether a line goes square round a corner."""
    return (one[0] == other[0] and other[1] == after[1]) or (one[1] == other[1] and other[0] == after[0])


def _short_of(corner: _Point, end: _Point, by: float) -> _Point:
    """Return the point that lies so far from a corner on the straight line to an end."""
    (b0, d0), (b1, d1) = corner, end
    return b0 + by * ((b1 > b0) - (b1 < b0)), d0 + by * ((d1 > d0) - (d1 < d0))


def _arrow(breadth: float, depth: float, along: float, across: float) -> tuple[float, ...]:
    """Return the triangle with its tip at a point; it comes from (across, along) there, one of which is 0."""
    b, d = breadth + across * _ARROW, depth + along * _ARROW
    return (
        breadth,
        depth,
        b - along * _ARROW_HALF,
        d - across * _ARROW_HALF,
        b + along * _ARROW_HALF,
        d + across * _ARROW_HALF,
    )


def _line(
    link: Relation, start: Box, end: Box, offset: float, *, is_cross: bool, has_arrow: bool = True
) -> Edge:
    """Return the curve from the front of one box to the back of another, with its arrows."""
    port, tip, tail = end.breadth + offset, end.back, start.front
    origin = start.breadth
    if is_cross:
        origin += _ASIDE if port > origin else -_ASIDE
    arrows = [_arrow(port, tip, 1, 0)] if has_arrow else []
    if link.kind in _SYMMETRIC and has_arrow:
        arrows.append(_arrow(origin, tail, -1, 0))
    first = tail - _NECK * (len(arrows) - 1 if arrows else 0)
    last = tip + (_NECK if arrows else 0)
    pull = max(14.0, (first - last) * 0.5)
    path = Path("MC", (origin, first, origin, first - pull, port, last + pull, port, last))
    if abs(origin - port) < 1:
        path = Path("ML", (port, first, port, last))
    return Edge(link.kind, path, tuple(arrows), is_cross=is_cross, is_implicit=link.implicit)


def _bracket(start: Box, junction: Box) -> Path:
    """Return the arm of a bracket: from a premise towards the root, round a corner, into the junction."""
    across = junction.breadth - start.breadth
    if abs(across) < RADIUS + _CORNER:
        port, half = junction.breadth - across / 3, (start.front - junction.back) / 2
        bend = (start.breadth, start.front - half, port, junction.back + half)
        return Path("MC", (start.breadth, start.front, *bend, port, junction.back - 1))
    side = 1.0 if across > 0 else -1.0
    corner = min(_CORNER, abs(across) - RADIUS, start.front - junction.depth)
    return Path(
        "MLQL",
        (
            *(start.breadth, start.front),
            *(start.breadth, junction.depth + corner),
            *(start.breadth, junction.depth, start.breadth + side * corner, junction.depth),
            *(junction.breadth - side * RADIUS, junction.depth),
        ),
    )


def _forth(start: Box, end: Box, neck: float) -> tuple[Path, _Arrows]:
    """Return a line that runs away from the root, beside the middles that branches use."""
    side = 1.0 if end.breadth >= start.breadth else -1.0
    leave = start.breadth + side * start.half_breadth * 0.7
    port = end.breadth - side * end.half_breadth * 0.7
    first, last = start.back + neck, end.front - _NECK
    pull = max(14.0, (last - first) * 0.5)
    path = Path("MC", (leave, first, leave, first + pull, port, last - pull, port, last))
    return path, (_arrow(port, end.front, -1, 0), _arrow(leave, start.back, 1, 0))


def _sidelong(start: Box, end: Box, neck: float) -> tuple[Path, _Arrows]:
    """Return a line between neighbours of which neither is nearer to the root, from side to facing side."""
    side = 1.0 if end.breadth >= start.breadth else -1.0
    leave, tip = start.breadth + side * start.half_breadth, end.breadth - side * end.half_breadth
    first, last = leave + side * neck, tip - side * _NECK
    half = (last - first) * 0.5
    path = Path(
        "MC", (first, start.depth, first + half, start.depth, last - half, end.depth, last, end.depth)
    )
    return path, (_arrow(tip, end.depth, 0, -side), _arrow(leave, start.depth, 0, side))


def _round(start: Box, end: Box, neck: float) -> tuple[Path, _Arrows]:
    """Return a line that hangs below two boxes which others stand between."""
    side = 1.0 if end.breadth >= start.breadth else -1.0
    leave = start.breadth + side * start.half_breadth * 0.7
    port = end.breadth - side * end.half_breadth * 0.7
    first, last = start.back + neck, end.back + _NECK
    low = max(first, last) + _SAG
    path = Path("MC", (leave, first, leave, low, port, low, port, last))
    return path, (_arrow(port, end.back, 1, 0), _arrow(leave, start.back, 1, 0))


def _loop(box: Box) -> tuple[Path, _Arrows]:
    """Return a line from a box to itself, at its far side."""
    side = box.breadth + box.half_breadth
    up, low = box.depth - 12.0, box.depth + 12.0
    path = Path("MC", (side, up, side + 36, up - 10, side + 36, low, side + _NECK, low))
    return path, (_arrow(side, low, 0, 1),)
