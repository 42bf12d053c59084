"""Which renderer is meant, and where its pictures go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from argmap.errors import UnknownFormatError
from argmap.model import ArgumentMap, slug

__all__ = ["renderer_for", "targets_of", "targets_within"]

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


def targets_within(file: str, target: str, maps: Sequence[ArgumentMap], taken: set[str]) -> list[str]:
    """Return where each of the maps in one file goes; all of these are taken then.

    A map alone goes to the target. Of several, each has the slug of its title in the name, or its number
    where it has no title or shares it.
    """
    if len(maps) == 1:
        return [target]
    if target == "-":
        raise click.ClickException(f"{file} holds {len(maps)} maps; name a file or a folder for them")
    stem = _stem(target)
    slugs = [slug(map_.title) for map_ in maps]
    names = [
        name if slugs.count(name) == 1 and not name.isdigit() and name else str(number)
        for number, name in enumerate(slugs, 1)
    ]
    targets = [
        str(Path(target).with_name(f"{stem}-{name}{Path(target).name.removeprefix(stem)}")) for name in names
    ]
    for one in targets:
        if one in taken:
            raise click.ClickException(f"{file} would be drawn into {one}, as another file is")
    taken.update(targets)
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
