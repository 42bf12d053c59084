"""Quadratic energy: strengths add up, and pull at the base score the harder the more they are.

Potyka (KR 2018), "Continuous dynamical systems for weighted bipolar argumentation". One more argument counts
for little where there is hardly any or where there are many already; base scores 0 and 1 are no traps.
"""

from __future__ import annotations

from typing import Any

from argmap.semantics.gradual._modular import modular
from argmap.semantics.gradual._rule import Rule, total

__all__ = ["SEMANTICS"]


def _rise(base: Any, energy: Any) -> Any:
    squared = energy * energy
    return base + (1 - base) * squared / (1 + squared)


def _fall(base: Any, energy: Any) -> Any:
    return base / (1 + energy * energy)


SEMANTICS = modular("Quadratic energy", Rule(aggregate=total, rise=_rise, fall=_fall))
