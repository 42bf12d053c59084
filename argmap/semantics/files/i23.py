"""The format of the competition of 2023 (ICCMA): `p af N`, then an attack a line; `#` begins a comment.

Arguments are the numbers from 1 to N, and `1 2` says that 1 attacks 2.
"""

from __future__ import annotations

import re
from itertools import islice

from argmap.semantics.files._lines import contents, fault
from argmap.semantics.frameworks import Framework

__all__ = ["MOST", "looks_like", "parse"]

MOST = 10_000_000
"""How many arguments a header may announce, so that a slip of the pen does not fill the memory."""

_HEADER = re.compile(r"p\s+af\s+(\d{1,9})$")
_ATTACK = re.compile(r"(\d{1,9})\s+(\d{1,9})$")


def looks_like(text: str) -> bool:
    r"""Return whether the first line that says something is a header of this format.

    >>> looks_like("# from the competition\np af 2"), looks_like("p aba 3")
    (True, False)
    """
    return any(_HEADER.match(line) for _, line in islice(contents(text, "#"), 1))


def parse(text: str) -> Framework:
    r"""Return the framework in a text.

    Raises:
        ParseError: a line is no attack between arguments, or there is no header.

    >>> parse("p af 3\n1 2\n# mutual\n2 3\n3 2\n").attackers
    ((), (0, 2), (1,))
    """
    lines = contents(text, "#")
    number, header = next(lines, (1, ""))
    found = _HEADER.match(header)
    if not found:
        raise fault("expected a header such as `p af 3`", number, header)
    size = int(found[1])
    if size > MOST:
        raise fault(f"more than {MOST:,} arguments are too many", number, header)
    attackers: list[list[int]] = [[] for _ in range(size)]
    for number, line in lines:
        attack = _ATTACK.match(line)
        if not attack:
            raise fault("expected an attack such as `1 2`", number, line)
        source, target = int(attack[1]), int(attack[2])
        if not (1 <= source <= size and 1 <= target <= size):
            raise fault(f"arguments are numbered from 1 to {size}", number, line)
        attackers[target - 1].append(source - 1)
    return Framework(map(str, range(1, size + 1)), attackers)
