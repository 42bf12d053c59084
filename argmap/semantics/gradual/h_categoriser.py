"""Weighted h-categoriser: a base score is divided by one and the sum of the attackers' strengths.

Besnard & Hunter (2001); weighted by Amgoud, Ben-Naim, Doder & Vesic (IJCAI 2017). Both how many attackers
there are and how strong they are counts. It knows attacks alone: supports change nothing.
"""

from __future__ import annotations

from argmap.semantics.gradual._modular import modular
from argmap.semantics.gradual._rule import Rule, total
from argmap.semantics.gradual._shares import influence

__all__ = ["SEMANTICS"]

SEMANTICS = modular(
    "Weighted h-categoriser", Rule(aggregate=total, rise=influence, fall=influence, has_supports=False)
)
