"""The three graphs of a map."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from argmap.analysis.dealings import dealings
from argmap.interop.networkx._attributes import LINKED, NAME_OF, plain
from argmap.model import ArgumentMap, Element, Relation, references

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["actors", "claims", "incidence"]


def incidence(map: ArgumentMap) -> nx.MultiDiGraph[str]:
    """Return the graph in which every element is a node and every reference an edge."""
    graph = _graph(map)
    for element in map:
        _add_node(graph, element)
    for element in map:
        _add_references(graph, element)
    return graph


def claims(map: ArgumentMap) -> nx.MultiDiGraph[str]:
    """Return the graph of claims and arguments, a relation being one edge for each of its premises."""
    graph = _graph(map)
    for id_ in (*map.claims, *map.arguments):
        _add_node(graph, map[id_], "quotes")
    nodes = {id_ for relation in map.relations.values() for id_ in (*relation.premises, relation.target)}
    ranked = list(enumerate(map.relations.values()))
    as_nodes = [(n, r) for n, r in ranked if r.id in nodes or not r.premises or not r.target]
    for rank, relation in as_nodes:
        _add_node(graph, relation, rank=rank)
    for rank, relation in ranked:
        if relation.id in graph:
            _add_references(graph, relation)
        else:
            _add_premises(graph, relation, rank)
    return graph


def actors(map: ArgumentMap) -> nx.MultiDiGraph[str]:
    """Return the graph of who supports and attacks whom, as `argmap.analysis.dealings` tells."""
    graph = _graph(map)
    for actor in map.actors.values():
        _add_node(graph, actor)
    for (one, other, kind), ids in dealings(map).items():
        graph.add_edge(one, other, key=kind, kind=kind, count=len(ids), through=ids)
    return graph


def _graph(map: ArgumentMap) -> nx.MultiDiGraph[str]:
    import networkx as nx

    head = {"title": map.title, "data": plain(map.data), "residue": plain(map.residue)}
    return nx.MultiDiGraph(**{name: value for name, value in head.items() if value})


def _add_node(graph: nx.MultiDiGraph[str], element: Element, *without: str, **more: Any) -> None:
    name = NAME_OF[type(element)]
    fields = plain(element, "id", *LINKED.get(name, ()), *without)
    graph.add_node(element.id, element=name, **fields, **more)


def _add_references(graph: nx.MultiDiGraph[str], element: Element) -> None:
    """Add an edge for each reference: from a premise to its relation, else from an element to the other."""
    counts: dict[str, int] = defaultdict(int)
    for role, other in references(element):
        ends = (other, element.id) if role.name == "premise" else (element.id, other)
        graph.add_edge(*ends, reference=role.name, position=counts[role.name])
        counts[role.name] += 1


def _add_premises(graph: nx.MultiDiGraph[str], relation: Relation, rank: int) -> None:
    fields = plain(relation, "id", "roles", "premises", "target")
    for position, premise in enumerate(relation.premises):
        role = {"role": relation.roles[premise]} if premise in relation.roles else {}
        more = {"relation": relation.id, "rank": rank, "position": position}
        # Copied for each edge, so that a change to one does not change the others.
        graph.add_edge(premise, relation.target, **plain(fields), **role, **more)
