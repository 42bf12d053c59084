"""A map as a quantitative bipolar framework, given the base scores: what the gradual interpretations share.

| in the map | in the framework |
|---|---|
| claim | an argument; claims that say the same are one |
| argument | an argument; one that is spelt out is its last inference |
| support | the inference supports the target |
| rebuttal, undercut | the inference attacks the target, which for an undercut is an inference |
| contradiction | each of its ends attacks the others, or all but one together the last |
| preference | nothing |

An inference is worth its base score times the strengths of its premises, moved by what attacks and supports
it; that product is how argmap reads linked premises, for which gradual semantics have no word of their own.
An inference from one premise, without a weight and without anything aimed at it, is worth what the premise
is; there the premise itself supports or attacks. A relation without premises speaks for nothing and is passed
over.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final

from argmap.errors import ArgmapWarning, OptionError
from argmap.model import Argument, ArgumentMap, Claim, Relation
from argmap.semantics._spec import Reading
from argmap.semantics.frameworks import Qbaf

__all__ = ["checked", "same", "weigh", "weights"]

_PAIR: Final = 2


def weigh(map: ArgumentMap, scores: Mapping[str, float], *, unknown: float) -> Reading[Qbaf]:
    """Return a map as a quantitative bipolar framework, by the base scores of its elements.

    `unknown` is the base score of claims and arguments that have none; an inference that has none passes on
    all that its premises are worth.
    """
    scale = _Scale(map, scores, unknown)
    scale.weigh_claims()
    scale.weigh_inferences()
    scale.weigh_relations()
    return Reading(scale.framework(), scale.places)


def checked(map: ArgumentMap, base: Mapping[str, float], unknown: float) -> Mapping[str, float]:
    """Return base scores that somebody gave, if they are such scores.

    Raises:
        OptionError: a score is not within 0 and 1, or is given for what the map does not have.
    """
    for name, score in {**base, "": unknown}.items():
        if name and name not in map:
            raise OptionError(f"there is a base score for {name!r}, which the map does not have")
        if not 0 <= score <= 1:
            what = f"the base score of {name!r}" if name else "the base score of what is unknown"
            raise OptionError(f"{what} is {score}; it must lie between 0 and 1")
    return base


def weights(map: ArgumentMap) -> dict[str, float]:
    """Return the weights of claims, arguments and relations as base scores, by id.

    What is below 0 or above 1 is taken for 0 or 1, with a warning.
    """
    elements: list[Claim | Argument | Relation] = [
        *map.claims.values(),
        *map.arguments.values(),
        *map.relations.values(),
    ]
    found = {element.id: float(element.weight) for element in elements if element.weight is not None}
    beyond = [id_ for id_, weight in found.items() if not 0 <= weight <= 1]
    if beyond:
        message = (
            f"{len(beyond)} weights lie outside 0 to 1 and are taken for the nearer end, such as "
            f"{found[beyond[0]]:g} of {beyond[0]!r}; give base scores to read them otherwise"
        )
        warnings.warn(message, ArgmapWarning, stacklevel=2)
    return {id_: min(max(weight, 0.0), 1.0) for id_, weight in found.items()}


class _Scale:
    """A framework in the making."""

    def __init__(self, map: ArgumentMap, scores: Mapping[str, float], unknown: float) -> None:
        self.places: dict[str, int] = {}
        self._map = map
        self._scores = scores
        self._unknown = unknown
        self._links = map.relations
        self._names: list[str] = []
        self._base: list[float] = []
        self._premises: list[tuple[int, ...]] = []
        self._aimed_at = {relation.target for relation in map.relations.values()}
        self._attackers: list[list[int]] = []
        self._supporters: list[list[int]] = []

    def framework(self) -> Qbaf:
        """Return the framework; an argument that attacks another twice attacks it once."""
        attackers, supporters = map(_once, (self._attackers, self._supporters))
        return Qbaf(self._names, self._base, attackers, supporters, self._premises)

    def _place(self, name: str, base: float, premises: Iterable[int] = ()) -> int:
        """Make an argument, and return its number."""
        self._names.append(name)
        self._base.append(base)
        self._premises.append(tuple(premises))
        self._attackers.append([])
        self._supporters.append([])
        return len(self._names) - 1

    # -- claims and arguments

    def weigh_claims(self) -> None:
        """Make an argument for each claim, or for all that say the same, and for what is not spelt out."""
        root = same(self._map)
        shared: dict[str, list[float]] = {}
        for id_ in root:
            if id_ in self._scores:
                shared.setdefault(root[id_], []).append(self._scores[id_])
        means = {first: sum(known) / len(known) for first, known in shared.items()}
        whole = (argument.id for argument in self._map.arguments.values() if not argument.inferences)
        for id_ in chain(self._map.claims, whole):
            first = root.get(id_, id_)
            if first not in self.places:
                base = means.get(first, self._scores.get(first, self._unknown))
                self.places[first] = self._place(first, base)
            self.places[id_] = self.places[first]

    # -- relations

    def weigh_inferences(self) -> None:
        """Make an argument for each relation that needs one; an argument that is spelt out is its last."""
        spelt_out = [argument for argument in self._map.arguments.values() if argument.inferences]
        inner = {id_ for argument in spelt_out for id_ in argument.inferences}
        passing = []
        for relation in self._map.relations.values():
            if not _is_weighed(relation):
                continue
            if relation.id not in inner and self._passes_on(relation):
                passing.append(relation)
            else:
                self.places[relation.id] = self._place(relation.id, self._scores.get(relation.id, 1.0))
        for argument in spelt_out:
            self._be_inference(argument)
        for relation in passing:
            self.places[relation.id] = self.places[relation.premises[0]]

    def _passes_on(self, relation: Relation) -> bool:
        """Whether a relation is worth just what its premise is."""
        return (
            relation.kind != "contradiction"
            and len(relation.premises) == 1
            and relation.premises[0] not in self._links
            and relation.id not in self._scores
            and relation.id not in self._aimed_at
        )

    def _be_inference(self, argument: Argument) -> None:
        """Let an argument be its last inference; its own score counts where the inference has none."""
        last = self._map.relations[argument.inferences[-1]]
        place = self.places.get(last.id)
        if place is None:
            place = self._place(last.id, 1.0, self._at(argument.premises))
            self.places[last.id] = place
        if argument.id in self._scores and last.id not in self._scores:
            self._base[place] = self._scores[argument.id]
        self.places[argument.id] = place

    def weigh_relations(self) -> None:
        """Let each relation do to its target what it does."""
        for relation in self._map.relations.values():
            if not _is_weighed(relation):
                continue
            place = self.places[relation.id]
            if relation.kind == "contradiction":
                self._exclude(relation)
                continue
            if self._names[place] == relation.id:
                self._premises[place] = self._at(relation.premises)
                if not self._premises[place]:
                    continue
            target = self.places.get(relation.target)
            if target is not None and relation.kind != "support":
                self._attackers[target].append(place)
            elif target is not None and target != place:  # nothing supports itself
                self._supporters[target].append(place)

    def _exclude(self, relation: Relation) -> None:
        """Let each end of a contradiction be attacked by all the others together, as far as it holds.

        What comes before an end and what comes behind it are chained, so that many ends stay linear.
        """
        place = self.places[relation.id]
        named = [end for end in (*relation.premises, relation.target) if end]
        ends = self._at(named)
        if len(named) < _PAIR or not ends:
            return
        if len(ends) == 1:
            ends *= 2  # what contradicts itself
        if len(ends) == _PAIR and self._base[place] == 1.0 and relation.id not in self._aimed_at:
            for end, other in (ends, ends[::-1]):
                self._attackers[end].append(other)
            return
        before, behind = self._chained(ends[:-1]), self._chained(ends[:0:-1])[::-1]
        for end, *others in zip(ends, before, behind, strict=True):
            self._attackers[end].append(self._place("", 1.0, (place, *chain(*others))))

    def _chained(self, places: tuple[int, ...]) -> list[tuple[int, ...]]:
        """Return for each place, and for what follows the last, all before it as premises of at most one."""
        chained: list[tuple[int, ...]] = [()]
        for place in places:
            chained.append((self._place("", 1.0, (*chained[-1], place)),) if chained[-1] else (place,))
        return chained

    def _at(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Return the arguments of some elements, each once; what is not weighed has none."""
        return tuple(dict.fromkeys(self.places[id_] for id_ in ids if id_ in self.places))


def _once(lists: list[list[int]]) -> list[tuple[int, ...]]:
    return [tuple(dict.fromkeys(others)) if len(others) > 1 else tuple(others) for others in lists]


def _is_weighed(relation: Relation) -> bool:
    """Whether a relation says anything to a gradual semantics."""
    return bool(relation.premises) and relation.kind not in {"equivalence", "preference"}


def same(map: ArgumentMap) -> dict[str, str]:
    """Return for each claim that says the same as others one of them, always the same one."""
    first: dict[str, str] = {}

    def root(id_: str) -> str:
        while first.setdefault(id_, id_) != id_:
            first[id_] = id_ = first[first[id_]]
        return id_

    for relation in map.relations.values():
        if relation.kind == "equivalence":
            ends = [root(end) for end in (*relation.premises, relation.target) if end in map.claims]
            first.update(dict.fromkeys(ends, ends[0]) if ends else {})
    return {id_: root(id_) for id_ in first}
