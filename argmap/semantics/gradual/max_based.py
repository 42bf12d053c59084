"""Weighted max-based: a base score is divided by one and the strength of the strongest attacker.

Amgoud, Ben-Naim, Doder & Vesic (IJCAI 2017), "Acceptability semantics for weighted argumentation frameworks".
The quality of attackers counts and not their number. It knows attacks alone: supports change nothing.
"""

from __future__ import annotations

from argmap.semantics.gradual._modular import modular
from argmap.semantics.gradual._rule import Rule, top
from argmap.semantics.gradual._shares import influence

__all__ = ["SEMANTICS"]

SEMANTICS = modular(
    "Weighted max-based", Rule(aggregate=top, rise=influence, fall=influence, has_supports=False)
)
