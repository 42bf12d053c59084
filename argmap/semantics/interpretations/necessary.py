"""Necessary: a claim needs everything that supports it.

Nouioua and Risch (2011), "Argumentation frameworks with necessities". A support says that its target cannot
stand without its premises, as a conclusion cannot without what it presupposes. Where there are several
supports, all are needed.
"""

from __future__ import annotations

from argmap.model import ArgumentMap
from argmap.semantics._spec import Interpretation, Reading
from argmap.semantics.frameworks import Framework, Link
from argmap.semantics.interpretations._conditions import Conditions, framed

__all__ = ["INTERPRETATION", "need", "read"]


def read(map: ArgumentMap) -> Reading[Framework]:
    """Return a map as an abstract framework.

    Raises:
        OptionError: very many supports run in very many circles.

    >>> m = ArgumentMap()
    >>> claim = m.claim("It is safe.")
    >>> first, second = m.support(m.claim("So A says."), claim), m.support(m.claim("So B says."), claim)
    >>> read(m).framework.attackers
    ((3, 4), (), (), (1,), (2,))
    """
    return framed(map, need)


def need(conditions: Conditions, number: int, link: Link) -> None:
    """Let a support be needed by its target."""
    place = conditions.place
    conditions.all[place[link.target]].needs.append(place[number])


INTERPRETATION = Interpretation(
    title="Necessary support",
    explanation=(
        "A claim needs everything that supports it: when one support falls, so does the claim. Otherwise it "
        "stands while nothing that stands speaks against it. Read a map so where its supports are "
        "presuppositions, not reasons of which one is enough."
    ),
    read=read,
)
