"""Conflict-free: accept nothing together with what it attacks (Dung 1995); the empty set always is."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics._clock import Clock
from argmap.semantics.extensions import _encodings
from argmap.semantics.extensions._compose import Method, composed
from argmap.semantics.extensions._models import all_sets, with_or_without
from argmap.semantics.extensions._parts import Part

__all__ = ["SEMANTICS"]


def _sets(part: Part, clock: Clock) -> Iterator[list[int]]:
    return all_sets(part, _encodings.conflict_free(part, clock))


SEMANTICS = composed(
    Method(
        sets=_sets,
        one=lambda _part, _clock: [],
        has=lambda part, _: 1 not in part.attackers[1],
        lacks=lambda _part, _clock: True,
        verdict=lambda _part, _clock: ([], []),
        example=with_or_without(_encodings.conflict_free),
        reduced=False,
        directional=True,
    ),
    title="Conflict-free",
    code="CF",
    admissible=False,
    updates=False,
)
