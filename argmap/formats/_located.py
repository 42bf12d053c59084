r"""Faults of a text by their lines: told as notes where the rest can be read, as one error where it cannot.

>>> from argmap.notes import Notes
>>> notes = Notes()
>>> Faults("a\nb c\n", notes, strict=False).add("AM-TG001", "an edge needs two names", line=2)
>>> print(notes[0])
2:1: warning: an edge needs two names [AM-TG001]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator

from attrs import frozen

from argmap.errors import ParseError
from argmap.model import ArgumentMap
from argmap.notes import Notes, Severity, Span

__all__ = ["Faults", "free", "numbered", "places_by", "unused"]


def numbered(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield the lines of a text with their numbers from 1; a line ends in `\n` or `\r\n` and nothing else.

    >>> list(numbered("a\r\nb\u2028c\n"))
    [(1, 'a'), (2, 'b\u2028c')]
    """
    lines = text.removesuffix("\n").split("\n")
    return ((n, line.removesuffix("\r")) for n, line in enumerate(lines, start=1))


def unused(letter: str, taken: Iterable[str]) -> Iterator[str]:
    """Yield a letter with 1, 2, …, but for what is taken.

    >>> names = unused("r", ["r1", "r3"])
    >>> next(names), next(names)
    ('r2', 'r4')
    """
    known, number = frozenset(taken), 0
    while True:
        number += 1
        if (name := f"{letter}{number}") not in known:
            yield name


def free(stem: str, taken: Container[str], last: dict[str, int], *, first: int = 2) -> str:
    """Return a stem with the first number that nothing has, from 2 unless told otherwise.

    `last` keeps what was given: of a million times the same stem, each takes no longer than the first.

    >>> last = {}
    >>> free("a-", {"a-2"}, last), free("a-", {"a-2", "a-3"}, last)
    ('a-3', 'a-4')
    """
    number = last.get(stem, first - 1) + 1
    while f"{stem}{number}" in taken:
        number += 1
    last[stem] = number
    return f"{stem}{number}"


def places_by(
    pattern: re.Pattern[str], name: Callable[[str], str] = str
) -> Callable[[ArgumentMap, str], dict[str, Span]]:
    r"""Return the function that tells where elements stand whose ids a pattern finds as its first group.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> rain = m.claim("It rains.", id="rain")
    >>> places_by(re.compile(r"<(\w+)>"))(m, "<wind>\n <rain>")
    {'rain': Span(line=2, column=3, end_line=2, end_column=7)}
    """

    def places(map: ArgumentMap, text: str) -> dict[str, Span]:
        found: dict[str, Span] = {}
        line, begins = 1, 0
        for match in pattern.finditer(text):
            line += text.count("\n", begins, match.start(1))
            begins = max(begins, text.rfind("\n", begins, match.start(1)) + 1)
            id_ = name(match[1])
            if id_ in map and id_ not in found:
                start, end = match.start(1) - begins + 1, match.end(1) - begins + 1
                found[id_] = Span(line, start, line, end)
        return found

    return places


@frozen
class Faults:
    """Where a reader tells what is wrong with a text: to `notes`, or with `strict` as an error."""

    text: str
    notes: Notes
    strict: bool

    def add(
        self, code: str, message: str, *, line: int, column: int = 1, severity: Severity = "warning"
    ) -> None:
        """Note a fault at a place; with `strict`, refuse the text.

        Raises:
            ParseError: the reader is strict.
        """
        if self.strict:
            raise self.error(message, line=line, column=column)
        self.notes.add(code, message, span=Span(line, column), severity=severity)

    def error(self, message: str, *, line: int, column: int = 1, hint: str = "") -> ParseError:
        """Return the error that tells what is wrong at a place."""
        lines = self.text.split("\n", line)
        excerpt = lines[line - 1].removesuffix("\r") if 0 < line <= len(lines) else ""
        return ParseError(message, path=self.notes.path, line=line, column=column, excerpt=excerpt, hint=hint)
