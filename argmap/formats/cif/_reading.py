"""Reading CIF: ideas, links, posts, excerpts and votes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from attrs import define, evolve, field

from argmap._collector import paused_collector
from argmap.formats._iris import id_of
from argmap.formats._json import bounded_extras, decoded, located
from argmap.formats._jsonld import Thing, things
from argmap.formats._located import unused
from argmap.formats.cif._words import ALIASES, IDEAS, LINKS, NAME, SOURCE_ENDS, TARGET_ENDS, kind_of
from argmap.model import (
    Actor,
    ArgumentMap,
    Claim,
    Element,
    Quote,
    Relation,
    Source,
    SpeechAct,
    Transition,
    Utterance,
)
from argmap.notes import Notes

__all__ = ["parse"]

_AGENTS: Final = {"Person": "person", "Organization": "organisation", "Agent": "", "UserAccount": ""}
_EXPRESSES: Final = (
    *("expressesIdea", "resourceExpressesIdea", "postLinkedToIdea", "postRelatedToIdea"),
    *("postExtractRelatedToIdea", "extractRelevantToIdea"),
)
_AROUND: Final = frozenset(
    (
        *("Conversation", "Site", "Graph", "Annotation", "SpecificResource", "Excerpt", "ExcerptTarget"),
        *("TextQuoteSelector", "TextPositionSelector", "FragmentSelector", "Item", "Forum", "Container"),
    )
)
"""Types of what is around ideas and posts, or part of excerpts."""
_SORTS: Final = ("actor", "claim", "relation", "utterance", "act")


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map of a conversation.

    Raises:
        ParseError: it is no JSON, or has no idea, link, post or person; a strict reader found something that
            is none of these and no part of them.

    >>> m = parse('{"@id": "a", "@type": "ibis:Position", "dcterms:title": "It rains."}', Notes())
    >>> m.claims["a"].text
    'It rains.'
    """
    with paused_collector(), bounded_extras():
        document, _ = decoded(text)
        found = things(document, ALIASES)
        reader = _Reader({thing.id: thing for thing in found})
        is_empty = isinstance(document, dict) and document.get("@graph") == []
        title = next((t.text("title") for t in found if "Conversation" in t.types and t.text("title")), "")
        if not reader.of and not title and not is_empty:
            raise located("there is no idea, link, post or person of Catalyst in this", text, 0)
        others = sum(1 for thing in found if thing.types and not (_sort(thing) or _AROUND & {*thing.types}))
        if others and strict:
            raise located(f"{others} things are neither ideas nor posts", text, 0)
        if others:
            notes.add("AM-CIF001", f"{others} things are neither ideas nor posts: left out", severity="info")
        return reader.map(title)


def _sort(thing: Thing) -> str:
    """Return what a thing is in a map, `""` for nothing."""
    types = set(thing.types)
    known = (
        ("relation", LINKS.keys()),
        ("claim", IDEAS.keys()),
        ("actor", _AGENTS.keys()),
        ("utterance", {"Post"}),
        ("act", {"BinaryVote"}),
    )
    return next((sort for sort, names in known if types & names), "")


@define(eq=False)
class _Reader:
    things: dict[str, Thing]
    of: dict[str, list[Thing]] = field(factory=dict)
    ids: dict[str, str] = field(factory=dict)
    sources: dict[str, Source] = field(factory=dict)
    fresh: dict[str, Iterator[str]] = field(factory=dict)
    sorts: dict[str, str] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for thing in self.things.values():
            if sort := _sort(thing):
                self.sorts[thing.id] = sort
                self.of.setdefault(sort, []).append(thing)
        persons = {thing.id for thing in self.of.get("actor", ())}
        accounts = {
            t.id: t.ref("account_of") for t in self.of.get("actor", ()) if t.ref("account_of") in persons
        }
        taken: set[str] = set()
        for sort in _SORTS:
            for thing in self.of.get(sort, ()):
                if sort == "actor" and thing.id in accounts:
                    continue
                id_ = id_of(sort, thing.id)
                self.ids[thing.id] = id_ if id_ and id_ not in taken else thing.id
                taken.add(self.ids[thing.id])
        self.ids |= {account: self.ids[person] for account, person in accounts.items() if person in self.ids}
        own = {id_of("source", ref) for thing in self.things.values() for ref in thing.refs("hasSource")}
        self.fresh = {letter: unused(letter, {*taken, *own}) for letter in "sutap"}

    def map(self, title: str) -> ArgumentMap:
        claims = {self.ids[thing.id]: self.claim(thing) for thing in self.of.get("claim", ())}
        relations = [self.relation(thing) for thing in self.of.get("relation", ())]
        posts = [self.utterance(thing) for thing in self.of.get("utterance", ())]
        said = [*self.made(), *self.expressed(), *self.votes()]
        self.quote(claims)
        map_ = ArgumentMap(title)
        agents = (thing for thing in self.of.get("actor", ()) if thing.ref("account_of") not in self.ids)
        actors = [self.actor(thing) for thing in agents]
        map_.add(*actors, *self.sources.values(), *claims.values(), *relations, *posts)
        map_.add(*said, *self.answers())
        return map_

    def known(self, thing: Thing, names: Iterable[str], *sorts: str) -> list[str]:
        """Return the ids of the values of some fields that are of some sorts."""
        return [self.ids[id_] for id_ in thing.refs(*names) if self.sorts.get(id_) in sorts]

    def actor(self, thing: Thing) -> Actor:
        kind = next((_AGENTS[type_] for type_ in thing.types if _AGENTS.get(type_)), "")
        name = thing.text("name", "label") or " ".join(thing.texts("firstName", "familyName"))
        return Actor(id=self.ids[thing.id], name=name, kind=kind, url=thing.ref("homepage"))

    def claim(self, thing: Thing) -> Claim:
        type_ = next(type_ for type_ in thing.types if type_ in IDEAS)
        title, residue = thing.text("title", "label"), {NAME: {"type": type_}}
        if "description" not in thing.fields:
            return Claim(id=self.ids[thing.id], text=title, residue=residue)
        return Claim(id=self.ids[thing.id], title=title, text=thing.text("description"), residue=residue)

    def relation(self, thing: Thing) -> Relation:
        kind, scheme = kind_of(next(type_ for type_ in LINKS if type_ in thing.types))
        target = next(iter(self.known(thing, TARGET_ENDS, "claim", "relation")), "")
        is_undercut = kind == "rebuttal" and target in self.known(thing, TARGET_ENDS, "relation")
        return Relation(
            id=self.ids[thing.id],
            kind="undercut" if is_undercut else kind,
            premises=self.known(thing, SOURCE_ENDS, "claim", "relation")[:1],
            target=target,
            scheme=scheme,
        )

    def utterance(self, thing: Thing) -> Utterance:
        return Utterance(
            id=self.ids[thing.id],
            text=thing.text("content"),
            speakers=self.known(thing, ("has_creator",), "actor"),
            when=thing.text("created"),
        )

    def said(
        self, thing: Thing, names: tuple[str, ...], act: str, content: str, id_: str = ""
    ) -> list[Element]:
        """Return an utterance without words, and what is done in it."""
        speakers = self.known(thing, names, "actor")
        said = Utterance(id=next(self.fresh["u"]), speakers=speakers, when=thing.text("created"))
        return [said, SpeechAct(id=id_ or next(self.fresh["a"]), act=act, anchor=said.id, content=content)]

    def made(self) -> Iterator[Element]:
        """Yield who made an idea or a link."""
        for thing in (*self.of.get("claim", ()), *self.of.get("relation", ())):
            if self.known(thing, ("has_creator",), "actor"):
                yield from self.said(thing, ("has_creator",), "assert", self.ids[thing.id])

    def expressed(self) -> Iterator[SpeechAct]:
        """Yield what posts express, themselves or in an excerpt."""
        for thing in self.things.values():
            ideas = self.known(thing, _EXPRESSES, "claim", "relation")
            post = self.post(thing)
            for id_ in ideas if post else ():
                yield SpeechAct(id=next(self.fresh["a"]), act="assert", anchor=post, content=id_)

    def post(self, thing: Thing) -> str:
        """Return the post that a thing is, or is an excerpt of; `""` for none."""
        if self.sorts.get(thing.id) == "utterance":
            return self.ids[thing.id]
        return next(iter(self.known(thing, ("hasSource",), "utterance")), "")

    def votes(self) -> Iterator[Element]:
        for thing in self.of.get("act", ()):
            about = self.known(thing, ("subject_node", "subject_link", "subject"), "claim", "relation")
            is_positive = thing.fields.get("positive") in ([True], ["true"], ["1"])
            if about:
                act = "agree" if is_positive else "disagree"
                yield from self.said(thing, ("voter",), act, about[0], self.ids[thing.id])

    def answers(self) -> Iterator[Transition]:
        for thing in self.of.get("utterance", ()):
            if starts := self.known(thing, ("reply_of",), "utterance"):
                yield Transition(id=next(self.fresh["t"]), starts=starts, ends=(self.ids[thing.id],))

    def quote(self, claims: dict[str, Claim]) -> None:
        """Let claims quote the documents that they are expressed in."""
        for thing in self.things.values():
            if self.post(thing) or thing.id in self.sorts:
                continue
            for id_ in self.known(thing, _EXPRESSES, "claim"):
                claims[id_] = evolve(claims[id_], quotes=(*claims[id_].quotes, self.passage(thing)))

    def passage(self, thing: Thing) -> Quote:
        is_part = "SpecificResource" in thing.types or "hasSource" in thing.fields
        address = thing.ref("hasSource") if is_part else thing.id
        places = [self.things[id_] for id_ in thing.refs("hasSelector") if id_ in self.things]
        words: dict[str, Any] = {
            name: next((place.text(name) for place in places if place.text(name)), "")
            for name in ("exact", "prefix", "suffix")
        }
        starts, ends = ([place.place(name) for place in places] for name in ("start", "end"))
        return Quote(
            source=self.source(address) if address else "",
            start=next((at for at in starts if at is not None), None),
            end=next((at for at in ends if at is not None), None),
            **words,
        )

    def source(self, address: str) -> str:
        if address not in self.sources:
            thing = self.things.get(address, Thing(address))
            own = id_of("source", address)
            is_own = own != address and own not in self.ids.values()
            id_ = own if is_own else next(self.fresh["s"])
            url = thing.ref("link") or ("" if own != address else address)
            self.sources[address] = Source(id=id_, title=thing.text("title"), url=url)
        return self.sources[address].id
