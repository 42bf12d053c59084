"""Quotes that stay anchored: finding them again in sources that have changed.

A quote is looked for to the letter, then with blanks, quotation marks, dashes and capitals made plain, then
by words that are nearly the same. Of several places the one counts whose surroundings are those that the
quote gives (`prefix`, `suffix`), else the one where it was. After Brush et al. 2001, "Robust annotation
positioning in digital documents", and the selectors of the W3C Web Annotation Data Model (2017).

Every quote is told with what became of it, and what is not sure is left as it is. Looking up takes a pass
over the text for each quote, at the speed at which memory is searched; what else a text must give is worked
out once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attrs import evolve, frozen

from argmap._collector import paused_collector
from argmap.analysis.anchoring._difference import difference
from argmap.analysis.anchoring._finding import AnchorKind, Found, locate
from argmap.model import Argument, ArgumentMap, Claim, Quote, Source, Utterance

__all__ = ["Anchor", "AnchorKind", "Anchored", "Found", "Quoting", "anchor", "locate", "quotations"]

Quoting = Claim | Argument | Utterance
"""What has quotes."""


@frozen(kw_only=True)
class Anchor:
    """What became of a quote of an element (by id).

    `quote` is as it was and `anchored` as it is now; they are the same where nothing is sure. `places` are
    where it is, or may be, in the text of the source, as starts and exclusive ends; `words` are what the
    source says at the first of them, and `distance` is how many characters of these differ.
    """

    element: str
    quote: Quote
    anchored: Quote
    kind: AnchorKind
    places: tuple[tuple[int, int], ...] = ()
    words: str = ""
    distance: int = 0

    @property
    def similarity(self) -> float:
        """How alike the quote and the words of the source are, from 0 to 1."""
        if not self.places:
            return 0.0
        return 1 - self.distance / max(len(self.quote.exact), len(self.words), 1)

    @property
    def difference(self) -> str:
        """The words of the quote with what the source has instead, `[-gone-]` and `{+new+}`."""
        return difference(self.quote.exact, self.words)


class Anchored(NamedTuple):
    """A map whose quotes are anchored anew, and what became of each."""

    map: ArgumentMap
    anchors: list[Anchor]


@paused_collector()
def anchor(map: ArgumentMap, *, altered: bool = False, unplaced: bool = True) -> Anchored:
    """Find every quote of a map again in the text of its source.

    The map that is returned is a copy. Quotes that are exact, moved or normalised have their places in it,
    and the words and surroundings of the source; all others are as they were.

    Args:
        map: the debate; sources without `text` cannot be looked into.
        altered: also take the words of the source for quotes that are altered.
        unplaced: also give places to quotes that have none, and are known by their words alone.

    >>> m = ArgumentMap()
    >>> letter = m.source("Letter", text="Dear all. We don’t stop.", id="letter")
    >>> c = m.claim("They go on.", quotes=[Quote(source="letter", exact="We don't stop", start=0, end=13)])
    >>> anew, anchors = anchor(m)
    >>> anchors[0].kind, anchors[0].difference
    ('normalised', "We [-don't-]{+don’t+} stop")
    >>> anew.claims["c1"].quotes[0].start
    10
    """
    anew, anchors = map.copy(), []
    kept: dict[str, list[Quote]] = {}
    for element, quote in quotations(map):
        source = map.sources.get(quote.source)
        one = _anchor(element.id, quote, source, altered=altered, unplaced=unplaced)
        anchors.append(one)
        kept.setdefault(element.id, []).append(one.anchored)
    anew.replace(
        *(
            evolve(element, quotes=kept[element.id])
            for kind in (map.claims, map.arguments, map.utterances)
            for element in kind.values()
            if element.id in kept
        )
    )
    return Anchored(anew, anchors)


def quotations(map: ArgumentMap) -> Iterator[tuple[Quoting, Quote]]:
    """Yield all quotes, each with the element that has it."""
    for kind in (map.claims, map.arguments, map.utterances):
        for element in kind.values():
            for quote in element.quotes:
                yield element, quote


def _anchor(element: str, quote: Quote, source: Source | None, *, altered: bool, unplaced: bool) -> Anchor:
    text = source.text if source else None
    if text is None:
        return Anchor(element=element, quote=quote, anchored=quote, kind="unread")
    where = locate(quote, text)
    sure = {"exact", "moved", "normalised", *(["altered"] if altered else [])}
    start, end = where.places[0] if where.places else (0, 0)
    anchored = _renewed(quote, text, start, end) if where.kind in sure else quote
    if quote.start is None and not unplaced:
        anchored = evolve(anchored, start=None, end=None)
    return Anchor(
        element=element,
        quote=quote,
        anchored=anchored,
        kind=where.kind,
        places=where.places,
        words=text[start:end],
        distance=where.distance,
    )


def _renewed(quote: Quote, text: str, start: int, end: int) -> Quote:
    """Return a quote with its place, and the words and surroundings that a text has there."""
    return evolve(
        quote,
        exact=text[start:end],
        start=start,
        end=end,
        prefix=text[max(0, start - len(quote.prefix)) : start],
        suffix=text[end : end + len(quote.suffix)],
    )
