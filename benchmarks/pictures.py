"""Speed and memory of pictures, beside Graphviz's `dot`: `python benchmarks/pictures.py [SIZE …]`.

Each figure is the CPU seconds (user and system) of drawing in a fresh process that has the map already; the
best of three. `dot` draws the same tree of boxes, with the same sizes, from DOT to SVG; it is left
out above 2,000 cards, where it takes minutes, and where there is none on the PATH.
"""

from __future__ import annotations

import random
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

SIZES: Final = (20, 200, 2_000, 10_000, 100_000)
LARGEST_FOR_DOT: Final = 2_000
TEXT: Final = """child protection groups ask the company to pause its plan for end to end encryption until
tests show that abuse can still be found and reported because victims depend on reports while privacy of all
users matters police already have other ways such as metadata user reports and warrants"""


def debate(size: int) -> object:
    """Return a map of so many claims: a random tree of up to six branches, and 4 % of links across it."""
    import argmap

    words = TEXT.split()
    chance = random.Random(size)  # noqa: S311 - a benchmark needs the same tree each time
    m = argmap.ArgumentMap("A debate of random words")
    claims = [m.claim("The thesis of it all.", title="Thesis")]
    open_, branches = [0], [0]
    for index in range(1, size):
        text = " ".join(chance.choices(words, k=chance.randint(8, 34)))
        claims.append(m.claim(text, title=" ".join(chance.choices(words, k=3)), id=f"n{index}"))
        place = chance.randrange(len(open_))
        above = open_[place]
        chance.choice([m.support, m.rebut])(claims[-1], claims[above])
        branches[above] += 1
        if branches[above] == 6:  # noqa: PLR2004 - no more branches than a reader can take in
            open_[place] = open_[-1]
            open_.pop()
        open_.append(index)
        branches.append(0)
    for _ in range(size // 25):
        m.rebut(*chance.sample(claims, 2))
    return m


def measure(size: int) -> None:
    """Draw one map and print CPU seconds, size in KiB and peak memory in MiB."""
    import argmap

    m = debate(size)
    argmap.render(argmap.ArgumentMap("warm"))
    start = time.process_time()
    svg = argmap.render(m, max_cards=None)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(seconds, len(svg.encode()) / 1024, peak)


def boxes(size: int) -> str:
    """Return the same tree as DOT, with the boxes that argmap's cards are."""
    from argmap.layout import draw

    m = debate(size)
    drawing = draw(m, direction="down", max_cards=None)
    nodes = [
        f"{card.face.id}[width={card.face.width / 72:.3f},height={card.face.height / 72:.3f}]"
        for card in drawing.cards
    ]
    edges = [f"{r.premises[0]}->{r.target}" for r in m.relations.values()]
    return "\n".join(['digraph{rankdir=BT;node[shape=box,fixedsize=true,label=""]', *nodes, *edges, "}"])


def seconds_of_dot(size: int) -> float | None:
    """Return the CPU seconds that `dot` takes, None where it is not asked."""
    dot = shutil.which("dot")
    if dot is None or size > LARGEST_FOR_DOT:
        return None
    source = boxes(size).encode()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([dot, "-Tsvg"], input=source, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(sizes: tuple[int, ...]) -> None:
    """Print the table."""
    columns = ("cards", "CPU s", "µs a card", "SVG KiB", "peak MiB", "dot CPU s", "dot ÷ argmap")
    print(" ".join(f"{column:>12}" for column in columns))
    for size in sizes:
        command = [sys.executable, str(Path(__file__)), "--measure", str(size)]
        runs = [subprocess.run(command, capture_output=True, check=True, text=True) for _ in range(3)]  # noqa: S603
        seconds, kib, peak = min(tuple(map(float, run.stdout.split())) for run in runs)
        dot = seconds_of_dot(size)
        peer = (f"{dot:.3f}", f"{dot / seconds:.1f}") if dot is not None else ("–", "–")
        row = (size, f"{seconds:.4f}", f"{seconds / size * 1e6:.0f}", f"{kib:.0f}", f"{peak:.0f}", *peer)
        print(" ".join(f"{cell:>12}" for cell in row))


if __name__ == "__main__":
    if "--measure" in sys.argv:
        measure(int(sys.argv[-1]))
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
