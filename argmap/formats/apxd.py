"""APXD: APX with the texts of arguments, as arguman.org exports its debates.

    arg(root).
    text(root, Facebook should halt its plans.).

    arg(5572).
    text(5572, Abuse would go unseen.).
    support(5572, root).

The format is that of the exporter of arguman (https://github.com/arguman/arguman.org): facts on lines of
their own, blank lines between the arguments. A text is neither quoted nor escaped and may have commas,
parentheses, full stops and line breaks; it ends at the `).` after which comes a fact, on a line of its own,
or nothing. The main claim of a debate is `root`. arguman's third kind of premise, `however`, is exported
without a relation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from argmap.formats._features import without
from argmap.formats._located import Faults
from argmap.formats._pairs import LOST, Edge, Graph, pairs, quoted, unquoted
from argmap.formats._spec import Format
from argmap.model import ArgumentMap, RelationKind
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_KINDS: Final[dict[str, RelationKind]] = {"att": "rebuttal", "support": "support", "supp": "support"}
_NAMES: Final = {"rebuttal": "att", "support": "support"}

_FACT: Final = re.compile(r"^(arg|text|att|supp|support)\(", re.MULTILINE)
_NAME: Final = r'("(?:[^"\\]|\\.)*"|[^\s,]+)'
_TERMS: Final = re.compile(rf"{_NAME}(?:[ \t]*,[ \t]*(.*?))?", re.DOTALL)
_COMMENTS: Final = re.compile(r"^%.*", re.MULTILINE)
_SIMPLE: Final = re.compile(r"[\w-]+")
_LIKE_APXD: Final = re.compile(r"\s*(?:arg|text)\(")
_EXAMPLES: Final = {
    "arg": "arg(a).",
    "text": "text(a, It rains.).",
    **{name: f"{name}(a, b)." for name in _KINDS},
}


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    r"""Return the map that a text says: a claim for each argument, with its text.

    Raises:
        ParseError: a strict reader found what is no fact, a name twice, or one that nothing declares.

    >>> parse("arg(root).\ntext(root, Halt (now), please.).\n", Notes()).claims["root"].text
    'Halt (now), please.'
    """
    faults = Faults(text, notes, strict)
    graph = Graph(faults, "AM-APXD")
    texts: dict[str, str] = {}
    for fact, first, second, line in _facts(text, faults):
        if fact == "arg":
            graph.node(first, "", line)
        elif fact in _KINDS:
            graph.edges.append(Edge(first, unquoted(second), _KINDS[fact], line=line))
        elif first in texts:
            faults.add("AM-APXD005", f"{first!r} has a text already; the first counts", line=line)
        else:
            texts[first] = second
            if first not in graph.nodes:
                faults.add("AM-APXD002", f"nothing declares {first!r}; it is taken for a claim", line=line)
    graph.nodes.update(texts)
    return graph.map()


def _facts(text: str, faults: Faults) -> Iterator[tuple[str, str, str, int]]:
    """Yield name, terms and line of each fact; a text that does not end goes on over what looks like one."""
    pieces = _FACT.split(text)
    if _COMMENTS.sub("", pieces[0]).strip():
        faults.add("AM-APXD003", "what stands before the first fact is left out", line=1)
    line = 1 + pieces[0].count("\n")
    found = list(zip(pieces[1::2], pieces[2::2], strict=True))
    n = 0
    while n < len(found):
        name, first = found[n][0], n
        while name == "text" and n + 1 < len(found) and not found[n][1].rstrip().endswith(")."):
            n += 1
        body = found[first][1] + "".join(f"{word}({more}" for word, more in found[first + 1 : n + 1])
        terms = _TERMS.fullmatch(body.rstrip().removesuffix(".").removesuffix(")"))
        if terms and body.rstrip().endswith(").") and _fits(name, terms[2]):
            yield name, unquoted(terms[1]), (terms[2] or "").strip(), line
        else:
            faults.add("AM-APXD004", f"this is no fact, such as {_EXAMPLES[name]}", line=line)
        line += body.count("\n")
        n += 1


def _fits(name: str, second: str | None) -> bool:
    """Whether a fact of some name may have this second term, or none."""
    return (
        second is None if name == "arg" else second is not None and (name == "text" or bool(second.strip()))
    )


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    """Return a map as facts; each claim is followed by its relations to others.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> m.support(m.claim("There are clouds."), m.claim("It rains.", title="Rain")).id
    'r1'
    >>> print(serialize(m, Notes()), end="")
    arg(c1).
    text(c1, There are clouds.).
    <BLANKLINE>
    arg(rain).
    text(rain, It rains.).
    <BLANKLINE>
    support(c1, rain).
    """
    plain = without(map, FORMAT.drops | FORMAT.changes)
    blocks = []
    for claim in plain.claims.values():
        id_ = _name(claim.id)
        blocks.append(f"arg({id_}).\n" + (f"text({id_}, {claim.text}).\n" if claim.text else ""))
    facts = [f"{_NAMES[e.kind]}({_name(e.premise)}, {_name(e.target)}).\n" for e in pairs(plain)]
    return "\n".join([*blocks, "".join(facts)] if facts else blocks) or "% no arguments\n"


def _name(id_: str) -> str:
    return id_ if _SIMPLE.fullmatch(id_) else quoted(id_)


def sniff(text: str) -> bool:
    r"""Whether a text begins with such facts and has one of a text.

    >>> sniff("arg(a).\ntext(a, It rains.).\n"), sniff("arg(a).\n")
    (True, False)
    """
    return bool(_LIKE_APXD.match(text)) and "\ntext(" in text


FORMAT: Final = Format(
    title="APXD (arguman)",
    suffixes=(".apxd",),
    media_type="text/x-apxd",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=LOST | frozenset({"schemes", "relation weights", "equivalences", "preferences"}),
    changes=frozenset({"contradictions", "attack kinds", "white space", "relation ids"}),
)
