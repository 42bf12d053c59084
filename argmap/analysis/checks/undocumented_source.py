"""AM304: a source without a date, or one that is quoted and does not say by what right.

Rights concern the document that the words are taken from: the one that quotes lie in, or whose text the map
carries. A letter known only from a newspaper needs none.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.anchoring import quotations
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called, listed
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the sources that do not say all that a reader, or a lawyer, will ask."""
    quoted = {quote.source for _, quote in quotations(map)}
    for source in map.sources.values():
        is_taken = source.id in quoted or source.text is not None or source.path != ""
        missing = [] if source.date else ["its date"]
        missing += ["by what right it is quoted"] if is_taken and not source.rights else []
        if missing:
            message = f"{called(map, source.id)} does not say {listed(missing)}"
            yield Fault(elements=(source.id,), message=message)


CHECK = Check(
    code="AM304",
    title="source without date or rights",
    why="Without a date nobody knows what was said before what; without rights nobody may pass the map on.",
    severity="warning",
    find=find,
)
