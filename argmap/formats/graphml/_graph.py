"""A graph as it stands in a file: nodes and edges, with their data by name."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from argmap.formats._xml import Document, Node
from argmap.notes import Notes

__all__ = ["Graph"]


@define(eq=False)
class Graph:
    """The nodes by id, and the edges between them; what has no sound id or end is told and left out."""

    document: Document
    notes: Notes
    strict: bool
    nodes: dict[str, Node] = field(factory=dict)
    above: dict[str, str] = field(factory=dict)
    edges: list[Node] = field(factory=list)
    names: dict[str, str] = field(factory=dict)
    defaults: dict[str, list[tuple[str, str]]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for key in self.document.root.all("key"):
            self.key(key)
        stack = [(graph, "") for graph in reversed(self.document.root.all("graph"))]
        found: list[Node] = []
        while stack:
            graph, above = stack.pop()
            for child in graph.children:
                if child.local == "node" and self.node(child, above):
                    stack += [(inner, child.attributes["id"]) for inner in child.all("graph")]
                elif child.local == "edge":
                    found.append(child)
                elif child.local == "hyperedge":
                    self.fault("AM-GM001", "argmap reads no hyperedges; it is left out", child)
        self.edges += [edge for edge in found if self.leads(edge)]

    @property
    def whole(self) -> Node | None:
        """The outermost graph."""
        return self.document.root.one("graph")

    def key(self, key: Node) -> None:
        """Take what data of a key is called, and its default."""
        id_ = key.attributes.get("id", "")
        self.names[id_] = key.attributes.get("attr.name") or key.attributes.get("yfiles.type") or id_
        default = key.one("default")
        if default is not None and default.text.strip():
            told = (self.names[id_], default.text)
            self.defaults.setdefault(key.attributes.get("for", "all"), []).append(told)

    def node(self, node: Node, above: str) -> bool:
        """Take a node; return whether it was taken."""
        id_ = node.attributes.get("id", "")
        if not id_ or id_ in self.nodes:
            self.fault("AM-GM002", f"a node has an id of its own, not {id_!r}; it is left out", node)
            return False
        self.nodes[id_] = node
        self.above[id_] = above
        return True

    def leads(self, edge: Node) -> bool:
        """Whether an edge leads from one node to another; else that is told."""
        for end in (edge.attributes.get("source", ""), edge.attributes.get("target", "")):
            if end not in self.nodes:
                self.fault("AM-GM003", f"the edge leads to {end!r}, which is no node; it is left out", edge)
                return False
        return True

    def data(self, element: Node, *, kind: str = "") -> dict[str, str]:
        """Return the data of an element that is plain text, by name, those of its `kind` by default first."""
        told = dict(self.defaults.get(kind, ()))
        return told | dict(self.plain(element))

    def plain(self, element: Node) -> Iterator[tuple[str, str]]:
        """Yield the data of an element that is plain text, with its names."""
        for data in element.all("data"):
            if not data.children:
                key = data.attributes.get("key", "")
                yield self.names.get(key, key), data.text

    def fault(self, code: str, message: str, node: Node) -> None:
        """Tell a fault; a strict reader refuses the document."""
        if self.strict:
            raise self.document.error(message, node)
        self.notes.add(code, message, span=self.document.span(node), element=node.attributes.get("id", ""))
