"""The layout `layered` beside dot, elkjs and dagre: `python benchmarks/layout.py [SIZE …]`.

    mkdir /tmp/peers && cd /tmp/peers && npm install elkjs @dagrejs/dagre
    LAYOUT_PEERS=/tmp/peers python benchmarks/layout.py

All place the same boxes: a random tree of up to six branches with 4 % of lines across it, cards as high as
their text, 26 px apart and 46 px behind one another. Each engine runs in a fresh process and is given up
after two minutes. CPU seconds (user and system) are those of the layout alone, the best of three up to 200
boxes; for dot those of its process, which starts in a few milliseconds. What is not installed is left out.

Lines are compared as they are led, curves by points on them: pairs that cross (but for those that share an
end), the mean length in px, and how often a line cuts a box that it does not belong to.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

SIZES: Final = (20, 200, 2_000, 10_000)
SECONDS: Final = 120
REPEATED: Final = 200
BESIDE: Final = 26.0
BEHIND: Final = 46.0
BREADTH: Final = 240
BRANCHES: Final = 6
SAMPLES: Final = 4
STRIP: Final = 24.0
LARGE: Final = 1_000
TEXT: Final = """child protection groups ask the company to pause its plan for end to end encryption until
tests show that abuse can still be found and reported because victims depend on reports while privacy of all
users matters police already have other ways such as metadata user reports and warrants so weaker security is
not needed"""

ELK: Final = """
const ELK = require("elkjs/lib/elk.bundled.js");
const g = JSON.parse(require("fs").readFileSync(0));
const options = {"elk.algorithm": "layered", "elk.direction": "UP", "elk.spacing.nodeNode": "26",
  "elk.layered.spacing.nodeNodeBetweenLayers": "46"};
const graph = {id: "root", layoutOptions: options,
  children: g.sizes.map(([w, h], i) => ({id: "n" + i, width: w, height: h})),
  edges: g.lines.map(([s, t], i) => ({id: "e" + i, sources: ["n" + s], targets: ["n" + t]}))};
const xy = (p) => [p.x, p.y];
const way = (s) => [s.startPoint, ...(s.bendPoints || []), s.endPoint].map(xy);
const elk = new ELK(), start = process.cpuUsage();
elk.layout(graph).then((r) => {
  const used = process.cpuUsage(start);
  console.log(JSON.stringify({seconds: (used.user + used.system) / 1e6,
    corners: r.children.map(xy), ways: r.edges.map((e) => e.sections.flatMap(way))}));
});
"""

DAGRE: Final = """
const dagre = require("@dagrejs/dagre");
const g = JSON.parse(require("fs").readFileSync(0));
const graph = new dagre.graphlib.Graph({multigraph: true});
graph.setGraph({rankdir: "BT", nodesep: 26, ranksep: 46});
g.sizes.forEach(([width, height], i) => graph.setNode("" + i, {width, height}));
g.lines.forEach(([s, t], i) => graph.setEdge("" + s, "" + t, {}, "" + i));
const start = process.cpuUsage();
dagre.layout(graph);
const used = process.cpuUsage(start);
console.log(JSON.stringify({seconds: (used.user + used.system) / 1e6,
  corners: g.sizes.map(([w, h], i) => [graph.node("" + i).x - w / 2, graph.node("" + i).y - h / 2]),
  ways: g.lines.map(([s, t], i) => graph.edge("" + s, "" + t, "" + i).points.map((p) => [p.x, p.y]))}));
"""

Point = tuple[float, float]
Result = dict[str, Any]
"""What an engine gives: CPU `seconds`, near `corners` of the boxes, and the `ways` of the lines."""


def debate(size: int) -> dict[str, Any]:
    """Return the sizes of boxes, and lines, each from a box to the one that it hangs at."""
    chance = random.Random(7 * 1_000_003 + size)  # noqa: S311 - a benchmark needs the same tree each time
    words = TEXT.split()
    sizes, lines, branches, open_ = [], [], [], []
    for box in range(size):
        text = [chance.choice(words) for _ in range(chance.randint(8, 34))]
        sizes.append((BREADTH, 40 + 17 * rows(text)))
        for choices in (*[words] * chance.randint(2, 4), range(5), range(2)):
            chance.choice(choices)  # a title, a speaker and a side, which have no size of their own
        branches.append(0)
        if box:
            place = chance.randrange(len(open_))
            above = open_[place]
            lines.append((box, above))
            chance.choice(range(5))
            branches[above] += 1
            if branches[above] >= BRANCHES:
                open_[place] = open_[-1]
                open_.pop()
        open_.append(box)
    for _ in range(int(size * 0.04)):
        one, other = chance.randrange(1, size), chance.randrange(size)
        if one != other and (line := (max(one, other), min(one, other))) not in lines:
            lines.append(line)
    return {"sizes": sizes, "lines": lines}


def rows(words: Iterable[str], broadest: int = 36) -> int:
    """Return how many rows some words fill."""
    count, room = 0, 0
    for word in words:
        room -= len(word) + 1
        if room < 0:
            count, room = count + 1, broadest - len(word)
    return count


def layered(graph: dict[str, Any]) -> Result:
    """Lay a graph out by argmap, in this process."""
    from argmap._collector import paused_collector
    from argmap.layout.engines import ENGINES, Graph

    children: list[list[int]] = [[] for _ in graph["sizes"]]
    hung = {0}
    for child, parent in graph["lines"]:
        if child not in hung:
            hung.add(child)
            children[parent].append(child)
    halves = [(breadth / 2, depth / 2) for breadth, depth in graph["sizes"]]
    given = Graph(halves, [tuple(line) for line in graph["lines"]], children, [0], frozenset(), BESIDE, 4 / 3)
    engine = ENGINES["layered"]
    seconds = []
    with paused_collector():
        for _ in range(3 if len(halves) <= REPEATED else 1):
            start = time.process_time()
            placement = engine.place(given)
            seconds.append(time.process_time() - start)
    return {
        "seconds": min(seconds),
        "corners": [(box.breadth - box.half_breadth, box.front) for box in placement.boxes],
        "ways": [list(sampled(placement.ways[number])) for number in range(len(given.lines))],
    }


def sampled(way: Iterable[Point]) -> Iterator[Point]:
    """Return points of a way, also on its curves."""
    for (x, y), (next_x, next_y) in pairwise(way):
        yield x, y
        if x != next_x and y != next_y:
            middle = (y + next_y) / 2
            curve = ((x, y), (x, middle), (next_x, middle), (next_x, next_y))
            yield from (bezier(curve, step / SAMPLES) for step in range(1, SAMPLES))
    yield next_x, next_y


def bezier(points: Iterable[Point], share: float) -> Point:
    """Return the point of a cubic curve at a share of its parameter."""
    rest = 1 - share
    weights = (rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3)
    pairs = list(zip(weights, points, strict=True))
    return sum(w * p[0] for w, p in pairs), sum(w * p[1] for w, p in pairs)


def dot(graph: dict[str, Any]) -> Result:
    """Lay a graph out by Graphviz."""
    source = [
        f"digraph{{rankdir=BT;nodesep={BESIDE / 72};ranksep={BEHIND / 72}",
        'node[shape=box,fixedsize=true,label=""]',
        *[f"{box}[width={w / 72:.4f},height={h / 72:.4f}]" for box, (w, h) in enumerate(graph["sizes"])],
        *[f"{origin}->{target}[id={number}]" for number, (origin, target) in enumerate(graph["lines"])],
        "}",
    ]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds, output = [], ""
    for _ in range(3 if len(graph["sizes"]) <= REPEATED else 1):
        output = run([shutil.which("dot") or "", "-Tjson0"], "\n".join(source))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        before = after
    laid = json.loads(output)
    corners = []
    for (w, h), box in zip(graph["sizes"], laid["objects"], strict=True):
        x, y = map(float, box["pos"].split(","))
        corners.append((x - w / 2, -y - h / 2))
    ways = {int(edge["id"]): list(spline(edge["pos"])) for edge in laid["edges"]}
    return {"seconds": min(seconds), "corners": corners, "ways": [ways[n] for n in range(len(ways))]}


def spline(text: str) -> Iterator[Point]:
    """Return points on a spline of dot, which ends at the tip of its arrow."""
    parts = [part.split(",") for part in text.split()]
    points = [(float(part[-2]), -float(part[-1])) for part in parts]
    tip, points = (points[:1], points[1:]) if parts[0][0] == "e" else ([], points)
    for start in range(0, len(points) - 1, 3):
        yield from (bezier(points[start : start + 4], step / SAMPLES) for step in range(SAMPLES))
    yield from (points[-1], *tip)


def node(script: str, graph: dict[str, Any]) -> Result:
    """Lay a graph out by a library of Node."""
    result: Result = json.loads(run([shutil.which("node") or "", "-e", script], json.dumps(graph)))
    return result


def run(command: list[str], given: str) -> str:
    """Return what a program writes."""
    peers = Path(os.environ.get("LAYOUT_PEERS", ".")) / "node_modules"
    done = subprocess.run(  # noqa: S603 - the programs named above
        command,
        input=given,
        capture_output=True,
        check=True,
        text=True,
        timeout=SECONDS,
        env=os.environ | {"NODE_PATH": str(peers)},
    )
    return done.stdout


def engines() -> Iterator[str]:
    """Return the names of the engines that are there."""
    yield "layered"
    if shutil.which("dot"):
        yield "dot"
    peers = Path(os.environ.get("LAYOUT_PEERS", "")) / "node_modules"
    if shutil.which("node"):
        if (peers / "elkjs").is_dir():
            yield "elkjs"
        if (peers / "@dagrejs" / "dagre").is_dir():
            yield "dagre"


def lay_out(engine: str, size: int) -> Result:
    """Lay a graph of so many boxes out by an engine."""
    graph = debate(size)
    if engine in ("elkjs", "dagre"):
        return node(ELK if engine == "elkjs" else DAGRE, graph)
    return layered(graph) if engine == "layered" else dot(graph)


Segment = tuple[float, float, float, float, int]
"""The two ends of a straight step, the one with the smaller breadth first, and the number of its line."""


def strips(ways: list[list[Point]]) -> Iterator[tuple[int, list[Segment]]]:
    """Return the steps of all lines by strips of the drawing, sorted by breadth."""
    found: dict[int, list[Segment]] = {}
    for number, way in enumerate(ways):
        for one, other in pairwise(way):
            (x, y), (next_x, next_y) = sorted((tuple(one), tuple(other)))
            for strip in range(int(min(y, next_y) // STRIP), int(max(y, next_y) // STRIP) + 1):
                found.setdefault(strip, []).append((x, y, next_x, next_y, number))
    for strip, segments in found.items():
        yield strip, sorted(segments)


def crossings(lines: list[Any], ways: list[list[Point]]) -> int:
    """Return how many pairs of lines cross that share no end."""
    pairs = set()
    for _, segments in strips(ways):
        for index, (x, y, next_x, next_y, number) in enumerate(segments):
            low, high, ends = min(y, next_y), max(y, next_y), lines[number]
            for other in range(index + 1, len(segments)):
                a, b, c, d, line = segments[other]
                if a > next_x:
                    break
                if (b < low and d < low) or (b > high and d > high) or line == number:
                    continue
                one, two = (next_x - x), (next_y - y)
                if (one * (b - y) - two * (a - x)) * (one * (d - y) - two * (c - x)) >= 0:
                    continue
                three, four = c - a, d - b
                if (three * (y - b) - four * (x - a)) * (three * (next_y - b) - four * (next_x - a)) >= 0:
                    continue
                if not set(ends) & set(lines[line]):
                    pairs.add((min(number, line), max(number, line)))
    return len(pairs)


def cuts(graph: dict[str, Any], corners: list[Point], ways: list[list[Point]]) -> int:
    """Return how many pairs there are of a line and a box that it runs through by more than a px."""
    shelves: dict[int, list[tuple[float, int]]] = {}
    for box, ((x, y), (_, depth)) in enumerate(zip(corners, graph["sizes"], strict=True)):
        for strip in range(int(y // STRIP), int((y + depth) // STRIP) + 1):
            shelves.setdefault(strip, []).append((x, box))
    for shelf in shelves.values():
        shelf.sort()
    found = set()
    for strip, segments in strips(ways):
        shelf = shelves.get(strip, [])
        for segment in segments:
            for x, box in shelf[bisect_left(shelf, (segment[0] - BREADTH, -1)) :]:
                if x > segment[2]:
                    break
                width, depth = graph["sizes"][box]
                rectangle = (x + 1, corners[box][1] + 1, x + width - 1, corners[box][1] + depth - 1)
                if box not in graph["lines"][segment[4]] and enters(segment, rectangle):
                    found.add((segment[4], box))
    return len(found)


def enters(segment: Segment, rectangle: tuple[float, float, float, float]) -> bool:
    """Return whether a step has a point inside a rectangle (Liang and Barsky 1984)."""
    x, y, next_x, next_y, _ = segment
    near, front, far, back = rectangle
    first, last = 0.0, 1.0
    for start, move, low, high in ((x, next_x - x, near, far), (y, next_y - y, front, back)):
        if not move:
            if not low < start < high:
                return False
        else:
            in_, out = sorted(((low - start) / move, (high - start) / move))
            first, last = max(first, in_), min(last, out)
    return first < last


def measures(size: int, result: Result) -> dict[str, float]:
    """Return the figures of one layout."""
    graph = debate(size)
    corners, ways = result["corners"], result["ways"]
    sizes = graph["sizes"]
    breadth = max(x + w for (x, _), (w, _) in zip(corners, sizes, strict=True)) - min(x for x, _ in corners)
    depth = max(y + h for (_, y), (_, h) in zip(corners, sizes, strict=True)) - min(y for _, y in corners)
    lengths = [
        ((next_x - x) ** 2 + (next_y - y) ** 2) ** 0.5
        for way in ways
        for (x, y), (next_x, next_y) in pairwise(way)
    ]
    return {
        "CPU s": result["seconds"],
        "crossings": crossings(graph["lines"], ways),
        "area Mpx": breadth * depth / 1e6,
        "mean length": sum(lengths) / len(ways),
        "cut": cuts(graph, corners, ways),
    }


def measured(engine: str, size: int) -> dict[str, float] | None:
    """Return the figures of an engine, from a fresh process; None where it takes too long."""
    command = [sys.executable, str(Path(__file__)), "--measure", engine, str(size)]
    try:
        done = subprocess.run(command, capture_output=True, check=True, text=True, timeout=2 * SECONDS)  # noqa: S603
    except subprocess.CalledProcessError as error:
        if "TimeoutExpired" in error.stderr:
            return None
        sys.stderr.write(error.stderr)
        raise
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main(sizes: tuple[int, ...]) -> None:
    """Print the figures of each engine, and in brackets how many times those of argmap they are."""
    for size in sizes:
        ours: dict[str, float] = {}
        for engine in engines():
            figures = measured(engine, size)
            if figures is None:
                print(f"{size:>7,} {engine:8} more than {SECONDS} s")
                continue
            ours = ours or figures
            cells = [
                f"{name} {value:,.{'0f' if value > LARGE else '4g'}}"
                + (f" ({value / ours[name]:.2f})" if ours[name] else "")
                for name, value in figures.items()
            ]
            print(f"{size:>7,} {engine:8} " + " ".join(f"{cell:<28}" for cell in cells))


if __name__ == "__main__":
    if "--measure" in sys.argv:
        print(json.dumps(measures(int(sys.argv[3]), lay_out(sys.argv[2], int(sys.argv[3])))))
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
