"""AM109: an inference that follows a known scheme, and critical questions of that scheme that nobody asks.

They are told once for each inference, the first of them in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.questions import critical_questions
from argmap.analysis.telling import called
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the inferences that nobody has put to the test."""
    for relation, questions in groupby(critical_questions(map), key=lambda one: one.relation):
        unasked = [one.question for one in questions if one.state == "unasked"]
        if unasked:
            more = f" (and {len(unasked) - 1} more)" if len(unasked) > 1 else ""
            message = f"{called(map, relation)}, and nobody asks: {unasked[0].ask}{more}"
            yield Fault(elements=(relation,), message=message)


CHECK = Check(
    code="AM109",
    title="critical question that nobody asks",
    why="A scheme is as good as the answers to its questions; `argmap questions` lists all that are open.",
    severity="info",
    find=find,
)
