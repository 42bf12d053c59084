"""CF2: judge circles of attacks one by one, each by its largest conflict-free sets (Baroni et al. 2005)."""

from __future__ import annotations

from argmap.semantics.extensions import naive
from argmap.semantics.extensions._compose import composed
from argmap.semantics.extensions._recursive import recursive

__all__ = ["SEMANTICS"]

SEMANTICS = composed(recursive(naive.sets, naive.flaw), title="CF2", code="CF2", admissible=False)
