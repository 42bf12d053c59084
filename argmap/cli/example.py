"""`argmap example`: gives the debates that come with argmap."""

from __future__ import annotations

import click

from argmap.cli import _options as options
from argmap.cli._inout import write

__all__ = ["command"]


@click.command("example")
@click.argument("name", required=False, shell_complete=options.named("examples"))
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(),
    help="Write to this file, in the format of its suffix.",
)
def command(*, name: str | None, output: str | None) -> None:
    """Give a debate that comes with argmap.

    The example NAME is written as argmap JSON to standard output, or to OUT; without NAME, those there are
    are listed.
    """
    import argmap

    if name is None:
        for known in argmap.examples():
            click.echo(f"{known}  {argmap.example(known).title}")
        return
    write(argmap.example(name), output or "-", format=None)
