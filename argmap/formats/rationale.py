r"""Rationale, read only: the .rtnl files of Austhink's Rationale, which are programs that draw a map.

    map0_0 = Create("Claim")
    SetText("It rains.")
    map0_1 = CreateChild(map0_0, "CompoundReason")
    map0_2 = CreateChild(map0_1, "Claim")
    SetText("There are clouds.")
    map0_3 = CreateChild(map0_1, "Inference")

There is no specification; this goes by the files that AIFdb (https://github.com/arg-tech/AIFdb) and
Argumentative write. Nothing is run: lines of the shapes above are read, after the prelude where there is one,
and all others are passed over, since they only say how the map looks. The claims of a compound reason or
objection work together; what is on an inference is on the step itself. A simple `Reason` or `Objection` is a
claim. Notes and other annotations are data of what they are about. In version 1.09 nodes have no names of
their own: `node0[1]` is the second child.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from attrs import define, field

from argmap._collector import paused_collector
from argmap.errors import ParseError
from argmap.formats._located import Faults, numbered, unused
from argmap.formats._spec import Format
from argmap.model import ArgumentMap, Claim, Relation, RelationKind
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "sniff"]

_PRELUDE: Final = "End of Prelude"
_SIGN: Final = re.compile(r"\ufeff?#Rationale Version|^\w+[ \t]*=[ \t]*(?:app\.)?Create\(\"", re.MULTILINE)
_CREATE: Final = re.compile(
    r"""[ \t]*(?:(\w+)[ \t]*=[ \t]*)?(?:app\.)?Create(Child|Annotation|)\("""
    r"""(?:[ \t]*(\w+(?:\[\d{1,6}\])*)[ \t]*,)?[ \t]*u?["'](\w+)["'][ \t]*\)[ \t]*"""
)
_SET: Final = re.compile(
    r'[ \t]*(?:app\.)?Set(Text|NodeNotes|Evaluation)\((?:[ \t]*(\w+(?:\[\d{1,6}\])*)[ \t]*,[ \t]*)?u?"'
)
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES: Final = {"n": "\n", "r": "", "t": "\t"}
_INDEX: Final = re.compile(r"\[(\d+)\]")
_KEYS: Final = {"NodeNotes": "notes", "Evaluation": "evaluation"}


@define(eq=False)
class _Node:
    """A node of the map that is drawn."""

    id: str
    kind: str
    above: _Node | None = None
    is_annotation: bool = False
    text: str = ""
    data: dict[str, Any] = field(factory=dict)
    below: list[_Node] = field(factory=list, repr=False)

    @property
    def is_claim(self) -> bool:
        """Whether it says something by itself."""
        is_simple = self.kind in {"Claim", "Reason", "Objection"}
        return is_simple or (self.above is None and not self.is_compound and self.kind != "Inference")

    @property
    def is_compound(self) -> bool:
        """Whether it is a step from claims, which stand below it."""
        return self.kind in {"CompoundReason", "CompoundObjection"}

    @property
    def is_attack(self) -> bool:
        """Whether it is against what it stands below."""
        return self.kind.endswith("Objection")


def sniff(text: str) -> bool:
    r"""Whether a text is such a program.

    >>> sniff('#Rationale Version 1.09\nnode0 = app.Create("Claim")'), sniff("x = 1")
    (True, False)
    """
    return bool(_SIGN.search(text))


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map that a program would draw.

    Raises:
        ParseError: it draws none; a strict reader found a node below none, or a text that does not end.
    """
    faults = Faults(text, notes, strict)
    with paused_collector():
        nodes = _nodes(text, faults)
        if not nodes:
            raise ParseError("nothing is created in it", line=1, column=1)
        for node in nodes:
            if node.is_annotation and node.above:
                told = {"type": node.kind, "text": node.text}
                node.above.data.setdefault("annotations", []).append(told)
        claims = {n.id: Claim(id=n.id, text=n.text, data=n.data) for n in nodes if n.is_claim}
        map_ = ArgumentMap()
        map_.add(*claims.values(), *_relations(nodes))
        return map_


def _nodes(text: str, faults: Faults) -> list[_Node]:
    """Return the nodes in the order in which they are created."""
    nodes: dict[str, _Node] = {}
    fresh = unused("node", ())
    last: _Node | None = None
    for number, line in _statements(text, faults):
        if made := _CREATE.fullmatch(line):
            above = _found(nodes, made[3]) if made[3] else None
            if made[2] and above is None:
                faults.add("AM-RT001", f"there is no {made[3]!r} to create this below", line=number)
                continue
            id_ = made[1] or next(id_ for id_ in fresh if id_ not in nodes)
            if id_ in nodes:
                faults.add("AM-RT002", f"{id_!r} is created twice; the first counts", line=number)
                continue
            last = nodes[id_] = _Node(id_, made[4], above, made[2] == "Annotation")
            if above:
                above.below.append(last)
        elif said := _SET.match(line):
            node = _found(nodes, said[2]) if said[2] else last
            told = _unescaped(line[said.end() :].rstrip().removesuffix('")'))
            if node and said[1] == "Text":
                node.text = told
            elif node:
                node.data[_KEYS[said[1]]] = told
    return list(nodes.values())


def _statements(text: str, faults: Faults) -> Iterator[tuple[int, str]]:
    """Yield the lines after the prelude; a text in quotes may go over several."""
    begin = max(text.find(_PRELUDE), 0)
    skipped = text.count("\n", 0, begin)
    parts: list[str] = []
    first = 0
    for number, line in numbered(text):
        if number <= skipped:
            continue
        if parts and (_CREATE.fullmatch(line) or _SET.match(line)):
            faults.add("AM-RT003", "this text does not end before the next statement", line=first)
            yield first, parts[0]
            parts = []
        if parts or (_SET.match(line) and not line.rstrip().endswith('")')):
            first = first if parts else number
            parts.append(line)
            if not line.rstrip().endswith('")'):
                continue
            yield first, "\n".join(parts)
            parts = []
        else:
            yield number, line
    if parts:
        faults.add("AM-RT003", "this text does not end before the next statement", line=first)
        yield first, parts[0]


def _found(nodes: dict[str, _Node], named: str) -> _Node | None:
    """Return the node of a name, or the one that `name[0][1]` leads to."""
    node = nodes.get(named.partition("[")[0])
    for index in _INDEX.findall(named):
        if node is None or int(index) >= len(node.below):
            return None
        node = node.below[int(index)]
    return node


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], found[1]), text)


def _relations(nodes: list[_Node]) -> Iterator[Relation]:
    """Yield a relation for each compound, and for each claim that is right below what is none."""
    ids = unused("r", (node.id for node in nodes))
    for node in nodes:
        above = node.above
        if node.is_compound:
            premises, id_, data = tuple(one.id for one in node.below if one.is_claim), node.id, node.data
        elif node.is_claim and above and not above.is_compound:
            premises, id_, data = (node.id,), next(ids), {}
        else:
            continue
        is_on_step = above is not None and not above.is_claim
        target = above.above if above and above.kind == "Inference" else above
        kind: RelationKind = "support"
        if node.is_attack:
            kind = "undercut" if is_on_step else "rebuttal"
        is_there = target is not None and (target.is_claim or target.is_compound)
        aim = target.id if target and is_there else ""
        yield Relation(id=id_, kind=kind, premises=premises, target=aim, data=data)


FORMAT: Final = Format(
    title="Rationale", suffixes=(".rtnl",), media_type="application/x-rationale", sniff=sniff, parse=parse
)
