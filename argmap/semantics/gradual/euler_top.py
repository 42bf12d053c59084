"""Euler-based, with the strongest attacker and the strongest supporter alone.

Mossakowski & Neuhaus (2018), "Modular semantics and characteristics for bipolar weighted argumentation
graphs": it settles on every graph, cyclic or not, which no semantics that adds strengths up does.
"""

from __future__ import annotations

from argmap.semantics.gradual._euler import influence
from argmap.semantics.gradual._modular import modular
from argmap.semantics.gradual._rule import Rule, top

__all__ = ["SEMANTICS"]

SEMANTICS = modular("Euler-based, strongest only", Rule(aggregate=top, rise=influence, fall=influence))
