"""Which renderer is meant, and where its pictures go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from argmap.errors import UnknownFormatError

__all__ = ["renderer_for", "targets_of"]

_USUAL: Final = "svg"


def renderer_for(to: str | None, output: str | None) -> str:
    """Return the name of the renderer that is asked for, by name or by the suffix of the output."""
    from argmap.renderers import RENDERERS

    if to is not None:
        return to
    name = Path(output or "").name.lower()
    if not Path(name).suffix or Path(output or "").is_dir():
        return _USUAL
    likely = [Path(name).suffix[1:]] if Path(name).suffix[1:] in RENDERERS else []
    for renderer in (*likely, *RENDERERS):  # the likely one first: then no other is imported
        if name.endswith(RENDERERS[renderer].suffixes):
            return renderer
    raise UnknownFormatError(
        f"no renderer draws {Path(name).suffix}; say which with --to ({', '.join(RENDERERS)}), "
        "or use `argmap convert` to write another format"
    )


def targets_of(files: Sequence[str], output: str | None, renderer: str) -> list[str]:
    """Return where the picture of each file goes."""
    targets = [*_each_target(files, output, renderer)]
    taken: dict[str, str] = {}
    for file, target in zip(files, targets, strict=True):
        if target in taken:
            raise click.ClickException(
                f"{file} and {taken[target]} would both be drawn into {target}; name a folder"
            )
        taken[target] = file
    return targets


def _each_target(files: Sequence[str], output: str | None, renderer: str) -> Iterator[str]:
    from argmap.renderers import RENDERERS

    suffix = RENDERERS[renderer].suffixes[0]
    for file in files:
        beside = "-" if file == "-" else str(Path(file).parent / (_stem(file) + suffix))
        if output is None:
            yield beside
        elif output != "-" and (Path(output).is_dir() or output.endswith("/")):
            yield str(Path(output, "stdin" + suffix if file == "-" else Path(beside).name))
        else:
            yield output


def _stem(file: str) -> str:
    """Return the name of a file without what tells its format.

    >>> _stem("maps/debate.argmap.json"), _stem("debate.v2.argdown.gz")
    ('debate', 'debate.v2')
    """
    name = Path(file).name
    return Path(name.removesuffix(".gz")).stem.removesuffix(".argmap") or name
