"""Who says what: the speech acts of a map read as statements, and the stances that follow from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Literal, cast

from attrs import frozen

from argmap.model._neighbours import Neighbours
from argmap.model._references import Ref
from argmap.model.actor import Actor
from argmap.model.argument import Argument
from argmap.model.claim import Claim
from argmap.model.dialogue import (
    CON_ACTS,
    PRO_ACTS,
    QUESTIONING_ACTS,
    RETRACTION,
    SpeechAct,
    Transition,
    Utterance,
)
from argmap.model.relation import Relation
from argmap.model.source import Quote, Source

__all__ = ["Said", "Stance", "Statement", "Voices", "standing", "verdict"]

Said = Claim | Argument | Relation | Utterance
"""What a speech act can be about."""

Stance = Literal["pro", "con", "mixed", "questions", "none"]
"""What an actor holds of a claim, as far as the map knows."""


@frozen(kw_only=True)
class Statement:
    """One actor's act: who, with what force, about what, in which words, where and when.

    `actor` is None where nobody is named; `quote` is None where no words are given; `when` falls back to the
    date of the source.
    """

    actor: Actor | None
    act: str
    claim: Said
    quote: Quote | None
    source: Source | None
    when: str
    utterance: Utterance | None

    @property
    def words(self) -> str:
        """The words as said: those of the utterance, else its quotes, joined by an ellipsis."""
        if self.utterance is None:
            return ""
        return self.utterance.text or " … ".join(quote.exact for quote in self.utterance.quotes)


class Voices(Neighbours):
    """The questions about what actors say and hold."""

    def acts_on(self, ref: Ref) -> tuple[SpeechAct, ...]:
        """Return the speech acts whose content an element is, in order."""
        id_ = self._known(ref)
        users = (self._elements[user] for user in self._indexes[0].get(id_))
        return tuple(user for user in users if isinstance(user, SpeechAct) and user.content == id_)

    def statements(self, *, actor: Ref | None = None, claim: Ref | None = None) -> tuple[Statement, ...]:
        """Return what was said, in order: of one actor, about one element, or all of it.

        An act of several speakers gives a statement each; what a group says counts for the group alone.
        """
        who = None if actor is None else self._known(actor)
        acts = self.acts.values() if claim is None else self.acts_on(claim)
        said = (statement for act in acts for statement in self._spoken(act))
        return tuple(s for s in said if who is None or (s.actor is not None and s.actor.id == who))

    def stance(self, actor: Ref, claim: Ref) -> Stance:
        """Return what an actor holds of a claim by its own acts and by those of the groups it belongs to.

        Whoever retracts takes back what they themselves said of the claim before: by the dates, where all of
        it has some, and else by the order of the map.

        >>> from argmap import ArgumentMap
        >>> m = ArgumentMap()
        >>> ann, rain = m.actor("Ann"), m.claim("It rains.")
        >>> for act in ("assert", "retract"):
        ...     _ = m.say(ann, rain, act=act)
        ...     print(m.stance(ann, rain))
        pro
        none
        """
        held_by = set(self._with_all_above(self._known(actor)))
        said: dict[str, list[Statement]] = {}
        for statement in self.statements(claim=claim):
            if statement.actor is not None and statement.actor.id in held_by:
                said.setdefault(statement.actor.id, []).append(statement)
        return verdict({act for statements in said.values() for act in standing(statements)})

    def stances(self) -> dict[str, dict[str, Stance]]:
        """Return what each actor holds of each claim: actor id to claim id to stance, but for `none`."""
        said: dict[str, dict[str, list[Statement]]] = {}
        for statement in self.statements():
            if statement.actor is not None and isinstance(statement.claim, Claim):
                by_claim = said.setdefault(statement.actor.id, {})
                by_claim.setdefault(statement.claim.id, []).append(statement)
        acts = {
            actor: {claim: standing(statements) for claim, statements in by_claim.items()}
            for actor, by_claim in said.items()
        }
        return {id_: found for id_ in self.actors if (found := self._verdicts(id_, acts))}

    def _verdicts(self, actor: str, acts: dict[str, dict[str, set[str]]]) -> dict[str, Stance]:
        own: dict[str, set[str]] = {}
        for id_ in self._with_all_above(actor):
            for claim, words in acts.get(id_, {}).items():
                own[claim] = own.get(claim, set()) | words
        verdicts = {claim: verdict(own[claim]) for claim in sorted(own, key=self._rank)}
        return {claim: verdict for claim, verdict in verdicts.items() if verdict != "none"}

    def _with_all_above(self, actor: str) -> tuple[str, ...]:
        """Return the actor and every group that it belongs to, however indirectly."""
        found = {actor: None}
        queue = [actor]
        for id_ in queue:
            new = [group for group in self.actors[id_].member_of if group not in found]
            found.update(dict.fromkeys(new))
            queue += new
        return tuple(found)

    def _spoken(self, act: SpeechAct) -> Iterator[Statement]:
        """Return the statements of one act, one for each of its speakers."""
        if not act.content:
            return
        content = cast("Said", self._elements[act.content])
        for utterance in self._utterances_of(act.anchor) or (None,):
            source = self.sources.get(utterance.source) if utterance else None
            for speaker in (utterance.speakers if utterance else ()) or ("",):
                yield Statement(
                    actor=self.actors.get(speaker),
                    act=act.act,
                    claim=content,
                    quote=next(iter(utterance.quotes), None) if utterance else None,
                    source=source,
                    when=(utterance.when if utterance else "") or (source.date if source else ""),
                    utterance=utterance,
                )

    def _utterances_of(self, anchor: str) -> tuple[Utterance, ...]:
        """Return the utterance that an anchor is, or those in which a transition ends."""
        element = self._elements.get(anchor)
        if isinstance(element, Transition):
            ends = (self._elements[id_] for id_ in element.ends)
            return tuple(end for end in ends if isinstance(end, Utterance))
        return (element,) if isinstance(element, Utterance) else ()


def standing(statements: list[Statement]) -> set[str]:
    """Return the acts of one actor about one claim that were not taken back."""
    if all(statement.act != RETRACTION for statement in statements):
        return {statement.act for statement in statements}
    if all(statement.when for statement in statements):
        statements = sorted(statements, key=attrgetter("when"))
    acts = [statement.act for statement in statements]
    return set(acts[len(acts) - acts[::-1].index(RETRACTION) :])


def verdict(acts: Iterable[str]) -> Stance:
    """Return what somebody holds who did these acts about a claim."""
    acts = frozenset(acts)
    pro, con = bool(acts & PRO_ACTS), bool(acts & CON_ACTS)
    if pro and con:
        return "mixed"
    if pro or con:
        return "pro" if pro else "con"
    return "questions" if acts & QUESTIONING_ACTS else "none"
