"""What the server answers: a few addresses for files, and what their pages are made of.

- `/` the list of files, or the one there is; `/events` tells when the list is another;
- `/map/NAME` the page that follows a file, and `/events/NAME` what it follows (server-sent events of WHATWG);
- `/page/NAME` the interactive page of the file, as `argmap render` makes it;
- `/key` whether a key lets write;
- `/text/NAME` the file itself, to GET and, for who has the key, to PUT: only over the version that the
  request names (`If-Match`, RFC 9110), or as a new file (`If-None-Match: *`).
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hmac import compare_digest
from importlib.resources import files
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from argmap.errors import ParseError
from argmap.files import save
from argmap.files._bytes import load
from argmap.files._text import decoded
from argmap.notes import Notes
from argmap.server import _pages as pages
from argmap.server._desk import Desk, Look
from argmap.server._guard import Guard, names_of
from argmap.server._reading import EDITABLE, digest
from argmap.server._shelf import Shelf
from argmap.server._watch import watching

__all__ = ["KEY", "application"]

KEY: Final = "x-argmap-key"
"""The header with the key, which a form or a link of another page cannot send."""

_BEAT: Final = ": all is well\n\n"


def application(
    shelf: Shelf, *, key: str, host: str = "127.0.0.1", theme: str = "auto", format: str | None = None
) -> Starlette:
    """Return the server as an ASGI application; while it lives, it watches the files."""
    desk = Desk(shelf, theme, format)
    rooms = _Rooms(desk, key)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        """Watch the files while the application lives."""
        app.state.desk = desk
        with watching(desk):
            yield
        desk.close()

    routes = [
        Route("/", rooms.start),
        Route("/colours.css", rooms.colours),
        Route("/assets/{file}", rooms.asset),
        Route("/key", rooms.knock),
        Route("/events", rooms.list_events),
        Route("/events/{name:path}", rooms.events),
        Route("/map/{name:path}", rooms.frame),
        Route("/page/{name:path}", rooms.page),
        Route("/text/{name:path}", rooms.text, methods=["GET"]),
        Route("/text/{name:path}", rooms.put, methods=["PUT"]),
    ]
    return Starlette(
        routes=routes, middleware=[Middleware(Guard, names=names_of(host))], lifespan=lifespan, debug=False
    )


class _Rooms:
    """The answers, each to one address."""

    def __init__(self, desk: Desk, key: str) -> None:
        self.desk = desk
        self.key = key
        self.writing = asyncio.Lock()

    # -- pages

    async def start(self, _request: Request) -> Response:
        if self.desk.shelf.alone:
            return RedirectResponse(f"/map/{quote(self.desk.shelf.alone)}")
        names = await asyncio.to_thread(self.desk.shelf.names)
        return _own(
            pages.listing(names, self.desk.shelf.base.name or "Maps"), nonce=secrets.token_urlsafe(12)
        )

    async def frame(self, request: Request) -> Response:
        look = self._look(request)
        if not self._path(look.name).is_file():
            raise HTTPException(404, "There is no such file here.")
        nonce = secrets.token_urlsafe(12)
        is_alone = bool(self.desk.shelf.alone)
        return _own(pages.frame(look.name, number=look.number, is_alone=is_alone, nonce=nonce), nonce=nonce)

    async def page(self, request: Request) -> Response:
        reading = await self.desk.reading(self._look(request))
        if reading is None or not reading.page:
            raise HTTPException(404, "There is no picture of this file yet.")
        # Its own policy stands in it, stricter than any that could be said here.
        return HTMLResponse(reading.page, headers={"Content-Security-Policy": "frame-ancestors 'self'"})

    async def colours(self, _request: Request) -> Response:
        return Response(pages.colours(self.desk.theme), media_type="text/css")

    async def asset(self, request: Request) -> Response:
        name = request.path_params["file"]
        if name not in pages.ASSETS:
            raise HTTPException(404)
        content = files("argmap.server").joinpath(name).read_bytes()
        return Response(content, media_type=pages.ASSETS[name])

    # -- events

    async def events(self, request: Request) -> Response:
        look = self._look(request)

        async def told() -> AsyncIterator[str]:
            async for reading in self.desk.follow(look):
                yield f"data: {json.dumps(reading.told())}\n\n" if reading else _BEAT

        return _stream(told())

    async def list_events(self, _request: Request) -> Response:
        async def told() -> AsyncIterator[str]:
            async for is_new in self.desk.follow_list():
                yield "data: list\n\n" if is_new else _BEAT

        return _stream(told())

    # -- texts

    async def text(self, request: Request) -> Response:
        path = self._path(request.path_params["name"])
        content = await asyncio.to_thread(_text, path)
        return Response(
            content, media_type="text/plain; charset=utf-8", headers={"ETag": f'"{digest(content)}"'}
        )

    async def knock(self, request: Request) -> Response:
        return JSONResponse(self._may_write(request))

    def _may_write(self, request: Request) -> bool:
        return compare_digest(request.headers.get(KEY, "").encode(), self.key.encode())

    async def put(self, request: Request) -> Response:
        if not self._may_write(request):
            raise HTTPException(403, "Only who came by the address that `argmap serve` printed may write.")
        path = self._path(request.path_params["name"])
        last = _version(request)
        content = await _body(request)
        async with self.writing:
            is_saved = await asyncio.to_thread(_save, content, path, last)
        self.desk.changed({path.resolve()}, is_list_new=not last)
        if not is_saved:
            return JSONResponse({"error": "The file is another by now."}, 412)
        return JSONResponse({"text": digest(content)})

    # -- names

    def _look(self, request: Request) -> Look:
        name, number = request.path_params["name"], request.query_params.get("map", "1")
        self._path(name)
        return Look(name, max(1, int(number[:6])) if number.isdecimal() else 1)

    def _path(self, name: str) -> Path:
        path = self.desk.shelf.find(name)
        if path is None:
            raise HTTPException(404, "There is no such file here.")
        return path


def _own(content: str, *, nonce: str) -> HTMLResponse:
    return HTMLResponse(content, headers={"Content-Security-Policy": pages.POLICY.format(nonce=nonce)})


def _stream(told: AsyncIterator[str]) -> StreamingResponse:
    return StreamingResponse(told, media_type="text/event-stream")


# -- reading and writing texts


def _text(path: Path) -> bytes:
    """Return the text of a file, as it stands there where it is UTF-8."""
    if not path.is_file():
        raise HTTPException(404, "There is no such file any more.")
    try:
        content = load(str(path))
        text = content if _is_utf8(content) else decoded(content, Notes(), strict=False).encode()
    except ParseError as error:
        raise HTTPException(415, error.message) from None
    except OSError as error:
        raise HTTPException(403, error.strerror or "It cannot be read.") from None
    if len(text) > EDITABLE:
        raise HTTPException(413, "The text is too long to be shown.")
    return text


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _version(request: Request) -> str:
    """Return which version a request writes over; `""` where it makes a new file."""
    if request.headers.get("if-none-match") == "*":
        return ""
    version = request.headers.get("if-match", "").removeprefix('"').removesuffix('"')
    if not version or version == "*":
        raise HTTPException(428, "Which version is to be written over? Say it with If-Match.")
    return version


async def _body(request: Request) -> bytes:
    """Return what is sent, and stop reading as soon as it is too much."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > EDITABLE:
            raise HTTPException(413, "No map is so large.", {"Connection": "close"})
    if not _is_utf8(bytes(content)):
        raise HTTPException(415, "A text is sent as UTF-8.")
    return bytes(content)


def _save(content: bytes, path: Path, last: str) -> bool:
    """Write a text over one version of a file and over no other; say whether it was there."""
    if path.name.endswith(".gz"):
        raise HTTPException(409, "What is packed is not edited here.")
    if path.exists() and not path.is_file():
        raise HTTPException(409, "There is no file of this name any more.")
    try:
        return not _is_other(path, last) and save(content, path, unless=lambda: _is_other(path, last))
    except OSError as error:
        raise HTTPException(409, f"It cannot be written: {error.strerror or error}.") from None


def _is_other(path: Path, last: str) -> bool:
    try:
        return digest(path.read_bytes()) != last
    except FileNotFoundError:
        return bool(last)
