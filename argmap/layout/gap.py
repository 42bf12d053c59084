"""Lines in the gap between two columns of cards, and where upon them something may be written."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple

from attrs import define, field

from argmap.layout.drawing import Edge, Path
from argmap.model import RelationKind

__all__ = ["GAP", "Curve", "Port", "Taken", "curve", "edge"]

GAP: Final = 380.0
"""How wide it is, in px."""

_ARROW: Final = 9.0
_HIGH: Final = 18.0
"""Of a count upon a line, with the air around it."""

_STAYS: Final = (0.5, 0.36, 0.64, 0.43, 0.57, 0.28, 0.72, 0.22, 0.78, 0.32, 0.68)
"""Where along a line its count may stand, the best place first."""

Curve = tuple[float, ...]
"""A cubic: start, two handles and end, x before y."""


class Port(NamedTuple):
    """Where a line leaves or arrives, at the left side of the gap or at the right one."""

    x: float
    y: float
    is_left: bool


def curve(start: Port, end: Port) -> Curve:
    """Return the way of a line through the gap: straight across, or in a bow back to its side."""
    (x0, y0, is_left), (x1, y1, ends_left) = start, end
    if is_left != ends_left:
        middle = (x0 + x1) / 2
        return (x0, y0, middle, y0, middle, y1, x1, y1)
    bow = min(46 + abs(y1 - y0) * 0.32, GAP * 0.62)
    bow = bow if is_left else -bow
    return (x0, y0, x0 + bow, y0, x1 + bow, y1, x1, y1)


def edge(kind: RelationKind, way: Curve, wide: float) -> Edge:
    """Return a line along a way, so wide, that ends in an arrow."""
    x, y = way[6:]
    back = _ARROW + wide if way[4] > x else -_ARROW - wide
    half = 3.4 + wide * 0.75
    path = Path("MC", (*way[:6], x + back, y))
    arrow = (x, y, x + back, y - half, x + back, y + half)
    return Edge(kind, path, (arrow,), is_cross=False, is_implicit=False, width=wide)


@define
class Taken:
    """The places that counts have, so that no two overlap where that can be helped."""

    boxes: list[tuple[float, float, float]] = field(factory=list)

    def stay(self, way: Curve, half: float) -> tuple[float, float]:
        """Return the best free place along a way for something so wide."""
        spots = [_point(way, share) for share in _STAYS]
        x, y = next((spot for spot in spots if self._is_free(*spot, half)), spots[0])
        self.boxes.append((x, y, half))
        return x, y

    def _is_free(self, x: float, y: float, half: float) -> bool:
        return all(abs(y - y0) >= _HIGH or abs(x - x0) >= half + half0 for x0, y0, half0 in self.boxes)


def _point(way: Curve, t: float) -> tuple[float, float]:
    """Return a point of a cubic (de Casteljau)."""
    points: Iterable[tuple[float, float]] = [(way[i], way[i + 1]) for i in range(0, 8, 2)]
    for _ in range(3):
        points = [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for (x0, y0), (x1, y1) in pairwise(points)]
    (point,) = points
    return point
