"""PNG: the picture in pixels, for slides, letters and places that take no SVG.

It is the SVG picture, drawn by resvg (https://github.com/linebender/resvg) in the font Inter, which comes
with argmap; no font of the system is used, so the same map gives the same bytes on every machine. For
characters that Inter lacks (Chinese, Arabic, emoji, …) add a font that has them.

Needs `pip install 'argmap[png]'`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from argmap.errors import MissingExtraError, OptionError, SizeError
from argmap.layout import Drawing
from argmap.renderers import svg
from argmap.renderers._fonts import INTER, checked, in_inter, tell_missing
from argmap.renderers._spec import Renderer

__all__ = ["RENDERER", "paint"]

_MOST_PIXELS: Final = 64_000_000
"""What half a gigabyte of memory can hold while it is drawn; about 8,000 × 8,000."""


def paint(
    drawing: Drawing,
    *,
    scale: float = 2.0,
    fonts: Sequence[str] = (),
) -> bytes:
    """Return the PNG of a drawing.

    Args:
        drawing: what is painted; of a theme that follows the reader's system, in light.
        scale: how many pixels there are to a px of the SVG; 2 suits screens of high resolution.
        fonts: font files (.ttf, .otf, .ttc) for the characters that Inter lacks, and for the font of a theme.

    Raises:
        OptionError: an option has no such value.
        SizeError: the picture would have more than 64 million pixels.
        MissingExtraError: resvg is not installed.
    """
    try:
        import resvg_py
    except ModuleNotFoundError as error:
        raise MissingExtraError("drawing PNG", extra="png") from error
    _check(drawing, scale)
    added = checked(fonts)
    text = svg.paint(in_inter(drawing))
    tell_missing(text, added, extra="png")
    return resvg_py.svg_to_bytes(
        svg_string=text,
        zoom=scale,
        skip_system_fonts=True,
        font_files=[str(path) for path in (*INTER, *added)],
    )


def _check(drawing: Drawing, scale: float) -> None:
    """Refuse a scale that is none, and a picture that no memory should be asked for."""
    if not isinstance(scale, int | float) or not math.isfinite(scale) or scale <= 0:
        raise OptionError(f"scale is a positive number, not {scale!r}")
    if min(drawing.width, drawing.height) * scale < 1:
        raise OptionError(f"at the scale {scale!r} nothing is left of the picture")
    width, height = (math.ceil(side * scale) for side in (drawing.width, drawing.height))
    if width * height > _MOST_PIXELS:
        raise SizeError(
            f"the picture would have {width:,} × {height:,} pixels, more than {_MOST_PIXELS:,} in all; draw "
            "fewer cards (max_cards), at a smaller scale, or as SVG or PDF"
        )


RENDERER = Renderer(title="PNG picture", suffixes=(".png",), media_type="image/png", paint=paint)
