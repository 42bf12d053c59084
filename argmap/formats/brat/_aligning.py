"""Giving annotations their text: each passage is where it stands, or where it is found nearby."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from attrs import evolve

from argmap.formats.brat._reading import SOURCE
from argmap.model import ArgumentMap, Claim, Quote
from argmap.notes import Notes

__all__ = ["with_text"]

_NEARBY: Final = 10_000
"""So many characters away a passage is looked for."""


def with_text(map: ArgumentMap, text: str, notes: Notes) -> ArgumentMap:
    """Return the map of annotations with the text that they are about, its quotes in their places.

    Some annotations were made of a text with other line ends; that whose places fit more often counts.
    """
    source = map.sources.get(SOURCE)
    if source is None:
        return map
    quotes = [quote for claim in map.claims.values() for quote in claim.quotes]
    texts = dict.fromkeys((text, text.replace("\r\n", "\n")))
    plain = max(texts, key=lambda candidate: _fitting(candidate, quotes))
    claims = {claim.id: _aligned(claim, plain) for claim in map.claims.values()}
    _note(claims, plain, notes)
    twin = map.copy()
    twin.replace(evolve(source, text=plain), *claims.values())
    return twin


def _fitting(text: str, quotes: Iterable[Quote]) -> int:
    return sum(_stands(quote, text) for quote in quotes)


def _stands(quote: Quote, text: str) -> bool:
    """Whether a passage stands at its place; annotations have blanks for line breaks."""
    return text[quote.start : quote.end].replace("\n", " ") == quote.exact.replace("\n", " ")


def _aligned(claim: Claim, text: str) -> Claim:
    """Return a claim with its quotes as they are in the text; what was said of them stays in the residue."""
    quotes = [_found(quote, text) for quote in claim.quotes]
    if all(_stands(quote, text) for quote in claim.quotes):
        return evolve(claim, quotes=quotes)
    places = ";".join(f"{quote.start} {quote.end}" for quote in claim.quotes)
    covered = " ".join(quote.exact for quote in claim.quotes if quote.exact)
    kept = {**claim.residue.get("brat", {}), "places": places, "covered": covered}
    return evolve(claim, quotes=quotes, residue={"brat": kept})


def _found(quote: Quote, text: str) -> Quote:
    """Return a quote as it stands in the text: at its place, else at the nearest; as it is if nowhere."""
    start = quote.start or 0
    if _stands(quote, text):
        return evolve(quote, exact=text[start : quote.end])
    words = quote.exact.split()
    if not words:
        return quote
    wanted = re.compile(r"\s+".join(map(re.escape, words)))
    found = wanted.finditer(text, max(start - _NEARBY, 0), start + len(quote.exact) + _NEARBY)
    nearest = min(found, key=lambda place: abs(place.start() - start), default=None)
    if nearest is None:
        return quote
    return evolve(quote, exact=nearest[0], start=nearest.start(), end=nearest.end())


def _note(claims: dict[str, Claim], text: str, notes: Notes) -> None:
    """Say which passages are not at their places, and which are nowhere."""
    off = [id_ for id_, claim in claims.items() if "places" in claim.residue.get("brat", {})]
    lost = [id_ for id_ in off if not all(_stands(quote, text) for quote in claims[id_].quotes)]
    moved = [id_ for id_ in off if id_ not in frozenset(lost)]
    if moved:
        message = f"{len(moved)} passages do not stand at their places, but nearby: {', '.join(moved[:5])}"
        notes.add("AM-BR008", message, severity="info")
    if lost:
        message = f"{len(lost)} passages are not in the text: {', '.join(lost[:5])}"
        notes.add("AM-BR009", message)
