"""AM302: a quote that its source has, but not where the quote says. The fix gives the place, if it is one.

Of several places that one is meant whose surroundings are those that the quote gives; see `argmap.anchor`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from attrs import evolve

from argmap.analysis.checks._quotes import astray, requoted
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called, clipped
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the quotes whose places are wrong."""
    for one in astray(map, {"moved", "ambiguous"}):
        quote = one.quote
        if quote.start is None or not one.is_literal:
            continue
        fix = None
        where = "more than once, elsewhere"
        if one.found.kind == "moved":
            start, end = one.found.places[0]
            where = f"at {start}, not at {quote.start}"
            fix = partial(requoted, id=one.element.id, old=quote, new=evolve(quote, start=start, end=end))
        message = f"“{clipped(quote.exact)}” is in {called(map, one.source.id)} {where}"
        yield Fault(elements=(one.element.id, one.source.id), message=message, fix=fix)


CHECK = Check(
    code="AM302",
    title="quote found elsewhere",
    why="Pictures and pages lead readers from a quote to its place; a wrong place shows them other words.",
    severity="warning",
    find=find,
)
