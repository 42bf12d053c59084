"""Semantics put together from what they say of one connected part of a framework."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from math import prod

from attrs import frozen

from argmap.semantics._clock import Clock
from argmap.semantics._edits import Known
from argmap.semantics._spec import Extension, Extensions
from argmap.semantics.extensions._parts import (
    IN,
    OUT,
    Part,
    component,
    cone,
    grounded,
    leading_to,
    split,
    undecided,
)
from argmap.semantics.frameworks import Framework

__all__ = ["Method", "Verdict", "common", "composed"]

Verdict = tuple[list[int], list[int]]
"""The arguments that every extension accepts, and those that every extension attacks."""


@frozen(kw_only=True)
class Method:
    """How a semantics judges a connected part; every such part has an extension.

    `sets` gives the extensions, `one` any of them; `has` and `lacks` say whether there is one with or without
    argument 1, `example` gives such a one, `verdict` what is common to all. With `reduced`, the parts are
    those that the grounded semantics leaves undecided; with `directional`, what attacks argument 1 through
    others is enough to know.
    """

    sets: Callable[[Part, Clock], Iterator[list[int]]]
    one: Callable[[Part, Clock], list[int]]
    has: Callable[[Part, Clock], bool]
    lacks: Callable[[Part, Clock], bool]
    verdict: Callable[[Part, Clock], Verdict]
    example: Callable[[Part, bool, Clock], list[int] | None] | None = None
    reduced: bool = True
    directional: bool = False

    @classmethod
    def single(cls, one: Callable[[Part, Clock], list[int]], *, directional: bool = False) -> Method:
        """Return the method of a semantics with exactly one extension."""

        def verdict(part: Part, clock: Clock) -> Verdict:
            return common(part, [one(part, clock)])

        return cls(
            sets=lambda part, clock: iter((one(part, clock),)),
            one=one,
            has=lambda part, clock: 1 in one(part, clock),
            lacks=lambda part, clock: 1 not in one(part, clock),
            verdict=verdict,
            directional=directional,
        )

    def extensions(self, framework: Framework, clock: Clock) -> Iterator[Extension]:
        """Give the extensions of a framework."""
        settled, parts = self._cut(framework)
        return products(settled, [_outside(part, self.sets(part, clock)) for part in parts], clock)

    def extension(self, framework: Framework, clock: Clock) -> Extension:
        """Return one extension of a framework."""
        settled, parts = self._cut(framework)
        return frozenset(chain(settled, *(part.outside(self.one(part, clock)) for part in parts)))

    def count(self, framework: Framework, clock: Clock) -> int:
        """Return how many extensions a framework has."""
        _, parts = self._cut(framework)
        return prod(sum(1 for _ in self.sets(part, clock)) for part in parts)

    def credulous(self, framework: Framework, argument: int, clock: Clock) -> bool:
        """Return whether an argument is in some extension."""
        labels = self._labels(framework)
        if labels[argument]:
            return labels[argument] == IN
        return self.has(self._part(framework, labels, argument), clock)

    def sceptical(self, framework: Framework, argument: int, clock: Clock) -> bool:
        """Return whether an argument is in every extension."""
        labels = self._labels(framework)
        if labels[argument]:
            return labels[argument] == IN
        return not self.lacks(self._part(framework, labels, argument), clock)

    def witness(self, framework: Framework, argument: int, present: bool, clock: Clock) -> Extension | None:  # noqa: FBT001 - it is the question
        """Return an extension that has an argument, or that lacks it; None where there is none."""
        labels = self._labels(framework)
        if labels[argument]:
            return self.extension(framework, clock) if (labels[argument] == IN) == present else None
        settled, parts = self._cut(framework)
        asked = component(framework, undecided(labels), argument)
        found = self._example(asked, present, clock)
        if found is None:
            return None
        inside = set(asked.members)
        others = (part for part in parts if part.members[0] not in inside)
        rest = (part.outside(self.one(part, clock)) for part in others)
        return frozenset(chain(settled, asked.outside(found), *rest))

    def _example(self, part: Part, present: bool, clock: Clock) -> list[int] | None:  # noqa: FBT001 - it is the question
        """Return a set of a part that has argument 1, or that lacks it."""
        if self.example:
            return self.example(part, present, clock)
        return next((found for found in self.sets(part, clock) if (1 in found) == present), None)

    def common(self, framework: Framework, clock: Clock) -> tuple[Extension, Extension]:
        """Return what every extension of a framework accepts, and what every one attacks."""
        return self._gathered(framework, lambda part: _named(part, self.verdict(part, clock)))

    def update(self, framework: Framework, known: Known, clock: Clock) -> tuple[Extension, Extension]:
        """Return the same, given what is known from before an edit."""
        changed = known.touched if self.directional else known.around

        def verdict(part: Part) -> Verdict:
            asked = [number for number, member in enumerate(part.members, 1) if member in changed]
            if not asked:
                return known.kept(part.members)
            judged = leading_to(part, *asked) if self.directional else part
            held, attacked = _named(judged, self.verdict(judged, clock))
            inside = set(judged.members)
            kept = known.kept(member for member in part.members if member not in inside)
            return held + kept[0], attacked + kept[1]

        return self._gathered(framework, verdict)

    def _gathered(
        self, framework: Framework, verdict: Callable[[Part], Verdict]
    ) -> tuple[Extension, Extension]:
        """Return what is settled to be accepted or attacked, and what is so in parts that are not settled."""
        labels = self._labels(framework)
        stands = [argument for argument, label in enumerate(labels) if label == IN]
        falls = [argument for argument, label in enumerate(labels) if label == OUT]
        for part in split(framework, undecided(labels)):
            held, attacked = verdict(part)
            stands += held
            falls += attacked
        return frozenset(stands), frozenset(falls)

    def _labels(self, framework: Framework) -> bytearray:
        """Return what is settled before any part is looked at."""
        return grounded(framework) if self.reduced else bytearray(len(framework))

    def _cut(self, framework: Framework) -> tuple[list[int], list[Part]]:
        """Return what is settled to be in, and the parts that are not settled."""
        labels = self._labels(framework)
        settled = [argument for argument, label in enumerate(labels) if label == IN]
        return settled, list(split(framework, undecided(labels)))

    def _part(self, framework: Framework, labels: bytearray, argument: int) -> Part:
        """Return the part that decides about an argument."""
        return (cone if self.directional else component)(framework, undecided(labels), argument)


def composed(
    method: Method, *, title: str, code: str, admissible: bool = True, updates: bool = True
) -> Extensions:
    """Return the semantics that judges each connected part by a method.

    Without `updates` it judges all anew after an edit, as is quicker where verdicts need no search.
    """
    return Extensions(
        title=title,
        code=code,
        extensions=method.extensions,
        one=method.extension,
        count=method.count,
        credulous=method.credulous,
        sceptical=method.sceptical,
        example=method.witness,
        verdict=method.common,
        update=method.update if updates else None,
        admissible=admissible,
    )


def _named(part: Part, verdict: Verdict) -> Verdict:
    """Return a verdict on a part by the numbers of the framework."""
    held, attacked = verdict
    return part.outside(held), part.outside(attacked)


def _outside(part: Part, sets: Iterable[list[int]]) -> Iterator[list[int]]:
    return (part.outside(numbers) for numbers in sets)


def products(settled: list[int], choices: list[Iterator[list[int]]], clock: Clock) -> Iterator[Extension]:
    """Give every union of one set of each choice, the last changing fastest; none is asked too early."""
    known: list[list[list[int]]] = [[] for _ in choices]

    def has(which: int, turn: int) -> bool:
        while len(known[which]) <= turn:
            following = next(choices[which], None)
            if following is None:
                return False
            known[which].append(following)
        return True

    if not all(has(which, 0) for which in range(len(choices))):
        return
    turns = [0] * len(choices)
    while True:
        clock.check()
        chosen = (sets[turn] for sets, turn in zip(known, turns, strict=True))
        yield frozenset(chain(settled, *chosen))
        which = len(turns) - 1
        while which >= 0 and not has(which, turns[which] + 1):
            turns[which] = 0
            which -= 1
        if which < 0:
            return
        turns[which] += 1


def common(part: Part, sets: Iterable[list[int]]) -> Verdict:
    """Return what some extensions have in common; no more of them are asked for once that is nothing."""
    held = attacked = set(range(1, part.size + 1))
    for numbers in sets:
        accepted = set(numbers)
        held = held & accepted
        attacked = {argument for argument in attacked if not accepted.isdisjoint(part.attackers[argument])}
        if not held and not attacked:
            break
    return sorted(held), sorted(attacked)
