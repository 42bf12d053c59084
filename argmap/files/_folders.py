"""Which files of a folder may be maps."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from argmap.formats import FORMATS

__all__ = ["holds_map", "is_map", "maps_in", "suffixes"]

_MARKDOWN: Final = ".md"
"""The suffix of files most of which are no maps."""


def maps_in(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder that may be maps, in the order of their names; links lead nowhere."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if is_map(path) and path.is_file():
                yield path


def is_map(path: Path) -> bool:
    """Whether a file may be a map: by its suffix, and not hidden, nor what goes with a map beside it."""
    plain = path.name.removesuffix(".gz").lower()
    if path.name.startswith(".") or not plain.endswith(tuple(suffixes())):
        return False
    beside = (path.name[: -len(end)] + own for end, own in _pairs() if plain.endswith(end))
    return not any(path.with_name(name).exists() for name in beside)


def holds_map(path: Path) -> bool:
    """Whether a Markdown file holds a map; what cannot be read is left for the reader to complain of."""
    if path.suffix.lower() != _MARKDOWN:
        return True
    from argmap.formats.argdown import is_in_markdown

    try:
        return is_in_markdown(path.read_bytes().decode(errors="replace"))
    except OSError:
        return True


@cache
def suffixes() -> frozenset[str]:
    """Return what the names of files end in that argmap reads."""
    return frozenset(suffix for format_ in FORMATS.values() if format_.parse for suffix in format_.suffixes)


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Return the suffixes of second files, each with those of the documents that they go with."""
    return tuple(
        (format_.companion.suffix, suffix)
        for format_ in FORMATS.values()
        if format_.companion
        for suffix in format_.suffixes
    )
