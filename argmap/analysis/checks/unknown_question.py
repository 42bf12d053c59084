"""AM112: an objection or an answer that names a critical question that the scheme of the inference lacks."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.questions import questions_named
from argmap.analysis.telling import called, listed
from argmap.model import ArgumentMap, Relation, SpeechAct
from argmap.schemes import known

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield what names a question that there is none of."""
    for relation in map.relations.values():
        yield from _unknown(map, relation, relation.target)
    for act in map.acts.values():
        yield from _unknown(map, act, act.content)


def _unknown(map: ArgumentMap, element: Relation | SpeechAct, aim: str) -> Iterator[Fault]:
    names = questions_named(element)
    inference = map.relations.get(aim) if names else None
    scheme = known(inference.scheme) if inference and inference.scheme else None
    if scheme is None:
        return
    for name in names:
        if name not in scheme.questions:
            there = listed(scheme.questions)
            message = f"{called(map, element.id)} names the question {name!r}; {scheme} has {there}"
            yield Fault(elements=(element.id, aim), message=message)


CHECK = Check(
    code="AM112",
    title="critical question that the scheme does not have",
    why="What names no question of the scheme counts for none: the question that was meant stays open.",
    severity="warning",
    find=find,
)
