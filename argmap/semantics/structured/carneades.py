"""Carneades: statements are accepted by proof standards that weigh the arguments for rival positions.

Gordon, Prakken & Walton 2007, "The Carneades model of argument and burden of proof"; standards from Gordon &
Walton 2009, "Proof burdens and standards"; labels in cyclic graphs from Gordon & Walton 2016, "Formalizing
balancing arguments". A statement is in when it is assumed or an argument for it applies, out when all
arguments for it fail, and undecided otherwise. An issue is decided between its positions when all their
arguments are weighed:

| standard | a position is in when its strongest argument weighs |
|---|---|
| `scintilla` | anything |
| `preponderance` | more than that of any other position |
| `clear-and-convincing` | so, and more than 0.5, and by more than 0.3 |
| `beyond-reasonable-doubt` | so, and that of no other position weighs 0.2 |
| `dialectical-validity` | anything, and that of no other position does |

| weighing | an argument weighs its weight times |
|---|---|
| `linked` | 1, if all premises are in |
| `convergent` | 1, if any is |
| `cumulative` | the share of premises that are in |
| `factorized` | the share of its premises in those of all arguments about the issue, if all are in |

Labels are found in linear time: each is given once, as soon as what it depends on is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Literal

from attrs import field, frozen

__all__ = ["STANDARDS", "Argument", "Graph", "Issue", "Label", "Standard", "Weighing", "labels"]

Label = Literal["in", "out", "undecided"]
Standard = Literal[
    "scintilla", "preponderance", "clear-and-convincing", "beyond-reasonable-doubt", "dialectical-validity"
]
Weighing = Literal["linked", "convergent", "cumulative", "factorized"]

_ENOUGH: Final = 0.5
_CLEARLY: Final = 0.3
_DOUBT: Final = 0.2

_CONVINCES: Final[dict[Standard, Callable[[float, float], bool]]] = {
    "scintilla": lambda own, _: own > 0,
    "preponderance": lambda own, other: own > other,
    "clear-and-convincing": lambda own, other: own > max(other + _CLEARLY, _ENOUGH),
    "beyond-reasonable-doubt": lambda own, other: own > max(other + _CLEARLY, _ENOUGH) and other < _DOUBT,
    "dialectical-validity": lambda own, other: own > 0 and other == 0,
}
"""Whether a weight convinces against the largest weight of the other positions."""

STANDARDS: Final[tuple[Standard, ...]] = tuple(_CONVINCES)
"""All standards of proof."""


def _numbers(numbers: Iterable[int]) -> tuple[int, ...]:
    found = tuple(numbers)
    return tuple(dict.fromkeys(found)) if len(found) > 1 else found


@frozen(kw_only=True)
class Argument:
    """An argument for a statement, from other statements, unless one of the `undercutters` is in."""

    conclusion: int
    premises: tuple[int, ...] = field(default=(), converter=_numbers)
    undercutters: tuple[int, ...] = field(default=(), converter=_numbers)
    weight: float = 1.0
    weighing: Weighing = "linked"


@frozen(kw_only=True)
class Issue:
    """Statements that exclude one another, and the standard by which one of them is accepted."""

    positions: tuple[int, ...] = field(converter=_numbers)
    standard: Standard = "preponderance"


def _arguments(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    return tuple(arguments)


def _issues(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(issues)


@frozen(kw_only=True)
class Graph:
    """Statements, numbered from 0, the arguments for them, what is assumed, and what is at issue.

    Raises:
        ValueError: a number is no statement, or a statement is in two issues.
    """

    size: int
    arguments: tuple[Argument, ...] = field(converter=_arguments)
    assumptions: tuple[int, ...] = field(default=(), converter=_numbers)
    issues: tuple[Issue, ...] = field(default=(), converter=_issues)

    def __attrs_post_init__(self) -> None:
        positions = [position for issue in self.issues for position in issue.positions]
        if len(set(positions)) < len(positions):
            message = "a statement is in two issues; let them be one"
            raise ValueError(message)
        used = [*positions, *self.assumptions]
        for argument in self.arguments:
            used += [argument.conclusion, *argument.premises, *argument.undercutters]
        if used and not (min(used) >= 0 and max(used) < self.size):
            message = f"statements are numbered from 0 to {self.size - 1}"
            raise ValueError(message)


def labels(graph: Graph) -> tuple[Label, ...]:
    """Return the label of each statement.

    >>> looks, normally, red, lamp = range(4)
    >>> seeing = Argument(conclusion=red, premises=[looks, normally], undercutters=[lamp])
    >>> labels(Graph(size=4, arguments=[seeing], assumptions=[looks, normally]))
    ('in', 'in', 'in', 'out')
    """
    return _Court(graph).labels()


class _Court:
    """A graph while its statements are labelled."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._labels: list[Label] = ["undecided"] * graph.size
        self._queue: list[int] = []
        self._best = [0.0] * graph.size
        self._waiting = [0] * graph.size
        self._used_in: list[list[int]] = [[] for _ in range(graph.size)]
        self._undercutting: list[list[int]] = [[] for _ in range(graph.size)]
        self._issue = {place: which for which, issue in enumerate(graph.issues) for place in issue.positions}
        self._pending = [0] * len(graph.issues)
        self._unknown = [len(argument.premises) + len(argument.undercutters) for argument in graph.arguments]
        self._in = [0] * len(graph.arguments)
        self._is_weighed = [False] * len(graph.arguments)
        for number, argument in enumerate(graph.arguments):
            self._waiting[argument.conclusion] += 1
            which = self._issue.get(argument.conclusion)
            if which is not None:
                self._pending[which] += 1
            for premise in argument.premises:
                self._used_in[premise].append(number)
            for undercutter in argument.undercutters:
                self._undercutting[undercutter].append(number)
        self._factors = self._shared_factors()

    def labels(self) -> tuple[Label, ...]:
        """Label everything that can be."""
        for statement in self._graph.assumptions:
            self._best[statement] = 1.0
            self._label(statement, "in")
        for statement, count in enumerate(self._waiting):
            if not count:
                self._label(statement, "out")
        for number, count in enumerate(self._unknown):
            if not count:
                self._weigh(number)
        for statement in self._queue:
            for number in self._used_in[statement]:
                self._learn(number, statement, is_premise=True)
            for number in self._undercutting[statement]:
                self._learn(number, statement, is_premise=False)
        return tuple(self._labels)

    def _shared_factors(self) -> dict[int, int]:
        """Return how many premises there are in all arguments about each statement or its rivals."""
        arguments = self._graph.arguments
        if all(argument.weighing != "factorized" for argument in arguments):
            return {}
        about: dict[int, tuple[int, ...]] = {each.conclusion: (each.conclusion,) for each in arguments}
        about.update({place: self._graph.issues[which].positions for place, which in self._issue.items()})
        factors: dict[tuple[int, ...], set[int]] = {}
        for argument in arguments:
            factors.setdefault(about[argument.conclusion], set()).update(argument.premises)
        return {argument.conclusion: len(factors[about[argument.conclusion]]) for argument in arguments}

    def _label(self, statement: int, label: Label) -> None:
        if self._labels[statement] == "undecided":
            self._labels[statement] = label
            self._queue.append(statement)

    def _learn(self, number: int, statement: int, *, is_premise: bool) -> None:
        """Let an argument know that a statement has its label."""
        if self._is_weighed[number]:
            return
        self._unknown[number] -= 1
        is_in = self._labels[statement] == "in"
        self._in[number] += is_in and is_premise
        needs_all = self._graph.arguments[number].weighing in {"linked", "factorized"}
        is_lost = is_in if not is_premise else needs_all and not is_in
        if is_lost:
            self._conclude(number, 0.0)
        elif not self._unknown[number]:
            self._weigh(number)

    def _weigh(self, number: int) -> None:
        """Weigh an argument of which all is known."""
        argument = self._graph.arguments[number]
        count, found = len(argument.premises), self._in[number]
        share = 1.0
        if argument.weighing == "convergent":
            share = 1.0 if found or not count else 0.0
        elif argument.weighing == "cumulative" and count:
            share = found / count
        elif argument.weighing == "factorized" and count:
            share = count / self._factors[argument.conclusion]
        self._conclude(number, argument.weight * share)

    def _conclude(self, number: int, weight: float) -> None:
        """Enter the weight of an argument, and decide what can now be decided."""
        self._is_weighed[number] = True
        statement = self._graph.arguments[number].conclusion
        self._best[statement] = max(self._best[statement], weight)
        self._waiting[statement] -= 1
        if not self._waiting[statement] and self._best[statement] <= 0:
            self._label(statement, "out")
        which = self._issue.get(statement)
        if which is None:
            if weight > 0:
                self._label(statement, "in")
            return
        self._pending[which] -= 1
        if not self._pending[which]:
            self._decide(self._graph.issues[which])

    def _decide(self, issue: Issue) -> None:
        """Label the positions of an issue whose arguments are all weighed."""
        *_, second, first = sorted([0.0, 0.0, *(self._best[place] for place in issue.positions)])
        for place in issue.positions:
            own = self._best[place]
            other = second if own == first else first
            self._label(place, "in" if _CONVINCES[issue.standard](own, other) else "out")
