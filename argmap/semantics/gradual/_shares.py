"""The influence that the attack-only semantics share.

Besnard & Hunter (2001), "A logic-based theory of deductive arguments", gave it for trees; Amgoud, Ben-Naim,
Doder & Vesic (IJCAI 2017), "Acceptability semantics for weighted argumentation frameworks", for all graphs
and with base scores. It has exactly one solution on every graph, and iteration finds it.
"""

from __future__ import annotations

from typing import Any

__all__ = ["influence"]


def influence(base: Any, energy: Any) -> Any:
    """Return the strength that a base score has under attack; the energy is never positive.

    >>> influence(1.0, -1.0)
    0.5
    """
    return base / (1 - energy)
