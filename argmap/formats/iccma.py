"""ICCMA `p af`: numbered arguments and who attacks whom, as solver competitions since 2023 have it.

    p af 3
    # rain
    # clouds
    # drought
    3 1

The first line tells how many arguments there are, which are called 1, 2, …; every other line is an attack,
of the second by the first; a line that begins with `#` is a comment
(https://iccma2023.github.io/rules.html, "Input formats"). Comments that follow on the first line, one for
each argument, are taken for their names, and written as such.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formats._features import without
from argmap.formats._instances import head, read_instance
from argmap.formats._located import Faults
from argmap.formats._pairs import LOST, Edge, Graph, pairs
from argmap.formats._spec import Format
from argmap.model import ArgumentMap
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_LIKE_AF: Final = re.compile(r"(?:#[^\n]*\n|[ \t\r]*\n)*p[ \t]+af[ \t]+\d")

_ENDS: Final = 2
"""Numbers on a line."""


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    r"""Return the map that an instance says: a claim for each argument, a rebuttal for each attack.

    Raises:
        ParseError: there is no line `p af`, or it announces more than ten million arguments; a strict reader
            found a line that is no attack, or of an argument that there is not.

    >>> parse("p af 2\n# rain\n# drought\n2 1\n", Notes()).relations["r1"].target
    'rain'
    """
    faults = Faults(text, notes, strict)
    instance = read_instance(faults, "af", "AM-AF")
    graph = Graph(faults, "AM-AF", dict.fromkeys(instance.names, ""))
    for n, words in instance.lines:
        if len(words) != _ENDS:
            faults.add("AM-AF003", "an attack is two numbers; this is left out", line=n)
        elif all(ends := [instance.name(word, n) for word in words]):
            graph.edges.append(Edge(ends[0], ends[1], line=n))
    return graph.map()


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    """Return a map as an instance.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> m.rebut(m.claim("The sky is clear.", title="Clear"), m.claim("It rains.", title="Rain")).id
    'r1'
    >>> print(serialize(m, Notes()), end="")
    p af 2
    # clear
    # rain
    1 2
    """
    plain = without(map, FORMAT.drops | FORMAT.changes)
    numbers = {id_: number for number, id_ in enumerate(plain.claims, start=1)}
    attacks = (f"{numbers[edge.premise]} {numbers[edge.target]}" for edge in pairs(plain))
    return "".join(f"{line}\n" for line in (*head("af", numbers), *attacks))


def sniff(text: str) -> bool:
    r"""Whether a text begins with a line `p af`, perhaps after comments.

    >>> sniff("# from a corpus\np af 2\n1 2\n"), sniff("p aba 8\n")
    (True, False)
    """
    return bool(_LIKE_AF.match(text))


FORMAT: Final = Format(
    title="ICCMA p af",
    suffixes=(".af",),
    media_type="text/x-iccma-af",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=LOST
    | frozenset({"texts", "schemes", "relation weights", "supports", "equivalences", "preferences"}),
    changes=frozenset({"contradictions", "attack kinds", "relation ids"}),
)
