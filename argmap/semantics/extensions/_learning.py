"""Questions to SCC-recursive semantics by a solver that learns from what it got wrong.

Whether a set is an extension is quickly checked, component by component; which sets are is hard to write
down. So the solver is told little: that an extension is a largest set without conflicts, and what is so of
arguments on no circle. Where it comes up with a set that is no extension, the first component that is
judged wrongly gives a clause that no extension breaks: under what made this the component it is, it needs
one of some arguments. Then the solver tries again (counterexample-guided: Clarke et al. 2000).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from attrs import define, field

from argmap.semantics._clock import Clock
from argmap.semantics._graphs import components
from argmap.semantics.extensions import _encodings
from argmap.semantics.extensions._compose import Verdict
from argmap.semantics.extensions._parts import Part
from argmap.semantics.extensions._solver import Model

__all__ = ["Flaw", "Learner"]

Flaw = Callable[[Part, list[int], Clock], list[int] | None]
"""Says what is wrong with a set in a component: some arguments of which an extension has at least one.

It returns None where the set is an extension of the component by the base semantics.
"""

Pending = list[tuple[list[int], frozenset[int] | None, list[int]]]
"""Components to be checked: each with the arguments that count around it, and why it came about."""


@define
class _Circle:
    """A component of several arguments: what bears on it, and which parts of that were judged rightly."""

    members: list[int]
    around: frozenset[int]
    sound: set[frozenset[int]] = field(factory=set)


class Learner:
    """What finds extensions of a connected part."""

    def __init__(self, part: Part, flaw: Flaw, clock: Clock) -> None:
        self._part = part
        self._flaw = flaw
        self._clock = clock
        self._solver = _encodings.naive(part, clock)
        self._circles: list[_Circle] = []
        for component in self._split(list(range(1, part.size + 1))):
            number, attackers = component[0], part.attackers[component[0]]
            if len(component) > 1:
                around = chain(component, *(part.attackers[member] for member in component))
                self._circles.append(_Circle(component, frozenset(around)))
            elif number not in attackers:
                self._solver.add(number, *attackers)

    def find(self, assumptions: Sequence[int] = ()) -> Model | None:
        """Return an extension under assumptions, as a model of the solver; None where there is none."""
        while (model := self._solver.solve(assumptions)) is not None:
            lessons = self._lessons({literal for literal in model[: self._part.size] if literal > 0})
            if not lessons:
                return model
            for lesson in lessons:
                self._solver.add(*lesson)
        return None

    def verdict(self) -> Verdict:
        """Return what all extensions accept and attack."""
        size = self._part.size
        model = self.find()
        left = [literal for literal in (model or ())[: 2 * size] if literal > 0]
        while left:
            switch = self._solver.new()
            others = [-literal for literal in left]
            self._solver.lean(others)
            self._solver.add(-switch, *others)
            model = self.find([switch])
            self._solver.add(-switch)
            if model is None:
                break
            left = [literal for literal in left if model[literal - 1] > 0]
        return [number for number in left if number <= size], [n - size for n in left if n > size]

    def _lessons(self, accepted: set[int]) -> list[list[int]]:
        """Return clauses that a set breaks and no extension does; none where it is an extension."""
        lessons = []
        for circle in self._circles:
            bearing = circle.around & accepted
            if bearing not in circle.sound:
                lesson = self._lesson(circle.members, bearing)
                if lesson is None:
                    circle.sound.add(bearing)
                else:
                    lessons.append(lesson)
        return lessons

    def _lesson(self, members: list[int], accepted: AbstractSet[int]) -> list[int] | None:
        """Return what is wrong with a set in a component of the part, None where it is judged rightly."""
        pending: Pending = [(members, None, [])]
        while pending:
            component, around, why = pending.pop()
            left, reasons = self._spared(component, around, accepted)
            if len(left) < len(component):
                within = frozenset(left)
                pending += [(inner, within, why + reasons) for inner in self._split(left)]
                continue
            missing = self._flaw(*self._inner(component, accepted), self._clock)
            if missing is not None:
                return [*dict.fromkeys([*why, *reasons, *(component[turn - 1] for turn in missing)])]
        return None

    def _spared(
        self, component: list[int], around: frozenset[int] | None, accepted: AbstractSet[int]
    ) -> tuple[list[int], list[int]]:
        """Return what nothing accepted from outside attacks, and what would have to be otherwise."""
        inside = set(component)
        left, reasons = [], []
        for number in component:
            outside = [
                a for a in self._part.attackers[number] if a not in inside and (not around or a in around)
            ]
            hitting = next((attacker for attacker in outside if attacker in accepted), 0)
            if hitting:
                reasons.append(-hitting)
            else:
                left.append(number)
                reasons += outside
        return left, reasons

    def _split(self, numbers: list[int]) -> list[list[int]]:
        """Return the components of some arguments."""
        place = {number: turn for turn, number in enumerate(numbers)}
        attackers = self._part.attackers
        needed = [[place[a] for a in attackers[number] if a in place] for number in numbers]
        return [[numbers[turn] for turn in component] for component in components(needed)]

    def _inner(self, component: list[int], accepted: AbstractSet[int]) -> tuple[Part, list[int]]:
        """Return a component as a part of its own, and what of it is accepted."""
        place = {number: turn for turn, number in enumerate(component, 1)}
        attackers = self._part.attackers
        within = [[], *([place[a] for a in attackers[number] if a in place] for number in component)]
        chosen = [place[number] for number in component if number in accepted]
        return Part(self._part.outside(component), within, self._part.names), chosen
