"""Bipolar: attacks and supports from one claim to another, and nothing settled about what a support means.

Cayrol and Lagasquie-Schiex (2005). What comes out is no framework that a semantics judges;
`argmap.semantics.abstraction` turns it into one that can be judged. Preferences are not in it.
"""

from __future__ import annotations

from argmap.errors import OptionError
from argmap.model import ArgumentMap
from argmap.semantics._spec import Interpretation, Reading
from argmap.semantics.frameworks import Bipolar, Link
from argmap.semantics.interpretations._debate import debate

__all__ = ["INTERPRETATION", "read"]


def read(map: ArgumentMap) -> Reading[Bipolar]:
    """Return a map as a bipolar framework.

    Raises:
        OptionError: a relation has several premises, or is aimed at a relation.

    >>> m = ArgumentMap()
    >>> step = m.support(m.claim("Because."), m.claim("So."))
    >>> read(m).framework.supporters
    ((), (0,))
    """
    found = debate(map).reading
    size, links = len(found.framework), found.framework.links
    for name, link in zip(found.framework.names[size:], links, strict=True):
        if len(link.sources) > 1 or max(*link.sources, link.target) >= size:
            message = f"the relation {name!r} is more than one claim for or against another"
            raise OptionError(message)
    attacks = [pair for link in links if link.kind != "support" for pair in _pairs(link)]
    supports = [(link.sources[0], link.target) for link in links if link.kind == "support"]
    framework = Bipolar.of(found.framework.names[:size], attacks, supports)
    return Reading(framework, {id_: place for id_, place in found.places.items() if place < size})


def _pairs(link: Link) -> set[tuple[int, int]]:
    """Return who attacks whom; where two exclude each other, each does."""
    pair = (link.sources[0], link.target)
    return {pair, pair[::-1]} if link.kind == "exclusion" else {pair}


INTERPRETATION = Interpretation(
    title="Bipolar framework",
    explanation="Every claim is an argument, and every relation leads from one claim to another.",
    read=read,
)
