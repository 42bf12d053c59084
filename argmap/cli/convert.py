"""`argmap convert`: writes a map in another format."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli import _options as options
from argmap.cli._batch import convert_all, is_batch, jobs
from argmap.cli._inout import read_all, refuse_inputs, write
from argmap.cli._messages import at_work, tell_written
from argmap.cli._targets import renderer_for, targets_within
from argmap.errors import UnknownFormatError
from argmap.files import files_written

__all__ = ["command"]


@click.command("convert")
@click.argument("files", nargs=-1, required=True, type=click.Path(), metavar="FILE...")
@click.argument("out", type=click.Path())
@options.to("writable formats", "Write this format")
@options.format
@options.strict
@options.force
@click.pass_context
def command(
    ctx: click.Context,
    *,
    files: tuple[str, ...],
    out: str,
    to: str | None,
    format: str | None,
    strict: bool,
    force: bool,
) -> None:
    """Write a map in another format, or many.

    The map in FILE is written to OUT, in the format of OUT's suffix. What that format cannot hold is told;
    with --strict nothing is written then. Of several maps in FILE, such as Markdown, each is written into a
    file of its own: OUT with the title of the map, or its number, in the name.

    Several files, a folder or a pattern go into the folder OUT, in the format that --to names; a bad file
    stops no other, and a report tells at the end what was noted.
    """
    if is_batch(files, out):
        _convert_many(ctx, files, out, to, format=format, strict=strict, force=force)
    else:
        _convert_one(files[0], out, to, format=format, strict=strict, force=force)


def _convert_many(
    ctx: click.Context,
    files: tuple[str, ...],
    out: str,
    to: str | None,
    *,
    format: str | None,
    strict: bool,
    force: bool,
) -> None:
    if to is None:
        raise click.UsageError("say with --to in which format many files are written")
    todo = jobs(files, out, to)
    written = [path for job in todo for path in files_written(job.target, to)]
    refuse_inputs(written, [job.file for job in todo], force=force)
    if not convert_all(todo, to=to, format=format, strict=strict):
        ctx.exit(2)


def _convert_one(
    file: str, out: str, to: str | None, *, format: str | None, strict: bool, force: bool
) -> None:
    refuse_inputs([out], [file], force=force)
    with at_work(f"converting {file}"):
        maps = read_all(file, format=format, strict=strict)
        targets = targets_within(file, out, maps, set())
        try:
            written = [path for target in targets for path in files_written(target, to)]
            refuse_inputs(written, [file], force=force)
            for map_, target in zip(maps, targets, strict=True):
                write(map_, target, format=to, strict=strict)
        except UnknownFormatError as error:
            raise click.ClickException(f"{error}{_hint(file, out)}") from error
    if len(targets) > 1:
        tell_written(targets)


def _hint(file: str, out: str) -> str:
    """Return the command that is meant where a format that is asked for is a picture."""
    try:
        renderer_for(None, out)
    except UnknownFormatError:
        return ""
    return f"\nhint: argmap render {file} -o {out}" if Path(out).suffix else ""
