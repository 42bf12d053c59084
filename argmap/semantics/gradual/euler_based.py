"""Euler-based: strengths add up as a power of Euler's number.

Amgoud & Ben-Naim (ECSQARU 2017), "Evaluation of arguments in weighted bipolar graphs". Cautious: attacks
never push an argument below the square of its base score, and what has a base score of 0 or 1 keeps it.
"""

from __future__ import annotations

from argmap.semantics.gradual._euler import influence
from argmap.semantics.gradual._modular import modular
from argmap.semantics.gradual._rule import Rule, total

__all__ = ["SEMANTICS"]

SEMANTICS = modular("Euler-based", Rule(aggregate=total, rise=influence, fall=influence))
