"""Evidential: a claim needs a chain of reasons that begins with what somebody says.

Oren and Norman (2008), "Semantics for evidence-based argumentation". Supports are read as in `inference`,
but what nobody gives a reason for stands only as evidence: if an actor asserts, argues, concedes, demands,
promises or restates it, agrees with it, or if a source is quoted for it. What has no such chain attacks
nothing.
"""

from __future__ import annotations

from argmap.model import ArgumentMap
from argmap.semantics._spec import Interpretation, Reading
from argmap.semantics.frameworks import Framework
from argmap.semantics.interpretations._conditions import framed
from argmap.semantics.interpretations._worth import stated_alone
from argmap.semantics.interpretations.inference import give_reason

__all__ = ["INTERPRETATION", "read"]


def read(map: ArgumentMap) -> Reading[Framework]:
    """Return a map as an abstract framework.

    Raises:
        OptionError: very many supports run in very many circles.

    >>> m = ArgumentMap()
    >>> said, unsaid = m.claim("It failed."), m.claim("It may fail.")
    >>> act = m.say(m.actor("A witness"), said)
    >>> read(m).framework.attackers
    ((), (2,), ())
    """
    return framed(map, give_reason, stated_alone(map))


INTERPRETATION = Interpretation(
    title="Evidential support",
    explanation=(
        "Nothing stands that does not go back, reason by reason, to something that an actor said or that a "
        "source is quoted for. A claim stands when such a chain of reasons stands and nothing that stands "
        "speaks against it; what has no such chain falls, and speaks against nothing."
    ),
    read=read,
)
