"""Speed of gradual semantics: `python benchmarks/gradual.py [SIZE …]`.

For each size a random tree of claims (each the reason or the rebuttal of one of the 200 before it), and a
random graph in which three relations aim at each claim, so that nearly all of it is one cycle. Each figure is
the least CPU seconds (user and system) of three runs, from the framework to the strengths; `rounds` is how
often a cyclic framework was gone through, and `step` is below 1 where only smaller steps settled. The last
table of each size begins with a map: to a verdict, and to an explanation in words.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from typing import Final, TypeVar

from argmap import ArgumentMap
from argmap.semantics import SEMANTICS, Gradual, Qbaf, account, evaluate, explain

SIZES: Final = (1_000, 10_000, 100_000)
_WINDOW: Final = 200
_DEGREE: Final = 3

T = TypeVar("T")


def tree(size: int) -> Qbaf:
    """Return a random tree."""
    chance = random.Random(size)  # noqa: S311 - a benchmark needs the same tree each time
    pairs = [(number, chance.randrange(max(0, number - _WINDOW), number)) for number in range(1, size)]
    return _framework(size, pairs, chance)


def tangle(size: int) -> Qbaf:
    """Return a random graph that is full of cycles."""
    chance = random.Random(size)  # noqa: S311 - a benchmark needs the same graph each time
    return _framework(size, [(chance.randrange(size), n % size) for n in range(size * _DEGREE)], chance)


def _framework(size: int, pairs: list[tuple[int, int]], chance: random.Random) -> Qbaf:
    sides: tuple[list[list[int]], ...] = ([[] for _ in range(size)], [[] for _ in range(size)])
    for source, target in pairs:
        chance.choice(sides)[target].append(source)
    return Qbaf([f"c{n}" for n in range(size)], [chance.random() for _ in range(size)], *sides)


def debate(size: int) -> ArgumentMap:
    """Return the same sort of tree as a map."""
    chance = random.Random(size)  # noqa: S311 - a benchmark needs the same map each time
    m = ArgumentMap()
    claims = [m.claim(f"Claim {number}.") for number in range(size)]
    for number in range(1, size):
        above = claims[chance.randrange(max(0, number - _WINDOW), number)]
        chance.choice((m.support, m.rebut))(claims[number], above)
    return m


def least(work: Callable[[], T]) -> tuple[float, T]:
    """Return the least CPU seconds of three runs, and the result."""
    seconds = []
    for _ in range(3):
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return min(seconds), result


def row(*cells: object) -> None:
    """Print cells below one another."""
    print(f"{cells[0]!s:<20}" + "".join(f"{cell:>12}" for cell in cells[1:]))


def main(sizes: tuple[int, ...]) -> None:
    """Measure everything."""
    for size in sizes:
        frameworks = {"tree": tree(size), "tangle": tangle(size)}
        row(f"{size:,} claims", *frameworks, "rounds", "step")
        for name, judge in SEMANTICS.items():
            if isinstance(judge, Gradual):
                timed = {kind: least(lambda j=judge, f=f: j.strengths(f)) for kind, f in frameworks.items()}
                found = timed["tangle"][1]
                seconds = (f"{cpu:.4f}" for cpu, _ in timed.values())
                row(name, *seconds, found.iterations, found.step if found.converged else "none")
        row(f"{size:,} claims", "df-quad", "grounded", "explain", "account")
        row("from a map", *(f"{seconds:.4f}" for seconds in from_map(debate(size))))
        print()


def from_map(m: ArgumentMap) -> list[float]:
    """Return what verdicts and explanations of a map cost."""
    works: list[Callable[[], object]] = [
        lambda: evaluate(m, "df-quad"),
        lambda: evaluate(m, "grounded"),
        lambda: explain(m, "c1"),
        lambda: account(m, "c1"),
    ]
    return [least(work)[0] for work in works]


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
