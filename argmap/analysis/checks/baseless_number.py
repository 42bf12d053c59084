"""AM110: a number that follows from those of linked premises, and that they do not bear out.

What is reckoned again is what a sentence says outright:

- a share of what a premise counts (`70 % of the reports`), where the share is told as a number beside it
  (`: 12 million every year`) or the conclusion counts the same;
- a total (`in all`, `together`) of what each premise counts;
- how many more, fewer or less of what two premises count;
- so many for each, times how many there are.

A number that is right when rounded is no fault; one that is rounded by more than a hundredth is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from string import digits
from typing import Final

from attrs import frozen

from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.numbers import Quantity, Share, quantities, shares, written
from argmap.analysis.telling import called
from argmap.model import ArgumentMap, Relation
from argmap.notes import Severity

__all__ = ["CHECK", "find"]

_HINTS: Final = ("%", "per cent", "percent", "half", "Half", "third", "quarter")
"""What a claim has in it that tells a share; to look for them is quicker than to read the claim."""
_BESIDE: Final = re.compile(
    r"[^.;:,()–—]*(?:[:(,]|[–—-] ?)\s*(?:or|i\.e\.|that is)?,?\s*"
    r"(?:about|almost|around|nearly|roughly|some)?\s*"
)
_OF: Final = re.compile(r"\s+of\b", re.IGNORECASE)
_TOTAL: Final = re.compile(
    r"\b(?:in all|together|altogether|in total|a total of|combined|sum)\b", re.IGNORECASE
)
_MORE: Final = re.compile(r"\s+(?:more|fewer|less)\b(?!\s+than)", re.IGNORECASE)
_EACH: Final = re.compile(r"\b(?:per|each|every)\s+(?:of\s+(?:the\s+)?)?(?P<noun>[^\W\d_]+)", re.IGNORECASE)
_MOST: Final = 20
"""Premises, and numbers of a claim, that anybody reckons with."""
_SLACK: Final = Fraction(1, 100)
"""How much of a number may be rounded away without a word."""


@frozen
class _Said:
    """What a claim says in numbers."""

    id: str
    text: str
    numbers: list[Quantity]
    shares: list[Share]


@frozen
class _Sum:
    """A number that a claim states, what it should be by the premises, and how that is told."""

    claim: str
    stated: Quantity
    right: tuple[Fraction, ...]
    told: str


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the numbers that come out otherwise, each once."""
    known: dict[str, _Said] = {}
    told: set[tuple[str, int]] = set()
    for relation in map.relations.values():
        if relation.kind == "support" and len(relation.premises) <= _MOST:
            for one in _sums(map, relation, known):
                fault = _fault(map, one)
                if fault and (one.claim, one.stated.start) not in told:
                    told.add((one.claim, one.stated.start))
                    yield fault


def _fault(map: ArgumentMap, one: _Sum) -> Fault | None:
    stated = one.stated
    right = min(one.right, key=lambda value: abs(value - stated.value))
    off = abs(right - stated.value)
    if off <= abs(right) * _SLACK:
        return None
    is_rounded = off <= stated.step / 2
    severity: Severity = "info" if is_rounded else "warning"
    how = f"rounds it to {written(stated.value)}" if is_rounded else f"says {written(stated.value)}"
    message = f"{one.told} is {written(right)}; {called(map, one.claim)} {how}"
    return Fault(elements=(one.claim,), message=message, severity=severity)


def _sums(map: ArgumentMap, relation: Relation, known: dict[str, _Said]) -> Iterator[_Sum]:
    """Yield what can be reckoned again of one inference."""
    target = _said(map, relation.target, known) if _has_digit(map, relation.target) else None
    claims = (map.claims[id_] for id_ in relation.premises if id_ in map.claims)
    if not target and not any(_tells_share(claim.text) for claim in claims):
        return
    premises = [said for id_ in relation.premises if (said := _said(map, id_, known))]
    yield from _of_shares(premises, target)
    if target and len(target.numbers) == 1 and not target.shares:
        stated = target.numbers[0]
        counts = [one for said in premises for one in said.numbers if one.is_about(stated.nouns)]
        if _TOTAL.search(target.text) and len(premises) > 1 and len(counts) == len(premises):
            told = " and ".join(written(one.value) for one in counts)
            total = sum((one.value for one in counts), Fraction())
            yield _Sum(target.id, stated, (total,), f"the sum of {told}")
        elif _MORE.match(target.text, stated.end):
            yield from _differences(premises, target, stated)
        else:
            yield from _products(premises, target, stated)


def _has_digit(map: ArgumentMap, id: str) -> bool:
    return id in map.claims and any(digit in map.claims[id].text for digit in digits)


def _tells_share(text: str) -> bool:
    return any(hint in text for hint in _HINTS)


def _said(map: ArgumentMap, id: str, known: dict[str, _Said]) -> _Said | None:
    """Return what a claim says in numbers, None where it says nothing."""
    if id not in known:
        claim = map.claims.get(id)
        text = claim.text if claim else ""
        known[id] = _Said(id, text, quantities(text)[:_MOST], shares(text)[:_MOST])
    said = known[id]
    return said if said.numbers or said.shares else None


def _of_shares(premises: list[_Said], target: _Said | None) -> Iterator[_Sum]:
    """Yield what a share of what the premises count comes to."""
    parts = [(said, share) for said in premises for share in said.shares]
    for said, share in parts:
        own = next((one for one in said.numbers if one.start == share.end), None)
        wholes = {
            one.value for other in premises for one in other.numbers if _is_whole(one, share, other, said)
        }
        if own is None and len(wholes) != 1:
            continue
        whole = own.value if own else wholes.pop()
        told = f"{_percent(share.part)} of {written(whole)}"
        if beside := _beside(said, own.end if own else share.end, share.nouns or (own.nouns if own else ())):
            yield _Sum(said.id, beside, (whole * share.part,), told)
        elif target and len(parts) == 1 and len(target.numbers) == 1 and not target.shares:
            stated = target.numbers[0]
            part = whole * share.part
            if stated.is_about(share.nouns) and stated.value != whole:
                yield _Sum(target.id, stated, (part, whole - part, whole + part), told)


def _is_whole(number: Quantity, share: Share, said: _Said, sharing: _Said) -> bool:
    """Whether a number counts that of which something is a share."""
    return number.is_about(share.nouns) and not (said is sharing and number.start >= share.end)


def _beside(said: _Said, end: int, nouns: tuple[str, ...]) -> Quantity | None:
    """Return the number that a sentence gives for a share right after it."""
    gap = _BESIDE.match(said.text, end)
    at = gap.end() if gap else -1
    found = next((one for one in said.numbers if one.start == at), None)
    if found and _OF.match(said.text, found.end):
        return None
    return found if found and (not found.nouns or found.is_about(nouns)) else None


def _differences(premises: list[_Said], target: _Said, stated: Quantity) -> Iterator[_Sum]:
    """Yield how many more or fewer there are; the noun comes after that word."""
    more = _MORE.match(target.text, stated.end)
    nouns = _nouns(target.text[more.end() :]) if more else ()
    counts = [one for said in premises for one in said.numbers if one.is_about(nouns)]
    if len(counts) == 2:  # noqa: PLR2004 - a difference is between two
        one, other = sorted((count.value for count in counts), reverse=True)
        yield _Sum(
            target.id, stated, (one - other,), f"the difference of {written(one)} and {written(other)}"
        )


def _products(premises: list[_Said], target: _Said, stated: Quantity) -> Iterator[_Sum]:
    """Yield what so many for each come to."""
    for said in premises:
        each = _EACH.search(said.text)
        rates = [one for one in said.numbers if one.is_about(stated.nouns)]
        if not each or len(rates) != 1 or stated.value == rates[0].value:
            continue
        nouns = _nouns(f" {each['noun']}")
        counts = [
            one for other in premises if other is not said for one in other.numbers if one.is_about(nouns)
        ]
        if len(counts) == 1:
            told = f"{written(rates[0].value)} times {written(counts[0].value)}"
            yield _Sum(target.id, stated, (rates[0].value * counts[0].value,), told)


def _nouns(words: str) -> tuple[str, ...]:
    """Return the nouns that a number before these words would count."""
    return next((number.nouns for number in quantities(f"2{words}")), ())


def _percent(part: Fraction) -> str:
    return f"{float(part * 100):.3g} %"


CHECK = Check(
    code="AM110",
    title="number that linked premises do not bear out",
    why="Who reckons again and gets something else will believe nothing else either.",
    severity="warning",
    find=find,
)
