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
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, Literal

from attrs import field, frozen

from argmap.model import QUESTIONING_ACTS, ArgumentMap, Relation, SpeechAct
from argmap.schemes import Question, Scheme, known

__all__ = [
    "KEY",
    "CriticalQuestion",
    "QuestionState",
    "critical_questions",
    "open_questions",
    "questions_named",
]

KEY: Final = "question"
"""The key of the data of relations and speech acts under which they name a question, or several."""

Asking = tuple[str, bool]
"""What asks a question, by id, and whether an attack meets it."""

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


def critical_questions(map: ArgumentMap, *, unasked: bool = True) -> Iterator[CriticalQuestion]:
    """Yield the critical questions to the relations of a map that name a known scheme, with their states.

    Args:
        map: the debate.
        unasked: also yield those that nobody asks or answers.
    """
    following = [(r, found) for r in map.relations.values() if r.scheme and (found := known(r.scheme))]
    if not following:
        return
    marks, arguments = _marks(map), _arguments(map)
    for relation, scheme in following:
        aims = (relation.id, *arguments.get(relation.id, ()), *relation.premises)
        is_marked = bool(relation.roles) or not marks.named.keys().isdisjoint((*aims, relation.target))
        for question in scheme.questions.values() if is_marked or unasked else ():
            record = _record(relation, scheme, question, aims, marks) if is_marked else _NO_RECORD
            standing = _standing(relation.id, scheme, question, *record)
            if unasked or standing.state != "unasked":
                yield standing


def _standing(
    relation: str, scheme: Scheme, question: Question, asking: Sequence[Asking], answering: Sequence[str]
) -> CriticalQuestion:
    """Return how a question stands, going by what asks and what answers it."""
    unmet = [id_ for id_, is_met in asking if not is_met]
    by = answering or unmet or [id_ for id_, _ in asking]
    state: QuestionState = "unasked" if not by else "unanswered" if unmet and not answering else "answered"
    return CriticalQuestion(
        relation=relation, scheme=scheme, question=question, state=state, by=tuple(dict.fromkeys(by))
    )


@frozen
class _Marks:
    """What asks and what answers questions about one element, by the questions named; `""` where none is."""

    asking: dict[str, list[Asking]] = field(factory=dict)
    answering: dict[str, list[str]] = field(factory=dict)


_NO_RECORD: Final[tuple[tuple[Asking, ...], tuple[str, ...]]] = ((), ())


@frozen
class _Board:
    """What asks and answers questions, by what it aims at: what names a question, and what names none."""

    named: dict[str, _Marks] = field(factory=dict)
    unnamed: dict[str, _Marks] = field(factory=dict)

    def about(self, aim: str, name: str) -> _Marks:
        """Return the marks to which something is to be added."""
        return (self.named if name else self.unnamed).setdefault(aim, _Marks())


def _marks(map: ArgumentMap) -> _Board:
    """Return what asks and answers questions."""
    board = _Board()
    attacks = Counter(
        aim for relation in map.relations.values() if relation.is_attack for aim in _aims(relation)
    )
    for relation in map.relations.values():
        aims = _aims(relation)
        is_met = relation.id in attacks or any(attacks[p] > (p in aims) for p in relation.premises)
        for name, aim in product(_named(relation), aims):
            if relation.is_attack:
                board.about(aim, name).asking.setdefault(name, []).append((relation.id, is_met))
            else:
                board.about(aim, name).answering.setdefault(name, []).append(relation.id)
    for act in map.acts.values():
        if act.act in QUESTIONING_ACTS and act.content:
            for name in _named(act):
                board.about(act.content, name).asking.setdefault(name, []).append((act.id, False))
    return board


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
    relation: Relation,
    scheme: Scheme,
    question: Question,
    aims: Sequence[str],
    marks: _Board,
) -> tuple[Sequence[Asking], Sequence[str]]:
    """Return what asks a question about a relation, and what answers it."""
    roles, name = relation.roles, question.id
    about = [id_ for id_ in roles if question.premise and roles[id_] == question.premise]
    named = {aim: marks.named[aim] for aim in (*aims, relation.target) if aim in marks.named}
    unnamed = [marks.unnamed[aim] for aim in about if aim in marks.unnamed]
    asking = [one for at in named.values() for one in at.asking.get(name, ())]
    asking += [one for at in unnamed for one in at.asking.get("", ())]
    answering = [one for aim in aims if aim in named for one in named[aim].answering.get(name, ())]
    answering += [one for at in unnamed for one in at.answering.get("", ())]
    if name not in scheme.premises:
        answering += [id_ for id_ in roles if roles[id_] == name]
    return asking, answering


def questions_named(element: Relation | SpeechAct) -> tuple[str, ...]:
    """Return the questions that something says it asks or answers, by their ids."""
    given = element.data.get(KEY)
    names = (given,) if isinstance(given, str) else given if isinstance(given, tuple) else ()
    return tuple(name for name in names if isinstance(name, str) and name)


def _named(element: Relation | SpeechAct) -> tuple[str, ...]:
    """Return the questions that something names, `""` where it names none."""
    return questions_named(element) or ("",)
