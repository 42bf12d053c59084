"""A map before a court: which claims meet their standard of proof.

| in the map | for Carneades |
|---|---|
| claim, argument | a statement; what no support is given for is put forward with its own weight |
| support | an argument for its target, from all its premises together |
| rebuttal | an argument for the contrary of its target, with which the target is at issue |
| contradiction | its ends are at issue with one another |
| undercut | what takes a step away, when its premises are in |

Weights are those of the map, 1 where there is none. A claim stands when it is in, falls when it is out, and
is open when it is undecided; see `argmap.semantics.structured.carneades`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from argmap._collector import paused_collector
from argmap.errors import OptionError
from argmap.model import ArgumentMap, Relation
from argmap.semantics.evaluation import Evaluation, Status
from argmap.semantics.interpretations._weighing import same, weights
from argmap.semantics.structured.carneades import (
    STANDARDS,
    Argument,
    Graph,
    Issue,
    Label,
    Standard,
    labels,
)

__all__ = ["prove"]

_STATUS: Final[Mapping[Label, Status]] = {"in": "stands", "out": "falls", "undecided": "open"}


def prove(
    map: ArgumentMap,
    standard: Standard = "preponderance",
    *,
    standards: Mapping[str, Standard] | None = None,
) -> Evaluation:
    """Return which claims meet their standard of proof.

    Args:
        map: what is judged; it is not changed.
        standard: the standard for all claims.
        standards: other standards, by the id of a claim; of claims at issue, the first that has one counts.

    Raises:
        OptionError: there is no such standard, or no such claim.

    >>> m = ArgumentMap()
    >>> guilty = m.claim("He did it.", title="Guilty")
    >>> support = m.support(m.claim("He was seen."), guilty, weight=0.6)
    >>> rebuttal = m.rebut(m.claim("He was elsewhere."), guilty, weight=0.3)
    >>> prove(m).status["guilty"], prove(m, "beyond-reasonable-doubt").status["guilty"]
    ('stands', 'falls')
    """
    chosen = dict(standards or {})
    for name in {standard, *chosen.values()}:
        if name not in STANDARDS:
            raise OptionError(f"there is no standard {name!r}; there is {', '.join(STANDARDS)}")
    for id_ in chosen:
        if id_ not in map:
            raise OptionError(f"there is a standard for {id_!r}, which the map does not have")
    with paused_collector():
        court = _Hearing(map)
        found = labels(court.graph(standard, chosen))
        return Evaluation(
            semantics="carneades",
            interpretation=standard,
            status={id_: _STATUS[found[place]] for id_, place in court.places.items()},
            again=partial(prove, standard=standard, standards=chosen),
        )


class _Hearing:
    """A map while it becomes a graph."""

    def __init__(self, map: ArgumentMap) -> None:
        self._map = map
        self._weights = weights(map)
        self._size = 0
        self._arguments: list[Argument] = []
        self._contraries: dict[int, int] = {}
        self._rivals: dict[int, list[int]] = {}
        self._steps = [relation for relation in map.relations.values() if _is_step(relation)]
        self._own = self._with_arguments()
        self.places = self._placed()
        self._put_forward()
        self._enter_steps()
        for relation in map.relations.values():
            if relation.kind == "contradiction":
                self._oppose(self._at((*relation.premises, relation.target)))

    def graph(self, standard: Standard, chosen: Mapping[str, Standard]) -> Graph:
        """Return the graph."""
        by_place = {self.places[id_]: name for id_, name in chosen.items() if id_ in self.places}
        issues = []
        for positions in self._issues():
            named = next((by_place[place] for place in positions if place in by_place), standard)
            issues.append(Issue(positions=positions, standard=named))
        return Graph(size=self._size, arguments=self._arguments, issues=issues)

    def _with_arguments(self) -> list[Relation]:
        """Return the steps that are statements of their own: any other one is in just when its premise is."""
        used = {step.inference for argument in self._map.arguments.values() for step in argument.steps}
        for relation in self._map.relations.values():
            used.add(relation.target)
            used.update(relation.premises)
        plain = {*self._map.claims, *self._map.arguments}
        return [
            step
            for step in self._steps
            if step.id in used or len(step.premises) > 1 or step.premises[0] not in plain
        ]

    def _placed(self) -> dict[str, int]:
        """Return the statement that each claim, argument and step is; what is spelt out is its last step."""
        root = same(self._map)
        steps = dict.fromkeys(step.id for step in self._own)
        last = {
            argument.id: argument.inferences[-1]
            for argument in self._map.arguments.values()
            if argument.inferences and argument.inferences[-1] in steps
        }
        places: dict[str, int] = {}
        for id_ in (*self._map.claims, *self._map.arguments, *steps):
            first = last.get(id_, root.get(id_, id_))
            if first not in places:
                places[first] = self._new()
            places[id_] = places[first]
        return places | {step.id: places[step.premises[0]] for step in self._steps if step.id not in steps}

    def _put_forward(self) -> None:
        """Let what no support is given for be put forward with its own weight."""
        given = {self.places.get(step.target) for step in self._steps if step.kind == "support"}
        given.update(self.places[step.id] for step in self._own)
        for id_ in (*self._map.claims, *self._map.arguments):
            if self.places[id_] not in given:
                argument = Argument(conclusion=self.places[id_], weight=self._weights.get(id_, 1.0))
                self._arguments.append(argument)

    def _enter_steps(self) -> None:
        """Let each step follow from its premises, unless it is undercut, and do its work on its target."""
        stepping = {self.places[step.id] for step in self._own}
        undercutters: dict[int, list[int]] = {}
        for step in self._steps:
            place, target = self.places[step.id], self.places.get(step.target)
            weight = self._weights.get(step.id, 1.0)
            if target is None or (target in stepping and step.kind == "support"):
                continue
            if target in stepping:
                undercutters.setdefault(target, []).append(place)
                continue
            side = target if step.kind == "support" else self._contrary(target)
            self._arguments.append(Argument(conclusion=side, premises=[place], weight=weight))
        for step in self._own:
            place = self.places[step.id]
            against = undercutters.get(place, ())
            premises = self._at(step.premises)
            self._arguments.append(Argument(conclusion=place, premises=premises, undercutters=against))

    def _contrary(self, place: int) -> int:
        """Return the contrary of a statement, with which it is at issue."""
        if place not in self._contraries:
            self._contraries[place] = self._new()
            self._oppose((place, self._contraries[place]))
        return self._contraries[place]

    def _oppose(self, positions: tuple[int, ...]) -> None:
        for place in positions[1:]:
            self._rivals.setdefault(positions[0], []).append(place)
            self._rivals.setdefault(place, []).append(positions[0])

    def _issues(self) -> Iterator[list[int]]:
        """Give the sets of statements that are at issue with one another, however indirectly."""
        seen: set[int] = set()
        for start in self._rivals:
            if start in seen:
                continue
            found = [start]
            seen.add(start)
            for place in found:
                new = [rival for rival in dict.fromkeys(self._rivals[place]) if rival not in seen]
                seen.update(new)
                found += new
            yield found

    def _at(self, ids: Iterable[str]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.places[id_] for id_ in ids if id_ in self.places))

    def _new(self) -> int:
        self._size += 1
        return self._size - 1


def _is_step(relation: Relation) -> bool:
    """Whether a relation leads from something to something."""
    return bool(relation.premises) and relation.kind in {"support", "rebuttal", "undercut"}
