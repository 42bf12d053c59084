"""The renderers; a module here, or an entry point `argmap.renderers` elsewhere, is one.

>>> from argmap import ArgumentMap
>>> from argmap.renderers import render
>>> m = ArgumentMap("A small map")
>>> c = m.claim("It is so.", title="So it is")
>>> render(m, "svg").startswith("<svg")
True
"""

from __future__ import annotations

from inspect import Parameter, signature
from typing import Literal, overload

from argmap._collector import paused_collector
from argmap._registry import Registry
from argmap.errors import OptionError
from argmap.model import ArgumentMap
from argmap.renderers._spec import Renderer

__all__ = ["RENDERERS", "Renderer", "options", "render"]

RENDERERS = Registry("argmap.renderers", "RENDERER", Renderer)
"""All renderers by name."""


def options(to: str) -> dict[str, Parameter]:
    """Return the options of a renderer by name."""
    parameters = signature(RENDERERS[to].render).parameters.values()
    return {option.name: option for option in parameters if option.kind is Parameter.KEYWORD_ONLY}


@overload
def render(map: ArgumentMap, to: Literal["svg", "outline"] = "svg", **chosen: object) -> str: ...
@overload
def render(map: ArgumentMap, to: str, **chosen: object) -> str | bytes: ...
def render(map: ArgumentMap, to: str = "svg", **chosen: object) -> str | bytes:
    """Return a picture of a map: text, or bytes where the format is binary.

    Args:
        map: what is drawn; it is not changed.
        to: the name of a renderer.
        chosen: options of that renderer; its module explains them.

    Raises:
        UnknownFormatError: there is no such renderer.
        OptionError: the renderer has no such option, or not with such a value.
    """
    known = options(to)
    if unknown := sorted(chosen.keys() - known.keys()):
        message = f"the renderer {to!r} has no option {unknown[0]!r}; it has {', '.join(known) or 'none'}"
        raise OptionError(message)
    with paused_collector():
        return RENDERERS[to].render(map, **chosen)
