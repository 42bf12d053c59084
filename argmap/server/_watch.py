"""Tells the desk which files changed, as the system tells us.

Watching is done in threads: to begin with a large folder can take seconds, in which pages are served already.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Final

from attrs import frozen

from argmap.server._desk import Desk

if TYPE_CHECKING:
    from watchfiles import Change

__all__ = ["watching"]

_STEP: Final = 30
"""Milliseconds without a change after which a file is taken to be written."""

_LONGEST: Final = 400
"""Milliseconds after which changes are told even if there is no end of them."""

_AGAIN: Final = 1.0
"""Seconds after which it is looked whether a folder is still, or again, the same."""


@contextmanager
def watching(desk: Desk) -> Iterator[None]:
    """Watch all files meanwhile."""
    stop = Event()
    loop = asyncio.get_running_loop()
    for folders, is_deep in ((desk.shelf.folders, True), (desk.shelf.beside, False)):
        if folders:
            watcher = _Watcher(desk, loop, stop, folders, is_deep)
            Thread(target=watcher.follow, daemon=True).start()
    try:
        yield
    finally:
        stop.set()


@frozen
class _Watcher:
    """Watches folders from a thread of its own."""

    desk: Desk
    loop: asyncio.AbstractEventLoop
    stop: Event
    folders: Sequence[Path]
    is_deep: bool

    def follow(self) -> None:
        """Watch until it is to stop; where a folder goes, or comes back, begin anew."""
        is_polling = False
        while not self.stop.is_set():
            there = [folder for folder in self.folders if folder.is_dir()]
            try:
                self.watch(there, is_polling=is_polling)
            except (OSError, RuntimeError):
                # Either a folder went just now, or the system has no more watches to give.
                is_polling = is_polling or all(folder.is_dir() for folder in there)
            self.stop.wait(_AGAIN)

    def watch(self, folders: Sequence[Path], *, is_polling: bool) -> None:
        """Watch folders as long as all of them are there."""
        from watchfiles import watch

        if not folders:
            return
        known = _identities(folders)
        begun = False
        for changes in watch(
            *folders,
            watch_filter=_is_of_interest,
            recursive=self.is_deep,
            step=_STEP,
            debounce=_LONGEST,
            rust_timeout=int(_AGAIN * 1000),
            yield_on_timeout=True,
            force_polling=is_polling or None,
            stop_event=self.stop,
            raise_interrupt=False,
            ignore_permission_denied=True,
        ):
            if not begun:
                begun = True
                self.tell(self.desk.look_again)  # something may have changed before all was watched
            if changes:
                self.tell_changes(changes)
            if any(Path(path) in folders for _, path in changes) or _identities(folders) != known:
                return

    def tell_changes(self, changes: set[tuple[Change, str]]) -> None:
        from watchfiles import Change

        is_list_new = any(change != Change.modified for change, _ in changes)
        paths = {Path(path) for _, path in changes}
        self.tell(partial(self.desk.changed, paths, is_list_new=is_list_new))

    def tell(self, act: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop has ended
            self.loop.call_soon_threadsafe(act)


def _identities(folders: Sequence[Path]) -> list[tuple[int, int]]:
    """Return which folders these are: one that was made anew is another, and the old one is still watched."""
    return [(found.st_dev, found.st_ino) for found in (folder.stat() for folder in folders)]


def _is_of_interest(_change: Change, path: str) -> bool:
    return not Path(path).name.startswith(".")
