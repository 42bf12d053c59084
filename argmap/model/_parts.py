"""Parts of a map, as maps of their own: what is near a claim, what hangs at it, what passes a test."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Self, cast

from attrs import evolve

from argmap.model._references import Element, Ref
from argmap.model._voices import Voices
from argmap.model.argument import Argument
from argmap.model.claim import Claim
from argmap.model.relation import Relation

__all__ = ["Parts"]


class Parts(Voices):
    """The questions whose answer is a map.

    A part holds some claims and arguments, the relations whose ends are all in it, the sections they are in,
    and what was said of all that: the acts, with their speakers and the groups these belong to, and the
    sources. What is kept for a format (`residue` of the map) is not in it, for it tells of the whole.
    """

    def neighbourhood(self, *refs: Ref, steps: int = 1) -> Self:
        """Return what is near some claims, arguments or relations.

        Args:
            refs: what it is about.
            steps: how many relations lie between what is farthest and what it is about; 0 or more.

        Raises:
            ValueError: there are fewer than 0 steps.

        >>> from argmap import ArgumentMap
        >>> m = ArgumentMap()
        >>> a, b, c, d = (m.claim(text) for text in "ABCD")
        >>> r, s, t = m.support(a, b), m.support(b, c), m.rebut(d, c)
        >>> list(m.neighbourhood(b).claims), list(m.neighbourhood(b, steps=2).claims)
        (['c1', 'c2', 'c3'], ['c1', 'c2', 'c3', 'c4'])
        """
        if steps < 0:
            raise ValueError(f"there are 0 steps or more, not {steps}")
        near = dict.fromkeys(self._with_ends(map(self._known, refs)))
        edge = [*near]
        while edge and steps:
            found = [other for id_ in edge for other in self._around(id_) if other not in near]
            edge = [id_ for id_ in self._with_ends(found) if id_ not in near]
            near |= dict.fromkeys(edge)
            steps -= 1
        return self._part(near)

    def subtree(self, *refs: Ref) -> Self:
        """Return some claims or arguments, and all that speaks for or against them, directly or not.

        >>> from argmap import ArgumentMap
        >>> m = ArgumentMap()
        >>> a, b, c = (m.claim(text) for text in "ABC")
        >>> r, s = m.support(a, b), m.support(b, c)
        >>> list(m.subtree(b).claims), list(m.subtree(b).relations)
        (['c1', 'c2'], ['r1'])
        """
        below = dict.fromkeys(map(self._known, refs))
        queue = [*below]
        for id_ in queue:
            new = [other for other in (*self._inner(id_), *self._reasons(id_)) if other not in below]
            below |= dict.fromkeys(new)
            queue += new
        return self._part(below)

    def filter(self, keep: Callable[[Claim | Argument], bool]) -> Self:
        """Return the claims and arguments that pass a test, and what relates them.

        An argument of whose steps not all pass loses them.

        >>> from argmap import ArgumentMap
        >>> m = ArgumentMap()
        >>> law, rain = m.claim("It is the law.", tags=["law"]), m.claim("It rains.")
        >>> list(m.filter(lambda claim: "law" in claim.tags).claims)
        ['c1']
        """
        cards: Iterable[Claim | Argument] = (*self.claims.values(), *self.arguments.values())
        return self._part({card.id for card in cards if keep(card)} | {*self.relations})

    def _with_ends(self, ids: Iterable[str]) -> Iterator[str]:
        """Yield some elements, and what is in them: the ends of relations, the steps of arguments."""
        seen: dict[str, None] = {}
        queue = [*ids]
        for id_ in queue:
            if id_ not in seen:
                seen[id_] = None
                queue += self._ends(id_)
        return iter(seen)

    def _ends(self, id_: str) -> tuple[str, ...]:
        """Return what a relation relates, or the steps of an argument and how they follow."""
        element = self._elements[id_]
        if isinstance(element, Relation):
            return tuple(filter(None, (*element.premises, element.target)))
        return _steps(element) if isinstance(element, Argument) else ()

    def _around(self, id_: str) -> Iterator[str]:
        """Yield the relations of an element, and the arguments in whose steps it is."""
        yield from (relation.id for relation in (*self.incoming(id_), *self.outgoing(id_)))
        yield from (argument.id for argument in self._spelt_out(id_))

    def _inner(self, id_: str) -> tuple[str, ...]:
        """Return what an element rests on: the premises of a relation, the steps of an argument."""
        element = self._elements[id_]
        if isinstance(element, Relation) and element.kind != "contradiction":
            return element.premises
        return self._ends(id_)  # who contradicts is contradicted

    def _reasons(self, id_: str) -> Iterator[str]:
        """Yield the relations that speak for or against an element, and the arguments that conclude it."""
        yield from (relation.id for relation in (*self.incoming(id_), *self.attacks(id_)))
        yield from (argument.id for argument in self._spelt_out(id_) if argument.conclusion == id_)

    def _spelt_out(self, id_: str) -> Iterator[Argument]:
        users = (self._elements[user] for user in self._indexes[0].get(id_))
        return (user for user in users if isinstance(user, Argument))

    def _part(self, wanted: Collection[str]) -> Self:
        """Return the map of some claims, arguments and relations, of the latter those that are whole."""
        kept = {id_ for id_ in wanted if id_ not in self.relations}
        kept |= self._whole(kept, wanted)
        part = type(self)(self.title, data=self.data)
        cards: Iterable[Claim | Argument] = (*self.claims.values(), *self.arguments.values())
        argued: list[Element] = [_loosened(card, kept) for card in cards if card.id in kept]
        argued += [relation for id_, relation in self.relations.items() if id_ in kept]
        told = [*argued, *self._said_of(kept)]
        part.add(*self._named_in(told), *told, *self._groups_of({element.id for element in told}))
        return part

    def _whole(self, cards: set[str], wanted: Collection[str]) -> set[str]:
        """Return the wanted relations all of whose ends are there, be they cards or such relations."""
        whole = {id_ for id_ in self.relations if id_ in wanted}
        broken = [id_ for id_ in whole if not all(end in cards or end in whole for end in self._ends(id_))]
        for id_ in broken:
            if id_ in whole:
                whole.remove(id_)
                users = (*self.incoming(id_), *self.outgoing(id_))
                broken += [user.id for user in users if user.id in whole]
        return whole

    def _said_of(self, kept: Collection[str]) -> list[Element]:
        """Return the acts about what is kept, what they are done in, and the replies."""
        acts: dict[str, Element] = {}
        anchors: dict[str, Element] = {}
        queue = [*kept]
        for id_ in queue:
            for act in self.acts_on(id_):
                if act.id not in acts:
                    acts[act.id] = act
                    new = [place for place in self._anchored(act.anchor) if place not in anchors]
                    anchors |= {place: self._elements[place] for place in new}
                    queue += new
        replies = {
            id_: transition
            for id_, transition in self.transitions.items()
            if all(end in anchors for end in (*transition.starts, *transition.ends))
        }
        found = {**anchors, **acts, **replies}
        return sorted(found.values(), key=lambda element: self._rank(element.id))

    def _anchored(self, anchor: str) -> list[str]:
        """Return an utterance or a transition, with all utterances and transitions that it is between."""
        found = {anchor: None} if anchor else {}
        queue = [*found]
        for id_ in queue:
            transition = self.transitions.get(id_)
            ends = (*transition.starts, *transition.ends) if transition else ()
            new = [end for end in ends if end not in found]
            found |= dict.fromkeys(new)
            queue += new
        return queue

    def _named_in(self, elements: Iterable[Element]) -> list[Element]:
        """Return who says some elements, with the groups they belong to, and the sources of what is said."""
        actors: set[str] = set()
        sources: set[str] = set()
        for element in elements:
            for speaker in getattr(element, "speakers", ()):
                actors.update(self._with_all_above(speaker) if speaker not in actors else ())
            sources.update(quote.source for quote in getattr(element, "quotes", ()))
            sources.add(cast("str", getattr(element, "source", "")))
        return [
            *(actor for id_, actor in self.actors.items() if id_ in actors),
            *(source for id_, source in self.sources.items() if id_ in sources),
        ]

    def _groups_of(self, kept: Collection[str]) -> list[Element]:
        """Return the sections in which something is that is kept, and those around them."""
        members = {id_: tuple(m for m in group.members if m in kept) for id_, group in self.groups.items()}
        around: set[str] = set()
        for inner in [id_ for id_, found in members.items() if found]:
            id_ = inner
            while id_ and id_ not in around:
                around.add(id_)
                id_ = self.groups[id_].parent
        return [evolve(group, members=members[id_]) for id_, group in self.groups.items() if id_ in around]


def _steps(argument: Argument) -> tuple[str, ...]:
    return (*(step.claim for step in argument.steps), *argument.inferences)


def _loosened(card: Claim | Argument, kept: Collection[str]) -> Claim | Argument:
    """Return an argument without its steps where not all of them are kept, and anything else as it is."""
    if isinstance(card, Argument) and not all(id_ in kept for id_ in _steps(card)):
        return evolve(card, steps=())
    return card
