"""SCC-recursive semantics: judge circles of attacks one after the other, each after those that attack it.

Baroni, Giacomin and Guida (2005), "SCC-recursiveness: a general schema for argumentation semantics". In each
strongly connected component, what is attacked from accepted arguments outside goes; what is left falls
apart into components of its own, and these are judged in the same way. A component that loses nothing is
judged by a base semantics. So a circle of three claims is not treated
worse than one of four: each can be accepted in some way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import define, field

from argmap.semantics._clock import Clock
from argmap.semantics._graphs import components
from argmap.semantics.extensions._compose import Method
from argmap.semantics.extensions._learning import Flaw, Learner
from argmap.semantics.extensions._models import accepted
from argmap.semantics.extensions._parts import Part

__all__ = ["recursive"]

Base = Callable[[Part, Clock], Iterator[list[int]]]
"""Gives the sets of arguments of a component that can be accepted together."""

Pending = tuple[list[int], "frozenset[int] | None", "Pending"] | None
"""Components that are still to be judged, linked: each with the arguments that count around it."""


def recursive(base: Base, flaw: Flaw) -> Method:
    """Return how the SCC-recursive semantics over a base judges a connected part.

    `base` gives the extensions of a component that loses nothing, and `flaw` checks whether a set is one.
    """

    def sets(part: Part, clock: Clock) -> Iterator[list[int]]:
        return _Search(part, base, clock).sets()

    def example(part: Part, present: bool, clock: Clock) -> list[int] | None:  # noqa: FBT001 - the question
        model = Learner(part, flaw, clock).find([1 if present else -1])
        return None if model is None else accepted(part)(model)

    return Method(
        sets=sets,
        one=lambda part, clock: next(sets(part, clock)),
        has=lambda part, clock: example(part, True, clock) is not None,  # noqa: FBT003 - the question
        lacks=lambda part, clock: example(part, False, clock) is not None,  # noqa: FBT003 - the question
        verdict=lambda part, clock: Learner(part, flaw, clock).verdict(),
        example=example,
        directional=True,
    )


@define
class _Shared:
    """The sets of a component, asked for once however often they are gone through."""

    source: Iterator[list[int]]
    known: list[list[int]] = field(factory=list)

    def __iter__(self) -> Iterator[list[int]]:
        turn = 0
        while True:
            if turn == len(self.known):
                following = next(self.source, None)
                if following is None:
                    return
                self.known.append(following)
            yield self.known[turn]
            turn += 1


class _Search:
    """A walk through the components, depth first, with a choice at each that allows several sets."""

    def __init__(self, part: Part, base: Base, clock: Clock) -> None:
        self._part = part
        self._base = base
        self._clock = clock
        self._chosen: list[int] = []
        self._accepted: set[int] = set()
        self._known: dict[tuple[int, ...], _Shared] = {}

    def sets(self) -> Iterator[list[int]]:
        """Give all sets."""
        choices: list[tuple[Iterator[list[int]], Pending, int]] = []
        pending = self._queued(list(range(1, self._part.size + 1)), None, None)
        while True:
            self._clock.check()
            options, pending = self._advance(pending)
            if options is None:
                yield self._chosen.copy()
            else:
                choices.append((options, pending, len(self._chosen)))
            while choices:
                options, pending, length = choices[-1]
                self._forget(length)
                following = next(options, None)
                if following is not None:
                    self._accept(following)
                    break
                choices.pop()
            else:
                return

    def _advance(self, pending: Pending) -> tuple[Iterator[list[int]] | None, Pending]:
        """Judge components up to one that allows several sets; return these sets, and what comes next."""
        while pending:
            component, around, pending = pending
            inside = frozenset(component)
            left = [number for number in component if not self._is_hit(number, inside, around)]
            if len(left) < len(component):
                pending = self._queued(left, frozenset(left), pending)
            elif len(component) > 1:
                return iter(self._judged(component)), pending
            elif component[0] not in self._part.attackers[component[0]]:
                self._accept(component)
        return None, None

    def _is_hit(self, number: int, inside: frozenset[int], around: frozenset[int] | None) -> bool:
        """Whether something accepted that counts attacks an argument from outside of its component."""
        hitting = self._accepted.intersection(self._part.attackers[number]) - inside
        return bool(hitting if around is None else hitting & around)

    def _queued(self, numbers: list[int], around: frozenset[int] | None, pending: Pending) -> Pending:
        """Return the components of some arguments, in order, before what is pending."""
        place = {number: turn for turn, number in enumerate(numbers)}
        attackers = self._part.attackers
        needed = [[place[a] for a in attackers[number] if a in place] for number in numbers]
        for component in reversed(components(needed)):
            pending = ([numbers[turn] for turn in component], around, pending)
        return pending

    def _judged(self, component: list[int]) -> _Shared:
        """Return the sets of a component, by the base semantics."""
        key = tuple(component)
        if key not in self._known:
            place = {number: turn for turn, number in enumerate(component, 1)}
            within: list[list[int]] = [[]]
            attackers = self._part.attackers
            within += [
                [place[other] for other in attackers[number] if other in place] for number in component
            ]
            part = Part(self._part.outside(component), within, self._part.names)
            found = self._base(part, self._clock)
            self._known[key] = _Shared([component[turn - 1] for turn in numbers] for numbers in found)
        return self._known[key]

    def _accept(self, numbers: list[int]) -> None:
        self._chosen += numbers
        self._accepted.update(numbers)

    def _forget(self, length: int) -> None:
        """Take back what was accepted since there were so many."""
        self._accepted.difference_update(self._chosen[length:])
        del self._chosen[length:]
