"""Reading Kialo's exports: numbered claims, in a tree with cross-references, and the sources below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from attrs import define, field

from argmap._collector import paused_collector
from argmap.formats._located import Faults, free, numbered, unused
from argmap.formats.kialo._layout import FOOTNOTE, HEADING, LINK, OLD_HEADING, SEE, SOURCES, cleaned
from argmap.model import ArgumentMap, Claim, Quote, Relation, Source
from argmap.notes import Notes

__all__ = ["parse"]

_OLD: Final = "Discussion Title: "
_LONGEST: Final = 9
"""Digits of a number of a thesis."""
_URL: Final = re.compile(r"https?://\S+")

Line = tuple[int, str]


@define(eq=False)
class _Entry:
    """A numbered entry: its number, what it is, the line it begins on, and the lines of its text."""

    number: str
    role: str
    line: int
    body: list[str] = field(factory=list)

    @property
    def text(self) -> str:
        """The text, without blank lines around it."""
        return "\n".join(self.body).strip("\n")


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    r"""Return the map of an exported discussion.

    Raises:
        ParseError: it begins with neither `Discussion Name:` nor `Discussion Title: `; a strict reader found
            a number twice, one that is below none, or a reference to none.

    >>> m = parse("Discussion Title: Rain?\n\n1. It rains.\n1.1. Pro: There are clouds.\n", Notes())
    >>> m.title, [(r.kind, r.premises, r.target) for r in m.relations.values()]
    ('Rain?', [('support', ('1.1',), '1')])
    """
    faults = Faults(text, notes, strict)
    lines = [(n, line) for n, line in numbered(text.removeprefix("\ufeff"))]
    start = next((at for at, (_, line) in enumerate(lines) if line.strip()), 0)
    first = lines[start][1]
    newline = "\r\n" if "\r\n" in text else "\n"
    if first.startswith(_OLD):
        reader = _Reader(faults, {"layout": "old", "newline": newline})
        return reader.read(first.removeprefix(_OLD), _old_entries(lines[start + 1 :]), [])
    if first.strip() != "Discussion Name:":
        raise faults.error(f"a discussion begins with 'Discussion Name:' or '{_OLD}…'", line=start + 1)
    reader = _Reader(faults, {"layout": "new", "newline": newline})
    title = lines[start + 1][1] if start + 1 < len(lines) else ""
    rest = lines[start + 2 :]
    end = _end(rest)
    return reader.read(title, _entries(rest[:end]), [line for _, line in rest[end + 1 :]])


def _end(lines: list[Line]) -> int:
    """Return where the list of sources begins, which no claim comes after."""
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at][1]
        if line == SOURCES:
            return at
        if HEADING.fullmatch(line):
            break
    return len(lines)


def _entries(lines: Iterable[Line]) -> Iterator[_Entry]:
    """Yield the entries of the newer layout, each with the lines below its heading, without indentation."""
    entry = _Entry("", "", 0)
    for n, line in lines:
        if heading := HEADING.fullmatch(line):
            yield entry
            entry = _Entry(heading[1].removesuffix("."), heading[2], n)
        else:
            entry.line = entry.line or n
            entry.body.append(line.removeprefix("  " * entry.number.count(".")))
    yield entry


def _old_entries(lines: Iterable[Line]) -> Iterator[_Entry]:
    """Yield the entries of the older layout; a line that begins none goes on with the text before.

    A thesis has no role before its text, and a number above that of the thesis before.
    """
    entry, last = _Entry("", "", 0), 0
    for n, line in lines:
        heading = OLD_HEADING.fullmatch(line)
        number = heading[1].removesuffix(".") if heading else ""
        if heading and number.isdecimal() and last < int(number[:_LONGEST]):
            yield entry
            last = int(number[:_LONGEST])
            entry = _Entry(number, "Thesis", n, [line.removeprefix(f"{number}. ")])
        elif heading and heading[2] and not number.isdecimal():
            yield entry
            entry = _Entry(number, heading[2], n, [heading[3]])
        else:
            entry.line = entry.line or n
            entry.body.append(line)
    yield entry


@define(eq=False)
class _Reader:
    faults: Faults
    residue: dict[str, Any]
    sources: dict[str, Source] = field(factory=dict)
    footnotes: dict[str, Quote] = field(factory=dict)
    claims: dict[str, Claim] = field(factory=dict)
    links: list[tuple[_Entry, str]] = field(factory=list)
    last: dict[str, int] = field(factory=dict)

    def read(self, title: str, entries: Iterable[_Entry], sources: list[str]) -> ArgumentMap:
        self.list_sources(sources)
        for entry in entries:
            self.take(entry)
        map_ = ArgumentMap(title)
        with paused_collector():
            relations = list(self.relations())
            map_.residue = {"kialo": self.residue}
            map_.add(*self.sources.values(), *self.claims.values(), *relations)
        return map_

    def list_sources(self, lines: list[str]) -> None:
        """Take the list of sources: an address for each number, and perhaps a passage below it."""
        number = ""
        passages: dict[str, list[str]] = {}
        for line in lines:
            if found := FOOTNOTE.fullmatch(line):
                number = found[1]
                self.footnotes.setdefault(number, Quote(source=self.source(found[2].strip())))
            elif number and line.strip():
                passages.setdefault(number, []).append(line.strip())
        for number, said in passages.items():
            exact = "\n".join(said)
            quote = self.footnotes[number]
            whole = exact[1:-1] if len(exact) > 1 and exact[0] == exact[-1] == '"' else exact
            self.footnotes[number] = Quote(source=quote.source, exact=whole)
        if lines:
            self.residue["sources"] = [line for line in lines if line.strip()]

    def source(self, told: str) -> str:
        """Return the id of a source, which is new if nobody told of it before; `""` if nothing is told."""
        if not told:
            return ""
        if told not in self.sources:
            id_ = f"source-{len(self.sources) + 1}"
            new = Source(id=id_, url=told) if _URL.fullmatch(told) else Source(id=id_, title=told)
            self.sources[told] = new
        return self.sources[told].id

    def take(self, entry: _Entry) -> None:
        if not entry.number:
            if entry.text.strip():
                self.faults.add("AM-KI001", "what stands before the first claim is left out", line=entry.line)
        elif entry.role == "Question":
            self.residue["question"] = {"number": entry.number, "text": entry.text}
        elif SEE.fullmatch(entry.text):
            self.links.append((entry, ""))
        else:
            self.claim(entry)

    def claim(self, entry: _Entry) -> None:
        id_ = entry.number
        if id_ in self.claims:
            self.faults.add("AM-KI002", f"the number {id_}. is there twice", line=entry.line)
            id_ = free(f"{id_}-", self.claims, self.last, first=1)
        bare, numbers = cleaned(entry.text, frozenset(self.footnotes))
        text = bare.strip()
        quotes = [self.footnotes[number] for number in numbers]
        if self.residue["layout"] == "old":
            quotes = [Quote(source=self.source(_unescaped(url))) for url in LINK.findall(text)]
        residue = {"kialo": {"text": entry.text}} if text != entry.text else {}
        self.claims[id_] = Claim(id=id_, text=text, quotes=quotes, residue=residue)
        self.links.append((entry, id_))

    def relations(self) -> Iterator[Relation]:
        """Yield what the places of the entries say: each is for or against the one above."""
        stands = {entry.number: id_ or self.seen(entry) for entry, id_ in self.links}
        ids = unused("r", self.claims)
        for entry, id_ in self.links:
            target = self.above(entry, stands)
            if target:
                residue = {} if id_ else {"kialo": {"number": entry.number}}
                yield Relation(
                    id=next(ids),
                    kind="support" if entry.role == "Pro" else "rebuttal",
                    premises=(id_ or stands[entry.number],),
                    target=target,
                    residue=residue,
                )

    def seen(self, entry: _Entry) -> str:
        """Return the claim that a cross-reference means; one that means none becomes a claim itself."""
        found = SEE.fullmatch(entry.text)
        id_ = found[1].removesuffix(".") if found else ""
        if id_ not in self.claims:
            self.faults.add("AM-KI003", f"there is no claim {id_}. to see", line=entry.line)
            id_ = free(f"{entry.number}-", self.claims, self.last, first=1)
            self.claims[id_] = Claim(id=id_, text=entry.text)
        return id_

    def above(self, entry: _Entry, stands: dict[str, str]) -> str:
        """Return the claim that an entry is for or against, `""` for a thesis."""
        if entry.role == "Thesis":
            return ""
        number = entry.number.rpartition(".")[0]
        if number not in stands:
            self.faults.add("AM-KI004", f"nothing is numbered {number or 'above it'}.", line=entry.line)
        while number and number not in stands:
            number = number.rpartition(".")[0]
        return stands.get(number, "")


def _unescaped(url: str) -> str:
    return re.sub(r"\\(.)", r"\1", url)
