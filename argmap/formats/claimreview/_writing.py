"""Writing reviews: one for each act that judges a claim; those who make it are the authors of the claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import define, field

from argmap.formats._features import without
from argmap.formats._iris import own_iri
from argmap.formats._json import pretty
from argmap.formats.claimreview._reading import KINDS
from argmap.model import CON_ACTS, PRO_ACTS, Actor, ArgumentMap, Claim, Source, SpeechAct, Utterance
from argmap.notes import Notes

__all__ = ["CHANGES", "DROPS", "serialize"]

DROPS: Final = frozenset(
    (
        *("title", "map data", "data", "residue", "quotes", "transitions", "arguments", "titles"),
        *("wordings", "tags", "weights", "implicit", "supports", "attacks", "equivalences"),
        *("preferences", "groups"),
    )
)

CHANGES: Final = frozenset({"actors", "sources", "acts", "utterances"})

_CONTEXT: Final = "https://schema.org"
_MAKING: Final = PRO_ACTS - {"agree"}
"""Acts of those who make a claim; others judge it."""
_TYPES: Final = {kind: type_ for type_, kind in reversed(KINDS.items())}
_EXACT: Final = 1 << 53
"""Numbers up to which a float holds every whole one."""


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    """Return a map as reviews.

    >>> m = ArgumentMap()
    >>> rain = m.claim("It rains.")
    >>> said = m.say(m.actor("Ann"), rain), m.say(m.actor("Bob"), rain, act="deny")
    >>> text = serialize(m, Notes())
    >>> text.count('"ClaimReview"'), '"ratingValue": 1' in text
    (1, True)
    """
    bare = without(map, DROPS - {"data", "residue", "quotes", "transitions"})
    writing = _Writing(bare)
    reviews = [review for claim in bare.claims.values() for review in writing.reviews(claim)]
    return pretty({"@context": _CONTEXT, "@graph": reviews})


def _told(**fields: Any) -> dict[str, Any]:
    """Return what of some fields is there; `at_` begins the names that have an at sign."""
    return {name.replace("at_", "@"): value for name, value in fields.items() if value not in ("", None, [])}


@define(eq=False)
class _Writing:
    """What is known of a map while its reviews are made: who said something of each claim."""

    map: ArgumentMap
    acts: dict[str, list[tuple[SpeechAct, Utterance]]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for act in self.map.acts.values():
            said = self.map.utterances.get(act.anchor)
            if said is not None and act.content in self.map.claims:
                self.acts.setdefault(act.content, []).append((act, said))

    def reviews(self, claim: Claim) -> Iterator[dict[str, Any]]:
        """Yield the reviews of a claim; the first tells who makes the claim."""
        acts = self.acts.get(claim.id, [])
        address = own_iri("claim", claim.id)
        made = [self.making(address, said) for act, said in acts if act.act in _MAKING]
        items: Any = [item for item in made if len(item) > _BARE] or [{"@type": "Claim", "@id": address}]
        judged = [self.judging(act, said) for act, said in acts if act.act not in _MAKING] or [{}]
        for review in judged:
            item = items[0] if len(items) == 1 else items
            yield {"@type": "ClaimReview", "claimReviewed": claim.text, **review, "itemReviewed": item}
            items = [{"@type": "Claim", "@id": address}]

    def making(self, address: str, said: Utterance) -> dict[str, Any]:
        return _told(
            at_type="Claim",
            at_id=address,
            author=self.authors(said),
            datePublished=said.when.strip() if said.source or said.speakers else "",
            appearance=self.work(said.source),
        )

    def judging(self, act: SpeechAct, said: Utterance) -> dict[str, Any]:
        source = self.map.sources.get(said.source)
        return _told(
            url=source.url.strip() if source else "",
            author=self.authors(said),
            datePublished=said.when.strip(),
            reviewRating=_rating(act),
            mainEntityOfPage=self.work(said.source),
        )

    def authors(self, said: Utterance) -> list[dict[str, Any]]:
        return [_author(self.map.actors[id_]) for id_ in said.speakers]

    def work(self, id_: str) -> dict[str, Any] | None:
        return _work(self.map.sources[id_]) if id_ else None


_BARE: Final = 2
"""Fields of a claim of which nothing is told but its id."""


def _rating(act: SpeechAct) -> dict[str, Any] | None:
    rating: Any = act.data.get("rating")
    called = rating.strip() if isinstance(rating, str) else ""
    scale = {"ratingValue": 1 if act.act in CON_ACTS else 5, "worstRating": 1, "bestRating": 5}
    if act.act in CON_ACTS | {"agree"}:
        return _told(at_type="Rating", **scale, alternateName=called)
    is_number = isinstance(rating, int | float) and not isinstance(rating, bool) and abs(rating) < _EXACT
    if called or is_number:
        value = float(rating) if is_number else None
        return _told(at_type="Rating", ratingValue=value, alternateName=called)
    return None


def _author(actor: Actor) -> dict[str, Any]:
    return _told(
        at_type=_TYPES.get(actor.kind, ""),
        at_id=own_iri("actor", actor.id),
        name=actor.name.strip(),
        url=actor.url.strip(),
        jobTitle=actor.role.strip(),
    )


def _work(source: Source) -> dict[str, Any]:
    publisher = source.publisher.strip()
    return _told(
        at_type="CreativeWork",
        at_id=own_iri("source", source.id),
        headline=source.title.strip(),
        url=source.url.strip(),
        publisher={"@type": "Organization", "name": publisher} if publisher else None,
        datePublished=source.date.strip(),
    )
