"""What a view is: one way to look at a debate, drawn."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from argmap.layout.drawing import Drawing

__all__ = ["View"]


@frozen(kw_only=True)
class View:
    """A way to look at a map. `draw` takes the map, the theme, and its options by keyword.

    Its keyword parameters, their annotations and defaults *are* the options.
    """

    title: str
    draw: Callable[..., Drawing]
