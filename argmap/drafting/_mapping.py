"""From passages to a map: actors, sources, a claim for each sentence, and who said it with which words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from argmap.drafting._cast import Member
from argmap.drafting._passages import Passage
from argmap.model import Actor, ArgumentMap, Claim, Quote, Source

__all__ = ["UNCERTAIN", "Sketch"]

UNCERTAIN = "uncertain"
"""The tag of claims of which something is only guessed, and the key under which their data say what."""

_LONGEST_TITLE = 44


class Sketch:
    """A map in the making, out of the text of one source."""

    def __init__(self, source: Source) -> None:
        self.map = ArgumentMap(source.title)
        self.map.add(source)
        self._source = source
        self._actors: dict[int, Actor] = {}
        self._claims: dict[str, Claim] = {}
        self._titles: dict[str, int] = {}
        self._documents: dict[tuple[str, tuple[str, ...]], str] = {}

    def cast(self, members: Iterable[Member]) -> None:
        """Add who speaks; who has an office in an organisation that speaks too is its member."""
        members = [*members]
        bodies = [member for member in members if member.kind in _BODIES]
        named = {name: body for body in bodies for name in (body.name, *body.also) if name[:1].isupper()}
        for member in sorted(members, key=lambda member: member.kind not in _BODIES):
            body = _body(member, named)
            also = [name for name in member.also if name != member.name]
            self._actors[id(member)] = self.map.actor(
                member.name,
                kind=member.kind,
                role=member.role,
                member_of=self._actors[id(body)] if body else (),
                data={"also": also} if also else None,
            )

    def take(self, passage: Passage) -> None:
        """Add a passage: its claim, and that its speakers say it."""
        speech = passage.speech
        speakers = [self._actors[id(member)] for member in speech.speakers]
        quotes = [self._quote(*piece) for piece in passage.pieces]
        source = self._document(speech.document, speakers) if speech.document else self._source.id
        self.say(speakers, speech.act, quotes, source=source, doubt=speech.doubt)

    def say(
        self,
        speakers: Sequence[Actor],
        act: str,
        quotes: Sequence[Quote],
        *,
        source: str,
        doubt: str = "",
        text: str = "",
        title: str = "",
    ) -> None:
        """Add that actors say something; without actors the claim only rests on the quotes."""
        told = text or " ".join(" ".join(quote.exact.split()) for quote in quotes)
        claim = self._claim(told, title, doubt, () if speakers else quotes)
        if speakers:
            quoted_in = self._source.id if source != self._source.id else ""
            self.map.say(speakers, claim, act=act, quote=quotes, source=source, quoted_in=quoted_in)

    def _claim(self, text: str, title: str, doubt: str, quotes: Sequence[Quote]) -> Claim:
        key = text.casefold()
        known = self._claims.get(key)
        if known is None or quotes:
            data: dict[str, Any] = {UNCERTAIN: doubt} if doubt else {}
            known = self.map.claim(
                text,
                title=self._title(title or text, is_whole=bool(title)),
                quotes=quotes,
                tags=[UNCERTAIN] if doubt else [],
                data=data,
            )
            self._claims[key] = known
        return known

    def _title(self, text: str, *, is_whole: bool) -> str:
        """Return a title that no other claim has: the first words of a text."""
        title = text if is_whole else _first_words(text)
        self._titles[title] = number = self._titles.get(title, 0) + 1
        return title if number == 1 else self._title(f"{title} ({number})", is_whole=True)

    def _quote(self, start: int, end: int) -> Quote:
        assert self._source.text is not None  # noqa: S101 - the passages were found in it
        pages = self._source.data.get("pages", ())
        return Quote(
            source=self._source.id,
            exact=self._source.text[start:end],
            start=start,
            end=end,
            page=str(bisect_right(pages, start)) if pages else "",
        )

    def _document(self, noun: str, speakers: Sequence[Actor]) -> str:
        """Return the id of the document in which something was said, as far as the text tells of it."""
        key = noun, tuple(speaker.id for speaker in speakers)
        if key not in self._documents:
            made = self.map.source(noun.capitalize(), authors=[speaker.name for speaker in speakers])
            self._documents[key] = made.id
        return self._documents[key]


_BODIES: Final = frozenset({"organisation", "group"})


def _body(member: Member, named: Mapping[str, Member]) -> Member | None:
    """Return the organisation that the role of somebody names, by its name or by another."""
    words = [word.removesuffix("’s").removesuffix("'s").strip(".,") for word in member.role.split()]
    for first in range(len(words)):
        for end in range(first + 1, min(len(words), first + _LONGEST_NAME) + 1):
            body = named.get(" ".join(words[first:end]))
            if body is not None and body is not member and member.kind not in _BODIES:
                return body
    return None


_LONGEST_NAME: Final = 12
"""Words of the name of an organisation."""


def _first_words(text: str) -> str:
    """Return the first words of a text, as a title.

    >>> _first_words("Strong encryption is critically important to keep everyone safe.")
    'Strong encryption is critically important to …'
    """
    taken = ""
    for word in text.split():
        if taken and len(taken) + 1 + len(word) > _LONGEST_TITLE:
            return taken.rstrip(",;:–— ") + " …"
        taken = f"{taken} {word}" if taken else word[:_LONGEST_TITLE]
    return taken.rstrip(".,;: ") or taken
