"""Bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252 with a note."""

from __future__ import annotations

import codecs
from typing import Final

from argmap.errors import ParseError
from argmap.notes import Notes, Span

__all__ = ["decoded", "encoded"]

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before that of UTF-16, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(content: bytes, notes: Notes, *, strict: bool) -> str:
    """Return the text of a document.

    Raises:
        ParseError: it is no text, or with `strict` it is neither UTF-8 nor UTF-16.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _by_mark(content, name)
    if (at := content.find(b"\0")) >= 0:
        raise ParseError(f"this is no text: byte {at + 1} is zero", hint="maps are text files")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        return _by_windows(content, error, notes, strict=strict)


def _by_mark(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        message = f"the byte order mark says {name.upper()}, but byte {error.start + 1} does not fit"
        raise ParseError(message) from None


def _by_windows(content: bytes, error: UnicodeDecodeError, notes: Notes, *, strict: bool) -> str:
    """Return the text as Windows-1252 has it, which is what most text that is not UTF-8 is."""
    before = content[: error.start].decode()
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    odd = f"byte 0x{content[error.start]:02X} is not UTF-8"
    if strict:
        raise ParseError(odd, line=line, column=column, hint="save the file as UTF-8")
    text = content.decode("cp1252", errors="replace")
    lost = text.count("\ufffd")
    notes.add(
        "AM-F001",
        f"{odd}; all is read as Windows-1252" + (f", and {lost} bytes are lost" if lost else ""),
        severity="error" if lost else "warning",
        span=Span(line, column),
    )
    return text


def encoded(text: str, notes: Notes) -> bytes:
    """Return a text as UTF-8; halves of surrogate pairs, which it cannot hold, become `?` with a note."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        lost = sum("\ud800" <= char <= "\udfff" for char in text)
        notes.add("AM-F002", f"{lost} halves of surrogate pairs, which no text file can hold, became '?'")
        return text.encode(errors="replace")
