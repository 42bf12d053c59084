"""Boxes in layers, each behind all that it hangs at, and lines led between them (Sugiyama's method).

Sugiyama, Tagawa and Toda 1981, "Methods for visual understanding of hierarchical system structures" (IEEE
Transactions on Systems, Man, and Cybernetics 11), in steps of which each is one module: cycles are broken
(`_acyclic`), boxes get ranks (`_ranks`) and lines links in the layers that they pass (`_layers`), nodes are
put in order (`_order`) and in place (`_breadths`), and lines are led (`_ways`). Parts that do not hang
together stand in rows. A layer is as deep as its deepest box; cards stand at its front, and junctions, which
premises come to from behind, at its back.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from argmap.layout.engines._breadths import Rows, set_breadths
from argmap.layout.engines._layers import Layers
from argmap.layout.engines._order import order
from argmap.layout.engines._packing import BEHIND_CARD, BEHIND_JUNCTION, packed
from argmap.layout.engines._spec import Engine, Graph, Placement
from argmap.layout.engines._ways import Band, Plan, lane_breadths, loop_rooms, ways
from argmap.layout.frame import Box

__all__ = ["ENGINE", "place"]

_BESIDE_LINE: Final = 16.0
"""The least room between a box and a line that passes, in px."""
_BETWEEN_LINES: Final = 12.0
_BETWEEN_FAMILIES: Final = 1.5
"""How much more room there is between neighbours that hang at different boxes."""
_AROUND_LINE: Final = 2.0
"""How much more there is where a line leads straight from one to the other."""
_GRAINS: Final = 8
"""Breadths are whole numbers of this part of a px, so that what should be in line is."""


def place(graph: Graph) -> Placement:
    """Place the boxes of a graph in layers, and lead all of its lines."""
    return _Drawing(graph).placement()


class _Part(NamedTuple):
    """A part that hangs together: its layers, their depths, how far it reaches in breadth, its lanes."""

    layers: list[list[int]]
    bands: list[Band]
    near: float
    far: float
    lanes: dict[int, float]


class _Drawing:
    """A placement in the making.

    `near` and `far` are how far each node reaches to its sides, `breadths` where it stands.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.net = net = Layers(graph)
        links = [0.0] * (len(net.rank) - net.count)
        self.near = [half for half, _ in graph.halves] + links
        self.far = self.near[:]
        for box, room in loop_rooms(graph.lines).items():
            self.far[box] += room
        self.breadths = [0.0] * len(net.rank)
        self.boxes = [Box(0.0, 0.0, *halves) for halves in graph.halves]
        self.around: dict[int, list[int]] = {}
        for number in net.around:
            self.around.setdefault(net.chains[number][0], []).append(number)
        self.bands: list[tuple[list[Band], int]] = [([], 0)] * net.count
        self.lanes: dict[int, float] = {}
        self.straight: dict[int, float] = {}

    def placement(self) -> Placement:
        graph, net = self.graph, self.net
        parts = [self._part(layers) for layers in net.parts()]
        sizes = [(part.far - part.near, part.bands[-1].back) for part in parts]
        for part, (along, down) in zip(parts, packed(sizes, graph.aspect), strict=True):
            self._settle(part, along - part.near, down)
        plan = Plan(
            graph.lines,
            net.chains,
            net.turned,
            self.boxes,
            self.breadths,
            self.bands,
            self.lanes,
            self.straight,
        )
        return Placement(self.boxes, ways(plan))

    def _part(self, layers: list[list[int]]) -> _Part:
        """Order and place the nodes of a part, for itself."""
        net, breadths = self.net, self.breadths
        if len(layers) > 1:
            order(layers, net.up, net.down)
            offsets = [self._offsets(layer) for layer in layers]
            set_breadths(Rows(layers, net.up, net.down, net.over, net.below, net.count, offsets), breadths)
        near = min([breadths[layer[0]] - self.near[layer[0]] for layer in layers if layer])
        far = max([breadths[layer[-1]] + self.far[layer[-1]] for layer in layers if layer])
        numbers = [number for layer in layers for node in layer for number in self.around.get(node, ())]
        spans = [(net.rank[net.chains[number][0]], net.rank[net.chains[number][1]]) for number in numbers]
        lanes = dict(zip(numbers, lane_breadths(near, far, spans), strict=True))
        return _Part(layers, self._bands(layers), near, max([far, *lanes.values()]), lanes)

    def _offsets(self, layer: list[int]) -> list[float]:
        """Return the places of the nodes of a layer, as close to one another as may be."""
        near, far, count = self.near, self.far, self.net.count
        up, beside = self.net.up, self.graph.beside
        offsets = [0.0] * len(layer)
        for index in range(1, len(layer)):
            one, other = layer[index - 1], layer[index]
            if one < count and other < count:
                gap = beside if up[one] == up[other] else beside * _BETWEEN_FAMILIES
                if numbers := self._straight(one, other):
                    gap = beside * _AROUND_LINE
                    parts = len(numbers) + 1
                    self.straight.update({n: (index + 1) / parts for index, n in enumerate(numbers)})
            else:
                gap = _BESIDE_LINE if one < count or other < count else _BETWEEN_LINES
            offsets[index] = offsets[index - 1] + far[one] + gap + near[other]
        return offsets

    def _straight(self, one: int, other: int) -> list[int]:
        """Return the lines that can lead straight from a box to the next one of its layer."""
        if self.far[one] > self.near[one] or one in self.graph.junctions or other in self.graph.junctions:
            return []
        return self.net.level.get((min(one, other), max(one, other)), [])

    def _bands(self, layers: list[list[int]]) -> list[Band]:
        """Return where layers lie in depth, the first one at 0."""
        halves, junctions = self.graph.halves, self.graph.junctions
        bands = []
        front = 0.0
        for layer in layers:
            boxes = [node for node in layer if node < self.net.count]
            back = front + max([2 * halves[box][1] for box in boxes], default=0.0)
            ends = [
                front + 2 * halves[box][1] + (BEHIND_JUNCTION if box in junctions else BEHIND_CARD)
                for box in boxes
            ]
            bands.append(Band(front, back, max(ends, default=back)))
            front = bands[-1].end
        return bands

    def _settle(self, part: _Part, along: float, down: float) -> None:
        """Set the boxes of a part in their final places."""
        bands = [Band(front + down, back + down, end + down) for front, back, end in part.bands]
        for index, (layer, band) in enumerate(zip(part.layers, bands, strict=True)):
            for node in layer:
                self.breadths[node] = round((self.breadths[node] + along) * _GRAINS) / _GRAINS
                if node < self.net.count:
                    halves = self.graph.halves[node]
                    is_junction = node in self.graph.junctions
                    depth = band.back - halves[1] if is_junction else band.front + halves[1]
                    self.boxes[node] = Box(self.breadths[node], depth, *halves)
                    self.bands[node] = (bands, index)
        self.lanes.update({number: breadth + along for number, breadth in part.lanes.items()})


ENGINE = Engine(title="layers (Sugiyama)", place=place)
