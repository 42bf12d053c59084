"""Recursive: everything as it stands in the map, and nothing settled about what a support means.

What comes out is no framework that a semantics judges; it is the map in the terms of the literature, for
those who have a semantics of their own. `argmap.semantics.abstraction` turns it into one that can be judged.
Preferences are not in it.
"""

from __future__ import annotations

from argmap.model import ArgumentMap
from argmap.semantics._spec import Interpretation, Reading
from argmap.semantics.frameworks import Recursive
from argmap.semantics.interpretations._debate import debate

__all__ = ["INTERPRETATION", "read"]


def read(map: ArgumentMap) -> Reading[Recursive]:
    """Return a map as a framework with attacks and supports on one another.

    >>> m = ArgumentMap()
    >>> step = m.support(m.claim("Because."), m.claim("So."))
    >>> undercut = m.undercut(m.claim("That does not follow."), step)
    >>> read(m).framework.links[1]
    Link(kind='attack', sources=(2,), target=3)
    """
    return debate(map).reading


INTERPRETATION = Interpretation(
    title="Recursive framework",
    explanation=(
        "Every claim is an argument, every relation a link from all its premises to its target, and links "
        "can be aimed at links."
    ),
    read=read,
)
