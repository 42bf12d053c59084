"""Argumentation frameworks: what is left of a map when only what attacks and supports what counts.

Arguments are numbered from 0, and `names` says which element of the map each came from: its id, or `""` for
one that only carries a step of the reasoning. In files of frameworks, `names` are the arguments' own names.

| framework | what it adds | source |
|---|---|---|
| `Framework` | attacks between arguments | Dung 1995, "On the acceptability of arguments" |
| `SetFramework` | attacks by several arguments together | Nielsen and Parsons 2006 |
| `Bipolar` | supports between arguments | Cayrol and Lagasquie-Schiex 2005 |
| `Recursive` | attacks and supports, each by several, on arguments and on one another | Cayrol et al. 2017 |
| `Qbaf` | base scores | Baroni, Rago and Toni 2018 |
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Literal, Self

from attrs import field, frozen

from argmap._collector import paused_collector
from argmap.semantics._graphs import turned

__all__ = ["Bipolar", "Framework", "Link", "LinkKind", "Neighbours", "Qbaf", "Recursive", "SetFramework"]

Neighbours = tuple[tuple[int, ...], ...]
"""For each argument by number, the numbers of those that stand in some relation to it."""


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


def _numbers(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(numbers)


def _scores(scores: Iterable[float]) -> tuple[float, ...]:
    return tuple(scores)


def _neighbours(lists: Iterable[Iterable[int]]) -> Neighbours:
    return tuple(map(tuple, lists))


def _within(size: int, lists: Neighbours) -> None:
    """Refuse neighbours that are no arguments."""
    if len(lists) != size:
        message = f"there are {size} arguments and neighbours of {len(lists)}"
        raise ValueError(message)
    _known(size, chain.from_iterable(lists))


def _known(size: int, numbers: Iterable[int]) -> None:
    """Refuse a number that no argument has."""
    found = tuple(numbers)
    if found and (min(found) < 0 or max(found) >= size):
        wrong = min(found) if min(found) < 0 else max(found)
        message = f"arguments are numbered from 0 to {size - 1}; there is no {wrong}"
        raise ValueError(message)


def _joint(attacks: Iterable[tuple[Iterable[int], int]]) -> tuple[tuple[tuple[int, ...], int], ...]:
    return tuple((tuple(sources), target) for sources, target in attacks)


def _gathered(size: int, pairs: Iterable[tuple[int, int]]) -> Neighbours:
    """Return for each argument the sources of the pairs that aim at it."""
    known = tuple(pairs)
    _known(size, chain.from_iterable(known))
    lists: list[list[int]] = [[] for _ in range(size)]
    for source, target in known:
        lists[target].append(source)
    return _neighbours(lists)


@frozen
class Framework:
    """An abstract argumentation framework: arguments, and for each the arguments that attack it.

    >>> nixon = Framework.of("hawk dove".split(), [(0, 1), (1, 0)])
    >>> nixon.attackers, len(nixon)
    (((1,), (0,)), 2)

    Raises:
        ValueError: an attacker is no argument.
    """

    names: tuple[str, ...] = field(converter=_names)
    attackers: Neighbours = field(converter=_neighbours)

    def __attrs_post_init__(self) -> None:
        _within(len(self.names), self.attackers)

    @classmethod
    def of(cls, names: Iterable[str], attacks: Iterable[tuple[int, int]]) -> Self:
        """Return the framework of some attacks, as pairs (attacker, attacked)."""
        named = tuple(names)
        return cls(named, _gathered(len(named), attacks))

    def __len__(self) -> int:
        return len(self.names)

    @cached_property
    def attacked(self) -> Sequence[Sequence[int]]:
        """For each argument, those that it attacks."""
        with paused_collector():
            return turned(self.attackers)


@frozen
class Bipolar:
    """A framework with supports: for each argument those that attack and those that support it.

    >>> Bipolar.of(["claim", "reason"], supports=[(1, 0)]).supporters
    ((1,), ())

    Raises:
        ValueError: a neighbour is no argument.
    """

    names: tuple[str, ...] = field(converter=_names)
    attackers: Neighbours = field(converter=_neighbours)
    supporters: Neighbours = field(converter=_neighbours)

    def __attrs_post_init__(self) -> None:
        _within(len(self.names), self.attackers)
        _within(len(self.names), self.supporters)

    @classmethod
    def of(
        cls,
        names: Iterable[str],
        attacks: Iterable[tuple[int, int]] = (),
        supports: Iterable[tuple[int, int]] = (),
    ) -> Self:
        """Return the framework of some attacks and supports, as pairs (source, target)."""
        named = tuple(names)
        return cls(named, _gathered(len(named), attacks), _gathered(len(named), supports))

    def __len__(self) -> int:
        return len(self.names)


@frozen
class Qbaf:
    """A quantitative bipolar framework: `base` scores from 0 to 1, attackers and supporters.

    The strengths of an argument's `premises` multiply its base score: so a linked inference is read, which
    is worth nothing where one of its premises is.

    >>> Qbaf(["claim", "reason"], base=[0.5, 0.8], attackers=[[], []], supporters=[[1], []]).base
    (0.5, 0.8)

    Raises:
        ValueError: a neighbour is no argument, or a base score is missing or not within 0 and 1.
    """

    names: tuple[str, ...] = field(converter=_names)
    base: tuple[float, ...] = field(converter=_scores)
    attackers: Neighbours = field(converter=_neighbours)
    supporters: Neighbours = field(converter=_neighbours)
    premises: Neighbours = field(converter=_neighbours)

    @premises.default
    def _no_premises(self) -> Neighbours:
        return ((),) * len(self.names)

    def __attrs_post_init__(self) -> None:
        for neighbours in (self.attackers, self.supporters, self.premises):
            _within(len(self.names), neighbours)
        if len(self.base) != len(self.names):
            message = f"there are {len(self.names)} arguments and {len(self.base)} base scores"
            raise ValueError(message)
        if not all(0 <= score <= 1 for score in self.base):
            message = "a base score lies between 0 and 1"
            raise ValueError(message)

    def __len__(self) -> int:
        return len(self.names)


@frozen
class SetFramework:
    """A framework whose attacks come from sets: all of the sources must stand for the target to fall.

    >>> SetFramework(["p", "q", "claim"], [((0, 1), 2)]).attacks
    (((0, 1), 2),)

    Raises:
        ValueError: a source or a target is no argument.
    """

    names: tuple[str, ...] = field(converter=_names)
    attacks: tuple[tuple[tuple[int, ...], int], ...] = field(converter=_joint)

    def __attrs_post_init__(self) -> None:
        for sources, target in self.attacks:
            _known(len(self.names), (*sources, target))

    def __len__(self) -> int:
        return len(self.names)


LinkKind = Literal["attack", "support", "exclusion"]
"""What a link does: in an exclusion, the sources and the target cannot all stand."""


@frozen
class Link:
    """What all of `sources` together do to `target`."""

    kind: LinkKind
    sources: tuple[int, ...] = field(converter=_numbers)
    target: int


def _links(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(links)


@frozen
class Recursive:
    """A framework whose links can be the source and the target of links.

    Arguments are numbered from 0 and the links after them, so that link 0 of three arguments has number 3;
    `names` names the arguments and then the links.

    >>> claim, reason, doubt, support, undercut = range(5)
    >>> debate = Recursive(
    ...     ["claim", "reason", "doubt", "support", "undercut"],
    ...     [Link("support", [reason], claim), Link("attack", [doubt], support)],
    ... )
    >>> len(debate), debate.size
    (3, 5)

    Raises:
        ValueError: a source or a target is no argument and no link, or a name is missing.
    """

    names: tuple[str, ...] = field(converter=_names)
    links: tuple[Link, ...] = field(converter=_links)

    def __attrs_post_init__(self) -> None:
        if len(self.names) < len(self.links):
            message = "each argument and each link needs a name"
            raise ValueError(message)
        _known(len(self.names), chain.from_iterable((*link.sources, link.target) for link in self.links))

    def __len__(self) -> int:
        return len(self.names) - len(self.links)

    @property
    def size(self) -> int:
        """How many arguments and links there are."""
        return len(self.names)
