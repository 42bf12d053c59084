"""Many files at once: which they are, where each goes, and a report of how it went.

Each file is converted for itself, by as many processes as there are cores; a bad one stops no other. What
readers and writers noted is told at the end, once a code.
"""

from __future__ import annotations

import glob
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import click
from attrs import frozen

import argmap
from argmap.cli._messages import complain, explained
from argmap.errors import ArgmapError
from argmap.files import files_written
from argmap.files._folders import holds_map, maps_in, suffixes
from argmap.notes import Note, Notes

__all__ = ["Job", "convert_all", "is_batch", "jobs", "meant"]

_FEW: Final = 8
"""Up to so many files one process is faster than several that must start first."""

_ERASE: Final = "\r\x1b[K"


@frozen
class Job:
    """A file, and where it goes."""

    file: str
    target: str


@frozen
class _Done:
    """How one file went: what was noted, and the error, `""` where all is well."""

    job: Job
    notes: tuple[Note, ...]
    error: str = ""


def is_batch(files: Sequence[str], out: str) -> bool:
    """Whether files are several, a folder or a pattern, or go into a folder."""
    return len(files) > 1 or any(map(_is_many, files)) or out.endswith("/") or Path(out).is_dir()


def _is_many(file: str) -> bool:
    return Path(file).is_dir() or (not Path(file).exists() and glob.has_magic(file))


def jobs(files: Sequence[str], out: str, to: str) -> list[Job]:
    """Return what is to be done: files below a folder keep their places below `out`.

    Raises:
        UnknownFormatError: there is no such format.
        click.ClickException: there is nothing to convert.
    """
    found = meant(files, "convert")
    targets = _apart([Path(out, place) for _, place in found], to)
    return [Job(str(file), target) for (file, _), target in zip(found, targets, strict=True)]


def _apart(places: Sequence[Path], to: str) -> Iterator[str]:
    """Yield a target for each file, such that neither they nor their second files get in each other's way."""
    from argmap.formats import FORMATS

    suffix = FORMATS[to].suffixes[0]
    short = [str(place.with_name(_stem(place) + suffix)) for place in places]
    count = Counter(short)
    taken = {path for name in short if count[name] == 1 for path in files_written(name, to)}
    for place, name in zip(places, short, strict=True):
        number, target = 1, name
        if count[name] > 1:
            target = str(place.with_name(place.name + suffix))
            while not taken.isdisjoint(files_written(target, to)):
                number += 1
                target = str(place.with_name(f"{place.name}-{number}{suffix}"))
        taken.update(files_written(target, to))
        yield target


def _stem(path: Path) -> str:
    """Return the name of a file without the suffix of any format."""
    plain = path.name.removesuffix(".gz")
    ends = [suffix for suffix in suffixes() if plain.lower().endswith(suffix)]
    return plain[: -len(max(ends, key=len))] or plain if ends else plain


def meant(files: Sequence[str], to_do: str) -> list[tuple[Path, Path]]:
    """Return the files that are meant by files, folders and patterns, each with its place below where all go.

    Raises:
        click.ClickException: there is nothing to do.
    """
    passed: list[Path] = []
    found = dict.fromkeys(pair for file in files for pair in _found(file, passed))
    if passed:
        told = f"{len(passed):,} Markdown {'file' if len(passed) == 1 else 'files'} without a map"
        click.echo(f"passed over {told}, such as {passed[0]}", err=True)
    if not found:
        raise click.ClickException(f"there is nothing to {to_do} in {', '.join(files)}")
    return [*found]


def _found(file: str, passed: list[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield the files that are meant, each with its place below where all go; tell what is `passed` over."""
    if Path(file).is_dir():
        for path in maps_in(Path(file)):
            if holds_map(path):
                yield path, path.relative_to(file)
            else:
                passed.append(path)
    elif _is_many(file):
        for name in sorted(glob.glob(file, recursive=True)):  # noqa: PTH207 - of a Path, no pattern is absolute
            if Path(name).is_file():
                yield Path(name), Path(Path(name).name)
    else:
        yield Path(file), Path(Path(file).name)


def convert_all(todo: Sequence[Job], *, to: str, format: str | None, strict: bool) -> bool:
    """Convert files and tell how it goes and how it went; return whether all went well."""
    work = partial(_converted, to=to, format=format, strict=strict)
    done = list(_watched(_mapped(work, todo), len(todo)))
    _report(done)
    return not any(one.error for one in done)


def _mapped(work: partial[_Done], todo: Sequence[Job]) -> Iterator[_Done]:
    if len(todo) <= _FEW:
        yield from map(work, todo)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor() as pool:
        yield from pool.map(work, todo, chunksize=max(1, min(32, len(todo) // (4 * (os.cpu_count() or 1)))))


def _converted(job: Job, *, to: str, format: str | None, strict: bool) -> _Done:
    """Convert one file."""
    notes, error = Notes(job.file), ""
    try:
        map_ = argmap.read(job.file, format=format, strict=strict, notes=notes)
        Path(job.target).parent.mkdir(parents=True, exist_ok=True)
        argmap.write(map_, job.target, format=to, strict=strict, notes=notes)
    except (ArgmapError, OSError) as fault:
        error = explained(fault, job.file)
    except Exception as fault:  # noqa: BLE001 - not even a fault of argmap stops the other files
        error = f"{job.file}: argmap failed: {type(fault).__name__}: {fault}"
    return _Done(job, tuple(notes), error)


def _watched(done: Iterable[_Done], total: int) -> Iterator[_Done]:
    """Yield what is done; on a terminal, show how much."""
    is_shown = sys.stderr.isatty()
    for number, one in enumerate(done, 1):
        if is_shown:
            click.echo(f"\rconverted {number:,} of {total:,} …", nl=False, err=True)
        yield one
    if is_shown:
        click.echo(_ERASE, nl=False, err=True)


def _report(done: Sequence[_Done]) -> None:
    """Tell the faults, then each sort of note once, then how many files were converted."""
    faults = [one.error for one in done if one.error]
    for fault in faults:
        complain(fault)
    files: Counter[str] = Counter()
    first: dict[str, Note] = {}
    for one in done:
        for note in one.notes:
            first.setdefault(note.code, note)
        files.update({note.code for note in one.notes})
    for code, count in files.most_common():
        note = first[code]
        told = f"{note.severity}: {note.message} [{code}]"
        click.echo(f"{count:,} {'file' if count == 1 else 'files'}, such as {note.path}: {told}", err=True)
    missed = f"; {len(faults):,} could not be" if faults else ""
    click.echo(f"converted {len(done) - len(faults):,} of {len(done):,} files{missed}", err=True)
