"""SADFace, the Simple Argument Description Format: atoms, schemes between them, and the resources they quote.

    {"metadata": {"core": {"title": "Rain", "version": "0.2", …}}, "resources": [],
     "nodes": [{"id": "a1", "type": "atom", "text": "It rains.", "sources": [], "metadata": {}},
               {"id": "s1", "type": "scheme", "name": "support", "metadata": {}}, …],
     "edges": [{"id": "e1", "source_id": "a2", "target_id": "s1"}, …]}

By https://github.com/ARG-ENU/SADFace (Wells 2020, “The Open Argumentation Platform”). Its files and its
program differ: in the files every scheme has the type `scheme` and its name tells whether it attacks, the
program writes `inference` and `conflict`. Both are read; an attack of a named scheme is written as a
`conflict`. In version 0.1 what now is in `metadata.core` stands at the top.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import evolve

from argmap._collector import paused_collector
from argmap.formats._aif import DEFAULTS, Graph, guarded, key, objects, read_graph, residue_of, write_graph
from argmap.formats._features import without
from argmap.formats._json import Plain, is_json, object_with, places_of, pretty
from argmap.formats._spec import Format
from argmap.model import ArgumentMap, Quote, Source
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_NAME: Final = "sadface"
_SIGN: Final = re.compile(r'"(?:source_id|analyst_name)"\s*:|"type"\s*:\s*"atom"')
_TYPES: Final = {"inference": "RA", "conflict": "CA"}
_NAMES: Final = {"RA": "support", "CA": "attack", "MA": "rephrase", "PA": "preference"}
_MEANT: Final = (
    ("CA", re.compile("attack|conflict|rebut|undercut|undermin|disagree|objection", re.IGNORECASE)),
    ("MA", re.compile("^rephrase$", re.IGNORECASE)),
    ("PA", re.compile("^preference$", re.IGNORECASE)),
)
_PLAIN_NAMES: Final = frozenset({"support", "inference", "attack", "conflict", "rephrase", "preference"})
_DIALOGUE: Final = frozenset({"acts", "transitions", "utterances", "actors"})
_CORE: Final = (
    *("analyst_email", "analyst_name", "created", "description", "edited", "id", "notes", "title", "version"),
)


def sniff(text: str) -> bool:
    """Whether a text looks like SADFace.

    >>> sniff('{"nodes": [{"id": "a", "type": "atom"}]}'), sniff('{"nodes": []}')
    (True, False)
    """
    return is_json(text, _SIGN)


# -- in


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map that a document is.

    Raises:
        ParseError: the text is not JSON, or no object with a list of nodes; with `strict`, something in it
            cannot be what it says.
    """
    with guarded(notes, strict=strict):
        hint = 'SADFace is an object with "nodes" and "edges"'
        document = object_with(text, "nodes", list, "this is no SADFace", hint)
        atoms = list(objects(document["nodes"], "$.nodes", text, notes))
        edges = objects(document.get("edges"), "$.edges", text, notes)
        graph = Graph([_node_in(node) for node in atoms], [_edge_in(edge) for edge in edges])
        map_ = read_graph(graph, _NAME, notes)
        _add_sources(map_, list(objects(document.get("resources"), "$.resources", text, notes)), atoms)
        more = {k: v for k, v in document.items() if k not in {"nodes", "edges", "resources"}}
        map_.residue = {_NAME: {**map_.residue[_NAME], "more": more}}
        map_.title = key(_core(more).get("title"))
    return map_


def _core(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what is said of a document: under `metadata.core`, in version 0.1 at the top."""
    metadata = document.get("metadata")
    core = metadata.get("core") if isinstance(metadata, Mapping) else None
    return core if isinstance(core, Mapping) else document


def _node_in(node: Plain) -> Plain:
    rest = {name: value for name, value in node.items() if name not in {"id", "type", "text", "sources"}}
    if node.get("type") == "atom":
        return {"nodeID": node.get("id"), "type": "I", "text": node.get("text", ""), **rest}
    type_, scheme = _meaning(node)
    said = {"nodeID": node.get("id"), "type": type_, "text": scheme or DEFAULTS.get(type_, "")}
    return {**said, "was": node.get("type"), **rest}


def _meaning(node: Mapping[str, Any]) -> tuple[str, str]:
    """Return which type of AIF a scheme is, and its name; `""` where that says no more than the type."""
    name = key(node.get("name"))
    scheme = "" if name.lower() in _PLAIN_NAMES else name
    metadata = node.get("metadata")
    own = metadata.get("argmap") if isinstance(metadata, Mapping) else None
    kind = own.get("type") if isinstance(own, Mapping) else None
    if kind in _NAMES:
        return str(kind), scheme
    if (told := _TYPES.get(key(node.get("type")))) or node.get("type") != "scheme":
        return told or key(node.get("type")), scheme
    return next((type_ for type_, words in _MEANT if words.search(name)), "RA"), scheme


def _edge_in(edge: Plain) -> Plain:
    rest = {name: value for name, value in edge.items() if name not in {"id", "source_id", "target_id"}}
    return {"edgeID": edge.get("id"), "fromID": edge.get("source_id"), "toID": edge.get("target_id"), **rest}


def _add_sources(map: ArgumentMap, resources: list[Plain], atoms: list[Plain]) -> None:
    """Add the resources, and what atoms quote of them."""
    for resource in resources:
        id_ = key(resource.get("id"))
        if id_ and id_ not in map:
            map.add(_source_in(id_, resource))
    for atom in atoms:
        claim = map.claims.get(key(atom.get("id")))
        if claim and isinstance(atom.get("sources"), list) and atom["sources"]:
            quotes = [_quote_in(map, quote) for quote in atom["sources"] if isinstance(quote, dict)]
            map.replace(evolve(claim, quotes=quotes))


def _source_in(id_: str, resource: Plain) -> Source:
    metadata = resource.get("metadata")
    core = _core({"metadata": metadata})
    content = resource.get("content")
    return Source(
        id=id_,
        title=key(core.get("title")) if core is not metadata else "",
        url=key(resource.get("url")),
        text=content if isinstance(content, str) else None,
        residue={_NAME: {k: v for k, v in resource.items() if k not in {"id", "content", "url"}}},
    )


def _quote_in(map: ArgumentMap, quote: Plain) -> Quote:
    source = key(quote.get("resource_id"))
    start, length = _place(quote.get("offset")), quote.get("length")
    end = start + length if start is not None and type(length) is int else quote.get("end")
    known = source if source in map.sources else ""
    return Quote(source=known, exact=key(quote.get("text")), start=start, end=_place(end))


def _place(value: object) -> int | None:
    return value if type(value) is int and value >= 0 else None


# -- out


def serialize(map: ArgumentMap, notes: Notes) -> str:
    """Return a map as SADFace 0.2."""
    with paused_collector():
        bare = without(map, _DIALOGUE)
        graph = write_graph(bare, _NAME, notes)
        document = {
            **_head(map),
            "edges": [_edge_out(edge) for edge in graph.edges],
            "nodes": [_node_out(bare, node) for node in graph.nodes],
            "resources": [_resource(source) for source in map.sources.values()],
        }
        return pretty(document)


def _head(map: ArgumentMap) -> Plain:
    kept = residue_of(map, _NAME).get("more")
    more = {k: v for k, v in kept.items() if k not in _CORE} if isinstance(kept, Mapping) else {}
    metadata = more.get("metadata")
    core = _core(kept) if isinstance(kept, Mapping) else {}
    told = {name: core.get(name, "") for name in _CORE} | {"title": map.title, "version": "0.2"}
    rest = {k: v for k, v in core.items() if k not in _CORE} if core is not kept else {}
    others = dict(metadata) if isinstance(metadata, Mapping) else {}
    return more | {"metadata": {**others, "core": {**told, **rest}}}


def _edge_out(edge: Plain) -> Plain:
    rest = {k: v for k, v in edge.items() if k not in {"edgeID", "fromID", "toID", "formEdgeID"}}
    return {"id": edge["edgeID"], "source_id": edge["fromID"], "target_id": edge["toID"], **rest}


def _node_out(map: ArgumentMap, node: Plain) -> Plain:
    id_, type_ = node["nodeID"], node["type"]
    own = {"nodeID", "type", "text", "scheme", "schemeID", "was", "name", "metadata"}
    rest = {k: v for k, v in node.items() if k not in own}
    metadata = node.get("metadata", {})
    if type_ == "I":
        quotes = [_quote_out(quote) for quote in _quotes(map, key(id_))]
        return {
            "id": id_,
            "metadata": metadata,
            "sources": quotes,
            "text": node["text"],
            "type": "atom",
            **rest,
        }
    if type_ not in _NAMES:
        return {"id": id_, "type": node.get("was", type_), "metadata": metadata, **rest}
    return {"id": id_, "metadata": metadata, **_scheme_out(node), **rest}


def _scheme_out(node: Plain) -> Plain:
    """Return the name and the type of a scheme: those of the file, where they still mean the same."""
    type_ = node["type"]
    scheme = "" if node["text"] == DEFAULTS[type_] else node["text"]
    as_was = {"name": node.get("name"), "type": node.get("was"), "metadata": node.get("metadata", {})}
    told = {"name": scheme or _NAMES[type_], "type": "conflict" if scheme and type_ == "CA" else "scheme"}
    for choice in (as_was, {**as_was, **told}):
        if choice["type"] in {"scheme", "inference", "conflict"} and _meaning(choice) == (type_, scheme):
            return {k: v for k, v in choice.items() if v is not None}
    return {**told, "metadata": {**_namespaces(node), "argmap": {"type": type_}}}


def _namespaces(node: Plain) -> Plain:
    metadata = node.get("metadata")
    return dict(metadata) if isinstance(metadata, Mapping) else {}


def _quotes(map: ArgumentMap, id_: str) -> Iterator[Quote]:
    element = map.claims.get(id_) or map.arguments.get(id_)
    return iter(element.quotes if element else ())


def _quote_out(quote: Quote) -> Plain:
    told: Plain = {"resource_id": quote.source, "text": quote.exact}
    if quote.start is not None:
        told["offset"] = quote.start
    if quote.end is not None:
        told |= {"end": quote.end} if quote.start is None else {"length": quote.end - quote.start}
    return told


def _resource(source: Source) -> Plain:
    kept = {k: v for k, v in residue_of(source, _NAME).items() if k not in {"id", "content", "url"}}
    told = {"id": source.id, "content": source.text, "url": source.url, "type": "text", "metadata": {}} | kept
    metadata = told["metadata"] if isinstance(told["metadata"], Mapping) else {}
    core = metadata.get("core")
    title = {"title": source.title} if source.title or isinstance(core, Mapping) else {}
    if title:
        told["metadata"] = {**metadata, "core": {**(core if isinstance(core, Mapping) else {}), **title}}
    return told


FORMAT: Final = Format(
    title="SADFace",
    suffixes=(".sadface.json", ".sadface", ".json"),
    media_type="application/json",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    places=places_of("id"),
    drops=(
        *("map data", "data", "residue", "groups", "arguments", "titles", "wordings", "tags", "weights"),
        *("implicit", "roles", "relation weights", "implicit relations", "attack kinds", "dates", "pages"),
        *("quote contexts", *sorted(_DIALOGUE)),
    ),
    changes=("source details",),
)
