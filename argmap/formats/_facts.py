r"""Facts as logic programs write them, one after another: `att(a, b).`, with `%` before a comment.

A term is a string in quotes, or anything without blanks, commas and quotes, perhaps with terms of its own in
parentheses, which stays as it is written. What is no fact is told, and left out to the end of its line.

>>> from argmap.notes import Notes
>>> text = 'arg(a). % first\natt("b c", f(1,2)).'
>>> [(fact.name, fact.terms, fact.line) for fact in facts(text, Faults(text, Notes(), False), "AM-APX003")]
[('arg', ('a',), 1), ('att', ('b c', 'f(1,2)'), 2)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from argmap.formats._located import Faults

__all__ = ["Fact", "facts", "term"]

_TERM: Final = r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^\s(),"'%]+(?:\([^()\n]*\))?"""
_TERMS: Final = re.compile(_TERM)
_FACT: Final = re.compile(rf"([a-z_]\w*)\s*\(\s*((?:{_TERM})(?:\s*,\s*(?:{_TERM}))*)\s*\)\s*\.")
_BLANK: Final = re.compile(r"(?:\s|%[^\n]*)+")
_LINE: Final = re.compile(r"[^\n]*")
_CONSTANT: Final = re.compile(r"[a-z][a-zA-Z0-9_]*|0|[1-9][0-9]*")
_ESCAPE: Final = re.compile(r"\\(.)")
_ESCAPES: Final = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


@frozen
class Fact:
    """A fact: its name, its terms without their quotes, and the line on which it begins."""

    name: str
    terms: tuple[str, ...]
    line: int


def facts(text: str, faults: Faults, code: str) -> Iterator[Fact]:
    """Yield the facts of a text, in order; what is none is told under a code.

    Raises:
        ParseError: the reader is strict, and something is no fact.
    """
    at, line, counted = 0, 1, 0
    while True:
        if blank := _BLANK.match(text, at):
            at = blank.end()
        if at >= len(text):
            return
        line, counted = line + text.count("\n", counted, at), at
        found = _FACT.match(text, at)
        if found:
            yield Fact(found[1], tuple(map(_plain, _TERMS.findall(found[2]))), line)
        else:
            faults.add(code, "this is no fact, such as att(a, b).", line=line, column=_column(text, at))
            found = _LINE.match(text, at)
        at = found.end() if found else len(text)


def _column(text: str, at: int) -> int:
    return at - text.rfind("\n", 0, at)


def _plain(written: str) -> str:
    if written[0] not in "\"'":
        return written
    return _ESCAPE.sub(lambda escape: "\n" if escape[1] == "n" else escape[1], written[1:-1])


def term(name: str) -> str:
    r"""Return a name as a term: as it is where every solver takes it for a constant, else in quotes.

    >>> term("rain"), term("16"), term("Rain"), term('a "b"')
    ('rain', '16', '"Rain"', '"a \\"b\\""')
    """
    return name if _CONSTANT.fullmatch(name) else f'"{name.translate(_ESCAPES)}"'
