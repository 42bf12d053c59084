"""Documents that debates are mapped from: text, Markdown, HTML and PDF, as sources with their text.

A module here, or an entry point `argmap.documents` elsewhere, is one kind of document.

>>> from pathlib import Path
>>> _ = Path("council.txt").write_text("Ms Ruiz told the council: The bridge is unsafe.", encoding="utf-8")
>>> council = read_source("council.txt")
>>> council.quote("The bridge is unsafe").start
26
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import PurePath
from typing import Final

from argmap._registry import Registry
from argmap.documents._spec import Content, Extract, Kind
from argmap.errors import ParseError, UnknownFormatError
from argmap.files._bytes import load
from argmap.model import Source, slug
from argmap.notes import Notes

__all__ = ["KINDS", "Content", "Extract", "Kind", "read_source"]

KINDS: Final = Registry("argmap.documents", "KIND", Kind)
"""All kinds of documents by name."""

_PLAIN: Final = "text"
_GLANCE: Final = 1 << 12


def read_source(
    path: str | os.PathLike[str], *, kind: str | None = None, id: str = "", notes: Notes | None = None
) -> Source:
    """Return a document as a source with its text; `-` is standard input.

    Quotes count places in that text. It is the same for the same file, always: of plain text every
    character, with line ends of any kind as one; of Markdown, HTML and PDF the words as they are shown, a
    blank line between paragraphs. The data of the source say what the file was, as its `sha256`, and of a
    PDF where its `pages` begin.

    Args:
        path: where it is; kept as the `path` of the source.
        kind: the name of its kind; else the suffix of its name tells, or its content.
        id: the id of the source; else a slug of the file's name.
        notes: collects what had to be guessed, such as an encoding.

    Raises:
        ParseError: it cannot be read, has no text in it, or is larger than 256 MiB.
        UnknownFormatError: there is no such kind.
        MissingExtraError: Markdown, HTML or PDF is to be read without the extra `sources`.
        OSError: the file is not there, is a directory, or may not be read.
    """
    name = os.fspath(path)
    raw = load(name)
    kept = Notes(name) if notes is None else notes
    try:
        content = KINDS[kind or _kind_of(raw, name)].extract(raw, kept)
    except ParseError as error:
        error.path = error.path or name
        raise
    if not content.text.strip():
        raise ParseError("there is no text in it", path=name)
    return _source(name, raw, content, id)


def _kind_of(raw: bytes, name: str) -> str:
    """Return the kind of a document: by the suffix of its name, else by how it begins.

    Raises:
        UnknownFormatError: it is some other kind of file.
    """
    plain = name.lower().removesuffix(".gz")
    for known, kind in KINDS.items():
        if plain.endswith(kind.suffixes):
            return known
    for known, kind in KINDS.items():
        if kind.sniff(raw[:_GLANCE]):
            return known
    if b"\0" in raw[:_GLANCE] and not raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        raise UnknownFormatError(f"{name} is no document that argmap reads: {', '.join(KINDS)}")
    return _PLAIN


def _source(name: str, raw: bytes, content: Content, id: str) -> Source:
    path = "" if name == "-" else PurePath(name).as_posix()
    stem = PurePath(path.removesuffix(".gz")).stem
    data: dict[str, object] = {"sha256": sha256(raw).hexdigest()}
    if content.pages:
        data["pages"] = content.pages
    return Source(
        id=id or slug(stem) or "source",
        title=content.title or stem,
        authors=content.authors,
        publisher=content.publisher,
        date=content.date,
        url=content.url,
        path=path,
        text=content.text,
        data=data,
    )
