"""Plain text: every character as it stands, line ends of any kind as one; the encoding as for maps.

A first line that is short, stands alone and ends no sentence is the title.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.documents._spec import Content, Kind
from argmap.files._text import decoded
from argmap.notes import Notes

__all__ = ["KIND", "extract"]

_HEADLINE: Final = re.compile(r"\s{0,99}([^\n]{1,110}[^\s.!:;,])[ \t]{0,99}\n[ \t]{0,99}\n\s{0,99}\S")


def extract(raw: bytes, notes: Notes) -> Content:
    r"""Return the text of a plain text.

    >>> extract(b"One line,\r\nand another.", Notes()).text
    'One line,\nand another.'
    """
    text = decoded(raw, notes, strict=False)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    headline = _HEADLINE.match(text)
    return Content(text=text, title=" ".join(headline[1].split()) if headline else "")


KIND = Kind(title="Plain text", suffixes=(".txt", ".text"), sniff=lambda _: False, extract=extract)
