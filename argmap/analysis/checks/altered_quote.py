"""AM305: a quote that is nearly what its source says; how many characters differ is told.

The fix takes the words of the source, where only blanks, quotation marks and dashes are others. Words that
are only alike are found with rapidfuzz (the extra `fuzzy`) and left to people; the number of characters is
the edit distance (Levenshtein 1966, "Binary codes capable of correcting deletions, insertions, and
reversals").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from attrs import evolve

from argmap.analysis.checks._quotes import Passage, absences, nearest, requoted
from argmap.analysis.checks._spec import Check, Fault, Fix
from argmap.analysis.telling import called, clipped, number_of
from argmap.model import ArgumentMap, Quote

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the quotes that were altered."""
    for element, quote, source, text in absences(map):
        passage = nearest(quote.exact, text)
        if passage is None:
            continue
        said = clipped(text[passage.start : passage.end])
        how = f"by {number_of(passage.distance, 'character')}" if passage.distance else "in blanks or marks"
        message = f"“{clipped(quote.exact)}” is altered {how}; {called(map, source.id)} says “{said}”"
        fix = None if passage.distance else _restoring(element.id, quote, text, passage)
        yield Fault(elements=(element.id, source.id), message=message, fix=fix)


def _restoring(id: str, quote: Quote, text: str, passage: Passage) -> Fix:
    start, end = passage.start, passage.end
    new = evolve(quote, exact=text[start:end])
    if quote.start is not None:
        new = evolve(new, start=start, end=end)
    return partial(requoted, id=id, old=quote, new=new)


CHECK = Check(
    code="AM305",
    title="altered quote",
    why="A small change can turn a meaning round; who quotes, quotes to the letter.",
    severity="warning",
    find=find,
)
