"""The layout of Graphviz (https://graphviz.org): `dot` places the boxes, lines go where its splines pass.

The program is `dot` on the PATH, else that of the wheel graphviz-pure (`pip install 'argmap[graphviz]'`), a
port that gives the same on every system; different versions of Graphviz place maps differently. Boxes are
handed over with their sizes and no text, named by numbers, and lines so that there is no cycle. Places are
read back from SVG, which is written to a hundredth of a point, where other outputs have five digits. A line
runs straight through each rank, where its spline crosses the middle of it, so that it cuts no box.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from typing import Final
from xml.etree import ElementTree as ET

from argmap.errors import ArgmapError, MissingExtraError, SizeError
from argmap.layout.engines._acyclic import turned
from argmap.layout.engines._packing import BEHIND_CARD, Extent, extent, packed
from argmap.layout.engines._parts import parts
from argmap.layout.engines._spec import Engine, Graph, Placement
from argmap.layout.engines._ways import Band, Plan, loop_rooms, ways
from argmap.layout.frame import Box

__all__ = ["ENGINE", "place"]

_SECONDS: Final = 60
"""How long dot may take."""
_POINTS: Final = 72
"""To an inch; a px is a point here."""
_G: Final = "{http://www.w3.org/2000/svg}g"
_TITLE: Final = "{http://www.w3.org/2000/svg}title"
_POLYGON: Final = "{http://www.w3.org/2000/svg}polygon"
_PATH: Final = "{http://www.w3.org/2000/svg}path"

_NUMBER: Final = re.compile(r"-?\d+\.?\d*(?:e[-+]?\d+)?")
_ONE_RANK: Final = 1.0
"""How far apart, in points, the middles of two boxes of a rank may be in depth."""
_STEPS: Final = 8
_HALVINGS: Final = 30

_Points = list[tuple[float, float]]


def place(graph: Graph) -> Placement:
    """Place the boxes of a graph where dot does, parts that do not hang together in rows.

    Raises:
        MissingExtraError: there is no Graphviz.
        SizeError: it took more than a minute.
        ArgmapError: it failed.
    """
    if not graph.halves:
        return Placement([], {})
    return _Reading(graph, _laid_out(_source(graph))).placement()


def _source(graph: Graph) -> str:
    """Return the graph in DOT."""
    import graphviz

    rooms = loop_rooms(graph.lines)
    digraph = graphviz.Digraph(
        graph_attr={
            "rankdir": "BT",
            "nodesep": _inches(graph.beside),
            "ranksep": _inches(BEHIND_CARD),
        },
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
        edge_attr={"arrowhead": "none"},
    )
    for box, (half_breadth, half_depth) in enumerate(graph.halves):
        breadth = 2 * (half_breadth + rooms.get(box, 0.0))
        digraph.node(str(box), width=_inches(breadth), height=_inches(2 * half_depth))
    to_turn = turned(len(graph.halves), graph.lines)
    for number, (origin, target) in enumerate(graph.lines):
        if origin != target:
            ends = (target, origin) if number in to_turn else (origin, target)
            digraph.edge(*map(str, ends), id=str(number))
    source: str = digraph.source
    return source


def _inches(length: float) -> str:
    return f"{length / _POINTS:.6f}"


def _laid_out(source: str) -> ET.Element:
    """Return the SVG that dot makes of its source."""
    try:
        done = subprocess.run(  # noqa: S603 - the program is Graphviz, the source numbers
            [_program(), "-Tsvg"], input=source.encode(), capture_output=True, check=True, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise SizeError(f"dot took more than {_SECONDS} seconds; the layout 'layered' is quicker") from error
    except subprocess.CalledProcessError as error:
        raise ArgmapError(f"dot failed: {error.stderr.decode(errors='replace').strip()}") from error
    return ET.fromstring(done.stdout)  # noqa: S314 - of Graphviz, with nothing of the map in it


def _program() -> str:
    """Return where Graphviz is."""
    if found := shutil.which("dot") or shutil.which("graphviz-pure"):
        return found
    beside = shutil.which("graphviz-pure", path=sysconfig.get_path("scripts"))
    if beside is None:
        raise MissingExtraError("the layout 'dot' without Graphviz on the PATH", extra="graphviz")
    return beside


class _Reading:
    """What dot has made of a graph, becoming a placement.

    `splines` are the control points of lines, `ranks` all layers, and `rank` is the one of each box;
    `breadths` are those of boxes, and of the links of lines behind them, `links` those of the lines at the
    back of a box.
    """

    def __init__(self, graph: Graph, svg: ET.Element) -> None:
        self.graph = graph
        middles: dict[int, tuple[float, float]] = {}
        self.splines: dict[int, _Points] = {}
        for group in svg.iter(_G):
            if group.get("class") == "node":
                middles[int(group.findtext(_TITLE, ""))] = _middle(_points(group.find(_POLYGON), "points"))
            elif group.get("class") == "edge":
                self.splines[int(group.get("id", ""))] = _points(group.find(_PATH), "d")
        self.boxes = [Box(*middles[box], *halves) for box, halves in enumerate(graph.halves)]
        self.breadths = [box.breadth for box in self.boxes]
        self.links: dict[int, list[int]] = {}
        self.rank: dict[int, int] = {}
        self.ranks = self._ranks()

    def _ranks(self) -> list[Band]:
        """Return the layers, and note which one each box is in."""
        fronts: list[float] = []
        backs: list[float] = []
        last = 0.0
        for number in sorted(range(len(self.boxes)), key=lambda number: self.boxes[number].depth):
            box = self.boxes[number]
            if not fronts or box.depth - last > _ONE_RANK:
                fronts.append(box.front)
                backs.append(box.back)
            last = box.depth
            fronts[-1] = min(fronts[-1], box.front)
            backs[-1] = max(backs[-1], box.back)
            self.rank[number] = len(fronts) - 1
        return [Band(*band) for band in zip(fronts, backs, [*fronts[1:], backs[-1]], strict=True)]

    def placement(self) -> Placement:
        """Return the boxes with their parts in rows, and the ways of lines."""
        graph = self.graph
        chains = {number: self._chain(number) for number in self.splines}
        groups = parts(range(len(self.boxes)), graph.lines)
        extents = [self._extent(group) for group in groups]
        offsets = packed([(e.far - e.near, e.back - e.front) for e in extents], graph.aspect)
        bands: list[tuple[list[Band], int]] = [([], 0)] * len(self.boxes)
        for group, e, (along, down) in zip(groups, extents, offsets, strict=True):
            moved = self._move(group, along - e.near, down - e.front)
            for box in group:
                bands[box] = (moved, self.rank[box])
        to_back = {number for number, chain in chains.items() if chain[0] == graph.lines[number][0]}
        plan = Plan(graph.lines, chains, to_back, self.boxes, self.breadths, bands, {}, {})
        return Placement(self.boxes, ways(plan))

    def _chain(self, number: int) -> list[int]:
        """Return the nodes of a line from front to back; links are where its spline crosses ranks."""
        front, back = sorted(self.graph.lines[number], key=self.rank.__getitem__)
        chain = [front]
        for rank in self.ranks[self.rank[front] + 1 : self.rank[back]]:
            chain.append(len(self.breadths))
            self.breadths.append(_crossing(self.splines[number], (rank.front + rank.back) / 2))
            self.links.setdefault(front, []).append(chain[-1])
        return [*chain, back]

    def _extent(self, group: list[int]) -> Extent:
        """Return the extent of some boxes and of the lines at them."""
        e = extent([self.boxes[box] for box in group])
        links = [self.breadths[link] for box in group for link in self.links.get(box, ())]
        return e._replace(near=min([e.near, *links]), far=max([e.far, *links]))

    def _move(self, group: list[int], along: float, down: float) -> list[Band]:
        """Move some boxes and the lines at them, and return where the layers are for them."""
        for number in group:
            box = self.boxes[number]
            self.boxes[number] = box._replace(breadth=box.breadth + along, depth=box.depth + down)
            for node in (number, *self.links.get(number, ())):
                self.breadths[node] += along
        return [Band(front + down, back + down, end + down) for front, back, end in self.ranks]


def _points(element: ET.Element | None, attribute: str) -> _Points:
    """Return the points that an attribute lists."""
    text = "" if element is None else element.get(attribute, "")
    numbers = [float(number) for number in _NUMBER.findall(text)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _middle(corners: _Points) -> tuple[float, float]:
    breadths, depths = zip(*corners, strict=True)
    return (min(breadths) + max(breadths)) / 2, (min(depths) + max(depths)) / 2


def _crossing(spline: _Points, depth: float) -> float:
    """Return the breadth at which a spline is first at a depth; it leads there."""
    for start in range(0, len(spline) - 3, 3):
        piece = spline[start : start + 4]
        for step in range(_STEPS):
            low, high = step / _STEPS, (step + 1) / _STEPS
            is_low = _at(piece, low)[1] > depth
            if is_low != (_at(piece, high)[1] > depth):
                for _ in range(_HALVINGS):
                    middle = (low + high) / 2
                    if (_at(piece, middle)[1] > depth) == is_low:
                        low = middle
                    else:
                        high = middle
                return _at(piece, low)[0]
    raise AssertionError(f"a line of dot does not pass {depth}")


def _at(piece: _Points, share: float) -> tuple[float, float]:
    """Return the point of a cubic Bézier curve at a share of its parameter."""
    a, b, c, d = piece
    rest = 1 - share
    one, two, three, four = (
        rest * rest * rest,
        3 * rest * rest * share,
        3 * rest * share * share,
        share * share * share,
    )
    return (
        one * a[0] + two * b[0] + three * c[0] + four * d[0],
        one * a[1] + two * b[1] + three * c[1] + four * d[1],
    )


ENGINE = Engine(title="Graphviz's dot", place=place)
