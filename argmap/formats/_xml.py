r"""XML in and out, for the formats that are written in it.

Reading is on the standard library's expat and keeps the place of every element, which no ElementTree does.
Nothing is fetched: a document type may be named, but no external entity; an entity that is declared inside
may stand for a short plain text and nothing else, so none can be expanded into a flood (“billion laughs”).
What others would need a library for, expat does itself: defusedxml, the usual one, knows no line numbers.

>>> document = read_xml("<a>\n  <b id='1'>x &lt; y</b>\n</a>")
>>> b = document.root.one("b")
>>> b.attributes, b.text, document.span(b)
({'id': '1'}, 'x < y', Span(line=2, column=3, end_line=0, end_column=0))
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.parsers import expat

from attrs import define, field, frozen

from argmap.errors import ParseError
from argmap.notes import Span

__all__ = ["Document", "Node", "escaped", "has_root", "markup", "read_xml", "tag"]


@define(eq=False)
class Node:
    """An element: its name (`{namespace}local` where it has a namespace), attributes, texts and children.

    `text` stands before the first child, `tail` after the end of the element, as in an ElementTree.
    """

    name: str
    attributes: dict[str, str]
    place: int
    text: str = ""
    tail: str = ""
    children: list[Node] = field(factory=list, repr=False)

    @property
    def local(self) -> str:
        """The name without a namespace."""
        return self.name.rpartition("}")[2]

    def all(self, local: str) -> list[Node]:
        """Return the children of some name, whatever their namespace."""
        return [child for child in self.children if child.local == local]

    def one(self, local: str) -> Node | None:
        """Return the first child of some name, whatever its namespace."""
        return next((child for child in self.children if child.local == local), None)

    def under(self) -> Iterator[Node]:
        """Go through the element and all that is in it, in the order of the document."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack += reversed(node.children)

    def whole(self) -> str:
        """Return all text in it, in the order of the document."""
        parts: list[str] = []
        stack: list[Node | str] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, str):
                parts.append(item)
                continue
            parts.append(item.text)
            for child in reversed(item.children):
                stack += (child.tail, child)
        return "".join(parts)


@define(eq=False)
class _Places:
    """Tells lines and columns of bytes; each look goes on from the last, for there may be very many."""

    content: bytes
    at: int = 0
    line: int = 1
    column: int = 1

    def span(self, place: int) -> Span:
        if place < self.at:
            self.at, self.line, self.column = 0, 1, 1
        between = self.content[self.at : place]
        if breaks := between.count(b"\n"):
            self.line, self.column = self.line + breaks, 1
            between = between[between.rfind(b"\n") + 1 :]
        self.column += len(between.decode(errors="replace"))
        self.at = place
        return Span(self.line, self.column)


@frozen
class Document:
    """A document that was read: its root, and what tells the places of its elements."""

    root: Node
    content: bytes = field(repr=False)
    _places: _Places = field(init=False, repr=False)

    @_places.default
    def _(self) -> _Places:
        return _Places(self.content)

    def span(self, node: Node) -> Span:
        """Return where an element begins."""
        return self._places.span(node.place)

    def error(self, message: str, node: Node, *, hint: str = "") -> ParseError:
        """Return the error that says what is wrong with an element."""
        return _error(message, self.content, node.place, hint)


@define
class _Builder:
    """Makes nodes of what expat tells."""

    parser: expat.XMLParserType
    content: bytes
    open: list[Node] = field(factory=list)
    root: Node | None = None
    texts: list[str] = field(factory=list)
    last: Node | None = None
    count: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.flush()
        self.count += 1
        if self.count > _MOST_ELEMENTS:
            message = f"there are more than {_MOST_ELEMENTS:,} elements in it: no map has so many"
            raise _error(message, self.content, self.parser.CurrentByteIndex)
        clark = {_clark(key): value for key, value in attributes.items()}
        node = Node(_clark(name), clark, self.parser.CurrentByteIndex)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)
        self.last = None

    def end(self, _: str) -> None:
        self.flush()
        self.last = self.open.pop()

    def flush(self) -> None:
        """Give the text that came in pieces to the element that it follows, or stands at the start of."""
        if self.texts and self.open:
            text = "".join(self.texts)
            if self.last is None:
                self.open[-1].text += text
            else:
                self.last.tail += text
        self.texts.clear()

    def entity(self, name: str, is_parameter: int, value: str | None, *_: object) -> None:
        if is_parameter or value is None or "&" in value or len(value) > _LONGEST_ENTITY:
            message = f"the entity {name!r} is more than a short text; argmap expands no other"
            raise _error(message, self.content, self.parser.CurrentByteIndex)


_MOST_ELEMENTS: Final = 4_000_000
"""Elements of a document that are read; one may take a hundred times as many bytes as it is written in."""
_LONGEST_ENTITY: Final = 64
"""Characters that an entity declared in a document may stand for."""


def has_root(text: str, root: re.Pattern[str]) -> bool:
    """Whether a text begins as XML does, and soon has the tag of a root.

    >>> root = re.compile("<opml>")
    >>> has_root('<?xml version="1.0"?><opml>', root), has_root("a <opml>", root)
    (True, False)
    """
    return _BEGIN.match(text) is not None and root.search(text, 0, _PROLOGUE) is not None


_BEGIN: Final = re.compile(r"[\ufeff \t\r\n]*<")
_PROLOGUE: Final = 4096
"""Characters in which a root is looked for, after declarations and comments."""


def read_xml(text: str) -> Document:
    """Return the document that a text holds.

    Raises:
        ParseError: it is not well formed, or declares an entity that argmap does not expand.
    """
    content = text.removeprefix("\ufeff").encode(errors="surrogatepass")
    parser = expat.ParserCreate("utf-8", "}")  # it has been decoded: what the declaration says is history
    builder = _Builder(parser, content)
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.texts.append
    parser.EntityDeclHandler = builder.entity
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes no keywords
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code)
        raise _error(f"this is not XML: {message}", content, parser.ErrorByteIndex) from None
    assert builder.root is not None  # noqa: S101 - expat refuses a document without an element
    return Document(builder.root, content)


def _clark(name: str) -> str:
    """Return a name as `{namespace}local`, of what expat joins by a brace."""
    return "{" + name if "}" in name else name


def _error(message: str, content: bytes, place: int, hint: str = "") -> ParseError:
    span = _Places(content).span(place)
    start = content.rfind(b"\n", 0, place) + 1
    line = content[start:].split(b"\n", 1)[0].decode(errors="replace").rstrip("\r")
    return ParseError(message, line=span.line, column=span.column, excerpt=line, hint=hint)


# -- out

_IMPOSSIBLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
_MEANING: Final = re.compile('[&<>"\r]')
_MEANING_IN_ATTRIBUTES: Final = re.compile('[&<>"\r\n\t]')


def escaped(text: str) -> str:
    r"""Return a text as it stands between tags; what no XML document may have becomes U+FFFD.

    >>> escaped("a < b\r\n\0")
    'a &lt; b&#13;\n\ufffd'
    """
    return _MEANING.sub(lambda char: _ESCAPES[char[0]], _IMPOSSIBLE.sub("\ufffd", text))


def tag(name: str, attributes: Mapping[str, str] | None = None, content: str | None = None) -> str:
    r"""Return an element of which the content is XML already; None for an empty one.

    >>> tag("a", {"id": 'say "x"\n'}, escaped("1 < 2"))
    '<a id="say &quot;x&quot;&#10;">1 &lt; 2</a>'
    """
    inside = "".join(f' {key}="{_attribute(value)}"' for key, value in (attributes or {}).items())
    return f"<{name}{inside}/>" if content is None else f"<{name}{inside}>{content}</{name}>"


def markup(node: Node) -> str:
    """Return an element with all that is in it as XML; its names are without namespaces.

    >>> markup(read_xml("<a x='1'>b<c/>d &lt; e</a>").root)
    '<a x="1">b<c></c>d &lt; e</a>'
    """
    parts: list[str] = []
    stack: list[Node | str] = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        attributes = {key.rpartition("}")[2]: value for key, value in item.attributes.items()}
        parts += (tag(item.local, attributes, "").removesuffix(f"</{item.local}>"), escaped(item.text))
        stack.append(f"</{item.local}>")
        for child in reversed(item.children):
            stack += (escaped(child.tail), child)
    return "".join(parts)


def _attribute(value: str) -> str:
    plain = _IMPOSSIBLE.sub("\ufffd", value)
    return _MEANING_IN_ATTRIBUTES.sub(lambda char: _ESCAPES.get(char[0]) or f"&#{ord(char[0])};", plain)
