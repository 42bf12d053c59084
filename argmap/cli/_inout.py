"""How commands read maps and write what they make: notes are shown, and no input is written over unasked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

import argmap
from argmap import files
from argmap.cli._messages import show_notes
from argmap.model import ArgumentMap
from argmap.notes import Notes

__all__ = ["own_format", "read", "read_all", "refuse_inputs", "save", "write"]


def read(file: str, *, format: str | None, strict: bool) -> ArgumentMap:
    """Return the map in a file, or on standard input for `-`; show what its reader noted."""
    with _shown(Notes(file)) as notes:
        return argmap.read(file, format=format, strict=strict, notes=notes)


def read_all(file: str, *, format: str | None, strict: bool) -> list[ArgumentMap]:
    """Return all maps in a file, or on standard input for `-`; show what its reader noted."""
    with _shown(Notes(file)) as notes:
        return argmap.read_all(file, format=format, strict=strict, notes=notes)


@contextmanager
def _shown(notes: Notes) -> Iterator[Notes]:
    """Show notes once they are all there, even if the work failed."""
    try:
        yield notes
    finally:
        show_notes(notes)


def write(map: ArgumentMap, out: str, *, format: str | None, strict: bool = False) -> None:
    """Write a map to a file, or to standard output for `-`; show what its writer noted."""
    with _shown(Notes(out)) as notes, _named(out):
        argmap.write(map, out, format=format, strict=strict, notes=notes)


def save(drawn: str | bytes, out: str) -> None:
    """Write a picture to a file, whole or not at all, or to standard output for `-`."""
    with _named(out):
        files.save(drawn, out)


@contextmanager
def _named(out: str) -> Iterator[None]:
    """Let an error that knows no file name say that it was about the output."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = "standard output" if out == "-" else out
        raise


def refuse_inputs(targets: Iterable[str], inputs: Sequence[str], *, force: bool) -> None:
    """Refuse to write over a file that is read, as the second file of one perhaps.

    Raises:
        click.ClickException: one of the targets is such a file, by whatever name.
    """
    if force:
        return
    there = [target for target in targets if _identity(target)]
    read_from = {_identity(path) for file in (inputs if there else ()) for path in files.files_read(file)}
    for target in there:
        if _identity(target) in read_from:
            raise click.ClickException(
                f"{target} is read and would be written over; say --force if that is meant"
            )


def _identity(path: str) -> tuple[int, int] | None:
    """Return what two names of one file have in common; None for a stream and for what does not exist."""
    try:
        found = None if path == "-" else Path(path).stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found else None


def own_format(file: str, maps: Sequence[ArgumentMap], option: str) -> str:
    """Return the format in which a file can be written back as it was, but for what is changed by an option.

    Raises:
        click.ClickException: there is none.
    """
    from argmap.documents._checks import content
    from argmap.formats import FORMATS

    if file != "-" and len(maps) == 1:
        text = content(file)
        if FORMATS["argdown"].places and FORMATS["argdown"].places(maps[0], text):
            return "argdown"
        if FORMATS["json"].sniff(text):
            return "json"
    message = (
        f"{file}: {option} changes files of Argdown and of argmap JSON in their places, and nothing else"
    )
    raise click.ClickException(message)
