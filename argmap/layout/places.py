"""Where cards and junctions go: the layout and direction that suit a forest, and what an engine makes of it.

Trees stand tidily, growing down or to the right, or with their leaves in stacks, whichever comes nearest to
the shape of a page. Where many lines run across, or between lanes, the layered layout leads them round cards.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from argmap.layout.drawing import Face
from argmap.layout.engines import ENGINES, Graph, Placement
from argmap.layout.engines._packing import extent
from argmap.layout.forest import Forest
from argmap.layout.frame import Frame
from argmap.layout.lanes import Lane, in_lanes
from argmap.model import ArgumentMap

__all__ = ["ASPECT", "RADIUS", "Choice", "Settled", "chosen", "place"]

RADIUS: Final = 7.0
"""Of a junction, in px."""

ASPECT: Final = 4 / 3
"""Width to height that pages and screens like."""

_BESIDE: Final = 26.0
_ABOVE: Final = 20.0
"""Between cards that stand one above the other, which look further apart than those side by side."""
_AROUND: Final = 64.0
"""What margins add to a drawing, which counts where it is small."""
_SCROLLED: Final = 1000
"""Beyond so many units no direction makes a page, and one that grows to the right scrolls like text."""
_ACROSS: Final = 0.07
"""Above this share of lines across the forest, a large map is no tree any more."""
_LARGE: Final = 150
"""Up to so many units, a single line across is reason enough to lead it round the cards."""


class Choice(NamedTuple):
    """A layout and a direction that may be taken."""

    layout: str
    direction: str


class Settled(NamedTuple):
    """What was taken, and where everything is; the lines of the forest may be cut at lanes."""

    layout: str
    direction: str
    forest: Forest
    placement: Placement
    lanes: list[Lane]


def chosen(forest: Forest, direction: str, layout: str, *, in_lanes: bool) -> list[Choice]:
    """Return the choices that suit a forest, the one to take where all are as good first."""
    across = sum(not line.is_branch for line in forest.lines)
    is_tree = not across or (len(forest.units) > _LARGE and across < _ACROSS * len(forest.lines))
    if layout != "auto":
        layouts = [layout]
    elif in_lanes or not is_tree:
        layouts = ["layered"]
    else:
        layouts = ["tidy", "stacked"]
    directions = [direction] if direction != "auto" else ["down", "right"]
    if len(forest.units) > _SCROLLED and direction == "auto":
        directions = ["right"]
    return list(_combined(layouts, directions, is_large=len(forest.units) > _SCROLLED))


def _combined(layouts: Sequence[str], directions: Sequence[str], *, is_large: bool) -> Iterator[Choice]:
    """Return the choices; of two layouts the second is no choice sideways, nor for large maps."""
    for layout in layouts:
        for direction in directions:
            sideways = Frame.towards(direction).is_sideways
            if layout == layouts[0] or not (sideways or is_large):
                yield Choice(layout, direction)


def place(
    map: ArgumentMap,
    forest: Forest,
    faces: Sequence[Face | None],
    choices: Sequence[Choice],
    groups: Collection[str],
) -> Settled:
    """Return the best of some choices: what comes nearest to the shape of a page.

    `faces` hold what stands on the card of each unit, None for a junction; `groups` are drawn as lanes.
    """
    tried = (_settled(map, forest, faces, choice, groups) for choice in choices)
    return min(tried, key=_badness) if len(choices) > 1 else next(tried)


def _settled(
    map: ArgumentMap,
    forest: Forest,
    faces: Sequence[Face | None],
    choice: Choice,
    groups: Collection[str],
) -> Settled:
    sideways = Frame.towards(choice.direction).is_sideways
    graph, engine = _graph(forest, faces, is_sideways=sideways), ENGINES[choice.layout]
    if groups:
        laned = in_lanes(map, forest, graph, engine, groups)
        return Settled(*choice, laned.forest, laned.placement, laned.lanes)
    return Settled(*choice, forest, engine.place(graph), [])


def _badness(settled: Settled) -> float:
    """Return by what factor the shape of a drawing misses that of a page."""
    boxes = [*settled.placement.boxes, *(lane.box for lane in settled.lanes)]
    if not boxes:
        return 1.0
    e = extent(boxes)
    power = -1 if Frame.towards(settled.direction).is_sideways else 1
    ratio = ((e.far - e.near + _AROUND) / (e.back - e.front + _AROUND)) ** power / ASPECT
    return max(ratio, 1 / ratio)


def _graph(forest: Forest, faces: Sequence[Face | None], *, is_sideways: bool) -> Graph:
    looks: dict[object, int] = {None: 0}
    return Graph(
        halves=[_halves(face, is_sideways=is_sideways) for face in faces],
        lines=[(line.origin, line.target) for line in forest.lines],
        children=[unit.children for unit in forest.units],
        roots=forest.roots,
        junctions=frozenset(number for number, unit in enumerate(forest.units) if not unit.is_card),
        beside=_ABOVE if is_sideways else _BESIDE,
        aspect=1 / ASPECT if is_sideways else ASPECT,
        looks=[
            looks.setdefault(unit.via and (unit.via.kind, unit.via.implicit), len(looks))
            for unit in forest.units
        ],
    )


def _halves(face: Face | None, *, is_sideways: bool) -> tuple[float, float]:
    if face is None:
        return RADIUS, RADIUS
    return (face.height / 2, face.width / 2) if is_sideways else (face.width / 2, face.height / 2)
