"""ASPARTIX: facts `arg(name).` and `att(name,name).`, in any order; `%` begins a comment."""

from __future__ import annotations

import re

from argmap.semantics.files._lines import fault, number_of
from argmap.semantics.frameworks import Framework

__all__ = ["looks_like", "parse"]

_NAME = r"""("[^"\n]*"|[^\s(),."%]+)"""
_FACT = re.compile(rf"(?:arg\s*\(\s*{_NAME}\s*\)|att\s*\(\s*{_NAME}\s*,\s*{_NAME}\s*\))\s*\.")
_GAP = re.compile(r"(?:\s+|%[^\n]*)*")


def looks_like(text: str) -> bool:
    r"""Return whether a text begins with a fact.

    >>> looks_like("% from ASPARTIX\narg(a)."), looks_like("a\nb\n#")
    (True, False)
    """
    return bool(_FACT.match(text, _gap(text, 0)))


def parse(text: str) -> Framework:
    r"""Return the framework in a text; an attack may come before its arguments.

    Raises:
        ParseError: something is no fact, or an attack names what is no argument.

    >>> parse("arg(a). arg(b). % two\natt(b,a).").attackers
    ((1,), ())
    """
    names: dict[str, int] = {}
    attacks: list[tuple[str, str, int]] = []
    place = _gap(text, 0)
    while place < len(text):
        fact = _FACT.match(text, place)
        if not fact:
            raise fault("expected `arg(a).` or `att(a,b).`", *_line(text, place))
        argument, source, target = fact.groups()
        if argument:
            names.setdefault(argument, len(names))
        else:
            attacks.append((source, target, place))
        place = _gap(text, fact.end())
    attackers: list[list[int]] = [[] for _ in names]
    for source, target, place in attacks:
        if source not in names or target not in names:
            missing = target if source in names else source
            number_of(names, missing, *_line(text, place))
        attackers[names[target]].append(names[source])
    return Framework(names, attackers)


def _gap(text: str, place: int) -> int:
    """Return where blanks and comments end."""
    found = _GAP.match(text, place)
    return found.end() if found else place


def _line(text: str, place: int) -> tuple[int, str]:
    """Return the number and the content of the line of a place."""
    start = text.rfind("\n", 0, place) + 1
    return text.count("\n", 0, place) + 1, text[start : place + 80].partition("\n")[0]
