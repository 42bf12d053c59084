"""How elements are named in sentences about a map."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from argmap.analysis.wording import RELATES
from argmap.model import Actor, Argument, ArgumentMap, Claim, Element, Group, Relation, Source

__all__ = ["called", "clipped", "listed", "number_of"]

_LONGEST: Final = 60
_MOST: Final = 4


def called(map: ArgumentMap, id: str) -> str:
    """Return what people call an element: its title or its words, in quotation marks.

    A relation is told by its ends.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> r = m.support(m.claim("It rains."), m.claim("It is wet.", title="Wet"))
    >>> called(m, "r1")
    '“It rains.” supports “Wet”'
    """
    element = map[id]
    return _told(map, element, _end) if isinstance(element, Relation) else _name(element)


def _told(map: ArgumentMap, relation: Relation, end: Callable[[ArgumentMap, str], str]) -> str:
    """Return a relation in words; `end` tells what it relates."""
    first, *others = [end(map, id_) for id_ in relation.premises] or ["nothing"]
    with_others = f", with {listed(others)}," if others else ""
    target = end(map, relation.target) if relation.target else "nothing"
    return f"{first}{with_others} {RELATES[relation.kind]} {target}"


def _end(map: ArgumentMap, id: str) -> str:
    """Return what people call an end of a relation; of a relation on a relation, only what it is between."""
    element = map[id]
    if isinstance(element, Relation):
        return f"that {_told(map, element, lambda map, id: _name(map[id]))}"
    return _name(element)


def _name(element: Element) -> str:
    if isinstance(element, Actor):
        words = element.name
    elif isinstance(element, (Claim, Argument)):
        words = element.title or element.text
    else:
        words = element.title if isinstance(element, (Group, Source)) else ""
    return f"“{clipped(words)}”" if words.strip() else element.id


def clipped(text: str) -> str:
    """Return a text in one line, and of a long one only the beginning."""
    line = " ".join(text[: 4 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


def listed(names: Iterable[str]) -> str:
    """Return names as a list in words; of many only the first.

    >>> listed("ab"), listed("abcdef")
    ('a and b', 'a, b, c and 3 more')
    """
    *first, last = names
    if len(first) >= _MOST:
        shown = _MOST - 1
        first, last = first[:shown], f"{len(first) + 1 - shown} more"
    return f"{', '.join(first)} and {last}" if first else last


def number_of(count: int, noun: str) -> str:
    """Return a number with its noun.

    >>> number_of(1, "claim"), number_of(1200, "claim")
    ('1 claim', '1,200 claims')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
