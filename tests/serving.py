"""The live preview at work, for tests that talk to it over a socket or look at it in a browser."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager

KEY = "the-key"


@contextmanager
def serving(*paths):
    """Serve files and folders from a thread; yield the address."""
    from argmap.server import _server
    from argmap.server._app import application
    from argmap.server._shelf import Shelf

    begun = threading.Event()
    server = _server(application(Shelf.of(paths), key=KEY), begun.set)
    with socket.create_server(("127.0.0.1", 0)) as place:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [place]}, daemon=True)
        thread.start()
        assert begun.wait(20)
        yield f"http://127.0.0.1:{place.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)
        assert not thread.is_alive()
