"""Read large Argdown documents beside the reference implementation, in one run.

    python benchmarks/argdown.py [STATEMENTS ...]           # 1000 10000 50000 unless said

Four shapes: a `debate` with sketched arguments three deep, `pcs` (reconstructed arguments that build on one
another), a `flat` list of claims, and a `hub` (one thesis with very many reasons). Times are the best of
three, in milliseconds, for text to model; the reference runs in its own process of Node, where that is
installed with `@argdown/core` (where: by ARGDOWN_NPM=folder/x.js) and its runner lies in ../shared. Then both
commands from cold, a file to JSON: `argmap convert` beside `argdown json` of `@argdown/cli` (where: by
ARGDOWN_CLI=folder/node_modules/.bin/argdown).
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from argmap.formats.argdown import parse
from argmap.notes import Notes

RUNNER = Path(__file__).parents[2] / "shared/oracles/argdown/bench_argdown.mjs"
CLI = os.environ.get("ARGDOWN_CLI")
WORDS = [
    *("children", "privacy", "encryption", "abuse", "reports", "police", "messages", "platform", "people"),
    *("safety", "data", "evidence", "law", "risk", "harm", "should", "could", "would", "protects", "finds"),
    *("loses", "needs", "shows", "costs", "grows", "fails", "the", "a", "of", "for", "from", "with", "and"),
]
SECTION = 200
"""About how many statements have a heading of their own."""


def sentence(rng: random.Random) -> str:
    """Return seven to fourteen words and a full stop."""
    return " ".join(rng.choices(WORDS, k=rng.randint(7, 14))).capitalize() + "."


def debate(count: int, rng: random.Random) -> Iterator[str]:
    """Sections of theses with sketched arguments and objections to them; tags, data and mentions."""
    number = section = 0
    while number < count:
        if number >= section * SECTION:
            yield f"{'#' * (1 + section % 3)} Part {section}\n"
            section += 1
        thesis = number
        data = f' {{source: "Document {number}", year: {1950 + number % 70}}}' if number % 5 == 0 else ""
        yield f"[S{number}]: {sentence(rng)} #t{number % 8}{data}"
        number += 1
        for _ in range(rng.randint(1, 3)):
            mention = f" Compare @[S{thesis}]." if number % 7 == 0 else ""
            yield f"    {rng.choice('+-')} <A{number}>: {sentence(rng)}{mention}"
            number += 1
            for _ in range(rng.randint(0, 2)):
                yield f"        {rng.choice('+-')} [S{number}]: {sentence(rng)}"
                number += 1
        yield ""


def pcs(count: int, rng: random.Random) -> Iterator[str]:
    """Arguments of two premises and a conclusion, which is a premise of the next; some are undercut."""
    for number in range(0, count, 3):
        yield f"<Argument {number}>: {sentence(rng)}\n"
        first = f"[C{number - 3}]" if number else f"[P0]: {sentence(rng)}"
        yield f"(1) {first}\n(2) {sentence(rng)}"
        yield "----" if number % 2 else "--\nModus ponens {uses: [1, 2]}\n--"
        undercut = f"\n    <_ <U{number}>: {sentence(rng)}" if number % 10 == 0 else ""
        yield f"(3) [C{number}]: {sentence(rng)}{undercut}"
        yield ""


def flat(count: int, rng: random.Random) -> Iterator[str]:
    """Titled claims, one a paragraph."""
    for number in range(count):
        yield f"[S{number}]: {sentence(rng)}\n"


def hub(count: int, rng: random.Random) -> Iterator[str]:
    """One thesis, for and against which everything else is."""
    yield f"[Thesis]: {sentence(rng)}"
    for number in range(count):
        yield f"    {rng.choice('+-')} <A{number}>: {sentence(rng)}"


SHAPES: dict[str, Callable[[int, random.Random], Iterator[str]]] = {
    "debate": debate,
    "pcs": pcs,
    "flat": flat,
    "hub": hub,
}


def ours(text: str) -> float:
    """Return the best of three times to read a text, in milliseconds."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        parse(text, Notes())
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def theirs(path: Path) -> float | None:
    """Return what the reference takes for text to model, in milliseconds; None if it is not there."""
    if not RUNNER.exists():
        return None
    done = subprocess.run(  # noqa: S603 - our own runner on our own file
        ["node", RUNNER, path],  # noqa: S607 - the Node of the user
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"ARGDOWN_NPM": str(RUNNER.parent / "x.js"), **os.environ},
    )
    if done.returncode:
        return None
    answer = json.loads(done.stdout)
    return float(answer["parse_plus_model"]) or None


def cold(*command: str | Path) -> float:
    """Return the best of three times that a command takes from start to end, in milliseconds."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - the commands to be measured
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


def main(sizes: list[int]) -> None:
    """Print a line for each shape and size."""
    print(f"{'shape':8}{'statements':>12}{'KB':>8}{'argmap':>10}{'reference':>11}{'times':>7}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.argdown"
        for shape, make in SHAPES.items():
            for size in sizes:
                text = "\n".join(make(size, random.Random(1))) + "\n"  # noqa: S311 - the same text every time
                path.write_text(text, encoding="utf-8")
                show(shape, size, text, ours(text), theirs(path))
        for size in sizes:
            text = "\n".join(debate(size, random.Random(1))) + "\n"  # noqa: S311 - the same text every time
            path.write_text(text, encoding="utf-8")
            own = cold(sys.executable, "-m", "argmap", "convert", path, path.with_suffix(".json"))
            other = cold("node", CLI, "json", path, folder) if CLI else None
            show("cold", size, text, own, other)


def show(shape: str, size: int, text: str, own: float, other: float | None) -> None:
    """Print how long both take, and how many times as long the reference takes."""
    beside = f"{other:11.0f}{other / own:7.1f}" if other else f"{'-':>11}"
    print(f"{shape:8}{size:12}{len(text) // 1024:8}{own:10.0f}{beside}", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 50_000])
