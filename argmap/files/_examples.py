"""The debates that come with argmap, by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from argmap.errors import UnknownFormatError
from argmap.formats import FORMATS
from argmap.model import ArgumentMap
from argmap.notes import Notes

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["example", "examples"]

_SUFFIX: Final = ".argmap.json"


def examples() -> tuple[str, ...]:
    """Return the names of the debates that come with argmap.

    >>> examples()
    ('facebook-encryption', 'mill-bridge', 'the-ship')
    """
    return tuple(sorted(_files()))


def example(name: str) -> ArgumentMap:
    """Return a debate that comes with argmap.

    Raises:
        UnknownFormatError: there is no such debate.

    >>> example("facebook-encryption").title
    'Should Facebook halt end-to-end encryption?'
    """
    files = _files()
    if name not in files:
        raise UnknownFormatError(f"no example {name!r}; there is {', '.join(sorted(files))}")
    parse = FORMATS["json"].parse
    assert parse is not None  # noqa: S101 - the native format is read
    return parse(files[name].read_text(encoding="utf-8"), Notes(name))


def _files() -> dict[str, Traversable]:
    """Return the files by name: in an installed argmap inside the package, in its repository beside it."""
    from importlib import resources

    package = resources.files("argmap")
    for folder in (package / "_examples", Path(__file__).parents[2] / "examples"):
        if folder.is_dir():
            return {
                file.name.removesuffix(_SUFFIX): file
                for file in folder.iterdir()
                if file.name.endswith(_SUFFIX)
            }
    return {}
