"""Naive: accept as much as goes without conflict, whoever attacks whom (Bondarenko et al. 1997)."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics._clock import Clock
from argmap.semantics.extensions import _encodings
from argmap.semantics.extensions._compose import Method, Verdict, composed
from argmap.semantics.extensions._models import all_sets, always
from argmap.semantics.extensions._parts import Part

__all__ = ["SEMANTICS", "greedy", "sets"]


def sets(part: Part, clock: Clock) -> Iterator[list[int]]:
    """Give the largest conflict-free sets of arguments of a part."""
    return all_sets(part, _encodings.naive(part, clock))


def greedy(part: Part, _: Clock) -> list[int]:
    """Return a largest conflict-free set: each argument in turn, where nothing accepted is against it."""
    chosen: set[int] = set()
    barred: set[int] = set()
    for argument in _consistent(part):
        attackers = part.attackers[argument]
        if argument not in barred and chosen.isdisjoint(attackers):
            chosen.add(argument)
            barred.update(attackers)
    return sorted(chosen)


def _consistent(part: Part) -> list[int]:
    """Return the arguments that do not attack themselves."""
    return [argument for argument in range(1, part.size + 1) if argument not in part.attackers[argument]]


def _lacks(part: Part, _: Clock) -> bool:
    """Return whether argument 1 is inconsistent, or has a conflict with one that is not."""
    able = set(_consistent(part))
    rivals = (*part.attackers[1], *(other for other in able if 1 in part.attackers[other]))
    return 1 not in able or not able.isdisjoint(rivals)


def _verdict(part: Part, clock: Clock) -> Verdict:
    solver = _encodings.naive(part, clock)
    size = part.size
    fixed = always(solver, range(1, 2 * size + 1))
    return [number for number in fixed if number <= size], [
        number - size for number in fixed if number > size
    ]


SEMANTICS = composed(
    Method(
        sets=sets,
        one=greedy,
        has=lambda part, _: 1 not in part.attackers[1],
        lacks=_lacks,
        verdict=_verdict,
        reduced=False,
    ),
    title="Naive",
    code="NAI",
    admissible=False,
)
