"""Files of frameworks: text in, `Framework` out.

| name | what it looks like | from |
|---|---|---|
| `i23` | `p af 3`, then a line `1 2` for each attack | the competition of 2023 (ICCMA) |
| `apx` | `arg(a). arg(b). att(a,b).` | ASPARTIX, the competitions up to 2021 |
| `tgf` | a name a line, `#`, then a line `a b` for each attack | Trivial Graph Format |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from argmap.semantics.files import apx, i23, tgf
from argmap.semantics.frameworks import Framework

__all__ = ["PARSERS", "guess", "parse"]

PARSERS: Final[Mapping[str, Callable[[str], Framework]]] = {
    "i23": i23.parse,
    "apx": apx.parse,
    "tgf": tgf.parse,
}
"""What reads each format."""


def parse(text: str, format: str = "") -> Framework:
    r"""Return the framework in a text; without a format, the text tells.

    Raises:
        ParseError: the text is no framework, and the message says where and why.
        KeyError: there is no such format.

    >>> parse("p af 2\n1 2\n").attackers
    ((), (0,))
    >>> parse("arg(a). arg(b). att(a,b).").names
    ('a', 'b')
    """
    return PARSERS[format or guess(text)](text)


def guess(text: str) -> str:
    """Return the format that a text looks like."""
    if i23.looks_like(text):
        return "i23"
    return "apx" if apx.looks_like(text) else "tgf"
