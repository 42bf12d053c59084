"""A satisfiability solver that keeps to a time limit, through python-sat.

Most questions about frameworks are easy, and there are many of them in a row; some are hard. So each begins
with MiniSat (Eén and Sörensson 2003), which starts a search at hardly any cost, and goes on with CaDiCaL
1.5.3 (Biere et al. 2020), which gets through hard ones, once it turns out to be no easy one. The last state
of MiniSat (`MinisatGH`) needs half the time of its last release.

A running call cannot be interrupted, so a search is cut into slices of so many conflicts, and the clock is
asked in between. What a solver has learnt stays from one slice to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from argmap.errors import MissingExtraError
from argmap.semantics._clock import Clock

__all__ = ["SLICE", "Model", "Solver"]

Model = list[int]
"""The literals that are true: for variable v, at v - 1, v or -v."""

SLICE: Final = 2_000
"""Conflicts between two looks at the clock: about 30 ms, 200 ms at the most."""

_EASY: Final = 10_000
"""Conflicts in slices without an answer up to which a search is an easy one."""


class Solver:
    """Clauses, and what satisfies them. Variables are the numbers from 1 to `top`.

    `model` is what the last call that found one has found; variables that nothing is asked of are false.
    """

    def __init__(self, clauses: Iterable[Sequence[int]], top: int, clock: Clock) -> None:
        self.top = top
        self.model: Model = []
        self._clock = clock
        self._clauses = list(clauses)
        self._patience = _EASY
        self._sat = _new("MinisatGH", self._clauses)
        # It would begin with small sets; large ones say more, and CaDiCaL begins with those anyway.
        self._sat.set_phases(range(1, top + 1))

    def add(self, *clause: int) -> None:
        """Ask for one of these literals, from now on."""
        self._sat.add_clause(clause)
        if self._patience > 0:
            self._clauses.append(clause)

    def new(self) -> int:
        """Return a new variable."""
        self.top += 1
        return self.top

    def lean(self, literals: Sequence[int]) -> None:
        """Try these literals first, where nothing decides between them and their opposites."""
        self._sat.set_phases(literals)

    def attempt(self, conflicts: int, assumptions: Sequence[int] = ()) -> bool | None:
        """Return whether the clauses can be satisfied; None if so many conflicts are not enough to tell."""
        self._clock.check()
        self._sat.conf_budget(conflicts)
        answer: bool | None = self._sat.solve_limited(assumptions=assumptions)
        if answer:
            # At once: after another clause there is no model, and asking CaDiCaL would end the process.
            self.model = self._sat.get_model()
            self.model += range(-len(self.model) - 1, -self.top - 1, -1)
        if answer is None and self._patience > 0:
            self._patience -= conflicts
            if self._patience <= 0:
                self._be_hard()
        return answer

    def solve(self, assumptions: Sequence[int] = ()) -> Model | None:
        """Return what satisfies the clauses together with the assumptions, None if nothing does.

        Raises:
            UndecidedError: the time is up.
        """
        while (answer := self.attempt(SLICE, assumptions)) is None:
            pass
        return self.model if answer else None

    def _be_hard(self) -> None:
        """Go on with the solver for hard searches."""
        self._sat.delete()
        self._sat = _new("Cadical153", self._clauses)
        self._clauses.clear()


def _new(name: str, clauses: Iterable[Sequence[int]]) -> Any:
    try:
        from pysat import solvers
    except ImportError as error:
        raise MissingExtraError("judging attacks that run in circles", extra="solve") from error
    return getattr(solvers, name)(bootstrap_with=clauses)
