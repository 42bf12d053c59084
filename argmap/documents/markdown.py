"""Markdown (CommonMark 0.31 with tables): the words as they are shown, without the marks.

It is made into HTML by markdown-it-py and read as such, both from the extra `sources`; so a quotation that is
set off is known, words in bold are plain words, and lines that are only wrapped are one paragraph. Front
matter in YAML tells title, author and date.
"""

from __future__ import annotations

import re
from typing import Any, Final

from attrs import evolve

from argmap.documents import html
from argmap.documents._spec import Content, Kind
from argmap.errors import MissingExtraError, ParseError
from argmap.files._text import decoded
from argmap.notes import Notes

__all__ = ["KIND", "extract"]

_FRONT: Final = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_DEEPEST: Final = 200
"""Levels of nesting that are read."""
_DEEP: Final = re.compile(
    rf"^(?:[ \t]*(?:>|(?:[*+-]|\d{{1,9}}[.)])[ \t])){{{_DEEPEST // 2}}}|^[ \t]{{{_DEEPEST}}}[ \t]*\S",
    re.MULTILINE,
)


def extract(raw: bytes, notes: Notes) -> Content:
    r"""Return what Markdown says.

    >>> extract(b"# News\n\nIt *must*\nclose.\n\n> At once.\n", Notes()).text
    'News\n\nIt must close.\n\n> At once.\n'
    """
    text = decoded(raw, notes, strict=False).replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    content = html.told(_rendered(body))
    given = _given(front[1]) if front else {}
    return evolve(content, **{name: value for name, value in given.items() if value})


def _rendered(text: str) -> str:
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        raise MissingExtraError("reading Markdown", extra="sources") from None
    if deep := _DEEP.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        raise ParseError("quotations and lists are nested too deep to be read", line=line)
    rendered: str = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table").render(text)
    return rendered


def _given(front: str) -> dict[str, Any]:
    """Return what the front matter tells; what is no YAML tells nothing."""
    import yaml

    try:
        told = yaml.load(front, yaml.BaseLoader)  # noqa: S506 - BaseLoader makes texts, lists and mappings only
    except (yaml.YAMLError, RecursionError):
        return {}
    if not isinstance(told, dict):
        return {}
    texts = {key: value for key, value in told.items() if isinstance(value, str)}
    authors = told.get("authors") or told.get("author") or ()
    return {
        "title": texts.get("title", ""),
        "authors": (authors,)
        if isinstance(authors, str)
        else tuple(a for a in authors if isinstance(a, str)),
        "date": texts.get("date", "")[:10],
        "publisher": texts.get("publisher", ""),
        "url": texts.get("url", ""),
    }


KIND = Kind(title="Markdown", suffixes=(".md", ".markdown"), sniff=lambda _: False, extract=extract)
