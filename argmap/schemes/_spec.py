"""What a scheme is: a pattern of reasoning with the roles of its premises and the questions to ask of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

from attrs import field, frozen, validators

__all__ = ["QUESTION_KINDS", "Question", "QuestionKind", "Scheme"]

QuestionKind = Literal["assumption", "exception", "undercuts", "rebuts"]
"""What a critical question does. It asks for an `assumption`: to ask is enough, and who argues must answer.
It names an `exception`: who asks must show that there is one. It `undercuts` the step from premises to
conclusion, or it `rebuts`: it points to reasons for the opposite conclusion."""

QUESTION_KINDS: Final[tuple[QuestionKind, ...]] = get_args(QuestionKind)
"""All kinds of critical questions."""


@frozen(kw_only=True)
class Question:
    """A critical question: `id` is unique in its scheme, `premise` the role of the premise it is about."""

    id: str
    kind: QuestionKind = field(validator=validators.in_(QUESTION_KINDS))
    ask: str
    premise: str = ""


@frozen(kw_only=True)
class Scheme:
    """A pattern of reasoning.

    `also` are other names of it; `aifdb` is the one in AIFdb, and `aifdb_id` its number there, `""` where it
    has none or not everywhere the same. `premises` tells by role what each premise says, and `questions`
    by id what to ask of an argument of this kind.
    """

    id: str
    name: str
    family: str
    also: tuple[str, ...] = ()
    aifdb: str = ""
    aifdb_id: str = ""
    premises: Mapping[str, str] = field(eq=dict)
    conclusion: str
    questions: Mapping[str, Question] = field(eq=dict)

    def __attrs_post_init__(self) -> None:
        """Refuse a question about a premise that there is none of."""
        for question in self.questions.values():
            if question.premise and question.premise not in self.premises:
                raise ValueError(f"{self.id}: no premise plays the role {question.premise!r}")

    def __str__(self) -> str:
        """Return the name."""
        return self.name
