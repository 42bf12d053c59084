"""What it costs to compare and merge maps of 10,000 claims and as many relations, in processor time.

python benchmarks/diffing.py
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from attrs import evolve

from argmap import ArgumentMap, Claim, Relation, apply, diff, merge

COUNT = 10_000
WORDS = [f"word{number}" for number in range(3_000)]


def built(texts: list[str], first: int = 0) -> ArgumentMap:
    """Return a map with these claims, numbered from `first`, in a tree."""
    made = ArgumentMap()
    made.add(*[Claim(id=f"c{n + first}", text=text) for n, text in enumerate(texts)])
    ends = [(n, n + 1 + first, n // 2 + first) for n in range(len(texts) - 1)]
    made.add(
        *[
            Relation(id=f"r{n + first}", kind="support", premises=[f"c{p}"], target=f"c{t}")
            for n, p, t in ends
        ]
    )
    return made


def took(what: str, work: Callable[[], object]) -> None:
    """Do some work and print what it cost."""
    start = time.process_time()
    work()
    print(f"{what:40} {time.process_time() - start:6.2f} s")


def main() -> None:
    """Print all figures."""
    draw = random.Random(1)  # noqa: S311 - texts, no secrets
    texts = [" ".join(draw.choices(WORDS, k=15)) for _ in range(COUNT)]
    others = [" ".join(draw.choices(WORDS, k=15)) for _ in range(COUNT)]
    old = built(texts)
    reworded = [f"{text.rsplit(' ', 1)[0]} new" for text in texts]
    versions = {
        "the same": built(texts),
        "every number another": built(texts, 1),
        "every claim reworded": built(reworded),
        "both": built(reworded, 1),
        "nothing the same": built(others, 1),
    }
    for name, new in versions.items():
        took(f"diff, {name}", lambda new=new: diff(old, new))  # type: ignore[misc]
        assert apply(diff(old, new), old) == new
    ours, theirs = old.copy(), old.copy()
    ours.replace(*[evolve(ours.claims[f"c{n}"], tags=["ours"]) for n in range(0, COUNT, 3)])
    theirs.replace(*[evolve(theirs.claims[f"c{n}"], text=f"{texts[n]} more") for n in range(1, COUNT, 3)])
    took("merge, a third edited on each side", lambda: merge(old, ours, theirs))


if __name__ == "__main__":
    main()
