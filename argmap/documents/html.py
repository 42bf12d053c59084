"""HTML: the words of the main text, without the navigation and the rest around it.

The page is read as browsers read it (WHATWG HTML, section 13.2), by selectolax, from the extra `sources`. Its
main text is the longest `article`, if that has at least a third of all words, else `main`, else the whole
body; without what is beside the point (`nav`, `aside`, `footer`, forms, scripts, what is hidden). Blanks are
folded as browsers fold them. Nothing is weighed or learnt: the same page always gives the same text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from argmap.documents._paragraphs import Paragraphs
from argmap.documents._spec import Content, Kind
from argmap.errors import MissingExtraError, ParseError
from argmap.files._text import decoded
from argmap.notes import Notes

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["KIND", "extract", "told"]

_LARGEST: Final = 1 << 26
"""Bytes of a page that are read: 64 MiB."""
_DEEPEST: Final = 10_000
_TAG: Final = re.compile(
    r"<(/?)(?!(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|td|th|tr|track|wbr)\b)"
    r"[a-z]",
    re.IGNORECASE,
)
"""Where an element that has an end begins or ends; what may go without an end is passed over."""
_HEAD: Final = 1024
"""Bytes in which a page says its encoding (WHATWG HTML, 4.2.5.4)."""
_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_CHARSET: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})""", re.IGNORECASE
)

_BESIDE: Final = (
    "script, style, template, noscript, nav, aside, footer, form, button, select, textarea, dialog, iframe, "
    "object, svg, math, audio, video, canvas, head, [hidden], [aria-hidden=true], [role=navigation], "
    "[role=complementary], [role=banner], [role=contentinfo], body > header"
)
_NAMES: Final = """
address article blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5
h6 header hgroup hr html legend li main ol p pre section summary table tbody tfoot thead tr ul
"""
_BLOCKS: Final = frozenset(_NAMES.split())
"""The elements that are paragraphs of their own, or hold such."""
_CELLS: Final = frozenset({"td", "th"})


def extract(raw: bytes, notes: Notes) -> Content:
    r"""Return the main text of a page, and what it says of itself.

    >>> page = b"<title>News</title><nav>Home</nav><article><p>It <b>must</b> close.</p></article>"
    >>> extract(page, Notes())
    Content(text='It must close.\n', title='News', authors=(), publisher='', date='', url='', pages=())
    """
    if len(raw) > _LARGEST:
        raise ParseError(f"there is more than {_LARGEST >> 20} MiB of it: no page is so large")
    return told(_decoded(raw, notes))


def told(text: str) -> Content:
    """Return what a page says that is text already."""
    page = _parsed(text)
    about = {name: _first(page, *queries) for name, queries in _ABOUT.items()}
    author = about["author"]
    root = _main(page)
    return Content(
        text=_shown(root) if root else "",
        title=about["title"],
        authors=(author,) if author and not author.startswith("http") else (),
        publisher=about["publisher"],
        date=_day(about["date"]),
        url=about["url"] if about["url"].startswith("http") else "",
    )


def _parsed(text: str) -> LexborHTMLParser:
    depth = 0
    for tag in _TAG.finditer(text):
        depth += -1 if tag[1] else 1
        if depth > _DEEPEST:  # the time of the parser grows with the square of the depth
            raise ParseError(f"more than {_DEEPEST:,} elements are open at once: no page is so deep")
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise MissingExtraError("reading HTML", extra="sources") from None
    return LexborHTMLParser(text)


def _decoded(raw: bytes, notes: Notes) -> str:
    """Return a page as text: by its byte order mark, by what it says of its encoding, or by its look."""
    found = _CHARSET.search(raw[:_HEAD])
    if found and not raw.startswith(_MARKS):
        name = found[1].decode().lower()
        try:
            return raw.decode("cp1252" if name in {"iso-8859-1", "latin1", "ascii", "us-ascii"} else name)
        except (LookupError, UnicodeError, ValueError):
            notes.add("AM-F003", f"the page says that its encoding is {name}, which does not fit")
    return decoded(raw if raw.startswith(_MARKS) else raw.replace(b"\0", b""), notes, strict=False)


# -- what the page says of itself

_ABOUT: Final = {
    "title": ("meta[property='og:title']", "article h1", "h1", "title"),
    "author": ("meta[name=author]", "meta[property='article:author']", "[rel=author]", "[itemprop=author]"),
    "publisher": ("meta[property='og:site_name']", "meta[name=publisher]"),
    "date": (
        "meta[property='article:published_time']",
        "meta[name=date]",
        "article time[datetime]",
        "time[datetime]",
    ),
    "url": ("link[rel=canonical]", "meta[property='og:url']"),
}
_DAY: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])")


def _first(page: LexborHTMLParser, *queries: str) -> str:
    """Return the first thing that is said in one of several places."""
    for query in queries:
        node = page.css_first(query)
        if node is not None:
            given = node.attributes
            key = "href" if node.tag == "link" else "datetime"
            said = given.get("content") or given.get(key) or node.text()
            if said.strip():
                return " ".join(said.split())
    return ""


def _day(date: str) -> str:
    found = _DAY.match(date)
    return found[0] if found else ""


# -- the text


def _main(page: LexborHTMLParser) -> LexborNode | None:
    """Return the element that holds the main text, rid of what is beside the point."""
    page.strip_tags(_BESIDE.split(", "))
    body = page.body
    if body is None:
        return None
    whole = len(body.text())
    for query, share in (("article", 1 / 3), ("main, [role=main]", 0.0)):
        found = max(page.css(query), key=lambda node: len(node.text()), default=None)
        if found is not None and len(found.text()) > share * whole:
            return found
    return body


def _shown(root: LexborNode) -> str:
    """Return the words of an element as they are shown: a blank line between paragraphs."""
    text = Paragraphs()
    for node, is_start in _steps(root):
        tag = node.tag
        if tag == "-text" and is_start:
            text.write(node.text_content or "")
        elif tag == "br" and is_start:
            text.line()
        elif tag == "q":
            text.write("“" if is_start else "”")
        elif tag in _CELLS and not is_start:
            text.write(" ")
        elif tag in _BLOCKS:
            text.close()
            step = 1 if is_start else -1
            text.depth += step * (tag == "blockquote")
            text.verbatim += step * (tag == "pre")
    return text.result()


def _steps(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Yield each node of a tree when it begins and when it ends, without recursion."""
    node: LexborNode | None = root
    depth = 0
    while node is not None:
        yield node, True
        inner = node.first_child
        if inner is not None:
            node, depth = inner, depth + 1
            continue
        yield node, False
        while depth and node.next is None:
            node, depth = node.parent, depth - 1
            if node is None:
                return
            yield node, False
        node = node.next if depth else None


def _sniff(raw: bytes) -> bool:
    start = raw.removeprefix(codecs.BOM_UTF8).lstrip()[:100].lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))


KIND = Kind(title="HTML", suffixes=(".html", ".htm", ".xhtml"), sniff=_sniff, extract=extract)
