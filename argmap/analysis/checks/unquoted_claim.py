"""AM303: a claim with no quote, in a map that quotes its sources for other claims.

The words may be with the claim itself, or with what somebody said of it. What the mapper inferred
(`implicit`) has none.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the claims that cannot be traced to anybody's words."""
    quoted = {claim.id for claim in map.claims.values() if claim.quotes}
    for said in map.statements():
        if said.utterance and (said.utterance.quotes or said.utterance.text):
            quoted.add(said.claim.id)
    if not quoted:
        return
    for claim in map.claims.values():
        if claim.id not in quoted and not claim.implicit:
            yield Fault(
                elements=(claim.id,), message=f"no quote shows where {called(map, claim.id)} comes from"
            )


CHECK = Check(
    code="AM303",
    title="claim with no quote",
    why="Readers can check a claim against what was said only if the map says where it was said.",
    severity="warning",
    find=find,
)
