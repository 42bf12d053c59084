"""Annotations to a map: claims, the sources that they quote, and who said them in answer to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, evolve, field

from argmap.formats._iris import id_of, is_own
from argmap.formats._located import unused
from argmap.formats.webannotation._annotation import Annotation, Passage, Person
from argmap.model import Actor, ArgumentMap, Claim, Quote, Source, SpeechAct, Transition, Utterance

__all__ = ["map_of"]


def map_of(annotations: list[Annotation], title: str) -> ArgumentMap:
    """Return the map that annotations make."""
    return _Maker(frozenset(annotation.id for annotation in annotations)).map(annotations, title)


def _named(annotations: list[Annotation]) -> Iterator[str]:
    """Yield the ids that addresses of ours were made of."""
    for annotation in annotations:
        told = [("source", passage.address) for passage in annotation.passages]
        told += [("actor", person.id) for person in annotation.persons]
        yield from (id_of(sort, address) for sort, address in told if is_own(sort, address))


@define(eq=False)
class _Maker:
    taken: frozenset[str]
    sources: dict[str, Source] = field(factory=dict)
    actors: dict[str, Actor] = field(factory=dict)
    ids: dict[str, Iterator[str]] = field(factory=dict)
    used: set[str] = field(factory=set)

    def map(self, annotations: list[Annotation], title: str) -> ArgumentMap:
        taken = {*self.taken, *_named(annotations)}
        self.ids = {letter: unused(letter, taken) for letter in "cspuat"}
        claims: dict[str, Claim] = {}
        for annotation in annotations:
            id_ = annotation.id if annotation.id and annotation.id not in claims else next(self.ids["c"])
            claims[id_] = self.claim(id_, annotation)
        utterances, said = self.utterances(zip(claims, annotations, strict=True))
        map_ = ArgumentMap(title)
        map_.add(*self.sources.values(), *self.actors.values(), *claims.values(), *utterances)
        map_.add(*self.transitions(annotations, said))
        return map_

    def claim(self, id_: str, annotation: Annotation) -> Claim:
        quotes = [self.quote(passage) for passage in annotation.passages if passage.address not in self.taken]
        passages = " … ".join(quote.exact for quote in quotes if quote.exact)
        return Claim(
            id=id_,
            text=passages if annotation.text is None else annotation.text,
            tags=annotation.tags,
            quotes=quotes,
            residue={"webannotation": annotation.whole},
        )

    def quote(self, passage: Passage) -> Quote:
        source = self.sources.get(passage.address)
        if source is None and passage.address:
            id_, url = self.known("source", passage.address, "s")
            source = Source(id=id_, url=url, title=passage.title)
            self.sources[passage.address] = source
        return Quote(
            source=source.id if source else "",
            exact=passage.exact,
            prefix=passage.prefix,
            suffix=passage.suffix,
            start=passage.start,
            end=passage.end,
        )

    def known(self, sort: str, address: str, letter: str) -> tuple[str, str]:
        """Return the id and the address of a source or an actor; what we made an IRI for has its id again."""
        id_ = id_of(sort, address)
        if is_own(sort, address) and id_ and id_ not in self.taken and id_ not in self.used:
            self.used.add(id_)
            return id_, ""
        return next(self.ids[letter]), address

    def actor(self, person: Person) -> str:
        """Return the id of an actor; whoever is told of more than once has the first name that is told."""
        known = self.actors.get(person.id)
        if known is None:
            id_, url = self.known("actor", person.id, "p")
            name = "" if is_own("actor", person.id) else person.id
            known = Actor(id=id_, name=name, url=url if "://" in url else "")
        if person.name and known.name in {"", person.id}:
            known = evolve(known, name=person.name, kind=person.kind)
        self.actors[person.id] = known
        return known.id

    def utterances(
        self, said: Iterable[tuple[str, Annotation]]
    ) -> tuple[list[Utterance | SpeechAct], dict[str, str]]:
        """Return who said what, and the utterance of each annotation."""
        made: list[Utterance | SpeechAct] = []
        spoken: dict[str, str] = {}
        for id_, annotation in said:
            speakers = [self.actor(person) for person in annotation.persons if person.id]
            utterance = Utterance(id=next(self.ids["u"]), speakers=speakers, when=annotation.when)
            act = SpeechAct(id=next(self.ids["a"]), act=annotation.act, anchor=utterance.id, content=id_)
            made += (utterance, act)
            spoken[id_] = utterance.id
        return made, spoken

    def transitions(self, annotations: list[Annotation], spoken: dict[str, str]) -> Iterator[Transition]:
        """Yield which annotations answer others."""
        for own, annotation in zip(spoken.values(), annotations, strict=True):
            about = (*annotation.answered, *(passage.address for passage in annotation.passages))
            starts = [spoken[id_] for id_ in dict.fromkeys(about) if id_ in spoken]
            if starts:
                yield Transition(id=next(self.ids["t"]), starts=starts, ends=(own,))
