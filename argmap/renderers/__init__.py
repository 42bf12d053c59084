"""The renderers; a module here, or an entry point `argmap.renderers` elsewhere, is one.

>>> from argmap import ArgumentMap
>>> from argmap.renderers import render
>>> m = ArgumentMap("A small map")
>>> c = m.claim("It is so.", title="So it is")
>>> render(m, "svg").startswith("<svg")
True
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from inspect import Parameter, signature
from typing import Any, Literal, overload

from argmap._collector import paused_collector
from argmap._registry import Registry
from argmap.errors import OptionError
from argmap.model import ArgumentMap
from argmap.renderers._spec import Renderer

__all__ = ["RENDERERS", "Renderer", "options", "own_options", "render", "sources_of_options"]

RENDERERS = Registry("argmap.renderers", "RENDERER", Renderer)
"""All renderers by name."""


def sources_of_options(to: str) -> list[Callable[..., object]]:
    """Return the functions whose keyword parameters are the options of a renderer, the general ones first."""
    from argmap.layout import VIEWS, draw  # what `import argmap` need not load

    renderer = RENDERERS[to]
    if renderer.render is not None:
        return [renderer.render]
    return [draw, *(VIEWS[view].draw for view in VIEWS), renderer.paint]


def options(to: str) -> dict[str, Parameter]:
    """Return the options of a renderer by name; those of views are options of all that paint drawings."""
    found: dict[str, Parameter] = {}
    for function in sources_of_options(to):
        parameters = signature(function).parameters
        found |= {name: parameters[name] for name in own_options(function) if name not in found}
    return found


def own_options(function: Callable[..., object]) -> list[str]:
    """Return the names of the keyword parameters of a function."""
    parameters = signature(function).parameters.values()
    return [parameter.name for parameter in parameters if parameter.kind is Parameter.KEYWORD_ONLY]


@overload
def render(map: ArgumentMap, to: Literal["svg", "outline"] = "svg", **chosen: Any) -> str: ...
@overload
def render(map: ArgumentMap, to: str, **chosen: Any) -> str | bytes: ...
def render(map: ArgumentMap, to: str = "svg", **chosen: Any) -> str | bytes:
    """Return a picture of a map: text, or bytes where the format is binary.

    Args:
        map: what is drawn; it is not changed.
        to: the name of a renderer.
        chosen: options of that renderer, and for one that paints drawings also `view`, `theme` and the
            options of the view; their modules explain them.

    Raises:
        UnknownFormatError: there is no such renderer.
        OptionError: the renderer has no such option, or not with such a value.
    """
    renderer = RENDERERS[to]
    with paused_collector():
        if renderer.render is not None:
            _refuse_others(to, chosen, own_options(renderer.render))
            return renderer.render(map, **chosen)
        from argmap.layout import draw, view_options

        own = own_options(renderer.paint)
        if chosen:
            view = str(chosen.get("view", "map"))
            _refuse_others(
                f"{to} of the view {view!r}", chosen, [*own_options(draw), *view_options(view), *own]
            )
        painting = {name: chosen.pop(name) for name in own if name in chosen}
        return renderer.paint(draw(map, **chosen), **painting)


def _refuse_others(what: str, chosen: Iterable[str], known: Sequence[str]) -> None:
    """Refuse options that nothing takes."""
    if unknown := sorted(set(chosen) - set(known)):
        raise OptionError(f"{what} has no option {unknown[0]!r}; it has {', '.join(known) or 'none'}")
