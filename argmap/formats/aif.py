"""AIF JSON: a nodeset of AIFdb, the exchange format of the argument web, with all of its dialogue.

    {"nodes": [{"nodeID": "1", "text": "It rains.", "type": "I", "timestamp": "2015-11-13 13:05:55"}, …],
     "edges": [{"edgeID": "1", "fromID": "1", "toID": "2", "formEdgeID": null}, …],
     "locutions": [{"nodeID": "9", "personID": "118", "start": "2020-06-04 20:56:44", …}, …]}

As http://corpora.aifdb.org gives them out; AIF is described in Chesñevar et al. 2006, “Towards an argument
interchange format”, and its dialogue in Reed & Budzynska 2011, “How dialogues create arguments”. A claim is
an I node; a relation an RA, CA, MA or PA node; an utterance, a speech act, a transition an L, YA, TA node.

In the wild ids are numbers, lists are null, edges lead nowhere, schemes have no number, and an id comes
twice: all that is read, noted, and written back as it was. A text beside the nodeset, of the same name,
becomes a source in which the utterances are quoted, where their words are in it. What a map has from
elsewhere is written as AIFdb would: its ids stay, and who speaks stands before what is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from argmap._collector import paused_collector
from argmap.formats._aif import (
    CHANGES,
    DROPS,
    Graph,
    encoded,
    found_by_words,
    guarded,
    read_graph,
    residue_of,
    write_graph,
)
from argmap.formats._json import is_json, object_with, places_of
from argmap.formats._spec import Companion, Format
from argmap.model import ArgumentMap
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_NAME: Final = "aif"
_SIGN: Final = re.compile(r'"(?:nodeID|fromID|locutions)"\s*:')
_WRAPPED: Final = re.compile(r'"AIF"\s*:\s*\{')
_OWN: Final = frozenset({"nodes", "edges", "locutions"})


def sniff(text: str) -> bool:
    """Whether a text looks like a nodeset.

    >>> sniff('{"nodes": [{"nodeID": "1"}], "edges": []}'), sniff('{"AIF": {"nodes": [{"nodeID": 1}]}}')
    (True, False)
    """
    return is_json(text, _SIGN) and not _WRAPPED.search(text)


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map that a nodeset is.

    Raises:
        ParseError: the text is not JSON, or no object with a list of nodes; with `strict`, something in it
            cannot be what it says.
    """
    with guarded(notes, strict=strict):
        hint = 'a nodeset is an object with "nodes", "edges" and "locutions"'
        document = object_with(text, "nodes", list, "this is no nodeset", hint)
        more = {name: value for name, value in document.items() if name not in _OWN}
        map_ = read_graph(Graph.of(document, "$", text, notes), _NAME, notes)
        if more:
            map_.residue = {_NAME: {**map_.residue[_NAME], "more": more}}
    return map_


def serialize(map: ArgumentMap, notes: Notes) -> str:
    """Return a map as a nodeset.

    >>> m = ArgumentMap()
    >>> rain = m.claim("It rains.")
    >>> print(serialize(m, Notes()), end="")
    {"nodes": [
      {"nodeID": "c1", "text": "It rains.", "type": "I"}], "edges": [], "locutions": []}
    """
    with paused_collector():
        graph = write_graph(map, _NAME, notes)
        more = residue_of(map, _NAME).get("more")
        rest = {k: v for k, v in more.items() if k not in _OWN} if isinstance(more, Mapping) else {}
        lists = {"nodes": graph.nodes, "edges": graph.edges, "locutions": graph.locutions}
        return encoded(lists | rest)


FORMAT: Final = Format(
    title="AIF JSON",
    suffixes=(".aif.json", ".json"),
    media_type="application/json",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    places=places_of("nodeID"),
    drops=DROPS,
    changes=CHANGES,
    companion=Companion(suffix=".txt", take=found_by_words),
)
