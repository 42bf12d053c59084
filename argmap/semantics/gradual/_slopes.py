"""How a strength reacts to base scores: derivatives, backwards through the framework in one pass.

Reverse accumulation (Linnainmaa 1976): from what depends on an argument to the argument. On cycles the same
equations are iterated until they settle. Where a rule has a kink, its slope is the mean of both sides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from operator import mul
from typing import Any, Final

from argmap.errors import OptionError
from argmap.semantics._graphs import in_order
from argmap.semantics.frameworks import Qbaf
from argmap.semantics.gradual._rule import NOTHING, Rule, count, product, top, total

__all__ = ["gradient"]

_STEP: Final = 1e-6
_MOST_ROUNDS: Final = 10_000
_SETTLED: Final = 1e-12


def gradient(qbaf: Qbaf, rule: Rule, strengths: Sequence[float], target: int) -> list[float]:
    """Return by how much the strength of the target grows with each base score, per unit.

    Raises:
        OptionError: the rule's aggregation is not known, or the slopes do not settle on a cycle.

    >>> from argmap.semantics.gradual.df_quad import SEMANTICS
    >>> pair = Qbaf(["a", "b"], base=[0.5, 0.5], attackers=[[], [0]], supporters=[[], []])
    >>> [round(slope, 6) for slope in gradient(pair, SEMANTICS.rule, [0.5, 0.25], 1)]
    [-0.5, 0.5]
    """
    local = [_local(qbaf, rule, strengths, argument) for argument in range(len(qbaf))]
    reached = _reached(qbaf, [slopes for _, slopes in local], target)
    return [at * own for at, (own, _) in zip(reached, local, strict=True)]


def _reached(qbaf: Qbaf, slopes: list[list[tuple[int, float]]], target: int) -> list[float]:
    """Return by how much the target's strength grows with the strength of each argument."""
    needed = [[other for other, _ in pairs] for pairs in slopes]
    order = in_order(needed)
    reached = [0.0] * len(qbaf)
    reached[target] = 1.0
    if order is not None:
        for argument in reversed(order):
            for other, slope in slopes[argument]:
                reached[other] += reached[argument] * slope
        return reached
    for _ in range(_MOST_ROUNDS):
        following = [0.0] * len(qbaf)
        following[target] = 1.0
        for argument, pairs in enumerate(slopes):
            for other, slope in pairs:
                following[other] += reached[argument] * slope
        change = max(abs(one - other) for one, other in zip(following, reached, strict=True))
        reached = following
        if change < _SETTLED:
            return reached
        if change > 1 / _SETTLED:
            break
    raise OptionError("on this map the slopes of the strengths do not settle; ask for removals instead")


def _local(
    qbaf: Qbaf, rule: Rule, strengths: Sequence[float], argument: int
) -> tuple[float, list[tuple[int, float]]]:
    """Return how an argument reacts to its base score, and to the strength of each that it depends on."""
    premises = qbaf.premises[argument]
    attackers = qbaf.attackers[argument]
    supporters = qbaf.supporters[argument] if rule.has_supports else ()
    against, in_favour = ([strengths[other] for other in others] for others in (attackers, supporters))
    worth = [strengths[premise] for premise in premises]
    share = [*accumulate(worth, mul, initial=1.0)][-1]
    to_score, to_energy = _slopes(rule, qbaf.base[argument] * share, rule.aggregate(against, in_favour))
    slope_of = _AGGREGATES.get(rule.aggregate)
    if slope_of is None:
        raise OptionError(
            "this semantics does not say how it reacts to small changes; ask for removals instead"
        )
    one, other = slope_of(against, in_favour)
    pairs = [(place, -to_energy * slope) for place, slope in zip(attackers, one, strict=True)]
    pairs += [(place, to_energy * slope) for place, slope in zip(supporters, other, strict=True)]
    by_premise = zip(premises, _of_others(worth), strict=True)
    pairs += [(place, to_score * qbaf.base[argument] * rest) for place, rest in by_premise]
    return to_score * share, pairs


def _slopes(rule: Rule, score: float, energy: float) -> tuple[float, float]:
    """Return how the influence reacts to the score and to the energy, by small steps both ways."""

    def strength(at_score: float, at_energy: float) -> float:
        found: float = rule.rise(at_score, at_energy) if at_energy >= 0.0 else rule.fall(at_score, at_energy)
        return found

    low, high = max(score - _STEP, 0.0), min(score + _STEP, 1.0)
    above = energy + _STEP if rule.has_supports else min(energy + _STEP, 0.0)
    to_score = (strength(high, energy) - strength(low, energy)) / (high - low)
    to_energy = (strength(score, above) - strength(score, energy - _STEP)) / (above - energy + _STEP)
    return to_score, to_energy


Slopes = tuple[list[float], list[float]]
"""How an aggregation reacts to each attacker, as a loss, and to each supporter, as a gain."""


def _by_total(attackers: list[float], supporters: list[float]) -> Slopes:
    return [1.0] * len(attackers), [1.0] * len(supporters)


def _by_product(attackers: list[float], supporters: list[float]) -> Slopes:
    left, spared = ([1.0 - value for value in side] for side in (attackers, supporters))
    return _of_others(left), _of_others(spared)


def _by_top(attackers: list[float], supporters: list[float]) -> Slopes:
    return _strongest(attackers), _strongest(supporters)


def _by_count(attackers: list[float], supporters: list[float]) -> Slopes:
    return _mean(attackers), _mean(supporters)


def _strongest(values: list[float]) -> list[float]:
    most = max(values, default=0.0)
    share = 1.0 / max(values.count(most), 1)
    return [share if value == most else 0.0 for value in values]


def _mean(values: list[float]) -> list[float]:
    some = [value > NOTHING for value in values]
    return [1.0 / sum(some) if counts else 0.0 for counts in some]


def _of_others(values: list[float]) -> list[float]:
    """Return for each value the product of all others."""
    before = [*accumulate(values, mul, initial=1.0)]
    behind = [*accumulate(reversed(values), mul, initial=1.0)][::-1]
    return [before[place] * behind[place + 1] for place in range(len(values))]


_AGGREGATES: Final[dict[Any, Callable[[list[float], list[float]], Slopes]]] = {
    total: _by_total,
    product: _by_product,
    top: _by_top,
    count: _by_count,
}
