"""Final strengths: one pass where nothing is cyclic, iteration where something is.

Arguments are taken in an order in which each comes after those that it depends on, so its strength is final
at once. Those that depend on one another are taken together, as a component that is iterated from its base
scores, all arguments at once, until the strengths stay where they are.

Iteration need not settle: no semantics that adds strengths up does on every graph (Mossakowski & Neuhaus
2018). When it stalls it begins anew in smaller steps, `s + d * (f(s) - s)`, which settle in a fixed point of
the same equations wherever they settle (Potyka 2018, 2019, studies the limit of ever smaller steps); and
what comes out says how many steps it took, how small they were, and what is left of the difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from argmap.semantics._graphs import components, in_order
from argmap.semantics._spec import TOLERANCE, Strengths
from argmap.semantics.frameworks import Qbaf
from argmap.semantics.gradual._rounds import Arrays, Lists, Rounds
from argmap.semantics.gradual._rule import Rule, stepper

__all__ = ["dependencies", "solve"]

_STEPS: Final = (1.0, 0.5, 0.25, 0.125, 0.0625, 0.03125)
"""How large the steps are; each smaller one is tried where those before it stalled."""

_MOST_ROUNDS: Final = 10_000
_MOST_WORK: Final = 20_000_000
"""About how many arguments and relations are looked at, in all rounds of one size of step."""

_PATIENCE: Final = 100
_PROGRESS: Final = 0.9
"""A component stalls when so many rounds leave more than this share of the difference."""

_LARGE: Final = 2_000
"""From how many arguments on a component is worth making arrays of numpy."""


def solve(qbaf: Qbaf, rule: Rule) -> Strengths:
    """Return the final strengths of a framework's arguments.

    >>> from argmap.semantics.gradual.df_quad import SEMANTICS
    >>> chain = Qbaf(["a", "b"], base=[0.5, 0.5], attackers=[[], [0]], supporters=[[], []])
    >>> solve(chain, SEMANTICS.rule).values
    (0.5, 0.25)
    """
    framework = qbaf if rule.has_supports else evolve(qbaf, supporters=((),) * len(qbaf))
    needed = dependencies(framework)
    strengths = list(framework.base)
    step = stepper(framework, rule, strengths)
    order = in_order(needed)
    if order is not None:
        for argument in order:
            strengths[argument] = step(argument)
        return Strengths(values=tuple(strengths))
    found = Strengths(values=())
    for component in components(needed):
        first = component[0]
        if len(component) > 1 or first in needed[first]:
            rounds = _rounds(framework, rule, strengths, component)
            found = _worse(found, _settle(rounds))
            for argument, value in zip(component, rounds.values(), strict=True):
                strengths[argument] = value
        elif needed[first]:
            strengths[first] = step(first)
    return evolve(found, values=tuple(strengths))


def dependencies(qbaf: Qbaf) -> list[tuple[int, ...]]:
    """Return for each argument those that its strength depends on."""
    three = zip(qbaf.attackers, qbaf.supporters, qbaf.premises, strict=True)
    return [attackers + supporters + premises for attackers, supporters, premises in three]


def _rounds(qbaf: Qbaf, rule: Rule, strengths: list[float], component: Sequence[int]) -> Rounds:
    """Return what iterates a component: arrays where it is large and numpy there, else lists."""
    if len(component) >= _LARGE and (arrays := Arrays.of(qbaf, rule, strengths, component)):
        return arrays
    return Lists(qbaf, rule, strengths, component)


def _settle(rounds: Rounds) -> Strengths:
    """Iterate until the strengths stay where they are, in ever smaller steps while they do not."""
    most = max(_PATIENCE, min(_MOST_ROUNDS, _MOST_WORK // rounds.size))
    iterations, residual, step = 0, 1.0, 1.0
    for step in _STEPS:
        rounds.restart()
        reached = 1.0
        for count in range(most):
            residual = rounds.advance(step)
            iterations += 1
            if residual <= TOLERANCE:
                return Strengths(values=(), iterations=iterations, residual=residual, step=step)
            if count % _PATIENCE == _PATIENCE - 1:
                if residual > _PROGRESS * reached:
                    break
                reached = residual
    return Strengths(values=(), iterations=iterations, residual=residual, step=step)


def _worse(one: Strengths, other: Strengths) -> Strengths:
    """Return what two components have to say for both: the worse of each figure."""
    return Strengths(
        values=(),
        iterations=max(one.iterations, other.iterations),
        residual=max(one.residual, other.residual),
        step=min(one.step, other.step),
    )
