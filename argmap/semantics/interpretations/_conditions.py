"""From a recursive framework to the conditions under which each of its elements stands.

What attacks mean is the same in all interpretations: an element falls to a link that is aimed at it and
stands, and a link stands when all its sources do and it does not fall itself. What supports mean is what an
interpretation adds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

from argmap.model import ArgumentMap
from argmap.semantics._equations import Condition, as_attacks
from argmap.semantics._spec import Reading
from argmap.semantics.frameworks import Framework, Link
from argmap.semantics.interpretations._debate import Debate, debate

__all__ = ["BEST", "Conditions", "Support", "Worth", "abstracted", "framed"]

Worth = Literal["stands", "open", "falls"]
"""What an element is worth for which the map gives no reason."""


class Conditions:
    """The conditions of all elements, by number, while they are gathered."""

    def __init__(self, debate: Debate) -> None:
        self.framework = debate.reading.framework
        self.all = [Condition() for _ in range(self.framework.size)]
        self._superior = debate.superior
        self._holding: dict[int, int] = {}
        self._aimed_at = {link.target for link in self.framework.links}
        for link in self.framework.links:
            if link.kind == "exclusion":
                self._aimed_at.update(link.sources)

    def close(self) -> None:
        """Let what holds links fall to whatever they fall to; call it when all links are entered."""
        for number, place in self._holding.items():
            self.all[place].against += self.all[number].against
            self.all[place].reasons = self.all[number].reasons

    def new(self, condition: Condition) -> int:
        """Return the number of a new auxiliary element."""
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
        holds = [number] if self.is_questioned(number) else []
        for end, rivals in zip(ends, self.others(ends), strict=True):
            if self._superior.get(end, frozenset()).isdisjoint(ends):
                self.all[end].against.append(self.together([*holds, *(rivals or [end])]))

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
    map: ArgumentMap, support: Support | None, worth: Callable[[str], Worth] = lambda _: "stands"
) -> Reading[Framework]:
    """Return a map as an abstract framework.

    Args:
        map: what is read.
        support: what a support does; None where supports are passed over.
        worth: what a claim or an argument is worth, by id, that nothing is aimed at as a reason for it.
    """
    return abstracted(debate(map, supports=support is not None), support, worth)


def abstracted(
    debate: Debate, support: Support | None, worth: Callable[[str], Worth] = lambda _: "stands"
) -> Reading[Framework]:
    """Return a recursive framework, with what preferences come to, as an abstract one."""
    conditions = Conditions(debate)
    _link_all(conditions, debate.failing, support)
    size, places = len(debate.reading.framework), debate.reading.places
    _be_worth(conditions, {id_: worth(id_) for id_, place in places.items() if place < size}, places)
    return _shortened(debate.reading.framework.names, conditions.all, places, size)


def _link_all(conditions: Conditions, failing: frozenset[int], support: Support | None) -> None:
    """Enter what each link does."""
    framework = conditions.framework
    for number, link in enumerate(framework.links, len(framework)):
        if link.kind == "exclusion":
            conditions.exclude(number, link)
            continue
        if number in failing:
            conditions.all[number].reasons = []
            continue
        conditions.all[number].needs += link.sources
        if link.kind == "attack":
            conditions.all[link.target].against.append(number)
        elif support is not None:
            support(conditions, number, link)
    conditions.close()


def _be_worth(conditions: Conditions, worth: Mapping[str, Worth], places: Mapping[str, int]) -> None:
    """Let what has no reason be worth as much as it is; of elements that are one, the best counts."""
    best: dict[int, Worth] = {}
    for id_, value in worth.items():
        place = places[id_]
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


def _shortened(
    names: Sequence[str], conditions: Sequence[Condition], places: Mapping[str, int], size: int
) -> Reading[Framework]:
    """Return the framework without links that stand just when their one source does: they are that source."""
    stands_for = list(range(len(conditions)))
    for number in range(size, len(conditions)):
        condition = conditions[number]
        if len(condition.needs) == 1 and not condition.against and condition.reasons is None:
            stands_for[number] = condition.needs[0]
    for number in range(size, len(conditions)):
        _settle(stands_for, number)
    kept = [number for number, other in enumerate(stands_for) if number == other]
    # Elements come first, as `as_attacks` wants it; auxiliary ones have the numbers behind all names.
    turn = {number: position for position, number in enumerate(kept)}
    place = [turn[other] for other in stands_for]

    def moved(numbers: Iterable[int]) -> list[int]:
        return [place[number] for number in numbers]

    rewritten = [
        Condition(
            moved(conditions[number].needs),
            moved(conditions[number].against),
            None if (reasons := conditions[number].reasons) is None else moved(reasons),
        )
        for number in kept
    ]
    framework = as_attacks([names[number] for number in kept if number < len(names)], rewritten)
    return Reading(framework, {id_: place[number] for id_, number in places.items()})


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
