"""GraphML: the XML of graph editors and toolkits (yEd, Gephi, Cytoscape, networkx); here without loss.

    <node id="n0"><data key="element">claim</data><data key="text">It rains.</data></node>
    <node id="n1"><data key="element">relation</data><data key="kind">support</data></node>
    <edge source="n1" target="n0"><data key="role">target</data></edge>

The specification is Brandes et al. 2002, "GraphML progress report" (http://graphml.graphdrawing.org). Every
element of a map is a node, and every reference from one to another an edge, whose `role` is the field that it
stands for; those of premises and of the starts of transitions run towards the element. The other fields are
`data` under their names: texts as they are, all else as JSON. `label` is for those who look at the graph.

A graph of somebody else is read, too. A node becomes a claim, with its label for a text (yEd's as well); a
node that holds a graph becomes a group; an edge becomes a relation, of the kind that its label means, a
support if it has none. What other data they have stays in `data`. In the graphs of Argunet
(http://www.argunet.org) theses are claims and arguments are arguments; their propositions are told and left
out.
"""

from __future__ import annotations

import re
from typing import Final

from argmap._collector import paused_collector
from argmap.formats._spec import Format
from argmap.formats._xml import has_root, read_xml
from argmap.formats.graphml._foreign import Reader as ForeignReader
from argmap.formats.graphml._graph import Graph
from argmap.formats.graphml._own import is_own, own_map
from argmap.formats.graphml._writing import serialize
from argmap.model import ArgumentMap
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_ROOT: Final = re.compile(r"<(?:\w+:)?graphml[\s>]")


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map that a graph says.

    Raises:
        ParseError: it is no XML, its root is no `graphml`, or what argmap wrote does not fit together any
            more; a strict reader found an edge that leads nowhere, or an id twice.

    >>> nodes = '<node id="a"/><node id="b"/><edge source="a" target="b"/>'
    >>> m = parse(f"<graphml><graph>{nodes}</graph></graphml>", Notes())
    >>> m.relations["r1"].premises, m.relations["r1"].target
    (('a',), 'b')
    """
    document = read_xml(text)
    if document.root.local != "graphml":
        raise document.error(f"the root must be graphml, not {document.root.local}", document.root)
    graph = Graph(document, notes, strict)
    with paused_collector():
        return own_map(graph) if is_own(graph) else ForeignReader(graph).read()


def sniff(text: str) -> bool:
    """Whether a text is XML with the root `graphml`.

    >>> sniff('<?xml version="1.0"?><graphml xmlns="…">'), sniff("<graph/>")
    (True, False)
    """
    return has_root(text, _ROOT)


FORMAT: Final = Format(
    title="GraphML",
    suffixes=(".graphml",),
    media_type="application/graphml+xml",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    changes=frozenset({"control characters"}),
)
