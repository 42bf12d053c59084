"""Strengths by weight: what the mapper gave a weight starts from it, everything else from the middle.

Base scores are the `weight` of claims, arguments and relations; `base` gives others, by id, which count
first. Claims and arguments without either start from `unknown`. Whatever supports an element speaks for it,
whatever attacks it against. A weight below 0 or above 1 is taken for 0 or 1, with a warning.
"""

from __future__ import annotations

from collections.abc import Mapping

from argmap.model import ArgumentMap
from argmap.semantics._spec import Interpretation, Reading
from argmap.semantics.frameworks import Qbaf
from argmap.semantics.interpretations._weighing import checked, weigh, weights

__all__ = ["INTERPRETATION", "read"]


def read(map: ArgumentMap, *, base: Mapping[str, float] | None = None, unknown: float = 0.5) -> Reading[Qbaf]:
    """Return a map as a quantitative bipolar framework, its base scores from weights.

    Args:
        map: what is read.
        base: base scores by id, from 0 to 1, that count before the weights.
        unknown: the base score of claims and arguments that have neither, from 0 to 1.

    Raises:
        OptionError: a score is not within 0 and 1, or is given for what the map does not have.

    >>> m = ArgumentMap()
    >>> claim = m.claim("It is so.")
    >>> doubt = m.rebut(m.claim("It is not so.", weight=0.8), claim)
    >>> read(m).framework.base
    (0.5, 0.8)
    """
    given = checked(map, base or {}, unknown)
    return weigh(map, {**weights(map), **given}, unknown=unknown)


INTERPRETATION = Interpretation(
    title="Strengths by weight",
    explanation=(
        "Every claim starts from the weight it was given, or from the middle between nothing and certainty. "
        "What supports it lifts it, what rebuts it pushes it down, each by as much as it is worth itself. "
        "An undercut weakens the step from reason to claim and leaves the claim alone. Reasons that only "
        "work together are worth no more than their product."
    ),
    read=read,
)
