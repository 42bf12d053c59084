"""OPML, read only: what outliners export.

    <opml version="2.0"><head><title>Rain</title></head><body>
      <outline text="It rains."><outline text="+ There are clouds."/><outline text="- It is dry."/></outline>
    </body></opml>

The specification is http://opml.org/spec2.opml. An `outline` is a claim; what stands below it is for or
against it, as `+`, `-`, `Pro:` or `Con:` before its text tell, or a heading `Pro` or `Con` above it, and
for it where nothing tells. Its other attributes are extras, `_note` too, which outliners add.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formats._outlines import Item, map_of
from argmap.formats._spec import Format
from argmap.formats._xml import Node, has_root, read_xml
from argmap.model import ArgumentMap
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "sniff"]

_ROOT: Final = re.compile(r"<opml[\s>]")


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:  # noqa: ARG001 - nothing is guessed
    """Return the map of an outline.

    Raises:
        ParseError: it is no XML, its root is no `opml`, or it has no `body`.

    >>> m = parse('<opml><body><outline text="A"><outline text="- B"/></outline></body></opml>', Notes())
    >>> [(r.premises, r.kind, r.target) for r in m.relations.values()]
    [(('c2',), 'rebuttal', 'c1')]
    """
    document = read_xml(text)
    body = document.root.one("body")
    if document.root.local != "opml" or body is None:
        raise document.error("an outline is an opml with a body", document.root)
    head = document.root.one("head")
    title = head.one("title") if head else None
    return map_of(body.all("outline"), "outline", _item, title.text.strip() if title else "")


def _item(node: Node) -> Item:
    data = dict(node.attributes)
    text = data.pop("text", "") or data.pop("title", "")
    return Item("", text, None, data)


def sniff(text: str) -> bool:
    """Whether a text is XML with the root `opml`.

    >>> sniff('<?xml version="1.0"?><opml version="2.0">'), sniff("<map/>")
    (True, False)
    """
    return has_root(text, _ROOT)


FORMAT: Final = Format(title="OPML", suffixes=(".opml",), media_type="text/x-opml", sniff=sniff, parse=parse)
