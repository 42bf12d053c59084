"""PROV-O to a map: what we wrote as it was, what others wrote as far as it tells who said what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from attrs import define, field

from argmap._collector import paused_collector
from argmap.errors import IntegrityError
from argmap.formats._iris import id_of
from argmap.formats._json import bounded_extras, decoded, located
from argmap.formats._jsonld import Thing, things
from argmap.formats._located import unused
from argmap.formats.prov._writing import KINDS, NAME
from argmap.model import Actor, ArgumentMap, Claim, Element, Quote, Source, SpeechAct, Transition, Utterance
from argmap.notes import Notes

__all__ = ["parse"]

_AGENTS: Final = frozenset({"Agent", "Person", "Organization", "SoftwareAgent"})
_KINDS: Final = {type_: kind for kind, type_ in KINDS.items()}
_ORIGINS: Final = ("wasQuotedFrom", "qualifiedQuotation", "wasDerivedFrom")
_SORTS: Final = ("actor", "source", "claim", "utterance", "transition", "act")
_HELD: Final = frozenset(
    (
        *(*_ORIGINS[:2], "type", "label", "name", "actedOnBehalfOf", "url", "kind", "side", "role", "title"),
        *("publisher", "date", "rights", "creator", "atLocation", "value", "wasAttributedTo", "scheme"),
        *("hadPrimarySource", "generatedAtTime", "used", "generated", "wasInfluencedBy", "act"),
        *("wasAssociatedWith", "wasGeneratedBy", "startedAtTime", "endedAtTime"),
    )
)
"""What is read, by the last part of its name; all else is kept as it was written."""


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map of a document.

    Raises:
        ParseError: it is no JSON, or nothing in it is an agent, an entity or an activity; a strict reader
            found an activity that says nothing of a claim.

    >>> m = parse('{"@id": "http://a.example/ann", "@type": "prov:Person", "rdfs:label": "Ann"}', Notes())
    >>> [(actor.name, actor.kind) for actor in m.actors.values()]
    [('Ann', 'person')]
    """
    with paused_collector(), bounded_extras():
        document, _ = decoded(text)
        reader = _Reader({thing.id: thing for thing in things(document)})
        if not reader.of and reader.bundle is None and not _is_empty(document):
            raise located("there is no agent, entity or activity of PROV in this", text, 0)
        try:
            map_ = reader.map()
        except IntegrityError as error:  # agents who act on behalf of one another in a circle
            raise located(str(error), text, 0) from None
        if reader.left_out:
            message = f"{reader.left_out} activities say nothing of a claim, and are left out"
            if strict:
                raise located(message, text, 0)
            notes.add("AM-PV001", message, severity="info")
        return map_


def _is_empty(document: Any) -> bool:
    return isinstance(document, dict) and document.get("@graph") == []


@define(eq=False)
class _Reader:
    """The things of a document, by what they are in a map."""

    things: dict[str, Thing]
    of: dict[str, list[Thing]] = field(factory=dict)
    ids: dict[str, str] = field(factory=dict)
    sorts: dict[str, str] = field(factory=dict)
    bundle: Thing | None = None
    left_out: int = 0

    def __attrs_post_init__(self) -> None:
        self.bundle = next((thing for thing in self.things.values() if "Bundle" in thing.types), None)
        for thing in self.things.values():
            if sort := _sort(thing):
                self.sorts[thing.id] = sort
                self.of.setdefault(sort, []).append(thing)
        taken: set[str] = set()
        for sort in _SORTS:
            for thing in self.of.get(sort, ()):
                id_ = id_of(sort, thing.id)
                self.ids[thing.id] = id_ if id_ and id_ not in taken else thing.id
                taken.add(self.ids[thing.id])

    def map(self) -> ArgumentMap:
        map_ = ArgumentMap(self.bundle.text("title") if self.bundle else "")
        makers: tuple[Callable[[Thing], Element], ...] = (
            *(self.actor, self.source, self.claim, self.utterance, self.transition),
            self.act,
        )
        elements: list[Element] = []
        for sort, maker in zip(_SORTS, makers, strict=True):
            elements += (maker(thing) for thing in self.of.get(sort, ()))
        map_.add(*elements)
        map_.add(*self.attributed({element.id for element in map_}))
        return map_

    def known(self, addresses: Iterable[str], *sorts: str) -> list[str]:
        """Return the ids of what is there of some sorts."""
        return [self.ids[address] for address in addresses if self.sorts.get(address) in sorts]

    def actor(self, thing: Thing) -> Actor:
        kind = next((_KINDS[type_] for type_ in thing.types if type_ in _KINDS), thing.text("kind"))
        return Actor(
            id=self.ids[thing.id],
            name=thing.text("label", "name", "givenName"),
            kind=kind,
            member_of=self.known(thing.refs("actedOnBehalfOf"), "actor"),
            url=thing.text("url"),
            side=thing.text("side"),
            role=thing.text("role"),
            residue=_kept(thing),
        )

    def source(self, thing: Thing) -> Source:
        is_address = "://" in thing.id
        text = thing.texts("value")
        return Source(
            id=self.ids[thing.id],
            title=thing.text("title", "label"),
            publisher=thing.text("publisher"),
            authors=thing.texts("creator"),
            date=thing.text("date"),
            url=thing.text("url") or (thing.id if is_address else ""),
            path=thing.text("atLocation"),
            rights=thing.text("rights"),
            text=text[0] if text else None,
            residue=_kept(thing),
        )

    def claim(self, thing: Thing) -> Claim:
        return Claim(
            id=self.ids[thing.id],
            title=thing.text("label"),
            text=thing.text("value"),
            quotes=self.quotes(thing),
            residue=_kept(thing),
        )

    def utterance(self, thing: Thing) -> Utterance:
        return Utterance(
            id=self.ids[thing.id],
            text=thing.text("value"),
            speakers=self.known(thing.refs("wasAttributedTo"), "actor"),
            source=next(iter(self.known(thing.refs("hadPrimarySource"), "source")), ""),
            when=thing.text("generatedAtTime"),
            quotes=self.quotes(thing),
            residue=_kept(thing),
        )

    def transition(self, thing: Thing) -> Transition:
        return Transition(
            id=self.ids[thing.id],
            starts=self.known(thing.refs("used"), "utterance", "transition"),
            ends=self.known(thing.refs("generated"), "utterance", "transition"),
            scheme=thing.text("scheme"),
            residue=_kept(thing),
        )

    def act(self, thing: Thing) -> SpeechAct:
        about = thing.refs("generated", "wasInfluencedBy")
        return SpeechAct(
            id=self.ids[thing.id],
            act=thing.text("act"),
            anchor=next(iter(self.known(thing.refs("used"), "utterance", "transition")), ""),
            content=next(iter(self.known(about, "claim", "utterance")), ""),
            residue=_kept(thing),
        )

    def quotes(self, thing: Thing) -> Iterator[Quote]:
        """Yield the quotes of an entity: those that are told at length, else of each source that it names."""
        found = [self.things[id_] for id_ in thing.refs("qualifiedQuotation") if id_ in self.things]
        for quote in found:
            yield Quote(
                source=next(iter(self.known(quote.refs("entity"), "source")), ""),
                **{name: quote.text(name) for name in ("exact", "prefix", "suffix")},
                start=quote.place("start"),
                end=quote.place("end"),
                page=quote.text("pagination"),
            )
        if not found:
            yield from (Quote(source=id_) for id_ in self.known(thing.refs("wasQuotedFrom"), "source"))

    def attributed(self, taken: set[str]) -> Iterator[Element]:
        """Yield who asserts the claims of others' documents, and when."""
        ids, acts = unused("u", taken), unused("a", taken)
        made = self.made()
        for thing in self.of.get("claim", ()):
            if "Claim" in thing.types:
                continue
            by = made.get(thing.id, [])
            agents = thing.refs("wasAttributedTo")
            agents += [id_ for activity in by for id_ in activity.refs("wasAssociatedWith")]
            if speakers := list(dict.fromkeys(self.known(agents, "actor"))):
                times = [activity.text("endedAtTime", "startedAtTime") for activity in by]
                when = next(filter(None, (thing.text("generatedAtTime"), *times)), "")
                said = next(ids)
                yield Utterance(id=said, speakers=speakers, when=when)
                yield SpeechAct(id=next(acts), act="assert", anchor=said, content=self.ids[thing.id])

    def made(self) -> dict[str, list[Thing]]:
        """Return the activities that generated each claim, of those that are no elements; count others."""
        loose = [t for t in self.things.values() if "Activity" in t.types and t.id not in self.ids]
        made: dict[str, list[Thing]] = {thing.id: [] for thing in self.of.get("claim", ())}
        by = [(id_, activity.id) for activity in loose for id_ in activity.refs("generated")]
        by += [(id_, other) for id_ in made for other in self.things[id_].refs("wasGeneratedBy")]
        known = {activity.id for activity in loose}
        used = dict.fromkeys((id_, other) for id_, other in by if id_ in made and other in known)
        for id_, other in used:
            made[id_].append(self.things[other])
        self.left_out = len(known - {other for _, other in used})
        return made


def _sort(thing: Thing) -> str:
    """Return what a thing is in a map: our own word for it, else what PROV makes likely; `""` for nothing."""
    types = set(thing.types)
    own = {"Claim": "claim", "Utterance": "utterance", "Transition": "transition", "Act": "act"}
    if found := next((sort for type_, sort in own.items() if type_ in types), ""):
        return found
    if types & _AGENTS:
        return "actor"
    if "Entity" not in types:
        return ""
    is_said = any(name in thing.fields for name in _ORIGINS) or thing.refs("wasAttributedTo")
    return "claim" if is_said and thing.text("value") else "source"


def _kept(thing: Thing) -> dict[str, Any]:
    """Return what is said of a thing that a map has no word for, as it was written."""
    more = {key: value for key, value in thing.whole.items() if _last(key) not in _HELD}
    return {NAME: more} if more else {}


def _last(key: str) -> str:
    return key.rpartition("#")[2].rpartition("/")[2].rpartition(":")[2]
