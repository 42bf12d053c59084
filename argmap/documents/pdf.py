"""PDF: the words of all pages, in the order of the file, lines that were broken to fit put together again.

The text is taken out by pypdf, from the extra `sources`. A PDF knows lines and no paragraphs: here a line
ends one that is clearly shorter than most, or that ends a sentence and had room for one more word; an item of
a list begins one. A number alone at the head or foot of a page is that of the page and is left out. Where
each page begins is told as `pages`.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any, Final

from argmap.documents._spec import Content, Kind
from argmap.errors import MissingExtraError, ParseError
from argmap.notes import Notes

__all__ = ["KIND", "extract"]

_LARGEST: Final = 1 << 26
"""Bytes of a file, and characters of its text, that are read."""
_SHORT: Final = 0.6
_FULL: Final = 0.95
"""Of the width of wide lines: what is shorter ends a paragraph; what is no fuller had room for a word."""
_SENTENCE_END: Final = (".", "!", "?", ":", ".”", "!”", "?”", ".’", "!’", "?’", '."', '!"', '?"')
_ITEM: Final = re.compile(r"[•‣▪◦–*-] |\(?\d{1,3}[.)] ")
_NUMBER: Final = re.compile(r"(?:page )?[ivxlc\d]{1,5}(?: (?:of|/) \d+)?", re.IGNORECASE)


def extract(raw: bytes, notes: Notes) -> Content:
    """Return what a PDF says."""
    if len(raw) > _LARGEST:
        raise ParseError(f"there is more than {_LARGEST >> 20} MiB of it: no document is so large")
    pages, about = _pages(raw, notes)
    text, starts = _joined(pages)
    if not text:
        raise ParseError(
            "no page has text", hint="a scanned page is a picture: have its text recognised first"
        )
    author = str(about.get("/Author") or "").strip()
    return Content(
        text=text,
        title=" ".join(str(about.get("/Title") or "").split()),
        authors=(author,) if author else (),
        pages=starts,
    )


def _pages(raw: bytes, notes: Notes) -> tuple[list[str], dict[str, Any]]:
    """Return the text of each page, and what the document says of itself.

    Raises:
        ParseError: it is broken, locked, or has more text than is read.
    """
    try:
        import pypdf
    except ImportError:
        raise MissingExtraError("reading PDF", extra="sources") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks are about the file format
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        about = dict(reader.metadata or {})
        return _texts(reader, notes), about
    except ParseError:
        raise
    except pypdf.errors.FileNotDecryptedError:
        raise ParseError("this PDF is locked with a password", hint="save it without one") from None
    except (RecursionError, MemoryError) as error:
        raise ParseError(f"this PDF is nested too deep to be read: {type(error).__name__}") from None
    except Exception as error:  # noqa: BLE001 - of a broken file, pypdf raises whatever comes
        raise ParseError(f"this is no PDF that can be read: {type(error).__name__}: {error}") from None


def _texts(reader: Any, notes: Notes) -> list[str]:
    texts: list[str] = []
    room = _LARGEST
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        room -= len(text)
        if room < 0:
            raise ParseError(f"there are more than {_LARGEST >> 20} Mi characters in it, at page {number}")
        if not text.strip():
            notes.add("AM-F004", f"page {number} has no text: it may be a picture")
        texts.append(text)
    return texts


def _joined(pages: list[str]) -> tuple[str, tuple[int, ...]]:
    """Return the paragraphs of all pages, and where each page begins."""
    lines = [[line.rstrip() for line in page.splitlines()] for page in map(_clean, pages)]
    widths = sorted(len(line) for page in lines for line in page if line)
    width = widths[len(widths) * 9 // 10] if widths else 0
    parts: list[str] = []
    starts: list[int] = []
    place, last = 0, ""
    for page in lines:
        starts.append(place)
        for line in _numberless(page):
            if line:
                part = (_joint(last, line, width) if parts else "") + line.removesuffix("\u00ad")
                parts.append(part)
                place += len(part)
            last = line
    return "".join(parts) + ("\n" if parts else ""), tuple(starts)


def _joint(last: str, line: str, width: int) -> str:
    """Return what stands between two lines: a blank, or the end of a paragraph, or nothing within a word."""
    if last.endswith("\u00ad"):
        return ""
    if len(last) < _SHORT * width or _ITEM.match(line):
        return "\n\n"
    had_room = len(last) + 1 + len(line.split(maxsplit=1)[0]) < _FULL * width
    return "\n\n" if had_room and last.endswith(_SENTENCE_END) else " "


def _clean(page: str) -> str:
    """Return a page without odd characters; halves of surrogate pairs fit into no file."""
    return page.replace("\0", "").replace("\xa0", " ").encode(errors="replace").decode()


def _numberless(page: list[str]) -> Iterator[str]:
    """Yield the lines of a page without its number at the head or the foot."""
    shown = [number for number, line in enumerate(page) if line]
    ends = {shown[0], shown[-1]} if shown else set()
    for number, line in enumerate(page):
        if number not in ends or not _NUMBER.fullmatch(line.strip()):
            yield line


KIND = Kind(title="PDF", suffixes=(".pdf",), sniff=lambda raw: b"%PDF-" in raw[:1024], extract=extract)
