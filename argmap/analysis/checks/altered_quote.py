"""AM305: a quote that is nearly what its source says; how many characters differ is told.

The fix takes the words of the source, where only blanks, quotation marks, dashes and capitals are others.
Words that are only alike are found with rapidfuzz (the extra `fuzzy`) and left to people: `argmap.anchor`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from attrs import evolve

from argmap.analysis.checks._quotes import Astray, astray, requoted
from argmap.analysis.checks._spec import Check, Fault, Fix
from argmap.analysis.telling import called, clipped, number_of
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the quotes that were altered."""
    for one in astray(map, {"normalised", "altered", "ambiguous"}):
        if one.is_literal:
            continue
        start, end = one.found.places[0]
        distance = one.found.distance
        how = f"by {number_of(distance, 'character')}" if distance else "in blanks, marks or capitals"
        source, said = called(map, one.source.id), clipped(one.text[start:end])
        message = f"“{clipped(one.quote.exact)}” is altered {how}; {source} says “{said}”"
        fix = _restoring(one) if one.found.kind == "normalised" else None
        yield Fault(elements=(one.element.id, one.source.id), message=message, fix=fix)


def _restoring(one: Astray) -> Fix:
    start, end = one.found.places[0]
    new = evolve(one.quote, exact=one.text[start:end])
    if one.quote.start is not None:
        new = evolve(new, start=start, end=end)
    return partial(requoted, id=one.element.id, old=one.quote, new=new)


CHECK = Check(
    code="AM305",
    title="altered quote",
    why="A small change can turn a meaning round; who quotes, quotes to the letter.",
    severity="warning",
    find=find,
)
