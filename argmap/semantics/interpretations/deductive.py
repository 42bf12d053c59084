"""Deductive: who accepts a reason must accept what it supports.

Boella, Gabbay, van der Torre and Villata (2010), "Support in abstract argumentation". A support says that
its target follows from its premises, so that what speaks against the target speaks against the premises,
too: they cannot all stand when it does not. A claim needs no support.
"""

from __future__ import annotations

from argmap.model import ArgumentMap
from argmap.semantics._equations import Condition
from argmap.semantics._spec import Interpretation, Reading
from argmap.semantics.frameworks import Framework, Link
from argmap.semantics.interpretations._conditions import Conditions, framed

__all__ = ["INTERPRETATION", "follow", "read"]


def read(map: ArgumentMap) -> Reading[Framework]:
    """Return a map as an abstract framework.

    Raises:
        OptionError: very many supports run in very many circles.

    >>> m = ArgumentMap()
    >>> claim = m.claim("It is safe.")
    >>> step, doubt = m.support(m.claim("It never fails."), claim), m.rebut(m.claim("It failed."), claim)
    >>> read(m).framework.attackers
    ((2,), (3,), (), (0,))
    """
    return framed(map, follow)


def follow(conditions: Conditions, number: int, link: Link) -> None:
    """Let each premise fall where all others stand, the step holds, and the target does not stand."""
    failing = conditions.new(Condition(against=[conditions.place[link.target]]))
    holds = [conditions.holding(number)] if conditions.is_questioned(number) else []
    ends = [conditions.place[source] for source in link.sources]
    for end, rivals in zip(ends, conditions.others(ends), strict=True):
        conditions.all[end].against.append(conditions.together([failing, *holds, *rivals]))


INTERPRETATION = Interpretation(
    title="Deductive support",
    explanation=(
        "What supports a claim implies it: whoever accepts the reason must accept the claim. So what speaks "
        "against the claim speaks against its reasons, and where the claim falls they cannot all stand. The "
        "claim itself needs no reason. Read a map so where its supports are meant as proofs."
    ),
    read=read,
)
