"""Admissible: accept what you can defend against every attack (Dung 1995); the empty set always is."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics._clock import Clock
from argmap.semantics.extensions import _encodings
from argmap.semantics.extensions._compose import Method, composed
from argmap.semantics.extensions._models import all_sets, with_or_without
from argmap.semantics.extensions._parts import Part
from argmap.semantics.extensions.complete import credulous

__all__ = ["SEMANTICS"]


def _sets(part: Part, clock: Clock) -> Iterator[list[int]]:
    return all_sets(part, _encodings.admissible(part, clock))


SEMANTICS = composed(
    Method(
        sets=_sets,
        one=lambda _part, _clock: [],
        has=credulous,
        lacks=lambda _part, _clock: True,
        verdict=lambda _part, _clock: ([], []),
        example=with_or_without(_encodings.admissible),
        reduced=False,
        directional=True,
    ),
    title="Admissible",
    code="AD",
    updates=False,
)
