"""The one seam through which a value shows itself without knowing its renderers.

`argmap.notebook` fills it when argmap is imported; the model only asks it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Bundle = dict[str, object]
"""A MIME bundle, as Jupyter takes it: media type to content."""

_shows: list[Callable[[Any], Bundle]] = []
_opens: list[Callable[[Any, int], object]] = []
_shares: list[Callable[[Any, int], Any]] = []


def set_display(
    show: Callable[[Any], Bundle], open_: Callable[[Any, int], object], share: Callable[[Any, int], Any]
) -> None:
    """Choose what makes the MIME bundle of a value, its page, and its widget, both of some height in px."""
    _shows[:] = [show]
    _opens[:] = [open_]
    _shares[:] = [share]


def opened(value: object, height: int) -> object:
    """Return the page of a value, as something that a notebook shows."""
    return _opens[0](value, height) if _opens else value


def bundle(value: object) -> Bundle:
    """Return the MIME bundle of a value."""
    return _shows[0](value) if _shows else {"text/plain": repr(value)}


def shared(value: object, height: int) -> Any:
    """Return the widget of a value, as something that a notebook shows."""
    return _shares[0](value, height) if _shares else value
