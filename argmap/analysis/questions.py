"""Critical questions: which are to be asked of the inferences of a map, and which of them are still open.

A relation that names a scheme of the catalogue stands under the questions of that scheme. Who records the
answer to one, or asks one, names it in the data of what does so, by its id: `{"question": "bias"}`.

A question is *asked* by

- an attack that names it, on the inference, its target, one of its premises or the argument it is a step of;
- an attack that names none, on the premise that plays the role which the question is about;
- an act of asking (`question`, `challenge`) that names it, on any of these.

A question that was asked is *unanswered* as long as anything asks it that is itself attacked by nothing, nor
any of its premises. It is *answered*, whoever asks, by

- a support that names it, for the inference or one of its premises;
- a support for the premise that plays the role which the question is about;
- a further premise of the inference whose role is the id of the question.

One that is neither asked nor answered is *unasked*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from attrs import field, frozen

from argmap.model import QUESTIONING_ACTS, ArgumentMap, Relation, SpeechAct
from argmap.schemes import Question, Scheme, known

__all__ = ["KEY", "CriticalQuestion", "QuestionState", "critical_questions", "open_questions"]

KEY: Final = "question"
"""The key of the data of relations and speech acts under which they name a question, or several."""

QuestionState = Literal["unasked", "unanswered", "answered"]
"""How a question stands."""


@frozen(kw_only=True)
class CriticalQuestion:
    """A question to ask of a relation, by its scheme, and how it stands.

    `by` are the ids of what asks it or answers it, whichever its state is due to.
    """

    relation: str
    scheme: Scheme
    question: Question
    state: QuestionState
    by: tuple[str, ...] = ()


def open_questions(map: ArgumentMap) -> list[CriticalQuestion]:
    """Return the critical questions that nobody asked, and those that were asked and not answered.

    >>> m = ArgumentMap()
    >>> she = m.claim("Dr Who says that time can be travelled.")
    >>> r = m.support(she, m.claim("Time can be travelled."), scheme="expert opinion")
    >>> u = m.undercut(m.claim("Dr Who sells such travels."), r, data={"question": "trustworthiness"})
    >>> [(asked.question.id, asked.state) for asked in open_questions(m)][2:4]
    [('opinion', 'unasked'), ('trustworthiness', 'unanswered')]
    """
    return [question for question in critical_questions(map) if question.state != "answered"]


def critical_questions(map: ArgumentMap) -> Iterator[CriticalQuestion]:
    """Yield all critical questions to the relations of a map that name a known scheme, with their states."""
    following = [(r, found) for r in map.relations.values() if r.scheme and (found := known(r.scheme))]
    if not following:
        return
    marks, arguments = _marks(map), _arguments(map)
    for relation, scheme in following:
        aims = (relation.id, *arguments.get(relation.id, ()), *relation.premises)
        for question in scheme.questions.values():
            asking, answering = _record(relation, scheme, question, aims, marks)
            unmet = [id_ for id_, is_met in asking if not is_met]
            by = answering or unmet or [id_ for id_, _ in asking]
            yield CriticalQuestion(
                relation=relation.id,
                scheme=scheme,
                question=question,
                state="unasked" if not by else "unanswered" if unmet and not answering else "answered",
                by=tuple(dict.fromkeys(by)),
            )


@frozen
class _Marks:
    """What asks and what answers questions about one element, by the questions named; `""` where none is.

    What asks is told with whether an attack meets it.
    """

    asking: dict[str, list[tuple[str, bool]]] = field(factory=dict)
    answering: dict[str, list[str]] = field(factory=dict)


_NONE: Final = _Marks()


def _marks(map: ArgumentMap) -> dict[str, _Marks]:
    """Return what asks and answers questions, by what it aims at."""
    found: dict[str, _Marks] = {}
    attacks = Counter(
        aim for relation in map.relations.values() if relation.is_attack for aim in _aims(relation)
    )
    for relation in map.relations.values():
        aims = _aims(relation)
        is_met = relation.id in attacks or any(attacks[p] > (p in aims) for p in relation.premises)
        for aim in aims:
            marks = found.setdefault(aim, _Marks())
            for name in _named(relation):
                if relation.is_attack:
                    marks.asking.setdefault(name, []).append((relation.id, is_met))
                else:
                    marks.answering.setdefault(name, []).append(relation.id)
    for act in map.acts.values():
        if act.act in QUESTIONING_ACTS and act.content:
            for name in _named(act):
                found.setdefault(act.content, _Marks()).asking.setdefault(name, []).append((act.id, False))
    return found


def _aims(relation: Relation) -> tuple[str, ...]:
    """Return what a support or an attack aims at; both ends of a contradiction."""
    if not relation.target or not (relation.is_attack or relation.kind == "support"):
        return ()
    others = relation.premises if relation.kind == "contradiction" else ()
    return (relation.target, *others)


def _arguments(map: ArgumentMap) -> dict[str, list[str]]:
    """Return the arguments that each relation is a step of."""
    found: dict[str, list[str]] = {}
    for argument in map.arguments.values():
        for inference in argument.inferences:
            found.setdefault(inference, []).append(argument.id)
    return found


def _record(
    relation: Relation, scheme: Scheme, question: Question, aims: tuple[str, ...], marks: Mapping[str, _Marks]
) -> tuple[list[tuple[str, bool]], list[str]]:
    """Return what asks a question about a relation, and what answers it."""
    roles = relation.roles
    about = [id_ for id_ in roles if question.premise and roles[id_] == question.premise]
    named = [*((marks.get(aim, _NONE), question.id) for aim in aims)]
    unnamed = [(marks.get(aim, _NONE), "") for aim in about]
    target = marks.get(relation.target, _NONE)
    asking = [
        one for at, name in (*named, (target, question.id), *unnamed) for one in at.asking.get(name, ())
    ]
    answering = [one for at, name in (*named, *unnamed) for one in at.answering.get(name, ())]
    if question.id not in scheme.premises:
        answering += [id_ for id_ in roles if roles[id_] == question.id]
    return asking, answering


def _named(element: Relation | SpeechAct) -> tuple[str, ...]:
    """Return the questions that something says it asks or answers, `""` where it says nothing."""
    given = element.data.get(KEY)
    if isinstance(given, str):
        return (given,)
    return tuple(one for one in given if isinstance(one, str)) if isinstance(given, tuple) else ("",)
