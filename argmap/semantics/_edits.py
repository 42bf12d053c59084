"""What an edit can have changed in a framework, and what is as it was.

Attacks pass on what happens to an argument, so that only what attacks lead to from where something was edited
can be judged otherwise than before, by a semantics that is directional (Baroni and Giacomin 2007). By another
one, so can what lies in the same part of the framework as that.

Named arguments are known again by their names. Auxiliary ones have none: they are what is found in the same
place among the attackers of what is known again.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cached_property

from attrs import field, frozen

from argmap.semantics.frameworks import Framework

__all__ = ["Known"]

_NEW = -1


@frozen
class Known:
    """What is known of a framework from the `verdict` on another one, that it was before an edit.

    The verdict is what all extensions accepted, and what all attacked.

    >>> old, new = Framework(["a", "b", "c"], [[1], [], []]), Framework(["b", "c", "a"], [[], [0], []])
    >>> known = Known(old, (frozenset([1, 2]), frozenset([0])), new)
    >>> sorted(known.touched), known.kept([0, 1, 2])
    ([1, 2], ([0, 1], [2]))
    """

    old: Framework
    verdict: tuple[AbstractSet[int], AbstractSet[int]]
    new: Framework
    _place: list[int] = field(init=False)
    """Which argument each was."""

    @_place.default
    def _same_name(self) -> list[int]:
        number = {name: argument for argument, name in enumerate(self.old.names) if name}
        return [number.get(name, _NEW) if name else _NEW for name in self.new.names]

    @cached_property
    def touched(self) -> AbstractSet[int]:
        """The arguments to which attacks lead from where something was edited."""
        reached = [*dict.fromkeys(self._changed())]
        seen = set(reached)
        for argument in reached:
            for victim in self.new.attacked[argument]:
                if victim not in seen:
                    seen.add(victim)
                    reached.append(victim)
        return seen

    @cached_property
    def around(self) -> AbstractSet[int]:
        """What is touched, and all that attacks or attacked it, or what is gone."""
        touched, old = self.touched, self.old.attackers
        here = {number: argument for argument, number in enumerate(self._place) if number != _NEW}
        gone = (old[number] for number in range(len(old)) if number not in here)
        before = (old[self._place[argument]] for argument in touched if self._place[argument] != _NEW)
        around = set(touched).union(*(self.new.attackers[argument] for argument in touched))
        for attackers in (*gone, *before):
            around.update(here[number] for number in attackers if number in here)
        return around

    def kept(self, arguments: Iterable[int]) -> tuple[list[int], list[int]]:
        """Return which arguments all extensions accepted, and which all attacked."""
        place, (held, attacked) = self._place, self.verdict
        known = [argument for argument in arguments if place[argument] != _NEW]
        return [a for a in known if place[a] in held], [a for a in known if place[a] in attacked]

    def _changed(self) -> list[int]:
        """Return what is new or has other attackers than it had; let auxiliary arguments have their place."""
        place, old, new = self._place, self.old, self.new
        pending = [argument for argument, name in enumerate(new.names) if name]
        fixed = self._fixed()
        taken: set[int] = set()
        changed = []
        for argument in pending:
            attackers = new.attackers[argument]
            before = old.attackers[place[argument]] if place[argument] != _NEW else None
            if before == attackers and (not attackers or max(attackers) < fixed):
                continue
            if before is None or len(before) != len(attackers):
                changed.append(argument)
                continue
            for attacker, was in zip(attackers, before, strict=True):
                if place[attacker] == was:
                    continue
                if new.names[attacker] or old.names[was] or place[attacker] != _NEW or was in taken:
                    changed.append(argument)
                    break
                place[attacker] = was
                taken.add(was)
                pending.append(attacker)
        judged = set(pending)
        return changed + [argument for argument in range(len(new)) if argument not in judged]

    def _fixed(self) -> int:
        """Return how many named arguments have the numbers that they had."""
        return next((turn for turn, number in enumerate(self._place) if turn != number), len(self._place))
