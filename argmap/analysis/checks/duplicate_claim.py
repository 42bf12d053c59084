"""AM404: two claims with the same words, but for blanks, capitals and punctuation.

Claims that the map itself says are the same (an equivalence between them) are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._flow import kin
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called, listed
from argmap.analysis.wording import plain_words
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the claims that are there twice, each set of them once."""
    same: dict[str, list[str]] = {}
    for claim in map.claims.values():
        if words := plain_words(claim.text):
            same.setdefault(words, []).append(claim.id)
    twins = {words: ids for words, ids in same.items() if len(ids) > 1}
    same_as = kin(map) if twins else {}
    for ids in twins.values():
        first = same_as.get(ids[0], ids[0])
        others = [id_ for id_ in ids[1:] if same_as.get(id_, id_) != first]
        if others:
            message = f"{called(map, ids[0])} is claimed again as {listed(others)}"
            yield Fault(elements=(*others, ids[0]), message=message)


CHECK = Check(
    code="AM404",
    title="duplicate claim",
    why="Reasons for one copy do not count for the other: make them one, or say that they are equivalent.",
    severity="warning",
    find=find,
)
