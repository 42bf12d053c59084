"""What an edit can have changed in a framework, and what is as it was.

Attacks pass on what happens to an argument, so that only what attacks lead to from where something was edited
can be judged otherwise than before, by a semantics that is directional (Baroni and Giacomin 2007). By another
one, so can what lies in the same part of the framework as that.

Named arguments are known again by their names. Auxiliary ones have none: they are what is found in the same
place among the attackers of what is known again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from argmap.semantics.frameworks import Framework

__all__ = ["Known", "known"]

_NEW = -1


@frozen
class Known:
    """What was judged of a framework before an edit, by the numbers that its arguments have now.

    `held` is what all extensions accepted and `attacked` what all attacked; `touched` are the arguments to
    which attacks lead from where something was edited, and `around` these and all that attacks or attacked
    them.
    """

    held: AbstractSet[int]
    attacked: AbstractSet[int]
    touched: AbstractSet[int]
    around: AbstractSet[int]


def known(old: Framework, verdict: tuple[AbstractSet[int], AbstractSet[int]], new: Framework) -> Known:
    """Return what is known of a framework from the verdict on another one, that it was before an edit.

    >>> old = Framework(["a", "b", "c"], [[1], [], []])
    >>> found = known(old, (frozenset([1, 2]), frozenset([0])), Framework(["b", "c", "a"], [[], [0], []]))
    >>> sorted(found.held), sorted(found.attacked), sorted(found.touched), sorted(found.around)
    ([0, 1], [2], [1, 2], [0, 1, 2])
    """
    place, changed = _matched(old, new)
    touched = _downstream(new, changed)
    here = {number: argument for argument, number in enumerate(place) if number != _NEW}
    gone = (old.attackers[number] for number in range(len(old)) if number not in here)
    before = (old.attackers[place[argument]] for argument in touched if place[argument] != _NEW)
    around = set(touched).union(*(new.attackers[argument] for argument in touched))
    for attackers in (*gone, *before):
        around.update(here[number] for number in attackers if number in here)
    held, attacked = ({here[number] for number in numbers if number in here} for numbers in verdict)
    return Known(held, attacked, touched, around)


def _matched(old: Framework, new: Framework) -> tuple[list[int], list[int]]:
    """Return which argument each was, and those that have other attackers than they had, or are new."""
    number = {name: argument for argument, name in enumerate(old.names) if name}
    place = [number.get(name, _NEW) if name else _NEW for name in new.names]
    pending = [argument for argument, name in enumerate(new.names) if name]
    taken: set[int] = set()
    changed = []
    for argument in pending:
        before = old.attackers[place[argument]] if place[argument] != _NEW else None
        if before is None or len(before) != len(new.attackers[argument]):
            changed.append(argument)
            continue
        for attacker, was in zip(new.attackers[argument], before, strict=True):
            if place[attacker] == was:
                continue
            if new.names[attacker] or old.names[was] or place[attacker] != _NEW or was in taken:
                changed.append(argument)
                break
            place[attacker] = was
            taken.add(was)
            pending.append(attacker)
    judged = set(pending)
    changed += (argument for argument in range(len(new)) if argument not in judged)
    return place, changed


def _downstream(framework: Framework, numbers: Iterable[int]) -> set[int]:
    """Return the arguments to which attacks lead from some of them, and these."""
    attacked: Sequence[Sequence[int]] = framework.attacked
    reached = [*dict.fromkeys(numbers)]
    seen = set(reached)
    for argument in reached:
        for victim in attacked[argument]:
            if victim not in seen:
                seen.add(victim)
                reached.append(victim)
    return seen
