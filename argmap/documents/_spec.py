"""What a kind of document is: how it is known, and how it becomes plain text."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from argmap.notes import Notes

__all__ = ["Content", "Extract", "Kind"]


@frozen(kw_only=True)
class Content:
    """What a document says, and what it says of itself; `""` where it says nothing.

    `text` has a blank line between paragraphs, and `> ` before those that are set off as quotations, unless
    the document is plain text, which stays as it is. `pages` tells where in the text each page begins, in
    code points; it is empty where there are no pages.
    """

    text: str
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    url: str = ""
    pages: tuple[int, ...] = ()


Extract = Callable[[bytes, Notes], Content]
"""Reads a document: returns what it says, and notes what had to be guessed.

Raises:
    ParseError: it cannot be read.
    MissingExtraError: the library that reads it is not installed.
"""


@frozen(kw_only=True)
class Kind:
    """A kind of document, sans-I/O: bytes in, text out.

    `suffixes` are the endings of file names it is known by; `sniff` says whether bytes, perhaps only the
    first of a document, look like it. The same bytes give the same text, always.
    """

    title: str
    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    extract: Extract
