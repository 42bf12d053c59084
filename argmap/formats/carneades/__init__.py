"""Carneades 4: the argument graphs that its evaluator reads, in YAML.

    meta:
      title: Rain
    statements:
      rain: It rains.
      clouds: {text: There are clouds., assumed: true}
      dry: It is dry.
    arguments: {a1: {scheme: sign, premises: {sign: clouds}, conclusion: rain, undercutter: dry}}
    issues: {i1: {positions: [rain, dry], standard: PE}}
    assumptions: [dry]

The format is that of https://carneades.github.io (Gordon, “Carneades 4”), the semantics that of Gordon &
Walton 2016, “Formalizing balancing arguments”. A statement is a claim, an argument a support, an
`undercutter` an undercut of it, and the positions of an issue, of which one can stand, a contradiction.
Standards, assumptions, expected labels (`tests`), schemes and language are residue.

Carneades has no argument against a statement, but for a rival one. A rebuttal of `rain` is therefore written
as an argument for `¬rain`, which is at issue with it, and an undercut that is more than one claim as an
argument for the undercutter `¬applicable(a1)`; such a statement has `meta: {rebuts: rain}` or `{undercuts:
a1}` and is no claim. Where an issue stood among the relations of a map is the `place` in its `meta`.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formats._spec import Format
from argmap.formats.carneades._reading import parse
from argmap.formats.carneades._writing import CHANGES, DROPS, serialize

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_SIGN: Final = re.compile(r"^(?:statements|argument_schemes|issue_schemes|weighing_functions):", re.MULTILINE)


def sniff(text: str) -> bool:
    r"""Whether a text has a key at the start of a line that only Carneades has.

    >>> sniff("statements:\n  p: P\n"), sniff("G1:\n  text: P\n")
    (True, False)
    """
    return bool(_SIGN.search(text))


FORMAT: Final = Format(
    title="Carneades YAML",
    suffixes=(".carneades.yaml", ".carneades.yml", ".yml"),
    media_type="application/yaml",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=DROPS,
    changes=CHANGES,
)
