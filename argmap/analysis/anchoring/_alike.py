"""Words that are nearly a quote: where in a text they are, and how many characters differ.

Candidates are the stretches of the text that have rare words of the quote in the same order (seed and extend:
Altschul et al. 1990, "Basic local alignment search tool"); rapidfuzz aligns the quote with each. The distance
is that of Levenshtein 1966, "Binary codes capable of correcting deletions, insertions, and reversals".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from argmap.analysis.anchoring._text import WORD, Text, folded

__all__ = ["Span", "alike", "starts"]

Span = tuple[int, int]
"""A stretch of a text: where it starts and, exclusively, ends."""

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")

_CLOSE: Final = 85.0
"""How alike, of 100, words must be to be taken for an altered quote."""
_MOST: Final = 1_000
"""Places of words of a quote, or of the same words, that are looked at."""
_CANDIDATES: Final = 4
"""Stretches of the text that are aligned with the quote."""
_SHORT: Final = 1 << 16
"""Characters of a text that is aligned as a whole where no word of the quote is in it."""
_LONGEST: Final = 4_000
"""Characters of a quote up to which words that are alike are looked for."""


def alike(words: str, text: Text) -> tuple[list[Span], int]:
    """Return the stretches of the plain text that are most like plain words, and how many characters differ.

    There are none where nothing is like them, several where these are alike, and without rapidfuzz (the extra
    `fuzzy`) none.
    """
    try:
        from rapidfuzz import fuzz
        from rapidfuzz.distance import Levenshtein
    except ImportError:
        return [], 0
    small = folded(words)
    if not 0 < len(small) <= min(_LONGEST, len(text.plain)):
        return [], 0

    def distance(first: int, last: int) -> int:
        return Levenshtein.distance(words, text.plain[first:last])

    found: dict[Span, int] = {}
    for first, last in _windows(small, text):
        near = fuzz.partial_ratio_alignment(small, text.folded[first:last], score_cutoff=_CLOSE)
        if near is not None:
            span = _fitted(text.plain, first + near.dest_start, first + near.dest_end, distance)
            found[span] = distance(*span)
    least = min(found.values(), default=0)
    best = {text.plain[slice(*span)] for span, far in found.items() if far == least}
    return sorted({(at, at + len(form)) for form in best for at in starts(form, text.plain)}), least


def starts(words: str, text: str) -> list[int]:
    """Return where a text has some words; of very many places the first.

    >>> starts("go", "go on, go")
    [0, 7]
    """
    found: list[int] = []
    start = text.find(words)
    while start >= 0 and len(found) < _MOST:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def _windows(small: str, text: Text) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text in which a quote may be, the likeliest first."""
    slack = max(16, len(small) // 4)
    votes: Counter[int] = Counter()
    for place in _guesses(small, text):
        votes[place // slack] += 1
        votes[place // slack + 1] += 1  # a guess near the end of one counts for the next
    best = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))[:_CANDIDATES]
    if not best and len(text.plain) <= _SHORT:
        yield 0, len(text.plain)
    for bucket in best:
        first = max(0, (bucket - 1) * slack - slack)
        yield first, min(len(text.plain), (bucket + 1) * slack + len(small) + slack)


def _guesses(small: str, text: Text) -> Iterator[int]:
    """Return where the quote would begin, going by the places of its rarest words."""
    offsets = {word[0]: word.start() for word in reversed([*WORD.finditer(small)])}
    known = sorted(
        (len(text.words[word]), offset, word) for word, offset in offsets.items() if word in text.words
    )
    guesses = (max(0, place - offset) for _, offset, word in known for place in text.words[word])
    return islice(guesses, _MOST)


def _fitted(text: str, start: int, end: int, distance: Callable[[int, int], int]) -> Span:
    """Return a stretch of whole words, with a word more or less at its ends where that is nearer."""
    first, last = max(0, start - (end - start) - 8), end + (end - start) + 8
    tokens = [(token.start() + first, token.end() + first) for token in _TOKEN.finditer(text[first:last])]
    inside = [number for number, (begins, ends) in enumerate(tokens) if begins < end and ends > start]
    left, right = inside[0], inside[-1]
    least = distance(tokens[left][0], tokens[right][1])
    is_nearer = True
    while is_nearer:
        is_nearer = False
        for one, other in ((left + 1, right), (left, right - 1), (left - 1, right), (left, right + 1)):
            if (
                0 <= one <= other < len(tokens)
                and (far := distance(tokens[one][0], tokens[other][1])) < least
            ):
                left, right, least, is_nearer = one, other, far, True
    return tokens[left][0], tokens[right][1]
