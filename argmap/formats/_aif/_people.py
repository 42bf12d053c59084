"""Who the actors of a graph are: from the names before what was said, from persons and from participants."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from attrs import define, field, frozen

from argmap.formats._aif._graph import key
from argmap.formats._aif._speakers import split
from argmap.formats._json import Plain
from argmap.formats._located import free
from argmap.model import Actor, slug

__all__ = ["People", "Voice", "full_name"]

ANALYST: Final = "analyst"
"""The role of an actor who speaks only to say what others said."""


@frozen
class Voice:
    """A locution taken apart: the id of who speaks (`""` for nobody), and the words."""

    speaker: str
    words: str


@define
class _Person:
    """An actor on the way: what it is known by."""

    id: str
    name: str
    role: str = ""
    persons: list[Any] = field(factory=list)


@define(eq=False)
class People:
    """The actors of a graph, found as they speak; their ids keep clear of those of the nodes."""

    taken: set[str]
    texts: Collection[str]
    participants: Mapping[str, Plain]
    names: dict[str, str] = field(factory=dict)
    last: dict[str, int] = field(factory=dict)
    parted: dict[str, tuple[str, str]] = field(factory=dict)
    _people: dict[tuple[str, str], _Person] = field(factory=dict)
    _called: dict[str, str] = field(factory=dict)

    @classmethod
    def of(
        cls,
        locutions: Mapping[str, Plain],
        said: Mapping[str, str],
        participants: Iterable[Plain],
        taken: set[str],
    ) -> People:
        """Return those who said something, by the ids of nodes: its `locutions`, and what was `said`."""
        named = {key(p.get("participantID")): p for p in participants}
        people = cls(taken, {text.strip() for text in said.values()}, named)
        for id_ in named:
            people.owner(id_)
        for id_, text in said.items():
            name, words = people.parted[text] = split(text)
            if id_ in locutions and name and not people.is_analysis(words):
                people.names.setdefault(key(locutions[id_].get("personID")), name)
        return people

    def voice(self, text: str, locution: Plain | None) -> Voice:
        """Return who speaks in a locution, and the words."""
        name, words = self.parted.get(text) or split(text)
        person = locution.get("personID") if locution else None
        if name:
            role = ANALYST if self.is_analysis(words) else ""
            return Voice(self._named(name, role, person), words)
        return Voice(self.owner(person) if key(person) else "", words)

    def is_analysis(self, words: str) -> bool:
        """Whether words are those of another locution: then who speaks them is an analyst."""
        return words.strip().strip("'") in self.texts

    def owner(self, person: object) -> str:
        """Return the id of the actor that a person is, by the best name that is known."""
        id_ = key(person)
        told = self.participants.get(id_)
        name = full_name(told) if told else self.names.get(id_, "")
        if not name and not told and any(map(str.isalpha, id_)):
            name = id_.strip(" :")
        return self._named(name, "", person) if name else self._nameless(id_, person)

    def name_of(self, id_: str) -> str:
        """Return the name of an actor; `""` where there is none."""
        return self._called.get(id_, "")

    def _named(self, name: str, role: str, person: object) -> str:
        found = self._people.get((name, role))
        if found is None:
            found = _Person(self.free(slug(name) or "actor"), name, role)
            self._people[name, role] = found
            self._called[found.id] = name
        if key(person) and key(person) not in map(key, found.persons):
            found.persons.append(person)
        return found.id

    def _nameless(self, id_: str, person: object) -> str:
        found = self._people.get(("", id_))
        if found is None:
            found = self._people["", id_] = _Person(self.free(f"person-{id_}"), "", persons=[person])
        return found.id

    def free(self, id_: str) -> str:
        """Return an id that nothing has, and take it."""
        own = free(f"{id_}-", self.taken, self.last) if id_ in self.taken else id_
        self.taken.add(own)
        return own

    @property
    def order(self) -> tuple[str, ...]:
        """The ids of the participants as they stood, where actors with several of them would forget it."""
        grouped = [
            id_ for p in self._people.values() for id_ in map(key, p.persons) if id_ in self.participants
        ]
        return () if grouped == [*self.participants] else tuple(self.participants)

    def actors(self, format: str) -> list[Actor]:
        """Return the actors: the participants, and all others who spoke."""
        return [
            Actor(id=p.id, name=p.name, role=p.role, residue={format: self._kept(p)})
            for p in self._people.values()
        ]

    def _kept(self, person: _Person) -> Plain:
        kept: Plain = {"persons": person.persons} if person.persons else {}
        ids = [i for i in map(key, person.persons) if i in self.participants and not person.role]
        told = [self.participants[id_] for id_ in ids if full_name(self.participants[id_]) == person.name]
        return {**kept, "participants": told} if told else kept


def full_name(participant: Mapping[str, Any]) -> str:
    """Return the name of a participant, of which one part may be missing."""
    parts = (participant.get("firstname"), participant.get("surname"))
    return " ".join(part for part in parts if isinstance(part, str) and part)
