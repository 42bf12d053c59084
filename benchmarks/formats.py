"""What reading and writing AIF JSON costs, beside arguebuf where it is installed.

    python benchmarks/formats.py [--peer PYTHON] [FOLDER]

PYTHON is an interpreter that has arguebuf (`pip install arguebuf`); FOLDER holds nodesets. Every figure is of
a fresh process: seconds of CPU, the best of three, and the most memory it ever held, in MiB. Each library
loads and writes the same nodeset of 10,001 claims and 10,000 inferences, and loads every file of the folder;
what it keeps of them is counted in nodes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

SIZE: Final = 10_000

OURS: Final = """
import argmap
from argmap.formats import FORMATS
FORMATS["aif"], FORMATS["json"]
from argmap.notes import Notes
def load(path):
    return argmap.read(path, format="aif", notes=Notes())
def dump(m):
    return argmap.dumps(m, format="aif", notes=Notes())
def kept(m):
    return len(m.claims) + len(m.relations) + len(m.utterances) + len(m.transitions) + len(m.acts)
"""

THEIRS: Final = """
import json
import arguebuf
load = arguebuf.load.file
def dump(graph):
    return json.dumps(arguebuf.dump.aif(graph))
def kept(graph):
    return len(graph.nodes)
"""

MEASURED: Final = """
import resource, sys, time
from pathlib import Path
what, path = sys.argv[1:]
if what == "folder":
    files = sorted(Path(path).rglob("*.json"))
    started = time.process_time()
    count = sum(kept(load(file)) for file in files)
elif what == "load":
    started = time.process_time()
    count = kept(load(Path(path)))
else:
    graph = load(Path(path))
    started = time.process_time()
    count = len(dump(graph))
spent = time.process_time() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(spent, peak, count)
"""


def nodeset(size: int) -> str:
    """Return a nodeset of a tree: each claim but the first supports another one."""
    stamp = "2020-01-01 00:00:00"
    nodes: list[dict[str, str]] = []
    edges: list[dict[str, str | None]] = []
    for n in range(size + 1):
        text = f"Claim number {n} says that something is the case in the debate."
        nodes.append({"nodeID": str(n), "text": text, "type": "I", "timestamp": stamp})
    for n in range(1, size + 1):
        scheme = {"scheme": "Default Inference", "schemeID": "72"}
        node = {"nodeID": f"s{n}", "text": "Default Inference", "type": "RA", "timestamp": stamp, **scheme}
        nodes.append(node)
        for edge, (one, other) in enumerate(((str(n), f"s{n}"), (f"s{n}", str((n - 1) // 3)))):
            ends = {"fromID": one, "toID": other}
            edges.append({"edgeID": str(2 * n + edge), **ends, "formEdgeID": None})
    return json.dumps({"nodes": nodes, "edges": edges, "locutions": []})


def measured(python: str, library: str, what: str, path: Path) -> tuple[float, float, int]:
    """Return the seconds, the memory and the count of the best of three processes."""
    command = [python, "-c", library + MEASURED, what, str(path)]
    outs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(3)]  # noqa: S603 - ours
    seconds, peak, count = min(tuple(map(float, out.split())) for out in outs)
    return seconds, peak, int(count)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--peer", default="", help="an interpreter that has arguebuf")
    arguments = parser.parse_args()
    libraries = {"argmap": (sys.executable, OURS)}
    if arguments.peer:
        libraries["arguebuf"] = (arguments.peer, THEIRS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "nodeset.json")
        path.write_text(nodeset(SIZE), encoding="utf-8")
        todo = [("load", path), ("write", path)]
        todo += [("folder", arguments.folder)] if arguments.folder else []
        for what, place in todo:
            for name, (python, library) in libraries.items():
                seconds, peak, count = measured(python, library, what, place)
                unit = "characters" if what == "write" else "nodes"
                print(f"{what:8}{name:10}{seconds:8.3f} s{peak:8.1f} MiB{count:12,} {unit}")


if __name__ == "__main__":
    main()
