"""What the readers of frameworks share: lines with content, faults with their place, names with numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.errors import ParseError

__all__ = ["contents", "fault", "number_of"]


def contents(text: str, comment: str) -> Iterator[tuple[int, str]]:
    """Give the lines that say something, by number from 1; a comment begins a line."""
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped and not (comment and stripped.startswith(comment)):
            yield number, stripped


def fault(message: str, line: int, excerpt: str, hint: str = "") -> ParseError:
    """Return the error of a line."""
    return ParseError(message, line=line, excerpt=excerpt, hint=hint)


def number_of(numbers: Mapping[str, int], name: str, line: int, excerpt: str) -> int:
    """Return the number of an argument.

    Raises:
        ParseError: it was not declared.
    """
    if name in numbers:
        return numbers[name]
    raise fault(f"there is no argument {name[:60]!r}", line, excerpt)
