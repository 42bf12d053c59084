"""Groups as lanes: each a box with its own cards, placed by an engine, and nested as the groups are.

A card lies in the innermost of the groups that hold it, a junction with the first card on its line. From the
innermost outwards each lane is placed, then counts as one box among the cards around it; a line between two
lanes is one between their boxes, led on to the cards within.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from attrs import define, evolve, field

from argmap.analysis import enclosing
from argmap.layout.engines import Engine, Graph, Placement, Way
from argmap.layout.engines._packing import extent
from argmap.layout.forest import Forest
from argmap.layout.frame import Box
from argmap.model import ArgumentMap

__all__ = ["HEADER", "Lane", "Laned", "in_lanes"]

HEADER: Final = 30.0
"""Room for the title of a lane, and around its cards, in px."""

_ABREAST: Final = 4
"""How much rather trees stand side by side in a lane: lines from outside shall not run behind other cards."""

_SPREAD: Final = 20.0
"""Between lines that are led to one card in a lane."""


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


@define(eq=False)
class _Part:
    """What lies directly in one group: its units, the groups within, and once placed, where they are.

    `boxes` are those of the units, then those of the parts.
    """

    group: str
    above: _Part | None = None
    level: int = 0
    units: list[int] = field(factory=list)
    parts: list[_Part] = field(factory=list)
    lines: dict[int, tuple[int | _Part, int | _Part]] = field(factory=dict)
    boxes: list[Box] = field(factory=list)
    ways: Mapping[int, Way] = field(factory=dict)
    size: tuple[float, float] = (0.0, 0.0)


def in_lanes(map: ArgumentMap, grown: Forest, graph: Graph, engine: Engine, groups: Collection[str]) -> Laned:
    """Return a forest placed in lanes for some groups."""
    parts, homes = _parts(map, grown, groups)
    for number, (origin, target) in enumerate(graph.lines):
        part, *ends = _meeting(homes[origin], homes[target])
        part.lines[number] = ends[0] or origin, ends[1] or target
    for part in reversed(parts):
        _place(part, graph, engine)
    boxes = [Box(0.0, 0.0, 0.0, 0.0)] * len(grown.units)
    ways: dict[int, Way] = {}
    lanes: list[Lane] = []
    _settle(parts[0], boxes, ways, lanes)
    lines = [
        line if homes[line.origin] is homes[line.target] else line._replace(is_branch=False)
        for line in grown.lines
    ]
    between = {n: way for n, way in ways.items() if not lines[n].is_branch}
    led = ways | _led_on(graph, boxes, between)
    return Laned(evolve(grown, lines=lines), Placement(boxes, led), lanes)


# -- which unit lies in which lane


def _parts(map: ArgumentMap, grown: Forest, groups: Collection[str]) -> tuple[list[_Part], list[_Part]]:
    """Return all parts that hold something, outer before inner, the whole first; and that of each unit."""
    parts = {"": _Part("")}
    homes = []
    for place, group in enumerate(_groups(map, grown, groups)):
        if group not in parts:
            around = [id_ for id_ in reversed(enclosing(map, group)) if id_ in groups]
            for above, below in pairwise(["", *around]):
                if below not in parts:
                    parts[below] = _Part(below, parts[above], parts[above].level + 1)
                    parts[above].parts.append(parts[below])
        parts[group].units.append(place)
        homes.append(parts[group])
    return list(parts.values()), homes


def _groups(map: ArgumentMap, grown: Forest, groups: Collection[str]) -> list[str]:
    """Return the group of each unit; empty for none."""
    group_of: dict[str, str] = {}
    for group in map.groups.values():
        for member in group.members:
            if group.id in groups and len(enclosing(map, group.id)) > _depth(map, group_of.get(member)):
                group_of[member] = group.id
    found = [group_of.get(unit.id, "") if unit.is_card else "" for unit in grown.units]
    for place in range(len(grown.units) - 1, -1, -1):
        unit = grown.units[place]
        if not unit.is_card:
            found[place] = next((found[child] for child in unit.children), group_of.get(unit.id, ""))
    return found


def _depth(map: ArgumentMap, group: str | None) -> int:
    return len(enclosing(map, group)) if group else 0


def _meeting(one: _Part, other: _Part) -> tuple[_Part, _Part | None, _Part | None]:
    """Return the innermost part around two, and the parts directly in it in which they lie, if any."""
    within: tuple[_Part | None, _Part | None] = (None, None)
    while one is not other:
        if one.level >= other.level and one.above is not None:
            one, within = one.above, (one, within[1])
        elif other.above is not None:
            other, within = other.above, (within[0], other)
    return one, *within


# -- where they go


def _place(part: _Part, graph: Graph, engine: Engine) -> None:
    """Place the units of a part among the parts within, and say how large that makes it."""
    items: list[int | _Part] = [*part.units, *part.parts]
    numbers = {item: number for number, item in enumerate(items)}
    lines = {n: (numbers[origin], numbers[target]) for n, (origin, target) in part.lines.items()}
    parents = _parents(len(items), lines.values())
    order = _in_order(parents)
    new = {old: number for number, old in enumerate(order)}
    children: list[list[int]] = [[] for _ in order]
    for old in range(len(items)):
        if parents[old] >= 0:
            children[new[parents[old]]].append(new[old])
    arranged = [items[old] for old in order]
    placed = engine.place(
        Graph(
            halves=[_halves(item, graph) for item in arranged],
            lines=[(new[origin], new[target]) for origin, target in lines.values()],
            children=children,
            roots=[new[old] for old in range(len(items)) if parents[old] < 0],
            junctions=frozenset(n for n, item in enumerate(arranged) if item in graph.junctions),
            beside=graph.beside,
            aspect=graph.aspect * (_ABREAST if part.group else 1),
            looks=[graph.looks[item] if isinstance(item, int) else -1 - n for n, item in enumerate(arranged)],
        )
    )
    e = extent(placed.boxes) if placed.boxes else extent([Box(0.0, 0.0, 0.0, 0.0)])
    part.boxes = [_moved(placed.boxes[new[old]], -e.near, -e.front) for old in range(len(items))]
    names = list(lines)
    part.ways = {names[n]: _shifted(way, -e.near, -e.front) for n, way in placed.ways.items()}
    room = 2 * HEADER if part.group else 0.0
    part.size = (e.far - e.near + room, e.back - e.front + room)


def _halves(item: int | _Part, graph: Graph) -> tuple[float, float]:
    if isinstance(item, int):
        return graph.halves[item]
    return item.size[0] / 2, item.size[1] / 2


def _parents(count: int, lines: Collection[tuple[int, int]]) -> list[int]:
    """Return what each item hangs at, -1 for none: by its first line that closes no circle."""
    parents, tops = [-1] * count, list(range(count))
    for origin, target in lines:
        if parents[origin] < 0 and _top(tops, target) != origin:
            parents[origin] = tops[origin] = target
    return parents


def _top(tops: list[int], item: int) -> int:
    """Return the root above an item, and shorten the way there (Tarjan 1975, path halving)."""
    while tops[item] != item:
        tops[item] = tops[tops[item]]
        item = tops[item]
    return item


def _in_order(parents: Sequence[int]) -> list[int]:
    """Return the items with parents before children, in levels."""
    below: dict[int, list[int]] = {}
    for item, parent in enumerate(parents):
        below.setdefault(parent, []).append(item)
    order = list(below.get(-1, ()))
    for item in order:
        order += below.get(item, ())
    return order


def _settle(top: _Part, boxes: list[Box], ways: dict[int, Way], lanes: list[Lane]) -> None:
    """Write down where everything stands, now that it is known how large all parts are."""
    stack = [(top, 0.0, 0.0)]
    while stack:
        part, along, down = stack.pop()
        if part.group:
            half = part.size[0] / 2, part.size[1] / 2
            lanes.append(Lane(part.group, part.level, Box(along + half[0], down + half[1], *half)))
            along, down = along + HEADER, down + HEADER
        count = len(part.units)
        for unit, box in zip(part.units, part.boxes, strict=False):
            boxes[unit] = _moved(box, along, down)
        ways |= {number: _shifted(way, along, down) for number, way in part.ways.items()}
        within = [
            (below, along + box.breadth - box.half_breadth, down + box.front)
            for below, box in zip(part.parts, part.boxes[count:], strict=True)
        ]
        stack += reversed(within)


def _moved(box: Box, along: float, down: float) -> Box:
    return box._replace(breadth=box.breadth + along, depth=box.depth + down)


def _shifted(way: Way, along: float, down: float) -> Way:
    return tuple([(breadth + along, depth + down) for breadth, depth in way])


# -- lines into lanes


def _led_on(graph: Graph, boxes: Sequence[Box], ways: Mapping[int, Way]) -> dict[int, Way]:
    """Return the ways between lanes, those that end at the border of one led on to the card within."""
    led = dict(ways)
    arriving: dict[int, list[int]] = {}
    for number, way in ways.items():
        origin, target = graph.lines[number]
        if not boxes[origin].holds(*way[0]):
            led[number] = (_rim(boxes[origin], way[0], 0.0), *way)
        if not boxes[target].holds(*way[-1]):
            arriving.setdefault(target, []).append(number)
    for target, numbers in arriving.items():
        numbers.sort(key=lambda number: (ways[number][-1][0], number))
        step = min(_SPREAD, boxes[target].half_breadth / len(numbers))
        for place, number in enumerate(numbers):
            offset = (place - (len(numbers) - 1) / 2) * step
            led[number] = (*led[number], _rim(boxes[target], ways[number][-1], offset))
    return led


def _rim(box: Box, point: tuple[float, float], offset: float) -> tuple[float, float]:
    """Return where a line to a point in front of a box, or behind it, meets the box."""
    return box.breadth + offset, box.front if point[1] < box.depth else box.back
