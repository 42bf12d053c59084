"""How commands read maps and write what they make: notes are shown, and no input is written over unasked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

import argmap
from argmap.cli._messages import show_notes
from argmap.model import ArgumentMap
from argmap.notes import Notes

__all__ = ["read", "refuse_inputs", "write"]


def read(file: str, *, format: str | None, strict: bool) -> ArgumentMap:
    """Return the map in a file, or on standard input for `-`; show what its reader noted."""
    notes = Notes(file)
    try:
        return argmap.read(file, format=format, strict=strict, notes=notes)
    finally:
        show_notes(notes)


def write(map: ArgumentMap, out: str, *, format: str | None, strict: bool = False) -> None:
    """Write a map to a file, or to standard output for `-`; show what its writer noted."""
    notes = Notes(out)
    try:
        argmap.write(map, out, format=format, strict=strict, notes=notes)
    finally:
        show_notes(notes)


def refuse_inputs(targets: Iterable[str], files: Sequence[str], *, force: bool) -> None:
    """Refuse to write over a file that is read.

    Raises:
        click.ClickException: one of the targets is such a file, by whatever name.
    """
    if force:
        return
    for target in targets:
        for file in files:
            if "-" not in {file, target} and _are_same(file, target):
                raise click.ClickException(
                    f"{target} is read and would be written over; say --force if that is meant"
                )


def _are_same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except OSError:  # one of them does not exist: not the same
        return False
