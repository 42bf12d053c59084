"""The drawing of a map in one of its views."""

from __future__ import annotations

from collections.abc import Mapping
from inspect import Parameter, signature
from typing import Any

from argmap.errors import OptionError
from argmap.layout.drawing import Drawing
from argmap.layout.theme import Theme
from argmap.layout.theme import theme as theme_of
from argmap.layout.views import VIEWS
from argmap.model import ArgumentMap

__all__ = ["draw", "view_options"]


def view_options(view: str) -> dict[str, Parameter]:
    """Return the options of a view by name."""
    parameters = signature(VIEWS[view].draw).parameters.values()
    return {option.name: option for option in parameters if option.kind is Parameter.KEYWORD_ONLY}


def draw(
    map: ArgumentMap,
    *,
    view: str = "map",
    theme: str | Theme | Mapping[str, Any] = "auto",
    **chosen: Any,
) -> Drawing:
    """Return the drawing of a map.

    Args:
        map: what is drawn; it is not changed.
        view: what of it is shown, and how: `map`, `actors`, `stances`, `timeline`, `source`,
            `reconstruction`, `overview`, or another by name.
        theme: `auto` (light, or dark where the reader's system is), `light`, `dark`, `print` or
            `high-contrast`; in Python also a mapping of what is different (see `argmap.layout.theme`).
        chosen: options of that view; its module explains them.

    Raises:
        UnknownFormatError: there is no such view.
        OptionError: the view has no such option, or not with such a value; or there is no such theme.
    """
    known = view_options(view)
    if unknown := sorted(chosen.keys() - known.keys()):
        raise OptionError(
            f"the view {view!r} has no option {unknown[0]!r}; it has {', '.join(known) or 'none'}"
        )
    return VIEWS[view].draw(map, theme_of(theme), **chosen)
