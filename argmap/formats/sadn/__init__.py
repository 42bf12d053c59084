"""SADN, the notation of SADFace: one command a line, which adds a claim or relates some.

    metadata(namespace:"core", title:"Rain")
    atom(id:a1, text:"It rains.")
    atom(id:a2, text:"There are clouds.")
    scheme(id:s1, name:"Argument from Sign")
    support(scheme:s1, conclusion:a1, premise:a2)
    attack(source:a3, target:s1)
    a1, a3 > a2
    disagree(a1, a4)
    argument(scheme:"Argument from Sign", "It rains.", a2)

By `docs/sadn.md` of https://github.com/ARG-ENU/SADFace (2025). `@ $ ^ % &` are short for `atom`, `scheme`,
`support`, `disagree` and `argument`; between ids, `>` attacks, `}` supports and `<>` disagrees, and `<` and
`{` do so the other way round. A support is the scheme that it names; attacks and disagreements have no id, so
nothing can be said of them. What asks for something (`print`, `save`, …) is left out, and nothing is loaded
or saved. Texts in quotes have the escapes of JSON.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formats._spec import Format
from argmap.formats.sadn._reading import parse
from argmap.formats.sadn._writing import CHANGES, DROPS, serialize

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_SIGN: Final = re.compile(
    r"^[ \t]*(?:atom|scheme|support|attack|argument|[@$^&])[ \t]*\([ \t]*"
    r"(?:id|text|name|scheme|conclusion|premise|source|target)[ \t]*:",
    re.MULTILINE,
)


def sniff(text: str) -> bool:
    """Whether a line of a text is a command with operands that have names.

    >>> sniff('atom(id:1, text:"It rains.")'), sniff("support(a, b).")
    (True, False)
    """
    return bool(_SIGN.search(text))


FORMAT: Final = Format(
    title="SADN (SADFace)",
    suffixes=(".sadn",),
    media_type="text/x-sadn",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=DROPS,
    changes=CHANGES,
)
