"""Reading arggraph XML: units become a source, claims and quotes; edges become relations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from attrs import define, field

from argmap.formats._located import unused
from argmap.formats._xml import Document, Node, read_xml
from argmap.formats.arggraph._segments import Segment, Unit, grounds
from argmap.model import ArgumentMap, Claim, Quote, Relation, RelationKind, Source
from argmap.notes import Notes

__all__ = ["parse"]

_KINDS: Final[dict[str, RelationKind]] = {
    "sup": "support",
    "exa": "support",
    "reb": "rebuttal",
    "und": "undercut",
}
"""What an edge becomes, but for those that cut the text (`seg`) or join another (`add`)."""

_ATTRIBUTES: Final = {"edu": ("id",), "joint": ("id",), "adu": ("id",), "edge": ("id", "src", "trg", "type")}
"""What an element needs to say anything."""


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map of an annotated text.

    Raises:
        ParseError: it is no XML, or its root is no `arggraph`; a strict reader found an id twice, an edge
            that leads nowhere, or something that the format does not know.
    """
    document = read_xml(text)
    if document.root.local != "arggraph":
        raise document.error(f"the root must be arggraph, not {document.root.local}", document.root)
    return _Reader(document, notes, strict).read()


@define(eq=False)
class _Reader:
    document: Document
    notes: Notes
    strict: bool
    nodes: dict[str, Node] = field(factory=dict)

    def read(self) -> ArgumentMap:
        root = self.document.root
        for node in root.children:
            self.take(node)
        units = [
            Unit(node.attributes["id"], node.text, node.attributes.get("implicit") == "true")
            for node in self.of("edu")
        ]
        segments = [segment for node in self.edges("seg") if (segment := self.segment(node))]
        source, places = _text(units, root.attributes.get("id", ""), self.nodes)
        ground = grounds(units, segments)
        claims = [_claim(node, ground.get(id_, []), source.id, places) for id_, node in self.adus().items()]
        map_ = ArgumentMap(root.attributes.get("topic_id", "").replace("_", " "))
        map_.residue = {"arggraph": self.residue(units, segments)}
        map_.add(*([source] if places else []), *claims, *self.relations())
        return map_

    def take(self, node: Node) -> None:
        """Take an element, unless it is unknown, not whole, or called like another."""
        needed = _ATTRIBUTES.get(node.local)
        missing = [name for name in needed or () if not node.attributes.get(name)]
        id_ = node.attributes.get("id", "")
        if needed is None:
            self.fault("AM-AG001", f"arggraph has no element {node.local!r}; it is left out", node)
        elif missing:
            self.fault("AM-AG002", f"the {node.local} has no {missing[0]}; it is left out", node)
        elif id_ in self.nodes:
            self.fault("AM-AG003", f"the id {id_!r} is there twice; the first counts", node)
        else:
            self.nodes[id_] = node

    def of(self, local: str) -> Iterable[Node]:
        return (node for node in self.nodes.values() if node.local == local)

    def edges(self, *types: str) -> Iterable[Node]:
        return (node for node in self.of("edge") if node.attributes["type"] in types)

    def adus(self) -> dict[str, Node]:
        return {node.attributes["id"]: node for node in self.of("adu")}

    def segment(self, node: Node) -> Segment | None:
        ends = (node.attributes["src"], node.attributes["trg"])
        known = [self.nodes[end].local if end in self.nodes else "" for end in ends]
        if known[0] in {"edu", "joint"} and known[1] in {"joint", "adu"}:
            return Segment(node.attributes["id"], *ends)
        self.fault(
            "AM-AG004", f"a seg leads from a unit to a joint or an adu, not {ends}; it is left out", node
        )
        return None

    def relations(self) -> list[Relation]:
        """Return a relation for each edge between claims; edges `add` bring further premises."""
        adds: dict[str, list[Node]] = {}
        for node in self.edges("add"):
            adds.setdefault(self.relation_of(node), []).append(node)
        for node in adds.pop("", []):
            self.fault("AM-AG005", "an add leads to an edge between claims; this is left out", node)
        for node in self.of("edge"):
            if node.attributes["type"] not in {*_KINDS, "seg", "add"}:
                self.fault("AM-AG006", f"there is no edge {node.attributes['type']!r}; it is left out", node)
        return [self.relation(node, adds.get(node.attributes["id"], [])) for node in self.edges(*_KINDS)]

    def relation(self, node: Node, adds: list[Node]) -> Relation:
        type_ = node.attributes["type"]
        kept: dict[str, Any] = {"type": type_} if type_ == "exa" else {}
        if adds:
            kept["adds"] = [add.attributes["id"] for add in adds]
        premises = [end for edge in (node, *adds) if (end := self.end(edge, "src"))]
        return Relation(
            id=node.attributes["id"],
            kind=_KINDS[type_],
            premises=premises,
            target=self.end(node, "trg"),
            residue={"arggraph": kept} if kept else {},
        )

    def end(self, edge: Node, name: str) -> str:
        """Return the claim or the relation at the end of an edge; `""` with a fault for anything else."""
        other = self.nodes.get(edge.attributes[name])
        if other is not None and other.local == "adu":
            return other.attributes["id"]
        if other is not None and other.local == "edge" and (id_ := self.relation_of(other)):
            return id_
        self.fault("AM-AG007", f"{edge.attributes[name]!r} is neither an adu nor an edge between two", edge)
        return ""

    def relation_of(self, edge: Node) -> str:
        """Return the id of the relation that an edge is part of, `""` for none."""
        seen: set[str] = set()
        while edge.attributes["type"] == "add" and edge.attributes["id"] not in seen:
            seen.add(edge.attributes["id"])
            other = self.nodes.get(edge.attributes["trg"])
            if other is None or other.local != "edge":
                return ""
            edge = other
        return edge.attributes["id"] if edge.attributes["type"] in _KINDS else ""

    def residue(self, units: list[Unit], segments: list[Segment]) -> dict[str, Any]:
        attributes = {key: value for key, value in self.document.root.attributes.items() if key[0] != "{"}
        return attributes | {
            "units": [unit.plain() for unit in units],
            "joints": [node.attributes["id"] for node in self.of("joint")],
            "segments": [segment.plain() for segment in segments],
        }

    def fault(self, code: str, message: str, node: Node) -> None:
        if self.strict:
            raise self.document.error(message, node)
        self.notes.add(code, message, span=self.document.span(node), element=node.attributes.get("id", ""))


def _text(units: list[Unit], name: str, taken: Iterable[str]) -> tuple[Source, dict[str, int]]:
    """Return the text that the units are cut from, and where in it each begins."""
    places: dict[str, int] = {}
    at = 0
    for unit in units:
        if not unit.implicit and unit.text:
            places[unit.id] = at
            at += len(unit.text) + 1
    text = " ".join(unit.text for unit in units if unit.id in places)
    id_ = name if name and name not in frozenset(taken) else next(unused("s", taken))
    return Source(id=id_, title=name, text=text), places


def _claim(node: Node, units: list[Unit], source: str, places: dict[str, int]) -> Claim:
    quotes = [
        Quote(source=source, exact=unit.text, start=places[unit.id], end=places[unit.id] + len(unit.text))
        for unit in units
        if unit.id in places
    ]
    type_ = node.attributes.get("type")
    return Claim(
        id=node.attributes["id"],
        text=" ".join(unit.text for unit in units),
        quotes=quotes,
        implicit=bool(units) and all(unit.implicit for unit in units),
        residue={"arggraph": {"type": type_}} if type_ else {},
    )
