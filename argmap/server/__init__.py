"""The live preview: a small web server that shows maps in the browser while their files are written.

Every page is the interactive page of a file (`argmap.renderers.html`) in a frame of ours, which follows the
file, tells what readers and checks have to say of it, and has its text in an editor. It is made for one
person at one machine: it listens to that machine alone unless told otherwise, serves nothing but what it was
given, and lets only those write who came by the address that it told.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from argmap.errors import MissingExtraError
from argmap.layout.theme import theme as theme_of

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from uvicorn import Server

__all__ = ["PORT", "serve"]

PORT: Final = 8462
"""The port that is taken where none is asked for; where somebody has it, one of those above."""

_TRIED: Final = 50

_CLIENTS: Final = 500
"""So many are served at once; each page that is open counts."""


def serve(
    paths: Iterable[str | os.PathLike[str]],
    *,
    host: str = "127.0.0.1",
    port: int | None = None,
    theme: str = "auto",
    format: str | None = None,
    tell: Callable[[str], None] = print,
) -> None:
    """Serve maps until somebody interrupts it.

    Args:
        paths: files, and folders with all maps below them.
        host: the address to listen at; by default no other machine reaches it.
        port: the port to listen at; else the first free one from 8462 on.
        theme: the colours of pictures, as for `render`.
        format: the name of the format of all files; else the content of each tells.
        tell: is given the address of the first page once it can be opened, with the key to write in it.

    Raises:
        MissingExtraError: the libraries of `argmap[serve]` are not installed.
        OptionError: there is no such theme, or a path cannot be followed.
        OSError: a path is not there, or the address cannot be listened at.
    """
    theme_of(theme)
    try:
        import uvicorn  # noqa: F401 - whether all are there is known before anything begins
        import watchfiles  # noqa: F401

        from argmap.server._app import application
        from argmap.server._shelf import Shelf
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("argmap"):
            raise
        raise MissingExtraError("the live preview", extra="serve") from error
    key = secrets.token_urlsafe(16)
    app = application(Shelf.of(paths), key=key, host=host, theme=theme, format=format)
    with _listening(host, port) as place:
        server = _server(app, lambda: tell(f"http://{_written(host)}:{place.getsockname()[1]}/#key={key}"))
        with suppress(KeyboardInterrupt):  # that is how it is meant to end
            server.run(sockets=[place])


def _server(app: Starlette, begun: Callable[[], None]) -> Server:
    import uvicorn

    class Server(uvicorn.Server):
        """A server that says when it can be reached, and that keeps nobody waiting when it ends."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            begun()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            app.state.desk.close()
            await super().shutdown(sockets)

    config = uvicorn.Config(
        app,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=_CLIENTS,
        timeout_graceful_shutdown=1,
    )
    return Server(config)


def _listening(host: str, port: int | None) -> socket.socket:
    """Return a socket that listens at a port, or at the first free one where none is asked for."""
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    for number in range(PORT, PORT + _TRIED) if port is None else ():
        with suppress(OSError):
            return socket.create_server((host, number), family=family)
    try:
        return socket.create_server((host, port or 0), family=family)
    except OSError as error:
        raise OSError(error.errno, os.strerror(error.errno or 0), f"{host}:{port}") from error


def _written(host: str) -> str:
    """Return a host as it stands in an address that this machine can open."""
    if host in {"0.0.0.0", "::", ""}:  # noqa: S104 - that is what it is about
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
