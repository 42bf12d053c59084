"""Which texts are another wording of which: found by shared rare words, judged by shared trigrams.

Comparing all texts with all others would be quadratic. So only texts that share rare words, or pairs of words
in a row, are compared, each with the few that share most of them (blocking, as in Christen 2012, "Data
Matching", chapter 4); how alike two are says Dice's coefficient of their trigrams (Dice 1945).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Final

__all__ = ["alike"]

_WORD: Final = re.compile(r"\w+")
_FEWEST: Final = 0.45
"""How alike two texts must be to be one and the same claim, reworded."""

_RAREST: Final = 8
"""So many of the rarest words and pairs of words of a text lead to others."""

_COMMON: Final = 32
"""What more texts have than so many leads nowhere."""

_COMPARED: Final = 4
"""With so many texts, those that share most, each is compared."""

_LONGEST: Final = 2000
"""Characters of a text that are looked at."""


def alike(
    old: Mapping[str, str], new: Mapping[str, str], bonus: Callable[[str, str], float]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of keys of texts that are alike, the most alike first, each key once at most.

    `bonus` says how much else speaks for a pair, from 0 to 1.

    >>> new = {"b": "Most of the reports would be lost."}
    >>> list(alike({"a": "Most reports would be lost."}, new, lambda one, other: 0.0))
    [('a', 'b')]
    """
    shingles = {
        side: {key: _trigrams(text) for key, text in texts.items()} for side, texts in enumerate((old, new))
    }
    order = {key: place for place, key in enumerate(old)}
    found: list[tuple[float, int, int, str, str]] = []
    for number, (key, others) in enumerate(_candidates(old, new, order)):
        for other in others:
            score = _dice(shingles[0][other], shingles[1][key]) + bonus(other, key) / 2
            if score >= _FEWEST:
                found.append((-score, order[other], number, other, key))
    taken: tuple[set[str], set[str]] = (set(), set())
    for *_, one, other in sorted(found):
        if one not in taken[0] and other not in taken[1]:
            taken[0].add(one)
            taken[1].add(other)
            yield one, other


def _candidates(
    old: Mapping[str, str], new: Mapping[str, str], order: Mapping[str, int]
) -> Iterator[tuple[str, list[str]]]:
    """Yield each new key with the old ones that share most of its rare words."""
    having: dict[str, list[str]] = {}
    for key, text in old.items():
        for sign in _signs(text):
            having.setdefault(sign, []).append(key)
    for key, text in new.items():
        led = [having[sign] for sign in _signs(text) if sign in having]
        led = sorted((keys for keys in led if len(keys) <= _COMMON), key=len)[:_RAREST]
        shared = Counter(other for keys in led for other in keys)
        likely = sorted(shared, key=lambda other: (-shared[other], order[other]))[:_COMPARED]
        yield key, [*likely, key] if key in old and key not in likely else likely


def _signs(text: str) -> dict[str, None]:
    """Return the words of a text, and each two in a row."""
    words = _WORD.findall(text[:_LONGEST].casefold())
    return dict.fromkeys([*words, *map(" ".join, pairwise(words))])


def _words(text: str) -> dict[str, None]:
    return dict.fromkeys(_WORD.findall(text[:_LONGEST].casefold()))


def _trigrams(text: str) -> set[str]:
    plain = f" {' '.join(_words(text))} "
    return {plain[place : place + 3] for place in range(len(plain) - 2)}


def _dice(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
