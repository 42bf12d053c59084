"""SVG 1.1: the picture of a map, in one file that needs nothing else.

The file holds no script and asks for nothing over a network; user text is only ever escaped text, and links
lead to http, https and mailto addresses alone. The same map gives the same bytes everywhere. Colours are
presentation attributes, which every viewer knows; a style sheet overrides them where the reader's system asks
for dark. All ids begin with a prefix of the map's own, so that several maps can live in one page.

For screen readers the picture is a document of symbols (WAI-ARIA Graphics Module 1.0) in reading order, each
labelled with its words, who says it and what it does; lines are hidden from them.
"""

from __future__ import annotations

import re
from hashlib import blake2b

from argmap.errors import OptionError
from argmap.layout import Drawing
from argmap.renderers._spec import Renderer
from argmap.renderers.svg.brush import COLOURS
from argmap.renderers.svg.document import Document

__all__ = ["COLOURS", "RENDERER", "paint"]


def paint(drawing: Drawing, *, prefix: str = "") -> str:
    """Return the SVG of a drawing.

    Args:
        drawing: what is painted, in the colours of its theme.
        prefix: what the ids in the file begin with; else it is made from what is drawn.

    Raises:
        OptionError: there can be no such prefix.

    >>> from argmap import ArgumentMap
    >>> from argmap.layout import draw
    >>> paint(draw(ArgumentMap("Nothing yet"), theme="light"))[:40]
    '<svg xmlns="http://www.w3.org/2000/svg" '
    """
    if prefix and not re.fullmatch(r"[A-Za-z][\w.-]*", prefix, re.ASCII):
        raise OptionError(f"a prefix is a letter, then letters, digits, '.', '_' or '-', not {prefix!r}")
    return "\n".join(Document(drawing, prefix or _prefix(drawing)).lines()) + "\n"


def _prefix(drawing: Drawing) -> str:
    """Return a prefix that another drawing hardly has."""
    labels = [card.face.label for card in drawing.cards] + [shape.label for shape in drawing.shapes]
    told = "\0".join([drawing.title, drawing.view, drawing.direction, *labels])
    return "am" + blake2b(told.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


RENDERER = Renderer(title="SVG picture", suffixes=(".svg",), media_type="image/svg+xml", paint=paint)
