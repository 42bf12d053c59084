"""The Argument Interchange Format as a graph, to a map and back: what AIF JSON, xAIF, OVA and AIF-RDF share.

AIF (Chesñevar et al. 2006, “Towards an argument interchange format”, The Knowledge Engineering Review 21:4)
is a graph of information nodes (I) and scheme nodes (RA inference, CA conflict, MA rephrase, PA preference).
With Inference Anchoring Theory (Reed & Budzynska 2011) come locutions (L), transitions between them (TA) and
illocutionary connections (YA). A map has a word for each:

| nodes | elements |
|---|---|
| I, EN | claim |
| RA, MA, PA | support, equivalence, preference |
| CA | rebuttal; undercut where it is on a relation |
| L | utterance; its speakers from `Name : text`, or from `personID` |
| TA | transition |
| YA | speech act, anchored in what leads to it, about what it leads to |

A `timestamp` says when a node came into the database, not when anything was said, and is kept as residue; a
locution's `start` is when it was said. A locution of an I, RA or CA node says whose it is (Araucaria): it
becomes an utterance and a speech act without nodes of their own.

Nodes and edges are plain objects in the keys of AIFdb's JSON (`nodeID`, `fromID`, …), whatever the format.
Other fields, other types of node and edges that AIF has no meaning for are residue and written back as they
were.
"""

from __future__ import annotations

from typing import Final

from argmap.formats._aif._graph import Graph, encoded, key, objects, residue_of
from argmap.formats._aif._pages import add_page, as_html, as_text, found_by_words, spans_of
from argmap.formats._aif._reading import guarded, read_graph
from argmap.formats._aif._words import DEFAULTS
from argmap.formats._aif._writing import write_graph

__all__ = [
    "CHANGES",
    "DEFAULTS",
    "DROPS",
    "Graph",
    "add_page",
    "as_html",
    "as_text",
    "encoded",
    "found_by_words",
    "guarded",
    "key",
    "objects",
    "read_graph",
    "residue_of",
    "spans_of",
    "write_graph",
]

DROPS: Final = frozenset(
    (
        *("title", "map data", "data", "residue", "groups", "sources", "quotes"),
        *("arguments", "titles", "wordings", "tags", "weights", "implicit"),
        *("roles", "relation weights", "implicit relations", "attack kinds"),
    )
)
"""What no graph of AIF can hold."""

CHANGES: Final = frozenset({"actors"})
"""What comes back in another form: an actor is a name before what was said."""
