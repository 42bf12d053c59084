"""Which element of one map is which of another: by id where ids are given, else by what elements say.

An id that somebody gave, such as the slug of a title, is a promise that the element is the same. A letter
and a number (`c3`, `r12`) is none: formats without ids count anew whenever something is put before. So each
kind of element has a list of keys, the surest first, and elements with the same key are the same; what is
left over is the same where its words are alike. Every pass is linear in what is left.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, Final

from argmap.analysis.diffing._likeness import alike
from argmap.model import (
    ELEMENTS,
    Actor,
    Argument,
    ArgumentMap,
    Claim,
    Element,
    Group,
    Relation,
    Source,
    SpeechAct,
    Transition,
    Utterance,
)

__all__ = ["is_counted", "matched"]

_COUNTED: Final = re.compile(r"[a-z]{1,2}\d+")

_ROUNDS: Final = 20
"""So often relations on relations are paired anew once what they are on is."""


class Side:
    """A map, and what tells an id of it in the ids of the newer map."""

    def __init__(self, map: ArgumentMap, told: Callable[[str], Hashable]) -> None:
        self.map, self.told = map, told
        self.acts: dict[str, list[SpeechAct]] = {}
        for act in map.acts.values():
            self.acts.setdefault(act.anchor, []).append(act)

    def all(self, ids: tuple[str, ...]) -> tuple[Hashable, ...]:
        """Tell several ids."""
        return tuple([self.told(id_) for id_ in ids])

    def one(self, id: str) -> Hashable:
        """Tell an id, or that there is none."""
        return self.told(id) if id else ""


Key = Callable[[Any, Side], Hashable]
"""What elements have in common that are the same; None where that says nothing."""


def is_counted(id: str) -> bool:
    """Whether an id is only a number with a letter.

    >>> is_counted("c12"), is_counted("halt")
    (True, False)
    """
    return bool(_COUNTED.fullmatch(id))


def matched(
    old: ArgumentMap, new: ArgumentMap, known: Mapping[str, str] | None = None, *, surely: bool = False
) -> dict[str, str]:
    """Return which element of the new map each of the old is, by their ids.

    Args:
        old: one map.
        new: another.
        known: pairs that are the same anyway.
        surely: pair only what has the same given id or says exactly the same.

    >>> old, new = ArgumentMap(), ArgumentMap()
    >>> c = old.claim("It rains.")
    >>> cs = new.claim("It is cold."), new.claim("It rains.")
    >>> matched(old, new)
    {'c1': 'c2'}
    """
    found = _Matching(old, new, dict(known or {}))
    for kinds in _STAGES:
        for kind in kinds:
            found.match(kind, _SURE[kind])
        for kind in () if surely else kinds:
            found.match(kind, _LIKELY[kind])
            if kind in _CARDS:
                found.match_alike(kind)
    return found.pairs


class _Matching:
    """Pairs of elements that are the same, as they are found."""

    def __init__(self, old: ArgumentMap, new: ArgumentMap, known: dict[str, str]) -> None:
        self.pairs = known
        self.taken = set(known.values())
        self.sides = (Side(old, self.told), Side(new, _same))

    def told(self, id: str) -> Hashable:
        """Return an id of the old map as one of the new; a lone one cannot be mistaken for any."""
        return self.pairs.get(id) or (id,)

    def match(self, kind: type[Element], keys: Iterable[Key]) -> None:
        """Pair the elements of one kind by their keys."""
        old, new = (getattr(side.map, ELEMENTS[kind]) for side in self.sides)
        for key in keys:
            for _ in range(_ROUNDS if key is _ends else 1):
                left = [e for e in old.values() if e.id not in self.pairs]
                right = [e for e in new.values() if e.id not in self.taken]
                if not left or not right:
                    return
                if not self._pair(left, right, key):
                    break

    def _pair(self, left: list[Any], right: list[Any], key: Key) -> bool:
        """Pair elements with the same key, in order; say whether there were any."""
        before = len(self.pairs)
        waiting: dict[Hashable, deque[str]] = {}
        for element in left:
            if (value := key(element, self.sides[0])) is not None:
                waiting.setdefault(value, deque()).append(element.id)
        for element in right:
            found = waiting.get(key(element, self.sides[1])) if waiting else None
            if found:
                self._join(found.popleft(), element.id)
        return len(self.pairs) > before

    def _join(self, old: str, new: str) -> None:
        self.pairs[old] = new
        self.taken.add(new)

    def match_alike(self, kind: type[Element]) -> None:
        """Pair claims or arguments that say nearly the same."""
        old, new = (getattr(side.map, ELEMENTS[kind]) for side in self.sides)
        left = {id_: f"{e.title} {e.text}" for id_, e in old.items() if id_ not in self.pairs}
        right = {id_: f"{e.title} {e.text}" for id_, e in new.items() if id_ not in self.taken}
        around = [_Around(side) for side in self.sides]

        def bonus(one: str, other: str) -> float:
            near = bool(around[0].of(one) & around[1].of(other))
            return (one == other) / 4 + near / 2

        for one, other in alike(left, right, bonus):
            self._join(one, other)
        for id_ in [id_ for id_ in left if id_ in right and id_ not in self.pairs and id_ not in self.taken]:
            if around[0].of(id_) & around[1].of(id_) or not (left[id_].strip() and right[id_].strip()):
                self._join(id_, id_)


class _Around:
    """What hangs around the elements of a map, in terms of what is paired."""

    def __init__(self, side: Side) -> None:
        self._map, self._told = side.map, side.told
        self._known: dict[str, frozenset[Hashable]] = {}

    def of(self, id: str) -> frozenset[Hashable]:
        """Return the kinds of its relations with what is at the other ends of them."""
        if id not in self._known:
            self._known[id] = frozenset(self._found(id))
        return self._known[id]

    def _found(self, id: str) -> Iterator[Hashable]:
        for relation in self._map.outgoing(id):
            yield ("for", relation.kind, self._told(relation.target))
        for relation in self._map.incoming(id):
            yield from ((relation.kind, self._told(premise)) for premise in relation.premises)


def _same(id: str) -> Hashable:
    return id


# -- keys: what tells an element of each kind


def _given(element: Element, _: Side) -> Hashable:
    return None if is_counted(element.id) else element.id


def _counted(element: Element, _: Side) -> Hashable:
    return element.id


def _with_id(key: Key) -> Key:
    """Return a key that asks for the same id besides."""

    def both(element: Element, side: Side) -> Hashable:
        value = key(element, side)
        return None if value is None else (element.id, value)

    return both


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _words(card: Claim | Argument, _: Side) -> Hashable:
    return (card.title, card.text)


def _title_and_text(card: Claim | Argument, side: Side) -> Hashable:
    return _words(card, side) if card.title and card.text else None


def _text(card: Claim | Argument, _: Side) -> Hashable:
    return _plain(card.text) or None


def _title(element: Claim | Argument | Source | Group, _: Side) -> Hashable:
    return _plain(element.title) or None


def _steps(argument: Argument, side: Side) -> Hashable:
    return side.all(tuple([step.claim for step in argument.steps])) or None


def _ends(relation: Relation, side: Side) -> Hashable:
    return (relation.kind, side.all(relation.premises), side.one(relation.target))


def _ends_by_name(relation: Relation, side: Side) -> Hashable:
    """Return the ends of a relation; relations among them are not paired yet and go by their ids."""
    ends = [
        id_ if id_ in side.map.relations else side.one(id_) for id_ in (*relation.premises, relation.target)
    ]
    return (relation.kind, *ends)


def _by_name(ids: Iterable[str], side: Side, kind: Mapping[str, Element]) -> Iterator[Hashable]:
    """Tell ids, but those of one kind as they are."""
    return (id_ if id_ in kind else side.one(id_) for id_ in ids)


def _ends_alone(relation: Relation, side: Side) -> Hashable:
    return (side.all(relation.premises), side.one(relation.target))


def _premises(relation: Relation, side: Side) -> Hashable:
    return (relation.kind, side.all(relation.premises)) if relation.premises else None


def _target_and_first(relation: Relation, side: Side) -> Hashable:
    if not relation.target or not relation.premises:
        return None
    return (relation.kind, side.told(relation.target), side.told(relation.premises[0]))


def _target_and_last(relation: Relation, side: Side) -> Hashable:
    if not relation.target or not relation.premises:
        return None
    return (relation.kind, side.told(relation.target), side.told(relation.premises[-1]))


def _aim(relation: Relation, side: Side) -> Hashable:
    """Return the target with the first premise, whatever the kind."""
    found = _target_and_first(relation, side)
    return found[1:] if isinstance(found, tuple) else None


def _locution(utterance: Utterance, side: Side) -> Hashable:
    quotes = tuple([(side.one(quote.source), quote.exact) for quote in utterance.quotes])
    source = side.one(utterance.source)
    return (side.all(utterance.speakers), utterance.text, quotes, source, utterance.when)


def _deeds(utterance: Utterance, side: Side) -> Hashable:
    """Return who does what about what in an utterance."""
    acts = [act for act in side.acts.get(utterance.id, ()) if act.content]
    about = _by_name([act.content for act in acts], side, side.map.utterances)
    done = tuple(zip([act.act for act in acts], about, strict=True))
    return (side.all(utterance.speakers), done) if done else None


def _locution_and_deeds(utterance: Utterance, side: Side) -> Hashable:
    return (_locution(utterance, side), _deeds(utterance, side))


def _said(utterance: Utterance, side: Side) -> Hashable:
    words = _plain(utterance.text) or tuple([_plain(quote.exact) for quote in utterance.quotes])
    return (side.all(utterance.speakers), words) if words else None


def _answer(transition: Transition, side: Side) -> Hashable:
    return (side.all(transition.starts), side.all(transition.ends))


def _answer_by_name(transition: Transition, side: Side) -> Hashable:
    """Return what answers what; transitions among them are not paired yet and go by their ids."""
    ends = (transition.starts, transition.ends)
    return tuple([tuple(_by_name(ids, side, side.map.transitions)) for ids in ends])


def _act(act: SpeechAct, side: Side) -> Hashable:
    return (act.act, side.one(act.anchor), side.one(act.content))


def _act_about(act: SpeechAct, side: Side) -> Hashable:
    return (side.one(act.anchor), side.one(act.content))


def _act_anchored(act: SpeechAct, side: Side) -> Hashable:
    return (act.act, side.told(act.anchor)) if act.anchor else None


def _members(group: Group, side: Side) -> Hashable:
    return side.all(group.members) or None


def _name(actor: Actor, _: Side) -> Hashable:
    return _plain(actor.name) or None


def _named(actor: Actor, _: Side) -> Hashable:
    return actor.name


def _titled(element: Source | Group, _: Side) -> Hashable:
    return element.title


def _address(source: Source, _: Side) -> Hashable:
    return source.url or source.path or None


_CARDS: Final = frozenset({Claim, Argument})

_STAGES: Final[tuple[tuple[type[Element], ...], ...]] = (
    (Actor, Source, Claim, Argument),
    (Relation,),
    (Utterance,),
    (Transition, SpeechAct, Group),
)
"""The kinds of element in the order of pairing: what refers to others comes after them."""

_CARD: Final[tuple[Key, ...]] = (_with_id(_words), _title_and_text, _given, _text)

_SURE: Final[dict[type[Element], tuple[Key, ...]]] = {
    Actor: (_with_id(_named), _given, _name),
    Source: (_with_id(_titled), _given, _address, _title),
    Claim: _CARD,
    Argument: _CARD,
    Relation: (_with_id(_ends_by_name), _given, _ends),
    Utterance: (_with_id(_locution_and_deeds), _given, _locution_and_deeds),
    Transition: (_with_id(_answer_by_name), _given, _answer),
    SpeechAct: (_with_id(_act), _given, _act),
    Group: (_with_id(_titled), _given, _title),
}
"""What makes elements of each kind the same, the surest first."""

_LIKELY: Final[dict[type[Element], tuple[Key, ...]]] = {
    Actor: (_counted,),
    Source: (_counted,),
    Claim: (_title,),
    Argument: (_title, _steps),
    Relation: (_ends_alone, _target_and_first, _target_and_last, _premises, _with_id(_aim)),
    Utterance: (_said, _deeds, _with_id(_locution), _locution),
    Transition: (_counted,),
    SpeechAct: (_act_about, _act_anchored),
    Group: (_members, _counted),
}
"""What makes elements likely to be the same where nothing surer does."""
