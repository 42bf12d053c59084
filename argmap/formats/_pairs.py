"""Maps as graphs of names and pairs of names: what the formats of abstract argumentation can say.

In such a graph a node is a claim, by its id, and an edge goes from one claim to another. Reading gathers
nodes and edges, each with its line; `Graph.map` makes a map of them. Writing goes by way of `pairs`: what is
no such graph is taken out of the map first, as the format declares.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from attrs import define, field, frozen

from argmap._collector import paused_collector
from argmap.formats._located import Faults, unused
from argmap.model import ArgumentMap, Claim, Relation, RelationKind

__all__ = ["LOST", "Edge", "Graph", "pairs", "quoted", "unquoted"]

LOST: Final = frozenset(
    {
        "title",
        "map data",
        "data",
        "residue",
        "actors",
        "quotes",
        "sources",
        "acts",
        "transitions",
        "utterances",
        "wordings",
        "tags",
        "weights",
        "implicit",
        "titles",
        "arguments",
        "roles",
        "implicit relations",
        "relations on relations",
        "incomplete relations",
        "linked premises",
        "groups",
    }
)
"""What no graph of names and pairs can hold; each format adds what it cannot hold either."""


@frozen
class Edge:
    """An edge: the names of its ends, what it does, and the line that says so."""

    premise: str
    target: str
    kind: RelationKind = "rebuttal"
    scheme: str = ""
    weight: float | None = None
    line: int = 0


@define(eq=False)
class Graph:
    """Nodes by name, with their texts, and edges between them; `code` is how the codes of notes begin."""

    faults: Faults
    code: str
    nodes: dict[str, str] = field(factory=dict)
    edges: list[Edge] = field(factory=list)

    def node(self, name: str, text: str, line: int) -> None:
        """Take a node; of a name that comes twice the first counts."""
        if name in self.nodes:
            self.faults.add(f"{self.code}001", f"{name!r} is there twice; the first counts", line=line)
        self.nodes.setdefault(name, text)

    def map(self) -> ArgumentMap:
        """Return the map: a claim for each node, a relation for each edge.

        Raises:
            ParseError: the reader is strict, and an edge has an end that is no node.
        """
        for edge in self.edges:
            for name in (edge.premise, edge.target):
                if name not in self.nodes:
                    message = f"nothing declares {name!r}; it is taken for a claim without text"
                    self.faults.add(f"{self.code}002", message, line=edge.line)
                    self.nodes[name] = ""
        with paused_collector():
            map_ = ArgumentMap()
            map_.add(*(Claim(id=name, text=text) for name, text in self.nodes.items()), *self._relations())
        return map_

    def _relations(self) -> Iterator[Relation]:
        for id_, edge in zip(unused("r", self.nodes), self.edges, strict=False):
            yield Relation(
                id=id_,
                kind=edge.kind,
                premises=(edge.premise,),
                target=edge.target,
                scheme=edge.scheme,
                weight=edge.weight,
            )


def pairs(map: ArgumentMap) -> Iterator[Edge]:
    """Yield the edges of a map whose relations all go from one claim to another."""
    for relation in map.relations.values():
        (premise,) = relation.premises
        yield Edge(premise, relation.target, relation.kind, relation.scheme, relation.weight)


def quoted(name: str) -> str:
    r"""Return a name as a JSON string without blanks, for formats in which blanks part names.

    >>> quoted("a b")
    '"a\\u0020b"'
    """
    return json.dumps(name).replace(" ", r"\u0020")


def unquoted(name: str) -> str:
    r"""Return the name that `quoted` was given; anything else as it is.

    >>> unquoted('"a\\u0020b"'), unquoted("a"), unquoted('"a'), unquoted('""')
    ('a b', 'a', '"a', '""')
    """
    if not name.startswith('"'):
        return name
    try:
        plain = json.loads(name)
    except (ValueError, RecursionError):
        return name
    return plain if isinstance(plain, str) and plain else name
