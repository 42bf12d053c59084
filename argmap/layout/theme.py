"""Themes: the colours, the type and the parts of pictures, as plain data.

Contrast of every text and line on its ground is at least 4.5 to 1 (WCAG 2.2, 1.4.3 and 1.4.11), and the
colours of the relations stay apart under the common colour-vision deficiencies (Machado et al. 2009,
CIEDE2000 of 18 or more); what a colour tells is also told by a sign and by dashes. `print` needs no colour at
all, `high-contrast` keeps 7 to 1.

>>> theme({"like": "light", "card_width": 300, "colours": {"support": "#005A9C"}}).light.support
'#005A9C'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, Literal

from attrs import evolve, field, fields_dict, frozen

from argmap.errors import OptionError

__all__ = ["PARTS", "THEMES", "Palette", "Part", "Theme", "ThemeName", "theme"]

ThemeName = Literal["auto", "light", "dark", "print", "high-contrast"]
"""The themes that argmap brings; `auto` is light, and dark where the reader's system prefers it."""

Part = Literal["actors", "acts", "title", "text", "tags", "source", "glyph"]
"""What can stand on a card: who says it, with which act, its title and text, tags, source, and its sign."""

PARTS: Final[tuple[Part, ...]] = ("actors", "acts", "title", "text", "tags", "source", "glyph")
"""All parts of a card, from the top."""


@frozen(kw_only=True)
class Palette:
    """One set of colours, as `#RRGGBB`.

    `lane` is the ground of a group, `*_tint` that of a relation's sign on a card; `pill_text` stands on the
    ground of an actor, and `pill_line` is the rim of that, or `none`.
    """

    page: str
    card: str
    argument: str
    lane: str
    line: str
    text: str
    muted: str
    thesis: str
    thesis_text: str
    thesis_muted: str
    support: str
    attack: str
    undercut: str
    neutral: str
    support_tint: str
    attack_tint: str
    undercut_tint: str
    neutral_tint: str
    pill_text: str
    pill_line: str


_LIGHT: Final = Palette(
    page="#FFFFFF",
    card="#FFFFFF",
    argument="#F6F8FA",
    lane="#F5F8FA",
    line="#D0D7DE",
    text="#1F2328",
    muted="#57606A",
    thesis="#1B3A57",
    thesis_text="#FFFFFF",
    thesis_muted="#D5E0EA",
    support="#007A6C",
    attack="#C03E0A",
    undercut="#6B46C1",
    neutral="#57606A",
    support_tint="#E6F4F1",
    attack_tint="#FCEBE4",
    undercut_tint="#F0EBFA",
    neutral_tint="#EFF1F3",
    pill_text="#FFFFFF",
    pill_line="none",
)

_DARK: Final = Palette(
    page="#0D1117",
    card="#161B22",
    argument="#1C2230",
    lane="#11171E",
    line="#30363D",
    text="#E6EDF3",
    muted="#9198A1",
    thesis="#CFE3F5",
    thesis_text="#0D1117",
    thesis_muted="#38434F",
    support="#3FBFAD",
    attack="#FF8A5B",
    undercut="#B79CFF",
    neutral="#9198A1",
    support_tint="#0F2E2A",
    attack_tint="#3A1D10",
    undercut_tint="#241B3D",
    neutral_tint="#21262D",
    pill_text="#FFFFFF",
    pill_line="#6E7681",
)

_PRINT: Final = evolve(
    _LIGHT,
    argument="#FFFFFF",
    lane="#FFFFFF",
    line="#595959",
    text="#000000",
    muted="#333333",
    thesis="#000000",
    thesis_muted="#E6E6E6",
    support="#000000",
    attack="#000000",
    undercut="#000000",
    neutral="#333333",
    support_tint="#FFFFFF",
    attack_tint="#FFFFFF",
    undercut_tint="#FFFFFF",
    neutral_tint="#FFFFFF",
    pill_text="#000000",
    pill_line="#000000",
)

_HIGH: Final = evolve(
    _LIGHT,
    argument="#FFFFFF",
    lane="#FFFFFF",
    line="#000000",
    text="#000000",
    muted="#1F1F1F",
    thesis="#000000",
    thesis_muted="#FFFFFF",
    support="#00564C",
    attack="#8A2500",
    undercut="#4B2A9B",
    neutral="#333333",
    support_tint="#FFFFFF",
    attack_tint="#FFFFFF",
    undercut_tint="#FFFFFF",
    neutral_tint="#FFFFFF",
    pill_line="#000000",
)

_ACTORS: Final = (
    "#2563A8",
    "#8A3FA0",
    "#0B7285",
    "#5C4B2A",
    "#A1254F",
    "#3F6212",
    "#475569",
    "#9A3412",
)

_FONT: Final = "Inter, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


@frozen(kw_only=True)
class Theme:
    """How pictures look.

    `light` are the colours, and `dark` those that a reader's system may ask for instead, if any. `actors` are
    the grounds of actors' names in the order in which actors appear, and `other_actor` that of all further
    ones. `patterns` tells relations apart by hatching where colours do not. Lengths are in px: a card and the
    card of a thesis are so wide, and text on a card has at most so many lines.
    """

    light: Palette
    dark: Palette | None = None
    actors: tuple[str, ...] = _ACTORS
    other_actor: str = "#57606A"
    font: str = _FONT
    patterns: bool = False
    card_width: float = 236.0
    thesis_width: float = 380.0
    text_lines: int = 6
    parts: frozenset[Part] = field(default=frozenset(PARTS), converter=frozenset)

    def actor(self, place: int) -> str:
        """Return the ground of the name of an actor by its place."""
        return self.actors[place] if place < len(self.actors) else self.other_actor


THEMES: Final[Mapping[str, Theme]] = {
    "auto": Theme(light=_LIGHT, dark=_DARK),
    "light": Theme(light=_LIGHT),
    "dark": Theme(light=_DARK),
    "print": Theme(light=_PRINT, actors=(), other_actor="#FFFFFF", patterns=True),
    "high-contrast": Theme(
        light=_HIGH,
        actors=("#1B4F8A", "#6B2A80", "#07525F", "#4A3C20", "#86193E", "#2F4A0C", "#37424F", "#7A280D"),
        other_actor="#3A4149",
    ),
}
"""The themes that argmap brings, by name."""


def theme(wanted: str | Theme | Mapping[str, Any]) -> Theme:
    """Return a theme: by its name, as it is, or out of plain data.

    Args:
        wanted: a name; a theme; or a mapping with the name of the theme that it is `like`, any field of
            `Theme` but the palettes, and `colours` (and `dark_colours`), which map fields of `Palette` to
            `#RRGGBB`.

    Raises:
        OptionError: there is no such theme, field or colour.
    """
    if isinstance(wanted, Theme):
        return wanted
    if isinstance(wanted, Mapping):
        return _adjusted(dict(wanted))
    if wanted not in THEMES:
        raise OptionError(f"theme is one of {', '.join(THEMES)}, or a mapping, not {wanted!r}")
    return THEMES[wanted]


def _adjusted(data: dict[str, Any]) -> Theme:
    base = theme(data.pop("like", "auto"))
    light = _coloured(base.light, data.pop("colours", {}))
    dark = _coloured(base.dark, data.pop("dark_colours", {})) if base.dark else None
    for key, value in data.items():
        check = _CHECKS.get(key)
        if check is None:
            known = ", ".join(["like", "colours", "dark_colours", *_CHECKS])
            raise OptionError(f"a theme has no {key!r}; it has {known}")
        if not check(value):
            raise OptionError(f"{key!r} of a theme cannot be {value!r}")
    return evolve(base, light=light, dark=dark, **_plain(data))


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if key == "actors" else value for key, value in data.items()}


def _coloured(palette: Palette, colours: Any) -> Palette:
    """Return a palette with some colours changed."""
    if not isinstance(colours, Mapping):
        raise OptionError(f"the colours of a theme are a mapping, not {colours!r}")
    for name, colour in colours.items():
        if name not in fields_dict(Palette):
            raise OptionError(f"there is no colour {name!r}; there are {', '.join(fields_dict(Palette))}")
        if not _is_colour(colour) and (name, colour) != ("pill_line", "none"):
            raise OptionError(f"a colour is written #RRGGBB, not {colour!r}")
    return evolve(palette, **colours)


def _is_colour(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("#[0-9a-fA-F]{6}", value) is not None


def _is_width(value: Any) -> bool:
    return isinstance(value, int | float) and _NARROWEST <= value <= _WIDEST


_NARROWEST: Final = 120
_WIDEST: Final = 1200
_MOST_LINES: Final = 1000
_CHECKS: Final[Mapping[str, Any]] = {
    "actors": lambda value: isinstance(value, list | tuple) and all(map(_is_colour, value)),
    "other_actor": _is_colour,
    "font": lambda value: isinstance(value, str) and re.fullmatch(r"[\w ,.'-]+", value) is not None,
    "patterns": lambda value: isinstance(value, bool),
    "card_width": _is_width,
    "thesis_width": _is_width,
    "text_lines": lambda value: isinstance(value, int) and 1 <= value <= _MOST_LINES,
    "parts": lambda value: isinstance(value, list | tuple | set | frozenset) and set(value) <= set(PARTS),
}
"""The fields of a theme that plain data may give, and what they may be."""
