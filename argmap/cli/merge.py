"""`argmap merge`: brings together what two sides did to a map."""

from __future__ import annotations

import click

import argmap
from argmap.cli import _options as options
from argmap.cli._inout import refuse_inputs, save
from argmap.cli._messages import at_work, complain, show_notes
from argmap.cli._versions import is_whole, version, written
from argmap.files._detect import format_to_write
from argmap.notes import Notes

__all__ = ["command"]


@click.command("merge")
@click.argument("base", type=click.Path())
@click.argument("ours", type=click.Path())
@click.argument("theirs", type=click.Path())
@click.option(
    "-o", "--output", metavar="OUT", type=click.Path(), default="-", help="Write here; it may be OURS."
)
@click.option(
    "--path", metavar="NAME", default="", help="What the file is called, if the others are copies of it."
)
@options.format
@options.strict
@options.force
@click.pass_context
def command(
    ctx: click.Context,
    *,
    base: str,
    ours: str,
    theirs: str,
    output: str,
    path: str,
    format: str | None,
    strict: bool,
    force: bool,
) -> None:
    """Bring together what two sides did to a map.

    What either side did since BASE comes into the result, which is written in the format of OURS; of Argdown,
    only the lines change that have to. Where both did otherwise, the result has it as OURS, each such
    conflict is told, and Argdown has a comment that begins with CONFLICT where it is.

    Ends with 1 where there are conflicts, and with 2 where a file cannot be read, or is Markdown with maps in
    it; then nothing is written.
    """
    refuse_inputs([output], [base, theirs], force=force)
    notes = Notes(path or output)
    with at_work(f"merging {path or ours}"):
        versions = [version(file, path, format=format, strict=strict) for file in (base, ours, theirs)]
        if not is_whole(versions[1]):
            raise click.ClickException(f"{path or ours}: a map within another text cannot be written back")
        found = argmap.merge(*(one.map for one in versions))
        form = (
            versions[1].format or versions[2].format or versions[0].format or format_to_write(path or output)
        )
        text, conflicts = written(found, form, notes, strict=strict)
        save(text, output)
    show_notes(notes)
    for conflict in conflicts:
        complain(conflict)
    if conflicts:
        ctx.exit(1)
