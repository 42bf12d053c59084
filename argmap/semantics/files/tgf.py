"""Trivial Graph Format: a name a line, a line `#`, then an attack a line as two names.

What comes behind a name, or behind two, is a label and of no account.
"""

from __future__ import annotations

from argmap.semantics.files._lines import contents, fault, number_of
from argmap.semantics.frameworks import Framework

__all__ = ["parse"]


def parse(text: str) -> Framework:
    r"""Return the framework in a text.

    Raises:
        ParseError: an attack is not between two arguments, or the line `#` is missing.

    >>> parse("a\nb\n#\nb a\n").attackers
    ((1,), ())
    """
    names: dict[str, int] = {}
    lines = contents(text, "")
    for _, line in lines:
        if line.startswith("#"):
            break
        names.setdefault(line.split()[0], len(names))
    else:
        raise fault("there is no line `#` between arguments and attacks", 0, "")
    attackers: list[list[int]] = [[] for _ in names]
    for number, line in lines:
        words = line.split()
        if len(words) == 1:
            raise fault("expected an attack as two names", number, line)
        source, target = (number_of(names, word, number, line) for word in words[:2])
        attackers[target].append(source)
    return Framework(names, attackers)
