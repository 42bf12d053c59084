"""What a strength is made of: how much each element contributes to it, and the account in words.

| by | a contribution is | source |
|---|---|---|
| `removal` | what the strength loses when the element goes | Delobelle and Villata 2019 |
| `shapley` | the mean of that over all orders in which elements could have come | Shapley 1953 |
| `gradient` | what the strength gains per unit of the element's base score | Yin, Potyka and Toni 2023 |

Removals and Shapley values look at the nearest elements, so many as `most` says, and take those further away
for as strong as they are. Shapley values are exact for up to ten elements; for more, they are the mean over
up to 64 orders drawn at random, the same ones each time. Where very many elements surround a claim, fewer are
looked at. An element goes with all that cannot be without it: the steps of which it is a premise.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import cache
from itertools import combinations
from math import comb
from types import MappingProxyType
from typing import Final, Literal

from attrs import field, frozen

from argmap.errors import OptionError
from argmap.model import ArgumentMap, Ref
from argmap.semantics._catalogue import INTERPRETATIONS, SEMANTICS
from argmap.semantics._sentences import Speaker
from argmap.semantics._spec import Gradual
from argmap.semantics.frameworks import Neighbours, Qbaf
from argmap.semantics.gradual._modular import Modular
from argmap.semantics.gradual._slopes import gradient

__all__ = ["Account", "account"]

_MOST_EXACT: Final = 10
_ORDERS: Final = 64
_MOST_WORK: Final = 1_000_000
"""About how many arguments are weighed for one account; a claim may have very many attackers."""

_NOTHING: Final = 1e-9
"""A contribution that is smaller is none."""


def _read_only(found: Mapping[str, float]) -> Mapping[str, float]:
    return MappingProxyType(dict(found))


@frozen(kw_only=True)
class Account:
    """What the strength of an element is made of.

    `contributions` say by how much each element raises the strength, or lowers it where negative, by id and
    the largest first; elements that contribute nothing are left out. `base` is what it started from.
    """

    element: str
    semantics: str
    strength: float
    base: float
    contributions: Mapping[str, float] = field(converter=_read_only)
    text: str

    def __str__(self) -> str:
        """Return the account in a sentence."""
        return self.text


def account(
    map: ArgumentMap,
    element: Ref,
    semantics: str = "df-quad",
    *,
    by: Literal["removal", "shapley", "gradient"] = "removal",
    interpretation: str = "strengths",
    most: int = 100,
    **options: object,
) -> Account:
    """Return what the strength of an element is made of.

    Args:
        map: the map that is judged.
        element: what the question is about.
        semantics: the name of a gradual semantics.
        by: what a contribution is.
        interpretation: the name of an interpretation for gradual semantics.
        most: how many elements are looked at, the nearest first; all of them by `gradient`.
        options: options of the interpretation.

    Raises:
        UnknownIdError: the map has no such element.
        OptionError: the semantics is not gradual, or does not weigh the element.

    >>> m = ArgumentMap()
    >>> claim = m.claim("It is so.", title="So it is")
    >>> reason = m.support(m.claim("Look.", title="Look"), claim)
    >>> print(account(m, claim))
    “So it is” has a strength of 0.75 and started from 0.50: “Look” (+0.25) lifts it.
    """
    judge, reading = SEMANTICS[semantics], INTERPRETATIONS[interpretation].read(map, **options)
    if not isinstance(judge, Gradual) or not isinstance(reading.framework, Qbaf):
        raise OptionError(f"{semantics!r} under {interpretation!r} gives no strengths")
    id_ = map[element if isinstance(element, str) else element.id].id
    if id_ not in reading.places:
        raise OptionError(f"the interpretation {interpretation!r} passes {id_!r} over")
    place = reading.places[id_]
    strengths = judge.strengths(reading.framework).values
    if by == "gradient":
        found = _by_gradient(reading.framework, judge, strengths, place)
    else:
        game = _Game(reading.framework, judge, strengths, place, most)
        found = game.removals() if by == "removal" else game.shapley()
    names = reading.framework.names
    named = {names[other]: value for other, value in found.items() if names[other] and abs(value) > _NOTHING}
    largest = dict(sorted(named.items(), key=lambda item: -abs(item[1])))
    stated = {id_: value for id_, value in largest.items() if id_ not in map.relations}
    told = Speaker(map, reading.places).account(id_, strengths[place], reading.framework.base[place], stated)
    return Account(
        element=id_,
        semantics=semantics,
        strength=strengths[place],
        base=reading.framework.base[place],
        contributions=largest,
        text=told,
    )


def _by_gradient(qbaf: Qbaf, judge: Gradual, strengths: tuple[float, ...], target: int) -> dict[int, float]:
    if not isinstance(judge, Modular):
        raise OptionError(
            "this semantics does not say how it reacts to small changes; ask for removals instead"
        )
    slopes = gradient(qbaf, judge.rule, strengths, target)
    return {other: slope for other, slope in enumerate(slopes) if other != target}


class _Game:
    """A framework near a target, in which elements may be missing."""

    def __init__(
        self, qbaf: Qbaf, judge: Gradual, strengths: tuple[float, ...], target: int, most: int
    ) -> None:
        self._qbaf = qbaf
        self._judge = judge
        self._strengths = strengths
        near = _nearest(qbaf, target, most)
        self._target = target
        self._inside = frozenset(near)
        self._places = near + _edge(qbaf, near)
        self._needing: dict[int, list[int]] = {}
        for place in near:
            for premise in qbaf.premises[place]:
                self._needing.setdefault(premise, []).append(place)
        players = [place for place in near if place != target and qbaf.names[place]]
        self.players = players[: max(1, _MOST_WORK // len(self._places))]

    def removals(self) -> dict[int, float]:
        """Return what the target loses with each player."""
        whole = self._without(frozenset())
        return {player: whole - self._without(frozenset([player])) for player in self.players}

    def shapley(self) -> dict[int, float]:
        """Return the Shapley value of each player."""
        worth = cache(self._without)
        count = len(self.players)
        if count <= _MOST_EXACT and len(self._places) << count <= _MOST_WORK:
            return {player: self._exact(player, worth) for player in self.players}
        orders = _MOST_WORK // (len(self._places) * count)
        return self._sampled(worth, max(1, min(orders, _ORDERS)))

    def _exact(self, player: int, worth: Callable[[frozenset[int]], float]) -> float:
        """Return the mean of what a player adds, over all orders."""
        count, everyone = len(self.players), frozenset(self.players)
        rest = [other for other in self.players if other != player]
        value = 0.0
        for size in range(count):
            for present in map(frozenset, combinations(rest, size)):
                absent = everyone - present
                value += (worth(absent - {player}) - worth(absent)) / (count * comb(count - 1, size))
        return value

    def _sampled(self, worth: Callable[[frozenset[int]], float], orders: int) -> dict[int, float]:
        """Return the mean of what each player adds in orders drawn at random."""
        chance = random.Random(0)  # noqa: S311 - the same orders each time
        gains = dict.fromkeys(self.players, 0.0)
        for _ in range(orders):
            order = [*self.players]
            chance.shuffle(order)
            absent = frozenset(order)
            before = worth(absent)
            for player in order:
                absent -= {player}
                gains[player] += worth(absent) - before
                before = worth(absent)
        return {player: gain / orders for player, gain in gains.items()}

    def _without(self, absent: frozenset[int]) -> float:
        """Return the strength of the target without some players, and without what needs them."""
        gone = self._lost(absent)
        if self._target in gone:
            return 0.0
        kept = [place for place in self._places if place not in gone]
        turn = {place: number for number, place in enumerate(kept)}

        def part(lists: Neighbours) -> Neighbours:
            return tuple(
                tuple(turn[other] for other in lists[place] if other in turn) if place in self._inside else ()
                for place in kept
            )

        qbaf = self._qbaf
        base = [(qbaf.base if place in self._inside else self._strengths)[place] for place in kept]
        lists = (part(qbaf.attackers), part(qbaf.supporters), part(qbaf.premises))
        return self._judge.strengths(Qbaf([""] * len(kept), base, *lists)).values[turn[self._target]]

    def _lost(self, absent: frozenset[int]) -> set[int]:
        """Return what goes with some players: what has one of them as a premise, and so on."""
        gone, queue = set(absent), [*absent]
        for place in queue:
            new = [user for user in self._needing.get(place, ()) if user not in gone]
            gone.update(new)
            queue += new
        return gone


def _needed(qbaf: Qbaf, place: int) -> tuple[int, ...]:
    return qbaf.attackers[place] + qbaf.supporters[place] + qbaf.premises[place]


def _nearest(qbaf: Qbaf, target: int, most: int) -> list[int]:
    """Return the target and the nearest arguments that it depends on."""
    found = {target: None}
    queue = [target]
    for place in queue:
        for other in _needed(qbaf, place):
            if other not in found and len(found) <= most:
                found[other] = None
                queue.append(other)
    return queue


def _edge(qbaf: Qbaf, near: list[int]) -> list[int]:
    """Return what lies just outside."""
    inside = set(near)
    return [*dict.fromkeys(o for place in near for o in _needed(qbaf, place) if o not in inside)]
