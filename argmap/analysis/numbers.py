"""Numbers in sentences: how much of what, and how exactly that is said.

>>> [number] = quantities("Facebook made 16.8 million reports in 2018.")
>>> int(number.value), int(number.step), number.nouns
(16800000, 100000, ('report',))
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import frozen

__all__ = ["Quantity", "Share", "figures", "figures_said", "quantities", "shares", "written"]

_FIGURE: Final = r"\d+(?:[.,]\d+)*"
_NUMBER: Final = re.compile(_FIGURE, re.ASCII)
_THOUSANDS: Final = re.compile(r",(?=\d{3}(?!\d))", re.ASCII)
_SMALL: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_WORD: Final = re.compile(rf"\b(?:{'|'.join(_SMALL)})\b")

_MAGNITUDES: Final = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_QUANTITY: Final = re.compile(
    rf"(?<![\w.,])(?P<figure>{_FIGURE}|(?i:{'|'.join(_SMALL)})\b)"
    rf"(?:\s?(?P<magnitude>(?i:{'|'.join(_MAGNITUDES)})s?)\b)?(?P<share>\s?(?:%|per\s?cent\b|percent\b))?",
    re.ASCII,
)
_FRACTIONS: Final = {
    "half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "two thirds": Fraction(2, 3),
    "a quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
}
_OF: Final = re.compile(r"\s+of\s+(?:(?:all|the|its|these|those|their|our|his|her|such)\s+)*", re.IGNORECASE)
_FRACTION: Final = re.compile(rf"\b(?:{'|'.join(_FRACTIONS)})(?=\s+of\s)", re.IGNORECASE)
_YEARS: Final = range(1500, 2101)
_LONGEST: Final = 18
"""Characters of a figure up to which it is taken for a number that somebody reckons with."""

_NOUN: Final = re.compile(r"\s+([^\W\d_][\w’'-]*)")
_NO_NOUN: Final = re.compile(
    "an?|and|are|as|at|by|each|every|for|from|ha[ds]|have|in|into|is|it|of|on|or|over|per|so|than|that|the|to|"
    "under|was|were|which|who|will|with|would|could|may|might|can"
)
"""Words after which no noun is counted any more."""


@frozen(kw_only=True)
class Quantity:
    """A number in a sentence: its value, the step that it is rounded to, and the first nouns after it.

    `start` and `end` are where it stands, in code points.
    """

    value: Fraction
    step: Fraction
    nouns: tuple[str, ...]
    start: int
    end: int

    def is_about(self, nouns: tuple[str, ...]) -> bool:
        """Whether it counts what some nouns name."""
        return not set(self.nouns).isdisjoint(nouns)


@frozen(kw_only=True)
class Share:
    """A part of something, such as `70 % of the reports`: the part, and the nouns that name the whole."""

    part: Fraction
    nouns: tuple[str, ...]
    start: int
    end: int


def figures(text: str) -> list[str]:
    """Return the numbers in digits, without the commas that part thousands.

    >>> figures("35,000 people, 70 % of 16.8 million")
    ['35000', '70', '16.8']
    """
    return [_THOUSANDS.sub("", found) for found in _NUMBER.findall(text)]


def figures_said(text: str) -> Iterator[str]:
    """Yield the numbers in digits, and those up to twelve that are written as words."""
    yield from figures(text)
    yield from (str(_SMALL[word]) for word in _WORD.findall(text.casefold()))


def quantities(text: str) -> list[Quantity]:
    """Return the numbers of a sentence that are no shares, no years, and no more than people reckon with."""
    found = []
    for match in _QUANTITY.finditer(text):
        figure = _THOUSANDS.sub("", match["figure"])
        if match["share"] or not _is_plain(figure):
            continue
        magnitude = _magnitude(match["magnitude"])
        nouns = _nouns(text, match.end())
        if not magnitude and figure == match["figure"] and figure.isdigit() and int(figure) in _YEARS:
            continue
        value, step = _exact(figure, magnitude or 1)
        found.append(Quantity(value=value, step=step, nouns=nouns, start=match.start(), end=match.end()))
    return found


def shares(text: str) -> list[Share]:
    """Return the parts of something that a sentence tells, as percentages or in words.

    >>> [(float(share.part), share.nouns) for share in shares("70 % of the reports, and half of all calls")]
    [(0.7, ('report',)), (0.5, ('call',))]
    """
    told = []
    for part, start, end in sorted([*_percentages(text), *_fractions(text)], key=lambda one: one[1]):
        of = _OF.match(text, end)
        if of:
            told.append(Share(part=part, nouns=_nouns(text, of.end() - 1), start=start, end=of.end()))
    return told


def _percentages(text: str) -> Iterator[tuple[Fraction, int, int]]:
    for match in _QUANTITY.finditer(text):
        figure = _THOUSANDS.sub("", match["figure"])
        if match["share"] and _is_plain(figure):
            yield _exact(figure)[0] / 100, match.start(), match.end()


def _fractions(text: str) -> Iterator[tuple[Fraction, int, int]]:
    for match in _FRACTION.finditer(text):
        yield _FRACTIONS[match[0].lower()], match.start(), match.end()


def _is_plain(figure: str) -> bool:
    """Whether a figure, without the commas that part thousands, is one number that people reckon with."""
    return "," not in figure and figure.count(".") <= 1 and len(figure) <= _LONGEST


def written(value: Fraction) -> str:
    """Return a number as people write it.

    >>> written(Fraction(11_760_000)), written(Fraction(3000)), written(Fraction(1, 3))
    ('11.76 million', '3,000', '0.33')
    """
    for word in ("trillion", "billion", "million"):
        if abs(value) >= _MAGNITUDES[word]:
            return f"{float(value / _MAGNITUDES[word]):,.4g} {word}"
    return f"{int(value):,}" if value.denominator == 1 else f"{float(value):,.2f}"


def _magnitude(word: str | None) -> int:
    if not word:
        return 0
    plain = word.lower()
    return _MAGNITUDES.get(plain) or _MAGNITUDES[plain.removesuffix("s")]


def _exact(figure: str, scale: int = 1) -> tuple[Fraction, Fraction]:
    """Return the value of a figure, and the step it is rounded to: 16.8 to a tenth, 35000 to thousands."""
    small = _SMALL.get(figure.lower())
    if small:
        return Fraction(small * scale), Fraction(scale)
    whole, _, decimals = figure.partition(".")
    if decimals:
        parts = 10 ** len(decimals)
        return Fraction(int(whole + decimals) * scale, parts), Fraction(scale, parts)
    zeros = min(len(whole) - len(whole.rstrip("0")), len(whole) - 1)
    return Fraction(int(whole) * scale), Fraction(10**zeros * scale)


def _nouns(text: str, at: int) -> tuple[str, ...]:
    """Return the words that a number counts, in the singular; the first three that may be nouns."""
    nouns: list[str] = []
    while len(nouns) < 3 and (word := _NOUN.match(text, at)):  # noqa: PLR2004 - "child protection organisations"
        plain = word[1].lower()
        if _NO_NOUN.fullmatch(plain):
            break
        nouns.append(_singular(plain))
        at = word.end()
    return tuple(nouns)


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:  # noqa: PLR2004 - "ties"
        return f"{noun[:-3]}y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
