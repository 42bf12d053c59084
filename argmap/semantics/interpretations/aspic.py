"""ASPIC+: premises and steps that can fail, strict steps that cannot, and arguments of different strength.

Modgil & Prakken 2014, "The ASPIC+ framework for structured argumentation: a tutorial"; from maps to it Bex,
Modgil, Prakken & Reed 2013, "On logical specifications of the Argument Interchange Format".

| in the map | in ASPIC+ |
|---|---|
| claim without supports | an ordinary premise; with `data["axiom"]` true, an axiom that nothing attacks |
| support | a defeasible step; strict where `data["strict"]` says so, or its scheme is a rule of logic |
| rebuttal | a defeasible step to the contrary of its target: it undermines a premise, rebuts a conclusion |
| contradiction | each end is contrary to the others |
| undercut | an attack on a defeasible step; it always succeeds |
| preference | a rebuttal or contradiction fails against what is preferred to its premise |

A rebuttal fails against an argument that is stronger. An argument is as strong as its last defeasible step
(`link="last"`; after strict steps, the weakest of the last ones; without any, its weakest premise) or as its
weakest step or premise (`link="weakest"`). Strengths are weights; what has none has `unknown`. Conclusions of
strict steps cannot be rebutted: what speaks against one speaks, with the other premises, against each premise
(transposition), so that what stands is never contradictory.

Arguments are not built, for there can be exponentially many. Instead each claim has one element for each
level of strength, "an argument at least so strong stands", and the conditions between these are linear in the
map for each level.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from argmap.errors import OptionError
from argmap.model import ArgumentMap, Relation
from argmap.semantics._equations import Condition, as_attacks
from argmap.semantics._spec import Interpretation, Reading
from argmap.semantics.frameworks import Framework
from argmap.semantics.interpretations._weighing import same, weights

__all__ = ["INTERPRETATION", "read"]

Part = Literal["claim", "won", "against", "step", "turned", "together"]
"""What an element says: an argument for a claim stands, one by a defeasible step is not outdone, one against
it stands, a step applies, a strict step is turned against one of its premises, all of a group stand."""

Key = tuple[Part, str, str, int]
"""What an element says, of which claim or step, by way of which, at which level of strength."""

_STEPS: Final = frozenset({"support", "rebuttal", "undercut"})
_LOGICAL: Final = frozenset(
    {
        "constructive dilemma",
        "deduction",
        "disjunctive syllogism",
        "hypothetical syllogism",
        "modus ponens",
        "modus tollens",
        "reductio ad absurdum",
        "universal instantiation",
    }
)
"""Schemes whose steps are strict."""

_MOST_LEVELS: Final = 20
_MOST_ENDS: Final = 50


def read(
    map: ArgumentMap, *, link: Literal["last", "weakest"] = "last", unknown: float = 0.5
) -> Reading[Framework]:
    """Return a map as an abstract framework.

    Args:
        map: what is read.
        link: by which link arguments are compared.
        unknown: the weight of premises and steps that have none.

    Raises:
        OptionError: there is no such link, or the map has more than twenty different weights,
            or a contradiction or strict step of more than fifty claims.

    >>> m = ArgumentMap()
    >>> look = m.claim("It looks red.", data={"axiom": True})
    >>> step = m.support(look, m.claim("It is red."))
    >>> m.undercut(m.claim("The light is red."), step).id
    'r2'
    >>> len(read(m).places)
    5
    """
    if link not in {"last", "weakest"}:
        raise OptionError(f"arguments are compared by the last or by the weakest link, not by {link!r}")
    return _Theory(map, link, unknown).reading()


class _Theory:
    """The conditions under which arguments of each strength stand."""

    def __init__(self, map: ArgumentMap, link: str, unknown: float) -> None:
        self._map = map
        self._link = link
        self._weights = weights(map)
        self._unknown = unknown
        self._steps = {r.id: r for r in map.relations.values() if r.premises and r.kind in _STEPS}
        self._strict = {id_ for id_, step in self._steps.items() if _is_strict(step)}
        self._ones = same(map)
        self._ones.update(
            (argument.id, argument.inferences[-1])
            for argument in map.arguments.values()
            if argument.inferences and argument.inferences[-1] in self._steps
        )
        self._known = frozenset((*map.claims, *map.arguments, *self._steps))
        self._levels = self._ranked()
        self._reasons: dict[str, list[str]] = {}
        self._attacks: dict[str, list[str]] = {}
        self._rivals: dict[str, list[tuple[str, ...]]] = {}
        self._strictly: dict[str, list[str]] = {}
        self._preferred: set[tuple[str, str]] = set()
        for relation in map.relations.values():
            self._enter(relation)
        self._numbers: dict[Key, int] = {}
        self._plain = {step: premises[0] for step in self._steps if (premises := self._plainly(step))}

    # -- the map

    def _ranked(self) -> dict[float, int]:
        """Return the level of each weight, from 0."""
        found = sorted({self._weights.get(id_, self._unknown) for id_ in self._known} or {self._unknown})
        if len(found) > _MOST_LEVELS:
            raise OptionError(f"the map has {len(found)} weights, and {_MOST_LEVELS} at most can be compared")
        return {weight: level for level, weight in enumerate(found)}

    def _level(self, id: str) -> int:
        return self._levels[self._weights.get(id, self._unknown)]

    def _one(self, id: str) -> str:
        """Return the claim or the step that an element counts as."""
        return self._ones.get(id, id)

    def _ends(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return what elements count as, each once.

        Raises:
            OptionError: they are too many to be turned against one another.
        """
        ends = tuple(dict.fromkeys(self._one(id_) for id_ in ids if id_ in self._known))
        if len(ends) > _MOST_ENDS:
            raise OptionError(f"{len(ends)} claims in one relation are too many to turn against one another")
        return ends

    def _enter(self, relation: Relation) -> None:
        """Note what a relation does to what."""
        target = self._one(relation.target)
        if relation.id in self._steps and relation.kind == "support":
            self._reasons.setdefault(target, []).append(relation.id)
            for premise in self._ends(relation.premises) if relation.id in self._strict else ():
                self._strictly.setdefault(premise, []).append(relation.id)
        elif relation.id in self._steps:
            self._attacks.setdefault(target, []).append(relation.id)
        elif relation.kind == "contradiction":
            ends = self._ends((*relation.premises, relation.target))
            for end in ends:
                others = tuple(other for other in ends if other != end)
                self._rivals.setdefault(end, []).append(others or ends)
        elif relation.kind == "preference":
            self._preferred.update((self._one(premise), target) for premise in relation.premises)

    def _premises(self, step: str) -> list[str]:
        """Return what a step starts from, as far as it can be judged."""
        premises, ones, known = self._steps[step].premises, self._ones, self._known
        found = [ones.get(premise, premise) for premise in premises if premise in known]
        return found if len(found) == 1 else list(dict.fromkeys(found))

    def _plainly(self, step: str) -> list[str]:
        """Return the one claim that a step stands with; [] where it has others, or something undercuts it."""
        is_alone = len(self._steps[step].premises) == 1 and step not in self._attacks
        premises = self._premises(step) if is_alone else []
        return [premise for premise in premises if premise not in self._steps]

    def _is_outranked(self, sources: Iterable[str], claim: str) -> bool:
        return any((claim, source) in self._preferred for source in sources)

    # -- the conditions

    def reading(self) -> Reading[Framework]:
        """Return the framework, and what each element of the map became in it."""
        cards = dict.fromkeys(self._one(id_) for id_ in (*self._map.claims, *self._map.arguments))
        steps = [id_ for id_ in self._steps if id_ not in self._plain]
        names = [*(id_ for id_ in cards if id_ not in self._steps), *steps]
        for id_ in names:
            self._claim(id_, 0)
        known = (*self._map.claims, *self._map.arguments, *self._steps)
        places = {id_: self._claim(self._one(id_), 0) for id_ in known}
        conditions: list[Condition] = []
        while len(conditions) < len(self._numbers):
            asked = list(self._numbers)[len(conditions) :]
            conditions += [self._condition(key) for key in asked]
        return Reading(as_attacks(names, conditions), places)

    def _number(self, key: Key) -> int:
        """Return the number of an element; one that is new is entered."""
        return self._numbers.setdefault(key, len(self._numbers))

    def _claim(self, id: str, level: int) -> int:
        """Return what says that an argument for a claim stands, or that a step applies."""
        return self._step(id, level) if id in self._steps else self._number(("claim", id, "", level))

    def _step(self, id: str, level: int) -> int:
        """Return what says that a step applies; by the last link only strict ones pass a level on."""
        passes_on = self._link == "weakest" or id in self._strict
        passed = level if passes_on else 0
        if id in self._plain:
            return self._number(("claim", self._plain[id], "", passed))
        return self._number(("step", id, "", passed))

    def _condition(self, key: Key) -> Condition:
        """Return when an element stands."""
        part, id_, other, level = key
        if part == "claim":
            return self._stands(id_, level)
        if part == "won":
            return Condition(reasons=self._by_steps(id_, level), against=self._against(id_, level))
        if part == "against":
            return Condition(reasons=[*self._opponents(id_, level)])
        if part == "step":
            return self._applies(id_, level)
        if part == "turned":
            return self._turns(id_, other, level)
        return Condition(needs=[self._claim(each, level) for each in self._rivals[id_][int(other)]])

    def _applies(self, id: str, level: int) -> Condition:
        """Return when a step leads from its premises to its target; one without premises never does."""
        needs = [self._claim(premise, level) for premise in self._premises(id)]
        undercuts = () if id in self._strict else self._attacks.get(id, ())
        against = [self._step(each, 0) for each in undercuts]
        return Condition(needs=needs, against=against, reasons=None if needs else [])

    def _turns(self, id: str, premise: str, level: int) -> Condition:
        """Return when a strict step is turned against a premise: its target is opposed, the others stand."""
        rest = [self._claim(other, level) for other in self._premises(id) if other != premise]
        target = self._one(self._steps[id].target)
        return Condition(needs=[*rest, self._number(("against", target, "", level))])

    def _stands(self, id: str, level: int) -> Condition:
        """Return when an argument for a claim, at least so strong, stands."""
        if id not in self._reasons:
            return self._stands_alone(id, level)
        reasons = [self._step(step, level) for step in self._reasons[id] if step in self._strict]
        if self._by_steps(id, level):
            reasons.append(self._number(("won", id, "", level)))
        if level + 1 < len(self._levels):
            reasons.append(self._claim(id, level + 1))
        return Condition(reasons=reasons)

    def _stands_alone(self, id: str, level: int) -> Condition:
        """Return when a premise stands."""
        if self._map[id].data.get("axiom") is True:
            return Condition()
        own = self._level(id)
        if level != own:
            return Condition(needs=[self._claim(id, own)]) if level < own else Condition(reasons=[])
        return Condition(against=self._against(id, level))

    def _by_steps(self, id: str, level: int) -> list[int]:
        """Return the defeasible steps by which an argument for a claim is so strong."""
        found = []
        for step in self._reasons.get(id, ()):
            reaches = self._level(step) == level if self._link == "last" else self._level(step) >= level
            if reaches and step not in self._strict:
                found.append(self._step(step, level))
        return found

    def _against(self, id: str, level: int) -> list[int]:
        """Return what speaks against a claim, if anything can."""
        is_opposed = id in self._attacks or id in self._rivals or id in self._strictly
        return [self._number(("against", id, "", level))] if is_opposed else []

    def _opponents(self, id: str, level: int) -> Iterator[int]:
        """Give the arguments against a claim that are not too weak."""
        for attack in self._attacks.get(id, ()):
            is_undercut = self._steps[attack].kind == "undercut"
            if is_undercut:
                yield self._step(attack, 0)
            elif self._level(attack) >= level and not (
                self._preferred and self._is_outranked(self._premises(attack), id)
            ):
                yield self._step(attack, level)
        for number, others in enumerate(self._rivals.get(id, ())):
            if not self._is_outranked(others, id):
                yield self._number(("together", id, str(number), level))
        for step in self._strictly.get(id, ()):
            yield self._number(("turned", step, id, level))


def _is_strict(relation: Relation) -> bool:
    """Whether a step cannot fail: what the map says of it, else whether its scheme is a rule of logic."""
    said = relation.data.get("strict")
    return said if isinstance(said, bool) else relation.scheme.casefold().strip() in _LOGICAL


INTERPRETATION = Interpretation(
    title="ASPIC+",
    explanation=(
        "Every claim that no reason is given for is a premise that may turn out wrong, unless it is marked "
        "as an axiom; every reason is a step that may be broken, unless it is marked as strict. A rebuttal "
        "counts against a claim unless the argument for the claim is stronger, by the weights of its steps. "
        "What follows strictly from what stands, stands; if something speaks against it, then also against "
        "what it follows from."
    ),
    read=read,
)
