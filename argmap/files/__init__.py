"""Maps from and to files and texts: the only place that knows of paths, encodings and compression.

>>> from argmap import ArgumentMap
>>> m = ArgumentMap("A small map")
>>> c = m.claim("It is so.")
>>> loads(dumps(m)) == m
True
"""

from __future__ import annotations

import os
import warnings
from pathlib import Path

from argmap.errors import ArgmapWarning, LossError, ParseError, UnknownFormatError
from argmap.files._beside import beside, files_read, files_written
from argmap.files._bytes import STREAM, load, save
from argmap.files._detect import format_of, format_to_write
from argmap.files._examples import example, examples
from argmap.files._text import decoded, encoded
from argmap.formats import FORMATS, note_losses
from argmap.model import ArgumentMap
from argmap.notes import Note, Notes

__all__ = [
    "dumps",
    "example",
    "examples",
    "files_read",
    "files_written",
    "loads",
    "read",
    "read_all",
    "save",
    "write",
]


def read(
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    strict: bool = False,
    notes: Notes | None = None,
) -> ArgumentMap:
    """Return the map in a file, or on standard input for `-`; gzip is unpacked.

    Args:
        path: where it is.
        format: the name of its format; else its content tells, or the suffix of its name.
        strict: go by the letter of the format, and refuse what would have to be guessed.
        notes: collects what the reader has to say; without it that becomes warnings.

    Raises:
        ParseError: the content is no map, and the message says where and why.
        UnknownFormatError: no format knows it.
        OSError: the file is not there, is a directory, or may not be read.
    """
    kept = Notes(os.fspath(path)) if notes is None else notes
    maps = _read(path, format, kept, strict=strict, whole=False)
    _warn(kept, unless=notes)
    return maps[0]


def read_all(
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    strict: bool = False,
    notes: Notes | None = None,
) -> list[ArgumentMap]:
    """Return all maps in a file, such as those in the code fences of Markdown; for the rest see `read`.

    Most files hold one map. Of those that hold more, `read` returns the first, with a note.
    """
    kept = Notes(os.fspath(path)) if notes is None else notes
    maps = _read(path, format, kept, strict=strict, whole=True)
    _warn(kept, unless=notes)
    return maps


def loads(
    text: str | bytes, *, format: str | None = None, strict: bool = False, notes: Notes | None = None
) -> ArgumentMap:
    """Return the map that a text holds; for the rest see `read`."""
    kept = Notes() if notes is None else notes
    plain = text if isinstance(text, str) else decoded(bytes(text), kept, strict=strict)
    map_ = _parsed(plain, _form(plain, "", format), kept, strict=strict)
    _warn(kept, unless=notes)
    return map_


def write(
    map: ArgumentMap,
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    strict: bool = False,
    notes: Notes | None = None,
) -> None:
    """Write a map to a file, whole or not at all, or to standard output for `-`.

    Args:
        map: what is written.
        path: where to; a name that ends in `.gz` is packed.
        format: the name of the format; else the suffix of the name tells.
        strict: refuse what the format cannot hold, instead of noting it.
        notes: collects what the writer has to say; without it that becomes warnings.

    Raises:
        LossError: with `strict`, the format cannot hold all of the map; nothing was written.
        UnknownFormatError: there is no such format, or the suffix tells none.
        OSError: the file cannot be written; what was there is as it was.
    """
    name = os.fspath(path)
    kept = Notes(name) if notes is None else notes
    before = len(kept)
    form = format or format_to_write(name)
    text = _serialized(map, form, kept, strict=strict)
    content = encoded(text, kept)
    if strict:
        _refuse_loss(kept[before:], "UTF-8")
    save(content, name)
    _save_companion(map, name, form, kept)
    _warn(kept, unless=notes)


def dumps(map: ArgumentMap, *, format: str = "json", strict: bool = False, notes: Notes | None = None) -> str:
    """Return a map as text; for the rest see `write`."""
    kept = Notes() if notes is None else notes
    text = _serialized(map, format, kept, strict=strict)
    _warn(kept, unless=notes)
    return text


def _form(text: str, path: str, format: str | None) -> str:
    """Return the name of the format of a text, which holds something."""
    if not text.strip():
        raise ParseError("there is nothing in it", path=path, line=1, column=1)
    return format or format_of(text, path)


def _read(
    path: str | os.PathLike[str], format: str | None, notes: Notes, *, strict: bool, whole: bool
) -> list[ArgumentMap]:
    """Return the maps in a file; only the first unless the whole file is wanted."""
    name = os.fspath(path)
    try:
        text = decoded(load(name), notes, strict=strict)
        form = _form(text, name, format)
        parse_all = FORMATS[form].parse_all if whole else None
        if parse_all:
            return parse_all(text, notes, strict=strict)
        return [_accompanied(_parsed(text, form, notes, strict=strict), name, form, notes)]
    except ParseError as error:
        error.path = error.path or name
        raise


def _parsed(text: str, name: str, notes: Notes, *, strict: bool) -> ArgumentMap:
    parse = FORMATS[name].parse
    if parse is None:
        raise UnknownFormatError(f"argmap writes {name}, but does not read it")
    return parse(text, notes, strict=strict)


def _accompanied(map: ArgumentMap, path: str, name: str, notes: Notes) -> ArgumentMap:
    """Return the map with what a second file beside its own says, where there is one."""
    companion = FORMATS[name].companion
    if companion is None or companion.take is None or path == STREAM:
        return map
    second = beside(path, name)
    if not second or not Path(second).is_file():
        return map
    return companion.take(map, decoded(load(second), notes, strict=False), notes)


def _serialized(map: ArgumentMap, name: str, notes: Notes, *, strict: bool) -> str:
    serialize = FORMATS[name].serialize
    if serialize is None:
        raise UnknownFormatError(f"argmap reads {name}, but does not write it")
    before = len(notes)
    form = FORMATS[name]
    note_losses(map, form.drops, form.changes, notes, form.title, own=name)
    text = serialize(map, notes)
    if strict:
        _refuse_loss(notes[before:], name)
    return text


def _save_companion(map: ArgumentMap, path: str, name: str, notes: Notes) -> None:
    companion = FORMATS[name].companion
    if companion is None or companion.give is None or path == STREAM:
        return
    second, text = beside(path, name), companion.give(map)
    if second and text is not None:
        content = encoded(text, notes)
        if Path(second).is_file() and load(second) != content:
            notes.add("AM-F003", f"{second} was there with another text, and is written over")
        save(content, second)


def _refuse_loss(notes: list[Note], what: str) -> None:
    if lost := [note.message for note in notes if note.severity != "info"]:
        raise LossError(f"{what} cannot hold all of this map: {'; '.join(lost)}")


def _warn(notes: Notes, *, unless: Notes | None) -> None:
    """Turn notes into warnings at the place where the library was called, unless somebody collects them."""
    if unless is None:
        for note in notes:
            if note.severity != "info":
                warnings.warn(str(note), ArgmapWarning, stacklevel=3)
