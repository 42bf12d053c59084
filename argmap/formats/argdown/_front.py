"""The front matter of a map: its title, actors, sources and answers, and settings that are kept as data.

    title: Should Facebook halt end-to-end encryption?
    actors:
        nspcc: {name: NSPCC, kind: organisation, side: child protection}
        wanless: {name: Peter Wanless, member_of: nspcc}
    sources:
        letter: {title: Open letter, date: 2020-02-06}
        reply: Facebook's reply
    answers:
        - {reply: reply, to: letter}

An actor or a source is a mapping of its fields, or only its name; what the model has no field for is its
data.
"""

from __future__ import annotations

from typing import Any, Final

from attrs import fields

from argmap.formats.argdown import _patch as patch
from argmap.formats.argdown._tree import Document
from argmap.model import Actor, Source
from argmap.notes import Notes

__all__ = ["OURS", "Front"]

OURS: Final = frozenset({"title", "actors", "sources", "answers", "argmap"})
"""The keys of the front matter that argmap gives a meaning."""
_SEVERAL: Final = frozenset({"member_of", "authors"})


class Front:
    """What the front matter of a document says."""

    def __init__(self, document: Document, notes: Notes) -> None:
        self._settings = document.settings
        self._notes = notes
        self._span = document.span(*document.front) if any(document.front) else None

    @property
    def title(self) -> str:
        """The title of the map."""
        title = self._settings.get("title")
        return "" if title is None else title if isinstance(title, str) else str(title)

    @property
    def data(self) -> dict[str, Any]:
        """The settings that are none of ours."""
        return {key: value for key, value in self._settings.items() if key not in OURS}

    def actors(self) -> list[Actor]:
        """Return the actors; a membership in an actor that is not there is said and left out."""
        found = [Actor(id=id_, **given) for id_, given in self._elements("actors", Actor, "name")]
        known = {actor.id for actor in found}
        return [self._member(actor, known) for actor in found]

    def sources(self) -> list[Source]:
        """Return the sources."""
        return [Source(id=id_, **given) for id_, given in self._elements("sources", Source, "title")]

    def answers(self) -> list[dict[str, Any]]:
        """Return which source or utterance answers which."""
        found = self._settings.get("answers")
        return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []

    def _member(self, actor: Actor, known: set[str]) -> Actor:
        from attrs import evolve

        missing = [other for other in actor.member_of if other not in known]
        for other in missing:
            self._say(f"{actor.id} is a member of {other!r}, which is no actor")
        return evolve(actor, member_of=[o for o in actor.member_of if o in known]) if missing else actor

    def _elements(self, key: str, kind: type[Actor | Source], name: str) -> list[tuple[str, dict[str, Any]]]:
        entries = self._settings.get(key)
        if isinstance(entries, list):  # a list of mappings that each have an id, or of names
            entries = {self._id(entry, number): entry for number, entry in enumerate(entries)}
        if not isinstance(entries, dict):
            if entries is not None:
                self._say(f"{key} must be a mapping from ids to actors or sources")
            return []
        return [(id_, self._given(kind, name, entry, id_)) for id_, entry in entries.items() if id_]

    def _id(self, entry: Any, number: int) -> str:
        from argmap.model import slug

        name = (
            entry.get("id") or entry.get("name") or entry.get("title") if isinstance(entry, dict) else entry
        )
        return (slug(name) if isinstance(name, str) else "") or f"{number + 1}"

    def _given(self, kind: type[Actor | Source], name: str, entry: Any, id_: str) -> dict[str, Any]:
        """Return the fields of an element; keys that are no fields go to its data."""
        if not isinstance(entry, dict):
            return {name: "" if entry is None else str(entry)}
        names = {attribute.name for attribute in fields(kind)} - {"id", "data", "residue"}
        given = {key: value for key, value in entry.items() if key in names}
        for key in _SEVERAL & given.keys():
            given[key] = [given[key]] if isinstance(given[key], str) else given[key]
        for key, value in given.items():
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                given[key] = str(value)
        data = {key: value for key, value in entry.items() if key not in names and key not in {"id", "data"}}
        inner = entry.get("data")
        data |= inner if isinstance(inner, dict) else {} if inner is None else {"data": inner}
        return patch.structured(kind, given | {"data": data}, self._notes, id_)

    def _say(self, message: str) -> None:
        self._notes.add("AM-A015", message, span=self._span)
