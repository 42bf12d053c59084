"""One file, checked, and mended where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from attrs import frozen

import argmap
from argmap.cli._inout import read_all
from argmap.cli._messages import at_work, explained
from argmap.documents._checks import content, findings, found, informed, project_settings
from argmap.errors import ArgmapError
from argmap.notes import Notes

if TYPE_CHECKING:
    from argmap.analysis.checks import Finding, Settings
    from argmap.model import ArgumentMap

__all__ = ["Checked", "checked"]


@frozen
class Checked:
    """What was found in a file, how many findings were mended, and what kept it from being read."""

    file: str
    findings: tuple[Finding, ...] = ()
    mended: int = 0
    error: str = ""


def checked(file: str, asked: Settings, *, format: str | None, strict: bool, fix: bool) -> Checked:
    """Check a file, or standard input for `-`.

    Raises:
        UnknownFormatError: there is no check of a name that somebody gave.
        click.ClickException: it cannot be mended where it is.
    """
    try:
        with at_work(f"checking {file}"):
            maps = read_all(file, format=format, strict=strict)
    except (ArgmapError, OSError) as error:
        return Checked(file, error=explained(error, file))
    project = project_settings(file)
    with at_work(f"checking {file}"):
        mended = sum(_mend(file, map_, maps, asked, project) for map_ in maps) if fix else 0
        if mended:
            maps = argmap.read_all(file, format=format, notes=Notes())
        told = [finding for map_ in maps for finding in findings(file, map_, asked, project)]
    return Checked(file, tuple(told), mended)


# -- mending


def _mend(file: str, map: ArgumentMap, maps: list[ArgumentMap], asked: Settings, project: Settings) -> int:
    """Mend what can be mended in a file; return how many findings that were.

    Raises:
        click.ClickException: the file is not one of those that can be written back.
    """
    from argmap.analysis.checks import fixed

    done, mended = informed(map, file), 0
    while todo := [finding for finding in found(done, asked, project) if finding.fix]:
        before, done = done, fixed(done, todo)
        if done == before:
            break
        mended += len(todo)
    if mended:
        done.replace(*map.sources.values())
        argmap.write(done, file, format=_own(file, maps), strict=True)
    return mended


def _own(file: str, maps: list[ArgumentMap]) -> str:
    """Return the format in which a file can be written back as it was, but for what was mended."""
    from argmap.formats import FORMATS

    if file != "-" and len(maps) == 1:
        if FORMATS["argdown"].places and FORMATS["argdown"].places(maps[0], content(file)):
            return "argdown"
        if FORMATS["json"].sniff(content(file)):
            return "json"
    message = f"{file}: --fix mends files of Argdown and of argmap JSON in their places, and nothing else"
    raise click.ClickException(message)
