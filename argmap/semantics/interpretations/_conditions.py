"""From a recursive framework to the conditions under which each of its elements stands.

What attacks mean is the same in all interpretations: an element falls to a link that is aimed at it and
stands, and a link stands when all its sources do and it does not fall itself. What supports mean is what an
interpretation adds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, Literal

from argmap.model import ArgumentMap
from argmap.model._frozen import EMPTY
from argmap.semantics._equations import Condition, as_attacks
from argmap.semantics._spec import Reading
from argmap.semantics.frameworks import Framework, Link, Recursive
from argmap.semantics.interpretations._debate import Debate, debate

__all__ = ["BEST", "Conditions", "Support", "Worth", "abstracted", "framed"]

Worth = Literal["stands", "open", "falls"]
"""What an element is worth for which the map gives no reason."""


class Conditions:
    """The conditions of all elements while they are gathered.

    A link that stands just when its one source does has none of its own: `place` has for each argument and
    link of the framework the place of the condition under which it stands, and `names` the names of those
    that have their own. Arguments keep their numbers as places; behind them come the links, and behind these
    auxiliary elements.
    """

    def __init__(self, debate: Debate) -> None:
        self.framework = framework = debate.reading.framework
        self._superior = debate.superior
        self._holding: dict[int, int] = {}
        self._aimed_at, used = _involved(framework, debate.failing)
        stands_for = _representatives(framework, self._aimed_at | used | debate.failing)
        own = [number for number, other in enumerate(stands_for) if number == other]
        self._own = {number: place for place, number in enumerate(own)}
        self.place = [self._own[other] for other in stands_for]
        self.names = [framework.names[number] for number in own]
        self.all = [Condition() for _ in own]

    def own(self, number: int) -> Condition | None:
        """Return the condition of a link, None where its source stands for it."""
        return self.all[self._own[number]] if number in self._own else None

    def close(self) -> None:
        """Let what holds links fall to whatever they fall to; call it when all links are entered."""
        for number, place in self._holding.items():
            held = self.all[self.place[number]]
            self.all[place].against += held.against
            self.all[place].reasons = held.reasons

    def new(self, condition: Condition) -> int:
        """Return the place of a new auxiliary element."""
        self.all.append(condition)
        return len(self.all) - 1

    def is_questioned(self, number: int) -> bool:
        """Whether any link is aimed at an element."""
        return number in self._aimed_at

    def exclude(self, number: int, link: Link) -> None:
        """Let each end of an exclusion fall to all the others together, while the exclusion itself stands.

        An element that excludes itself falls to itself.
        """
        ends = list(dict.fromkeys((*link.sources, link.target)))
        places = [self.place[end] for end in ends]
        holds = [self.place[number]] if self.is_questioned(number) else []
        for end, place, rivals in zip(ends, places, self.others(places), strict=True):
            if self._superior.get(end, frozenset()).isdisjoint(ends):
                self.all[place].against.append(self.together([*holds, *(rivals or [place])]))

    def others(self, ends: Sequence[int]) -> Iterator[list[int]]:
        """Give for each end what stand when all others do: at most two elements, so that many stay linear."""
        before, behind = self._chained(ends), self._chained(ends[::-1])[::-1]
        return ([*first, *second] for first, second in zip(before, behind, strict=True))

    def holding(self, number: int) -> int:
        """Return what stands when nothing that stands is aimed at a link, whatever its sources do."""
        if number not in self._holding:
            self._holding[number] = self.new(Condition())
        return self._holding[number]

    def together(self, needs: list[int]) -> int:
        """Return what stands when all of several elements do."""
        return needs[0] if len(needs) == 1 else self.new(Condition(needs=needs))

    def _chained(self, ends: Sequence[int]) -> list[list[int]]:
        """Return for each end what stands when all before it do, as a list of none or one."""
        chained: list[list[int]] = [[]]
        for end in ends[:-1]:
            chained.append([self.together([*chained[-1], end])])
        return chained


Support = Callable[[Conditions, int, Link], None]
"""Enters into the conditions what a support, by its number, does."""


def framed(
    map: ArgumentMap, support: Support | None, worth: Mapping[str, Worth] = EMPTY
) -> Reading[Framework]:
    """Return a map as an abstract framework.

    Args:
        map: what is read.
        support: what a support does; None where supports are passed over.
        worth: by id the claims and arguments that do not stand when nothing is aimed at them as a reason.
    """
    return abstracted(debate(map, supports=support is not None), support, worth)


def abstracted(
    debate: Debate, support: Support | None, worth: Mapping[str, Worth] = EMPTY
) -> Reading[Framework]:
    """Return a recursive framework, with what preferences come to, as an abstract one."""
    conditions = Conditions(debate)
    places = debate.reading.places
    _link_all(conditions, debate.failing, support)
    if worth:
        size = len(debate.reading.framework)
        _be_worth(conditions, worth, {id_: place for id_, place in places.items() if place < size})
    framework = as_attacks(conditions.names, conditions.all)
    return Reading(framework, {id_: conditions.place[number] for id_, number in places.items()})


def _involved(framework: Recursive, failing: frozenset[int]) -> tuple[set[int], set[int]]:
    """Return the links that some link is aimed at, and those that a support starts from."""
    size = len(framework)
    aimed_at: set[int] = set()
    used: set[int] = set()
    for number, link in enumerate(framework.links, size):
        if link.target >= size and number not in failing:
            aimed_at.add(link.target)
        if link.kind != "attack":
            sources = [source for source in link.sources if source >= size]
            (used if link.kind == "support" else aimed_at).update(sources)
    return aimed_at, used


def _representatives(framework: Recursive, kept: AbstractSet[int]) -> list[int]:
    """Return for each argument and link what stands just when it does: of a plain link, its one source."""
    size = len(framework)
    stands_for = list(range(framework.size))
    for number, link in enumerate(framework.links, size):
        if len(link.sources) == 1 and link.kind != "exclusion" and number not in kept:
            stands_for[number] = link.sources[0]
    for number in range(size, framework.size):
        if stands_for[other := stands_for[number]] != other:
            _settle(stands_for, number)
    return stands_for


def _settle(stands_for: list[int], number: int) -> None:
    """Follow what stands for what to the end; where that is a circle, one of it stands for itself."""
    walked = []
    on_way = set()
    while stands_for[number] != number and number not in on_way:
        walked.append(number)
        on_way.add(number)
        number = stands_for[number]
    stands_for[number] = number
    for passed in walked:
        stands_for[passed] = number


def _link_all(conditions: Conditions, failing: frozenset[int], support: Support | None) -> None:
    """Enter what each link does."""
    framework, place = conditions.framework, conditions.place
    for number, link in enumerate(framework.links, len(framework)):
        if link.kind == "exclusion":
            conditions.exclude(number, link)
            continue
        own = conditions.own(number)
        if own is not None:
            if number in failing:
                own.reasons = []
                continue
            own.needs += [place[source] for source in link.sources]
        if link.kind == "attack":
            conditions.all[place[link.target]].against.append(place[number])
        elif support is not None:
            support(conditions, number, link)
    conditions.close()


def _be_worth(conditions: Conditions, worth: Mapping[str, Worth], places: Mapping[str, int]) -> None:
    """Let what has no reason be worth as much as it is; of elements that are one, the best counts."""
    best: dict[int, Worth] = {}
    for id_, place in places.items():
        value = worth.get(id_, "stands")
        best[place] = min(best.get(place, value), value, key=BEST.index)
    half = 0
    for place, value in best.items():
        if conditions.all[place].reasons is not None or value == "stands":
            continue
        if value == "open" and not half:
            half = conditions.new(Condition())
            conditions.all[half].against.append(half)
        conditions.all[place].reasons = [half] if value == "open" else []


BEST: Final[tuple[Worth, ...]] = ("stands", "open", "falls")
"""What an element can be worth, the best first."""
