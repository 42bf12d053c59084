r"""OVA2 JSON: what the second Online Visualisation of Argument saved, and its sister of ReCAP.

    {"nodes": [{"id": 1, "type": "I", "text": "It rains.", "scheme": "0", "x": 10, "y": 20, "color": "b",
                "visible": true, "participantID": "0", …}, …],
     "edges": [{"from": {"id": 2, …}, "to": {"id": 3, …}, "visible": true}, …],
     "participants": [{"id": 1, "firstname": "Ann", "surname": "Lee"}],
     "analysis": {"txt": "<span id=\"node1\">It rains.</span>", "documentTitle": "…", …}}

There is no specification; this goes by the schema of arguebuf (`arguebuf.schemas.ova`). An edge holds both
of its nodes whole; they are written as their ids. The text becomes a source and its spans quotes; places,
colours and descriptors are kept and written back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from argmap._collector import paused_collector
from argmap.formats._aif import (
    CHANGES,
    DEFAULTS,
    DROPS,
    Graph,
    add_page,
    as_html,
    as_text,
    encoded,
    guarded,
    key,
    objects,
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

_NAME: Final = "ova"
_SIGN: Final = re.compile(r'"analysis"\s*:\s*\{|"from"\s*:\s*\{')
_DAY: Final = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_BLANK: Final = {
    "x": 0,
    "y": 0,
    "color": "b",
    "visible": True,
    "descriptors": {},
    "cqdesc": {},
    "w": 0,
    "h": 0,
}
_TOLD: Final = frozenset({"txt", "plain_txt", "documentTitle", "documentSource", "documentDate"})


def sniff(text: str) -> bool:
    """Whether a text looks like a file of OVA2.

    >>> sniff('{"nodes": [], "analysis": {"txt": ""}}'), sniff('{"nodes": [], "edges": []}')
    (True, False)
    """
    return is_json(text, _SIGN)


# -- in


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map that a file is.

    Raises:
        ParseError: the text is not JSON, or no object with a list of nodes; with `strict`, something in it
            cannot be what it says.
    """
    with guarded(notes, strict=strict):
        hint = 'it is an object with "nodes" and "analysis"'
        document = object_with(text, "nodes", list, "this is no file of OVA", hint)
        nodes = list(objects(document["nodes"], "$.nodes", text, notes))
        graph = Graph(
            [_node_in(node) for node in nodes],
            [_edge_in(edge) for edge in objects(document.get("edges"), "$.edges", text, notes)],
            [_locution_in(node) for node in nodes if node.get("type") == "L" and _has_speaker(node)],
            [_person_in(p) for p in objects(document.get("participants"), "$.participants", text, notes)],
        )
        map_ = read_graph(graph, _NAME, notes)
        more = {k: v for k, v in document.items() if k not in {"nodes", "edges", "participants", "analysis"}}
        map_.residue = {_NAME: {**map_.residue[_NAME], "more": more}}
        analysis = document.get("analysis")
        if isinstance(analysis, dict) and any(analysis.values()):
            _read_analysis(map_, analysis)
        return map_


def _node_in(node: Plain) -> Plain:
    """Return a node in the keys of AIF; the number of its scheme is no name of one."""
    rest = {k: v for k, v in node.items() if k not in {"id", "scheme"}}
    type_ = key(node.get("type"))
    text = node.get("text") or DEFAULTS.get(type_, "")
    return {**rest, "nodeID": node.get("id"), "text": text, "number": node.get("scheme")}


def _edge_in(edge: Plain) -> Plain:
    ends = {name: edge.get(end) for name, end in (("fromID", "from"), ("toID", "to"))}
    ids = {name: end.get("id") if isinstance(end, dict) else end for name, end in ends.items()}
    return {"edgeID": None, **ids, **{k: v for k, v in edge.items() if k not in {"from", "to"}}}


def _has_speaker(node: Plain) -> bool:
    return key(node.get("participantID")) not in {"", "0"}


def _locution_in(node: Plain) -> Plain:
    return {"nodeID": node.get("id"), "personID": node["participantID"]}


def _person_in(participant: Plain) -> Plain:
    return {"participantID": participant.get("id"), **{k: v for k, v in participant.items() if k != "id"}}


def _read_analysis(map: ArgumentMap, analysis: Plain) -> None:
    """Add the document that was analysed, and what the nodes quote of it."""
    text, spans = as_text(key(analysis.get("txt")) or key(analysis.get("plain_txt")))
    date = _DAY.fullmatch(key(analysis.get("documentDate")))
    source = Source(
        id="text",
        title=key(analysis.get("documentTitle")),
        url=key(analysis.get("documentSource")),
        date=f"{date[3]}-{date[2]}-{date[1]}" if date else key(analysis.get("documentDate")),
        text=text,
        residue={_NAME: analysis},
    )
    add_page(map, source, spans)


# -- out


def serialize(map: ArgumentMap, notes: Notes) -> str:
    """Return a map as OVA2 would save it."""
    with paused_collector():
        graph = write_graph(map, _NAME, notes)
        speakers = {key(one["nodeID"]): one["personID"] for one in graph.locutions}
        more = residue_of(map, _NAME).get("more")
        rest = (
            {k: v for k, v in more.items() if k not in {"nodes", "edges"}}
            if isinstance(more, Mapping)
            else {}
        )
        document: Plain = {
            "nodes": [_node_out(node, speakers.get(key(node["nodeID"]), "0")) for node in graph.nodes],
            "edges": [_edge_out(edge) for edge in graph.edges],
            "participants": [_person_out(participant) for participant in graph.participants],
            "analysis": _analysis(map),
        }
        return encoded(document | rest)


def _node_out(node: Plain, speaker: Any) -> Plain:
    number = node.get("number") or node.get("schemeID") or "0"
    rest = {k: v for k, v in node.items() if k not in {"nodeID", "number", "scheme", "schemeID"}}
    return {"id": node["nodeID"], **_BLANK, "participantID": speaker, "scheme": number, **rest}


def _edge_out(edge: Plain) -> Plain:
    rest = {k: v for k, v in edge.items() if k not in {"edgeID", "fromID", "toID", "formEdgeID"}}
    return {"from": {"id": edge["fromID"]}, "to": {"id": edge["toID"]}, "visible": True, **rest}


def _person_out(participant: Plain) -> Plain:
    return {
        "id": participant["participantID"],
        **{k: v for k, v in participant.items() if k != "participantID"},
    }


def _analysis(map: ArgumentMap) -> Plain:
    """Return what is said of the first source, with its text as it was or with a span for what it quotes."""
    source = next(iter(map.sources.values()), Source(id="none"))
    kept = dict(residue_of(source, _NAME))
    page = key(kept.get("txt"))
    if source.text is not None and as_text(page)[0] != source.text:
        page = as_html(source.text, spans_of(map, source))
    date = _ISO.fullmatch(source.date)
    told = {
        "txt": page,
        "plain_txt": source.text or "",
        "documentTitle": source.title,
        "documentSource": source.url,
        "documentDate": f"{date[3]}/{date[2]}/{date[1]}" if date else source.date,
    }
    return {**{k: v for k, v in kept.items() if k not in _TOLD}, **told}


FORMAT: Final = Format(
    title="OVA2 JSON",
    suffixes=(".ova.json", ".json"),
    media_type="application/json",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    places=places_of("id"),
    drops=(DROPS - {"sources", "quotes"}) | {"times"},
    changes=CHANGES | {"sources", "quotes"},
)
