"""AM302: a quote that its source has, but not where the quote says. The fix gives the place, if it is one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from attrs import evolve

from argmap.analysis.checks._quotes import is_in_place, only_place, place_of, quotations, requoted
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called, clipped
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the quotes whose places are wrong."""
    for element, quote in quotations(map):
        source = map.sources.get(quote.source)
        if source is None or source.text is None or quote.start is None or not quote.exact:
            continue
        if is_in_place(quote, source.text) or place_of(quote.exact, source.text) < 0:
            continue
        place = only_place(quote.exact, source.text)
        where = "more than once, elsewhere" if place is None else f"at {place}, not at {quote.start}"
        fix = None
        if place is not None:
            moved = evolve(quote, start=place, end=place + len(quote.exact))
            fix = partial(requoted, id=element.id, old=quote, new=moved)
        message = f"“{clipped(quote.exact)}” is in {called(map, source.id)} {where}"
        yield Fault(elements=(element.id, source.id), message=message, fix=fix)


CHECK = Check(
    code="AM302",
    title="quote found elsewhere",
    why="Pictures and pages lead readers from a quote to its place; a wrong place shows them other words.",
    severity="warning",
    find=find,
)
