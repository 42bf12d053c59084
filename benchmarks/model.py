"""Speed and memory of the model and its JSON, beside arguebuf: `python benchmarks/model.py [SIZE …]`.

    python -m venv /tmp/peer && /tmp/peer/bin/pip install arguebuf
    ARGUEBUF_PYTHON=/tmp/peer/bin/python python benchmarks/model.py

The map is a tree in which claim n speaks for or against claim n // 3: SIZE claims and as many relations,
made one by one. Each figure is CPU seconds (user and system), the median of five fresh processes; memory
is what is alive after building, by tracemalloc, in a process of its own. The peer runs once, and writes and
reads its own JSON; it goes breadth first in time that grows with the square of the size: not above 1,000.
"""

from __future__ import annotations

import gc
import io
import json
import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, Final

SIZES: Final = (1_000, 10_000, 100_000)
MAIN: Final = 10_000
"""The size to which the limits apply."""

LIMITS: Final = {
    "import": 0.10,
    "build": 0.10,
    "write": 0.25,
    "read": 0.25,
    "copy": 0.10,
    "walk": 0.05,
    "breadth first": 0.05,
    "MiB alive": 12.0,
}
RUNS: Final = 5
LARGEST_WALK_OF_PEER: Final = 1_000

Step = tuple[str, Callable[[Any], Any]]
"""A name, and what is done with what the step before returned."""


def sentence(n: int) -> str:
    """Return the text of a claim: as long as claims are."""
    return f"Claim {n} holds that reports of abuse would be lost and nobody would ever know."


def build(size: int) -> Any:
    """Return a map of so many claims and relations, by the builder verbs."""
    import argmap

    m = argmap.ArgumentMap("Measured")
    claims = [m.claim(sentence(0))]
    for n in range(1, size + 1):
        claims.append(m.claim(sentence(n)))
        (m.support if n % 3 else m.rebut)(claims[n], claims[n // 3])
    return m


def breadth_first(m: Any) -> int:
    """Go from the first claim to all that speaks for or against it, and return how many that is."""
    start = next(iter(m.claims))
    found, queue = {start}, [start]
    for id_ in queue:
        for relation in m.incoming(id_):
            new = [premise for premise in relation.premises if premise not in found]
            found.update(new)
            queue += new
    return len(queue)


def ours(size: int) -> Iterator[tuple[str, float]]:
    """Yield each step with its CPU seconds."""
    yield "import", seconds(lambda: __import__("argmap"))
    import argmap
    from argmap.analysis import walk

    # The first document loads cattrs and makes the code that reads and writes; that is paid once a process.
    argmap.loads(argmap.dumps(argmap.example("facebook-encryption")))
    made: list[Any] = []
    yield "build", seconds(lambda: made.append(build(size)))
    yield "write", seconds(lambda: made.append(argmap.dumps(made[0])))
    yield "read", seconds(lambda: made.append(argmap.loads(made[1])))
    assert made[0] == made[2]
    yield "copy", seconds(made[0].copy)
    yield "walk", seconds(lambda: [None for _ in walk(made[0])])
    yield "breadth first", seconds(lambda: breadth_first(made[0]))


def build_peer(size: int) -> Any:
    """Return the same graph as the peer has it: relations are nodes too."""
    import arguebuf as ag  # type: ignore[import-not-found]

    graph = ag.Graph()
    claims = [ag.AtomNode(text=sentence(0))]
    graph.add_node(claims[0])
    for n in range(1, size + 1):
        claims.append(ag.AtomNode(text=sentence(n)))
        scheme = ag.SchemeNode(scheme=ag.Support.DEFAULT if n % 3 else ag.Attack.DEFAULT)
        graph.add_edge(ag.Edge(claims[n], scheme))
        graph.add_edge(ag.Edge(scheme, claims[n // 3]))
    return graph


def theirs(size: int) -> Iterator[tuple[str, float]]:
    """Yield each step of the peer with its CPU seconds."""
    yield "import", seconds(lambda: __import__("arguebuf"))
    import arguebuf as ag

    ag.dump.json(build_peer(1), io.StringIO())
    made: list[Any] = []
    written = io.StringIO()
    yield "build", seconds(lambda: made.append(build_peer(size)))
    yield "write", seconds(lambda: ag.dump.json(made[0], written))
    written.seek(0)
    yield "read", seconds(lambda: ag.load.json(written))
    yield "copy", seconds(lambda: ag.copy(made[0]))
    if size <= LARGEST_WALK_OF_PEER:
        start = next(iter(made[0].nodes.values()))
        yield "breadth first", seconds(lambda: ag.traverse.bfs(start, made[0].incoming_nodes))


def seconds(do: Callable[[], object]) -> float:
    """Return the CPU seconds that something takes."""
    start = time.process_time()
    do()
    return time.process_time() - start


def alive(make: Callable[[int], Any], size: int) -> float:
    """Return the MiB that are alive once a map is made."""
    make(1)
    gc.collect()
    tracemalloc.start()
    kept = make(size)
    gc.collect()
    found = tracemalloc.get_traced_memory()[0] / 2**20
    assert kept is not None
    return found


def measure(whose: str, what: str, size: int) -> None:
    """Measure in this process, and print the figures."""
    make, steps = (build, ours) if whose == "ours" else (build_peer, theirs)
    print(json.dumps({"MiB alive": alive(make, size)} if what == "memory" else dict(steps(size))))


def figures(python: str, whose: str, size: int, runs: int) -> dict[str, float]:
    """Return the median of each step in fresh processes, and the memory."""
    command = [python, str(Path(__file__)), "--measure", whose]
    done = [
        json.loads(subprocess.run([*command, what, str(size)], capture_output=True, check=True).stdout)  # noqa: S603
        for what in ("time",) * runs + ("memory",)
    ]
    return {name: median(run[name] for run in done[:-1]) for name in done[0]} | done[-1]


def peer() -> str:
    """Return the interpreter that has the peer, `""` if there is none."""
    python = os.environ.get("ARGUEBUF_PYTHON", "")
    if not python:
        print("no peer: set ARGUEBUF_PYTHON to the Python of an environment that has arguebuf\n")
    return python


def row(*cells: str) -> None:
    """Print a line of the table."""
    print(cells[0].ljust(14) + "".join(cell.rjust(11) for cell in cells[1:]))


def compare(own: dict[str, float], other: dict[str, float]) -> None:
    """Print the figures for the main size beside the limits and the peer."""
    row(f"{MAIN:,} + {MAIN:,}", "argmap", "limit", "arguebuf", "÷ argmap")
    for name, limit in LIMITS.items():
        beside = (f"{other[name]:.3f}", f"{other[name] / own[name]:.1f}") if name in other else ("–", "–")
        row(name, f"{own[name]:.3f}", f"{limit:.2f}", *beside)


def main(sizes: tuple[int, ...]) -> None:
    """Print both tables."""
    python = peer()
    own = {size: figures(sys.executable, "ours", size, RUNS) for size in sizes}
    if MAIN in own:
        compare(own[MAIN], figures(python, "theirs", MAIN, 1) if python else {})
    print("\nµs (and bytes) a claim with its relation: level where a step is linear")
    row("", *(f"{size:,}" for size in sizes))
    for name in own[sizes[0]]:
        unit = 2**20 if name == "MiB alive" else 1e6
        if name != "import":
            row(name.replace("MiB", "bytes"), *(f"{own[size][name] * unit / size:.2f}" for size in sizes))


if __name__ == "__main__":
    if "--measure" in sys.argv:
        measure(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
