"""The largest admissible set within a set that has no conflicts: drop what is not defended, until all is."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.semantics._graphs import turned
from argmap.semantics.extensions._parts import Part

__all__ = ["pruned"]


def pruned(part: Part, numbers: Iterable[int]) -> list[int]:
    """Return the largest admissible subset of some arguments that do not attack one another; linear."""
    kept = set(numbers)
    attacked = turned(part.attackers)
    hits = [sum(attacker in kept for attacker in attackers) for attackers in part.attackers]
    doubtful = [
        argument for argument in kept if any(not hits[attacker] for attacker in part.attackers[argument])
    ]
    kept.difference_update(doubtful)
    while doubtful:
        for victim in attacked[doubtful.pop()]:
            hits[victim] -= 1
            if not hits[victim]:
                lost = kept.intersection(attacked[victim])
                kept -= lost
                doubtful += lost
    return sorted(kept)
