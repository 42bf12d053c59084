"""The one seam through which a value shows itself without knowing its renderers.

`argmap.notebook` fills it when argmap is imported; the model only asks it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Bundle = dict[str, object]
"""A MIME bundle, as Jupyter takes it: media type to content."""

_shows: list[Callable[[Any], Bundle]] = []


def set_display(show: Callable[[Any], Bundle]) -> None:
    """Choose what makes the MIME bundle of a value."""
    _shows[:] = [show]


def bundle(value: object) -> Bundle:
    """Return the MIME bundle of a value."""
    return _shows[0](value) if _shows else {"text/plain": repr(value)}
