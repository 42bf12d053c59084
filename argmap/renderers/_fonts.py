"""The fonts that PNG and PDF pictures are set in: Inter, which comes with argmap, and what users add.

No font of the system is used, so that a picture is the same on every machine. Inter has Latin, Greek and
Cyrillic letters and the usual signs; a character that no font has is drawn as an empty box, and told.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Final
from unicodedata import category

from attrs import evolve

from argmap.errors import ArgmapWarning, MissingExtraError, OptionError
from argmap.layout import Drawing

__all__ = ["INTER", "checked", "in_inter", "tell_missing"]

INTER: Final = (
    Path(str(files("argmap.layout") / "inter-400.ttf")),
    Path(str(files("argmap.layout") / "inter-600.ttf")),
)
"""The font files that come with argmap, regular and semibold."""

_TEXT: Final = re.compile("<text[^>]*>(.*?)</text>", re.DOTALL)
_TAG: Final = re.compile("<[^>]*>")
_USUAL: Final = re.compile("[\\s\x21-\x7e\xa1-\u0148\u014a-\u017f–—‘’“”…−×≠]+")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Mn", "Me", "Zl", "Zp", "Zs"})
_MOST_TOLD: Final = 12


def checked(fonts: Iterable[str | os.PathLike[str]]) -> tuple[Path, ...]:
    """Return the files of fonts that a user adds.

    Raises:
        OptionError: one of them is no font file.
    """
    if isinstance(fonts, (str, bytes)):
        raise OptionError(f"fonts are several paths, not one: [{fonts!r}]")
    paths = tuple(Path(font) for font in fonts)
    for path in paths:
        _characters(path)
    return paths


def in_inter(drawing: Drawing) -> Drawing:
    """Return a drawing whose text is in Inter where the font of its theme is not there."""
    return evolve(drawing, theme=evolve(drawing.theme, font=f"{drawing.theme.font}, Inter"))


def tell_missing(svg: str, fonts: Sequence[Path], *, extra: str) -> None:
    """Warn of the characters in the text of a picture that neither Inter nor the added fonts have."""
    shown = unescape(_TAG.sub("", "".join(_TEXT.findall(svg))))
    unusual = {char for char in _USUAL.sub("", shown) if category(char) not in _UNSEEN}
    for path in (*INTER[:1], *fonts) if unusual else ():
        unusual -= _characters(path, extra=extra)
    if not unusual:
        return
    told = " ".join(sorted(unusual)[:_MOST_TOLD]) + (" …" if len(unusual) > _MOST_TOLD else "")
    message = f"no font here has these characters, which stay empty: {told}; name a font that does by `fonts`"
    warnings.warn(message, ArgmapWarning, stacklevel=2)


@lru_cache(maxsize=16)
def _characters(path: Path, *, extra: str = "png") -> frozenset[str]:
    """Return the characters that a font has."""
    try:
        from fontTools.ttLib import TTFont, TTLibError
    except ModuleNotFoundError as error:
        raise MissingExtraError("looking into a font", extra=extra) from error
    try:
        with path.open("rb") as file, TTFont(file, fontNumber=0) as font:
            return frozenset(map(chr, font.getBestCmap() or ()))
    except (OSError, TTLibError) as error:
        raise OptionError(f"{path} is no font file that can be read: {error}") from error
