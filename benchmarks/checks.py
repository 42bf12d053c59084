"""What all checks cost, and finding quotes again: `python benchmarks/checks.py [CLAIMS …]`.

The debate is a tree of claims with as many relations: every third support follows a scheme, every fifth is
undercut, every tenth claim has numbers, every other one is said by one of 200 actors, and each has a quote
in its place. The quotes that are looked up are 200 stretches of about 150 characters of a text of 5.6
million: as they stand, with other marks and blanks, with two words altered, and not there at all. Figures
are CPU seconds (user and system) of one run each, the modules imported.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Final

from argmap import ArgumentMap, Quote, anchor, check
from argmap.analysis.checks import CHECKS

SIZES: Final = (5_000, 10_000, 20_000)
QUOTES: Final = 200
DEAREST: Final = 5


def seconds(work: Callable[[], object]) -> float:
    """Return what some work costs."""
    start = time.process_time()
    work()
    return time.process_time() - start


def text(words: int, rng: random.Random) -> str:
    """Return a text of many words, of which some are frequent and most rare."""
    known = ["".join(rng.choices("abcdefghijklmnopqrst", k=rng.randint(2, 9))) for _ in range(20_000)]
    often = [1 / rank for rank in range(1, len(known) + 1)]
    told = rng.choices(known, often, k=words)
    told[::50] = [f"{word}’s" for word in told[::50]]
    return " ".join(told)


def debate(size: int) -> ArgumentMap:
    """Return a debate of so many claims."""
    rng = random.Random(size)  # noqa: S311 - no secret
    said = text(size * 20, rng)
    words = said.split()
    m = ArgumentMap()
    m.source("Minutes", id="s", text=said, date="2020", rights="free")
    for n in range(200):
        m.actor(f"Actor {n}", id=f"a{n}", side=f"side {n % 2}", member_of=[f"a{n // 2}"] if n else [])
    for n in range(size):
        start = rng.randrange(len(said) - 100)
        quote = Quote(source="s", exact=said[start : start + 80], start=start, end=start + 80)
        numbers = f" and {n} million reports, 70 % of the calls" if n % 10 == 0 else ""
        claim = " ".join(rng.choices(words, k=14)) + numbers
        m.claim(claim, id=f"c{n}", title=f"Claim {n}", quotes=[quote])
        if n:
            m.support(f"c{n}", f"c{n // 2}", id=f"s{n}", scheme="expert opinion" if n % 3 == 0 else "")
        if n and n % 5 == 0:
            m.undercut(f"c{n - 1}", f"s{n}", data={"question": "evidence"})
        if n % 2 == 0:
            m.say(f"a{n % 200}", f"c{n}", act="concede" if n % 4 else "assert")
    return m


def altered(quote: str) -> str:
    """Return a quote with a word too many and another word."""
    words = quote.split()
    words[len(words) // 2] = "quite"
    return " ".join([*words[:3], "not", *words[3:]])


WAYS: Final[dict[str, Callable[[str], str]]] = {
    "exact": str,
    "normalised": lambda quote: "  ".join(quote.replace("’", "'").upper().split()),
    "altered": altered,
    "lost": lambda quote: quote[::-1],
}
"""What is done to quotes before they are looked up."""


def quoting(said: str, way: Callable[[str], str]) -> ArgumentMap:
    """Return a map with quotes of a text, each changed in some way."""
    rng = random.Random(QUOTES)  # noqa: S311 - no secret
    m = ArgumentMap()
    m.source("Book", id="s", text=said)
    for _ in range(QUOTES):
        start = said.index(" ", rng.randrange(len(said) - 400)) + 1
        exact = said[start : said.index(" ", start + 150)]
        m.claim("So it is.", quotes=[Quote(source="s", exact=way(exact))])
    return m


def main() -> None:
    """Print the figures."""
    check(debate(10))
    for size in [int(size) for size in sys.argv[1:]] or SIZES:
        m = debate(size)
        print(f"{size:>7,} claims, all checks  {seconds(lambda m=m: check(m)):.2f} s")
    costs = {name: seconds(lambda name=name: check(m, select=[name.replace("_", "-")])) for name in CHECKS}
    for name in sorted(costs, key=lambda name: -costs[name])[:DEAREST]:
        print(f"        {name:<22} {costs[name]:.2f} s")
    said = text(900_000, random.Random(1))  # noqa: S311 - no secret
    for kind, way in WAYS.items():
        m = quoting(said, way)
        cost = seconds(lambda m=m: anchor(m))
        kinds = ", ".join(
            f"{count} {kind}" for kind, count in Counter(a.kind for a in anchor(m).anchors).items()
        )
        print(f"{QUOTES} quotes, {kind:<10} {cost:.2f} s: {kinds}")


if __name__ == "__main__":
    main()
