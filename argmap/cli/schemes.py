"""`argmap schemes`: tells in which patterns people argue, and what to ask of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import click

from argmap.cli import _options as options

if TYPE_CHECKING:
    from argmap.schemes import QuestionKind, Scheme

__all__ = ["command"]

_MEANING: Final[dict[QuestionKind, str]] = {
    "assumption": "to ask is enough, and who argues must answer",
    "exception": "who asks must show it",
    "undercuts": "the conclusion may not follow",
    "rebuts": "the opposite may be true",
}


@click.command("schemes")
@click.argument("name", required=False, shell_complete=options.named("schemes"))
def command(name: str | None) -> None:
    """List argumentation schemes, or tell the premises and critical questions of the scheme NAME.

    NAME is any name of a scheme: its own, another one, or its name or number in AIFdb.
    """
    from argmap.schemes import SCHEMES, scheme

    if name is not None:
        click.echo("\n".join(_told(scheme(name))))
        return
    families: dict[str, list[Scheme]] = {}
    for one in SCHEMES.values():
        families.setdefault(one.family, []).append(one)
    width = max(map(len, SCHEMES))
    parts = (
        "\n".join([family, *(f"  {one.id.ljust(width)}  {one.name}" for one in several)])
        for family, several in families.items()
    )
    click.echo("\n\n".join(parts))


def _told(scheme: Scheme) -> Iterator[str]:
    """Yield the lines that tell a scheme."""
    yield f"{scheme.name} ({scheme.id})"
    if scheme.also:
        yield f"also: {'; '.join(scheme.also)}"
    if scheme.aifdb:
        yield f"AIFdb: {scheme.aifdb}" + (f" ({scheme.aifdb_id})" if scheme.aifdb_id else "")
    yield from ("", "Premises, by their roles")
    width = max(map(len, (*scheme.premises, *scheme.questions)))
    for role, sentence in scheme.premises.items():
        yield f"  {role.ljust(width)}  {sentence}"
    yield from ("", "Conclusion", f"  {scheme.conclusion}", "", "Critical questions")
    for question in scheme.questions.values():
        yield f"  {question.id.ljust(width)}  {question.ask}"
        yield f"  {' ' * width}  {question.kind}: {_MEANING[question.kind]}"
