"""Which element may refer to which: the rules that keep a map whole, as one table.

A reference is *essential* where the element says nothing without it (a relation without its target, a speech
act without its content): when the last one of an essential role goes, so does the element.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from attrs import evolve, frozen

from argmap.model._fields import refusal
from argmap.model._frozen import FrozenDict
from argmap.model.actor import Actor
from argmap.model.argument import Argument, Step
from argmap.model.claim import Claim
from argmap.model.dialogue import SpeechAct, Transition, Utterance
from argmap.model.group import Group
from argmap.model.relation import Relation
from argmap.model.source import Quote, Source

__all__ = ["ELEMENTS", "NOUNS", "Element", "Found", "Ref", "Role", "id_of", "references", "rewired"]

Element = Actor | Source | Claim | Argument | Relation | Utterance | Transition | SpeechAct | Group
"""Anything that has an id in a map."""

Ref = str | Element
"""An element, or its id: the verbs and questions of a map take either."""

E = TypeVar("E", bound=Element)
Rename = Callable[[str], str]
"""What an id becomes; `""` when it goes."""

ELEMENTS: Final[dict[type[Element], str]] = {
    Actor: "actors",
    Source: "sources",
    Claim: "claims",
    Argument: "arguments",
    Relation: "relations",
    Utterance: "utterances",
    Transition: "transitions",
    SpeechAct: "acts",
    Group: "groups",
}
"""The kinds of element in the order in which a map holds them, each with the name of its mapping."""

NOUNS: Final[dict[type[Element], str]] = {
    Actor: "an actor",
    Source: "a source",
    Claim: "a claim",
    Argument: "an argument",
    Relation: "a relation",
    Utterance: "an utterance",
    Transition: "a transition",
    SpeechAct: "a speech act",
    Group: "a group",
}
"""How messages call an element of each kind."""


def id_of(ref: Ref) -> str:
    """Return the id of an element that is given as itself or by its id.

    Raises:
        TypeError: it is given as neither.
    """
    if isinstance(ref, str):
        return ref
    if type(ref) in ELEMENTS:
        return ref.id
    raise refusal("an element or its id", ref)


@frozen
class Role:
    """What a reference is for: its name in messages, what it may point at, whether it is essential.

    `index` is the place of the index that holds it: 0 for mentions, 1 for premises, 2 for targets.
    """

    name: str
    allowed: frozenset[type[Element]]
    essential: bool = False
    index: int = 0


_ARGUABLE: Final = frozenset[type[Element]]({Claim, Argument, Relation})
_UTTERED: Final = frozenset[type[Element]]({Utterance, Transition})

_PREMISE = Role("premise", _ARGUABLE, essential=True, index=1)
_TARGET = Role("target", _ARGUABLE, essential=True, index=2)
_MEMBERSHIP = Role("membership", frozenset({Actor}))
_QUOTED = Role("quoted source", frozenset({Source}))
_STEP = Role("step", frozenset({Claim}))
_INFERENCE = Role("inference", frozenset({Relation}))
_SPEAKER = Role("speaker", frozenset({Actor}), essential=True)
_SOURCE = Role("source", frozenset({Source}))
_START = Role("start", _UTTERED, essential=True)
_END = Role("end", _UTTERED, essential=True)
_ANCHOR = Role("anchor", _UTTERED, essential=True)
_CONTENT = Role("content", _ARGUABLE | {Utterance}, essential=True)
_PARENT = Role("parent", frozenset({Group}))
_MEMBER = Role("member", _ARGUABLE | {Utterance})

Found = list[tuple[Role, str]]
"""The references of an element, each with its role, in the order in which they are written."""


def _of_actor(actor: Actor) -> Found:
    return [(_MEMBERSHIP, id_) for id_ in actor.member_of]


def _of_quotes(element: Claim | Argument | Utterance) -> Found:
    return [(_QUOTED, quote.source) for quote in element.quotes if quote.source] if element.quotes else []


def _of_argument(argument: Argument) -> Found:
    found = _of_quotes(argument)
    for step in argument.steps:
        found.append((_STEP, step.claim))
        found += _one_of(_INFERENCE, step.inference)
    return found


def _of_relation(relation: Relation) -> Found:
    found = [(_PREMISE, id_) for id_ in relation.premises]
    if relation.target:
        found.append((_TARGET, relation.target))
    return found


def _of_utterance(utterance: Utterance) -> Found:
    speakers = [(_SPEAKER, id_) for id_ in utterance.speakers]
    return speakers + _one_of(_SOURCE, utterance.source) + _of_quotes(utterance)


def _of_transition(transition: Transition) -> Found:
    return [(_START, id_) for id_ in transition.starts] + [(_END, id_) for id_ in transition.ends]


def _of_act(act: SpeechAct) -> Found:
    return _one_of(_ANCHOR, act.anchor) + _one_of(_CONTENT, act.content)


def _of_group(group: Group) -> Found:
    return _one_of(_PARENT, group.parent) + [(_MEMBER, id_) for id_ in group.members]


def _one_of(role: Role, id_: str) -> Found:
    return [(role, id_)] if id_ else []


_FINDERS: Final[dict[type, Callable[..., Found]]] = {
    Actor: _of_actor,
    Source: lambda _: [],
    Claim: _of_quotes,
    Argument: _of_argument,
    Relation: _of_relation,
    Utterance: _of_utterance,
    Transition: _of_transition,
    SpeechAct: _of_act,
    Group: _of_group,
}


def references(element: Element) -> Found:
    """Return the references of an element, each with its role, in the order in which they are written."""
    return _FINDERS[type(element)](element)


def rewired(element: E, rename: Rename) -> E:
    """Return the element with every reference renamed, those to `""` left out; its own id stays."""
    rewire: Callable[[E, Rename], E] = _REWIRED[type(element)]
    return rewire(element, rename)


def _all(ids: tuple[str, ...], rename: Rename) -> tuple[str, ...]:
    return tuple(new for new in map(rename, ids) if new)


def _one(id_: str, rename: Rename) -> str:
    return rename(id_) if id_ else ""


def _quotes(quotes: tuple[Quote, ...], rename: Rename) -> tuple[Quote, ...]:
    moved = ((quote, _one(quote.source, rename)) for quote in quotes)
    return tuple(evolve(quote, source=new) for quote, new in moved if new or not quote.source)


def _rewired_argument(argument: Argument, rename: Rename) -> Argument:
    moved = ((rename(step.claim), _one(step.inference, rename)) for step in argument.steps)
    steps = tuple(Step(claim, inference) for claim, inference in moved if claim)
    return evolve(argument, steps=steps, quotes=_quotes(argument.quotes, rename))


def _rewired_relation(relation: Relation, rename: Rename) -> Relation:
    roles = FrozenDict({rename(id_): role for id_, role in relation.roles.items() if rename(id_)})
    premises = _all(relation.premises, rename)
    return evolve(relation, premises=premises, target=_one(relation.target, rename), roles=roles)


def _rewired_utterance(utterance: Utterance, rename: Rename) -> Utterance:
    return evolve(
        utterance,
        speakers=_all(utterance.speakers, rename),
        source=_one(utterance.source, rename),
        quotes=_quotes(utterance.quotes, rename),
    )


_REWIRED: Final[dict[type, Callable[..., Any]]] = {
    Source: lambda source, _: source,
    Actor: lambda actor, rename: evolve(actor, member_of=_all(actor.member_of, rename)),
    Claim: lambda claim, rename: evolve(claim, quotes=_quotes(claim.quotes, rename)),
    Argument: _rewired_argument,
    Relation: _rewired_relation,
    Utterance: _rewired_utterance,
    Transition: lambda step, rename: evolve(
        step, starts=_all(step.starts, rename), ends=_all(step.ends, rename)
    ),
    SpeechAct: lambda act, rename: evolve(
        act, anchor=_one(act.anchor, rename), content=_one(act.content, rename)
    ),
    Group: lambda group, rename: evolve(
        group, parent=_one(group.parent, rename), members=_all(group.members, rename)
    ),
}
