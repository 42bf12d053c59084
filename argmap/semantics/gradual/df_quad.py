"""DF-QuAD: discontinuity-free quantitative argumentation debates.

Rago, Toni, Aurisicchio & Baroni (KR 2016), "Discontinuity-free decision support with quantitative
argumentation debates". Each attacker takes its share of what the others leave, and so does each supporter;
where both sides take the same, they cancel out. Several strong arguments on one side drive a strength close
to 0 or 1.
"""

from __future__ import annotations

from typing import Any

from argmap.semantics.gradual._modular import modular
from argmap.semantics.gradual._rule import Rule, product

__all__ = ["SEMANTICS"]


def _rise(base: Any, energy: Any) -> Any:
    return base + (1 - base) * energy


def _fall(base: Any, energy: Any) -> Any:
    return base + base * energy


SEMANTICS = modular("DF-QuAD", Rule(aggregate=product, rise=_rise, fall=_fall))
