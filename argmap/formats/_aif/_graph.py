"""The graph: plain nodes and edges, and the few rules by which they are told apart."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import define, field

from argmap.formats._json import Plain, place, span
from argmap.model import ArgumentMap, Element
from argmap.notes import Notes

__all__ = ["LISTS", "Graph", "encoded", "key", "objects", "residue_of"]

LISTS: Final = ("nodes", "edges", "locutions", "participants")
"""The lists of a graph, by their names in JSON."""

_LONE: Final = re.compile("[\ud800-\udfff]")


@define(eq=False)
class Graph:
    """Nodes, edges, locutions and participants, each as a plain object in the keys of AIFdb's JSON."""

    nodes: list[Plain] = field(factory=list)
    edges: list[Plain] = field(factory=list)
    locutions: list[Plain] = field(factory=list)
    participants: list[Plain] = field(factory=list)

    @classmethod
    def of(cls, document: Plain, path: str, text: str, notes: Notes) -> Graph:
        """Return the graph in an object that stands at a path in a JSON text; its lists leave the object."""
        return cls(
            *(list(objects(document.pop(name, None), f"{path}.{name}", text, notes)) for name in LISTS)
        )


def objects(items: object, path: str, text: str, notes: Notes) -> Iterator[Plain]:
    """Yield the objects in a list, and in lists in it; what is none is left out with a note."""
    if isinstance(items, list) and all(type(item) is dict for item in items):
        yield from items
        return
    stack: list[tuple[str, Any]] = [(path, items)]
    others: list[str] = []
    while stack:
        path, item = stack.pop()
        if isinstance(item, list):
            stack += reversed([(f"{path}[{n}]", inner) for n, inner in enumerate(item)])
        elif isinstance(item, dict):
            yield item
        elif item is not None:
            others.append(path)
    if others:
        more = f", nor are {len(others) - 1:,} more" if len(others) > 1 else ""
        told = f"{others[0]} is no object and is left out{more}"
        notes.add("AM-I007", told, severity="error", span=span(text, place(text, others[0])))


def encoded(document: Plain) -> str:
    """Return a document as JSON, each node and edge on a line of its own."""
    text = json.dumps(document, ensure_ascii=False, check_circular=False, allow_nan=False)
    lines = text.replace('}, {"', '},\n  {"').replace(': [{"', ': [\n  {"')  # in a text, quotes are escaped
    return lines + "\n" if lines.isascii() else _LONE.sub(lambda char: f"\\u{ord(char[0]):04x}", lines) + "\n"


def key(value: object) -> str:
    """Return an id as text; some tools write numbers. `""` where there is none.

    >>> key(5), key("5"), key(None)
    ('5', '5', '')
    """
    return value if type(value) is str else "" if value is None else str(value)


def residue_of(holder: ArgumentMap | Element, name: str) -> Mapping[str, Any]:
    """Return what a format kept of an element or a map; nothing where that is no object."""
    kept = holder.residue.get(name) if holder.residue else None
    return kept if isinstance(kept, dict) else _NOTHING


_NOTHING: Final[Mapping[str, Any]] = {}
