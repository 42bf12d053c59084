"""`argmap diff`: tells what differs between two versions of a map."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import click

import argmap
from argmap.cli import _options as options
from argmap.cli._inout import refuse_inputs, save
from argmap.cli._messages import at_work, explained
from argmap.cli._targets import renderer_for
from argmap.cli._versions import version
from argmap.errors import ArgmapError
from argmap.renderers._plain import one_line

if TYPE_CHECKING:
    from argmap.analysis.diffing import Diff
    from argmap.model import ArgumentMap

__all__ = ["command"]

_GIT: Final = (7, 9)
"""So many arguments git gives to a program that tells differences; nine where a file was renamed."""

_UNMERGED: Final = 1
_TWO: Final = 2


@click.command("diff")
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="OLD NEW")
@click.option(
    "--as",
    "shape",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="Tell it in this form; markdown is for pull requests.  [default: text]",
)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(),
    help="Also draw NEW into this file, with what was added, removed and changed marked.",
)
@options.format
@options.strict
@options.force
@click.pass_context
def command(
    ctx: click.Context,
    *,
    files: tuple[str, ...],
    shape: str,
    output: str | None,
    format: str | None,
    strict: bool,
    force: bool,
) -> None:
    """Tell what differs between two versions of a map.

    Not lines are compared but what they say: which claims, relations, actors, sources and acts were added,
    removed, reworded or moved. A claim is the same under another number and in other words.

    Ends with 1 where the maps differ, with 0 where they say the same, and with 2 where one cannot be read.
    The page "Work with git" tells how git shows differences so; with the arguments that git gives it, it ends
    with 0.
    """
    if len(files) in {*_GIT, _UNMERGED}:
        _tell_git(files, shape)
        return
    if len(files) != _TWO:
        raise click.UsageError("name two files: OLD and NEW")
    if output is not None:
        refuse_inputs([output], files, force=force)
    with at_work(f"comparing {files[0]} and {files[1]}"):
        before, after = (version(file, format=format, strict=strict).map for file in files)
        told, is_same = _told(before, after, shape)
        if output is not None:
            _draw(before, after, output)
    if output != "-":
        click.echo(told, nl=False)
    if not is_same:
        ctx.exit(1)


def _told(before: ArgumentMap, after: ArgumentMap, shape: str) -> tuple[str, bool]:
    """Return the difference in a form, and whether there is nothing to tell of it."""
    from argmap.cli import _differences as differences

    forms: dict[str, Callable[[Diff, ArgumentMap, ArgumentMap], str]] = {
        "text": differences.as_text,
        "markdown": differences.as_markdown,
        "json": differences.as_json,
    }
    found = argmap.diff(before, after)
    return forms[shape](found, before, after), not differences.lines(found, before, after)


def _draw(before: ArgumentMap, after: ArgumentMap, out: str) -> None:
    from argmap.analysis.diffing import marked

    both, overlay = marked(before, after)
    save(argmap.render(both, renderer_for(None, out), overlay=overlay), out)


def _tell_git(files: tuple[str, ...], shape: str) -> None:
    """Tell a difference as git asks for it: what cannot be read is told and does not stop the others."""
    click.echo(f"diff {one_line(files[0])}")
    if len(files) == _UNMERGED:
        click.echo("unmerged")
        return
    try:
        before, after = (version(file, files[0]).map for file in (files[1], files[4]))
        told = _told(before, after, shape)[0] or "The maps say the same.\n"
    except (ArgmapError, OSError) as error:
        told = f"cannot be compared: {one_line(explained(error))}\n"
    is_coloured = True if os.environ.get("GIT_PAGER_IN_USE") else None
    click.echo(told, nl=False, color=is_coloured)
