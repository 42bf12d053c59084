"""Attacks alone: supports are passed over (Dung 1995).

Where each rebuttal has one premise and none is undercut, this is an abstract framework as it stands in the
books, and every semantics can judge it.
"""

from __future__ import annotations

from argmap.model import ArgumentMap
from argmap.semantics._spec import Interpretation, Reading
from argmap.semantics.frameworks import Framework
from argmap.semantics.interpretations._conditions import framed

__all__ = ["INTERPRETATION", "read"]


def read(map: ArgumentMap) -> Reading[Framework]:
    """Return a map as an abstract framework.

    >>> m = ArgumentMap()
    >>> claim, doubt = m.claim("It is safe."), m.claim("It failed.")
    >>> step, attack = m.support(m.claim("It never fails."), claim), m.rebut(doubt, claim)
    >>> read(m).framework.attackers
    ((1,), (), ())
    """
    return framed(map, None)


INTERPRETATION = Interpretation(
    title="Attacks alone",
    explanation=(
        "Reasons for a claim count for nothing, only what speaks against it: a claim stands while nothing "
        "that stands speaks against it."
    ),
    read=read,
)
