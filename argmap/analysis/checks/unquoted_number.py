"""AM307: a number in a claim that is in none of the words that the claim is taken from.

Numbers are compared as they read: `16.8`, `35,000`, `70 %`; up to twelve also as words. A year may be that of
the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.numbers import figures, figures_said
from argmap.analysis.telling import called, listed
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the claims with numbers that nobody said."""
    words = _words(map)
    for claim in map.claims.values():
        if claim.id not in words:
            continue
        said = {number for text in words[claim.id] for number in figures_said(text)}
        missing = [number for number in dict.fromkeys(figures(claim.text)) if number not in said]
        if missing:
            verb = "is" if len(missing) == 1 else "are"
            message = f"{listed(missing)} in {called(map, claim.id)} {verb} not in its quotes"
            yield Fault(elements=(claim.id,), message=message)


def _words(map: ArgumentMap) -> dict[str, list[str]]:
    """Return the words that claims are taken from, and when they were said, of those claims that have any."""
    found = {
        claim.id: [quote.exact for quote in claim.quotes] for claim in map.claims.values() if claim.quotes
    }
    for said in map.statements():
        if said.words and said.utterance and said.claim.id in map.claims:
            quotes = (quote.exact for quote in said.utterance.quotes)
            found.setdefault(said.claim.id, []).extend((said.utterance.text, *quotes, said.when))
    return found


CHECK = Check(
    code="AM307",
    title="number that is not in its quote",
    why="A wrong number is the easiest mistake to make and the hardest to forgive.",
    severity="warning",
    find=find,
)
