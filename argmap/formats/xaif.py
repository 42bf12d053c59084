r"""xAIF: what OVA3 and the modules of oAMF read and write, a nodeset with its text, speakers and layout.

    {"AIF": {"nodes": [{"nodeID": "2_16", "text": "It rains.", "type": "I"}, …], "edges": […],
             "schemefulfillments": [{"nodeID": "4_16", "schemeID": "72"}, …],
             "participants": [{"participantID": "1", "firstname": "Ann", "surname": "Lee"}],
             "locutions": [{"nodeID": "3_16", "personID": "1", "start": "2021-11-11 21:50:00"}]},
     "text": "<span id=\"node3_16\" class=\"highlighted\">It rains.</span><br>", "dialog": true,
     "OVA": {"firstname": "Zoe", "surname": "", "url": "", "nodes": [{"nodeID": "2_16", "x": 1, "y": 2}], …}}

As https://wiki.arg.tech/books/amf/page/xaif has it. The text becomes a source, and its spans become quotes.
Any list may be missing or null, ids may be numbers, `OVA` may be `ova`, `text` an object with `txt` and
`url`; what else modules put into the document (layout, descriptors, events, …) is kept and written back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from argmap._collector import paused_collector
from argmap.formats._aif import (
    CHANGES,
    DROPS,
    Graph,
    add_page,
    as_html,
    as_text,
    encoded,
    guarded,
    key,
    read_graph,
    residue_of,
    spans_of,
    write_graph,
)
from argmap.formats._json import Plain, is_json, object_with, places_of
from argmap.formats._spec import Format
from argmap.model import ArgumentMap, Source
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_NAME: Final = "xaif"
_SIGN: Final = re.compile(r'"AIF"\s*:\s*\{')
_LISTS: Final = frozenset({"nodes", "edges", "locutions", "participants"})


def sniff(text: str) -> bool:
    """Whether a text looks like xAIF.

    >>> sniff('{"AIF": {"nodes": []}, "text": ""}'), sniff('{"nodes": [{"nodeID": "1"}]}')
    (True, False)
    """
    return is_json(text, _SIGN)


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map that a document is.

    Raises:
        ParseError: the text is not JSON, or has no nodeset; with `strict`, something in it cannot be what it
            says.
    """
    with guarded(notes, strict=strict):
        hint = 'xAIF is an object with a nodeset in "AIF"'
        document = object_with(text, "AIF", dict, "this is no xAIF", hint)
        inner = document["AIF"]
        more = {name: value for name, value in document.items() if name not in {"AIF", "text"}}
        aif = {name: value for name, value in inner.items() if name not in _LISTS}
        map_ = read_graph(Graph.of(inner, "$.AIF", text, notes), _NAME, notes)
        map_.residue = {_NAME: {**map_.residue[_NAME], "aif": aif, "more": more}}
        _read_text(map_, document.get("text"))
        return map_


def _read_text(map: ArgumentMap, page: Any) -> None:
    """Add the source of a map, and what is quoted of it."""
    html = page.get("txt") if isinstance(page, Mapping) else page
    if not isinstance(html, str) or not html:
        return
    text, spans = as_text(html)
    url = key(page.get("url")) if isinstance(page, Mapping) else ""
    add_page(map, Source(id="text", text=text, url=url, residue={_NAME: {"text": page}}), spans)


def serialize(map: ArgumentMap, notes: Notes) -> str:
    """Return a map as xAIF."""
    with paused_collector():
        graph = write_graph(map, _NAME, notes)
        own = residue_of(map, _NAME)
        aif = {
            "nodes": graph.nodes,
            "edges": graph.edges,
            "schemefulfillments": _fulfilments(graph),
            "participants": graph.participants,
            "locutions": graph.locutions,
            **_plain(own.get("aif")),
        }
        document = {"AIF": aif, "text": _page(map), "dialog": bool(map.utterances), "OVA": {}}
        return encoded({**document, **_plain(own.get("more"))})


def _plain(value: object) -> Plain:
    return (
        {k: v for k, v in value.items() if k not in {*_LISTS, "AIF", "text"}}
        if isinstance(value, Mapping)
        else {}
    )


def _fulfilments(graph: Graph) -> list[Plain]:
    """Return the numbers of the schemes, which in xAIF stand outside of the nodes."""
    return [{"nodeID": n["nodeID"], "schemeID": n["schemeID"]} for n in graph.nodes if n.get("schemeID")]


def _page(map: ArgumentMap) -> Any:
    """Return the text of the first source, as it was in the file or else with a span for what it quotes."""
    source = next((source for source in map.sources.values() if source.text is not None), None)
    if source is None:
        return ""
    kept = residue_of(source, _NAME).get("text")
    html = kept.get("txt") if isinstance(kept, Mapping) else kept
    if isinstance(html, str) and as_text(html)[0] == source.text:
        return kept
    return as_html(source.text or "", spans_of(map, source))


FORMAT: Final = Format(
    title="xAIF",
    suffixes=(".xaif.json", ".xaif", ".json"),
    media_type="application/json",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    places=places_of("nodeID"),
    drops=DROPS - {"sources", "quotes"},
    changes=CHANGES | {"sources", "quotes"},
)
