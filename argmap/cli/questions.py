"""`argmap questions`: tells which critical questions are to be asked of a map, and which are open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, get_args

import click

from argmap.cli import _options as options
from argmap.cli._inout import read
from argmap.cli._messages import at_work
from argmap.renderers._plain import one_line

if TYPE_CHECKING:
    from argmap.analysis.questions import CriticalQuestion
    from argmap.model import ArgumentMap

__all__ = ["command"]


@click.command("questions")
@click.argument("file", type=click.Path())
@click.option("--all", "is_all", is_flag=True, help="Tell those that are answered, too.")
@options.format
@options.strict
def command(*, file: str, is_all: bool, format: str | None, strict: bool) -> None:
    """Tell which critical questions of a map are open.

    An inference stands under the questions of its scheme. A question is open while nobody asks it, or nobody
    answers it; the page "Argumentation schemes" says how a map records either.
    """
    from argmap.analysis.questions import critical_questions

    with at_work(f"reading {file}"):
        m = read(file, format=format, strict=strict)
        found = [*critical_questions(m)]
    shown = [one for one in found if is_all or one.state != "answered"]
    click.echo("\n".join([*_told(m, shown), _summary(found)]))


def _told(m: ArgumentMap, shown: Sequence[CriticalQuestion]) -> Iterator[str]:
    """Yield the lines that tell questions, inference by inference."""
    from argmap.analysis.telling import called, listed

    for relation, several in groupby(shown, key=lambda one: one.relation):
        questions = [*several]
        yield f"{one_line(called(m, relation))}: {questions[0].scheme}"
        width = max(len(one.question.id) for one in questions)
        for one in questions:
            by = f" ({one_line(listed(one.by))})" if one.by else ""
            yield f"  {one.state:10}  {one.question.id.ljust(width)}  {one.question.ask}{by}"
        yield ""


def _summary(found: Sequence[CriticalQuestion]) -> str:
    if not found:
        return "No inference follows a scheme that argmap knows."
    from argmap.analysis.questions import QuestionState

    states = Counter(one.state for one in found)
    told = ", ".join(f"{states[state]:,} {state}" for state in get_args(QuestionState) if states[state])
    return f"{len(found):,} critical questions: {told}."
