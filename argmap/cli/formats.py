"""`argmap formats`: tells what argmap reads, writes and draws."""

from __future__ import annotations

from collections.abc import Sequence

import click

__all__ = ["command"]


@click.command("formats")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """List formats and renderers, or tell what the format NAME drops and changes.

    The list says of how many features of a map a format drops each; a suffix of OUT asks for a format or a
    renderer.
    """
    from argmap.formats import FORMATS
    from argmap.renderers import RENDERERS

    if name is not None:
        _tell(name)
        return
    click.echo("Formats")
    rows = [("name", "title", "suffixes", "reads", "writes", "drops")]
    for each, format_ in FORMATS.items():
        reads, writes = ("yes" if part else "no" for part in (format_.parse, format_.serialize))
        drops = "–" if format_.serialize is None else str(len(format_.drops) or "nothing")
        rows.append((each, format_.title, " ".join(format_.suffixes), reads, writes, drops))
    click.echo(_table(rows))
    click.echo("\nRenderers")
    drawn = [(each, renderer.title, " ".join(renderer.suffixes)) for each, renderer in RENDERERS.items()]
    click.echo(_table([("name", "title", "suffixes"), *drawn]))


def _tell(name: str) -> None:
    """Tell of one format what it loses, each feature with its meaning."""
    from argmap.formats import FEATURES, FORMATS

    format_ = FORMATS[name]
    click.echo(f"{format_.title} ({' '.join(format_.suffixes)})")
    for verb, features in (("drops", format_.drops), ("changes", format_.changes)):
        click.echo(f"\n{verb}{':' if features else ' nothing'}")
        if features:
            click.echo(_table([(feature, FEATURES[feature].told) for feature in sorted(features)]))


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
