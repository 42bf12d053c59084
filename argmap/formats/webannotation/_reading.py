"""Annotations to a map: claims, the sources that they quote, and who said them in answer to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, evolve, field

from argmap.formats._located import unused
from argmap.formats.webannotation._annotation import Annotation, Passage, Person
from argmap.model import Actor, ArgumentMap, Claim, Quote, Source, SpeechAct, Transition, Utterance

__all__ = ["map_of"]


def map_of(annotations: list[Annotation], title: str) -> ArgumentMap:
    """Return the map that annotations make."""
    return _Maker(frozenset(annotation.id for annotation in annotations)).map(annotations, title)


@define(eq=False)
class _Maker:
    taken: frozenset[str]
    sources: dict[str, Source] = field(factory=dict)
    actors: dict[str, Actor] = field(factory=dict)
    ids: dict[str, Iterator[str]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.ids = {letter: unused(letter, self.taken) for letter in "csputa"}

    def map(self, annotations: list[Annotation], title: str) -> ArgumentMap:
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
            text=annotation.text or passages,
            tags=annotation.tags,
            quotes=quotes,
            residue={"webannotation": annotation.whole},
        )

    def quote(self, passage: Passage) -> Quote:
        source = self.sources.get(passage.address)
        if source is None and passage.address:
            source = Source(id=next(self.ids["s"]), url=passage.address, title=passage.title)
            self.sources[passage.address] = source
        return Quote(
            source=source.id if source else "",
            exact=passage.exact,
            prefix=passage.prefix,
            suffix=passage.suffix,
            start=passage.start,
            end=passage.end,
        )

    def actor(self, person: Person) -> str:
        """Return the id of an actor; whoever is told of more than once has the first name that is told."""
        known = self.actors.get(person.id)
        if known is None:
            url = person.id if "://" in person.id else ""
            known = Actor(id=next(self.ids["p"]), name=person.id, url=url)
        if person.name and known.name == person.id:
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
        ids = unused("t", self.taken)
        for own, annotation in zip(spoken.values(), annotations, strict=True):
            about = (*annotation.answered, *(passage.address for passage in annotation.passages))
            starts = [spoken[id_] for id_ in dict.fromkeys(about) if id_ in spoken]
            if starts:
                yield Transition(id=next(ids), starts=starts, ends=(own,))
