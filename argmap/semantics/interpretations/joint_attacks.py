"""Joint attacks: attacks by all premises of a rebuttal together; supports are passed over.

Nielsen and Parsons (2006), "A generalization of Dung's abstract framework for argumentation: arguing with
sets of attacking arguments". What comes out is no framework that a semantics judges;
`argmap.semantics.abstraction` turns it into one that can be judged. Preferences are not in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.errors import OptionError
from argmap.model import ArgumentMap
from argmap.semantics._spec import Interpretation, Reading
from argmap.semantics.frameworks import Link, SetFramework
from argmap.semantics.interpretations._debate import debate

__all__ = ["INTERPRETATION", "MOST", "read"]

MOST = 1_000
"""How many ends a contradiction may have: each falls to all others, which is spelt out for each."""


def read(map: ArgumentMap) -> Reading[SetFramework]:
    """Return a map as a framework with sets of attackers.

    Raises:
        OptionError: an attack is aimed at an attack, or starts from one, or very many contradict one another.

    >>> m = ArgumentMap()
    >>> both = m.rebut([m.claim("This."), m.claim("That.")], m.claim("So."))
    >>> read(m).framework.attacks
    (((0, 1), 2),)
    """
    found = debate(map, supports=False).reading
    size, links = len(found.framework), found.framework.links
    for name, link in zip(found.framework.names[size:], links, strict=True):
        if max(*link.sources, link.target) >= size:
            message = f"the relation {name!r} starts from another attack, or is aimed at one"
            raise OptionError(message)
    attacks = [attack for link in links for attack in _attacks(link)]
    framework = SetFramework(found.framework.names[:size], attacks)
    return Reading(framework, {id_: place for id_, place in found.places.items() if place < size})


def _attacks(link: Link) -> Iterator[tuple[tuple[int, ...], int]]:
    """Give the attacks of a link; of those that exclude one another, any one falls to all others."""
    if link.kind == "attack":
        yield link.sources, link.target
        return
    ends = tuple(dict.fromkeys((*link.sources, link.target)))
    if len(ends) > MOST:
        message = f"{len(ends)} claims that exclude one another are too many to spell out"
        raise OptionError(message)
    for end in ends:
        yield tuple(other for other in ends if other != end) or ends, end


INTERPRETATION = Interpretation(
    title="Joint attacks",
    explanation=(
        "Reasons for a claim count for nothing. A claim falls to a rebuttal when all premises of the "
        "rebuttal stand together."
    ),
    read=read,
)
