"""APX, the facts of ASPARTIX: `arg(a).` for an argument, `att(a,b).` where one attacks another.

    arg(rain).
    arg(clouds).
    support(clouds,rain).

It is the language of answer-set programs for argumentation (Egly, Gaggl & Woltran 2010, "Answer-set
programming encodings for argumentation frameworks") and was an input of the ICCMA competitions from 2015 to
2019. As there, `support(a,b).` (or `supp`) makes a framework bipolar and `pref(a,b).` prefers one argument to
another; a third term, a number, is the weight. Facts may share a line; `%` begins a comment.

A name that is no constant of such programs is written in quotes. There are no texts: see APXD for these.
"""

from __future__ import annotations

import re
from math import isfinite
from typing import Final

from argmap.formats._facts import Fact, facts, term
from argmap.formats._features import without
from argmap.formats._located import Faults, places_by
from argmap.formats._pairs import LOST, Edge, Graph, pairs
from argmap.formats._spec import Format
from argmap.model import ArgumentMap, RelationKind
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_KINDS: Final[dict[str, RelationKind]] = {
    "att": "rebuttal",
    "support": "support",
    "supp": "support",
    "pref": "preference",
}
_NAMES: Final = {"rebuttal": "att", "support": "support", "preference": "pref"}

_LIKE_APX: Final = re.compile(r"(?:\s|%[^\n]*\n)*(?:arg|att)\s*\([^()\n]+(?:\([^()\n]*\))?\)\s*\.")
_TEXTS: Final = re.compile(r"^text\(", re.MULTILINE)


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map that facts say: a claim for each argument, by its name.

    Raises:
        ParseError: a strict reader found something that is no fact, a fact that is not known, a name twice or
            one that no `arg` declares.

    >>> parse("arg(a). arg(b). att(a,b).", Notes()).relations["r1"].target
    'b'
    """
    faults = Faults(text, notes, strict)
    graph = Graph(faults, "AM-APX")
    for fact in facts(text, faults, "AM-APX003"):
        if fact.name == "arg" and len(fact.terms) == 1 and fact.terms[0]:
            graph.node(fact.terms[0], "", fact.line)
        elif fact.name in _KINDS and len(fact.terms) in {2, 3} and all(fact.terms):
            graph.edges.append(_edge(fact, faults))
        else:
            message = f"{fact.name}/{len(fact.terms)} says nothing that argmap knows; it is left out"
            faults.add("AM-APX004", message, line=fact.line)
    return graph.map()


def _edge(fact: Fact, faults: Faults) -> Edge:
    premise, target, *more = fact.terms
    weight = _number(more[0]) if more else None
    if more and weight is None:
        faults.add("AM-APX005", f"a weight is a number, not {more[0]!r:.60}", line=fact.line)
    return Edge(premise, target, _KINDS[fact.name], weight=weight, line=fact.line)


def _number(written: str) -> float | None:
    try:
        value = float(written)
    except ValueError:
        return None
    return int(written) if written.lstrip("-").isdecimal() else value if isfinite(value) else None


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    """Return a map as facts.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> m.rebut(m.claim("The sky is clear."), m.claim("It rains.", title="Rain"), weight=0.5).id
    'r1'
    >>> print(serialize(m, Notes()), end="")
    arg(c1).
    arg(rain).
    att(c1,rain,0.5).
    """
    plain = without(map, FORMAT.drops | FORMAT.changes)
    lines = [f"arg({term(id_)}).\n" for id_ in plain.claims]
    for edge in pairs(plain):
        weight = "" if edge.weight is None else f",{edge.weight}"
        lines.append(f"{_NAMES[edge.kind]}({term(edge.premise)},{term(edge.target)}{weight}).\n")
    return "".join(lines) or "% no arguments\n"


def sniff(text: str) -> bool:
    r"""Whether a text begins with such a fact, and has no texts, as APXD has.

    >>> sniff("arg(a).\natt(a,a)."), sniff("arg(a).\ntext(a, It rains.).")
    (True, False)
    """
    return bool(_LIKE_APX.match(text)) and not _TEXTS.search(text)


FORMAT: Final = Format(
    title="APX (ASPARTIX)",
    suffixes=(".apx",),
    media_type="text/x-apx",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    places=places_by(re.compile(r'\barg\(\s*"?([^\s()"]+)"?\s*\)')),
    drops=LOST | frozenset({"texts", "schemes", "equivalences"}),
    changes=frozenset({"contradictions", "attack kinds", "relation ids"}),
)
