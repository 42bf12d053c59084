"""AM405: two claims with nearly the same words: they differ in small ones, in one ending or by a slip.

Both have the same words of content in the same order. Articles and pronouns that point do not count; of the
others one may have another ending (`-s`, `-ed`, `-ing`) or one letter that is wrong, missing or too many.
What turns a meaning round, such as `not`, another number or `un-`, is no slip.

Two claims that differ in one word have one half in common, to the word, so they meet in a table of halves,
and the time is linear in the length of all claims. Where many claims meet, that is a list and no oversight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

from argmap.analysis.checks._flow import kin
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]

_WORD: Final = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*")
_SMALL: Final = frozenset(
    ["a", "an", "the", "this", "that", "these", "those", "its", "their", "of", "also", "very", "really"]
)
"""Words that do not count."""
_FEWEST: Final = 3
"""Words of content that two claims must have in common; letters that a word must have that gets an ending."""
_LONGEST: Final = 1_000
"""Characters of a claim up to which it is compared; a longer one is no claim but a text."""
_LIST: Final = 4
"""Up to so many claims with the same half are compared; more of them are a list."""
_LONG: Final = 5
"""Letters of a word in which one may be wrong."""
_ENDING: Final = re.compile("s|es|d|ed|ing")
_DIGIT: Final = re.compile(r"\d")

Words = tuple[str, ...]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the pairs that may be one claim, each once."""
    words = {claim.id: _words(claim.text) for claim in map.claims.values()}
    pairs = [*_same(words), *_nearly_same(words)]
    same_as = kin(map) if pairs else {}
    for one, other in pairs:
        if same_as.get(one, one) != same_as.get(other, other):
            message = f"{called(map, other)} says nearly the same as {called(map, one)}"
            yield Fault(elements=(other, one), message=message)


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a claim; none if it is a text."""
    found = _WORD.findall(text.casefold()) if len(text) <= _LONGEST else ()
    return tuple(found)


def _content(words: Words) -> Words:
    """Return the words of content.

    >>> _content(_words("The plans of Facebook will not go ahead."))
    ('plans', 'facebook', 'will', 'not', 'go', 'ahead')
    """
    return tuple(word for word in words if word not in _SMALL)


def _same(words: Mapping[str, Words]) -> Iterator[tuple[str, str]]:
    """Yield the pairs with the same words of content: what comes later, with the first."""
    first: dict[Words, str] = {}
    for id_, said in words.items():
        content = _content(said)
        one = first.setdefault(content, id_)
        if len(content) >= _FEWEST and words[one] != said:  # the very same words are duplicates
            yield one, id_


def _nearly_same(words: Mapping[str, Words]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that differ in one word of content, by its ending or by a slip."""
    first: dict[Words, str] = {}
    for id_, said in words.items():
        first.setdefault(_content(said), id_)
    tables: dict[tuple[Words, Words, bool], list[Words]] = {}
    for content in first:
        if len(content) > _FEWEST:
            for key in _keys(content):
                tables.setdefault(key, []).append(content)
    for several in tables.values():
        if 1 < len(several) <= _LIST:
            for one, other in combinations(several, 2):
                unlike = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
                if len(unlike) == 1 and _is_slip(*unlike[0]):
                    yield first[one], first[other]


def _keys(content: Words) -> Iterator[tuple[Words, Words, bool]]:
    """Yield each half of the words with the initials of the other; a slip leaves one of these as it is."""
    middle = len(content) // 2
    left, right = content[:middle], content[middle:]
    yield left, tuple([word[0] for word in right]), False
    yield right, tuple([word[0] for word in left]), True


def _is_slip(one: str, other: str) -> bool:
    """Whether two words differ by an ending or one letter.

    >>> _is_slip("plan", "plans"), _is_slip("contact", "contract"), _is_slip("2018", "2019")
    (True, True, False)
    """
    short, long = sorted((one, other), key=len)
    if _DIGIT.search(one + other) or one[0] != other[0]:
        return False
    if long.startswith(short) and len(short) >= _FEWEST and _ENDING.fullmatch(long, len(short)):
        return True
    if len(short) < _LONG or len(long) - len(short) > 1:
        return False
    at = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


CHECK = Check(
    code="AM405",
    title="nearly the same claim twice",
    why="Reasons for one wording do not count for the other: make them one, or say that they are equivalent.",
    severity="warning",
    find=find,
)
