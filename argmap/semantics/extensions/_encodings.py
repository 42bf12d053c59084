"""What a solver is told: which sets of arguments are conflict-free, admissible, complete, stable or naive.

Variable `a` says that argument a is in, and where there is need of it `n + a` that a is attacked by one that
is in, and `2n + a` that a is in *range*: either of the two. The clauses are those of labellings (Caminada
2006; Cerutti et al. 2014, "Computing preferred extensions in abstract argumentation: a SAT-based approach").
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.semantics._clock import Clock
from argmap.semantics.extensions._parts import Part
from argmap.semantics.extensions._solver import Solver

__all__ = ["admissible", "complete", "conflict_free", "naive", "ranged", "stable"]

Clauses = list[Sequence[int]]


def conflict_free(part: Part, clock: Clock) -> Solver:
    """Return what finds the conflict-free sets."""
    return Solver(_conflicts(part), part.size, clock)


def admissible(part: Part, clock: Clock) -> Solver:
    """Return what finds the admissible sets."""
    size = part.size
    clauses = _conflicts(part)
    for argument, attackers in _each(part):
        clauses.append((-size - argument, *attackers))
        clauses += [(-argument, size + attacker) for attacker in attackers]
    return Solver(clauses, 2 * size, clock)


def complete(part: Part, clock: Clock) -> Solver:
    """Return what finds the complete extensions."""
    return Solver(_completed(part), 2 * part.size, clock)


def stable(part: Part, clock: Clock) -> Solver:
    """Return what finds the stable extensions."""
    clauses = _conflicts(part)
    clauses += [(argument, *attackers) for argument, attackers in _each(part)]
    return Solver(clauses, part.size, clock)


def naive(part: Part, clock: Clock) -> Solver:
    """Return what finds the largest conflict-free sets: they have each argument or a conflict with it."""
    clauses = _conflicts(part) + _attacked(part)
    loops = {argument for argument, attackers in _each(part) if argument in attackers}
    rivals: list[list[int]] = [[] for _ in part.attackers]
    for argument, attackers in _each(part):
        for attacker in attackers:
            if attacker not in loops:
                rivals[argument].append(attacker)
            if argument not in loops:
                rivals[attacker].append(argument)
    clauses += [(argument, *rivals[argument]) for argument, _ in _each(part) if argument not in loops]
    return Solver(clauses, 2 * part.size, clock)


def ranged(part: Part, clock: Clock, *, defended: bool) -> Solver:
    """Return what finds the complete extensions, or else the conflict-free sets, with their ranges."""
    clauses = _completed(part) if defended else _conflicts(part) + _attacked(part)
    size = part.size
    clauses += [(-2 * size - argument, argument, size + argument) for argument in range(1, size + 1)]
    return Solver(clauses, 3 * size, clock)


def _each(part: Part) -> enumerate[list[int]]:
    """Return the arguments with their attackers."""
    pairs = enumerate(part.attackers)
    next(pairs)
    return pairs


def _conflicts(part: Part) -> Clauses:
    return [(-argument, -attacker) for argument, attackers in _each(part) for attacker in attackers]


def _attacked(part: Part) -> Clauses:
    """Let `n + a` say that argument a is attacked."""
    size = part.size
    clauses: Clauses = []
    for argument, attackers in _each(part):
        attacked = size + argument
        clauses += [(attacked, -attacker) for attacker in attackers]
        clauses.append((-attacked, *attackers))
    return clauses


def _defended(part: Part) -> Clauses:
    """Accept what is not attacked and whose attackers all are."""
    size = part.size
    clauses = _attacked(part)
    for argument, attackers in _each(part):
        clauses.append((-argument, -size - argument))
        clauses += [(-argument, size + attacker) for attacker in attackers]
    return clauses


def _completed(part: Part) -> Clauses:
    """Accept also whatever is defended."""
    size = part.size
    clauses = _defended(part)
    clauses += [
        (argument, *[-size - attacker for attacker in attackers]) for argument, attackers in _each(part)
    ]
    return clauses
