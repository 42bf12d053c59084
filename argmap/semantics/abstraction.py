"""Bipolar, joint and recursive frameworks as abstract ones, which semantics of extensions can judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from argmap.semantics._spec import Reading
from argmap.semantics.frameworks import (
    Bipolar,
    Framework,
    Link,
    LinkKind,
    Neighbours,
    Recursive,
    SetFramework,
)
from argmap.semantics.interpretations._conditions import Support, abstracted
from argmap.semantics.interpretations._debate import Debate
from argmap.semantics.interpretations.deductive import follow
from argmap.semantics.interpretations.inference import give_reason
from argmap.semantics.interpretations.necessary import need

__all__ = ["SupportReading", "abstract", "recursive"]

SupportReading = Literal["inference", "necessary", "deductive"]
"""What a support means, by the name of the interpretation of maps that says so."""

_SUPPORTS: Final[Mapping[SupportReading, Support]] = {
    "inference": give_reason,
    "necessary": need,
    "deductive": follow,
}


def abstract(
    framework: Bipolar | SetFramework | Recursive, *, support: SupportReading = "inference"
) -> Framework:
    """Return the abstract framework whose complete extensions are, on the arguments, those of another one.

    Arguments keep their numbers. Behind them come links that others are aimed at, and auxiliary arguments
    without a name.

    Raises:
        OptionError: very many supports run in very many circles.

    >>> joint = SetFramework(["p", "q", "claim"], [((0, 1), 2)])
    >>> abstract(joint).attackers
    ((), (), (3,), (4, 5), (0,), (1,))
    """
    whole = framework if isinstance(framework, Recursive) else recursive(framework)
    debate = Debate(Reading(whole, {}), frozenset(), {})
    return abstracted(debate, _SUPPORTS[support]).framework


def recursive(framework: Bipolar | SetFramework) -> Recursive:
    """Return a framework as one with links; links have no names.

    >>> recursive(Bipolar.of("ab", supports=[(1, 0)])).links
    (Link(kind='support', sources=(1,), target=0),)
    """
    if isinstance(framework, SetFramework):
        links = [Link("attack", sources, target) for sources, target in framework.attacks]
    else:
        links = [*_links("attack", framework.attackers), *_links("support", framework.supporters)]
    return Recursive((*framework.names, *[""] * len(links)), links)


def _links(kind: LinkKind, lists: Neighbours) -> Iterator[Link]:
    return (Link(kind, (source,), target) for target, sources in enumerate(lists) for source in sources)
