"""Groups as lanes: each with its own cards, placed by an engine, and nested as the groups are.

A card lies in the innermost of the groups that hold it, a junction with the first card on its line. Branches
that lead out of a lane become lines that run across. Lanes of one level stand in rows.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from attrs import define, evolve, field

from argmap.analysis import enclosing
from argmap.layout.engines import Engine, Graph, Placement, Way
from argmap.layout.engines._packing import extent, packed
from argmap.layout.forest import Forest
from argmap.layout.frame import Box
from argmap.model import ArgumentMap

__all__ = ["HEADER", "Lane", "Laned", "in_lanes"]

HEADER: Final = 30.0
"""Room for the title of a lane, and around its cards, in px."""

_BETWEEN: Final = 28.0


class Lane(NamedTuple):
    """One group: its id, how deep it lies in others, and its place in (breadth, depth)."""

    group: str
    level: int
    box: Box


class Laned(NamedTuple):
    """A forest cut at the borders of lanes, its placement, and the lanes, outer before inner."""

    forest: Forest
    placement: Placement
    lanes: list[Lane]


@define
class _Part:
    """What lies directly in one group: its units, where they are, and the groups within."""

    group: str
    level: int
    units: list[int] = field(factory=list)
    parts: list[_Part] = field(factory=list)
    boxes: list[Box] = field(factory=list)
    ways: Mapping[int, Way] = field(factory=dict)
    places: list[tuple[float, float]] = field(factory=list)
    size: tuple[float, float] = (0.0, 0.0)


def in_lanes(map: ArgumentMap, grown: Forest, graph: Graph, engine: Engine, groups: Collection[str]) -> Laned:
    """Return a forest placed in lanes for some groups."""
    homes = _homes(map, grown, groups)
    lines = [
        line if homes[line.origin] == homes[line.target] else line._replace(is_branch=False)
        for line in grown.lines
    ]
    parts = _parts(map, homes, groups)
    for part in reversed(parts):
        _place(part, graph, engine)
    boxes = [Box(0.0, 0.0, 0.0, 0.0)] * len(grown.units)
    ways: dict[int, Way] = {}
    lanes: list[Lane] = []
    _settle(parts[0], boxes, ways, lanes)
    return Laned(evolve(grown, lines=lines), Placement(boxes, ways), lanes)


def _homes(map: ArgumentMap, grown: Forest, groups: Collection[str]) -> list[str]:
    """Return the group of each unit; empty for none."""
    group_of: dict[str, str] = {}
    for group in map.groups.values():
        for member in group.members:
            if group.id in groups:
                group_of.setdefault(member, group.id)
    homes = [group_of.get(unit.id, "") if unit.is_card else "" for unit in grown.units]
    for place in range(len(grown.units) - 1, -1, -1):
        unit = grown.units[place]
        if not unit.is_card:
            homes[place] = next((homes[child] for child in unit.children), group_of.get(unit.id, ""))
    return homes


def _parts(map: ArgumentMap, homes: Sequence[str], groups: Collection[str]) -> list[_Part]:
    """Return all parts that hold something, each after that in which it lies; the first is no group."""
    used = {home for home in homes if home}
    trails: dict[str, list[str]] = {"": [""]}
    for group in map.groups.values():
        if group.id in used:
            around = reversed(enclosing(map, group.id))
            trails[group.id] = ["", *(id_ for id_ in around if id_ in groups)]
    parts = {"": _Part("", 0)}
    for trail in trails.values():
        for above, below in pairwise(trail):
            if below not in parts:
                parts[below] = _Part(below, parts[above].level + 1)
                parts[above].parts.append(parts[below])
    for place, home in enumerate(homes):
        parts[home].units.append(place)
    return list(parts.values())


def _place(part: _Part, graph: Graph, engine: Engine) -> None:
    """Place the units of a part, beside them the parts within, and say how large that makes it."""
    numbers = {unit: number for number, unit in enumerate(part.units)}
    inner = [n for n, (origin, target) in enumerate(graph.lines) if origin in numbers and target in numbers]
    hanging = {child for unit in part.units for child in graph.children[unit] if child in numbers}
    own = Graph(
        halves=[graph.halves[unit] for unit in part.units],
        lines=[(numbers[graph.lines[n][0]], numbers[graph.lines[n][1]]) for n in inner],
        children=[[numbers[c] for c in graph.children[unit] if c in numbers] for unit in part.units],
        roots=[numbers[unit] for unit in part.units if unit not in hanging],
        junctions=frozenset(numbers[unit] for unit in part.units if unit in graph.junctions),
        beside=graph.beside,
        aspect=graph.aspect,
        looks=[graph.looks[unit] for unit in part.units],
    )
    boxes, ways = engine.place(own)
    part.ways = {inner[number]: way for number, way in ways.items()}
    part.boxes = boxes
    sizes = [below.size for below in part.parts]
    if boxes:
        e = extent(boxes)
        part.boxes = [box._replace(breadth=box.breadth - e.near, depth=box.depth - e.front) for box in boxes]
        part.ways = {n: tuple((b - e.near, d - e.front) for b, d in way) for n, way in part.ways.items()}
        sizes.insert(0, (e.far - e.near, e.back - e.front))
    part.places = packed(sizes, graph.aspect, _BETWEEN)
    ends = [(at[0] + size[0], at[1] + size[1]) for at, size in zip(part.places, sizes, strict=True)]
    room = 2 * HEADER if part.group else 0.0
    part.size = (
        max((end[0] for end in ends), default=0.0) + room,
        max((end[1] for end in ends), default=0.0) + room,
    )


def _settle(top: _Part, boxes: list[Box], ways: dict[int, Way], lanes: list[Lane]) -> None:
    """Write down where everything stands, now that it is known how large all parts are."""
    stack = [(top, 0.0, 0.0)]
    while stack:
        part, along, down = stack.pop()
        if part.group:
            half = part.size[0] / 2, part.size[1] / 2
            lanes.append(Lane(part.group, part.level, Box(along + half[0], down + half[1], *half)))
            along, down = along + HEADER, down + HEADER
        places = list(part.places)
        if part.boxes:
            b, d = places.pop(0)
            for unit, box in zip(part.units, part.boxes, strict=True):
                boxes[unit] = box._replace(breadth=box.breadth + along + b, depth=box.depth + down + d)
            for number, way in part.ways.items():
                ways[number] = tuple((x + along + b, y + down + d) for x, y in way)
        stack += [
            (below, along + b, down + d)
            for below, (b, d) in reversed(list(zip(part.parts, places, strict=True)))
        ]
