"""Complete: accept what you can defend, and whatever you defend (Dung 1995).

Every complete extension contains the grounded one, which is itself complete; so what all of them accept is
what the grounded semantics accepts.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.semantics._clock import Clock
from argmap.semantics.extensions import _encodings
from argmap.semantics.extensions._compose import Method, composed
from argmap.semantics.extensions._models import all_sets, with_or_without
from argmap.semantics.extensions._parts import Part

__all__ = ["SEMANTICS", "credulous"]


def credulous(part: Part, clock: Clock) -> bool:
    """Return whether some admissible set accepts argument 1; then some complete extension does, too."""
    return _encodings.admissible(part, clock).solve([1]) is not None


def _sets(part: Part, clock: Clock) -> Iterator[list[int]]:
    return all_sets(part, _encodings.complete(part, clock))


SEMANTICS = composed(
    Method(
        sets=_sets,
        one=lambda _part, _clock: [],
        has=credulous,
        lacks=lambda _part, _clock: True,
        verdict=lambda _part, _clock: ([], []),
        example=with_or_without(_encodings.complete),
        directional=True,
    ),
    title="Complete",
    code="CO",
    updates=False,
)
