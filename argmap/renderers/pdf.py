"""PDF: the picture as a page of its own size, in lines and text that stay sharp and can be searched.

It is the SVG picture, set by Typst (https://typst.app) in the font Inter, which comes with argmap and is
embedded as far as it is used; text can be selected, sources are links, and the page is tagged with a
description. There is no date in the file, so the same map gives the same bytes with the same Typst. For
characters that Inter lacks (Chinese, Arabic, emoji, …) add a font that has them.

Needs `pip install 'argmap[pdf]'`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from argmap.errors import MissingExtraError, SizeError
from argmap.layout import Drawing
from argmap.layout.drawing import Block
from argmap.layout.text import width
from argmap.renderers import svg
from argmap.renderers._fonts import INTER, checked, in_inter, tell_missing
from argmap.renderers._links import link
from argmap.renderers._plain import one_line
from argmap.renderers._spec import Renderer

__all__ = ["RENDERER", "paint"]

_PT: Final = 0.75
"""Points to a px."""

_LONGEST: Final = 10_000_000
"""How many characters of SVG are set, some 9,000 cards, which takes a gigabyte of memory."""

_LARGEST: Final = 14_400.0
"""How many points a side of a page may have (ISO 32000-1, annex C); larger drawings are scaled down."""

_PAGE: Final = """\
#let drawing = json(bytes(sys.inputs.drawing))
#set document(title: drawing.title, date: none)
#set page(width: drawing.width * 1pt, height: drawing.height * 1pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", alt: drawing.description, width: 100%, height: 100%)
#for spot in drawing.links {
  let to = if "url" in spot { spot.url } else { (page: 1, x: spot.to.at(0) * 1pt, y: spot.to.at(1) * 1pt) }
  let room = box(width: spot.width * 1pt, height: spot.height * 1pt)
  place(top + left, dx: spot.x * 1pt, dy: spot.y * 1pt, link(to, room))
}
"""
"""The page, in Typst; all that users wrote comes in as data."""


def paint(
    drawing: Drawing,
    *,
    fonts: Sequence[str] = (),
) -> bytes:
    """Return the PDF of a drawing.

    Args:
        drawing: what is painted; of a theme that follows the reader's system, in light.
        fonts: font files (.ttf, .otf, .ttc) for the characters that Inter lacks, and for the font of a theme.

    Raises:
        OptionError: an option has no such value.
        SizeError: the picture is too large for a page.
        MissingExtraError: Typst is not installed.
    """
    try:
        import typst
    except ModuleNotFoundError as error:
        raise MissingExtraError("drawing PDF", extra="pdf") from error
    added = checked(fonts)
    text = svg.paint(in_inter(drawing))
    if len(text) > _LONGEST:
        raise SizeError(
            f"{len(drawing.cards):,} cards are too many for a page; draw fewer (max_cards), or SVG"
        )
    tell_missing(text, added, extra="pdf")
    inputs = {"svg": text, "drawing": json.dumps(_page(drawing))}
    with TemporaryDirectory() as folder:
        for number, path in enumerate((*INTER, *added)):
            shutil.copyfile(path, Path(folder, f"{number}{path.suffix}"))
        known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        made = typst.compile(_PAGE.encode(), font_paths=known, sys_inputs=inputs, format="pdf")
    if not isinstance(made, bytes):
        raise TypeError(f"Typst made {type(made).__name__}, not one page")
    return made


def _page(drawing: Drawing) -> dict[str, Any]:
    """Return what the page is to know of a drawing; lengths in points."""
    scale = _PT * min(1.0, _LARGEST / _PT / max(drawing.width, drawing.height))
    return {
        "title": one_line(drawing.title),
        "description": one_line(drawing.description),
        "width": drawing.width * scale,
        "height": drawing.height * scale,
        "links": [*_links(drawing, scale)],
    }


def _links(drawing: Drawing, scale: float) -> Iterator[dict[str, Any]]:
    """Return what can be clicked on: sources that have an address, and on cards the marks of sources."""
    notes = {note.number: note for note in drawing.footnotes}
    for note in drawing.footnotes:
        if url := link(note.url):
            block = Block("muted", note.x + 26, note.y, 10.5, 15.0, note.lines)
            yield {"url": url, **_box(block, 0.0, 0.0, scale)}
    for text in drawing.texts:
        if (url := link(text.url)) and text.block.lines:
            yield {"url": url, **_box(text.block, 0.0, 0.0, scale, text.anchor)}
    for card in drawing.cards:
        for block in card.face.blocks:
            if block.style == "source" and (cited := notes.get(card.face.footnotes[0])):
                to = cited.x * scale, (cited.y - 20) * scale
                yield {"to": to, **_box(block, card.x, card.y, scale)}


def _box(block: Block, left: float, top: float, scale: float, anchor: str = "start") -> dict[str, float]:
    """Return the place of the lines of a block, which lies at some place itself."""
    longest = max(width(line, block.size, bold=block.style == "title") for line in block.lines)
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * longest
    height = block.size * 1.4 + block.leading * (len(block.lines) - 1)
    return {
        "x": (left + block.x - before) * scale,
        "y": (top + block.y - block.size) * scale,
        "width": longest * scale,
        "height": height * scale,
    }


RENDERER = Renderer(title="PDF picture", suffixes=(".pdf",), media_type="application/pdf", paint=paint)
