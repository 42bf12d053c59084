"""The three graphs of a map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from argmap.interop.networkx._attributes import LINKED, NAME_OF, plain
from argmap.model import CON_ACTS, PRO_ACTS, ArgumentMap, Element, Relation, references

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["actors", "claims", "incidence"]

Dealing = tuple[str, list[str], list[str], str]
"""`support` or `attack`, the actors who do it, those to whom they do it, and the id of what they do it by."""


_YIELDING: Final = frozenset({"agree", "concede"})
"""The acts of assent that answer somebody."""


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
    """Return the graph of who supports and attacks whom.

    An actor speaks for what it did an act of assent about. It supports or attacks those who speak for the
    target of a relation if it speaks for the relation or one of its premises. It also supports those with
    whom it agrees, or to whom it concedes, and attacks those whom it denies. What a group says counts for the
    group alone.
    """
    graph = _graph(map)
    for actor in map.actors.values():
        _add_node(graph, actor)
    through: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for kind, who, whom, by in _dealings(map):
        for one, other in product(dict.fromkeys(who), dict.fromkeys(whom)):
            through[one, other, kind].append(by)
    for (one, other, kind), ids in through.items():
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


def _dealings(map: ArgumentMap) -> Iterator[Dealing]:
    statements = map.statements()
    assenting: dict[str, list[str]] = defaultdict(list)
    for said in statements:
        if said.actor and said.act in PRO_ACTS:
            assenting[said.claim.id].append(said.actor.id)
    for relation in map.relations.values():
        for id_ in relation.premises:
            assenting[relation.id] += assenting.get(id_, ()) if id_ not in map.relations else ()
    for relation in map.relations.values():
        who, whom = assenting.get(relation.id, []), assenting.get(relation.target, [])
        if relation.is_attack or relation.kind == "support":
            yield "attack" if relation.is_attack else "support", who, whom, relation.id
        if relation.kind == "contradiction":
            yield "attack", whom, who, relation.id
    for said in statements:
        kind = "attack" if said.act in CON_ACTS else "support" if said.act in _YIELDING else ""
        if kind and said.actor and said.utterance:
            others = [id_ for id_ in assenting.get(said.claim.id, ()) if id_ != said.actor.id]
            yield kind, [said.actor.id], others, said.utterance.id
