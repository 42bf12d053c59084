"""What a gradual semantics is made of: how strengths of neighbours add up, and what they do to a base score.

Most gradual semantics are *modular* (Mossakowski & Neuhaus 2018, "Modular semantics and characteristics for
bipolar weighted argumentation graphs"): an aggregation turns the strengths of attackers and supporters into
one number, the energy, and an influence moves the base score by it: up where the energy is positive, else
down.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from attrs import frozen

from argmap.semantics.frameworks import Qbaf

__all__ = ["NOTHING", "Rule", "Values", "count", "exp", "product", "stepper", "top", "total"]

Values = Iterable[float]
"""Strengths of several arguments."""

NOTHING = 1e-9
"""What a strength must exceed to be counted; iteration comes only so near to 0."""

_LARGEST = 700.0
"""Nearly the largest power of e that a float can hold."""


@frozen(kw_only=True)
class Rule:
    """How the strength of an argument follows from its base score and the strengths around it.

    `aggregate` takes the strengths of attackers and those of supporters and returns the energy. `rise` takes
    a base score and an energy that is not negative, `fall` one that is, and both return the strength, from 0
    to 1; each works on floats and on arrays of numpy. `has_supports` says whether supporters count at all.

    >>> def divided(base, energy):
    ...     return base / (1 - energy)
    >>> rule = Rule(aggregate=total, rise=divided, fall=divided, has_supports=False)
    >>> rule.fall(1.0, rule.aggregate([0.5, 0.5], []))
    0.5
    """

    aggregate: Callable[[Values, Values], float]
    rise: Callable[[Any, Any], Any]
    fall: Callable[[Any, Any], Any]
    has_supports: bool = True


def stepper(qbaf: Qbaf, rule: Rule, strengths: Sequence[float]) -> Callable[[int], float]:
    """Return the function that gives an argument's next strength, from the strengths as they are then."""
    base, attackers, supporters, premises = qbaf.base, qbaf.attackers, qbaf.supporters, qbaf.premises
    aggregate, rise, fall = rule.aggregate, rule.rise, rule.fall
    strength_of = strengths.__getitem__

    def step(argument: int) -> float:
        score = base[argument]
        for premise in premises[argument]:
            score *= strengths[premise]
        energy = aggregate(
            map(strength_of, attackers[argument]),
            map(strength_of, supporters[argument]),
        )
        strength: float = rise(score, energy) if energy >= 0.0 else fall(score, energy)
        return strength

    return step


def total(attackers: Values, supporters: Values) -> float:
    """Return the sum of the supporters less that of the attackers.

    >>> total([0.5], [0.25, 0.5])
    0.25
    """
    return sum(supporters, 0.0) - sum(attackers, 0.0)


def product(attackers: Values, supporters: Values) -> float:
    """Return what the attackers leave, multiplied, less what the supporters leave.

    >>> product([0.5], [0.5, 0.5])
    0.25
    """
    left = spared = 1.0
    for strength in attackers:
        left *= 1.0 - strength
    for strength in supporters:
        spared *= 1.0 - strength
    return left - spared


def top(attackers: Values, supporters: Values) -> float:
    """Return the strongest supporter less the strongest attacker.

    >>> top([0.5, 0.75], [])
    -0.75
    """
    return max(supporters, default=0.0) - max(attackers, default=0.0)


def count(attackers: Values, supporters: Values) -> float:
    """Return how many supporters there are of any strength, and their mean; less the same of the attackers.

    >>> count([0.5, 0.25, 0.0], [])
    -2.375
    """
    return _counted(supporters) - _counted(attackers)


def _counted(strengths: Values) -> float:
    some = [strength for strength in strengths if strength > NOTHING]
    return len(some) + sum(some) / len(some) if some else 0.0


def exp(energy: Any) -> Any:
    """Return e to the power of the energy, which is cut off where a float could not hold the result."""
    if isinstance(energy, float):
        return math.exp(energy if -_LARGEST < energy < _LARGEST else math.copysign(_LARGEST, energy))
    import numpy as np

    return np.exp(np.clip(energy, -_LARGEST, _LARGEST))
