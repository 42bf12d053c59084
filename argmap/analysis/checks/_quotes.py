"""Quotes that are not where their sources say, and putting others in their places."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrs import evolve, frozen

from argmap.analysis.anchoring import AnchorKind, Found, Quoting, locate, quotations
from argmap.analysis.checks._spec import Edits
from argmap.model import Argument, ArgumentMap, Claim, Quote, Source, Utterance

__all__ = ["Astray", "astray", "requoted"]


@frozen
class Astray:
    """A quote that is not where its source says: whose it is, and what was found of it."""

    element: Quoting
    quote: Quote
    source: Source
    text: str
    found: Found

    @property
    def is_literal(self) -> bool:
        """Whether the source has the very words."""
        return any(self.text[start:end] == self.quote.exact for start, end in self.found.places[:1])


def astray(map: ArgumentMap, kinds: Collection[AnchorKind]) -> Iterator[Astray]:
    """Yield the quotes of some kinds, of sources whose text is known; see `anchor`."""
    for element, quote in quotations(map):
        source = map.sources.get(quote.source)
        if source is not None and source.text is not None:
            found = locate(quote, source.text)
            if found.kind in kinds:
                yield Astray(element, quote, source, source.text, found)


def requoted(map: ArgumentMap, id: str, old: Quote, new: Quote) -> Edits:
    """Return the edits that put a quote in the place of another, as far as the element still has that."""
    element = map[id] if id in map else None  # noqa: SIM401 - a map of elements has no `get`
    if not isinstance(element, Claim | Argument | Utterance) or old not in element.quotes:
        return Edits()
    return Edits(replace=(evolve(element, quotes=[new if q == old else q for q in element.quotes]),))
