"""A graph to a map: one that `to_networkx` made, perhaps changed since, or one of somebody's own."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field, fields

from argmap.errors import IntegrityError, ParseError
from argmap.interop.networkx._attributes import KIND_OF, LINKED, Attributes, element_of
from argmap.model import KINDS, ArgumentMap, Element, FrozenDict
from argmap.notes import Notes

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Reader"]

_REFERENCES: Final[Mapping[str, tuple[str, str]]] = {
    "premise": ("relation", "premises"),
    "target": ("relation", "target"),
    "membership": ("actor", "member_of"),
    "speaker": ("utterance", "speakers"),
    "source": ("utterance", "source"),
    "start": ("transition", "starts"),
    "end": ("transition", "ends"),
    "anchor": ("act", "anchor"),
    "content": ("act", "content"),
    "parent": ("group", "parent"),
    "member": ("group", "members"),
}
"""What the attribute `reference` of an edge says: a field of a kind of element."""

_DERIVED: Final = frozenset({"quoted source", "step", "inference"})
"""References that the attributes of a node say already."""

_ONE: Final = frozenset({"target", "source", "anchor", "content", "parent"})
"""The fields that hold one id."""

_OF_EDGES: Final = frozenset({"role", "roles", "position", "rank"})
"""Attributes of edges that are no fields of their relation."""

_ARGUABLE: Final = frozenset({"claim", "argument", "relation"})


@define
class _Draft:
    """An element while it is put together.

    `ids` are those in the fields that edges say, with their positions.
    """

    name: str
    attributes: Attributes
    rank: float = math.inf
    ids: dict[str, list[tuple[float, str]]] = field(factory=dict)

    def refer(self, name: str, id_: str, position: object) -> None:
        """Let a field mention an id."""
        self.ids.setdefault(name, []).append((_rank(position), id_))

    def element(self, id_: str) -> Element:
        """Return the element; positions decide the order of ids, and the edges where there are none."""
        found: Attributes = {}
        for name, placed in self.ids.items():
            ids = [other for _, other in sorted(placed, key=lambda pair: pair[0])]
            found[name] = ids[0] if name in _ONE else ids
        roles = self.attributes.get("roles", {})
        if roles:
            found["roles"] = {
                other: role for other, role in roles.items() if other in found.get("premises", ())
            }
        return element_of(KIND_OF[self.name], {"id": id_, **self.attributes, **found})


def _rank(value: object) -> float:
    """Return a place in an order; what has none goes last."""
    return value if isinstance(value, (int, float)) and not math.isnan(value) else math.inf


class Reader:
    """Reads one graph; what cannot be used is noted."""

    def __init__(self, graph: nx.Graph[Any], notes: Notes) -> None:
        self.graph = graph
        self.notes = notes
        self.ids: dict[Hashable, str] = {}
        self.drafts: dict[str, _Draft] = {}
        self.unkind = 0

    def map(self) -> ArgumentMap:
        """Return the map."""
        for node, attributes in self.graph.nodes(data=True):
            self.ids[node] = self._new_id(node)
            self.drafts[self.ids[node]] = self._drafted(self.ids[node], dict(attributes))
        self._read_edges()
        known = {key: self.graph.graph[key] for key in ("data", "residue") if key in self.graph.graph}
        title = self.graph.graph.get("title", self.graph.graph.get("name", ""))
        try:
            map_ = ArgumentMap(title, **known)
            map_.add(*self._elements())
        except (IntegrityError, TypeError, ValueError) as error:
            raise ParseError(f"the graph is no map: {error}") from None
        return map_

    def _elements(self) -> Iterator[Element]:
        for id_, draft in sorted(self.drafts.items(), key=lambda pair: pair[1].rank):
            self._drop_lost_mentions(id_, draft.attributes)
            try:
                yield draft.element(id_)
            except (TypeError, ValueError) as error:
                raise ParseError(f"{id_!r} is no {draft.name}: {error}") from None

    # -- nodes

    def _new_id(self, node: Hashable) -> str:
        id_ = str(node) or "node"
        if id_ not in self.drafts:
            return id_
        return next(new for n in count(2) if (new := f"{id_}-{n}") not in self.drafts)

    def _drafted(self, id_: str, attributes: Attributes) -> _Draft:
        name = attributes.pop("element", None)
        if not isinstance(name, str) or name not in KIND_OF:
            if name is not None:
                attributes["element"] = name
            name = "claim"
            if not attributes.keys() & {"text", "title"}:
                attributes["text"] = attributes.pop("label", id_)
        rank = _rank(attributes.pop("rank", None)) if name == "relation" else math.inf
        return _Draft(name, self._fitting(id_, attributes, name), rank)

    def _fitting(self, id_: str, attributes: Attributes, name: str) -> Attributes:
        """Return the attributes that are fields; others become data if they can."""
        linked = {"id", *LINKED.get(name, ())}
        known = {attribute.name for attribute in fields(KIND_OF[name])} - linked
        more = {key: value for key, value in attributes.items() if key not in known}
        fitting = {key: value for key, value in attributes.items() if key in known}
        data = {key: value for key, value in more.items() if self._is_plain(id_, key, value)}
        if data and isinstance(own := fitting.get("data", {}), Mapping):
            fitting["data"] = {**own, **data}
        return fitting

    def _is_plain(self, id_: str, key: Any, value: Any) -> bool:
        try:
            FrozenDict({key: value})
        except (TypeError, ValueError) as error:
            self._note("AM-X002", f"the attribute {key!r:.80} is left out: {error}", id_)
            return False
        return True

    def _drop_lost_mentions(self, id_: str, attributes: Attributes) -> None:
        """Drop quotes of sources and steps that are not in the graph."""
        for name, mentions in (("quotes", "source"), ("steps", "claim")):
            items = attributes.get(name)
            if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
                continue  # the element says what is wrong with it
            kept = [item for item in items if self._is_there(item.get(mentions, ""))]
            if len(kept) < len(items):
                self._note("AM-X003", f"{name} that speak of what is not in the graph are left out", id_)
            attributes[name] = kept
            if name == "steps":
                attributes[name] = [self._with_inference(step, id_) for step in kept]

    def _with_inference(self, step: Attributes, id_: str) -> Attributes:
        if self._is_there(step.get("inference", "")):
            return step
        self._note("AM-X003", "the inference of a step is not in the graph and is left out", id_)
        return {**step, "inference": ""}

    def _is_there(self, id_: object) -> bool:
        return not isinstance(id_, str) or not id_ or id_ in self.drafts

    # -- edges

    def _read_edges(self) -> None:
        edges = [(self.ids[one], self.ids[other], more) for one, other, more in self.graph.edges(data=True)]
        if edges and not self.graph.is_directed():
            self._note(
                "AM-X001", "the graph has no directions: edges are read from their first end to the second"
            )
        self.drafted: dict[str, tuple[str, str]] = {}
        taken = {*self.drafts, *(str(more.get("relation")) for *_, more in edges)}
        self.fresh = (id_ for n in count(1) if (id_ := f"r{n}") not in taken)
        for one, other, attributes in edges:
            if "reference" in attributes:
                self._read_reference(one, other, attributes)
            else:
                self._read_relation(one, other, dict(attributes))
        if self.unkind:
            self._note("AM-X004", f"{self.unkind} edges have no kind and are read as support")

    def _read_reference(self, one: str, other: str, attributes: Attributes) -> None:
        reference = str(attributes["reference"])
        if reference in _DERIVED:
            return
        holder, id_ = (other, one) if reference == "premise" else (one, other)
        name, field_ = _REFERENCES.get(reference, ("", ""))
        draft = self.drafts[holder]
        if draft.name != name:
            self._leave_out(one, other, f"{reference!r:.80} is no reference of a {draft.name}")
        elif field_ in _ONE and field_ in draft.ids:
            self._leave_out(one, other, f"{holder!r} has another {reference} already")
        else:
            draft.refer(field_, id_, attributes.get("position"))

    def _read_relation(self, one: str, other: str, attributes: Attributes) -> None:
        kind = attributes.pop("kind", None)
        if not {self.drafts[one].name, self.drafts[other].name} <= _ARGUABLE:
            self._leave_out(one, other, "a relation is between claims, arguments and relations")
        elif kind is not None and kind not in KINDS:
            self._leave_out(one, other, f"{kind!r:.80} is no kind of relation; there is {', '.join(KINDS)}")
        else:
            self.unkind += kind is None
            id_ = self._relation(kind or "support", other, attributes)
            draft = self.drafts[id_]
            if "role" in attributes:
                draft.attributes["roles"] = {**draft.attributes.get("roles", {}), one: attributes["role"]}
            draft.refer("premises", one, attributes.get("position"))

    def _relation(self, kind: str, target: str, attributes: Attributes) -> str:
        """Return the id of the relation that an edge is part of; made at its first edge."""
        id_ = attributes.pop("relation", None)
        if isinstance(id_, str) and self.drafted.get(id_) == (kind, target):
            return id_
        if not isinstance(id_, str) or not id_ or id_ in self.drafts:
            asked, id_ = id_, next(self.fresh)
            if asked is not None:
                self._note("AM-X006", f"no relation can be {asked!r:.80} here: an edge becomes {id_!r}", id_)
        rank = _rank(attributes.get("rank"))
        more = {key: value for key, value in attributes.items() if key not in _OF_EDGES}
        self.drafts[id_] = _Draft("relation", {"kind": kind, **self._fitting(id_, more, "relation")}, rank)
        self.drafts[id_].refer("target", target, 0)
        self.drafted[id_] = kind, target
        return id_

    # -- notes

    def _leave_out(self, one: str, other: str, why: str) -> None:
        self._note("AM-X005", f"the edge from {one!r} to {other!r} is left out: {why}", one)

    def _note(self, code: str, message: str, id_: str = "") -> None:
        self.notes.add(code, message, element=id_)
