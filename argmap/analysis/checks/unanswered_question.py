"""AM108: a critical question that somebody asks, and nobody answers.

Which questions there are follows from the scheme of an inference; `argmap.analysis.questions` tells how a map
records who asks and who answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.questions import critical_questions
from argmap.analysis.telling import called
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the questions that are put to an inference and left there."""
    for one in critical_questions(map, unasked=False):
        if one.state == "unanswered":
            message = f"nobody answers what is asked of {called(map, one.relation)}: {one.question.ask}"
            yield Fault(elements=(one.relation, *one.by), message=message)


CHECK = Check(
    code="AM108",
    title="critical question left unanswered",
    why="An inference stands as long as the questions to it are met; this one is asked and has no answer.",
    severity="warning",
    find=find,
)
