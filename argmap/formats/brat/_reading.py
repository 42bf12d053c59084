"""Reading annotations: passages become claims, relations relations; what remains stays line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Final

from attrs import define, evolve, field, frozen

from argmap._collector import paused_collector
from argmap.formats._located import Faults, numbered, unused
from argmap.formats._words import kind_and_scheme
from argmap.model import ArgumentMap, Claim, Quote, Relation, RelationKind, Source
from argmap.notes import Notes

__all__ = ["REFERENCE", "SOURCE", "parse"]

SOURCE: Final = "text"
"""The id of the source that annotations are about."""

_PASSAGE: Final = re.compile(r"(\S+) (\d{1,15} \d{1,15}(?:;\d{1,15} \d{1,15})*)")
_RELATION: Final = re.compile(r"(\S+)\s+([^\s:]+):(\S+)\s+([^\s:]+):(\S+)")
_ATTRIBUTE: Final = re.compile(r"(\S+)\s+(\S+)(?:\s+(\S.*))?")
_NOTE: Final = re.compile(r"(Text|Scheme|Data)\s+(\S+)")
REFERENCE: Final = re.compile(r"(?:^|[\s:])([TR]\d\S*)")
"""What a line mentions of passages and relations."""

_EVENT: Final = re.compile(r"\s[^\s:]+:E")


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    r"""Return the map that annotations make, without the text that they are about.

    Raises:
        ParseError: a strict reader found a line that is no annotation, an id twice, or a reference that leads
            nowhere.

    >>> passages = "T1\tclaim 0 9\tIt rains.\nT2\tpremise 10 16\tClouds\n"
    >>> m = parse(f"{passages}R1\tsupport Arg1:T2 Arg2:T1\n", Notes())
    >>> m.claims["T1"].quotes[0].end, m.relations["R1"].premises
    (9, ('T2',))
    """
    reader = _Reader(Faults(text, notes, strict))
    for n, line in numbered(text):
        if line.strip() and not line.startswith("#\t"):
            id_, *parts = line.rstrip().split("\t", 2)
            reader.lines.append(_Line(n, line, id_ or "?", parts[0] if parts else "", "".join(parts[1:])))
    with paused_collector():
        return reader.read()


@frozen
class _Line:
    """An annotation: its number and text, its id, what it says, and what stands after that."""

    number: int
    whole: str
    id: str
    body: str
    tail: str


@define(eq=False)
class _Reader:
    faults: Faults
    lines: list[_Line] = field(factory=list)
    claims: dict[str, Claim] = field(factory=dict)
    relations: dict[str, Relation] = field(factory=dict)
    new: Iterator[str] = field(init=False)

    def read(self) -> ArgumentMap:
        mentioned = {id_ for line in self.lines for id_ in REFERENCE.findall(line.whole)}
        self.new = unused("R", mentioned)
        kept = self.kept(
            {"T": self.passage},
            {"R": self.relation},
            {"*": self.equivalence, "A": self.attribute, "M": self.attribute, "#": self.note},
        )
        map_ = ArgumentMap(residue={"brat": {"lines": kept}} if kept else {})
        sources = [Source(id=SOURCE)] if self.claims else []
        map_.add(*sources, *self.claims.values(), *self.relations.values())
        map_.add(*_derived(map_, self.new))
        return map_

    def kept(self, *passes: dict[str, Callable[[_Line], bool]]) -> list[str]:
        """Take the lines, in passes, for some refer to later ones; return those that stay as they are."""
        left = self.lines
        for takers in passes:
            left = [line for line in left if line.id[0] not in takers or not takers[line.id[0]](line)]
        for line in left:
            if line.id[0] not in "TRAM#*EN":
                self.fault("AM-BR001", "this is no annotation; it is kept as it is", line)
        if any(line.id[0] in "EN#" for line in left):
            message = "events, links to databases and notes are kept as they are"
            self.faults.notes.add("AM-BR002", message, severity="info")
        return [line.whole for line in left]

    def passage(self, line: _Line) -> bool:
        found = _PASSAGE.fullmatch(line.body)
        if found is None or line.id in self.claims:
            why = "has a type and places" if found is None else "has an id of its own"
            return self.fault("AM-BR003", f"a passage {why}; this is kept as it is", line)
        places = [(int(start), int(end)) for start, end in map(str.split, found[2].split(";"))]
        self.claims[line.id] = Claim(
            id=line.id,
            text=" ".join(line.tail.split()),
            tags=(found[1],),
            quotes=_quotes(places, line.whole.split("\t", 2)[-1] if line.tail else ""),
        )
        return True

    def relation(self, line: _Line) -> bool:
        found = _RELATION.fullmatch(line.body.strip())
        if found is None or not {found[3], found[5]} <= self.claims.keys() or line.id in self.relations:
            if not _EVENT.search(line.body):
                self.fault("AM-BR004", "this is no relation between two passages; it is kept as it is", line)
            return False
        kind, scheme = kind_and_scheme(found[1])
        if kind is None:
            message = f"what a relation {found[1]!r} does is not known; it is kept as it is"
            return self.fault("AM-BR005", message, line)
        names = [found[2], found[4]]
        residue = {} if names == ["Arg1", "Arg2"] else {"brat": {"names": names}}
        self.put(
            Relation(
                id=line.id, kind=kind, premises=(found[3],), target=found[5], scheme=scheme, residue=residue
            )
        )
        return True

    def equivalence(self, line: _Line) -> bool:
        first, *others = line.body.split()[1:] or [""]
        if not others or not {first, *others} <= self.claims.keys():
            return _EVENT.search(line.body) is None and self.fault(
                "AM-BR004", "what is equivalent are passages; this is kept as it is", line
            )
        for other in others:
            residue = {"brat": {"names": ["*"]}}
            self.put(
                Relation(
                    id=next(self.new), kind="equivalence", premises=(other,), target=first, residue=residue
                )
            )
        return True

    def attribute(self, line: _Line) -> bool:
        found = _ATTRIBUTE.fullmatch(line.body.strip())
        element = self.element(found[2]) if found else None
        if found is None or element is None or found[1] in element.data:
            if found is None or found[2][0] in "TR":
                self.fault(
                    "AM-BR006", "an attribute is of a passage or a relation, once; it is kept as it is", line
                )
            return False
        kept = element.residue.get("brat", {})
        ids = {**kept.get("ids", {}), found[1]: line.id}
        self.put(
            evolve(
                element,
                data={**element.data, found[1]: found[3] or True},
                residue={"brat": {**kept, "ids": ids}},
            )
        )
        return True

    def note(self, line: _Line) -> bool:
        found = _NOTE.fullmatch(line.body.strip())
        element = self.element(found[2]) if found else None
        if found is None or element is None:
            return False
        if found[1] == "Text" and isinstance(element, Claim):
            self.put(evolve(element, text=line.tail))
            return True
        if found[1] == "Scheme" and isinstance(element, Relation):
            self.put(evolve(element, scheme=line.tail))
            return True
        try:
            self.put(evolve(element, data={**element.data, **json.loads(line.tail)}))
        except (ValueError, TypeError, RecursionError):
            return self.fault("AM-BR007", "this note is no JSON object; it is kept as it is", line)
        return True

    def element(self, id_: str) -> Claim | Relation | None:
        return self.claims.get(id_) or self.relations.get(id_)

    def put(self, element: Claim | Relation) -> None:
        if isinstance(element, Claim):
            self.claims[element.id] = element
        else:
            self.relations[element.id] = element

    def fault(self, code: str, message: str, line: _Line) -> bool:
        """Tell a fault; it is False that the line was taken."""
        self.faults.add(code, message, line=line.number)
        return False


def _quotes(places: list[tuple[int, int]], covered: str) -> list[Quote]:
    """Return a quote for each piece of a passage; what it covers are the pieces, joined by blanks."""
    if len(places) == 1:
        return [Quote(source=SOURCE, exact=covered, start=places[0][0], end=places[0][1])]
    quotes, at = [], 0
    for start, end in places:
        length = max(end - start, 0)
        quotes.append(Quote(source=SOURCE, exact=covered[at : at + length], start=start, end=end))
        at += length + 1
    return quotes


def _derived(map: ArgumentMap, ids: Iterator[str]) -> Iterator[Relation]:
    """Yield what essays leave to the reader: claims for or against the major claim, which is said twice."""
    major = [claim.id for claim in map.claims.values() if claim.tags == ("MajorClaim",)]
    residue = {"brat": {"derived": True}}
    for other in major[1:]:
        yield Relation(
            id=next(ids),
            kind="equivalence",
            premises=(other,),
            target=major[0],
            implicit=True,
            residue=residue,
        )
    for claim in map.claims.values() if major else ():
        kind = _STANCES.get(str(claim.data.get("Stance", "")))
        if kind is not None:
            yield Relation(
                id=next(ids), kind=kind, premises=(claim.id,), target=major[0], implicit=True, residue=residue
            )


_STANCES: Final[dict[str, RelationKind]] = {"For": "support", "Against": "rebuttal"}
