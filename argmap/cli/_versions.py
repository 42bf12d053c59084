"""The versions of a map that are merged, and the result as a text that tells its conflicts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve

import argmap
from argmap.cli._messages import show_notes
from argmap.files._bytes import load
from argmap.files._detect import format_of
from argmap.files._text import decoded
from argmap.model import ArgumentMap, Quote, Step
from argmap.notes import Notes, Span
from argmap.renderers._plain import clipped, one_line

if TYPE_CHECKING:
    from argmap.analysis.merging import Conflict, Merge

__all__ = ["Version", "is_whole", "version", "written"]

_WIDEST = 120


class Version(NamedTuple):
    """A map, and the format of the file that it comes from; `""` where there was nothing in it."""

    map: ArgumentMap
    format: str


def version(file: str, path: str = "", *, format: str | None = None, strict: bool = False) -> Version:
    """Return the version in a file that may be a copy of the one at `path`; an empty one where it is empty.

    What its reader wants mended is told; what is only good to know was told when the file was written.
    """
    if file == os.devnull:
        return Version(ArgumentMap(), "")
    notes = Notes(file)
    try:
        text = decoded(load(file), notes, strict=strict)
        if not text.strip():
            return Version(ArgumentMap(), "")
        form = format or format_of(text, path or file)
        return Version(argmap.loads(text, format=form, strict=strict, notes=notes), form)
    except argmap.ParseError as error:
        error.path = error.path or file
        raise
    finally:
        show_notes(note for note in notes if note.severity != "info")


def is_whole(version: Version) -> bool:
    """Whether a file holds its map and nothing else, as Argdown in the code fences of Markdown does not."""
    return version.format != "argdown" or "text" in version.map.residue.get("argdown", {})


def written(found: Merge, format: str, notes: Notes, *, strict: bool) -> tuple[str, list[str]]:
    """Return a merged map in a format, and its conflicts in words, with their places where they are known."""
    if format != "argdown":
        text = argmap.dumps(found.map, format=format, strict=strict, notes=notes)
        return text, [_told(conflict, notes.path) for conflict in found.conflicts]
    from argmap.formats.argdown import serialize

    text = serialize(found.map, notes, numbers=False)
    if not found.conflicts:
        return text, []
    text = _commented(text, found)
    placed = _placed(found.conflicts, text, found.map)
    return text, [_told(conflict, notes.path) for conflict in placed]


# -- Argdown with comments


def _commented(text: str, found: Merge) -> str:
    """Return a text with a comment above each element that there is a conflict about."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    at: dict[int, list[str]] = {}
    for conflict in _placed(found.conflicts, text, found.map):
        line = conflict.span.line - 1 if conflict.span else len(lines)
        indent = lines[line][: len(lines[line]) - len(lines[line].lstrip())] if conflict.span else ""
        at.setdefault(line, []).append(f"{indent}// CONFLICT {_in_words(conflict)}")
    made = [new for number, line in enumerate(lines) for new in (*at.get(number, ()), line)]
    commented = end.join([*made, *at.get(len(lines), ())])
    if _says_the_same(commented, text):
        return commented
    return end.join([text.rstrip("\r\n"), "", *(line.strip() for own in at.values() for line in own), ""])


def _says_the_same(one: str, other: str) -> bool:
    """Whether comments left what a text says as it was."""
    maps = [argmap.loads(text, format="argdown", notes=Notes()) for text in (one, other)]
    return not argmap.diff(*maps).changes


def _placed(conflicts: tuple[Conflict, ...], text: str, map: ArgumentMap) -> Iterator[Conflict]:
    """Yield conflicts with their places in a text."""
    places = _places(text, map)
    return (evolve(conflict, span=places.get(conflict.element)) for conflict in conflicts)


def _places(text: str, map: ArgumentMap) -> Mapping[str, Span]:
    """Return where the elements of a map stand in the text that it was written as, below the front matter."""
    from argmap.formats.argdown import places

    back = argmap.loads(text, format="argdown", notes=Notes())
    names = argmap.diff(map, back).renamed
    start = text.find("\n===", 3) if text.startswith("===") else -1
    front = text[:start].count("\n") + 1 if start >= 0 else 0
    found = places(back, text)
    spans = {element.id: found.get(names.get(element.id, element.id)) for element in map}
    return {id_: span for id_, span in spans.items() if span and span.line > front}


# -- words


def _told(conflict: Conflict, path: str) -> str:
    span = conflict.span
    place = f"{path}:{span.line}:{span.column}: " if span else f"{path}: "
    return f"{place}conflict: {_in_words(conflict)}"


def _in_words(conflict: Conflict) -> str:
    """Return a conflict in a line, with what either side has."""
    if conflict.field in {"", "order"}:
        return one_line(conflict.message)
    values = [("it was", conflict.base), ("ours", conflict.ours), ("theirs", conflict.theirs)]
    told = "; ".join(f"{name}: {_value(value)}" for name, value in values)
    return f"{one_line(conflict.message)} ({told})"


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_value, value)) or "nothing"
    if isinstance(value, Quote):
        return f"“{one_line(value.exact)}”"
    if isinstance(value, Step):
        return one_line(value.claim)
    return "nothing" if value in (None, "") else clipped(one_line(str(value)), _WIDEST)
