"""What a renderer is: one function and one frozen record, in one module whose docstring explains it."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

__all__ = ["Renderer"]


@frozen(kw_only=True)
class Renderer:
    """A way to show a map. `render` takes the map and options by keyword and returns text or bytes.

    Its keyword parameters, their annotations and defaults *are* the options: the façade checks the names and
    the command offers them.
    """

    title: str
    suffixes: tuple[str, ...]
    media_type: str
    render: Callable[..., str | bytes]
