"""Ideal: accept what can be defended and is in every preferred extension (Dung, Mancarella and Toni 2007).

There is exactly one ideal extension. It is the largest admissible set of which no member is attacked by an
argument that some admissible set accepts (Dunne 2009, "The computational complexity of ideal semantics").
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from argmap.semantics._clock import Clock
from argmap.semantics.extensions import _encodings
from argmap.semantics.extensions._compose import Method, composed
from argmap.semantics.extensions._parts import Part
from argmap.semantics.extensions._prune import pruned

__all__ = ["SEMANTICS", "ideal", "tenable"]


def ideal(part: Part, tenable: AbstractSet[int]) -> list[int]:
    """Return the ideal extension, given what is accepted by some admissible set."""
    return pruned(part, [argument for argument in tenable if tenable.isdisjoint(part.attackers[argument])])


def tenable(part: Part, clock: Clock) -> set[int]:
    """Return what is accepted by some admissible set."""
    solver = _encodings.admissible(part, clock)
    rest = list(range(1, part.size + 1))
    while rest:
        solver.add(*rest)
        model = solver.solve()
        if model is None:
            break
        rest = [argument for argument in rest if model[argument - 1] < 0]
    return set(range(1, part.size + 1)).difference(rest)


SEMANTICS = composed(
    Method.single(lambda part, clock: ideal(part, tenable(part, clock)), directional=True),
    title="Ideal",
    code="ID",
)
