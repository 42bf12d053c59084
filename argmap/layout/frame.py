"""The four directions in which a map can grow, as one: breadth and depth, turned at the end.

Layout and routes reckon in (breadth, depth): depth grows away from the root, breadth along its children. A
frame turns such a point into x and y.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

__all__ = ["DIRECTIONS", "Box", "Direction", "Frame"]

Direction = Literal["auto", "down", "up", "right", "left"]
"""Where a map grows to from its root; `auto` takes `down` or `right`, whichever comes nearer to 4:3."""

DIRECTIONS: Final = ("auto", "down", "up", "right", "left")
"""All directions, by name."""


_NEARLY: Final = 0.01
"""Of a px; less is nothing but rounding."""


class Box(NamedTuple):
    """A placed card or junction: its middle in (breadth, depth), and half of its extent in each."""

    breadth: float
    depth: float
    half_breadth: float
    half_depth: float

    @property
    def front(self) -> float:
        """The depth of the side that faces the root."""
        return self.depth - self.half_depth

    @property
    def back(self) -> float:
        """The depth of the side that faces the children."""
        return self.depth + self.half_depth

    def holds(self, breadth: float, depth: float) -> bool:
        """Whether a point lies within the box or on its rim."""
        aside, away = abs(breadth - self.breadth), abs(depth - self.depth)
        return aside <= self.half_breadth + _NEARLY and away <= self.half_depth + _NEARLY


class Frame(NamedTuple):
    """How (breadth, depth) becomes (x, y), shifted so that the drawing begins at a given corner."""

    is_sideways: bool
    is_reversed: bool
    left: float = 0.0
    top: float = 0.0

    @classmethod
    def towards(cls, direction: str) -> Frame:
        """Return the frame of a direction other than `auto`."""
        return cls(direction in ("right", "left"), direction in ("up", "left"))

    def point(self, breadth: float, depth: float) -> tuple[float, float]:
        """Return the x and y of a point."""
        if self.is_reversed:
            depth = -depth
        if self.is_sideways:
            return depth + self.left, breadth + self.top
        return breadth + self.left, depth + self.top

    def flat(self, numbers: tuple[float, ...]) -> tuple[float, ...]:
        """Return points that are written one number after the other in x and y."""
        breadths, depths = numbers[::2], numbers[1::2]
        if self.is_reversed:
            depths = tuple([-depth for depth in depths])
        xs, ys = (depths, breadths) if self.is_sideways else (breadths, depths)
        turned = [0.0] * len(numbers)
        turned[::2] = [x + self.left for x in xs]
        turned[1::2] = [y + self.top for y in ys]
        return tuple(turned)
