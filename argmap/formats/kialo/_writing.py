"""Writing Kialo text: a tree in which each claim stands once, and elsewhere by its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import define, field

from argmap.formats._features import without
from argmap.formats.kialo._layout import FOOTNOTE, OLD_HEADING, SOURCES, cleaned, is_special
from argmap.formats.kialo._tree import Place, places
from argmap.model import Argument, ArgumentMap, Claim, Quote
from argmap.notes import Notes

__all__ = ["CHANGES", "DROPS", "serialize"]

DROPS: Final = frozenset(
    {
        "map data",
        "data",
        "residue",
        "actors",
        "pages",
        "quote contexts",
        "quote places",
        "acts",
        "transitions",
        "utterances",
        "wordings",
        "tags",
        "weights",
        "implicit",
        "titles",
        "arguments",
        "schemes",
        "roles",
        "relation weights",
        "implicit relations",
        "equivalences",
        "preferences",
        "relations on relations",
        "incomplete relations",
        "linked premises",
        "groups",
    }
)

CHANGES: Final = frozenset({"sources", "attack kinds", "white space", "order", "ids"})

_LITERAL: Final = re.compile(r"\[(\d{1,9})\]")


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    """Return a map as Kialo would export it, in the layout that it was read in, else the newer one.

    >>> from argmap import Argument, ArgumentMap, Claim, Quote
    >>> m = ArgumentMap("Rain?")
    >>> rain, clouds = m.claim("It rains."), m.claim("There are clouds.")
    >>> m.support(clouds, rain).id
    'r1'
    >>> print(serialize(m, Notes()), end="")
    Discussion Name:
    Rain?
    <BLANKLINE>
    1. Thesis:
    It rains.
    <BLANKLINE>
      1.1. Pro:
      There are clouds.
    """
    kept = _kept(map)
    writer = _Writer(map, kept)
    lines = writer.old() if kept.get("layout") == "old" else writer.new()
    newline = "\r\n" if kept.get("newline") == "\r\n" else "\n"
    return "".join(f"{line}{newline}" for line in lines)


def _kept(holder: Any) -> Mapping[str, Any]:
    kept = holder.residue.get("kialo")
    return kept if isinstance(kept, Mapping) else {}


@define(eq=False)
class _Writer:
    """Lays out a map as places and writes these, with footnotes for what claims quote."""

    map: ArgumentMap
    kept: Mapping[str, Any]
    plain: ArgumentMap = field(init=False)
    places: list[Place] = field(init=False)
    numbers: dict[str, str] = field(init=False)
    known: frozenset[str] = field(init=False)
    footnotes: dict[tuple[str, str], int] = field(factory=dict)
    first: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.plain = without(self.map, DROPS | (CHANGES - {"order", "ids"}))
        self.places = places(self.plain, dict(self.referring()), self.question("number"))
        self.numbers = {place.claim: place.number for place in self.places if not place.refers}
        self.known = frozenset(found[1] for line in self.listed() if (found := FOOTNOTE.fullmatch(line)))
        texts = (
            *self.known_marks(),
            *(mark for c in self.plain.claims.values() for mark in _LITERAL.findall(c.text)),
        )
        self.first = max(map(int, texts), default=0) + 1

    def referring(self) -> Iterator[tuple[str, str]]:
        """Yield the relations that were cross-references, with their numbers."""
        for relation in self.map.relations.values():
            if relation.residue and isinstance(number := _kept(relation).get("number"), str):
                yield relation.id, number

    def question(self, name: str) -> str:
        question = self.kept.get("question")
        told = question.get(name) if isinstance(question, Mapping) else ""
        return told if isinstance(told, str) else ""

    def listed(self) -> list[str]:
        """Return the list of sources as it was read."""
        lines = self.kept.get("sources")
        return [line for line in lines if isinstance(line, str)] if isinstance(lines, tuple) else []

    def known_marks(self) -> list[str]:
        return [number for number in self.known if len(number) < _LONGEST]

    def title(self) -> str:
        """Return the title: as it is, unless it takes more than a line."""
        title = self.map.title
        is_line = "\n" not in title and "\r" not in title
        return title if is_line and " ".join(title.split()) == self.plain.title else self.plain.title

    def new(self) -> Iterator[str]:
        """Yield the lines of the newer layout."""
        yield from ("Discussion Name:", self.title())
        if self.question("number"):
            yield from ("", f"{self.question('number')}. Question:", *self.question("text").split("\n"))
        for place in self.places:
            depth = "  " * place.number.count(".")
            body = [f"-> See {self.numbers[place.claim]}."] if place.refers else self.text(place.claim)
            yield from ("", f"{depth}{place.number}. {_role(place)}:")
            yield from (f"{depth}{line}" if line else "" for line in body)
        sources = [*self.listed(), *self.told()]
        if sources:
            yield from ("", SOURCES, *sources)

    def old(self) -> Iterator[str]:
        """Yield the lines of the older layout."""
        yield from (f"Discussion Title: {self.title()}", "")
        for place in self.places:
            role = "" if place.relation is None else f"{_role(place)}: "
            see = f"-> See {self.numbers[place.claim]}."
            text = see if place.refers else self.old_text(place.claim)
            yield from f"{place.number}. {role}{text}".split("\n")

    def old_text(self, id_: str) -> str:
        """Return a text of the older layout: as it was, or on one line where a line would be a heading."""
        was = _kept(self.map[id_]).get("text")
        if isinstance(was, str) and was.strip() == self.map.claims[id_].text:
            return was
        lines = self.words(id_)
        return ("\n" if not any(map(OLD_HEADING.fullmatch, lines[1:])) else " ").join(lines)

    def words(self, id_: str) -> list[str]:
        """Return the lines of a text: as they are, unless that would be read as something else."""
        element, plain = self.map[id_], self.plain.claims[id_].text
        text = element.text if isinstance(element, Claim) else plain
        lines = text.split("\n")
        if (
            " ".join(text.split()) != plain
            or text.strip() != text
            or "\r" in text
            or any(map(is_special, lines))
        ):
            lines = [plain]
        return [_escaped(line) for line in lines] if lines != [""] else []

    def text(self, id_: str) -> list[str]:
        """Return the lines of a text with its footnotes."""
        element = self.map[id_]
        was = _kept(element).get("text")
        lines, told = self.words(id_), 0
        if isinstance(was, str) and isinstance(element, Claim):
            bare, numbers = cleaned(was, self.known)
            if bare.strip() == element.text:
                lines, told = was.split("\n"), len(numbers)
        quotes = element.quotes if isinstance(element, Claim | Argument) else ()
        marks = "".join(f" [{self.footnote(quote)}]" for quote in quotes[told:])
        return [*lines[:-1], f"{lines[-1]}{marks}"] if lines else [marks] if marks else []

    def footnote(self, quote: Quote) -> int:
        key = (quote.source, " ".join(quote.exact.split()))
        return self.footnotes.setdefault(key, self.first + len(self.footnotes))

    def told(self) -> Iterator[str]:
        """Yield the lines of sources that were not in the list."""
        for (id_, exact), number in self.footnotes.items():
            source = self.map.sources.get(id_)
            head = (source.url or source.title or id_) if source else ""
            yield f"[{number}] {' '.join(head.split())}".rstrip()
            if exact:
                yield f'    "{exact}"'


_LONGEST: Final = 9


def _role(place: Place) -> str:
    if place.relation is None:
        return "Thesis"
    return "Pro" if place.relation.kind == "support" else "Con"


def _escaped(line: str) -> str:
    """Return a line that says no more than its text; blanks do not count."""
    if not is_special(line):
        return line
    return f" {line}" if line == SOURCES else line.replace(" ", "  ", 1)
