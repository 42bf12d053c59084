"""`argmap show`: tells what is in a map."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from argmap.cli import _options as options
from argmap.cli._inout import read
from argmap.cli._messages import at_work
from argmap.renderers._plain import listed, one_line

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

__all__ = ["command"]


@click.command("show")
@click.argument("file", type=click.Path())
@click.option("--full", is_flag=True, help="Tell the whole texts, and the words as said.")
@options.format
@options.strict
def command(*, file: str, full: bool, format: str | None, strict: bool) -> None:
    """Tell what is in a map.

    That is how many of what, the actors with their sides and roles, the sources, and an outline.
    """
    from argmap.renderers import render

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    with at_work(f"reading {file}"):
        m = read(file, format=format, strict=strict)
        outline = render(m, "outline", full=full, width=width)
    click.echo(f"{_counts(m)}.\n")
    for heading, lines in (("Actors", [*_actors(m)]), ("Sources", [*_sources(m)])):
        if lines:
            click.echo("\n  ".join([heading, *lines]) + "\n")
    click.echo(outline, nl=False)


def _counts(m: ArgumentMap) -> str:
    """Return how many elements of each kind there are, and how many relations of each kind of theirs."""
    from argmap.model import ELEMENTS, KINDS

    of_kind = Counter(type(element) for element in m)
    told = [
        _several(of_kind[kind], plural[:-1])
        for kind, plural in ELEMENTS.items()
        if of_kind[kind] and plural != "relations"
    ]
    relations = Counter(relation.kind for relation in m.relations.values())
    kinds = ", ".join(f"{relations[kind]} {kind}" for kind in KINDS if relations[kind])
    if kinds:
        told.append(f"{_several(len(m.relations), 'relation')} ({kinds})")
    return ", ".join(told) or "No elements"


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _actors(m: ArgumentMap) -> Iterator[str]:
    """Return a line for each actor: name and role, then kind, side, groups, and how much it says."""
    said = Counter(statement.actor.id for statement in m.statements() if statement.actor)
    for actor in m.actors.values():
        groups = [one_line(m.actors[id_].name) or id_ for id_ in actor.member_of]
        more = (
            one_line(actor.kind),
            f"side: {one_line(actor.side)}" if actor.side else "",
            f"member of {listed(groups)}" if groups else "",
            _several(said[actor.id], "statement") if said[actor.id] else "",
        )
        yield _entry((actor.name or actor.id, actor.role), more)


def _sources(m: ArgumentMap) -> Iterator[str]:
    """Return a line for each source: what it is, by whom, when, and where it can be found."""
    from argmap.analysis.wording import readable_date

    for source in m.sources.values():
        origin = (source.title or source.id, *source.authors, source.publisher, readable_date(source.date))
        yield _entry(origin, (one_line(source.url or source.path),))


def _entry(names: Iterable[str], more: Iterable[str]) -> str:
    name = ", ".join(one_line(part) for part in names if part)
    rest = "; ".join(part for part in more if part)
    return f"{name} ({rest})" if rest else name
