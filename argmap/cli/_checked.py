"""One file, checked: its settings, the texts of its sources, where findings stand, and mending it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from attrs import evolve, frozen

import argmap
from argmap.cli._inout import read_all
from argmap.cli._messages import at_work, explained
from argmap.errors import ArgmapError, OptionError
from argmap.notes import Notes

if TYPE_CHECKING:
    from argmap.analysis.checks import Finding, Settings
    from argmap.model import ArgumentMap, Source
    from argmap.notes import Span

__all__ = ["Checked", "checked"]

_LARGEST: Final = 1 << 26
"""Bytes of a source that are read: 64 MiB, more than any book has."""


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
    project = _settings(file)
    mended = sum(_mend(file, map_, maps, asked, project) for map_ in maps) if fix else 0
    if mended:
        maps = argmap.read_all(file, format=format, notes=Notes())
    found = [finding for map_ in maps for finding in _placed(file, map_, asked, project)]
    return Checked(file, tuple(found), mended)


def _placed(file: str, map: ArgumentMap, asked: Settings, project: Settings) -> list[Finding]:
    """Return the findings in one map, in the order of the file as far as their places are known."""
    places = _places(file, map)
    told = [
        evolve(finding, path=file, span=places.get(finding.elements[0]) if finding.elements else None)
        for finding in _found(_informed(map, file), asked, project)
    ]
    return sorted(told, key=_place)


def _places(file: str, map: ArgumentMap) -> Mapping[str, Span]:
    """Return where the elements of a map stand in its file, unless what it remembers is another text."""
    from argmap.formats import FORMATS

    for name, known in map.residue.items():
        tell = FORMATS[name].places if name in FORMATS else None
        text = known.get("text") if tell and isinstance(known, Mapping) else None
        if tell and isinstance(text, str) and file != "-" and _plain(text) == _plain(_content(file)):
            return tell(map)
    return {}


def _content(file: str) -> str:
    return Path(file).read_bytes().decode(errors="replace")


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _place(finding: Finding) -> tuple[int, int]:
    return (finding.span.line, finding.span.column) if finding.span else (0, 0)


def _found(map: ArgumentMap, asked: Settings, project: Settings) -> list[Finding]:
    """Return the findings in a map: what is asked for counts first, then what the map says."""
    settings = asked.over(type(asked).of(map)).over(project)
    return argmap.check(map, select=settings.select, ignore=settings.ignore)


# -- settings


def _settings(file: str) -> Settings:
    """Return what the nearest `pyproject.toml` says of checks.

    Raises:
        OptionError: it says something that cannot be understood.
    """
    from argmap.analysis.checks import Settings

    folder = Path.cwd() if file == "-" else Path(file).absolute().parent
    for path in (above / "pyproject.toml" for above in (folder, *folder.parents)):
        if path.is_file():
            try:
                given: Any = tomllib.loads(path.read_text(encoding="utf-8"))
            except ValueError as error:
                raise OptionError(f"{path}: {error}") from error
            for key in ("tool", "argmap", "check"):
                given = given.get(key) if isinstance(given, dict) else None
            return Settings.read(given, f"[tool.argmap.check] of {path}")
    return Settings()


# -- sources


def _informed(map: ArgumentMap, file: str) -> ArgumentMap:
    """Return a map whose sources have the texts at their paths, so that quotes can be looked up in them."""
    folders = [Path.cwd(), *([] if file == "-" else [Path(file).absolute().parent])]
    informed = map.copy()
    texts = [(source, _text(source, folders)) for source in map.sources.values()]
    informed.replace(*(evolve(source, text=text) for source, text in texts if text is not None))
    return informed


def _text(source: Source, folders: list[Path]) -> str | None:
    """Return the text at the path of a source, if that is plain text below one of the folders."""
    if source.text is not None or not source.path:
        return None
    for folder in folders:
        try:
            path = (folder / source.path).resolve()
            if path.is_relative_to(folder.resolve()) and path.is_file() and path.stat().st_size <= _LARGEST:
                return path.read_bytes().decode().replace("\r\n", "\n")
        except (OSError, ValueError):  # no name of a file, or no text in it
            continue
    return None


# -- mending


def _mend(file: str, map: ArgumentMap, maps: list[ArgumentMap], asked: Settings, project: Settings) -> int:
    """Mend what can be mended in a file; return how many findings that were.

    Raises:
        click.ClickException: the file is not one of those that can be written back.
    """
    from argmap.analysis.checks import fixed

    informed, mended = _informed(map, file), 0
    while todo := [finding for finding in _found(informed, asked, project) if finding.fix]:
        before, informed = informed, fixed(informed, todo)
        if informed == before:
            break
        mended += len(todo)
    if mended:
        informed.replace(*map.sources.values())
        argmap.write(informed, file, format=_own(file, maps), strict=True)
    return mended


def _own(file: str, maps: list[ArgumentMap]) -> str:
    """Return the format in which a file can be written back as it was, but for what was mended."""
    from argmap.formats import FORMATS

    if file != "-" and len(maps) == 1:
        if _places(file, maps[0]):
            return "argdown"
        if FORMATS["json"].sniff(_content(file)):
            return "json"
    message = f"{file}: --fix mends files of Argdown and of argmap JSON in their places, and nothing else"
    raise click.ClickException(message)
