"""The builder: verbs that make elements, give them ids and add them.

Every verb takes elements or ids, returns the element it made, and refuses what would break the map.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import takewhile
from typing import Any, Self, TypeVar, cast

from attrs import evolve

from argmap.errors import IntegrityError
from argmap.model._fields import refusal
from argmap.model._ids import Ids
from argmap.model._parts import Parts
from argmap.model._references import ELEMENTS, Element, Ref, id_of
from argmap.model.actor import Actor
from argmap.model.argument import Argument, Step
from argmap.model.claim import Claim
from argmap.model.dialogue import SpeechAct, Transition, Utterance
from argmap.model.group import Group
from argmap.model.relation import Relation, RelationKind
from argmap.model.source import Quote, Source

__all__ = ["Verbs"]

E = TypeVar("E", bound=Element)
Refs = Ref | Iterable[Ref]
Extras = Mapping[str, Any] | None


class Verbs(Parts):
    """The verbs with which one builds a map by hand."""

    def __init__(self, title: str = "", *, data: Extras = None, residue: Extras = None) -> None:
        super().__init__(title, data=data, residue=residue)
        self._ids = Ids(self._elements)
        self._uttered: dict[Utterance, str] = {}
        self._heard = ""

    def copy(self) -> Self:
        """Return a map that is equal and changes on its own; it shares the elements, which cannot change."""
        twin = super().copy()
        twin._ids = self._ids.copy(twin._elements)
        twin._uttered, twin._heard = self._uttered.copy(), self._heard
        return twin

    def actor(
        self,
        name: str,
        *,
        kind: str = "",
        side: str = "",
        role: str = "",
        member_of: Refs = (),
        url: str = "",
        id: str = "",
        data: Extras = None,
    ) -> Actor:
        """Add who takes part.

        >>> from argmap import ArgumentMap
        >>> m = ArgumentMap()
        >>> nspcc = m.actor("NSPCC", kind="organisation", side="child protection")
        >>> m.actor("Peter Wanless", kind="person", role="chief executive", member_of=nspcc).id
        'peter-wanless'
        """
        return self._added(
            Actor(
                id=id or self._ids.titled(name, "p"),
                name=name,
                kind=kind,
                side=side,
                role=role,
                member_of=_ids(member_of),
                url=url,
                data=data,
            )
        )

    def source(
        self,
        title: str,
        *,
        publisher: str = "",
        authors: Iterable[str] = (),
        date: str = "",
        url: str = "",
        path: str = "",
        rights: str = "",
        text: str | None = None,
        id: str = "",
        data: Extras = None,
    ) -> Source:
        """Add a document; with its `text`, quotes of it are found and checked."""
        return self._added(
            Source(
                id=id or self._ids.titled(title, "s"),
                title=title,
                publisher=publisher,
                authors=authors,
                date=date,
                url=url,
                path=path,
                rights=rights,
                text=text,
                data=data,
            )
        )

    def claim(
        self,
        text: str,
        *,
        title: str = "",
        wordings: Iterable[str] = (),
        quotes: Iterable[Quote] = (),
        tags: Iterable[str] = (),
        weight: float | None = None,
        implicit: bool = False,
        id: str = "",
        data: Extras = None,
    ) -> Claim:
        """Add a claim; its id is a slug of the title, or `c1`, `c2`, ….

        >>> from argmap import ArgumentMap
        >>> ArgumentMap().claim("Facebook should halt its plans.", title="Halt the roll-out").id
        'halt-the-roll-out'
        """
        return self._added(
            Claim(
                id=id or (self._ids.titled(title, "c") if title else self._ids.counted("c")),
                text=text,
                title=title,
                wordings=wordings,
                quotes=quotes,
                tags=tags,
                weight=weight,
                implicit=implicit,
                data=data,
            )
        )

    def argument(
        self,
        title: str,
        text: str = "",
        *,
        steps: Iterable[Step] = (),
        wordings: Iterable[str] = (),
        quotes: Iterable[Quote] = (),
        tags: Iterable[str] = (),
        weight: float | None = None,
        implicit: bool = False,
        id: str = "",
        data: Extras = None,
    ) -> Argument:
        """Add a titled argument; `steps` spell out its premises and conclusions."""
        return self._added(
            Argument(
                id=id or self._ids.titled(title, "g"),
                title=title,
                text=text,
                wordings=wordings,
                steps=steps,
                quotes=quotes,
                tags=tags,
                weight=weight,
                implicit=implicit,
                data=data,
            )
        )

    def support(
        self,
        premises: Refs,
        target: Ref,
        *,
        scheme: str = "",
        roles: Mapping[str, str] | None = None,
        weight: float | None = None,
        implicit: bool = False,
        id: str = "",
        data: Extras = None,
    ) -> Relation:
        """Let premises support a target; several in a list are linked: they only work together.

        >>> from argmap import ArgumentMap
        >>> m = ArgumentMap()
        >>> blind = m.claim("Abuse would go unseen.")
        >>> reports, loss = m.claim("There are 16.8 million reports."), m.claim("70 % would be lost.")
        >>> m.support([reports, loss], blind).is_linked
        True
        """
        return self._relate(
            "support",
            premises,
            target,
            scheme=scheme,
            roles=roles,
            weight=weight,
            implicit=implicit,
            id=id,
            data=data,
        )

    def rebut(
        self,
        premises: Refs,
        target: Ref,
        *,
        scheme: str = "",
        weight: float | None = None,
        implicit: bool = False,
        id: str = "",
        data: Extras = None,
    ) -> Relation:
        """Let premises speak against a target: they say that it is not so."""
        return self._relate(
            "rebuttal",
            premises,
            target,
            scheme=scheme,
            weight=weight,
            implicit=implicit,
            id=id,
            data=data,
        )

    def undercut(
        self,
        premises: Refs,
        target: Ref,
        *,
        scheme: str = "",
        weight: float | None = None,
        implicit: bool = False,
        id: str = "",
        data: Extras = None,
    ) -> Relation:
        """Let premises question an inference: a relation, or an argument.

        >>> from argmap import ArgumentMap
        >>> m = ArgumentMap()
        >>> inference = m.support(m.claim("Accounts are banned."), m.claim("Abuse is found."))
        >>> m.undercut(m.claim("A ban identifies no child."), inference).target == inference.id
        True
        """
        return self._relate(
            "undercut",
            premises,
            target,
            scheme=scheme,
            weight=weight,
            implicit=implicit,
            id=id,
            data=data,
        )

    def contradict(self, one: Ref, other: Ref, *, implicit: bool = False, data: Extras = None) -> Relation:
        """Say that two elements cannot both hold; the order does not matter."""
        return self._relate("contradiction", one, other, implicit=implicit, data=data)

    def equate(self, one: Ref, other: Ref, *, implicit: bool = False, data: Extras = None) -> Relation:
        """Say that two elements say the same; the order does not matter."""
        return self._relate("equivalence", one, other, implicit=implicit, data=data)

    def prefer(
        self, preferred: Refs, target: Ref, *, implicit: bool = False, data: Extras = None
    ) -> Relation:
        """Say that some elements are preferred to the target."""
        return self._relate("preference", preferred, target, implicit=implicit, data=data)

    def say(
        self,
        actor: Refs,
        content: Ref,
        *,
        act: str = "assert",
        quote: str | Quote | Iterable[str | Quote] = (),
        source: Ref = "",
        quoted_in: Ref = "",
        when: str = "",
        text: str = "",
        data: Extras = None,
    ) -> SpeechAct:
        """Let actors say a claim, an argument, a relation or an utterance, with some force.

        The same words of the same actors are one utterance, however many acts are done with them.

        Args:
            actor: who says it; several in a list say it together.
            content: what it is about.
            act: the force, such as `assert`, `concede`, `deny`, `demand`, `promise`, `question`.
            quote: the exact words, found in the source where its text is known; several in a list.
            source: the document in which it was said.
            quoted_in: the document that the quotes are taken from, where it is another one.
            when: when it was said, in ISO 8601; else the date of the source counts.
            text: the words as said, where no quote holds them.
            data: JSON-like extras of the speech act.

        Raises:
            UnknownIdError: there is nothing that it could be about.
            IntegrityError: the source does not say the quote, or says it twice; or a reference is wrong.

        >>> from argmap import ArgumentMap
        >>> m = ArgumentMap()
        >>> blog = m.source("A blog post", text="We will never find all of it.")
        >>> m.say(m.actor("Zuckerberg"), m.claim("Harm will be missed."), act="concede",
        ...       quote="We will never find all", source=blog).act
        'concede'
        """
        given = (quote,) if isinstance(quote, (str, Quote)) else quote
        passages = [passage for passage in given if passage]
        utterance = Utterance(
            id=_UNNAMED,
            speakers=_ids(actor),
            text=text,
            source=id_of(source),
            quotes=tuple(self._quote(passage, id_of(quoted_in or source)) for passage in passages),
            when=when,
        )
        self._known(content)
        known = self._said_before(utterance) if passages or text else ""
        anchor = known or self._ids.counted("u")
        act_ = SpeechAct(id=self._ids.counted("a"), act=act, anchor=anchor, content=id_of(content), data=data)
        self.add(*(() if known else (evolve(utterance, id=anchor),)), act_)
        return act_

    def _said_before(self, utterance: Utterance) -> str:
        """Return the id of the utterance that is this one but for its id, `""` if there is none.

        What is known is brought up to date from the newest utterance back: it costs as much as is new.
        """
        new = list(takewhile(lambda id_: id_ != self._heard, reversed(self._kinds[Utterance])))
        for id_ in reversed(new):
            self._uttered.setdefault(evolve(self._kinds[Utterance][id_], id=_UNNAMED), id_)
        self._heard = new[0] if new else self._heard
        return self._uttered.get(utterance, "")

    def answer(self, reply: Refs, to: Refs, *, scheme: str = "") -> Transition:
        """Say that `reply` answers `to`: utterances, acts done in them, or sources: all that was said there.

        Raises:
            IntegrityError: nothing was said yet in a source.

        >>> from argmap import ArgumentMap
        >>> m = ArgumentMap()
        >>> halt = m.claim("Facebook should halt its plans.")
        >>> demand = m.say(m.actor("NSPCC"), halt, act="demand", source=m.source("Letter"))
        >>> refusal = m.say(m.actor("Facebook"), halt, act="deny", source=m.source("Reply"))
        >>> m.answer("reply", to="letter").ends == (refusal.anchor,)
        True
        """
        return self._added(
            Transition(
                id=self._ids.counted("t"),
                starts=self._anchors(to),
                ends=self._anchors(reply),
                scheme=scheme,
            )
        )

    def group(
        self,
        title: str,
        *members: Ref,
        parent: Ref = "",
        id: str = "",
        data: Extras = None,
    ) -> Group:
        """Add a section that holds some elements."""
        return self._added(
            Group(
                id=id or self._ids.titled(title, "s"),
                title=title,
                parent=id_of(parent),
                members=_ids(members),
                data=data,
            )
        )

    def _exchange(self, element: Element) -> None:
        super()._exchange(element)
        self._forget(element)

    def _unindex(self, element: Element) -> None:
        super()._unindex(element)
        self._forget(element)

    def _forget(self, element: Element) -> None:
        """Forget what was said before, if an utterance is not what it was."""
        if isinstance(element, Utterance):
            self._uttered, self._heard = {}, ""

    def _relate(
        self,
        kind: RelationKind,
        premises: Refs,
        target: Ref,
        *,
        scheme: str = "",
        roles: Extras = None,
        weight: float | None = None,
        implicit: bool = False,
        id: str = "",
        data: Extras = None,
    ) -> Relation:
        return self._added(
            Relation(
                id=id or self._ids.counted("r"),
                kind=kind,
                premises=_ids(premises),
                target=id_of(target),
                scheme=scheme,
                roles=roles,
                weight=weight,
                implicit=implicit,
                data=data,
            )
        )

    def _quote(self, passage: str | Quote, source: str) -> Quote:
        if isinstance(passage, Quote):
            return passage
        known = self.sources.get(source)
        return known.quote(passage) if known else Quote(source=source, exact=passage)

    def _anchors(self, refs: Refs) -> tuple[str, ...]:
        """Return the utterances (or transitions) that are meant, each once."""
        return tuple(dict.fromkeys(anchor for id_ in _ids(refs) for anchor in self._anchors_of(self[id_])))

    def _anchors_of(self, element: Element) -> tuple[str, ...]:
        if isinstance(element, SpeechAct):
            return (element.anchor,)
        if not isinstance(element, Source):
            return (element.id,)
        said = tuple(u.id for u in self.utterances.values() if u.source == element.id)
        if not said:
            raise IntegrityError(f"nothing was said in {element.id!r} yet", element=element.id)
        return said

    def _added(self, element: E) -> E:
        self.add(element)
        return element


_UNNAMED = "-"
"""The id of an utterance whose likes are looked for; it never enters a map."""


def _ids(refs: Refs) -> tuple[str, ...]:
    """Return the ids of one element or of several."""
    if type(refs) in ELEMENTS:
        return (cast("Element", refs).id,)
    if isinstance(refs, str):
        return (refs,) if refs else ()
    if isinstance(refs, (set, frozenset)) or not isinstance(refs, Iterable):
        raise refusal("an element, its id, or several in a list", refs)
    return tuple([id_of(ref) for ref in refs])
