"""From an export to a map: nodes become claims and groups, links relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import define, field

from argmap._collector import paused_collector
from argmap.formats._located import unused
from argmap.formats._pairs import unquoted
from argmap.formats._xml import Document, Node, read_xml
from argmap.formats.compendium._words import ATTACKS, LINKS, NAME, SORTS, VIEWS
from argmap.model import ArgumentMap, Claim, Group, Relation
from argmap.notes import Notes

__all__ = ["details", "parse"]


@define(eq=False)
class _Reading:
    """What is known of a document while it is read."""

    document: Document
    notes: Notes
    strict: bool
    codes: dict[str, str] = field(factory=dict)
    claims: dict[str, Claim] = field(factory=dict)
    groups: dict[str, Node] = field(factory=dict)
    relations: dict[str, Relation] = field(factory=dict)
    stands_for: dict[str, str] = field(factory=dict)
    fresh: Iterator[str] = field(factory=lambda: unused("link", ()))

    def under(self, name: str, local: str) -> list[Node]:
        """Return the elements of some name in a list of the document."""
        return [node for list_ in self.document.root.all(name) for node in list_.all(local)]

    def free(self, ids: Iterator[str]) -> str:
        """Return the first of some ids that nothing has."""
        elements: tuple[Mapping[str, object], ...] = (self.claims, self.groups, self.relations)
        return next(id_ for id_ in ids if not any(id_ in kind for kind in elements))

    def fault(self, code: str, message: str, node: Node) -> None:
        """Note a fault; a strict reader refuses the document."""
        if self.strict:
            raise self.document.error(message, node)
        self.notes.add(code, message, span=self.document.span(node))


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map that an export is.

    Raises:
        ParseError: it is no XML, or its root is no `model`; with `strict`, something is there twice or leads
            nowhere.

    >>> nodes = '<nodes><node id="a" type="4" label="It rains."/></nodes>'
    >>> parse(f'<model rootview="1">{nodes}</model>', Notes()).claims["a"].text
    'It rains.'
    """
    document = read_xml(text)
    if document.root.local != "model":
        raise document.error(f"the root must be model, not {document.root.local}", document.root)
    reading = _Reading(document, notes, strict)
    with paused_collector():
        codes = reading.under("codes", "code")
        reading.codes = {c.attributes.get("id", ""): unquoted(c.attributes.get("name", "")) for c in codes}
        root = _take_nodes(reading)
        for link in reading.under("links", "link"):
            _take_link(reading, link)
        kept: dict[str, Any] = {
            "root": _kept(root) if root else {},
            "id": document.root.attributes.get("rootview", ""),
            "codes": [code.attributes for code in codes],
            "views": [view.attributes for view in reading.under("views", "view")],
        }
        title = root.attributes.get("label", "") if root else ""
        map_ = ArgumentMap(title, residue={NAME: kept})
        map_.add(*reading.claims.values(), *reading.relations.values(), *_groups(reading))
        return map_


def _take_nodes(reading: _Reading) -> Node | None:
    """Take the nodes; return the one that is the root view."""
    rootview = reading.document.root.attributes.get("rootview", "")
    root = None
    for node in reading.under("nodes", "node"):
        id_ = unquoted(node.attributes.get("id", ""))
        if not id_ or id_ in reading.claims or id_ in reading.groups:
            reading.fault("AM-CP001", f"the id {id_!r} is taken, or none; the node is left out", node)
        elif id_ == unquoted(rootview):
            root = node
        elif node.attributes.get("type") in VIEWS:
            reading.groups[id_] = node
        else:
            reading.claims[id_] = _claim(reading, id_, node)
    return root


def _claim(reading: _Reading, id_: str, node: Node) -> Claim:
    type_, said = node.attributes.get("type", ""), node.attributes
    pages = [page.text for details in node.all("details") for page in details.all("page")]
    source = node.one("source")
    data = {
        "type": SORTS.get(type_, type_),
        "author": said.get("author", ""),
        "details": details(pages),
        "source": source.text if source else "",
    }
    refs = [ref for refs in node.all("coderefs") for ref in refs.all("coderef")]
    codes = (reading.codes.get(ref.attributes.get("coderef", "")) for ref in refs)
    return Claim(
        id=id_,
        text=said.get("label", ""),
        tags=tuple(code for code in codes if code is not None),
        data={name: value for name, value in data.items() if value},
        residue={NAME: _kept(node)},
    )


def details(pages: Iterable[str]) -> str:
    """Return the pages of a node's details as one text."""
    return "\n\n".join(page for page in pages if page.strip())


def _kept(node: Node) -> dict[str, Any]:
    """Return what of a node no element has a field for, to the second level below it."""
    attributes = {k: v for k, v in node.attributes.items() if k not in {"id", "label", "from", "to"}}
    below = [[*_flat(child), [_flat(one) for one in child.children]] for child in node.children]
    return {"attributes": attributes, "below": below}


def _flat(node: Node) -> list[Any]:
    return [node.local, node.attributes, node.text.strip("\n\t")]


def _take_link(reading: _Reading, link: Node) -> None:
    said = link.attributes
    id_, ends = unquoted(said.get("id", "")), [unquoted(said.get(end, "")) for end in ("from", "to")]
    premise, target = (_end(reading, end) for end in ends)
    if not premise or not target:
        reading.fault("AM-CP002", f"the link {id_!r} leads from or to no node and is left out", link)
        return
    if not id_ or id_ in reading.relations or id_ in reading.claims or id_ in reading.groups:
        reading.fault("AM-CP003", f"the id {id_!r} of a link is taken, or none; it gets another", link)
        id_ = reading.free(reading.fresh)
    type_ = said.get("type", "")
    reading.relations[id_] = Relation(
        id=id_,
        kind="rebuttal" if type_ in ATTACKS else "support",
        premises=(premise,),
        target=target,
        scheme=said.get("label", "") or LINKS.get(type_, ""),
        residue={NAME: _kept(link)},
    )


def _end(reading: _Reading, id_: str) -> str:
    """Return the claim at the end of a link; that of a map or a list is made when it is first asked for."""
    if id_ in reading.claims:
        return id_
    if id_ not in reading.groups:
        return ""
    if id_ not in reading.stands_for:
        own = reading.free(unused(f"{id_}-", ()))
        reading.stands_for[id_] = own
        text = reading.groups[id_].attributes.get("label", "")
        reading.claims[own] = Claim(id=own, text=text, residue={NAME: {"of": id_}})
    return reading.stands_for[id_]


def _groups(reading: _Reading) -> Iterator[Group]:
    members: dict[str, dict[str, None]] = {}
    parents: dict[str, str] = {}
    for view in reading.under("views", "view"):
        place, lies = (unquoted(view.attributes.get(name, "")) for name in ("viewref", "noderef"))
        if lies in reading.groups and place in reading.groups and not _lies_in(parents, place, lies):
            parents.setdefault(lies, place)
        elif lies in reading.claims and place in reading.groups:
            members.setdefault(place, {})[lies] = None
    for id_, node in reading.groups.items():
        yield Group(
            id=id_,
            title=node.attributes.get("label", ""),
            parent=parents.get(id_, ""),
            members=[*members.get(id_, ())],
            residue={NAME: _kept(node)},
        )


def _lies_in(parents: Mapping[str, str], id_: str, other: str) -> bool:
    """Whether a group is another one, or lies in it."""
    while id_ and id_ != other:
        id_ = parents.get(id_, "")
    return bool(id_)
