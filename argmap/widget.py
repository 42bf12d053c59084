"""A map in a notebook that the reader and Python share: what one of them chooses, the other sees.

It is a widget of anywidget (https://anywidget.dev), which runs wherever Jupyter's widgets do. The page is
that of `m.interactive()`, in the same sandbox; `widget.js` carries what is chosen, and other maps, across.

This module needs the extra `argmap[widget]`; `m.widget()` imports it when it is called.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import anywidget  # noqa: TID253 - `m.widget()` imports this module where it is used
import traitlets  # noqa: TID253 - as above

from argmap._display import Bundle, bundle
from argmap.errors import UnknownIdError
from argmap.model import ArgumentMap
from argmap.renderers import render

__all__ = ["Widget"]


class Widget(anywidget.AnyWidget):
    """The interactive page of a map, as a widget.

    Args:
        map: what is shown.
        height: how high it stands in the notebook, in px.

    Attributes:
        selected: the id of the claim or argument that is chosen, or empty; what is set here is chosen and
            opened on the page. `widget.observe(function, "selected")` calls a function whenever it changes.
        height: how high it stands in the notebook, in px.

    >>> m = ArgumentMap()
    >>> claim = m.claim("Facebook should halt its plans.", id="halt")
    >>> widget = Widget(m)
    >>> widget.selected = "halt"
    >>> widget.map[widget.selected].text
    'Facebook should halt its plans.'
    """

    _esm = files("argmap").joinpath("widget.js").read_text("utf-8")
    _page = traitlets.Unicode().tag(sync=True)
    selected = traitlets.Unicode().tag(sync=True)
    height = traitlets.Int(600).tag(sync=True)

    def __init__(self, map: ArgumentMap, *, height: int = 600) -> None:
        self._map = map
        super().__init__(_page=str(render(map, "html")), height=height)

    @property
    def map(self) -> ArgumentMap:
        """The map that is shown; one that is set takes its place, and the reader keeps theirs.

        After an edit of the map itself, `widget.map = widget.map` shows it.
        """
        return self._map

    @map.setter
    def map(self, map: ArgumentMap) -> None:
        self._map = map
        self._page = str(render(map, "html"))
        if not self._is_card(self.selected):
            self.selected = ""

    def _is_card(self, id_: str) -> bool:
        return not id_ or id_ in self._map.claims or id_ in self._map.arguments

    @traitlets.validate("selected")
    def _known(self, proposal: traitlets.Bunch) -> str:
        id_ = str(proposal["value"])
        if not self._is_card(id_):
            raise UnknownIdError(f"the map has no claim or argument {id_!r}", id=id_)
        return id_

    def _repr_mimebundle_(self, **chosen: Any) -> tuple[Bundle, Bundle]:
        """Return the widget, and the picture and the outline for front ends without widgets."""
        shown, about = super()._repr_mimebundle_(**chosen) or ({}, {})
        return {**shown, **bundle(self._map)}, about
