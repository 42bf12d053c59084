"""Reading a text once, paragraph by paragraph, keeping in mind who spoke last.

What is said goes on beyond the sentence that tells who speaks: in quotations that follow, in paragraphs that
open with a quotation mark again, in what is set off, in a turn of a transcript, and, where a text uses no
quotation marks, in the paragraphs behind `X said:`, until something tells that the reporter speaks again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from attrs import evolve

from argmap.drafting._cast import Cast, Member
from argmap.drafting._passages import Passage, Speech, is_statement, quoted, set_off, spoken
from argmap.drafting._phrases import Voice, voices_in
from argmap.drafting._reading import Paragraph, Quotation, masked, paragraphs, quotations, sentences, split
from argmap.drafting._sayings import Saying, sayings
from argmap.drafting._voices import subject
from argmap.drafting._words import verbs, words

__all__ = ["passages"]

_LONG: Final = 40
"""Characters of a quotation that is more than a word or a title."""
_NOBODY: Final = "nothing says whose words these are"


def passages(text: str, authors: tuple[str, ...] = ()) -> tuple[list[Passage], list[Member]]:
    """Return the passages of a text in their order, and all who speak in them.

    >>> found, cast = passages("Ms Ruiz said the bridge is unsafe. “It must close,” she added.")
    >>> [(passage.speech.speakers[0].name, passage.pieces) for passage in found]
    [('Ms Ruiz', ((13, 34),)), ('Ms Ruiz', ((36, 50),))]
    """
    reader = _Reader(text, authors)
    for paragraph in reader.paragraphs:
        reader.read(paragraph)
    heard = {id(member) for passage in reader.found for member in passage.speech.speakers}
    return reader.found, [member for member in reader.cast.members if id(member) in heard]


class _Reader:
    """What is known at a point of a text: who spoke last, who is about to, and who still does."""

    def __init__(self, text: str, authors: tuple[str, ...]) -> None:
        self.text = text
        self.cast = Cast(text, authors)
        self.found: list[Passage] = []
        self.paragraphs = paragraphs(text)
        self._is_transcript = any(paragraph.kind == "turn" for paragraph in self.paragraphs)
        self._quotations = quotations(text, self.paragraphs)
        self._starts = [quotation.outer[0] for quotation in self._quotations]
        self._uses_marks = any(one.end - one.start > _LONG for one in self._quotations)
        self._masked = masked(text, self._quotations)
        self._last = Speech()
        self._expected: Speech | None = None  # who was announced: “X said:” at the end of a paragraph
        self._open: Speech | None = None  # who speaks on without quotation marks
        self._set_off: int | None = None  # where among what was found began what is set off just now
        self._doubted = 0  # passages at the end of what was found that may not belong to the open speech

    def read(self, paragraph: Paragraph) -> None:
        """Take the passages of one paragraph."""
        self.cast.turn_page()
        if paragraph.kind != "set-off":
            self._set_off = None
        if paragraph.kind == "turn":
            self._read_turn(paragraph)
        elif paragraph.kind == "set-off":
            self._read_set_off(paragraph)
        elif paragraph.kind == "heading" or self._is_boilerplate(paragraph):
            self._open = None if not self._is_transcript else self._open
        elif self._open is None or not self._read_on(self._open, paragraph):
            self._open, self._doubted = None, 0
            self._read_plain(paragraph)

    def _is_boilerplate(self, paragraph: Paragraph) -> bool:
        start = self.text[paragraph.start : paragraph.start + 20].split(maxsplit=1)
        return start[0].lower() in words("boilerplate")

    # -- turns of a transcript

    def _read_turn(self, paragraph: Paragraph) -> None:
        label = self.text[paragraph.start : paragraph.body].strip().rstrip(":")
        self._open = self._last = Speech((self._turner(_QUESTION_NUMBER.sub("", label)),))
        self.found += spoken(self.text, self._open, paragraph.body, paragraph.end)

    def _turner(self, label: str) -> Member:
        """Return who has the turn; names in capitals are written as names are."""
        name, _, more = (part.strip(" )") for part in label.partition("("))
        name, _, role = (part.strip() for part in name.partition(","))
        name = name.title() if name.isupper() and " " in name else name
        voice, inner = self._named(name), self._named(more)
        if name.lower().split()[-1] in words("roles") and inner:  # “THE CHAIR (Ms Ruiz)”
            voice = evolve(inner, role=name.removeprefix("The "), also=name)
        elif voice:
            voice = evolve(voice, role=voice.role or role or more)
        member, _ = self.cast.meet(voice or Voice("name", name, 0, len(name), role=role or more))
        assert member is not None  # noqa: S101 - only pronouns may mean nobody
        if member.kind == "organisation" and not words("organisations") & {*name.lower().split()}:
            member.kind = "person"  # who has a turn at speaking is one, by whatever name
        return member

    def _named(self, name: str) -> Voice | None:
        said = split(name, 0, len(name))
        found = voices_in(said, 0, len(said))
        return found[0] if len(found) == 1 and found[0].kind == "name" else None

    # -- what is set off

    def _read_set_off(self, paragraph: Paragraph) -> None:
        lines = set_off(self.text, paragraph)
        speech = self._expected or evolve(self._last, act="assert", doubt=_NOBODY)
        signed = _SIGNED.match(self.text, *lines[-1]) if lines else None
        signer = self._named(signed["name"]) if signed else None
        if signer:
            member, _ = self.cast.meet(signer)
            speech = Speech((member,) if member else (), document=speech.document)
            lines.pop()
        first = len(self.found)
        for start, end in lines:
            self.found += spoken(self.text, speech, start, end)
        if signer:  # under several paragraphs, too
            for n in range(self._set_off if self._set_off is not None else first, first):
                was = self.found[n].speech
                self.found[n] = evolve(self.found[n], speech=evolve(speech, act=was.act))
        if signer or self._set_off is None:
            self._set_off = len(self.found) if signer else first
        self._last = self._expected = speech

    # -- speech without quotation marks

    def _read_on(self, speech: Speech, paragraph: Paragraph) -> bool:
        """Whether a paragraph is still said by who spoke before; if so, take it."""
        if self._is_transcript:
            self.found += spoken(self.text, speech, paragraph.start, paragraph.end)
            return True
        text = self.text[paragraph.start : paragraph.end]
        if self._within(paragraph) or self._tells_of(speech, text) or self._reports(paragraph):
            return False
        is_sure = bool(_FIRST_PERSON.search(text))
        if self._uses_marks and not is_sure:
            return False
        doubt = speech.doubt or ("" if is_sure else "nothing says that the words of the speaker go on here")
        made = [*spoken(self.text, evolve(speech, doubt=doubt), paragraph.start, paragraph.end)]
        if is_sure:  # then so is what stands before it
            for n in range(len(self.found) - self._doubted, len(self.found)):
                self.found[n] = evolve(self.found[n], speech=evolve(self.found[n].speech, doubt=speech.doubt))
        self._doubted = 0 if is_sure else self._doubted + len(made)
        self.found += made
        return True

    def _reports(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph tells that somebody says something."""
        return any(
            True
            for start, end in sentences(self._masked, paragraph.start, paragraph.end)
            for _ in sayings(split(self._masked, start, end))
        )

    def _tells_of(self, speech: Speech, text: str) -> bool:
        """Whether a paragraph speaks of who speaks, or of `the group`, as only the reporter does."""
        first = split(text, 0, min(len(text), 40))[:2]
        if len(first) > 1 and first[0].low == "the" and first[1].text in words("bodies"):
            return any(member.kind in {"group", "organisation"} for member in self.cast.members)
        own = {name for member in speech.speakers for name in (member.name.split()[-1], *_bodies(member))}
        return any(name in own for name in _CAPITAL.findall(text))

    # -- plain paragraphs

    def _read_plain(self, paragraph: Paragraph) -> None:
        expected, self._expected = self._expected, None
        free = self._within(paragraph)
        label = _INTRODUCED.match(self._masked, paragraph.start, paragraph.end)
        speech = self._introduced(label) if label else None
        made: list[Passage] = []
        for start, end in sentences(self._masked, paragraph.start, paragraph.end):
            said = split(self._masked, start, end)
            whom = subject(said)
            if whom:
                self.cast.notice(whom)
            for saying in sayings(said):
                new = self._speech(saying, start, end)
                if new:
                    speech = new
                    made += self._said(saying, new, free)
                    made += self._opened(saying, new, paragraph) if saying.opens else ()
            is_announced = self.text[paragraph.end - 1] == ":" and end == paragraph.end
            self._expected = speech if is_announced else None
        made += self._unclaimed(free, speech, expected, paragraph)
        self._last = speech or self._last
        self.found += sorted(made, key=lambda passage: passage.pieces[0])

    def _within(self, paragraph: Paragraph) -> list[int]:
        """Return the numbers of the quotations in a paragraph."""
        first, last = (bisect_left(self._starts, place) for place in (paragraph.start, paragraph.end))
        return [*range(first, last)]

    def _speech(self, saying: Saying, start: int, end: int) -> Speech | None:
        """Return who speaks in a saying; None where nobody is meant."""
        met = [self.cast.meet(voice) for voice in saying.voices]
        members = tuple(member for member, _ in met if member)
        doubt = "; ".join(doubt for _, doubt in met if doubt)
        document = _document(self._masked, start, end)
        return Speech(members, saying.act, doubt, document) if members else None

    def _said(self, saying: Saying, speech: Speech, free: list[int]) -> Iterator[Passage]:
        """Yield what is said in a saying, as clauses or in quotations; those are no longer free."""
        if saying.said:
            yield Passage(saying.said, speech)
            free[:] = [n for n in free if not _is_within(self._quotations[n], saying.said)]
        taken = [n for n in free if saying.quotes_from <= self._starts[n] < saying.quotes_to]
        free[:] = [n for n in free if n not in taken]
        yield from quoted(self.text, [self._quotations[n] for n in taken], speech)

    def _opened(self, saying: Saying, speech: Speech, paragraph: Paragraph) -> Iterator[Passage]:
        """Yield what is said behind `X said:`; other paragraphs may go on with it."""
        if self.text[saying.opens : paragraph.end].strip():
            self._open = speech
            yield from spoken(self.text, speech, saying.opens, paragraph.end)

    def _introduced(self, label: re.Match[str]) -> Speech | None:
        """Return who is named before a colon and a quotation, without a verb: `Ana Ruiz, engineer: “…”`."""
        voice = self._named(label["name"])
        told = (label["role"] or "").lower().replace(",", " ").split()
        if voice is None or any(word in verbs() for word in told):
            return None
        member, doubt = self.cast.meet(evolve(voice, role=(label["role"] or "").strip(" ,")))
        return Speech((member,), doubt=doubt) if member else None

    def _unclaimed(
        self, free: list[int], speech: Speech | None, expected: Speech | None, paragraph: Paragraph
    ) -> Iterator[Passage]:
        """Yield the quotations of which no sentence says whose they are."""
        for quotation in (self._quotations[n] for n in free):
            is_announced = quotation.goes_on or (expected and quotation.outer[0] == paragraph.start)
            if is_announced or is_statement(self.text, quotation):
                sure = speech or expected or (self._last if quotation.goes_on else None)
                speech = sure or evolve(self._last, act="assert", doubt=_NOBODY)
                yield from quoted(self.text, [quotation], speech)


_QUESTION_NUMBER: Final = re.compile(r"^Q\d+\.? +")
_SIGNED: Final = re.compile(r"[—–-]{1,2}\s*(?P<name>[A-Z][^\n,]{1,80})")
_INTRODUCED: Final = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?: [\w.’'-]+){1,5})(?P<role>,[^:\n\ue000]{1,100})?:\s*(?=\ue000)"
)
_FIRST_PERSON: Final = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s|I|[Mm]y|me)\b")
_CAPITAL: Final = re.compile(r"\b[A-Z][\w-]*")
_IN_DOCUMENT: Final = re.compile(
    r"\b[Ii]n (?:an?|the|its|his|her|their|this|that) (?:[\w’-]+ ){0,3}?(?P<noun>[\w-]+)\b"
)


def _is_within(quotation: Quotation, stretches: tuple[tuple[int, int], ...]) -> bool:
    start, end = quotation.outer
    return any(first <= start and end <= last + 1 for first, last in stretches)


def _bodies(member: Member) -> list[str]:
    """Return the names in a role, such as that of an organisation: its people would say `we`."""
    return [word.split("’")[0].split("'")[0].strip(".,") for word in member.role.split() if word[0].isupper()]


def _document(text: str, start: int, end: int) -> str:
    """Return the kind of document in which something is said, as the reporter calls it: `letter`."""
    found = (match["noun"].lower() for match in _IN_DOCUMENT.finditer(text, start, end))
    return next((noun for noun in found if noun in words("documents")), "")
