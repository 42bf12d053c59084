"""Conditions under which elements stand, and the abstract framework that says the same with attacks alone.

Each element stands when all that it needs stands, nothing that stands is against it and, where it has
reasons, one of them stands. Read with three values (false 0, open ½, true 1; "not" is 1 - x, "all" the
least and "one of" the greatest) the solutions of these equations are the complete labellings of argument
maps with joint and recursive attacks and supports: see Alfano, Greco, Parisi and Trubitsyna (2020), "On the
semantics of abstract argumentation frameworks: a logic programming approach".

To turn them into attacks, one auxiliary argument stands for "p does not stand", attacked by p, and attacks
whatever needs p; one stands for "no reason stands", attacked by every reason. That is linear, and the
complete extensions, and with them the grounded, preferred, stable and ideal ones, stay the same on the
elements; so do the semi-stable and eager ones where auxiliary arguments may stay open. Elements that only
support one another would hold themselves up; they must not, so each circle of supports is walked through in
rounds that begin with nothing, as often as reasons can depend on one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field

from argmap.errors import OptionError
from argmap.semantics._graphs import components
from argmap.semantics.frameworks import Framework

__all__ = ["Condition", "as_attacks"]

MOST_COPIES = 300_000
"""How many copies of its elements a circle of supports may take."""


@define
class Condition:
    """When an element stands: with all of `needs`, none of `against`, and one of `reasons` unless None."""

    needs: list[int] = field(factory=list)
    against: list[int] = field(factory=list)
    reasons: list[int] | None = None

    @property
    def rests_on(self) -> list[int]:
        """What must stand for it to stand."""
        return [*self.needs, *(self.reasons or ())]


def as_attacks(names: Sequence[str], conditions: Sequence[Condition]) -> Framework:
    """Return the framework in which as much stands as under the conditions, one for each name.

    Arguments that come after the names are auxiliary and have the name `""`.

    Raises:
        OptionError: very many elements support one another in very many circles.

    >>> claim, doubt = Condition(reasons=[1], against=[2]), Condition(needs=[1])
    >>> framework = as_attacks(["claim", "reason", "doubt"], [claim, Condition(), doubt])
    >>> framework.names, framework.attackers
    (('claim', 'reason', 'doubt', ''), ((2, 3), (), (3,), (1,)))
    """
    every = [*conditions]
    resting = {number: others for number, each in enumerate(conditions) if (others := each.rests_on)}
    for circle in _circles(resting):
        _unwind(circle, every)
    return _Attacks(names, every).framework()


class _Attacks:
    """A framework in the making."""

    def __init__(self, names: Sequence[str], conditions: Sequence[Condition]) -> None:
        self._names = list(names) + [""] * (len(conditions) - len(names))
        self._conditions = conditions
        self._attackers: list[list[int]] = [[] for _ in conditions]
        self._denials: dict[int, int] = {}

    def framework(self) -> Framework:
        """Return the framework."""
        for number, condition in enumerate(self._conditions):
            attackers = [*condition.against, *map(self._denial, condition.needs)]
            if condition.reasons is not None:
                attackers.append(self._lack(condition.reasons))
            if len(attackers) > 1:
                attackers = [*dict.fromkeys(attackers)]
            self._attackers[number] = attackers
        return Framework(self._names, self._attackers)

    def _lack(self, reasons: Sequence[int]) -> int:
        """Return the argument that none of some reasons stands."""
        return self._denial(reasons[0]) if len(reasons) == 1 else self._auxiliary(reasons)

    def _denial(self, number: int) -> int:
        """Return the argument that something does not stand."""
        if number not in self._denials:
            self._denials[number] = self._auxiliary([number])
        return self._denials[number]

    def _auxiliary(self, attackers: Iterable[int]) -> int:
        self._names.append("")
        self._attackers.append(list(dict.fromkeys(attackers)))
        return len(self._names) - 1


def _circles(rests_on: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """Return the sets of elements that rest on one another, or one on itself."""
    left = _unsettled(rests_on)
    place = {number: turn for turn, number in enumerate(left)}
    among = [[place[other] for other in rests_on[number] if other in place] for number in left]
    found = ([left[turn] for turn in circle] for circle in components(among))
    return [circle for circle in found if len(circle) > 1 or circle[0] in rests_on[circle[0]]]


def _unsettled(rests_on: Mapping[int, Sequence[int]]) -> list[int]:
    """Return what rests, however indirectly, on a circle; most often nothing (Kahn 1962)."""
    users: dict[int, list[int]] = {}
    waits: dict[int, int] = {}
    for number, others in rests_on.items():
        resting = [other for other in others if other in rests_on]
        waits[number] = len(resting)
        for other in resting:
            users.setdefault(other, []).append(number)
    settled = [number for number, count in waits.items() if not count]
    for number in settled:
        for user in users.get(number, ()):
            waits[user] -= 1
            if not waits[user]:
                settled.append(user)
    return [number for number, count in waits.items() if count]


def _unwind(circle: Sequence[int], conditions: list[Condition]) -> None:
    """Let elements that rest on one another stand only on what they are given from elsewhere.

    In the last round are the elements themselves, before it copies of them. In a round each element sees
    those before it in this round and the others in the round before; before the first, nothing stands. A
    reason that depends on no element twice needs no more rounds than there are elements seen too late.
    """
    order = _by_depth(circle, conditions)
    turn = {number: position for position, number in enumerate(order)}
    late = {
        other
        for number in order
        for other in conditions[number].rests_on
        if turn.get(other, -1) >= turn[number]
    }
    if len(order) * (len(late) + 1) > MOST_COPIES:
        message = f"{len(order)} elements support one another in too many circles to follow"
        raise OptionError(message)
    copies = _Copies(conditions, turn)
    for number in order:
        copies.ask(number, len(late))
    copies.make()


class _Copies:
    """The rounds of a circle, from the last one backwards, as far as anything depends on them."""

    def __init__(self, conditions: list[Condition], turn: dict[int, int]) -> None:
        self._conditions = conditions
        self._original = {number: conditions[number] for number in turn}
        self._turn = turn
        self._asked: list[tuple[int, int]] = []
        self._places: dict[tuple[int, int], int] = {}

    def ask(self, number: int, round_: int) -> None:
        """Have an element itself stand for its last round."""
        self._places[number, round_] = number
        self._asked.append((number, round_))

    def make(self) -> None:
        """Write the conditions of all rounds."""
        for number, round_ in self._asked:
            self._conditions[self._places[number, round_]] = self._copied(number, round_)

    def _copied(self, number: int, round_: int) -> Condition:
        """Return the condition of an element in a round; what cannot stand yet is no reason, or bars it."""
        original = self._original[number]
        needs = [self._seen(other, number, round_) for other in original.needs]
        if None in needs:
            return Condition(reasons=[])
        reasons = original.reasons
        if reasons is not None:
            seen = (self._seen(other, number, round_) for other in reasons)
            reasons = [other for other in seen if other is not None]
        return Condition([need for need in needs if need is not None], [*original.against], reasons)

    def _seen(self, other: int, number: int, round_: int) -> int | None:
        """Return what an element sees of another in a round, None where that is nothing."""
        if other not in self._turn:
            return other
        seen = round_ if self._turn[other] < self._turn[number] else round_ - 1
        if seen < 0:
            return None
        if (other, seen) not in self._places:
            self._places[other, seen] = len(self._conditions)
            self._conditions.append(Condition())
            self._asked.append((other, seen))
        return self._places[other, seen]


def _by_depth(circle: Sequence[int], conditions: Sequence[Condition]) -> list[int]:
    """Return a circle so that most elements come after what they rest on: depth first, last seen first."""
    inside = set(circle)
    order: list[int] = []
    seen: set[int] = set()
    for root in circle:
        if root in seen:
            continue
        seen.add(root)
        work: list[tuple[int, Iterator[int]]] = [(root, iter(conditions[root].rests_on))]
        while work:
            number, others = work[-1]
            following = next((other for other in others if other in inside and other not in seen), None)
            if following is None:
                order.append(number)
                work.pop()
            else:
                seen.add(following)
                work.append((following, iter(conditions[following].rests_on)))
    return order
