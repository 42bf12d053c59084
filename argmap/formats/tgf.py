r"""Trivial Graph Format: lines of nodes, a line `#`, lines of edges; solvers and graph editors read it.

    rain It rains.
    clouds There are clouds.
    #
    clouds rain support

The line of a node is its name, which has no blanks, and its label; that of an edge two names and a label.
There is no specification but the manual of yEd (https://yed.yworks.com/support/manual/tgf.html). In the
competitions of argumentation solvers (ICCMA 2015 to 2019) labels do not occur: a node is an argument and an
edge an attack. So an edge without a label is a rebuttal here. A label is a kind of relation, or a word that
means one (`attacks`, `supports`, `+`, `-`), with its scheme after a colon; any other label is the scheme of a
rebuttal.

A name that has blanks, or could be taken for something else, is written as a JSON string: `"a\u0020b"`.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formats._features import without
from argmap.formats._located import Faults, numbered, places_by
from argmap.formats._pairs import LOST, Edge, Graph, pairs, quoted, unquoted
from argmap.formats._spec import Format
from argmap.model import KINDS, ArgumentMap, RelationKind
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_WORDS: Final[dict[str, RelationKind]] = {
    **{kind: kind for kind in KINDS},
    **dict.fromkeys(("", "-", "att", "attack", "attacks", "rebuts"), "rebuttal"),
    **dict.fromkeys(("+", "supp", "supports"), "support"),
    "undercuts": "undercut",
}

_LIKE_TGF: Final = re.compile(r"(?:(?!#|p af )[^\n]*\n)*#[ \t\r]*(?:\n[^\s#]\S*[ \t]+\S|\n?\s*\Z)")


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    r"""Return the map that a text says.

    Raises:
        ParseError: a strict reader found a name twice, one that no line declares, or an edge with one end.

    >>> m = parse("1 It rains.\n2\n#\n2 1\n", Notes())
    >>> m.claims["1"].text, m.relations["r1"].premises
    ('It rains.', ('2',))
    """
    graph = Graph(Faults(text, notes, strict), "AM-TGF")
    lines = ((n, line.strip()) for n, line in numbered(text) if line.strip())
    for n, line in lines:
        if line == "#":
            break
        name, *label = line.split(None, 1)
        graph.node(unquoted(name), "".join(label), n)
    for n, line in lines:
        _edge(graph, n, *line.split(None, 2))
    return graph.map()


def _edge(graph: Graph, line: int, premise: str, target: str = "", label: str = "") -> None:
    if not target:
        graph.faults.add("AM-TGF003", f"an edge has two ends; {premise!r} is left out", line=line)
        return
    word, _, scheme = label.partition(": ")
    kind = _WORDS.get(word)
    graph.edges.append(
        Edge(unquoted(premise), unquoted(target), kind or "rebuttal", scheme if kind else label, line=line)
    )


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    """Return a map as TGF.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> m.support(m.claim("There are clouds."), m.claim("It rains.")).id
    'r1'
    >>> print(serialize(m, Notes()), end="")
    c1 There are clouds.
    c2 It rains.
    #
    c1 c2 support
    """
    plain = without(map, FORMAT.drops | FORMAT.changes)
    nodes = [f"{_name(claim.id)} {claim.text}".rstrip() for claim in plain.claims.values()]
    edges = [f"{_name(edge.premise)} {_name(edge.target)} {_label(edge)}".rstrip() for edge in pairs(plain)]
    return "".join(f"{line}\n" for line in (*nodes, "#", *edges))


def _name(id_: str) -> str:
    return quoted(id_) if id_.split() != [id_] or id_.startswith(("#", '"', "\ufeff")) else id_


def _label(edge: Edge) -> str:
    if edge.scheme:
        return f"{edge.kind}: {edge.scheme}"
    return "" if edge.kind == "rebuttal" else edge.kind


def sniff(text: str) -> bool:
    r"""Whether a text has a line `#`, and pairs of names after it.

    >>> sniff("a\nb\n#\na b\n"), sniff("# Heading\n\na b\n")
    (True, False)
    """
    return bool(_LIKE_TGF.match(text))


FORMAT: Final = Format(
    title="Trivial Graph Format",
    suffixes=(".tgf",),
    media_type="text/x-tgf",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    places=places_by(re.compile(r"^[ \t]*([^\s#]\S*)", re.MULTILINE), unquoted),
    drops=LOST | frozenset({"relation weights"}),
    changes=frozenset({"white space", "relation ids"}),
)
