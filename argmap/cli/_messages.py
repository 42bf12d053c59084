"""What the command says on standard error: faults, notes, and that it is still at work."""

from __future__ import annotations

import os
import sys
import time
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import click

from argmap.errors import ArgmapWarning
from argmap.notes import Note, Severity
from argmap.renderers._plain import harmless, one_line

if TYPE_CHECKING:
    from threading import Event

__all__ = ["at_work", "complain", "explained", "painted", "show_notes", "tell_written", "tinted"]

_COLOURS: Final[dict[Severity, str]] = {"error": "red", "warning": "yellow", "info": "blue"}

_ERASE: Final = "\r\x1b[K"
"""What brings a terminal back to the start of an empty line."""

_PATIENCE: Final = 1.0
"""Seconds after which somebody at a terminal would like to know."""


def explained(error: Exception, path: str = "") -> str:
    """Return an error as people read it: where, what, and what to do; `path` is the file at hand.

    >>> explained(FileNotFoundError(2, "No such file or directory", "debate.json"))
    'debate.json: no such file or directory'
    """
    if not isinstance(error, OSError) or error.strerror is None:
        message = str(error)
        is_named = not path or message.startswith((f"{path}:", f"{path} "))
        return message if is_named else f"{path}: {message}"
    name = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else path
    reason = error.strerror[:1].lower() + error.strerror[1:]
    return f"{name}: {reason}" if name else reason


def complain(message: str) -> None:
    """Tell a fault."""
    first, *rest = harmless(message).split("\n")
    click.echo("\n".join([painted(first, "red"), *rest]), err=True)


def show_notes(notes: Iterable[Note]) -> None:
    """Tell what a reader or a writer had to say, perhaps in the middle of work that is being told."""
    start = _ERASE if sys.stderr.isatty() else ""
    for note in notes:
        place, severity, rest = one_line(str(note)).partition(f"{note.severity}: ")
        click.echo(start + place + tinted(severity, note.severity) + rest, err=True)


def tell_written(paths: Iterable[str]) -> None:
    """Tell which files were written; standard output speaks for itself."""
    for path in paths:
        if path != "-":
            click.echo(f"wrote {click.format_filename(path)}", err=True)


@contextmanager
def _telling_warnings(what: str) -> Iterator[None]:
    """Tell what work warns of as people read it, and not where in the code it was."""

    def tell(message: Warning | str, category: type[Warning], *where: Any, **more: Any) -> None:
        if not issubclass(category, ArgmapWarning):
            usual(message, category, *where, **more)
            return
        start = _ERASE if sys.stderr.isatty() else ""
        told = f"{one_line(what)}: {tinted('warning', 'warning')}: {one_line(str(message))}"
        click.echo(start + told, err=True)

    with warnings.catch_warnings():
        usual, warnings.showwarning = warnings.showwarning, tell
        warnings.simplefilter("always", ArgmapWarning)
        yield


def tinted(text: str, severity: Severity) -> str:
    """Return text in the colour of how grave something is."""
    return painted(text, _COLOURS[severity])


def painted(text: str, colour: str) -> str:
    """Return text in a colour, unless the user wants none (see no-color.org)."""
    return text if os.environ.get("NO_COLOR") else click.style(text, fg=colour, bold=True)


@contextmanager
def at_work(what: str) -> Iterator[None]:
    """Tell what work warns of, and on a terminal, after a second, what it is and how long it has taken."""
    with _telling_warnings(what), _clock(what):
        yield


@contextmanager
def _clock(what: str) -> Iterator[None]:
    if not sys.stderr.isatty():
        yield
        return
    from threading import Event, Thread

    done = Event()
    clock = Thread(target=_tick, args=(one_line(what), done), daemon=True)
    clock.start()
    try:
        yield
    finally:
        done.set()
        clock.join()


def _tick(what: str, done: Event) -> None:
    """Show what is done and for how long, from one second on; leave nothing behind."""
    if done.wait(_PATIENCE):
        return
    started = time.monotonic() - _PATIENCE
    while True:
        click.echo(f"\r{what} … {time.monotonic() - started:.0f} s", nl=False, err=True)
        if done.wait(_PATIENCE / 2):
            break
    click.echo(_ERASE, nl=False, err=True)
