"""Checks of maps in files: with the settings of the project, the texts of sources, and places of findings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from argmap.errors import OptionError
from argmap.files._bytes import STREAM
from argmap.formats import FORMATS

if TYPE_CHECKING:
    from argmap.analysis.checks import Finding, Settings
    from argmap.model import ArgumentMap, Source
    from argmap.notes import Span

__all__ = ["content", "findings", "found", "informed", "places", "project_settings"]

_LARGEST: Final = 1 << 26
"""Bytes of a source that are read: 64 MiB, more than any book has."""


def findings(file: str, map: ArgumentMap, asked: Settings, project: Settings) -> list[Finding]:
    """Return the findings in one map, in the order of the file as far as their places are known."""
    where = places(file, map)
    told = [
        evolve(finding, path=file, span=where.get(finding.elements[0]) if finding.elements else None)
        for finding in found(informed(map, file), asked, project)
    ]
    return sorted(told, key=_place)


def places(file: str, map: ArgumentMap) -> Mapping[str, Span]:
    """Return where the elements of a map stand in its file, unless what it remembers is another text."""
    for name, known in map.residue.items():
        tell = FORMATS[name].places if name in FORMATS else None
        text = known.get("text") if tell and isinstance(known, Mapping) else None
        if tell and isinstance(text, str) and file != STREAM and _plain(text) == _plain(content(file)):
            return tell(map)
    return {}


def content(file: str) -> str:
    """Return what stands in a file, whatever its encoding."""
    return Path(file).read_bytes().decode(errors="replace")


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


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
