"""Writing annotations: passages of the text that claims quote, and lines at its end for all other claims."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import define, field

from argmap.formats._features import without
from argmap.formats._located import unused
from argmap.formats._words import kind_and_scheme, type_of
from argmap.formats.brat._reading import REFERENCE
from argmap.model import Argument, ArgumentMap, Claim, Element, Quote, Relation, Source
from argmap.notes import Notes

__all__ = ["CHANGES", "DROPS", "document_of", "serialize"]

DROPS: Final = frozenset(
    {
        "title",
        "map data",
        "residue",
        "actors",
        "acts",
        "transitions",
        "utterances",
        "wordings",
        "weights",
        "implicit",
        "titles",
        "arguments",
        "roles",
        "relation weights",
        "implicit relations",
        "relations on relations",
        "incomplete relations",
        "linked premises",
        "groups",
    }
)

CHANGES: Final = frozenset({"sources", "quotes", "tags", "white space", "ids"})

_NAME: Final = re.compile(r"[\w-]+")
_VALUE: Final = re.compile(r"\S+")


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    r"""Return a map as annotations of the text that `document_of` gives.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> m.support(m.claim("There are clouds."), m.claim("It rains.", tags=["major"])).id
    'r1'
    >>> print(serialize(m, Notes()), end="")  # doctest: +NORMALIZE_WHITESPACE
    T1  Claim 0 17  There are clouds.
    T2  major 18 27 It rains.
    R1  support Arg1:T1 Arg2:T2
    >>> document_of(m)
    'There are clouds.\nIt rains.\n'
    """
    writer = _Writer(map)
    return "".join(f"{line}\n" for line in writer.lines()) or "#\tno annotations\n"


def document_of(map: ArgumentMap) -> str | None:
    """Return the text that the annotations of a map are about; None if nobody knows it."""
    return _Writer(map).document()


def _kept(holder: Any) -> Mapping[str, Any]:
    kept = holder.residue.get("brat")
    return kept if isinstance(kept, Mapping) else {}


@define(eq=False)
class _Writer:
    """Lays out the passages of a map, and writes what there is to say about them."""

    map: ArgumentMap
    plain: ArgumentMap = field(init=False)
    source: Source | None = field(init=False)
    names: dict[str, str] = field(init=False)
    places: dict[str, str] = field(factory=dict)
    covered: dict[str, str] = field(factory=dict)
    added: list[str] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.plain = without(self.map, DROPS | (CHANGES - {"tags", "ids"}))
        self.source = _document(self.map)
        self.names = _names(self.plain, _lines(self.map))
        at = self.end()
        for claim in self.plain.claims.values():
            if not self.lay_out(claim):
                self.places[claim.id] = f"{at} {at + len(claim.text)}"
                self.covered[claim.id] = claim.text
                self.added.append(f"{claim.text}\n")
                at += len(claim.text) + 1

    def kept(self, element: Claim | Relation) -> Mapping[str, Any]:
        """Return what is in the residue of an element; part of a relation that was split has none."""
        return _kept(self.map[element.id]) if element.id in self.map else {}

    def end(self) -> int:
        """Return where a line that is added to the text begins."""
        if self.source is not None and self.source.text is None:
            return max((quote.end or 0 for quote in _quotes(self.map)), default=0) + 1
        text = self.text()
        return len(text) + (text != "" and not text.endswith("\n"))

    def text(self) -> str:
        return (self.source.text if self.source else "") or ""

    def document(self) -> str | None:
        """Return the text with what was added to it, None if it is not known."""
        if self.source is not None and self.source.text is None:
            return None
        text = self.text()
        between = "\n" if self.added and text and not text.endswith("\n") else ""
        return f"{text}{between}{''.join(self.added)}" or None

    def lay_out(self, claim: Claim) -> bool:
        """Lay out a claim that is a passage of the text."""
        kept = self.kept(claim)
        quotes = _quotes_of(self.map[claim.id])
        if not _are_passages(quotes, self.source, kept):
            return False
        covered = " ".join(quote.exact for quote in quotes if quote.exact)
        places, was = kept.get("places"), kept.get("covered")
        if isinstance(places, str) and isinstance(was, str) and was.split() == covered.split():
            self.places[claim.id], covered = places, was
        else:
            self.places[claim.id] = ";".join(f"{quote.start} {quote.end}" for quote in quotes)
        self.covered[claim.id] = re.sub(r"[\r\n\t]", " ", covered)
        return True

    def lines(self) -> Iterator[str]:
        claims = self.plain.claims.values()
        elements: tuple[Claim | Relation, ...] = (*claims, *self.plain.relations.values())
        for claim in self.plain.claims.values():
            type_ = re.sub(r"\s+", "_", claim.tags[0].strip()) if claim.tags else ""
            places, covered = self.places[claim.id], self.covered[claim.id]
            yield f"{self.names[claim.id]}\t{type_ or 'Claim'} {places}\t{covered}"
        for relation in self.plain.relations.values():
            if not self.kept(relation).get("derived"):
                yield self.relation(relation)
        known = frozenset(self.names.values())
        lines = [line for line in _lines(self.map) if known.issuperset(_mentions(line))]
        taken = {*_attribute_ids(self.map), *(line.split("\t", 1)[0] for line in lines)}
        ids = {letter: unused(letter, taken) for letter in "A#"}
        for element in elements:
            yield from self.attributes(element, ids)
        for element in elements:
            yield from self.notes(element, ids)
        yield from lines

    def relation(self, relation: Relation) -> str:
        names = self.kept(relation).get("names")
        premise, target = self.names[relation.premises[0]], self.names[relation.target]
        if names == ("*",) and relation.kind == "equivalence":
            return f"*\tEquiv {target} {premise}"
        first, second = names if isinstance(names, tuple) and len(names) == 2 else ("Arg1", "Arg2")  # noqa: PLR2004
        type_ = type_of(relation.kind, relation.scheme)
        return f"{self.names[relation.id]}\t{type_} {first}:{premise} {second}:{target}"

    def attributes(self, element: Claim | Relation, ids: Mapping[str, Iterator[str]]) -> Iterator[str]:
        known = self.kept(element).get("ids")
        known = known if isinstance(known, Mapping) else {}
        for name, value in element.data.items():
            if _is_attribute(name, value):
                id_ = known.get(name) or next(ids["A"])
                more = "" if value is True else f" {value}"
                yield f"{id_}\t{name} {self.names[element.id]}{more}"

    def notes(self, element: Claim | Relation, ids: Mapping[str, Iterator[str]]) -> Iterator[str]:
        name = self.names[element.id]
        if isinstance(element, Claim) and element.text != " ".join(self.covered[element.id].split()):
            yield f"{next(ids['#'])}\tText {name}\t{element.text}"
        if isinstance(element, Relation):
            told = kind_and_scheme(type_of(element.kind, element.scheme))[1]
            if element.scheme != told:
                yield f"{next(ids['#'])}\tScheme {name}\t{element.scheme}"
        rest = {key: value for key, value in element.data.items() if not _is_attribute(key, value)}
        if rest:
            yield f"{next(ids['#'])}\tData {name}\t{json.dumps(rest)}"


def _document(map: ArgumentMap) -> Source | None:
    """Return the source that the claims quote, the first if there are several, None if there is none."""
    places = {quote.source for quote in _quotes(map) if quote.start is not None}
    return next((source for source in map.sources.values() if source.id in places), None)


def _quotes_of(element: Element) -> tuple[Quote, ...]:
    return element.quotes if isinstance(element, Claim | Argument) else ()


def _quotes(map: ArgumentMap) -> Iterator[Quote]:
    for element in map:
        yield from _quotes_of(element)


def _are_passages(quotes: tuple[Quote, ...], source: Source | None, kept: Mapping[str, Any]) -> bool:
    """Whether all that is quoted has its place in the text."""
    if source is None or not quotes:
        return False
    for quote in quotes:
        if quote.source != source.id or quote.start is None or quote.end is None:
            return False
        if (
            source.text is not None
            and "places" not in kept
            and source.text[quote.start : quote.end] != quote.exact
        ):
            return False
    return True


def _mentions(line: str) -> list[str]:
    """Return the passages and relations that a line is about."""
    return REFERENCE.findall(line.partition("\t")[2])


def _names(map: ArgumentMap, lines: list[str]) -> dict[str, str]:
    """Return the id of each claim, `T` and a number, and of each relation, `R` and a number."""
    names: dict[str, str] = {}
    mentioned = {id_ for line in lines for id_ in REFERENCE.findall(line)}
    for letter, ids in (("T", map.claims), ("R", map.relations)):
        fits = {id_ for id_ in ids if id_[0] == letter and id_[1:].isascii() and id_[1:].isdecimal()}
        new = unused(letter, fits | mentioned)
        names |= {id_: id_ if id_ in fits else next(new) for id_ in ids}
    return names


def _lines(map: ArgumentMap) -> list[str]:
    """Return the lines that were kept as they are."""
    lines = _kept(map).get("lines", ())
    return [line for line in lines if isinstance(line, str)] if isinstance(lines, tuple) else []


def _attribute_ids(map: ArgumentMap) -> Iterator[str]:
    elements: tuple[Claim | Relation, ...] = (*map.claims.values(), *map.relations.values())
    for element in elements:
        known = _kept(element).get("ids") if element.residue else None
        yield from known.values() if isinstance(known, Mapping) else ()


def _is_attribute(name: str, value: object) -> bool:
    """Whether an extra can be an attribute; if not, it is written in a note."""
    return bool(_NAME.fullmatch(name)) and (
        value is True or (isinstance(value, str) and bool(_VALUE.fullmatch(value)))
    )
