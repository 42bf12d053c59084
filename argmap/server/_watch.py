"""Tells the desk which files changed, as the system tells us."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from argmap.server._desk import Desk

if TYPE_CHECKING:
    from watchfiles import Change

__all__ = ["watch"]

_STEP: Final = 30
"""Milliseconds without a change after which a file is taken to be written."""

_LONGEST: Final = 400
"""Milliseconds after which changes are told even if there is no end of them."""

_AGAIN: Final = 1.0
"""Seconds after which a folder that went is looked for again."""

_BEGUN: Final = 0.2
"""Seconds that it takes at most to begin to watch; what changed meanwhile is looked at then."""


async def watch(desk: Desk) -> None:
    """Watch all files until this is cancelled."""
    shelf = desk.shelf
    async with asyncio.TaskGroup() as tasks:
        if shelf.folders:
            tasks.create_task(_follow(desk, shelf.folders, is_deep=True))
        if shelf.beside:
            tasks.create_task(_follow(desk, shelf.beside, is_deep=False))


async def _follow(desk: Desk, folders: Iterable[Path], *, is_deep: bool) -> None:
    """Watch folders; where one goes, or comes back, begin anew."""
    while True:
        there = [folder for folder in folders if folder.is_dir()]
        asyncio.get_running_loop().call_later(_BEGUN, desk.look_again)
        if there:
            await _until_gone(desk, there, is_deep=is_deep)
        await asyncio.sleep(_AGAIN)


async def _until_gone(desk: Desk, folders: list[Path], *, is_deep: bool) -> None:
    from watchfiles import awatch

    known = _identities(folders)
    watched = awatch(
        *folders,
        watch_filter=_is_of_interest,
        recursive=is_deep,
        step=_STEP,
        debounce=_LONGEST,
        rust_timeout=int(_AGAIN * 1000),
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    with suppress(OSError, RuntimeError):  # a folder went while it was being looked at
        async for changes in watched:
            _tell(desk, changes)
            if any(Path(path) in folders for _, path in changes) or _identities(folders) != known:
                return


def _identities(folders: list[Path]) -> list[tuple[int, int]]:
    """Return which folders these are: one that was made anew is another, and the old one is still watched."""
    return [(found.st_dev, found.st_ino) for found in (folder.stat() for folder in folders)]


def _is_of_interest(_change: Change, path: str) -> bool:
    return not Path(path).name.startswith(".")


def _tell(desk: Desk, changes: Collection[tuple[Change, str]]) -> None:
    from watchfiles import Change

    is_list_new = any(change != Change.modified for change, _ in changes)
    desk.changed({Path(path) for _, path in changes}, is_list_new=is_list_new)
