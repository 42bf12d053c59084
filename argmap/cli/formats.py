"""`argmap formats`: tells what argmap reads, writes and draws."""

from __future__ import annotations

from collections.abc import Sequence

import click

__all__ = ["command"]


@click.command("formats")
def command() -> None:
    """List formats and renderers.

    A format says what of a map it drops; a renderer, which suffix of OUT asks for it.
    """
    from argmap.formats import FORMATS
    from argmap.renderers import RENDERERS

    click.echo("Formats")
    rows = [("name", "title", "suffixes", "reads", "writes", "drops")]
    for name, format_ in FORMATS.items():
        reads, writes = ("yes" if part else "no" for part in (format_.parse, format_.serialize))
        drops = ", ".join(sorted(format_.drops)) or "nothing"
        rows.append((name, format_.title, " ".join(format_.suffixes), reads, writes, drops))
    click.echo(_table(rows))
    click.echo("\nRenderers")
    drawn = [(name, renderer.title, " ".join(renderer.suffixes)) for name, renderer in RENDERERS.items()]
    click.echo(_table([("name", "title", "suffixes"), *drawn]))


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows with their columns below one another.

    >>> print(_table([("name", "title"), ("json", "argmap JSON")]))
      name  title
      json  argmap JSON
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
