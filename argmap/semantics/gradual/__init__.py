"""The semantics that give each claim a strength, one module each.

Other distributions add theirs by an entry point of the group `argmap.semantics.gradual`: a `Gradual`, or what
`modular` makes of a `Rule`.
"""

from __future__ import annotations

from argmap.semantics.gradual._modular import Modular, modular
from argmap.semantics.gradual._rule import Rule, count, product, top, total
from argmap.semantics.gradual._solve import solve

__all__ = ["Modular", "Rule", "count", "modular", "product", "solve", "top", "total"]
