"""schema.org ClaimReview, read only: who claimed something where, and what somebody who checked it found.

    {"@context": "https://schema.org", "@type": "ClaimReview", "url": "https://example.org/check",
     "claimReviewed": "Most reports would be lost.", "datePublished": "2020-02-10",
     "author": {"@type": "Organization", "name": "Checkers"},
     "reviewRating": {"ratingValue": 1, "worstRating": 1, "bestRating": 5, "alternateName": "False"},
     "itemReviewed": {"author": {"name": "Ann"}, "datePublished": "2020-02-06",
                      "appearance": [{"url": "https://example.org/letter"}]}}

The types are https://schema.org/ClaimReview, Claim and Rating. A document is a review, a list, a `@graph`,
or a feed of them (`dataFeedElement`). A review becomes a claim. Its author says it, in each work in which
it appears; the reviewer denies it where the rating is in the lowest third of its range, agrees where it is
in the highest, and else reviews it. What the rating is called is the `rating` of that act. Claims of the
same words are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite
from typing import Any, Final

from attrs import define, field

from argmap._collector import paused_collector
from argmap.formats._json import bounded_extras, decoded, is_json, located, place
from argmap.formats._spec import Format
from argmap.model import ArgumentMap, Claim
from argmap.notes import Notes, Span

__all__ = ["FORMAT", "parse", "sniff"]

_SIGN: Final = re.compile(r'"claimReviewed"\s*:')
_KINDS: Final = {"Person": "person", "Organization": "organisation", "NewsMediaOrganization": "organisation"}
_HOLDERS: Final = ("@graph", "dataFeedElement", "item", "mainEntity")
_THIRD: Final = 1 / 3


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map of reviews.

    Raises:
        ParseError: it is no JSON, or there is no review in it; a strict reader found a review of nothing.

    >>> m = parse('{"claimReviewed": "It rains.", "author": {"name": "Checkers"}}', Notes())
    >>> [(said.actor.name, said.act, said.claim.text) for said in m.statements()]
    [('Checkers', 'review', 'It rains.')]
    """
    document, _ = decoded(text)
    maker = _Maker()
    found = 0
    with bounded_extras(), paused_collector():
        for path, review in _reviews(document):
            found += 1
            if _string(review.get("claimReviewed")):
                maker.review(review)
                continue
            error = located("a review says what was claimed; it is left out", text, place(text, path))
            if strict:
                raise error
            notes.add("AM-CR001", error.message, span=Span(error.line, error.column))
    if not found:
        raise located("there is no ClaimReview in this", text, 0)
    return maker.map


def _reviews(document: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the reviews in a document, with their paths, however they are held."""
    stack = [("$", document)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, list):
            stack += [(f"{path}[{n}]", item) for n, item in reversed(list(enumerate(value)))]
        elif isinstance(value, dict):
            if "claimReviewed" in value or "ClaimReview" in _several(value.get("@type")):
                yield path, value
            else:
                stack += [(f"{path}.{key}", value[key]) for key in reversed(_HOLDERS) if key in value]


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _string(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


@define(eq=False)
class _Maker:
    """Makes one map of many reviews; whom and what several speak of is one actor, source or claim."""

    map: ArgumentMap = field(factory=ArgumentMap)
    actors: dict[str, str] = field(factory=dict)
    sources: dict[str, str] = field(factory=dict)
    claims: dict[str, Claim] = field(factory=dict)

    def review(self, review: dict[str, Any]) -> None:
        words = _string(review["claimReviewed"])
        if words not in self.claims:
            self.claims[words] = self.map.claim(words)
        claim = self.claims[words]
        for item in _several(review.get("itemReviewed")):
            self.claimed(item if isinstance(item, dict) else {}, claim)
        act, rating = _rating(review.get("reviewRating"))
        self.map.say(
            [self.actor(person) for person in _several(review.get("author")) if _name(person)],
            claim,
            act=act,
            source=self.source(review.get("url")),
            when=_string(review.get("datePublished")),
            data=rating,
        )

    def claimed(self, item: dict[str, Any], claim: Claim) -> None:
        """Let the author of a claim say it, in each work in which it appears."""
        works = [*_several(item.get("firstAppearance")), *_several(item.get("appearance"))]
        speakers = [self.actor(person) for person in _several(item.get("author")) if _name(person)]
        sources = dict.fromkeys(source for work in works if (source := self.source(work)))
        when = _string(item.get("datePublished"))
        for source in sources or ([""] if speakers else []):
            self.map.say(speakers, claim, source=source, when=when)

    def actor(self, person: Any) -> str:
        name = _name(person)
        if name not in self.actors:
            fields = person if isinstance(person, dict) else {}
            kind = next(
                (_KINDS[t] for t in _several(fields.get("@type")) if isinstance(t, str) and t in _KINDS), ""
            )
            links = (fields.get("url"), *_several(fields.get("sameAs")))
            url = next((link for value in links if (link := _string(value))), "")
            self.actors[name] = self.map.actor(
                name, kind=kind, url=url, role=_string(fields.get("jobTitle"))
            ).id
        return self.actors[name]

    def source(self, work: Any) -> str:
        """Return the id of a work, which is an address or tells one; `""` for nothing."""
        fields = work if isinstance(work, dict) else {"url": work}
        url = _string(fields.get("url")) or _string(fields.get("@id"))
        title = _string(fields.get("headline")) or _string(fields.get("name"))
        if not url and not title:
            return ""
        if (url or title) not in self.sources:
            publisher = next(map(_name, _several(fields.get("publisher"))), "")
            date = _string(fields.get("datePublished"))
            source = self.map.source(title, url=url, publisher=publisher, date=date)
            self.sources[url or title] = source.id
        return self.sources[url or title]


def _name(person: Any) -> str:
    if not isinstance(person, dict):
        return _string(person)
    return _string(person.get("name")) or _string(person.get("url")) or _string(person.get("@id"))


def _rating(rating: Any) -> tuple[str, dict[str, Any]]:
    """Return what a reviewer does, and what the rating says: its name, else its value."""
    if not isinstance(rating, dict):
        return "review", {}
    value, worst, best = (_number(rating.get(name)) for name in ("ratingValue", "worstRating", "bestRating"))
    called = _string(rating.get("alternateName"))
    told: dict[str, Any] = {"rating": called or value} if called or value is not None else {}
    if value is None or worst is None or best is None or worst == best:
        return "review", told
    share = (value - worst) / (best - worst)
    return "deny" if share <= _THIRD else "agree" if share >= 1 - _THIRD else "review", told


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if isfinite(number) else None


def sniff(text: str) -> bool:
    """Whether a text looks like reviews of claims.

    >>> sniff('{"claimReviewed": "It rains."}'), sniff('{"@type": "Claim"}')
    (True, False)
    """
    return is_json(text, _SIGN, "{[")


FORMAT: Final = Format(
    title="schema.org ClaimReview",
    suffixes=(".claimreview.json", ".claimreview.jsonld"),
    media_type="application/ld+json",
    sniff=sniff,
    parse=parse,
)
