"""Why an argument is accepted or not, as the dialogue game of the grounded semantics plays it.

Who defends an argument answers every attack on it; who attacks names one attacker that holds (Vreeswijk and
Prakken 2000, "Credulous and sceptical argument games"; Caminada 2017, "Argumentation semantics as formal
discussion"). The least round in which grounded reasoning settles an argument is its rank; a ground always has
a lower rank than what it is a ground for, so that no reasoning goes round in a circle.

Auxiliary arguments, which have no name, are walked through: two attacks in a row speak *for* an argument.
"""

from __future__ import annotations

from typing import Final, Literal

from attrs import frozen

from argmap.semantics.frameworks import Framework

__all__ = ["Game", "Label", "Move"]

Label = Literal["stands", "falls", "open"]

OUT: Final = "falls"
IN: Final = "stands"
OPEN: Final = "open"

_SETTLING: Final[dict[Label, Label]] = {IN: OUT, OUT: IN, OPEN: OPEN}

_NEVER: Final = -1


@frozen
class Move:
    """A named argument that bears on another one: whether it speaks for it, and what becomes of it."""

    argument: int
    is_for: bool


class Game:
    """The grounded labels of a framework, and the moves that justify them."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework
        self.labels: list[Label] = [OPEN] * len(framework)
        self._ranks = [_NEVER] * len(framework)
        self._settle()

    @property
    def names(self) -> tuple[str, ...]:
        """The elements that the arguments came from."""
        return self._framework.names

    def _settle(self) -> None:
        """Label and rank all arguments: rounds over those whose attackers are all out."""
        attackers, attacked = self._framework.attackers, self._framework.attacked
        waiting = [len(set(others)) for others in attackers]
        accepted = [argument for argument, count in enumerate(waiting) if not count]
        rank = 0
        while accepted:
            rejected = []
            for argument in accepted:
                self.labels[argument], self._ranks[argument] = IN, rank
                for target in attacked[argument]:
                    if self.labels[target] == OPEN:
                        self.labels[target], self._ranks[target] = OUT, rank + 1
                        rejected.append(target)
            accepted = []
            for argument in rejected:
                for target in set(attacked[argument]):
                    waiting[target] -= 1
                    if not waiting[target] and self.labels[target] == OPEN:
                        accepted.append(target)
            accepted.sort()
            rank += 2

    def moves(self, argument: int, *, every: bool = False) -> list[Move]:
        """Return the named arguments that settle another one, each once, those settled first before others.

        Of several attackers that stand, one is enough to settle it; with `every`, all are returned.
        """
        found: dict[Move, None] = {}
        walked = set()
        queue = [(argument, True)]
        for here, is_for in queue:
            for attacker in self._decisive(here, every=every and here == argument):
                move = Move(attacker, not is_for)
                if self._framework.names[attacker]:
                    found[move] = None
                elif move not in walked:
                    walked.add(move)
                    queue.append((attacker, not is_for))
        return sorted(found, key=lambda move: self._ranks[move.argument])

    def _decisive(self, argument: int, *, every: bool) -> list[int]:
        """Return the attackers that settle it: all that failed, one that did not, or all that are open."""
        settling = _SETTLING[self.labels[argument]]
        attackers = dict.fromkeys(self._framework.attackers[argument])
        found = [attacker for attacker in attackers if self.labels[attacker] == settling]
        if settling == IN and not every:
            return [min(found, key=self._ranks.__getitem__)]
        return found
