"""Inference: a claim that reasons are given for needs one of them to stand. The default.

A support is a defeasible step from all its premises to its target, as in ASPIC+ (Bex, Modgil, Prakken and
Reed 2013, "On logical specifications of the Argument Interchange Format"): an undercut breaks the step, a
rebuttal of a premise takes it away. Circles of supports support nothing.

| element | stands when nothing that stands is aimed at it, and … |
|---|---|
| claim, argument | one of its supports stands, if there are any |
| support, rebuttal, undercut | all its premises stand, and one of its own supports, if there are any |
"""

from __future__ import annotations

from argmap.model import ArgumentMap
from argmap.semantics._spec import Interpretation, Reading
from argmap.semantics.frameworks import Framework, Link
from argmap.semantics.interpretations._conditions import Conditions, Worth, framed
from argmap.semantics.interpretations._worth import worth_of

__all__ = ["INTERPRETATION", "give_reason", "read"]


def read(map: ArgumentMap, *, unsupported: Worth = "stands", denied: Worth = "stands") -> Reading[Framework]:
    """Return a map as an abstract framework.

    Args:
        map: what is read.
        unsupported: what a claim or an argument is worth that the map gives no reason for.
        denied: what it is worth at the most if some actor denies it, and no reason is given for it.

    Raises:
        OptionError: very many supports run in very many circles.

    >>> m = ArgumentMap()
    >>> claim, reason = m.claim("It is safe."), m.claim("Nothing has ever happened.")
    >>> step = m.support(reason, claim)
    >>> undercut = m.undercut(m.claim("That is luck."), step)
    >>> read(m).framework.names
    ('c1', 'c2', 'c3', 'r1', '', '')
    """
    return framed(map, give_reason, worth_of(map, unsupported, denied))


def give_reason(conditions: Conditions, number: int, link: Link) -> None:
    """Let a support be a reason for its target."""
    target = conditions.all[conditions.place[link.target]]
    if target.reasons is None:
        target.reasons = []
    target.reasons.append(conditions.place[number])


INTERPRETATION = Interpretation(
    title="Inference",
    explanation=(
        "A claim stands when nothing that stands speaks against it and, if reasons are given for it, at "
        "least one of these reasons stands. A reason stands when all that it starts from stands and no "
        "undercut that stands breaks the step from there to the claim. What nobody gives a reason for is "
        "taken as said: it stands until something that stands speaks against it. Who says something, and "
        "how often, counts for nothing; claims that only support one another in a circle have no reason "
        "at all. Where two claims contradict each other and nothing else decides between them, both stay "
        "open."
    ),
    read=read,
)
