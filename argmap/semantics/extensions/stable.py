"""Stable: accept a set without conflicts that attacks everything else (Dung 1995).

A stable extension leaves nothing open. There need not be one: a single claim that attacks itself, or three
that attack one another in a circle, can be enough to leave none.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics._clock import Clock
from argmap.semantics._spec import Extension, Extensions
from argmap.semantics.extensions import _encodings
from argmap.semantics.extensions._compose import products
from argmap.semantics.extensions._models import accepted, all_sets, always
from argmap.semantics.extensions._parts import IN, OUT, Part, grounded, split, undecided
from argmap.semantics.frameworks import Framework

__all__ = ["SEMANTICS", "one"]


def _sets(part: Part, clock: Clock) -> Iterator[list[int]]:
    return map(part.outside, all_sets(part, _encodings.stable(part, clock), antichain=True))


def _extensions(framework: Framework, clock: Clock) -> Iterator[Extension]:
    labels = grounded(framework)
    settled = [argument for argument, label in enumerate(labels) if label == IN]
    return products(settled, [_sets(part, clock) for part in split(framework, undecided(labels))], clock)


def one(framework: Framework, clock: Clock) -> Extension | None:
    """Return a stable extension; None where there is none."""
    return next(_extensions(framework, clock), None)


def _count(framework: Framework, clock: Clock) -> int:
    total = 1
    for part in split(framework, undecided(grounded(framework))):
        total *= sum(1 for _ in _sets(part, clock))
        if not total:
            break
    return total


def _example(framework: Framework, argument: int, present: bool, clock: Clock) -> Extension | None:  # noqa: FBT001 - the question
    labels = grounded(framework)
    if labels[argument] and (labels[argument] == IN) != present:
        return None
    found = [number for number, label in enumerate(labels) if label == IN]
    for part in split(framework, undecided(labels)):
        sign = 1 if present else -1
        asked = [sign * (part.members.index(argument) + 1)] if argument in part.members else []
        model = _encodings.stable(part, clock).solve(asked)
        if model is None:
            return None
        found += part.outside(accepted(part)(model))
    return frozenset(found)


def _credulous(framework: Framework, argument: int, clock: Clock) -> bool:
    return _example(framework, argument, True, clock) is not None  # noqa: FBT003 - the question


def _sceptical(framework: Framework, argument: int, clock: Clock) -> bool:
    return _example(framework, argument, False, clock) is None  # noqa: FBT003 - the question


def _verdict(framework: Framework, clock: Clock) -> tuple[Extension, Extension]:
    """Return what all stable extensions accept and attack; nothing where there is none."""
    labels = grounded(framework)
    held = {argument for argument, label in enumerate(labels) if label == IN}
    attacked = {argument for argument, label in enumerate(labels) if label == OUT}
    for part in split(framework, undecided(labels)):
        solver = _encodings.stable(part, clock)
        model = solver.solve()
        if model is None:
            return frozenset(), frozenset()
        fixed = always(solver, model[: part.size])
        held.update(part.outside([literal for literal in fixed if literal > 0]))
        attacked.update(part.outside([-literal for literal in fixed if literal < 0]))
    return frozenset(held), frozenset(attacked)


SEMANTICS = Extensions(
    title="Stable",
    code="ST",
    extensions=_extensions,
    one=one,
    count=_count,
    credulous=_credulous,
    sceptical=_sceptical,
    example=_example,
    verdict=_verdict,
)
