"""Naive: accept as much as goes without conflict, whoever attacks whom (Bondarenko et al. 1997)."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics._clock import Clock
from argmap.semantics.extensions import _encodings
from argmap.semantics.extensions._compose import Method, Verdict, composed
from argmap.semantics.extensions._models import all_sets, with_or_without
from argmap.semantics.extensions._parts import Part

__all__ = ["SEMANTICS", "flaw", "greedy", "sets"]


def sets(part: Part, clock: Clock) -> Iterator[list[int]]:
    """Give the largest conflict-free sets of arguments of a part."""
    return all_sets(part, _encodings.naive(part, clock), antichain=True)


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


def _rivals(part: Part) -> dict[int, set[int]]:
    """Return for each argument what is in conflict with it, in either direction."""
    rivals: dict[int, set[int]] = {number: set() for number in range(1, part.size + 1)}
    for number, found in rivals.items():
        found.update(part.attackers[number])
        for attacker in part.attackers[number]:
            rivals[attacker].add(number)
    return rivals


def flaw(part: Part, found: list[int], _: Clock) -> list[int] | None:
    """Return an argument that can be added to a conflict-free set, and all that is in conflict with it."""
    chosen, rivals = set(found), _rivals(part)
    for number in _consistent(part):
        if number not in chosen and chosen.isdisjoint(rivals[number]):
            return [number, *sorted(rivals[number])]
    return None


def _lacks(part: Part, _: Clock) -> bool:
    """Return whether argument 1 is inconsistent, or has a conflict with one that is not."""
    able = set(_consistent(part))
    return 1 not in able or not able.isdisjoint(_rivals(part)[1])


def _verdict(part: Part, clock: Clock) -> Verdict:
    """Return what has no conflict with anything consistent; and what each set attacks, by trying without.

    A consistent argument is in some set, which attacks it nowhere; so only the others have to be tried.
    """
    able, rivals = set(_consistent(part)), _rivals(part)
    held = [number for number in sorted(able) if able.isdisjoint(rivals[number])]
    others = [number for number in rivals if number not in able]
    solver = _encodings.naive(part, clock) if others else None
    hit = [
        number
        for number in rivals
        if solver and number not in able and solver.solve([-a for a in part.attackers[number]]) is None
    ]
    return held, hit


SEMANTICS = composed(
    Method(
        sets=sets,
        one=greedy,
        has=lambda part, _: 1 not in part.attackers[1],
        lacks=_lacks,
        verdict=_verdict,
        example=with_or_without(_encodings.naive),
        reduced=False,
    ),
    title="Naive",
    code="NAI",
    admissible=False,
    updates=False,
)
