"""What was said: utterances and speech acts out of the data of claims, arguments and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.errors import IntegrityError
from argmap.formats.argdown._conventions import Spoken
from argmap.formats.argdown._tree import Document
from argmap.model import Actor, Element, Quote, Source, SpeechAct, Transition, Utterance
from argmap.notes import Notes

if TYPE_CHECKING:
    from argmap.formats.argdown._mapping import Names

__all__ = ["Speech"]


class Speech:
    """Collects who says what, and makes actors and sources that are named but not listed."""

    def __init__(
        self, actors: list[Actor], sources: list[Source], names: Names, notes: Notes, document: Document
    ) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self.sources = {source.id: source for source in sources}
        self._by_name = {actor.name: actor.id for actor in actors} | {
            source.title: source.id for source in sources
        }
        self._names = names
        self._notes = notes
        self._document = document
        self._utterances: dict[Any, Utterance] = {}
        self._acts: list[SpeechAct] = []

    def front_elements(self) -> list[Element]:
        """Return the actors and the sources, those that were only named included."""
        return [*self.actors.values(), *self.sources.values()]

    def say(self, spoken: Spoken, content: str, place: int) -> None:
        """Add one speech act; the same words of the same actors are one utterance."""
        speakers = tuple(self._known(self.actors, Actor, name, place) for name in spoken.by if name)
        source = self._known(self.sources, Source, spoken.source, place)
        quoted_in = self._known(self.sources, Source, spoken.quoted_in, place) or source
        quotes = self.quotes(spoken.quotes, quoted_in, place)
        key = (speakers, spoken.words, source, quotes, spoken.when)
        known = self._utterances.get(key) if quotes or spoken.words else None
        if known is None:
            known = Utterance(
                id=self._names.counted("utterances", "u"),
                speakers=speakers,
                text=spoken.words,
                source=source,
                quotes=quotes,
                when=spoken.when,
            )
            self._utterances[key if quotes or spoken.words else known.id] = known
        self._acts.append(
            SpeechAct(id=self._names.counted("acts", "a"), act=spoken.act, anchor=known.id, content=content)
        )

    def elements(self, answers: list[dict[str, Any]]) -> list[Element]:
        """Return the utterances, the transitions between them, and the speech acts."""
        transitions = [t for answer in answers if (t := self._transition(answer))]
        return [*self._utterances.values(), *transitions, *self._acts]

    def quotes(
        self, given: tuple[dict[str, Any], ...], source: str = "", place: int = 0
    ) -> tuple[Quote, ...]:
        """Return quotes, each found in its source where the text of that is known."""
        return tuple(self._quote({"source": source, **quote}, place) for quote in given)

    def _quote(self, given: dict[str, Any], place: int) -> Quote:
        source = self.sources.get(given["source"])
        try:
            if source is None or source.text is None or "start" in given:
                return Quote(**given)
            return source.quote(**{key: value for key, value in given.items() if key in _FOUND_BY})
        except (IntegrityError, TypeError) as error:
            self._say("AM-A016", str(error), place)
            exact = given.get("exact")
            return Quote(source=given["source"], exact=exact if isinstance(exact, str) else "")

    def _known(self, known: dict[str, Any], kind: type[Actor | Source], name: str, place: int) -> str:
        """Return the id of an actor or a source; one that is not listed is made."""
        if not name or name in known:
            return name
        listed = self._by_name.get(name)
        if listed in known:
            return str(listed)
        id_ = self._names.titled(name, "p" if kind is Actor else "s")
        known[id_] = Actor(id=id_, name=name) if kind is Actor else Source(id=id_, title=name)
        self._by_name[name] = id_
        noun = "an actor" if kind is Actor else "a source"
        self._say("AM-A015", f"{name!r} is not listed and becomes {noun}", place, severity="info")
        return id_

    def _transition(self, answer: dict[str, Any]) -> Transition | None:
        starts, ends = self._said_in(answer.get("to")), self._said_in(answer.get("reply"))
        scheme = answer.get("scheme", "")
        if not starts or not ends or not isinstance(scheme, str):
            self._say(
                "AM-A015", f"an answer needs a reply and what it answers: {answer}", self._document.front[0]
            )
            return None
        return Transition(id=self._names.counted("transitions", "t"), starts=starts, ends=ends, scheme=scheme)

    def _said_in(self, name: Any) -> tuple[str, ...]:
        """Return the utterances made in a source."""
        return tuple(u.id for u in self._utterances.values() if name and name in {u.source, u.id})

    def _say(self, code: str, message: str, place: int, *, severity: Any = "warning") -> None:
        self._notes.add(code, message, severity=severity, span=self._document.span(place, place))


_FOUND_BY = frozenset({"exact", "prefix", "suffix", "page"})
