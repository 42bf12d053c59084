"""How a map shows itself at the end of a notebook cell: as its picture, with an outline in text beside it.

The bundle follows Jupyter's messaging protocol (section "display_data"): a front end shows the richest of the
media types that it knows, and one that knows only text shows the outline. A map of many cards is folded, so
that a notebook stays a file that one can open; `argmap.render(map, max_cards=None)` draws all of it.

Importing this module is what makes maps show themselves; `import argmap` does it, and no renderer is loaded
before a map is shown.
"""

from __future__ import annotations

from typing import Final

from argmap._display import Bundle, set_display
from argmap.model import ArgumentMap

__all__ = ["bundle"]

_MOST_CARDS: Final = 100


def bundle(map: ArgumentMap) -> Bundle:
    """Return what a notebook shows of a map: content by media type.

    >>> sorted(bundle(ArgumentMap("Should Facebook encrypt?")))
    ['image/svg+xml', 'text/plain']
    """
    from argmap.renderers import render

    return {
        "image/svg+xml": render(map, "svg", max_cards=_MOST_CARDS),
        "text/plain": render(map, "outline", max_cards=_MOST_CARDS),
    }


set_display(bundle)
