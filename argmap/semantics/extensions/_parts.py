"""Frameworks cut into parts that can be judged one by one.

What the grounded semantics accepts or rejects is settled for every complete extension, so that these need
look only at the rest, the *reduct*, and there at each connected component by itself: the extensions of the
whole are the products of theirs. Whether an argument is accepted depends, for most semantics, only on
the arguments from which a path of attacks leads to it (directionality: Baroni and Giacomin 2007).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from argmap.semantics.frameworks import Framework

__all__ = ["IN", "OUT", "Part", "component", "cone", "grounded", "leading_to", "split", "undecided"]

IN: Final = 1
OUT: Final = 2


class Part(NamedTuple):
    """Some arguments of a framework, numbered from 1 as the variables of a solver are.

    `members` are their numbers in the framework, in order; `attackers` those within the part, by their
    numbers in it, for 0 an empty list that stands for nothing; `names` those of the whole framework.
    """

    members: list[int]
    attackers: list[list[int]]
    names: Sequence[str]

    @property
    def size(self) -> int:
        """How many arguments there are."""
        return len(self.members)

    @property
    def named(self) -> list[int]:
        """The numbers of arguments that are no auxiliary ones."""
        return [number for number, member in enumerate(self.members, 1) if self.names[member]]

    def outside(self, numbers: Sequence[int]) -> list[int]:
        """Return the numbers in the framework of arguments of the part."""
        members = self.members
        return [members[number - 1] for number in numbers]


def grounded(framework: Framework) -> bytearray:
    """Return for each argument IN, OUT, or 0 where the grounded semantics leaves it undecided; linear."""
    attacked = framework.attacked
    waits = list(map(len, framework.attackers))
    labels = bytearray(len(waits))
    ready = [argument for argument, count in enumerate(waits) if not count]
    for argument in ready:
        labels[argument] = IN
    while ready:
        for victim in attacked[ready.pop()]:
            if labels[victim]:
                continue
            labels[victim] = OUT
            for freed in attacked[victim]:
                waits[freed] -= 1
                if not waits[freed] and not labels[freed]:
                    labels[freed] = IN
                    ready.append(freed)
    return labels


_UNDECIDED: Final = bytes([1]) + bytes(255)


def undecided(labels: bytearray) -> bytearray:
    """Return 1 for each argument that is undecided, else 0."""
    return labels.translate(_UNDECIDED)


def split(framework: Framework, alive: Sequence[int]) -> Iterator[Part]:
    """Give the connected components of the arguments that are alive."""
    attackers, attacked = framework.attackers, framework.attacked
    local = [0] * len(framework)

    def around(argument: int) -> Iterator[int]:
        return chain(attackers[argument], attacked[argument])

    for start in range(len(framework)):
        if alive[start] and not local[start]:
            yield _part(framework, alive, around, local, start)


def component(framework: Framework, alive: Sequence[int], argument: int) -> Part:
    """Return the connected component in which an argument that is alive lies; it has number 1 there."""
    attackers, attacked = framework.attackers, framework.attacked
    local = [0] * len(framework)
    return _part(framework, alive, lambda number: chain(attackers[number], attacked[number]), local, argument)


def cone(framework: Framework, alive: Sequence[int], argument: int) -> Part:
    """Return the arguments alive from which attacks lead to an argument; it has number 1 there."""
    local = [0] * len(framework)
    return _part(framework, alive, framework.attackers.__getitem__, local, argument)


def leading_to(part: Part, *numbers: int) -> Part:
    """Return the arguments of a part from which attacks lead to some of them; these come first there."""
    local = {number: turn for turn, number in enumerate(numbers, 1)}
    members = [*numbers]
    for member in members:
        for other in part.attackers[member]:
            if other not in local:
                members.append(other)
                local[other] = len(members)
    within: list[list[int]] = [[]]
    within += [[local[other] for other in part.attackers[member]] for member in members]
    return Part(part.outside(members), within, part.names)


def _part(
    framework: Framework,
    alive: Sequence[int],
    around: Callable[[int], Sequence[int] | Iterator[int]],
    local: list[int],
    start: int,
) -> Part:
    """Return what is reached from an argument; `local` receives the numbers within the part."""
    members = [start]
    local[start] = 1
    for member in members:
        for other in around(member):
            if alive[other] and not local[other]:
                members.append(other)
                local[other] = len(members)
    attackers = framework.attackers
    within: list[list[int]] = [[]]
    within += [[local[other] for other in attackers[member] if alive[other]] for member in members]
    return Part(members, within, framework.names)
