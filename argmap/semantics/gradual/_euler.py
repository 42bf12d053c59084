"""The influence that the Euler-based semantics share.

It has its name from Euler's number: Amgoud & Ben-Naim (ECSQARU 2017), "Evaluation of arguments in weighted
bipolar graphs". Nothing falls below the square of its base score, and what has none stays at 0.
"""

from __future__ import annotations

from typing import Any

from argmap.semantics.gradual._rule import exp

__all__ = ["influence"]


def influence(base: Any, energy: Any) -> Any:
    """Return the strength that a base score has under an energy.

    >>> round(influence(0.5, 0.5), 3)
    0.589
    """
    return 1 - (1 - base**2) / (1 + base * exp(energy))
