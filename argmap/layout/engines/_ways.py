"""The ways of lines through layers.

A line leaves a box by a port on the side that faces where it goes, crosses the gaps between layers in curves,
and runs straight through the depth of each layer that it passes, where its chain has its place. The ports of
a side stand around its middle in the order in which lines come, so that lines of one box do not cross. A loop
stands at the far side of its box, a line between two boxes of a layer leads straight from one to the other,
or hangs behind them, and a line too long for a chain runs round at the far side of all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import Final, NamedTuple

from argmap.layout.engines._spec import Way
from argmap.layout.frame import Box

__all__ = ["Band", "Plan", "lane_breadths", "loop_rooms", "ports", "ways"]

_SPREAD: Final = 26.0
"""The most room between two ports, in px."""
_CORNERS: Final = 44.0
"""How much of a broad side bears no ports, at both ends together."""
_NARROW: Final = 1.2
"""How much of a narrow side bears ports, in halves of it."""
_LOOP: Final = 22.0
_LOOP_STEP: Final = 10.0
_LOOPS: Final = 64.0
"""The most room that all loops but the first take together."""
_LANE: Final = 16.0
_LANE_STEP: Final = 12.0
_LANES: Final = 800.0
"""How much room lanes may always take."""
_HALF_LOOP: Final = 16.0
_TRACKS: Final = 5
_GRAIN: Final = 1e-6
"""What is nearer than that in depth, in px, is in one place."""


class Band(NamedTuple):
    """Where a layer begins and ends in depth, and where the next one begins."""

    front: float
    back: float
    end: float


class Plan(NamedTuple):
    """What the ways of lines follow from.

    `chains` are the nodes of each line but loops, by number, from front to back: a box, a link in each layer
    between, a box. `turned` are the lines that lead to the back. `breadths` are where the nodes stand, and
    `bands`, for each box, the layers of its part, and which of them is its own. `lanes` are the breadths of
    the lines that run round; `straight` are lines between neighbours, each with its share of the depth that
    they have in common.
    """

    lines: Sequence[tuple[int, int]]
    chains: Mapping[int, Sequence[int]]
    turned: Container[int]
    boxes: Sequence[Box]
    breadths: Sequence[float]
    bands: Sequence[tuple[Sequence[Band], int]]
    lanes: Mapping[int, float]
    straight: Mapping[int, float]


def ways(plan: Plan) -> dict[int, Way]:
    """Return the ways of all lines, by number."""
    boxes = plan.boxes
    behind, before = _all_ports(plan)
    led: dict[int, Way] = {}
    for number, chain in plan.chains.items():
        front, back = chain[0], chain[-1]
        if number in plan.straight:
            origin, target = plan.lines[number]
            led[number] = _across(boxes[origin], boxes[target], plan.straight[number])
            continue
        layers, first = plan.bands[front]
        last = plan.bands[back][1]
        leave, arrive = behind[front][number], (behind if first == last else before)[back][number]
        if first == last:
            depth = _between(layers[first], number)
            ends = boxes[front].back, boxes[back].back
            way: Way = ((leave, ends[0]), (leave, depth), (arrive, depth), (arrive, ends[1]))
        elif number in plan.lanes:
            depths = _depths(layers[first], layers[last - 1], number)
            way = _around(boxes[front], boxes[back], (leave, arrive), plan.lanes[number], depths)
        else:
            places = [leave, *[plan.breadths[link] for link in chain[1:-1]], arrive]
            way = _through(boxes[front], boxes[back], places, layers[first:last])
        led[number] = way if number in plan.turned else way[::-1]
    return led | _loops(plan)


def _all_ports(plan: Plan) -> tuple[list[dict[int, float]], list[dict[int, float]]]:
    """Return the ports at the back and at the front of each box."""
    behind: list[list[tuple[float, int]]] = [[] for _ in plan.boxes]
    before: list[list[tuple[float, int]]] = [[] for _ in plan.boxes]
    for number, chain in plan.chains.items():
        if number in plan.straight:
            continue
        lane = plan.lanes.get(number)
        behind[chain[0]].append((plan.breadths[chain[1]] if lane is None else lane, number))
        is_flat = plan.bands[chain[0]][1] == plan.bands[chain[-1]][1]
        arriving = (behind if is_flat else before)[chain[-1]]
        arriving.append((plan.breadths[chain[-2]] if lane is None else lane, number))
    return (
        [ports(box, ends) for box, ends in zip(plan.boxes, behind, strict=True)],
        [ports(box, ends) for box, ends in zip(plan.boxes, before, strict=True)],
    )


def ports(box: Box, ends: Iterable[tuple[float, int]]) -> dict[int, float]:
    """Return the breadths of the ports at one side of a box, by line.

    Args:
        box: the box.
        ends: (breadth of where it goes to first, number) of each line at that side.

    >>> ports(Box(100.0, 0.0, 118.0, 40.0), [(300.0, 7), (50.0, 8), (90.0, 9)])
    {8: 74.0, 9: 100.0, 7: 126.0}
    """
    numbers = [number for _, number in sorted(ends)]
    gaps = len(numbers) - 1
    if gaps < 1:
        return dict.fromkeys(numbers, box.breadth)
    room = max(2 * box.half_breadth - _CORNERS, box.half_breadth * _NARROW)
    step = min(_SPREAD, room / gaps)
    first = box.breadth - gaps * step / 2
    return {number: first + index * step for index, number in enumerate(numbers)}


def _through(front: Box, back: Box, breadths: Sequence[float], bands: Sequence[Band]) -> Way:
    """Return the way of a line from the back of one box, through layers, to the front of another.

    Args:
        front: the box that it leaves.
        back: the box that it comes to.
        breadths: its place in each layer: the port that it leaves by, its links, the port that it comes to.
        bands: the layers, from that of the first box to the last but one.
    """
    way = [(breadths[0], front.back)]
    for band, here, there in zip(bands, breadths[:-1], breadths[1:], strict=True):
        if here != there:
            if band.back - way[-1][1] > _GRAIN:
                way.append((here, band.back))
            way.append((there, band.end))
    if len(way) > 1 and back.front - way[-1][1] < _GRAIN:
        way.pop()
    return (*way, (breadths[-1], back.front))


def _across(origin: Box, target: Box, share: float) -> Way:
    """Return the way of a line from the side of one box to the facing side of its neighbour."""
    front, back = max(origin.front, target.front), min(origin.back, target.back)
    depth = front + share * (back - front)
    side = 1.0 if origin.breadth < target.breadth else -1.0
    leave, arrive = origin.half_breadth * side, target.half_breadth * side
    return (origin.breadth + leave, depth), (target.breadth - arrive, depth)


def _around(
    front: Box, back: Box, ends: tuple[float, float], lane: float, depths: tuple[float, float]
) -> Way:
    """Return the way of a line by a lane outside, which it reaches and leaves at depths between layers."""
    leave, arrive = ends
    out, in_ = depths
    return (
        *((leave, front.back), (leave, out), (lane, out)),
        *((lane, in_), (arrive, in_), (arrive, back.front)),
    )


def _depths(first: Band, last: Band, number: int) -> tuple[float, float]:
    """Return where a line that runs round crosses the gap behind its first layer and before its last."""
    return _between(first, number), _between(last, number)


def _between(band: Band, number: int) -> float:
    """Return where in depth a line runs along the gap behind a layer, in one of several tracks."""
    share = 0.35 + 0.3 * (number % _TRACKS) / (_TRACKS - 1)
    return band.back + share * (band.end - band.back)


def _loops(plan: Plan) -> dict[int, Way]:
    """Return the ways of loops; several at one box lie inside one another."""
    loops: dict[int, list[int]] = {}
    for number, (origin, target) in enumerate(plan.lines):
        if origin == target:
            loops.setdefault(origin, []).append(number)
    return {
        number: _loop(plan.boxes[box], index, len(numbers))
        for box, numbers in loops.items()
        for index, number in enumerate(numbers)
    }


def _loop(box: Box, index: int, count: int) -> Way:
    side = box.breadth + box.half_breadth
    reach = side + _LOOP + index * _loop_step(count)
    half = min(_HALF_LOOP, box.half_depth * 0.8) * (index + 1) / count
    return (
        *((side, box.depth - half), (reach, box.depth - half)),
        *((reach, box.depth + half), (side, box.depth + half)),
    )


def loop_rooms(lines: Iterable[tuple[int, int]]) -> dict[int, float]:
    """Return the room that loops need beside each box that has any."""
    counts = Counter([origin for origin, target in lines if origin == target])
    return {box: _LOOP + (count - 1) * _loop_step(count) for box, count in counts.items()}


def _loop_step(count: int) -> float:
    return min(_LOOP_STEP, _LOOPS / count)


def lane_breadths(near: float, far: float, spans: Sequence[tuple[int, int]]) -> list[float]:
    """Return the breadths of lanes at the far side of a part, for lines that run round.

    Args:
        near: where the part begins in breadth.
        far: where it ends. Lanes take no more room than the part does, unless that is little.
        spans: (first layer, last layer) of each line; lines that do not meet may share a lane.
    """
    lanes = [0] * len(spans)
    free: list[tuple[int, int]] = []
    count = 0
    for number in sorted(range(len(spans)), key=spans.__getitem__):
        first, last = spans[number]
        if free and free[0][0] < first:
            _, lanes[number] = heappop(free)
        else:
            lanes[number] = count
            count += 1
        heappush(free, (last, lanes[number]))
    step = min(_LANE_STEP, max(far - near, _LANES) / max(count, 1))
    return [far + _LANE + lane * step for lane in lanes]
