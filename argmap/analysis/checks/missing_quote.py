"""AM301: a quote that its source does not have, nor anything like it; perhaps another source has it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._quotes import astray
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called, clipped
from argmap.model import ArgumentMap, Quote

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the quotes whose source is known and says something else."""
    for one in astray(map, {"lost"}):
        said = f"“{clipped(one.quote.exact)}”{_elsewhere(map, one.quote)}"
        message = f"{called(map, one.source.id)} does not say {said}"
        yield Fault(elements=(one.element.id, one.source.id), message=message)


def _elsewhere(map: ArgumentMap, quote: Quote) -> str:
    """Return in words which other source has a quote."""
    for other in map.sources.values():
        if other.text is not None and other.id != quote.source and quote.exact in other.text:
            return f"; {called(map, other.id)} does"
    return ""


CHECK = Check(
    code="AM301",
    title="quote not found in its source",
    why="A quote that the source does not have puts words into somebody's mouth.",
    severity="error",
    find=find,
)
