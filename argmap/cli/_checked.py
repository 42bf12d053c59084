"""One file, checked, and mended where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

import argmap
from argmap.cli._inout import own_format, read_all
from argmap.cli._messages import at_work, explained
from argmap.documents._checks import findings, found, informed, project_settings
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
        argmap.write(done, file, format=own_format(file, maps, "--fix"), strict=True)
    return mended
