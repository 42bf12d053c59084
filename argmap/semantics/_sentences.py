"""Explanations in words: sentences about grounds that read as somebody would say them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from argmap.analysis.wording import RELATES, SIGNS
from argmap.model import Argument, ArgumentMap, Claim, Relation
from argmap.semantics._grounds import Explanation, Ground

__all__ = ["Speaker"]

T = TypeVar("T")

_SUFFERED: Final = {"rebuttal": "rebutted", "undercut": "undercut", "contradiction": "contradicted"}
_UNANSWERED: Final = "which nothing in the map answers"
_LONGEST: Final = 60
_MOST: Final = 3
"""How many elements of one sort are named in a sentence."""

_MOST_LINES: Final = 10
"""How many grounds of one element are told, a line each."""


class Speaker:
    """Words the grounds of a map; `places` says which elements are one."""

    def __init__(self, map: ArgumentMap, places: Mapping[str, int]) -> None:
        self._map = map
        self._places = places
        self._same: dict[int, list[str]] = {}
        for id_, place in places.items():
            self._same.setdefault(place, []).append(id_)

    # -- all of it

    def sentence(self, found: Explanation) -> str:
        """Return the main thing in one sentence."""
        name = self.name(found.element)
        name = name[0].upper() + name[1:]
        against = [ground for ground in found.because if not ground.is_for]
        reasons = [ground for ground in found.because if ground.is_for]
        if found.status == "stands":
            return f"{name} stands {self._unharmed(found.element, against, reasons)}."
        if found.status == "open":
            return f"{name} is open {self._undecided(found.element, against, reasons)}."
        if against:
            hit = self._suffered(found.element, against[0])
            return f"{name} falls because it is {hit}, {self._holds(against[0])}."
        return f"{name} falls because {self._bereft(found.element, reasons)}."

    def text(self, found: Explanation) -> str:
        """Return the sentence, the tree of grounds behind it, and what would have to be answered."""
        lines = [self.sentence(found), *self._tree(found), *self._wanting(found)]
        return "\n".join(lines)

    def by_extensions(self, id: str, status: str, semantics: str) -> str:
        """Return what the extensions of a semantics make of an element."""
        name = self.name(id)
        name = name[0].upper() + name[1:]
        if status == "open":
            return f"{name} is open because the {semantics} extensions do not agree on it."
        agree = "accepts" if status == "stands" else "rejects"
        return f"{name} {status} because every {semantics} extension {agree} it."

    def by_none(self, id: str, semantics: str) -> str:
        """Return that a semantics has no extension."""
        name = self.name(id)
        return f"{name[0].upper()}{name[1:]} is open because this map has no {semantics} extension."

    def account(self, id: str, strength: float, base: float, contributions: Mapping[str, float]) -> str:
        """Return what a strength is made of, in one sentence."""
        name = self.name(id)
        start = f"{name[0].upper()}{name[1:]} has a strength of {strength:.2f} and started from {base:.2f}"
        up = [item for item in contributions.items() if item[1] > 0]
        down = [item for item in contributions.items() if item[1] < 0]
        clauses = [self._moved(up, "lifts", "lift", "it"), self._moved(down, "pushes", "push", "it down")]
        told = "; ".join(filter(None, clauses))
        return f"{start}: {told}." if told else f"{start}: nothing in the map bears on it."

    def _moved(self, items: Sequence[tuple[str, float]], one: str, several: str, tail: str) -> str:
        if not items:
            return ""
        names = _some(items, lambda item: f"{self.name(item[0])} ({_signed(item[1])})")
        return f"{names} {one if len(items) == 1 else several} {tail}"

    # -- what it is

    def name(self, id: str) -> str:
        """Return the title of an element in quotation marks, or its first words; a relation by its ends."""
        element = self._map[id]
        if isinstance(element, Relation):
            return self._step(element)
        told = element.title or element.text if isinstance(element, (Claim, Argument)) else ""
        return f"“{_short(told or id)}”"

    def _step(self, relation: Relation) -> str:
        premises = self._premises(relation)
        if not relation.target:
            return f"what follows from {premises}"
        if relation.kind == "support":
            return f"the step from {premises} to {self._end(relation.target)}"
        return f"the objection of {premises} to {self._end(relation.target)}"

    def _end(self, id: str) -> str:
        element = self._map[id]
        return f"another step ({id})" if isinstance(element, Relation) else self.name(id)

    def _premises(self, relation: Relation) -> str:
        return _some(relation.premises, self._end) or f"“{relation.id}”"

    def _bearing(self, ground: Ground, above: str) -> Relation | None:
        """Return the relation by which a ground bears on the element above it."""
        element = self._map[ground.element]
        if isinstance(element, Relation):
            return element
        place = self._places[ground.element]
        for id_ in self._same[self._places[above]]:
            relations = self._map.supports(id_) if ground.is_for else self._map.attacks(id_)
            for relation in relations:
                if any(self._places.get(end) == place for end in (relation.id, *_ends(relation))):
                    return relation
        return None

    def _doer(self, ground: Ground, above: str) -> str:
        """Return who does it: the premises of a step, or a claim."""
        element = self._map[ground.element]
        if isinstance(element, Relation) and not self._is_premise(ground, above):
            return self._premises(element)
        return self.name(ground.element)

    def _doers(self, grounds: Sequence[Ground], above: str) -> str:
        return _some(grounds, lambda ground: self._doer(ground, above))

    def _is_premise(self, ground: Ground, above: str) -> bool:
        """Whether a ground is one of those that the step above starts from."""
        return any(
            self._places.get(premise) == self._places[ground.element]
            for id_ in self._same[self._places[above]]
            for premise in getattr(self._map[id_], "premises", ())
        )

    # -- what becomes of it

    def _unharmed(self, above: str, against: Sequence[Ground], reasons: Sequence[Ground]) -> str:
        """Return why something stands."""
        backing = self._backing(above, reasons)
        if not against:
            is_attacked = any(self._map.attacks(id_) for id_ in self._same[self._places[above]])
            free = "no attack on it counts" if is_attacked else "nothing in the map speaks against it"
            return f"because {backing} and {free}" if backing else f"because {free}"
        also = f", and {backing}" if backing else ""
        if len(against) == 1:
            doer, fails = self._doer(against[0], above), self._fails(against[0], above)
            return f"because its only attacker, {doer}, {fails}{also}"
        told = [f"{self._doer(ground, above)} {self._fails(ground, above)}" for ground in against[:_MOST]]
        more = [f"{len(against) - _MOST} more fail too"] if len(against) > _MOST else []
        return f"because each of its {len(against)} attackers fails: {_listed([*told, *more])}{also}"

    def _backing(self, above: str, reasons: Sequence[Ground]) -> str:
        """Return that reasons support something, as a clause; what a step starts from is no reason for it."""
        given = [ground for ground in reasons if not self._is_premise(ground, above)]
        if not given:
            return ""
        verb = "supports" if len(given) == 1 and not self._is_linked(given[0]) else "support"
        return f"{self._doers(given, above)} {verb} it"

    def _is_linked(self, ground: Ground) -> bool:
        element = self._map[ground.element]
        return isinstance(element, Relation) and element.is_linked

    def _suffered(self, above: str, ground: Ground) -> str:
        """Return what a ground does to the element above it, as that suffers it."""
        relation = self._bearing(ground, above)
        done = _SUFFERED.get(relation.kind, "attacked") if relation else "attacked"
        return f"{done} by {self._doer(ground, above)}"

    def _holds(self, ground: Ground) -> str:
        """Return why an attack holds, as a clause."""
        attackers = self._attackers(ground)
        if not attackers:
            return _UNANSWERED
        if len(attackers) == 1:
            attacker, above = attackers[0]
            doer = self._doer(attacker, above)
            return f"which stands because its only attacker, {doer}, {self._fails(attacker, above)}"
        return f"which stands because each of its {len(attackers)} attackers fails"

    def _attackers(self, ground: Ground) -> list[tuple[Ground, str]]:
        """Return what failed against a ground or the premises of a step, each with what it attacked."""
        found = [(other, ground.element) for other in ground.because if not other.is_for]
        for premise in ground.because:
            if premise.is_for and self._is_premise(premise, ground.element):
                found += self._attackers(premise)
        return found

    def _fails(self, ground: Ground, above: str) -> str:
        """Return why something falls, as a predicate."""
        for other in ground.because:
            if not other.is_for:
                return f"is {self._suffered(ground.element, other)}"
        lost = [other for other in ground.because if other.is_for]
        if len(lost) == 1 and self._is_premise(lost[0], ground.element):
            return self._fails(lost[0], ground.element)
        if lost:
            return f"has lost {'its reason' if len(lost) == 1 else 'all its reasons'}"
        return "falls" if self._map[ground.element].id != above else "falls to itself"

    def _bereft(self, above: str, lost: Sequence[Ground]) -> str:
        """Return which reasons an element has lost, as a clause."""
        if not lost:
            return "the map gives no reason for it"
        told = [f"{self._doer(ground, above)}, {self._fails(ground, above)}" for ground in lost[:_MOST]]
        if not any(self._bearing(ground, above) for ground in lost):
            return f"what it needs does not stand: {_joined(told)}"
        if len(lost) == 1:
            return f"its only reason, {told[0]}"
        more = [f"{len(lost) - _MOST} more"] if len(lost) > _MOST else []
        plain = [f"{self._doer(ground, above)} {self._fails(ground, above)}" for ground in lost[:_MOST]]
        return f"none of its {len(lost)} reasons stands: {_joined([*plain, *more])}"

    def _undecided(self, above: str, against: Sequence[Ground], reasons: Sequence[Ground]) -> str:
        """Return why something is open."""
        place = self._places[above]
        if any(self._places[ground.element] == place for ground in against):
            return "because it speaks against itself"
        rivals = [ground for ground in against if self._is_rival(ground, place)]
        if rivals:
            names = self._doers(rivals, above)
            return f"because it and {names} speak against each other, and nothing decides between them"
        if against:
            verb = "is" if len(against) == 1 else "are"
            return f"because {self._doers(against, above)} {verb} open too"
        if reasons:
            return f"because what speaks for it, {self._doers(reasons, above)}, is open"
        return "because the map says nothing for or against it"

    def _is_rival(self, ground: Ground, place: int) -> bool:
        """Whether an open ground is attacked by the element at a place, itself or through its premises."""
        return any(
            self._places[other.element] == place or (other.is_for and self._is_rival(other, place))
            for other in ground.because
        )

    # -- more than a sentence

    def _tree(self, found: Explanation) -> Iterator[str]:
        """Return a line for each ground, indented by its depth."""
        stack = self._below(1, found.because, found.element)
        told = {found.element}
        while stack:
            depth, ground, above = stack.pop()
            if isinstance(ground, int):
                yield "  " * depth + f"… and {ground} more"
                continue
            if ground.status == "open" and ground.element in told:
                continue
            told.add(ground.element)
            if ground.is_for and ground.status == "stands" and self._is_premise(ground, above):
                stack += self._below(depth, ground.because, ground.element)
                continue
            yield "  " * depth + self._line(ground, above)
            stack += self._below(depth + 1, ground.because, ground.element)

    def _below(
        self, depth: int, because: Sequence[Ground], above: str
    ) -> list[tuple[int, Ground | int, str]]:
        """Return what is to be told of some grounds, the last first; of many, how many are left out."""
        lines: list[tuple[int, Ground | int, str]] = [(depth, each, above) for each in because[:_MOST_LINES]]
        if len(because) > _MOST_LINES:
            lines.append((depth, len(because) - _MOST_LINES, above))
        return lines[::-1]

    def _line(self, ground: Ground, above: str) -> str:
        relation = self._bearing(ground, above)
        kind = relation.kind if relation else "support" if ground.is_for else "rebuttal"
        verb = RELATES[kind] if relation else "is needed" if ground.is_for else "attacks"
        if ground.is_for and self._is_premise(ground, above):
            return f"& {self.name(ground.element)} is where it starts from, and {_IS[ground.status]}"
        done = f"{verb.removesuffix('s') if self._is_linked(ground) else verb} it" if relation else verb
        return f"{SIGNS[kind]} {self._doer(ground, above)} {done} and {_IS[ground.status]}"

    def _wanting(self, found: Explanation) -> Iterator[str]:
        """Return what would have to change for something to stand."""
        others = [id_ for id_ in found.to_answer if id_ != found.element]
        if others:
            yield f"Before it can stand, {_some(others, self._answerable)} would have to be answered."
        if found.to_restore:
            which = "one of " if len(found.to_restore) > 1 else ""
            names = _some(found.to_restore, self._answerable)
            yield f"Before it can stand, {which}{names} would have to stand."

    def _answerable(self, id: str) -> str:
        element = self._map[id]
        return self._premises(element) if isinstance(element, Relation) else self.name(id)


_IS: Final = {"stands": "stands", "falls": "falls", "open": "is open"}


def _ends(relation: Relation) -> tuple[str, ...]:
    return (*relation.premises, relation.target) if relation.kind == "contradiction" else relation.premises


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST + 1].rsplit(" ", 1)[0][:_LONGEST] + "…"


def _some(items: Sequence[T], word: Callable[[T], str]) -> str:
    """Return the first items in words, as a list, and how many more there are."""
    more = [f"{len(items) - _MOST} more"] if len(items) > _MOST else []
    return _listed([*map(word, items[:_MOST]), *more])


def _listed(names: Sequence[str]) -> str:
    """Return names as a list in words."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _joined(clauses: Sequence[str]) -> str:
    return "; ".join(clauses)
