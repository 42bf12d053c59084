"""Plain text: every character as it stands, line ends of any kind as one; the encoding as for maps."""

from __future__ import annotations

from argmap.documents._spec import Content, Kind
from argmap.files._text import decoded
from argmap.notes import Notes

__all__ = ["KIND", "extract"]


def extract(raw: bytes, notes: Notes) -> Content:
    r"""Return the text of a plain text.

    >>> extract(b"One line,\r\nand another.", Notes()).text
    'One line,\nand another.'
    """
    text = decoded(raw, notes, strict=False)
    return Content(text=text.replace("\r\n", "\n").replace("\r", "\n"))


KIND = Kind(title="Plain text", suffixes=(".txt", ".text"), sniff=lambda _: False, extract=extract)
