"""Assurance cases in XMI, read only: SACM, the metamodel of the OMG, and the GSN metamodel beside it.

    <argumentation:ArgumentPackage xmlns:argumentation="…" xmlns:xsi="…">
      <argumentAsset xsi:type="argumentation:Claim" name="G1" content="The brake is safe."/>
      <argumentAsset xsi:type="argumentation:Claim" name="G2" content="It holds."/>
      <argumentAsset xsi:type="argumentation:AssertedInference"
                     source="//@argumentAsset.1" target="//@argumentAsset.0"/>
    </argumentation:ArgumentPackage>

As tools on EMF, the framework of Eclipse, save the Structured Assurance Case Metamodel, version 2
(https://www.omg.org/spec/SACM), and GSN. Claims, references to artifacts and steps of reasoning are claims;
an assertion is a relation from its sources to its target, an attack if it is a counter; its scheme tells
where it is no inference: `context`, `evidence`. In GSN arrows go the other way: `SupportedBy` is a support of
its source. A package is a group. References are ids or places (`//@argumentAsset.0`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from attrs import define, field

from argmap._collector import paused_collector
from argmap.formats._located import unused
from argmap.formats._spec import Format
from argmap.formats._xml import Document, Node, has_root, read_xml
from argmap.model import ArgumentMap, Claim, Group, Relation, RelationKind
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "sniff"]

_ROOT: Final = re.compile(r'xmlns:\w+="[^"]*(?:sacm|gsn)[^"]*"', re.IGNORECASE)
_KIND: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"
_CLAIMS: Final = frozenset(
    (
        *("Claim", "ArgumentReasoning", "ArtifactReference", "ArtefactReference", "InformationElement"),
        *("Goal", "Strategy", "Solution", "Context", "Assumption", "Justification"),
    )
)
_LINKS: Final[dict[str, str]] = {
    "AssertedInference": "",
    "AssertedEvidence": "evidence",
    "AssertedArtifactSupport": "evidence",
    "AssertedArtefactSupport": "evidence",
    "AssertedContext": "context",
    "AssertedArtifactContext": "context",
    "AssertedArtefactContext": "context",
    "AssertedChallenge": "",
    "AssertedCounterEvidence": "evidence",
    "SupportedBy": "",
    "InContextOf": "context",
}
_COUNTERS: Final = frozenset({"AssertedChallenge", "AssertedCounterEvidence"})
_DOWNWARD: Final = frozenset({"SupportedBy", "InContextOf"})
_PLACE: Final = re.compile(r"@(\w+)(?:\.(\d+))?")
_LINKED: Final = frozenset({"source", "target", "isCounter", "counter", "reasoning"})


@define(eq=False)
class _Reading:
    """What is known of a document while it is read."""

    document: Document
    notes: Notes
    strict: bool
    ids: dict[int, str] = field(factory=dict)
    named: dict[str, Node] = field(factory=dict)

    def fault(self, code: str, message: str, node: Node) -> None:
        """Note a fault; a strict reader refuses the document."""
        if self.strict:
            raise self.document.error(message, node)
        self.notes.add(code, message, span=self.document.span(node))


def sniff(text: str) -> bool:
    """Whether a text is XML in the namespace of SACM or of GSN.

    >>> sniff('<a:ArgumentPackage xmlns:a="http://omg.sacm/2.0/argumentation"/>'), sniff("<a/>")
    (True, False)
    """
    return has_root(text, _ROOT)


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map that an assurance case is.

    Raises:
        ParseError: it is no XML, or has no claims and packages; with `strict`, a reference leads nowhere.
    """
    document = read_xml(text)
    reading = _Reading(document, notes, strict)
    with paused_collector():
        nodes = [node for node in document.root.under() if _is_known(node)]
        if not nodes:
            raise document.error("there is no claim and no package in it", document.root)
        _give_ids(reading, nodes)
        claims = [_claim(reading, node) for node in nodes if _kind(node) in _CLAIMS]
        relations = [_relation(reading, node) for node in nodes if _kind(node) in _LINKS]
        title = _words(document.root, "name") if _is_package(document.root) else ""
        map_ = ArgumentMap(title)
        map_.add(*claims, *relations, *_groups(reading, nodes))
        return map_


def _kind(node: Node) -> str:
    """Return what an element is: its type, without its namespace, else its own name."""
    kind = node.attributes.get(_KIND, node.local).rpartition(":")[2]
    return kind[:1].upper() + kind[1:]


def _is_package(node: Node) -> bool:
    return _kind(node).endswith(("ArgumentPackage", "Module"))


def _is_known(node: Node) -> bool:
    return _kind(node) in _CLAIMS or _kind(node) in _LINKS or _is_package(node)


def _give_ids(reading: _Reading, nodes: list[Node]) -> None:
    """Give each element an id: its own, its name where no other has that, or a new one."""
    fresh = unused("n", ())
    taken: set[str] = set()
    for node in nodes:
        own = [value for name, value in node.attributes.items() if _is_id(name)]
        for value in own:
            reading.named.setdefault(value, node)
        name = _words(node, "name") if _kind(node) in _CLAIMS and len(_words(node, "name")) < _SHORT else ""
        id_ = next((value for value in (*own, name) if value and value not in taken), "")
        while not id_ or id_ in taken:
            id_ = next(fresh)
        taken.add(id_)
        reading.ids[id(node)] = id_


_SHORT: Final = 24
"""Characters of a name that is used as an id."""


def _is_id(name: str) -> bool:
    return name.rpartition("}")[2] in {"id", "gid", "uuid"}


def _words(node: Node, name: str) -> str:
    """Return a text of an element: an attribute, or what a child of that name says in however many layers."""
    if plain := node.attributes.get(name):
        return plain
    child = node.one(name)
    if child is None:
        return ""
    for inner in child.under():
        for key in ("content", "value", "text"):
            if words := inner.attributes.get(key):
                return words
    return child.whole().strip()


def _claim(reading: _Reading, node: Node) -> Claim:
    id_, name = reading.ids[id(node)], _words(node, "name")
    text = _words(node, "content") or _words(node, "description") or _words(node, "statement") or name
    known = {name for name in node.attributes if name[0] == "{" or _is_id(name)}
    said = {k: v for k, v in node.attributes.items() if k not in known | {"name", "content", "description"}}
    data: dict[str, Any] = {"type": _kind(node), **said}
    return Claim(id=id_, text=text, title=name if name not in ("", text, id_) else "", data=data)


def _relation(reading: _Reading, node: Node) -> Relation:
    kind_ = _kind(node)
    ends = [_ends(reading, node, name) for name in ("source", "target")]
    premises, targets = reversed(ends) if kind_ in _DOWNWARD else ends
    is_attack = "true" in {node.attributes.get("isCounter"), node.attributes.get("counter")}
    if len(targets) > 1:
        reading.fault("AM-SA001", f"{len(targets)} targets of one {kind_}; the first counts", node)
    target = targets[0] if targets else None
    kind: RelationKind = "support"
    if is_attack or kind_ in _COUNTERS:
        kind = "undercut" if target is not None and _kind(target) in _LINKS else "rebuttal"
    said = {k: v for k, v in node.attributes.items() if k[0] != "{" and not _is_id(k) and k not in _LINKED}
    return Relation(
        id=reading.ids[id(node)],
        kind=kind,
        premises=tuple(reading.ids[id(premise)] for premise in premises),
        target=reading.ids[id(target)] if target is not None else "",
        scheme=_LINKS[kind_],
        data=said,
    )


def _ends(reading: _Reading, node: Node, name: str) -> list[Node]:
    """Return the claims and relations that an end of a relation refers to."""
    told = node.attributes.get(name, "").split()
    told += [value for child in node.all(name) for key, value in child.attributes.items() if _refers(key)]
    found = []
    for reference in told:
        end = _found(reading, reference.partition("#")[2] or reference)
        if end is not None and id(end) in reading.ids and not _is_package(end):
            found.append(end)
        else:
            reading.fault("AM-SA002", f"{reference!r} is no claim and no relation", node)
    return found


def _refers(key: str) -> bool:
    return key.rpartition("}")[2] in {"href", "idref", "ref"}


def _found(reading: _Reading, reference: str) -> Node | None:
    """Return the element that an id or a place means."""
    if not reference.startswith("/"):
        return reading.named.get(reference)
    root, _, path = reference[1:].partition("/")
    node = reading.document.root
    if node.local == "XMI":  # several roots; `/1/…` is within the second of them
        place = int(root) if root.isdecimal() and len(root) < _SHORT else 0
        inner = [child for child in node.children if "xmi" not in child.name.partition("}")[0].lower()]
        if place >= len(inner):
            return None
        node = inner[place]
    for name, index in _PLACE.findall(path):
        several = node.all(name)
        if int(index[:9] or 0) >= len(several):
            return None
        node = several[int(index[:9] or 0)]
    return node


def _groups(reading: _Reading, nodes: list[Node]) -> Iterator[Group]:
    packages = [node for node in nodes if _is_package(node) and node is not reading.document.root]
    inside = {id(node) for node in packages}
    above = {id(child): package for package in packages for child in package.children}
    for package in packages:
        held = [child for child in package.children if _kind(child) in _CLAIMS]
        parent = above.get(id(package))
        yield Group(
            id=reading.ids[id(package)],
            title=_words(package, "name"),
            parent=reading.ids[id(parent)] if parent is not None and id(parent) in inside else "",
            members=tuple(reading.ids[id(child)] for child in held),
        )


FORMAT: Final = Format(
    title="SACM and GSN XMI",
    suffixes=(".sacm", ".gsn", ".argumentation", ".xmi"),
    media_type="application/vnd.xmi+xml",
    sniff=sniff,
    parse=parse,
)
