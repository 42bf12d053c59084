"""Where reasons lead: the steps from what is said to what it bears on, however far.

A premise bears on the relation it is a premise of, a support on its target, a step on the argument that it is
part of, and what is restated on its restatement. What is reached from something is whatever it bears on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.model import ArgumentMap

__all__ = ["bearings", "contested", "kin", "reached"]

Steps = Mapping[str, list[str]]
"""From each id to those it leads to."""


def bearings(map: ArgumentMap) -> dict[str, list[str]]:
    """Return what each element bears on directly."""
    found: dict[str, list[str]] = {}
    for relation in map.relations.values():
        for premise in relation.premises:
            if relation.kind == "equivalence" and relation.target:
                found.setdefault(premise, []).append(relation.target)
                found.setdefault(relation.target, []).append(premise)
            elif relation.kind == "support":
                found.setdefault(premise, []).append(relation.id)
        if relation.kind == "support" and relation.target:
            found.setdefault(relation.id, []).append(relation.target)
    for argument in map.arguments.values():
        for step in argument.steps:
            found.setdefault(step.inference or step.claim, []).append(argument.id)
    return found


def reached(starts: Iterable[str], steps: Steps) -> set[str]:
    """Return the starts and all that is reached from them.

    >>> sorted(reached("a", {"a": ["b"], "b": ["c", "a"], "d": ["e"]}))
    ['a', 'b', 'c']
    """
    queue = [*dict.fromkeys(starts)]
    found = set(queue)
    for id_ in queue:
        for next_ in steps.get(id_, ()):
            if next_ not in found:
                found.add(next_)
                queue.append(next_)
    return found


def contested(map: ArgumentMap) -> set[str]:
    """Return all that is attacked, and all that rests on it."""
    aims: list[str] = []
    for relation in map.relations.values():
        if relation.is_attack:
            aims += [relation.target] if relation.target else []
            aims += relation.premises if relation.kind == "contradiction" else ()
    return reached(aims, bearings(map))


def kin(map: ArgumentMap) -> dict[str, str]:
    """Return, for each claim that is said to be the same as others, the first of them."""
    equated: dict[str, list[str]] = {}
    for relation in map.relations.values():
        for premise in relation.premises if relation.kind == "equivalence" and relation.target else ():
            equated.setdefault(premise, []).append(relation.target)
            equated.setdefault(relation.target, []).append(premise)
    first: dict[str, str] = {}
    for id_ in equated:
        if id_ not in first:
            first.update(dict.fromkeys(reached([id_], equated), id_))
    return first
