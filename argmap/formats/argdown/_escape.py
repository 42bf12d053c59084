"""Texts and titles as the writer puts them, so that the reference reads them as they are.

A backslash is put only where a text would be read otherwise: as it stands, then with the marks escaped
that would
mean something, then with all of them. Each try is read back by the letter, so no rule of the lexer is said
twice.
"""

from __future__ import annotations

import re
from typing import Final, NoReturn

from argmap.formats.argdown._grammar import Grammar
from argmap.formats.argdown._lexer import Lexer
from argmap.formats.argdown._tree import Fault

__all__ = ["argument_title", "escaped", "statement_title", "tag"]

_HARMLESS: Final = re.compile(r"(?:[^\W_]|[ ,()’“”„–—…%€£?!'\"-])*(?:[^\W_]|[.?!%’”)\"])")
_PLAIN_START: Final = re.compile(r"[^\W_\d]")
_MEANING: Final = re.compile(r"[\\\[<{#*_@]|/(?=[/*])|(?<=/)/|[.:](?=\S)|^[-+>(=!'\d,}`~]|(?<=^\d)\.|===")
_ANY_MARK: Final = re.compile(r"[\\\[\]<>{}()#*_@.:/=+\-,;!?']|^\d")
_OPENER: Final = re.compile(r"[\[<{]|#\(|/\*|(?:^|[^\w\s]\s*)===")
"""Marks that something later, such as data or another text, could close."""

_NO_LINE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
_NO_STATEMENT: Final = re.compile(r"^-|[\]\x00-\x1f\x7f-\x9f\u2028\u2029]|^\s|\s$|^Untitled \d+$")
_NO_ARGUMENT: Final = re.compile(r"^(?:[-+_=\s]|!--)|[>\x00-\x1f\x7f-\x9f\u2028\u2029]|\s$|^Untitled \d+$")
_JAVASCRIPT: Final = re.compile(
    r"constructor|to(?:Locale)?String|valueOf|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|__\w+__"
)
"""Titles on which the reference trips."""

_TAG: Final = re.compile(r"[A-Za-z0-9\-\u00C0-\u02FF\u0370-\uD7FF]+")
_BARE_TAG: Final = re.compile(r"[)\]>\x00-\x1f\x7f-\x9f\u2028\u2029]")


def statement_title(title: str) -> bool:
    """Whether a title can stand in square brackets."""
    return bool(title) and not _NO_STATEMENT.search(title) and not _JAVASCRIPT.fullmatch(title)


def argument_title(title: str) -> bool:
    """Whether a title can stand in angle brackets."""
    return bool(title) and not _NO_ARGUMENT.search(title) and not _JAVASCRIPT.fullmatch(title)


def tag(name: str) -> str:
    """Return a tag as it is written; empty if it cannot be.

    >>> tag("privacy"), tag("end to end"), tag(":)")
    ('#privacy', '#(end to end)', '')
    """
    if _TAG.fullmatch(name):
        return f"#{name}"
    return "" if not name or _BARE_TAG.search(name) else f"#({name})"


def escaped(text: str, *, start: bool = True) -> str:
    r"""Return a text as it is written; empty if no line can hold it.

    `start` says that the text starts a line, where more characters mean something.

    >>> print(escaped("Plain words, 70 %."), escaped("snake_case"), escaped("- no", start=False))
    Plain words, 70 %. snake\_case - no
    """
    if _HARMLESS.fullmatch(text) and (not start or _PLAIN_START.match(text)) and "  " not in text:
        return text
    if _NO_LINE.search(text):
        return ""
    tries: list[str] = [_MEANING.sub(_escape, text), _ANY_MARK.sub(_escape, text)]
    if not _OPENER.search(text):
        tries.insert(0, text)
    for written in tries:
        if _is_read(written, text, start=start):
            return written
    return ""


def _escape(found: re.Match[str]) -> str:
    mark: str = found[0]
    return f"\\{mark}" if not mark[0].isalnum() else mark


class _PlainLexer(Lexer):
    """Reads addresses as the reference does: as far as the comment that it sees in them."""

    __slots__ = ()

    def _url_end(self, place: int) -> int:  # noqa: ARG002 - it finds none, wherever
        return 0


def _is_read(written: str, text: str, *, start: bool) -> bool:
    """Whether what is written is read as a text and nothing but."""
    source = f"{written}\n" if start else f"[x]: {written}\n"
    lexer = _PlainLexer(source)
    tokens = lexer.block(0)
    if not tokens or lexer.after < len(source) or source.startswith(("===", "```", "~~~")):
        return False
    try:
        blocks = Grammar(source, load=_no_data, forgive=_refuse).blocks(tokens)
    except Fault:
        return False
    line = blocks[0].lines[0]
    alone = len(blocks) == len(blocks[0].lines) == 1 and not line.symbol and line.kind == "statement"
    return (
        alone
        and line.text == text
        and not line.ranges
        and not line.reference
        and line.title == ("" if start else "x")
    )


def _no_data(_braces: str, start: int) -> NoReturn:
    raise Fault("there are data", start)


def _refuse(_code: str, message: str, place: int) -> None:
    raise Fault(message, place)
