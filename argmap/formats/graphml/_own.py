"""Reading GraphML that argmap wrote, and that people may have edited since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from argmap.errors import IntegrityError
from argmap.formats._pairs import unquoted
from argmap.formats._xml import Node
from argmap.formats.graphml._fields import KINDS, REFERENCES, TEXTS, TOWARDS
from argmap.formats.graphml._graph import Graph
from argmap.model import ArgumentMap, Element, Quote, Step

__all__ = ["is_own", "own_map"]

_LABELS = frozenset({"element", "label"})


def is_own(graph: Graph) -> bool:
    """Whether its nodes say which elements of a map they are."""
    if not graph.nodes:
        return graph.names.get("role") == "role"
    return any(dict(graph.plain(node)).get("element") in KINDS for node in graph.nodes.values())


def own_map(graph: Graph) -> ArgumentMap:
    """Return the map that was written.

    Raises:
        ParseError: what an element says is no JSON, or does not fit to the others.
    """
    head = dict(graph.plain(graph.whole)) if graph.whole else {}
    nodes = {id_: dict(graph.plain(node)) for id_, node in graph.nodes.items()}
    ids = {id_: unquoted(data.get("id", "")) or id_ for id_, data in nodes.items()}
    references = _references(graph, ids)
    elements: list[Element] = []
    for id_, data in nodes.items():
        elements.append(_element(graph, graph.nodes[id_], data, ids[id_], references.get(id_, {})))
    try:
        map_ = ArgumentMap(
            head.get("title", ""), data=_extras(head.get("data")), residue=_extras(head.get("residue"))
        )
        map_.add(*elements)
    except IntegrityError as error:
        places = {own: graph.nodes[id_] for id_, own in ids.items()}
        raise graph.document.error(str(error), places.get(error.element, graph.document.root)) from None
    except (TypeError, ValueError, RecursionError) as error:
        raise graph.document.error(str(error), graph.document.root) from None
    return map_


def _references(graph: Graph, ids: Mapping[str, str]) -> dict[str, dict[str, list[str]]]:
    """Return the references of each node, by the fields that they stand for."""
    found: dict[str, dict[str, list[str]]] = {}
    for edge in graph.edges:
        role = dict(graph.plain(edge)).get("role", "")
        ends = (edge.attributes["source"], edge.attributes["target"])
        holder, other = reversed(ends) if role in TOWARDS else ends
        found.setdefault(holder, {}).setdefault(role, []).append(ids[other])
    return found


def _element(
    graph: Graph, node: Node, data: dict[str, str], id_: str, references: dict[str, list[str]]
) -> Element:
    kind = KINDS.get(data.get("element", ""))
    if kind is None:
        raise graph.document.error(f"a node says in 'element' what it is: {', '.join(KINDS)}", node)
    values: dict[str, Any] = {"id": id_}
    try:
        for name, value in data.items():
            if name not in _LABELS and name != "id":
                values[name] = value if name in TEXTS[kind] else _structured(name, value)
        for name in REFERENCES.get(kind, ()):
            told = references.get(name, [])
            if name in _ONE:
                values[name] = told[0] if told else ""
            else:
                values[name] = told
        return kind(**values)
    except (TypeError, ValueError, RecursionError) as error:
        raise graph.document.error(f"this {data['element']} is not sound: {error}", node) from None


_ONE = frozenset({"target", "source", "anchor", "content", "parent"})
"""References of which there is one at most."""


def _structured(name: str, value: str) -> Any:
    plain = json.loads(value)
    kind = {"quotes": Quote, "steps": Step}.get(name)
    return [kind(**item) for item in plain] if kind else plain


def _extras(value: str | None) -> dict[str, Any]:
    return json.loads(value) if value else {}
