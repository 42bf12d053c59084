"""Reading reviews: their authors and those of the claims say them, in the works in which they appear."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import Any, Final

from attrs import define, field

from argmap._collector import paused_collector
from argmap.formats._iris import id_of, is_own
from argmap.formats._json import bounded_extras, decoded, located, place
from argmap.model import Actor, ArgumentMap, Claim, Source
from argmap.notes import Notes, Span

__all__ = ["KINDS", "parse"]

KINDS: Final = {"Person": "person", "Organization": "organisation", "NewsMediaOrganization": "organisation"}
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
    with bounded_extras(), paused_collector():
        found = list(_reviews(document))
        for _, review in found:
            maker.know(review)
        for path, review in found:
            if _string(review.get("claimReviewed")) or _own_claim(review):
                maker.review(review)
                continue
            error = located("a review says what was claimed; it is left out", text, place(text, path))
            if strict:
                raise error
            notes.add("AM-CR001", error.message, span=Span(error.line, error.column))
    if not found and not (isinstance(document, dict) and document.get("@graph") == []):
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


def _own(sort: str, value: Any) -> str:
    """Return the `@id` of what we gave one; `""` for anything else."""
    address = _string(value.get("@id")) if isinstance(value, dict) else ""
    return address if is_own(sort, address) and id_of(sort, address) else ""


def _own_claim(review: dict[str, Any]) -> str:
    items = (_own("claim", item) for item in _several(review.get("itemReviewed")))
    return next(filter(None, items), "")


@define(eq=False)
class _Maker:
    """Makes one map of many reviews; whom and what several speak of is one actor, source or claim."""

    map: ArgumentMap = field(factory=ArgumentMap)
    actors: dict[str, str] = field(factory=dict)
    sources: dict[str, str] = field(factory=dict)
    claims: dict[str, str] = field(factory=dict)

    def know(self, review: dict[str, Any]) -> None:
        """Add what has one of our ids, before any other can take that."""
        items = _several(review.get("itemReviewed"))
        if address := _own_claim(review):
            words = review.get("claimReviewed")
            claim = Claim(id=id_of("claim", address), text=words if isinstance(words, str) else "")
            self.add(self.claims, address, claim)
        for item in (review, *(item for item in items if isinstance(item, dict))):
            for person in _several(item.get("author")):
                if address := _own("actor", person):
                    self.add(self.actors, address, Actor(id=id_of("actor", address), **_person(person)))
            for work in (*_several(item.get("appearance")), review.get("mainEntityOfPage")):
                if address := _own("source", work):
                    self.add(self.sources, address, Source(id=id_of("source", address), **_work(work)))

    def add(self, known: dict[str, str], address: str, element: Actor | Claim | Source) -> None:
        """Add what is not known yet by its address, unless its id is taken by another kind of thing."""
        if address not in known and element.id not in self.map:
            self.map.add(element)
            known[address] = element.id

    def review(self, review: dict[str, Any]) -> None:
        claim = self.claim(review)
        for item in _several(review.get("itemReviewed")):
            self.claimed(item if isinstance(item, dict) else {}, claim)
        act, rating = _rating(review.get("reviewRating"))
        page = review.get("mainEntityOfPage")
        source = self.source(page if _own("source", page) else review.get("url"))
        speakers, when = self.speakers(review), _string(review.get("datePublished"))
        if speakers or rating or source or when:
            self.map.say(speakers, claim, act=act, source=source, when=when, data=rating)

    def claim(self, review: dict[str, Any]) -> str:
        words = _string(review.get("claimReviewed"))
        key = _own_claim(review) or words
        if key not in self.claims:
            self.claims[key] = self.map.claim(words).id
        return self.claims[key]

    def claimed(self, item: dict[str, Any], claim: str) -> None:
        """Let the author of a claim say it, in each work in which it appears."""
        works = [*_several(item.get("firstAppearance")), *_several(item.get("appearance"))]
        speakers = self.speakers(item)
        sources = dict.fromkeys(source for work in works if (source := self.source(work)))
        when = _string(item.get("datePublished"))
        for source in sources or ([""] if speakers else []):
            self.map.say(speakers, claim, source=source, when=when)

    def speakers(self, fields: dict[str, Any]) -> list[str]:
        """Return the ids of the authors of a review or a claim."""
        people = [
            person for person in _several(fields.get("author")) if _own("actor", person) or _name(person)
        ]
        return [self.actor(person) for person in people]

    def actor(self, person: Any) -> str:
        key = _own("actor", person) or _name(person)
        if key not in self.actors:
            self.actors[key] = self.map.actor(**_person(person)).id
        return self.actors[key]

    def source(self, work: Any) -> str:
        """Return the id of a work, which is an address or tells one; `""` for nothing."""
        told = _work(work)
        key = _own("source", work) or told["url"] or told["title"]
        if key and key not in self.sources:
            self.sources[key] = self.map.source(**told).id
        return self.sources[key] if key else ""


def _person(person: Any) -> dict[str, Any]:
    fields = person if isinstance(person, dict) else {}
    types = [type_ for type_ in _several(fields.get("@type")) if isinstance(type_, str)]
    links = (fields.get("url"), *_several(fields.get("sameAs")))
    return {
        "name": _string(fields.get("name")) if _own("actor", person) else _name(person),
        "kind": next((KINDS[type_] for type_ in types if type_ in KINDS), ""),
        "url": next((link for value in links if (link := _string(value))), ""),
        "role": _string(fields.get("jobTitle")),
    }


def _work(work: Any) -> dict[str, Any]:
    fields = work if isinstance(work, dict) else {"url": work}
    return {
        "title": _string(fields.get("headline")) or _string(fields.get("name")),
        "url": _string(fields.get("url")) or ("" if _own("source", work) else _string(fields.get("@id"))),
        "publisher": next(map(_name, _several(fields.get("publisher"))), ""),
        "date": _string(fields.get("datePublished")),
    }


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
