"""FreeMind, read only: the mind maps of FreeMind and Freeplane.

    <map version="1.0.1"><node ID="n1" TEXT="It rains.">
      <node TEXT="There are clouds."/>
      <node TEXT="It is dry."><icon BUILTIN="button_cancel"/></node>
    </node></map>

The document type is `freemind.xsd` of https://freemind.sourceforge.io. A `node` is a claim, the one in the
middle also the title; what stands below it is for or against it: the icons of a tick and of a cross, a plus
and a minus tell, or `+`, `-`, `Pro:` or `Con:` before its text, or a heading `Pro` or `Con` above it; where
nothing tells, it is for it. A note and a link are extras. Arrows across the map mean nothing here, which is
told.
"""

from __future__ import annotations

import re
from typing import Any, Final

from argmap.formats._outlines import Item, map_of
from argmap.formats._spec import Format
from argmap.formats._xml import Node, has_root, read_xml
from argmap.model import ArgumentMap, RelationKind
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "sniff"]

_ROOT: Final = re.compile(r"<map\s+version=")
_ICONS: Final[dict[str, RelationKind]] = {
    "button_ok": "support",
    "addition": "support",
    "button_cancel": "rebuttal",
    "subtraction": "rebuttal",
}


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map of a mind map.

    Raises:
        ParseError: it is no XML, or its root is no `map` with a node; a strict reader found an arrow.

    >>> m = parse('<map version="1"><node TEXT="A"><node TEXT="- B"/></node></map>', Notes())
    >>> m.title, [(r.premises, r.kind, r.target) for r in m.relations.values()]
    ('A', [(('c2',), 'rebuttal', 'c1')])
    """
    document = read_xml(text)
    middle = document.root.one("node")
    if document.root.local != "map" or middle is None:
        raise document.error("a mind map is a map with a node", document.root)
    for node in document.root.under():
        if node.local == "arrowlink":
            message = "what an arrow means is not known; it is left out"
            if strict:
                raise document.error(message, node)
            notes.add("AM-FM001", message, span=document.span(node))
    return map_of([middle], "node", _item, _text(middle).strip())


def _item(node: Node) -> Item:
    icons = (icon.attributes.get("BUILTIN", "") for icon in node.all("icon"))
    kind = next((_ICONS[name] for name in icons if name in _ICONS), None)
    data: dict[str, Any] = {"link": node.attributes["LINK"]} if node.attributes.get("LINK") else {}
    if note := _rich(node, "NOTE"):
        data["note"] = note
    return Item(node.attributes.get("ID", ""), _text(node), kind, data)


def _text(node: Node) -> str:
    return node.attributes.get("TEXT", "") or _rich(node, "NODE")


def _rich(node: Node, type_: str) -> str:
    """Return the words of what is written with formatting."""
    rich = (child for child in node.all("richcontent") if child.attributes.get("TYPE") == type_)
    return " ".join(" ".join(child.whole() for child in rich).split())


def sniff(text: str) -> bool:
    """Whether a text is XML with the root `map` that has a version.

    >>> sniff('<map version="1.0.1"><node/>'), sniff("<opml/>")
    (True, False)
    """
    return has_root(text, _ROOT)


FORMAT: Final = Format(
    title="FreeMind", suffixes=(".mm",), media_type="application/x-freemind", sniff=sniff, parse=parse
)
