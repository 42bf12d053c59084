"""Preferred: accept as much as you can defend (Dung 1995).

One preferred extension is grown from an admissible set until nothing more can be defended with it. A stable
extension is preferred, and often quicker to find, so both searches take turns. An argument is missing from
some preferred extension where an admissible set without it cannot be enlarged to one with it (Dvořák et al.
2014, "Complexity-sensitive decision procedures for abstract argumentation").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.semantics._clock import Clock
from argmap.semantics.extensions import _encodings
from argmap.semantics.extensions._compose import Method, Verdict, composed
from argmap.semantics.extensions._models import accepted, grow, largest
from argmap.semantics.extensions._parts import Part, leading_to
from argmap.semantics.extensions._solver import SLICE, Model, Solver
from argmap.semantics.extensions.complete import credulous
from argmap.semantics.extensions.ideal import ideal, tenable

__all__ = ["SEMANTICS"]

_STABLE_FIRST = 4
"""How many times as long as an admissible set is grown a stable extension is looked for."""


def _sets(part: Part, clock: Clock) -> Iterator[list[int]]:
    """Give the stable ones first, which need not be grown, while they are found quickly; then all others."""
    read = accepted(part)
    stable = _encodings.stable(part, clock)
    known = []
    while stable.attempt(SLICE):
        found = read(stable.model)
        known.append(found)
        yield found
        stable.add(*[-argument for argument in found])
    solver = _encodings.admissible(part, clock)
    for found in known:
        _bar(part, solver, found)
    yield from (read(model) for model in largest(solver, range(1, part.size + 1), read))


class _Growth:
    """An admissible set that grows in steps, so that another search can take turns with it."""

    def __init__(self, part: Part, clock: Clock) -> None:
        self.solver = _encodings.admissible(part, clock)
        self.size = part.size
        self.read = accepted(part)
        self.found: list[int] = []
        self.switch = 0

    def advance(self, conflicts: int) -> bool:
        """Go on for about so many conflicts; return whether the set is as large as it can be."""
        while len(self.found) < self.size:
            answer = self.solver.attempt(conflicts, self._larger())
            if answer is None:
                return False
            self.solver.add(-self.switch)
            self.switch = 0
            if not answer:
                return True
            self.found = self.read(self.solver.model)
        return True

    def _larger(self) -> Sequence[int]:
        """Return the assumptions that ask for a larger set."""
        if not self.switch:
            self.switch = self.solver.new()
            kept = set(self.found)
            rest = (argument for argument in range(1, self.size + 1) if argument not in kept)
            self.solver.add(-self.switch, *rest)
        return [self.switch, *self.found]


def _one(part: Part, clock: Clock) -> list[int]:
    stable = _encodings.stable(part, clock)
    growth, answer = None, None
    while True:
        for _ in range(_STABLE_FIRST):
            answer = stable.attempt(SLICE) if answer is None else answer
        if answer:
            return accepted(part)(stable.model)
        growth = growth or _Growth(part, clock)
        if growth.advance(SLICE):
            return growth.found


def _lacks(part: Part, clock: Clock) -> bool:
    """Try first whether the argument is tenable, and whether something tenable attacks it."""
    solver = _encodings.admissible(part, clock)
    if solver.solve([1]) is None or solver.solve([part.size + 1]) is not None:
        return True
    solver = _encodings.complete(part, clock)
    return _without(part, solver, 1) is not None


def _without(part: Part, solver: Solver, literal: int) -> Model | None:
    """Return a complete extension in which a literal fails, as it does in all that contain it."""
    read = accepted(part)
    while (model := solver.solve([-literal])) is not None:
        larger = solver.solve([literal, *read(model)])
        if larger is None:
            return model
        _bar(part, solver, read(larger))
    return None


def _example(part: Part, present: bool, clock: Clock) -> list[int] | None:  # noqa: FBT001 - it is the question
    read = accepted(part)
    solver = _encodings.complete(part, clock)
    model = solver.solve([1]) if present else _without(part, solver, 1)
    if model is None:
        return None
    return read(grow(_encodings.admissible(part, clock), range(1, part.size + 1), read, model))


def _bar(part: Part, solver: Solver, found: list[int]) -> None:
    """Ask for something that is not in a set: other preferred extensions than it have that."""
    kept = set(found)
    solver.add(*(argument for argument in range(1, part.size + 1) if argument not in kept))


def _verdict(part: Part, clock: Clock) -> Verdict:
    """Return what all accept and attack: what the ideal extension does, and what else passes a trial.

    What all accept is attacked by nothing that some admissible set accepts, and is accepted by some; what all
    attack is accepted by none. What attacks lead from to an argument is enough to try it.
    """
    able = tenable(part, clock)
    sure = set(ideal(part, able))
    held, attacked = [], []
    for number in range(1, part.size + 1):
        attackers = part.attackers[number]
        if number in able:
            if number in sure or (able.isdisjoint(attackers) and not _can_fail(part, number, 0, clock)):
                held.append(number)
        elif not sure.isdisjoint(attackers) or not _can_fail(part, number, 1, clock):
            attacked.append(number)
    return held, attacked


def _can_fail(part: Part, number: int, row: int, clock: Clock) -> bool:
    """Return whether some preferred extension does not accept an argument, or in row 1 does not attack it."""
    around = leading_to(part, number)
    return _without(around, _encodings.complete(around, clock), 1 + row * around.size) is not None


SEMANTICS = composed(
    Method(
        sets=_sets,
        one=_one,
        has=credulous,
        lacks=_lacks,
        verdict=_verdict,
        example=_example,
        directional=True,
    ),
    title="Preferred",
    code="PR",
)
