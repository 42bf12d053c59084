"""Preferred: accept as much as you can defend (Dung 1995).

One preferred extension is grown from an admissible set until nothing more can be defended with it. A stable
extension is preferred, and often quicker to find, so both searches take turns. An argument is missing from
some preferred extension where an admissible set without it cannot be enlarged to one with it (Dvořák et al.
2014, "Complexity-sensitive decision procedures for abstract argumentation").
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics._clock import Clock
from argmap.semantics._graphs import turned
from argmap.semantics.extensions import _encodings
from argmap.semantics.extensions._compose import Method, Verdict, composed
from argmap.semantics.extensions._models import accepted
from argmap.semantics.extensions._parts import Part, leading_to
from argmap.semantics.extensions._solver import SLICE, Model, Solver
from argmap.semantics.extensions.complete import credulous
from argmap.semantics.extensions.ideal import ideal, tenable

__all__ = ["SEMANTICS"]

_QUICK = 500
"""Conflicts up to which a stable extension is found quickly."""

_STABLE_FIRST = 4
"""How many times as long as an admissible set is grown a stable extension is looked for."""


class _Growth:
    """An admissible set that grows in steps, so that another search can take turns with it."""

    def __init__(self, part: Part, clock: Clock) -> None:
        self.solver = _encodings.admissible(part, clock)
        self.found: list[int] = []
        self._size = part.size
        self.read = accepted(part)
        self._attacked = turned(part.attackers)
        self._switch = 0

    def begin(self, model: Model) -> None:
        """Go on from another set, that of a model."""
        self.found = self.read(model)

    def advance(self, conflicts: int) -> bool:
        """Go on for about so many conflicts; return whether the set is as large as it can be."""
        while self._switch or (rest := self._spared()):
            if not self._switch:
                self._switch = self.solver.new()
                self.solver.add(-self._switch, *rest)
            answer = self.solver.attempt(conflicts, [self._switch, *self.found])
            if answer is None:
                return False
            self.solver.add(-self._switch)
            self._switch = 0
            if not answer:
                return True
            self.begin(self.solver.model)
        return True

    def complete(self) -> list[int]:
        """Return the set when it is as large as it can be."""
        while not self.advance(SLICE):
            pass
        return self.found

    def bar(self, found: list[int]) -> None:
        """Ask for what attacks a preferred extension: all others do, else they could be accepted with it."""
        self.solver.add(*[self._size + argument for argument in found])

    def _spared(self) -> list[int]:
        """Return what is not in the set and not attacked by it; so it does not attack the set either."""
        known = set(self.found).union(*map(self._attacked.__getitem__, self.found))
        if len(known) == self._size:
            return []
        return [argument for argument in range(1, self._size + 1) if argument not in known]


def _sets(part: Part, clock: Clock) -> Iterator[list[int]]:
    """Give the stable ones first, which need not be grown, while they are found quickly; then all others."""
    stable, growth = _encodings.stable(part, clock), _Growth(part, clock)
    while stable.attempt(_QUICK):
        found = growth.read(stable.model)
        yield found
        stable.add(*[-argument for argument in found])
        growth.bar(found)
    while (model := growth.solver.solve()) is not None:
        growth.begin(model)
        found = growth.complete()
        yield found
        growth.bar(found)


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
        kept = set(read(larger))
        solver.add(*(argument for argument in range(1, part.size + 1) if argument not in kept))
    return None


def _example(part: Part, present: bool, clock: Clock) -> list[int] | None:  # noqa: FBT001 - it is the question
    solver = _encodings.complete(part, clock)
    model = solver.solve([1]) if present else _without(part, solver, 1)
    if model is None:
        return None
    growth = _Growth(part, clock)
    growth.begin(model)
    return growth.complete()


def _verdict(part: Part, clock: Clock) -> Verdict:
    """Return what all accept and attack: what the ideal extension does, and what else passes a trial.

    What all accept is attacked by nothing that some admissible set accepts, and is accepted by some; what all
    attack is accepted by none. Any one extension rules out most of what is left, and to try an argument, what
    attacks lead from to it is enough.
    """
    able = tenable(part, clock)
    if not able:
        return [], []
    sure, one = set(ideal(part, able)), set(_one(part, clock))
    held, attacked = [], []
    for number in range(1, part.size + 1):
        attackers = part.attackers[number]
        if number in one:
            if number in sure or (able.isdisjoint(attackers) and not _can_fail(part, number, 0, clock)):
                held.append(number)
        elif (number not in able and not one.isdisjoint(attackers)) and (
            not sure.isdisjoint(attackers) or not _can_fail(part, number, 1, clock)
        ):
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
