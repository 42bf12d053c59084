"""What the instances of the solver competitions have in common: a first line, numbers, and comments as names.

    p af 2
    # rain
    # drought
    2 1

The numbers from 1 to n stand for n things. Where exactly as many comments as there are things follow on the
first line, they are the names of these, in order: so the organisers kept them when they converted older
instances. A name that is a number itself, or not plain, is a JSON string.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from argmap.formats._located import Faults, numbered
from argmap.formats._pairs import quoted, unquoted

__all__ = ["Instance", "head", "read_instance"]

_MOST: Final = 10_000_000
"""Things that a first line may announce: more than any machine has room for."""

_LONGEST: Final = len(str(_MOST))

Line = tuple[int, list[str]]


@frozen
class Instance:
    """The names of what is numbered, and the lines that say something, in words."""

    names: list[str]
    lines: list[Line]
    faults: Faults
    code: str

    def name(self, number: str, line: int) -> str:
        """Return what a number stands for, `""` with a fault for one that stands for nothing."""
        if number.isdecimal() and len(number) <= _LONGEST and 1 <= int(number) <= len(self.names):
            return self.names[int(number) - 1]
        message = f"a number is from 1 to {len(self.names)}, not {number!r:.20}; the line is left out"
        self.faults.add(f"{self.code}002", message, line=line)
        return ""


def read_instance(faults: Faults, kind: str, code: str) -> Instance:
    """Return the instance that a text holds; its first line begins with `p` and the kind.

    Raises:
        ParseError: it does not, or announces more than ten million things.
    """
    lines = [(n, line.strip()) for n, line in numbered(faults.text) if line.strip()]
    at = next((at for at, (_, line) in enumerate(lines) if not line.startswith("#")), len(lines))
    number, first = lines[at] if at < len(lines) else (1, "")
    words = first.split()
    if words[:2] != ["p", kind] or len(words) != 3 or not words[2].isdecimal():  # noqa: PLR2004 - p, kind, n
        raise faults.error(f"the first line must be 'p {kind}' and a number", line=number)
    if len(words[2]) > _LONGEST or int(words[2]) > _MOST:
        raise faults.error(f"there cannot be more than {_MOST:,}", line=number)
    rest = lines[at + 1 :]
    said = [(n, line.split()) for n, line in rest if not line.startswith("#")]
    return Instance(_names([line for _, line in rest], int(words[2])), said, faults, code)


def _names(lines: list[str], count: int) -> list[str]:
    """Return the names: those in the comments after the first line, else the numbers."""
    told = [unquoted(line[1:].strip()) for line in lines[:count] if line.startswith("#")]
    more = len(lines) > count and lines[count].startswith("#")
    if not more and len(told) == count and all(told) and len(set(told)) == count:
        return told
    return [str(number) for number in range(1, count + 1)]


def head(kind: str, names: Iterable[str]) -> Iterator[str]:
    """Yield the first line of an instance and the names of what is numbered, where they are no numbers.

    >>> list(head("af", ["1", "2"])), list(head("af", ["rain", "7"]))
    (['p af 2'], ['p af 2', '# rain', '# "7"'])
    """
    known = list(names)
    yield f"p {kind} {len(known)}"
    if known != [str(number) for number in range(1, len(known) + 1)]:
        yield from (f"# {_name(name)}" for name in known)


def _name(name: str) -> str:
    return name if name.split() == [name] and not name.isdecimal() and name[0] != '"' else quoted(name)
