"""Weighted card-based: a base score is divided by one, the number of attackers, and their mean strength.

Amgoud, Ben-Naim, Doder & Vesic (IJCAI 2017), "Acceptability semantics for weighted argumentation frameworks".
The number of attackers counts first and their quality second; an attacker of no strength is none. It knows
attacks alone: supports change nothing.
"""

from __future__ import annotations

from argmap.semantics.gradual._modular import modular
from argmap.semantics.gradual._rule import Rule, count
from argmap.semantics.gradual._shares import influence

__all__ = ["SEMANTICS"]

SEMANTICS = modular(
    "Weighted card-based", Rule(aggregate=count, rise=influence, fall=influence, has_supports=False)
)
