"""`argmap new`: gives a small debate in Argdown to begin with."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Final

import click

from argmap.cli._inout import save
from argmap.cli._messages import tell_written

__all__ = ["command"]

_SUFFIXES: Final = (".argdown", ".ad")


@click.command("new")
@click.argument("name", default="debate.argdown", type=click.Path())
def command(*, name: str) -> None:
    """Begin a map of your own.

    Writes NAME, or debate.argdown: a small debate in Argdown whose comments say how to make another of it. A
    file that is there is left alone.
    """
    path = Path(name)
    if name != "-" and path.suffix not in _SUFFIXES:
        path = path.with_name(path.name + _SUFFIXES[0])
    if name != "-" and path.exists():
        raise click.ClickException(f"{path} is there already, and is left as it is")
    text = resources.files("argmap.cli").joinpath("new.argdown").read_text(encoding="utf-8")
    save(
        text.replace("FILE", "debate.argdown" if name == "-" else path.name),
        "-" if name == "-" else str(path),
    )
    if name != "-":
        tell_written([str(path)])
