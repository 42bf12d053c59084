"""Where the words of a quote are in a text: to the letter, but for marks, or nearly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from attrs import frozen

from argmap.analysis.anchoring._alike import Span, alike, starts
from argmap.analysis.anchoring._text import Text, folded, indexed, plain
from argmap.model import Quote

__all__ = ["AnchorKind", "Found", "locate"]

AnchorKind = Literal["exact", "moved", "normalised", "altered", "ambiguous", "lost", "unread"]
"""What became of a quote: it is where it says, or says nothing of where it is (`exact`); it is elsewhere
(`moved`); only blanks, quotation marks, dashes and capitals differ (`normalised`), or more does (`altered`);
it may be in several places (`ambiguous`); it is not there (`lost`); or nobody can tell, since the source has
no known text or the quote no words (`unread`)."""


@frozen
class Found:
    """Where a quote is: its kind, its places in the text (exclusive ends), and how many characters differ."""

    kind: AnchorKind
    places: tuple[Span, ...] = ()
    distance: int = 0


@lru_cache(maxsize=1 << 14)
def locate(quote: Quote, text: str) -> Found:
    """Return where a quote is in the text of its source; several checks ask the same.

    >>> locate(Quote(exact="don't stop", start=4), "We don’t stop.")
    Found(kind='normalised', places=((3, 13),), distance=0)
    """
    if not quote.exact.strip():
        return Found("unread")
    if quote.start is not None and _stands(quote, text, quote.start):
        return Found("exact", ((quote.start, quote.start + len(quote.exact)),))
    if places := starts(quote.exact, text):
        return _literal(quote, text, _spans(places, quote.exact))
    known = indexed(text)
    return _normalised(quote, known) or _altered(quote, known)


def _literal(quote: Quote, text: str, spans: Sequence[Span]) -> Found:
    """Return which of the places of the very words is meant."""
    best = _decided(quote, text, spans, [start for start, _ in spans])
    if best is None:
        return Found("ambiguous", tuple(spans))
    return Found("exact" if quote.start in (None, best[0]) else "moved", (best,))


def _normalised(quote: Quote, known: Text) -> Found | None:
    """Return where a quote is but for its marks, then but for its capitals too; None if it is not."""
    words = plain(quote.exact).strip()
    if not words:  # what nobody can see
        return Found("unread")
    for text, form in ((known.plain, words), (known.folded, folded(words))):
        if places := starts(form, text):
            return _meant("normalised", quote, known, _spans(places, form), 0)
    return None


def _altered(quote: Quote, known: Text) -> Found:
    spans, distance = alike(plain(quote.exact).strip(), known)
    return _meant("altered", quote, known, spans, distance) if spans else Found("lost")


def _meant(kind: AnchorKind, quote: Quote, known: Text, spans: Sequence[Span], distance: int) -> Found:
    """Return which of some stretches of the plain text is meant, in places of the text itself."""
    raw = {span: known.span(*span) for span in spans}
    best = _decided(quote, known.plain, spans, [start for start, _ in raw.values()])
    if best is None:
        return Found("ambiguous", tuple(raw.values()), distance)
    return Found(kind, (raw[best],), distance)


def _spans(places: Sequence[int], words: str) -> list[Span]:
    return [(start, start + len(words)) for start in places]


def _stands(quote: Quote, text: str, start: int) -> bool:
    """Whether a quote is at a place, between what it says is around it."""
    return (
        text.startswith(quote.exact, start)
        and text.startswith(quote.suffix, start + len(quote.exact))
        and text.endswith(quote.prefix, 0, start)
    )


def _decided(quote: Quote, text: str, spans: Sequence[Span], raw: Sequence[int]) -> Span | None:
    """Return the one place that is meant: the only one, that with the best surroundings, or where it was.

    `raw` says where each starts in the text of the source.
    """
    if len(spans) == 1:
        return spans[0]
    likely = dict(zip(spans, raw, strict=True))
    if quote.prefix or quote.suffix:
        scores = {span: _likeness(quote, text, *span) for span in spans}
        best = max(scores.values())
        likely = {span: start for span, start in likely.items() if scores[span] == best}
        if best and len(likely) == 1:
            return next(iter(likely))
    return next((span for span, start in likely.items() if start == quote.start), None)


def _likeness(quote: Quote, text: str, start: int, end: int) -> int:
    """Return how many characters around a place are those that the quote says are around it."""
    prefix, suffix = (folded(plain(part)).strip() for part in (quote.prefix, quote.suffix))
    before = folded(plain(text[max(0, start - 2 * len(prefix) - 8) : start])).rstrip()
    after = folded(plain(text[end : end + 2 * len(suffix) + 8])).lstrip()
    return _in_common(prefix[::-1], before[::-1]) + _in_common(suffix, after)


def _in_common(one: str, other: str) -> int:
    """Return how many characters two texts have in common from the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
