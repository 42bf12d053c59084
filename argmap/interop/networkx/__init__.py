"""Maps to and from networkx graphs, for all that networkx knows: components, cycles, paths, centrality.

There are three views. All are a `MultiDiGraph` whose nodes are ids and whose attributes are plain data, so
that a graph survives `node_link_data`, JSON and pickle:

- `incidence`: every element is a node, every reference an edge. Nothing is lost: the way back gives an equal
  map.
- `claims`: claims and arguments are nodes, and a relation is one edge for each of its premises; the edges say
  which relation they are (`relation`), so that linked premises find together again. A relation that others
  speak of, or that lacks a premise or a target, is a node as well. Actors, sources, quotes and dialogue stay
  out.
- `actors`: who supports and attacks whom, and how often; a summary, from which only the actors come back,
  without their memberships.

The way back also takes a graph of one's own: nodes with a `text` or a `title`, edges with a `kind`.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Literal

from argmap.errors import ArgmapWarning, OptionError
from argmap.interop.networkx._back import Reader
from argmap.interop.networkx._views import actors, claims, incidence
from argmap.model import ArgumentMap
from argmap.notes import Notes

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["View", "from_networkx", "to_networkx"]

View = Literal["incidence", "claims", "actors"]
"""What becomes a node."""

_VIEWS: Final[dict[str, Callable[[ArgumentMap], nx.MultiDiGraph[str]]]] = {
    "incidence": incidence,
    "claims": claims,
    "actors": actors,
}


def to_networkx(map: ArgumentMap, view: View = "incidence") -> nx.MultiDiGraph[str]:
    """Return a map as a graph; changing it does not change the map.

    Raises:
        OptionError: there is no such view.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> r = m.support([m.claim("There are reports."), m.claim("They would stop.")], m.claim("Abuse goes on."))
    >>> graph = to_networkx(m, "claims")
    >>> list(graph.edges(data="kind"))
    [('c1', 'c3', 'support'), ('c2', 'c3', 'support')]
    """
    if view not in _VIEWS:
        raise OptionError(f"there is no view {view!r}; there is {', '.join(_VIEWS)}")
    return _VIEWS[view](map)


def from_networkx(graph: nx.Graph[Any], *, notes: Notes | None = None) -> ArgumentMap:
    """Return the map that a graph holds: one made by `to_networkx`, or one of your own.

    In a graph of your own a node is a claim, its `text` (or `label`) and `title` those of the claim; an edge
    is a relation of its `kind` from premise to target, and edges with the same `relation` are linked. Other
    attributes become `data`. What cannot be used is left out and noted; the graph is not changed.

    Args:
        graph: any kind of networkx graph.
        notes: collects what is left out or guessed; without it that becomes warnings.

    Raises:
        ParseError: an attribute of an element has a value that it cannot have, or memberships are cyclic.

    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_node("halt", text="Facebook should halt its plans.")
    >>> g.add_edge("unseen", "halt", kind="support")
    >>> from_networkx(g).supports("halt")[0].premises
    ('unseen',)
    """
    kept = Notes() if notes is None else notes
    map_ = Reader(graph, kept).map()
    if notes is None:
        for note in kept:
            warnings.warn(str(note), ArgmapWarning, stacklevel=2)
    return map_
