"""What somebody looks at: read once for all who look, again when it changed, and all of them told."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any, Final, TypeVar

from attrs import define, field, frozen

from argmap.server._reading import Reading, read
from argmap.server._shelf import Shelf

__all__ = ["Desk", "Look"]

_KEPT: Final = 16
"""So many readings are kept for those who come back."""

_PATIENCE: Final = 15.0
"""Seconds after which a listener to whom nothing was told hears that all is well."""

_T = TypeVar("_T")


@frozen
class Look:
    """One of the maps in a file, as somebody looks at it."""

    name: str
    number: int = 1


@define
class Desk:
    """Reads files for those who look at them. All of it runs in one event loop, and reading in threads."""

    shelf: Shelf
    theme: str
    format: str | None
    _readings: OrderedDict[Look, Reading] = field(factory=OrderedDict, init=False)
    _stale: set[Look] = field(factory=set, init=False)
    _begun: set[Look] = field(factory=set, init=False)
    _locks: dict[Look, asyncio.Lock] = field(factory=dict, init=False)
    _listeners: dict[asyncio.Event, Look | None] = field(factory=dict, init=False)
    _at_once: asyncio.Semaphore = field(factory=lambda: asyncio.Semaphore(2), init=False)
    _end: asyncio.Event = field(factory=asyncio.Event, init=False)

    async def reading(self, look: Look) -> Reading | None:
        """Return a file as it is now; None for a name that leads nowhere, and when all is to end."""
        path = self.shelf.find(look.name)
        if path is None:
            return None
        async with self._locks.setdefault(look, asyncio.Lock()):
            known = self._readings.get(look)
            if known is None or look in self._stale:
                new = await self._read_anew(path, look)
                if new is None:
                    return None
                self._keep(look, new.after(known))
            self._readings.move_to_end(look)
            return self._readings[look]

    async def _read_anew(self, path: Path, look: Look) -> Reading | None:
        """Read a file in a thread; where whoever asked goes meanwhile, it is still to be read."""
        self._stale.discard(look)
        self._begun.add(look)
        try:
            async with self._at_once:
                return await self._before_end(_aside(self._read, path, look))
        except asyncio.CancelledError:
            self._stale.add(look)
            raise
        finally:
            self._begun.discard(look)

    async def _before_end(self, work: Coroutine[Any, Any, _T]) -> _T | None:
        """Return what work gives; None where all is to end before."""
        tasks = asyncio.create_task(work), asyncio.create_task(self._end.wait())
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            return tasks[0].result() if tasks[0].done() else None
        finally:
            for task in tasks:
                task.cancel()

    def _read(self, path: Path, look: Look) -> Reading:
        return read(path, number=look.number, format=self.format, theme=self.theme)

    def _keep(self, look: Look, new: Reading) -> None:
        """Keep a reading, as the same object where nothing is new; forget what nobody looks at."""
        if self._readings.get(look) != new:
            self._readings[look] = new
        self._readings.move_to_end(look)
        seen = set(self._listeners.values())
        for other in [*self._readings][:-_KEPT]:
            if other not in seen:
                del self._readings[other]
                self._locks.pop(other, None)
                self._stale.discard(other)

    # -- who is told

    def changed(self, paths: set[Path], *, is_list_new: bool) -> None:
        """Have all who look at these files look again; and at the list, where it has other files now."""
        self._stale |= self._begun  # what a reading that is under way depends on is not known yet
        for look, reading in self._readings.items():
            if not paths.isdisjoint(reading.paths):
                self._stale.add(look)
        for listener, seen in self._listeners.items():
            if seen in self._stale or (seen is None and is_list_new):
                listener.set()

    def look_again(self) -> None:
        """Have all look again: something may have changed unseen."""
        self.changed({path for one in self._readings.values() for path in one.paths}, is_list_new=True)

    def close(self) -> None:
        """Let all who listen go."""
        self._end.set()
        for listener in self._listeners:
            listener.set()

    async def follow(self, look: Look) -> AsyncIterator[Reading | None]:
        """Yield a file as it is, and again whenever it is another; None where nothing is new for long."""
        with self._listening(look) as listener:
            last: Reading | None = None
            while not self._end.is_set():
                listener.clear()
                now = await self.reading(look)
                yield now if now is not last else None
                last = now
                await _within(_PATIENCE, listener)

    async def follow_list(self) -> AsyncIterator[bool]:
        """Yield whether there may be other files: at once, on a change, and when nothing was for long."""
        with self._listening(None) as listener:
            is_new = True
            while not self._end.is_set():
                listener.clear()
                yield is_new
                is_new = await _within(_PATIENCE, listener)

    @contextmanager
    def _listening(self, look: Look | None) -> Iterator[asyncio.Event]:
        listener = asyncio.Event()
        self._listeners[listener] = look
        try:
            yield listener
        finally:
            del self._listeners[listener]


async def _within(seconds: float, event: asyncio.Event) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            return await event.wait()
    return False


async def _aside(work: Callable[..., _T], *arguments: Any) -> _T:
    """Do work in a thread that nobody waits for when the program is to end: it only reads."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[_T] = loop.create_future()

    def tell(result: _T) -> None:
        if not done.done():
            done.set_result(result)

    def run() -> None:
        result = work(*arguments)
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(tell, result)

    Thread(target=run, daemon=True).start()
    return await done
