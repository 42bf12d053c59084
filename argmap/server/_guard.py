"""Who is served: the checks before everything else, and what is said to the browser with each answer.

A page from elsewhere must learn nothing of what lies here and change nothing. So the name by which we are
called must be ours, or a foreign name that leads here by a trick of the DNS would make its page one of our
origin. A request that a foreign page made is told by the browser (`Origin`, and `Sec-Fetch-Site` of W3C Fetch
Metadata) and refused; only a link that somebody follows to here is not. Bodies are refused by their announced
size.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Collection
from typing import Final

from attrs import frozen
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from argmap.server._reading import EDITABLE

__all__ = ["Guard", "names_of"]

_OWN: Final = frozenset({"same-origin", "none"})
"""Where a request may come from: a page of ours, or the user."""

_SAID: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


def names_of(host: str) -> frozenset[str]:
    """Return by which names a server that listens at an address may be called; with `*`, by any number.

    >>> sorted(names_of("127.0.0.1"))
    ['127.0.0.1', '::1', 'localhost']
    """
    near = frozenset({"localhost", "127.0.0.1", "::1"})
    if host in near or _is_loopback(host):
        return near | {host}
    return near | {host.lower(), socket.gethostname().lower(), "*"}


def _is_loopback(host: str) -> bool:
    return _is_number(host) and ipaddress.ip_address(host).is_loopback


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


@frozen
class Guard:
    """Serves an application to those who may have it."""

    app: ASGIApp
    names: Collection[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def speak(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _SAID.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
            await send(message)

        refused = self._refused(scope["method"], Headers(scope=scope))
        await (refused or self.app)(scope, receive, speak)

    def _refused(self, method: str, headers: Headers) -> PlainTextResponse | None:
        host = headers.getlist("host")
        if len(host) != 1 or not self._is_ours(host[0]):
            return PlainTextResponse("This server has another name.", 421)
        origin = headers.get("origin")
        if origin is not None and origin not in {f"http://{host[0]}", f"https://{host[0]}"}:
            return PlainTextResponse("This is not for pages from elsewhere.", 403)
        if headers.get("sec-fetch-site", "none") not in _OWN and not _is_link(method, headers):
            return PlainTextResponse("This is not for pages from elsewhere.", 403)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > EDITABLE:
            return PlainTextResponse("No map is so large.", 413, {"Connection": "close"})
        return None

    def _is_ours(self, host: str) -> bool:
        """Whether a `Host` names this server, at whatever port: it may be reached through a tunnel."""
        name = host.lower()
        if not name.endswith("]"):
            head, colon, port = name.rpartition(":")
            name = head if colon and port.isdecimal() else name
        name = name[1:-1] if name.startswith("[") else name
        return name in self.names or ("*" in self.names and _is_number(name))


def _is_link(method: str, headers: Headers) -> bool:
    """Whether somebody follows a link to here, which tells the page with the link nothing."""
    return (
        method == "GET"
        and headers.get("sec-fetch-mode") == "navigate"
        and headers.get("sec-fetch-dest") == "document"
    )
