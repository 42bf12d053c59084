"""Eager: accept what can be defended and is in every semi-stable extension (Caminada 2007).

There is exactly one eager extension, and it contains the ideal one.
"""

from __future__ import annotations

from argmap.semantics._clock import Clock
from argmap.semantics.extensions._compose import Method, composed
from argmap.semantics.extensions._parts import Part
from argmap.semantics.extensions._prune import pruned
from argmap.semantics.extensions.semi_stable import METHOD as SEMI_STABLE

__all__ = ["SEMANTICS"]


def _eager(part: Part, clock: Clock) -> list[int]:
    return pruned(part, SEMI_STABLE.verdict(part, clock)[0])


SEMANTICS = composed(Method.single(_eager), title="Eager", code="EAG")
