"""Text, numbers, paths and addresses as they stand in SVG."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from argmap.layout.drawing import Path

__all__ = ["circle", "colour_code", "fragment", "number", "path", "rect", "triangle"]

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]{1,30}")
_NUMBERS: Final = {"M": 2, "L": 2, "Q": 4, "C": 6}


def colour_code(text: str) -> str:
    """Return a colour that a map asks for, if it is a code or a name and cannot break out of an attribute."""
    return text if _COLOUR.fullmatch(text) else ""


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Return a number of px to a tenth, which is enough on any screen."""
    return f"{value:.1f}".removesuffix(".0")


@lru_cache(maxsize=256)
def _template(commands: str) -> str:
    """Return how a path with these commands is written, with a place for each number."""
    return "".join([command + " ".join(["%.1f"] * _NUMBERS[command]) for command in commands])


def path(line: Path) -> str:
    """Return a line as the attribute `d` has it."""
    return _template(line.commands) % line.numbers


def triangle(points: tuple[float, ...]) -> str:
    """Return a closed path through three points."""
    return f'<path d="{path(Path("MLL", points))}Z"/>'


def circle(x: float, y: float, radius: float, look: str) -> str:
    """Return a circle around a point."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" {look}/>'


def rect(corner: tuple[float, float], width: float, height: float, radius: float, look: str) -> str:
    """Return a rectangle, perhaps with rounded corners."""
    rounded = f' rx="{number(radius)}"' if radius else ""
    x, y = (number(place) for place in corner)
    return f'<rect x="{x}" y="{y}" width="{number(width)}" height="{number(height)}"{rounded} {look}/>'


def fragment(id_: str) -> str:
    """Return an id as a part of an XML name: what a name cannot hold is written as its code point."""
    return re.sub(r"[^A-Za-z0-9.-]", lambda found: f"_{ord(found[0]):x}_", id_)
