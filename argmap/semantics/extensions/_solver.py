"""A satisfiability solver that keeps to a time limit: CaDiCaL 1.5.3 (Biere et al. 2020) through python-sat.

A running call cannot be interrupted, so a search is cut into slices of so many conflicts, and the clock is
asked in between. What the solver has learnt stays from one slice to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from argmap.errors import MissingExtraError
from argmap.semantics._clock import Clock

__all__ = ["Model", "Solver"]

Model = list[int]
"""The literals that are true: for variable v, at v - 1, v or -v."""

SLICE: Final = 2_000
"""Conflicts between two looks at the clock: about 30 ms, 200 ms at the most."""


class Solver:
    """Clauses, and what satisfies them. Variables are the numbers from 1 to `top`.

    `model` is what the last call that found one has found; variables that nothing is asked of are false.
    """

    def __init__(self, clauses: Iterable[Sequence[int]], top: int, clock: Clock) -> None:
        self.top = top
        self._clock = clock
        self._sat = _cadical(clauses)
        self.model: Model = []

    def add(self, *clause: int) -> None:
        """Ask for one of these literals, from now on."""
        self._sat.add_clause(clause)

    def new(self) -> int:
        """Return a new variable."""
        self.top += 1
        return self.top

    def attempt(self, conflicts: int, assumptions: Sequence[int] = ()) -> bool | None:
        """Return whether the clauses can be satisfied; None if so many conflicts are not enough to tell."""
        self._clock.check()
        self._sat.conf_budget(conflicts)
        answer: bool | None = self._sat.solve_limited(assumptions=assumptions)
        if answer:
            # At once: after another clause there is no model, and asking for it would end the process.
            found: Model = self._sat.get_model()
            self.model = found + [-variable for variable in range(len(found) + 1, self.top + 1)]
        return answer

    def solve(self, assumptions: Sequence[int] = ()) -> Model | None:
        """Return what satisfies the clauses together with the assumptions, None if nothing does.

        Raises:
            UndecidedError: the time is up.
        """
        while (answer := self.attempt(SLICE, assumptions)) is None:
            pass
        return self.model if answer else None


def _cadical(clauses: Iterable[Sequence[int]]) -> Any:
    try:
        from pysat.solvers import Cadical153
    except ImportError as error:
        raise MissingExtraError("judging attacks that run in circles", extra="solve") from error
    return Cadical153(bootstrap_with=clauses)
