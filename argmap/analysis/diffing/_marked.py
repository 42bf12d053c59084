"""Two versions of a map as one, with what happened to each card: for pictures of a difference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from argmap._collector import paused_collector
from argmap.analysis.diffing._changes import Change
from argmap.analysis.diffing._find import diff, translated
from argmap.analysis.telling import called, listed
from argmap.analysis.wording import RELATES, verb
from argmap.model import Argument, ArgumentMap, Claim, Relation, SpeechAct, Utterance

__all__ = ["marked"]

_CARDS: Final = (Claim, Argument)


def marked(before: ArgumentMap, after: ArgumentMap) -> tuple[ArgumentMap, dict[str, dict[str, str]]]:
    """Return the newer map with the cards that are no more, and what happened, as an overlay for `render`.

    Claims and arguments are `added`, `removed` or `changed`; why says what they were, and what else is new
    about them. What is no more hangs where it hung.

    >>> from argmap.model import ArgumentMap
    >>> old, new = ArgumentMap(), ArgumentMap()
    >>> cs = old.claim("It rains.", title="Rain"), old.claim("The street is wet.")
    >>> c = new.claim("It pours.", title="Rain")
    >>> both, overlay = marked(old, new)
    >>> overlay
    {'rain': {'status': 'changed', 'why': 'was “It rains.”'}, 'c1': {'status': 'removed', 'why': ''}}
    """
    with paused_collector():
        made = _Both(before, after)
        return made.map, made.overlay()


class _Both:
    """Two versions of a map, and one that has what is in either; `names` are its ids of what was."""

    def __init__(self, before: ArgumentMap, after: ArgumentMap) -> None:
        self.before, self.after = before, after
        self.changes = diff(before, after).changes
        self.names = {element.id: element.id for element in before}
        for change in self.changes:
            if change.before is not None:
                self.names[change.before.id] = (
                    change.after.id if change.after else self._free(change.before.id)
                )
        self.removed = {self.names[c.before.id] for c in self.changes if c.before and not c.after}
        self.added = {change.id for change in self.changes if change.before is None}
        self.map = self._united()

    def _free(self, id: str) -> str:
        """Return an id for something that is no more."""
        while id in self.after:
            id += "'"
        return id

    def _united(self) -> ArgumentMap:
        """Return what is, with those cards that are no more, how they hung, and who said them."""
        made = self.after.copy()
        gone = [c.before for c in self.changes if c.before and not c.after]
        named = [evolve(element, id=self.names[element.id]) for element in gone]
        made.add(*[translated(element, lambda id_: self.names.get(id_, id_)) for element in named])
        made.remove(*[id_ for id_ in self.removed if not self._is_shown(made, id_)], closure=True)
        return made

    def _is_shown(self, made: ArgumentMap, id: str) -> bool:
        element = made[id]
        if isinstance(element, Relation):
            return any(premise in self.removed for premise in element.premises)
        return not isinstance(element, SpeechAct) or element.content in self.removed

    def overlay(self) -> dict[str, dict[str, str]]:
        """Return the status of each card to which something happened, and what."""
        told: dict[str, dict[str, None]] = {}
        for change in self.changes:
            for card, words in self._told(change):
                if card in self.map and isinstance(self.map[card], _CARDS):
                    told.setdefault(card, {})[words] = None
        return {
            card: {"status": self._status(card), "why": "; ".join(filter(None, told[card]))}
            for card in [*self.map.claims, *self.map.arguments]
            if card in told
        }

    def _status(self, card: str) -> str:
        return "added" if card in self.added else "removed" if card in self.removed else "changed"

    def _told(self, change: Change) -> Iterator[tuple[str, str]]:
        """Yield the cards that a change is about, each with what happened."""
        old, new = change.before, change.after
        if isinstance(change.element, _CARDS):
            if old is None or new is None or change.fields:
                yield self.names[old.id] if old else change.id, _was(change) if old and new else ""
        elif isinstance(change.element, Relation) and (change.fields or not (old and new)):
            yield from self._did(old)
            yield from self._does(new)
        elif isinstance(change.element, SpeechAct) and (change.fields or not (old and new)):
            yield from self._said(old)
            yield from self._says(new)

    def _did(self, relation: object) -> Iterator[tuple[str, str]]:
        if isinstance(relation, Relation):
            for premise in relation.premises:
                if self.names[premise] not in self.removed:
                    yield self.names[premise], f"no longer {_aim(self.before, relation)}"

    def _does(self, relation: object) -> Iterator[tuple[str, str]]:
        if isinstance(relation, Relation):
            for premise in relation.premises:
                if premise not in self.added:
                    yield premise, f"now {_aim(self.after, relation)}"

    def _said(self, act: object) -> Iterator[tuple[str, str]]:
        if isinstance(act, SpeechAct) and act.content and self.names[act.content] not in self.removed:
            yield self.names[act.content], f"no longer: {_voice(self.before, act)}"

    def _says(self, act: object) -> Iterator[tuple[str, str]]:
        if isinstance(act, SpeechAct) and act.content and act.content not in self.added:
            yield act.content, f"now: {_voice(self.after, act)}"


def _was(change: Change) -> str:
    """Return what a card was before it was edited."""
    told = []
    old = change.before
    if isinstance(old, _CARDS) and "title" in change.fields:
        told.append(f"was titled “{old.title}”" if old.title else "had no title")
    if isinstance(old, _CARDS) and "text" in change.fields:
        told.append(f"was “{old.text}”" if old.text else "had no text")
    others = [name for name in change.fields if name not in ("title", "text")]
    return "; ".join([*told, *([f"other {listed(others)}"] if others else [])])


def _aim(map: ArgumentMap, relation: Relation) -> str:
    return f"{RELATES[relation.kind]} {called(map, relation.target) if relation.target else 'nothing'}"


def _voice(map: ArgumentMap, act: SpeechAct) -> str:
    """Return who does an act, and what they do."""
    anchor = map[act.anchor] if act.anchor else None
    speakers = anchor.speakers if isinstance(anchor, Utterance) else ()
    names = [map.actors[id_].name or id_ for id_ in speakers] or ["somebody"]
    return f"{listed(names)} {verb(act.act or 'say', several=len(names) > 1)}"
