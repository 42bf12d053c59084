"""Sets with a largest range: what they accept or attack. Semi-stable and stage are this, of different sets.

Where there is a stable extension its range is everything, so that exactly the stable ones have a largest
range (Verheij 1996; Caminada 2006).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from argmap.semantics._clock import Clock
from argmap.semantics.extensions import _encodings
from argmap.semantics.extensions._compose import Method, Verdict
from argmap.semantics.extensions._models import accepted, all_sets, always, grow, largest, reach
from argmap.semantics.extensions._parts import Part
from argmap.semantics.extensions._solver import Model, Solver

__all__ = ["method"]

_STABLE_FIRST = 20_000
"""Conflicts that the search for a stable extension is given before the ranges are looked at."""


@frozen
class _Search:
    """A solver for all sets of one largest range, `reached`: its models are just them.

    `reached` is None where the range is everything and the solver knows of nothing else.
    """

    solver: Solver
    reached: Sequence[int] | None = None

    @property
    def assumptions(self) -> Sequence[int]:
        """What is to be assumed."""
        return self.reached or ()


@frozen
class _Ranges:
    """Complete extensions if `defended`, else conflict-free sets, of largest range."""

    defended: bool

    def searches(self, part: Part, clock: Clock) -> Iterator[_Search]:
        """Give a search for each largest range, one after the other."""
        stable = _encodings.stable(part, clock)
        if stable.attempt(_STABLE_FIRST):
            yield _Search(stable)
            return
        goals, read = reach(part)
        solver = _encodings.ranged(part, clock, defended=self.defended)
        twin = _encodings.ranged(part, clock, defended=self.defended)
        for model in largest(solver, goals, read):
            yield _Search(twin, read(model))

    def sets(self, part: Part, clock: Clock) -> Iterator[list[int]]:
        """Give all sets."""
        for search in self.searches(part, clock):
            yield from all_sets(part, search.solver, search.assumptions)

    def one(self, part: Part, clock: Clock) -> list[int]:
        """Return one set."""
        stable = _encodings.stable(part, clock)
        if stable.attempt(_STABLE_FIRST):
            return accepted(part)(stable.model)
        solver = _encodings.ranged(part, clock, defended=self.defended)
        model = solver.solve() or []
        return accepted(part)(grow(solver, *reach(part), model))

    def example(self, part: Part, present: bool, clock: Clock) -> list[int] | None:  # noqa: FBT001 - the question
        """Return a set that has argument 1, or that lacks it."""
        for search in self.searches(part, clock):
            model = search.solver.solve([*search.assumptions, 1 if present else -1])
            if model is not None:
                return accepted(part)(model)
        return None

    def verdict(self, part: Part, clock: Clock) -> Verdict:
        """Return what all sets accept and attack."""
        held, attacked = set(range(1, part.size + 1)), set(range(1, part.size + 1))
        for search in self.searches(part, clock):
            always_in, always_out = _fixed(part, search)
            held &= always_in
            attacked &= always_out
        return sorted(held), sorted(attacked)


def method(*, defended: bool) -> Method:
    """Return how the complete extensions, or else the conflict-free sets, of largest range are found."""
    ranges = _Ranges(defended)
    return Method(
        sets=ranges.sets,
        one=ranges.one,
        has=lambda part, clock: ranges.example(part, True, clock) is not None,  # noqa: FBT003 - the question
        lacks=lambda part, clock: ranges.example(part, False, clock) is not None,  # noqa: FBT003 - the question
        verdict=ranges.verdict,
        example=ranges.example,
        reduced=defended,
    )


def _fixed(part: Part, search: _Search) -> tuple[set[int], set[int]]:
    """Return what all sets of a range accept, and what they attack."""
    size = part.size
    if search.reached is None:
        model: Model = search.solver.solve() or []
        fixed = always(search.solver, model[:size])
        return {literal for literal in fixed if literal > 0}, {-literal for literal in fixed if literal < 0}
    fixed = always(search.solver, range(1, 2 * size + 1), search.assumptions)
    return {number for number in fixed if number <= size}, {
        number - size for number in fixed if number > size
    }
