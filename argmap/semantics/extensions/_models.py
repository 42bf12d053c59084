"""Ways to ask a solver for more than one answer: all of them, the largest, and what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from argmap.semantics._clock import Clock
from argmap.semantics.extensions._parts import Part
from argmap.semantics.extensions._solver import Model, Solver

__all__ = ["accepted", "all_sets", "always", "grow", "largest", "reach", "with_or_without"]

Reached = Callable[[Model], list[int]]
"""Reads off a model which of the goals it reaches."""


def accepted(part: Part) -> Reached:
    """Return what reads the accepted arguments off a model."""
    size = part.size
    return lambda model: [literal for literal in model[:size] if literal > 0]


def reach(part: Part) -> tuple[list[int], Reached]:
    """Return as goals that arguments are in range, variables `2n + a`, and what reads them off a model.

    Auxiliary arguments do not count: what they leave open, no element of a map does.
    """
    size, named = part.size, part.named

    def reached(model: Model) -> list[int]:
        return [
            2 * size + argument
            for argument in named
            if model[argument - 1] > 0 or model[size + argument - 1] > 0
        ]

    return [2 * size + argument for argument in named], reached


def all_sets(
    part: Part, solver: Solver, assumptions: Sequence[int] = (), *, antichain: bool = False
) -> Iterator[list[int]]:
    """Give what every model accepts, each set once; under assumptions, leave the solver as it was.

    In an antichain no set contains another, so that shorter clauses keep a set from being found again.
    """
    guard = [-solver.new()] if assumptions else []
    known = [*assumptions, *(-literal for literal in guard)]
    while (model := solver.solve(known)) is not None:
        found = model[: part.size]
        chosen = [literal for literal in found if literal > 0]
        yield chosen
        solver.add(*guard, *[-literal for literal in (chosen if antichain else found)])
    if guard:
        solver.add(*guard)


def with_or_without(
    encoding: Callable[[Part, Clock], Solver],
) -> Callable[[Part, bool, Clock], list[int] | None]:
    """Return what looks for a model that accepts argument 1, or else for one that does not."""

    def example(part: Part, present: bool, clock: Clock) -> list[int] | None:  # noqa: FBT001 - the question
        model = encoding(part, clock).solve([1 if present else -1])
        return None if model is None else accepted(part)(model)

    return example


def grow(solver: Solver, goals: Sequence[int], reached: Reached, model: Model) -> Model:
    """Return a model that reaches all goals of a first one, and no other that reaches more than it."""
    while True:
        found = reached(model)
        kept = set(found)
        rest = [goal for goal in goals if goal not in kept]
        if not rest:
            return model
        switch = solver.new()
        solver.add(-switch, *rest)
        larger = solver.solve([switch, *found])
        solver.add(-switch)
        if larger is None:
            return model
        model = larger


def largest(solver: Solver, goals: Sequence[int], reached: Reached) -> Iterator[Model]:
    """Give one model for each largest set of goals that can be reached together."""
    while (model := solver.solve()) is not None:
        model = grow(solver, goals, reached, model)
        yield model
        found = set(reached(model))
        rest = [goal for goal in goals if goal not in found]
        if not rest:
            return
        solver.add(*rest)


def always(solver: Solver, literals: Iterable[int], assumptions: Sequence[int] = ()) -> list[int]:
    """Return the literals that hold in every model; all of them where there is no model."""
    left = list(literals)
    while left:
        switch = solver.new()
        others = [-literal for literal in left]
        solver.lean(others)
        solver.add(-switch, *others)
        model = solver.solve([switch, *assumptions])
        solver.add(-switch)
        if model is None:
            break
        left = [literal for literal in left if model[abs(literal) - 1] == literal]
    return left
