"""Checks of maps against their documents: with the settings of the project, and the places of findings."""

from __future__ import annotations

import tomllib
import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from argmap.documents import read_source
from argmap.errors import ArgmapError, ArgmapWarning, OptionError, UnknownFormatError
from argmap.files._bytes import STREAM, load
from argmap.files._detect import format_of
from argmap.files._text import decoded
from argmap.formats import FORMATS
from argmap.notes import Notes

if TYPE_CHECKING:
    from argmap.analysis.checks import Finding, Settings
    from argmap.model import ArgumentMap, Source
    from argmap.notes import Span

__all__ = ["content", "findings", "found", "informed", "places", "project_settings"]


def findings(file: str, map: ArgumentMap, asked: Settings, project: Settings) -> list[Finding]:
    """Return the findings in one map, in the order of the file as far as their places are known."""
    where = places(file, map)
    told = [
        evolve(finding, path=file, span=next((where[id_] for id_ in finding.elements if id_ in where), None))
        for finding in found(informed(map, file), asked, project)
    ]
    return sorted(told, key=_place)


def places(file: str, map: ArgumentMap) -> Mapping[str, Span]:
    """Return where the elements of a map stand in its file, as far as its format knows."""
    if file == STREAM:
        return {}
    text = content(file)
    for name in _formats(map, text, file):
        tell = FORMATS[name].places if name in FORMATS else None
        if tell and (found := tell(map, text)):
            return found
    return {}


def _formats(map: ArgumentMap, text: str, file: str) -> Iterator[str]:
    """Yield the formats that a map may have been read from: those that it remembers, then the likeliest."""
    yield from map.residue
    with suppress(UnknownFormatError):
        yield format_of(text, file)


def content(file: str) -> str:
    """Return what stands in a file, whatever its encoding."""
    return decoded(load(file), Notes(), strict=False)


def _place(finding: Finding) -> tuple[int, int]:
    return (finding.span.line, finding.span.column) if finding.span else (0, 0)


def found(map: ArgumentMap, asked: Settings, project: Settings) -> list[Finding]:
    """Return the findings in a map: what is asked for counts first, then what the map says."""
    from argmap.analysis.checks import check

    settings = asked.over(type(asked).of(map)).over(project)
    return check(map, select=settings.select, ignore=settings.ignore)


# -- settings


def project_settings(file: str) -> Settings:
    """Return what the nearest `pyproject.toml` says of checks.

    Raises:
        OptionError: it says something that cannot be understood.
    """
    from argmap.analysis.checks import Settings

    folder = Path.cwd() if file == STREAM else Path(file).absolute().parent
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


def informed(map: ArgumentMap, file: str) -> ArgumentMap:
    """Return a map whose sources have the texts at their paths, so that quotes can be looked up in them."""
    folders = [Path.cwd(), *([] if file == STREAM else [Path(file).absolute().parent])]
    told = map.copy()
    texts = [(source, _text(source, folders)) for source in map.sources.values()]
    told.replace(*(evolve(source, text=text) for source, text in texts if text is not None))
    return told


def _text(source: Source, folders: list[Path]) -> str | None:
    """Return the text of the document at the path of a source; warn of what is there and cannot be read."""
    path = None if source.text is not None else _document(source.path, folders)
    if path is None:
        return None
    try:
        return read_source(path, notes=Notes()).text
    except (ArgmapError, OSError) as error:
        warnings.warn(f"{source.path}: {error}", ArgmapWarning, stacklevel=2)
        return None


def _document(name: str, folders: list[Path]) -> Path | None:
    """Return the file of a name below one of the folders."""
    for folder in folders if name else ():
        try:
            path = (folder / name).resolve()
            if path.is_relative_to(folder.resolve()) and path.is_file():
                return path
        except (OSError, ValueError):  # no name of a file
            continue
    return None
