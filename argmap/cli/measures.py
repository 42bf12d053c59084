"""`argmap measures`: tells the shape of a debate in numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import click
from attrs import asdict

from argmap.cli import _options as options
from argmap.cli._inout import read
from argmap.cli._messages import at_work
from argmap.cli._tables import as_csv, as_table
from argmap.renderers._plain import clipped, harmless, one_line

if TYPE_CHECKING:
    from argmap.analysis.measures import Measure, Shape
    from argmap.model import ArgumentMap

__all__ = ["command"]

_COLUMNS: Final = (
    "depth",
    "supports",
    "linked",
    "attacks",
    "unanswered",
    "contested",
    "uses",
    "dependents",
    "pro",
    "con",
)
_WIDEST: Final = 50


@click.command("measures")
@click.argument("file", type=click.Path())
@click.option(
    "--by",
    type=click.Choice(_COLUMNS),
    help="Tell those first that have most of this; else in the order of the map.",
)
@options.shape
@options.format
@options.strict
def command(*, file: str, by: str | None, shape: str, format: str | None, strict: bool) -> None:
    """Tell the shape of a debate in numbers.

    Of each claim and argument: how many relations lead to a root (depth), its supports and how many of them
    have several premises (linked), the attacks on it and how many of these nothing attacks (unanswered), how
    much there is on both sides (contested), how often it is a premise (uses), how much hangs on it, however
    far (dependents), and how many actors are for it and against it.
    """
    from argmap.analysis import measures

    with at_work(f"measuring {file}"):
        m = read(file, format=format, strict=strict)
        found = list(measures.measures(m).values())
        whole = measures.shape(m)
    if by is not None:
        found.sort(key=lambda measure: -getattr(measure, by))
    if shape == "json":
        click.echo(json.dumps({"shape": asdict(whole), "claims": [*map(_plain, found)]}, indent=2))
        return
    rows = [[*_names(m, measure), *(getattr(measure, name) for name in _COLUMNS)] for measure in found]
    if shape == "csv":
        click.echo(as_csv([["id", "title", *_COLUMNS], *rows]), nl=False)
        return
    told = [[clipped(one_line(title), _WIDEST), *map(str, numbers)] for _, title, *numbers in rows]
    click.echo(harmless(as_table([["claim", *_COLUMNS], *told])))
    click.echo("\n" + "\n".join(_told(m, whole)))


def _plain(measure: Measure) -> dict[str, object]:
    return {"id": measure.id, **{name: getattr(measure, name) for name in (*_COLUMNS, "convergent")}}


def _names(m: ArgumentMap, measure: Measure) -> tuple[str, str]:
    card = m.claims.get(measure.id) or m.arguments[measure.id]
    return card.id, card.title or card.text or card.id


def _told(m: ArgumentMap, whole: Shape) -> Iterator[str]:
    """Yield the shape of the whole map, line by line."""
    from argmap.analysis.telling import called, listed, number_of

    yield f"Roots: {one_line(listed(called(m, id_) for id_ in whole.roots)) if whole.roots else 'none'}."
    yield (
        f"{number_of(len(whole.leaves), 'claim')} with nothing for or against; "
        f"{number_of(len(whole.unanswered), 'attack')} that nothing attacks; "
        f"{number_of(len(whole.linked), 'support')} with several premises, "
        f"{len(whole.convergent):,} beside others."
    )
    if len(whole.chain) > 1:
        ends = one_line(f"{called(m, whole.chain[0])} … {called(m, whole.chain[-1])}")
        yield f"The longest chain has {len(whole.chain):,} claims: {ends}."
