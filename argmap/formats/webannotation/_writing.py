"""A map to annotations: one for each claim, as it was first said."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from attrs import define, evolve, field

from argmap.formats._features import without
from argmap.formats._iris import iri, is_iri
from argmap.formats._json import pretty
from argmap.formats.webannotation._annotation import Annotation, Passage, Person, annotation_of, plain
from argmap.model import Actor, ArgumentMap, Claim, Quote, Source, SpeechAct, Utterance
from argmap.notes import Notes

__all__ = ["CHANGES", "DROPS", "serialize"]

DROPS: Final = frozenset(
    (
        *("map data", "data", "residue", "arguments", "titles", "wordings", "weights", "implicit", "groups"),
        *("supports", "attacks", "equivalences", "preferences"),
    )
)

CHANGES: Final = frozenset({"actors", "sources", "quotes", "acts", "transitions", "utterances"})

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_TOLD: Final = frozenset({"residue", *CHANGES})
"""What is not taken out of a map before it is written, since some of it is told."""


def serialize(map: ArgumentMap, notes: Notes) -> str:
    """Return a map as a collection of annotations.

    >>> m = ArgumentMap("Letters")
    >>> said = m.say(m.actor("Ann"), m.claim("It rains."), quote="rains", source=m.source("Letter"))
    >>> "TextQuoteSelector" in serialize(m, Notes())
    True
    """
    bare = without(map, DROPS - _TOLD)
    writing = _Writing(bare)
    items = [writing.item(claim) for claim in bare.claims.values()]
    if writing.unsaid:
        notes.add("AM-WA003", f"{writing.unsaid} statements are not the first of their claim: left out")
    page = {"type": "AnnotationPage", "items": items}
    collection = {"type": "AnnotationCollection", "label": map.title, "total": len(items), "first": page}
    return pretty(
        {"@context": _CONTEXT, **{name: value for name, value in collection.items() if value != ""}}
    )


@define(eq=False)
class _Writing:
    """What is known of a map while its annotations are made: what is said first of each claim, and how."""

    map: ArgumentMap
    unsaid: int = 0
    first: dict[str, SpeechAct] = field(factory=dict)
    content: dict[str, str] = field(factory=dict)
    starts: dict[str, list[str]] = field(factory=dict)
    addresses: dict[str, str] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for act in self.map.acts.values():
            if act.content in self.map.claims and act.anchor in self.map.utterances:
                self.unsaid += act.content in self.first
                self.first.setdefault(act.content, act)
                self.content.setdefault(act.anchor, act.content)
        for transition in self.map.transitions.values():
            for end in transition.ends:
                self.starts.setdefault(end, []).extend(transition.starts)

        self.addresses = _addresses("source", self.map.sources.values())
        self.addresses |= _addresses("actor", self.map.actors.values())

    def item(self, claim: Claim) -> dict[str, Any]:
        """Return the annotation of a claim: as it was read, if it still says that."""
        told = self.annotation(claim)
        whole = claim.residue.get("webannotation")
        if isinstance(whole, Mapping) and "target" in whole and "uri" not in whole:
            item: dict[str, Any] = json.loads(json.dumps(whole))  # lists, which a residue keeps as tuples
            if self.comparable(annotation_of(item, "", lambda *_: None), told) == told:
                return item
        return plain(told)

    def comparable(self, read: Annotation, told: Annotation) -> Annotation:
        """Return what was read in the words of what is told: of people, others may have said more."""
        about = [passage.address for passage in read.passages if passage.address in self.map.claims]
        passages = [passage for passage in read.passages if passage.address not in self.map.claims]
        known = {person.id: person for person in told.persons}
        persons = [known.get(person.id, person) if not person.name else person for person in read.persons]
        answered = [*read.answered, *about]
        return evolve(read, id=told.id, persons=persons, passages=passages, answered=answered, whole={})

    def annotation(self, claim: Claim) -> Annotation:
        act = self.first.get(claim.id)
        said = self.map.utterances[act.anchor] if act else Utterance(id=claim.id)
        quotes = claim.quotes or said.quotes or ((Quote(source=said.source),) if said.source else ())
        passages = [told for quote in quotes if (told := self.passage(quote)) != Passage("")]
        joined = " … ".join(passage.exact for passage in passages if passage.exact)
        return Annotation(
            id=claim.id,
            text=None if passages and claim.text == joined else claim.text,
            tags=list(claim.tags),
            act=act.act if act else "assert",
            persons=[self.person(self.map.actors[id_]) for id_ in said.speakers],
            when=said.when,
            passages=passages,
            answered=[*self.answered(said.id)],
        )

    def answered(self, utterance: str) -> Iterator[str]:
        """Yield the claims that were said in what an utterance answers."""
        for start in dict.fromkeys(self.starts.get(utterance, ())):
            if start in self.content:
                yield self.content[start]

    def passage(self, quote: Quote) -> Passage:
        source = self.map.sources.get(quote.source)
        return Passage(
            address=self.addresses[source.id] if source else "",
            title=source.title if source else "",
            exact=quote.exact,
            prefix=quote.prefix,
            suffix=quote.suffix,
            start=quote.start,
            end=quote.end,
        )

    def person(self, actor: Actor) -> Person:
        address = self.addresses[actor.id]
        return Person(address, "" if actor.name == address else actor.name, actor.kind)


def _addresses(sort: str, elements: Collection[Actor | Source]) -> dict[str, str]:
    """Return the address of each element: its own, where it has one that no earlier one has."""
    found: dict[str, str] = {}
    for element in elements:
        is_address = is_iri(element.url) and (sort == "source" or "://" in element.url)
        found.setdefault(element.url if is_address else iri(sort, element.id), element.id)
    known = {id_: address for address, id_ in found.items()}
    return {element.id: known.get(element.id) or iri(sort, element.id) for element in elements}
