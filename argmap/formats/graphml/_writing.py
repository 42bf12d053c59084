"""Writing GraphML: a node for every element, an edge for every reference."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from attrs import asdict, fields

from argmap.formats._features import without
from argmap.formats._pairs import quoted
from argmap.formats._xml import escaped, tag
from argmap.formats.graphml._fields import NAMES, REFERENCES, TEXTS, TOWARDS
from argmap.model import ArgumentMap, Element, Quote, Step
from argmap.notes import Notes

__all__ = ["serialize"]

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"

Data = dict[str, str]


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    r"""Return a map as GraphML.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> m.claim("It rains.").id
    'c1'
    >>> print(*serialize(m, Notes()).splitlines()[2:4], sep="\n")
      <key id="element" for="all" attr.name="element" attr.type="string"/>
      <key id="id" for="all" attr.name="id" attr.type="string"/>
    """
    plain = without(map, {"control characters"})
    names = {element.id: f"n{n}" for n, element in enumerate(plain)}
    head = {"title": plain.title} | {
        name: _json(extras) for name, extras in (("data", plain.data), ("residue", plain.residue)) if extras
    }
    used: dict[str, None] = {}
    inside = [*_data({key: value for key, value in head.items() if value}, used)]
    inside += [_node(element, names, used) for element in plain]
    inside += [edge for element in plain for edge in _edges(element, names)]
    keys = [
        tag("key", {"id": name, "for": "all", "attr.name": name, "attr.type": "string"})
        for name in (*used, "role")
    ]
    graph = tag("graph", {"edgedefault": "directed"}, "".join(f"\n    {line}" for line in inside) + "\n  ")
    lines = "".join(f"\n  {line}" for line in (*keys, graph))
    whole = tag("graphml", {"xmlns": _NAMESPACE}, lines + "\n")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'


def _data(values: Data, used: dict[str, None]) -> Iterator[str]:
    used |= dict.fromkeys(values)
    return (tag("data", {"key": name}, escaped(value)) for name, value in values.items())


def _node(element: Element, names: dict[str, str], used: dict[str, None]) -> str:
    told = {"element": NAMES[type(element)], "id": _id(element.id), **_fields(element)}
    label = told.get("title") or told.get("text") or told.get("name") or told.get("kind") or told.get("act")
    if label:
        told["label"] = label
    return tag("node", {"id": names[element.id]}, "".join(_data(told, used)))


def _fields(element: Element) -> Data:
    """Return the fields that are not empty and no references, as texts."""
    kind = type(element)
    values = {a.name: (getattr(element, a.name), a.default) for a in fields(kind) if a.name != "id"}
    return {
        name: value if name in TEXTS[kind] else _json(value)
        for name, (value, default) in values.items()
        if name not in REFERENCES.get(kind, ()) and value != default
    }


def _json(value: Any) -> str:
    return json.dumps(value, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, Quote | Step):
        return asdict(value, filter=lambda attribute, item: item != attribute.default)
    raise TypeError(type(value))


def _id(id_: str) -> str:
    """Return an id as a text: as it is, unless XML cannot hold it."""
    return quoted(id_) if id_[0] == '"' or "\ufffd" in escaped(id_) or id_ != id_.strip() else id_


def _edges(element: Element, names: dict[str, str]) -> Iterator[str]:
    for role in REFERENCES.get(type(element), ()):
        value = getattr(element, role)
        for id_ in (value,) if isinstance(value, str) else value:
            ends = (names[element.id], names.get(id_, ""))
            source, target = reversed(ends) if role in TOWARDS else ends
            if id_:
                yield tag("edge", {"source": source, "target": target}, tag("data", {"key": "role"}, role))
