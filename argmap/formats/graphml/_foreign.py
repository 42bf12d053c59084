"""Reading GraphML of others: nodes to claims and groups, edges to relations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from attrs import define

from argmap.formats._located import unused
from argmap.formats._words import kind_and_scheme
from argmap.formats._xml import Node
from argmap.formats.graphml._graph import Graph
from argmap.model import Argument, ArgumentMap, Claim, Group, Relation

__all__ = ["Reader"]

_TEXTS: Final = ("text", "label", "title", "name", "description", "content")
_KINDS: Final = ("relation", "kind", "type", "edgetype", "label", "relationship", "description", "name")

_ARGUNET: Final = "http://www.argunet.org/xml/argml"
_UNTITLED: Final = "Untitled"


@define(eq=False)
class Reader:
    """Makes a map of a graph that argmap did not write."""

    graph: Graph

    def read(self) -> ArgumentMap:
        """Return the map of the graph."""
        graph = self.graph
        holders = frozenset(graph.above.values()) - {""}
        map_ = ArgumentMap()
        map_.add(*(self.statement(id_, node) for id_, node in graph.nodes.items() if id_ not in holders))
        map_.add(*(self.group(id_, holders) for id_ in graph.nodes if id_ in holders))
        ids = unused("r", (*graph.nodes, *(edge.attributes.get("id", "") for edge in graph.edges)))
        used = set(graph.nodes)
        for edge in graph.edges:
            wanted = edge.attributes.get("id", "")
            id_ = wanted if wanted and wanted not in used else next(ids)
            used.add(id_)
            self.relate(map_, id_, edge)
        return map_

    def statement(self, id_: str, node: Node) -> Claim | Argument:
        """Return what a node says: an argument of Argunet, else a claim."""
        for kind, local, body in ((Argument, "argument", "description"), (Claim, "thesis", "content")):
            if said := _argunet(node, local):
                if said.one("proposition"):
                    self.graph.fault("AM-GM005", "the propositions of the argument are left out", node)
                title = _text(said.one("title"))
                plain = "" if title == _UNTITLED else title
                return kind(id=id_, title=plain, text=_text(said.one(body)))
        data = self.graph.data(node, kind="node")
        text = _label(node, "NodeLabel") or _taken(data, _TEXTS)
        return Claim(id=id_, text=text, data=data)

    def group(self, id_: str, holders: Iterable[str]) -> Group:
        """Return the group that a node with a graph in it is; `holders` are all such nodes."""
        node = self.graph.nodes[id_]
        data = self.graph.data(node, kind="node")
        said = _argunet(node, "group")
        title = _text(said.one("title")) if said else _label(node, "NodeLabel") or _taken(data, _TEXTS)
        members = [
            inner for inner, above in self.graph.above.items() if above == id_ and inner not in holders
        ]
        return Group(id=id_, title=title, parent=self.graph.above[id_], members=members, data=data)

    def relate(self, map_: ArgumentMap, id_: str, edge: Node) -> None:
        """Add the relation that an edge stands for; one from or to a group is told and left out."""
        ends = (edge.attributes["source"], edge.attributes["target"])
        if any(end in map_.groups for end in ends):
            self.graph.fault("AM-GM004", "an edge of a group says nothing about claims; it is left out", edge)
            return
        data: dict[str, Any] = self.graph.data(edge, kind="edge")
        weight = _number(data.pop("weight", None))
        said = _argunet(edge, "edge")
        told = said.attributes.get("type", "") if said else _label(edge, "EdgeLabel") or _taken(data, _KINDS)
        kind, scheme = kind_and_scheme(told)
        map_.add(
            Relation(
                id=id_,
                kind=kind or "support",
                premises=(ends[0],),
                target=ends[1],
                scheme=scheme if kind else told,
                weight=weight,
                data=data,
            )
        )


def _label(node: Node, local: str) -> str:
    """Return the label that yEd shows."""
    found = (inner for data in node.all("data") for inner in data.under() if inner.local == local)
    return next((text for label in found if (text := label.text.strip())), "")


def _argunet(node: Node, local: str) -> Node | None:
    """Return what Argunet says of a node or an edge."""
    name = f"{{{_ARGUNET}}}{local}"
    return next((said for data in node.all("data") for said in data.children if said.name == name), None)


def _text(node: Node | None) -> str:
    return node.text.strip() if node else ""


def _taken(data: dict[str, Any], names: Iterable[str]) -> str:
    """Take the first of some data that says something out, whatever the case of its name."""
    known = {name.lower(): name for name in data}
    for name in names:
        if name in known and str(data[known[name]]).strip():
            return str(data.pop(known[name])).strip()
    return ""


def _number(told: str | None) -> float | None:
    try:
        value = float(told) if told else None
    except ValueError:
        return None
    return value if value is None or abs(value) < float("inf") else None
