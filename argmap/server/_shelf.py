"""Which files are served, under which names; the one place where a name from outside becomes a path.

A name is the path below a folder, with `/` on every system. Whatever it looks like (`..`, an absolute path, a
drive, a link), what it leads to is resolved first and must then lie where it may.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Final, Self

from attrs import frozen

from argmap.errors import OptionError
from argmap.files._folders import holds_map, is_map, maps_in

__all__ = ["Shelf"]

_MOST: Final = 2000
"""So many files of a folder are listed; every one can be opened by its name."""


@frozen
class Shelf:
    """The files and folders that are served; names are relative to `base`."""

    base: Path
    files: tuple[Path, ...]
    folders: tuple[Path, ...]

    @classmethod
    def of(cls, paths: Iterable[str | os.PathLike[str]]) -> Self:
        """Return what these paths name.

        Raises:
            OSError: one of them is not there.
            OptionError: one is neither a file nor a folder, or they have nothing in common.
        """
        files: list[Path] = []
        folders: list[Path] = []
        for given in paths:
            place = _absolute(given)
            if place.is_dir():
                folders.append(place.resolve())
            elif place.is_file():
                files.append(place)
            else:
                place.stat()
                raise OptionError(f"{given} is neither a file nor a folder, and cannot be followed")
        return cls(
            _common([*folders, *(file.parent for file in files)]), (*dict.fromkeys(files),), (*folders,)
        )

    def names(self) -> list[str]:
        """Return the names of all that can be opened; of a very large folder, only as many as fit a page."""
        given = [file for file in self.files if file.is_file()]
        below = (
            path
            for folder in self.folders
            for path in maps_in(folder)
            if path.resolve().is_relative_to(folder) and holds_map(path)
        )
        found = dict.fromkeys(
            path.relative_to(self.base).as_posix() for path in (*given, *islice(below, _MOST))
        )
        return [*found]

    def find(self, name: str) -> Path | None:
        """Return the path of a name, which need not be there any more; None for one that leads elsewhere."""
        parts = name.split("/")
        if "\0" in name or any(part.startswith(".") or not part for part in parts):
            return None
        path = self.base.joinpath(*parts)
        if path in self.files:
            return path
        try:
            real = path.resolve()
            path.is_file()
        except (OSError, RuntimeError):  # too long, not for us to see, or a circle of links
            return None
        is_inside = any(real.is_relative_to(folder) for folder in self.folders)
        return path if is_inside and is_map(path) else None

    @property
    def alone(self) -> str:
        """The name of the one file that is served; `""` where there may be several."""
        return self.files[0].name if len(self.files) == 1 and not self.folders else ""

    @property
    def beside(self) -> tuple[Path, ...]:
        """The folders in which single files lie, be it by way of a link."""
        places = (place for file in self.files for place in (file.parent, file.resolve().parent))
        return (*dict.fromkeys(places),)


def _absolute(given: str | os.PathLike[str]) -> Path:
    """Return a path without links in its folders; whether its last part is one is for the user to know."""
    path = Path(given)
    return path.resolve() if path.is_dir() else path.parent.resolve() / path.name


def _common(folders: list[Path]) -> Path:
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        raise OptionError("files on several drives have no folder in common: serve them one by one") from None
