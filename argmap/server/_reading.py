"""What a page shows of a file: its picture, what is to be said of it, and where its elements stand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from attrs import asdict, evolve, field, frozen

from argmap.documents._checks import findings, places, project_settings
from argmap.errors import ArgmapError, ParseError
from argmap.files import read_all
from argmap.files._beside import files_read
from argmap.files._bytes import LARGEST, load
from argmap.files._detect import format_of
from argmap.files._text import decoded
from argmap.model import ArgumentMap
from argmap.notes import Note, Notes, Severity, Span
from argmap.renderers import render

__all__ = ["EDITABLE", "Reading", "Remark", "digest", "read"]

EDITABLE: Final = 1 << 24
"""Bytes of a file that can be edited in a browser: 16 MiB, more than anybody has written."""

_CHECKED: Final = 20_000
"""Elements of a map that is checked whenever it is saved."""

_MOST_REMARKS: Final = 500

_GRAVE: Final = ("error", "warning", "info")

_GZIP: Final = b"\x1f\x8b"


@frozen
class Remark:
    """Something to be said of a file: how grave, and where; 0 is a line that is not known."""

    message: str
    severity: Severity = "error"
    code: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    element: str = ""


@frozen(kw_only=True)
class Reading:
    """A file as it was read. Whatever was wrong with it, this is made, and tells.

    `page` is the interactive page of one of its maps, and `""` where there is none; `text` the digest of the
    file itself, `""` if it is not there; `fixed` says why the text cannot be edited here. `paths` are the
    files that had a say.
    """

    text: str = ""
    fixed: str = ""
    language: str = ""
    page: str = field(default="", repr=False)
    maps: tuple[str, ...] = ()
    error: Remark | None = None
    remarks: tuple[Remark, ...] = ()
    places: Mapping[str, tuple[int, int]] = field(factory=dict, repr=False)
    paths: frozenset[Path] = frozenset()

    def told(self) -> dict[str, Any]:
        """Return what the browser must know, as JSON data; the page itself it asks for by its version."""
        return {
            "text": self.text,
            "fixed": self.fixed,
            "language": self.language,
            "version": digest(self.page.encode())[:16] if self.page else "",
            "maps": self.maps,
            "error": asdict(self.error) if self.error else None,
            "remarks": [asdict(remark) for remark in self.remarks],
            "places": self.places,
        }

    def after(self, last: Reading | None) -> Reading:
        """Return this reading with the picture of the last one, where it has none of its own."""
        if self.page or last is None:
            return self
        return evolve(self, page=last.page, maps=last.maps, places=last.places)


def read(path: Path, *, number: int, format: str | None, theme: str) -> Reading:
    """Return what a file holds; of several maps the one of this number, from 1, is drawn."""
    beside = [Path(file) for file in files_read(str(path))]
    made = Reading(paths=frozenset({path.resolve(), path.parent / "pyproject.toml", *beside}))
    try:
        content = _content(path)
        made = evolve(made, text=digest(content), fixed=_fixed(content))
        return _drawn(made, path, number=number, format=format, theme=theme)
    except (ArgmapError, OSError) as fault:
        return evolve(made, error=_explained(fault, path))
    except Exception as fault:  # noqa: BLE001 - not even a fault of argmap ends the preview
        return evolve(made, error=Remark(f"argmap failed: {type(fault).__name__}: {fault}"))


def _drawn(made: Reading, path: Path, *, number: int, format: str | None, theme: str) -> Reading:
    notes = Notes()
    maps = read_all(path, format=format, notes=notes)
    shown = maps[min(number, len(maps)) - 1]
    where = places(str(path), shown)
    remarks = [*map(_remark, notes), *_found(shown, path)]
    sources = [path.parent / source.path for source in shown.sources.values() if source.path]
    return evolve(
        made,
        language=format or format_of(decoded(load(str(path)), Notes(), strict=False), str(path)),
        page=str(render(shown, "html", theme=theme)),
        maps=tuple(map_.title for map_ in maps),
        remarks=_fitting(remarks),
        places={id_: (span.line, span.column) for id_, span in where.items()},
        paths=made.paths.union(sources),
    )


def _content(path: Path) -> bytes:
    """Return the bytes of a file, which may have become anything since it was last looked at."""
    if path.exists() and not path.is_file():
        raise ParseError("it is a folder now" if path.is_dir() else "it is no file any more")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def digest(content: bytes) -> str:
    """Return what stands for bytes: the same for the same, another for others."""
    return hashlib.sha256(content).hexdigest()


def _fixed(content: bytes) -> str:
    """Return why a file cannot be edited in the browser; `""` where it can."""
    if content.startswith(_GZIP):
        return "It is packed."
    if len(content) > EDITABLE:
        return f"It is larger than {EDITABLE >> 20} MiB."
    try:
        content.decode()
    except UnicodeDecodeError:
        return "It is not in UTF-8."
    return ""


# -- remarks


def _remark(note: Note) -> Remark:
    return Remark(note.message, note.severity, note.code, *_ends(note.span), element=note.element)


def _ends(span: Span | None) -> tuple[int, int, int, int]:
    return (span.line, span.column, span.end_line, span.end_column) if span else (0, 0, 0, 0)


def _found(map: ArgumentMap, path: Path) -> list[Remark]:
    """Return what checks find in a map, as far as they are done in the time between two keystrokes."""
    from argmap.analysis.checks import Settings

    if len(map) > _CHECKED:
        return []
    try:
        told = findings(str(path), map, Settings(), project_settings(str(path)))
    except (ArgmapError, OSError) as fault:
        return [_explained(fault, path)]
    return [
        Remark(one.message, one.severity, one.code, *_ends(one.span), element=next(iter(one.elements), ""))
        for one in told
    ]


def _fitting(remarks: list[Remark]) -> tuple[Remark, ...]:
    """Return the gravest remarks first, then in the order of the text; of very many, the first."""
    told = sorted(remarks, key=lambda one: (_GRAVE.index(one.severity), one.line or LARGEST, one.column))
    if len(told) > _MOST_REMARKS:
        told[_MOST_REMARKS:] = [Remark(f"There are {len(told) - _MOST_REMARKS:,} more.", "info")]
    return tuple(told)


def _explained(fault: Exception, path: Path) -> Remark:
    """Return an error as a remark, which does not say where on this machine the file lies."""
    if isinstance(fault, ParseError):
        message = "; ".join(filter(None, (fault.message, *fault.faults[:3], fault.hint)))
        return Remark(message, line=fault.line, column=fault.column)
    if isinstance(fault, FileNotFoundError):
        return Remark("it is not there any more")
    if isinstance(fault, OSError) and fault.strerror:
        return Remark(fault.strerror[:1].lower() + fault.strerror[1:])
    return Remark(str(fault).replace(str(path), path.name))
