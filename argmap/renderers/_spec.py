"""What a renderer is: one function and one frozen record, in one module whose docstring explains it."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

__all__ = ["Renderer"]


def _paints_nothing(_drawing: object) -> str:
    raise NotImplementedError("a renderer has either `render` or `paint`")


@frozen(kw_only=True)
class Renderer:
    """A way to show a map, as text or bytes: it either renders a map, or paints what is drawn of one.

    `render` takes the map, `paint` a `argmap.layout.Drawing`, which has the view, the layout and the theme
    that were asked for. Their keyword parameters, with annotations and defaults, *are* the options of the
    renderer: the façade checks the names and the command offers them.
    """

    title: str
    suffixes: tuple[str, ...]
    media_type: str
    render: Callable[..., str | bytes] | None = None
    paint: Callable[..., str | bytes] = _paints_nothing
