"""Rounds over one component: every argument's next strength from the strengths of the round before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from itertools import chain
from typing import Any, Final, Protocol

from argmap.semantics.frameworks import Qbaf
from argmap.semantics.gradual._rule import NOTHING, Rule, count, product, stepper, top, total

__all__ = ["Arrays", "Lists", "Rounds"]


class Rounds(Protocol):
    """What can be iterated; `size` is about how much work a round is."""

    size: int

    def restart(self) -> None:
        """Begin anew, from the base scores."""

    def advance(self, step: float) -> float:
        """Move by a share of the way to the next strengths; return how long the longest way was."""

    def values(self) -> list[float]:
        """Return the strengths as they are."""


class Lists:
    """Rounds in plain Python."""

    def __init__(self, qbaf: Qbaf, rule: Rule, strengths: list[float], component: Sequence[int]) -> None:
        self.size = sum(1 + len(qbaf.attackers[i]) + len(qbaf.supporters[i]) for i in component)
        self._base = qbaf.base
        self._strengths = strengths
        self._component = component
        self._next = stepper(qbaf, rule, strengths)

    def restart(self) -> None:
        """Begin anew, from the base scores."""
        for argument in self._component:
            self._strengths[argument] = self._base[argument]

    def advance(self, step: float) -> float:
        """Move by a share of the way to the next strengths; return how long the longest way was."""
        strengths = self._strengths
        following = [*map(self._next, self._component)]
        residual = 0.0
        for argument, value in zip(self._component, following, strict=True):
            was = strengths[argument]
            strengths[argument] = value if step == 1.0 else was + step * (value - was)
            if not -residual <= value - was <= residual:
                residual = abs(value - was)
        return residual

    def values(self) -> list[float]:
        """Return the strengths as they are."""
        return [*map(self._strengths.__getitem__, self._component)]


class Arrays:
    """The same rounds in numpy; of a component and, behind it, the arguments outside that it depends on."""

    def __init__(self, qbaf: Qbaf, rule: Rule, strengths: Sequence[float], component: Sequence[int]) -> None:
        import numpy as np

        place = {argument: index for index, argument in enumerate(component)}
        needed = (qbaf.attackers, qbaf.supporters, qbaf.premises)
        for argument in component:
            for other in chain.from_iterable(part[argument] for part in needed):
                place.setdefault(other, len(place))
        parts = [[[place[other] for other in part[argument]] for argument in component] for part in needed]
        self._attackers, self._supporters, self._premises = (_Segments(part) for part in parts)
        self.size = sum(part.size for part in (self._attackers, self._supporters, self._premises))
        self._aggregate, self._rule = _AGGREGATES[rule.aggregate], rule
        self._base = np.array([qbaf.base[argument] for argument in component])
        self._state = np.array([strengths[argument] for argument in place])

    @classmethod
    def of(
        cls, qbaf: Qbaf, rule: Rule, strengths: Sequence[float], component: Sequence[int]
    ) -> Arrays | None:
        """Return rounds in numpy, None where numpy is not there or does not know the rule's aggregation."""
        if rule.aggregate not in _AGGREGATES or find_spec("numpy") is None:
            return None
        return cls(qbaf, rule, strengths, component)

    def restart(self) -> None:
        """Begin anew, from the base scores."""
        self._state[: len(self._base)] = self._base

    def advance(self, step: float) -> float:
        """Move by a share of the way to the next strengths; return how long the longest way was."""
        import numpy as np

        energy = self._aggregate(self._state, self._attackers, self._supporters)
        score = self._base * self._premises.reduced(np.multiply, self._state, 1.0)
        state = self._state[: len(self._base)]
        up, down = (
            self._rule.rise(score, np.maximum(energy, 0.0)),
            self._rule.fall(score, np.minimum(energy, 0.0)),
        )
        way = np.where(energy >= 0.0, up, down) - state
        state += step * way
        return float(np.abs(way).max())

    def values(self) -> list[float]:
        """Return the strengths as they are."""
        return [float(value) for value in self._state[: len(self._base)]]


class _Segments:
    """For each argument of a component, the places of some others: all in one array."""

    def __init__(self, others: Sequence[Sequence[int]]) -> None:
        import numpy as np

        lengths = np.array([len(places) for places in others])
        self.size = int(lengths.sum())
        self._length = len(others)
        self._places = np.fromiter(chain.from_iterable(others), dtype=np.intp, count=self.size)
        self._filled = np.flatnonzero(lengths)
        self._starts = np.concatenate([[0], np.cumsum(lengths[self._filled])[:-1]]).astype(np.intp)

    def reduced(self, ufunc: Any, state: Any, empty: float) -> Any:
        """Return for each argument its others' strengths, joined by a function of numpy."""
        import numpy as np

        found = np.full(self._length, empty)
        if self.size:
            found[self._filled] = ufunc.reduceat(state[self._places], self._starts)
        return found


def _total(state: Any, attackers: _Segments, supporters: _Segments) -> Any:
    import numpy as np

    return supporters.reduced(np.add, state, 0.0) - attackers.reduced(np.add, state, 0.0)


def _product(state: Any, attackers: _Segments, supporters: _Segments) -> Any:
    import numpy as np

    left = 1.0 - state
    return attackers.reduced(np.multiply, left, 1.0) - supporters.reduced(np.multiply, left, 1.0)


def _top(state: Any, attackers: _Segments, supporters: _Segments) -> Any:
    import numpy as np

    return supporters.reduced(np.maximum, state, 0.0) - attackers.reduced(np.maximum, state, 0.0)


def _count(state: Any, attackers: _Segments, supporters: _Segments) -> Any:
    return _counted(state, supporters) - _counted(state, attackers)


def _counted(state: Any, others: _Segments) -> Any:
    import numpy as np

    some = state > NOTHING
    number = others.reduced(np.add, some.astype(float), 0.0)
    return number + others.reduced(np.add, np.where(some, state, 0.0), 0.0) / np.maximum(number, 1.0)


_AGGREGATES: Final[dict[Any, Callable[[Any, _Segments, _Segments], Any]]] = {
    total: _total,
    product: _product,
    top: _top,
    count: _count,
}
