"""The colours of pictures, light and dark.

Contrast of every text and line on its ground is at least 4.5 to 1 (WCAG 2.2, 1.4.3 and 1.4.11), and the
colours of the relations stay apart under the common colour-vision deficiencies (Machado et al. 2009,
CIEDE2000 of 18 or more); what a colour tells is also told by a sign and by dashes.
"""

from __future__ import annotations

from typing import Final, Literal

from attrs import frozen

__all__ = ["ACTORS", "DARK", "LIGHT", "OTHER_ACTOR", "THEMES", "Palette", "Theme"]

Theme = Literal["auto", "light", "dark"]
"""Which colours: light, dark, or those that the reader's system prefers."""

THEMES: Final = ("auto", "light", "dark")


@frozen(kw_only=True)
class Palette:
    """One set of colours, as `#RRGGBB`.

    `*_tint` is the ground of a relation's sign on a card, `pill_line` the rim of an actor's name, if any.
    """

    page: str
    card: str
    argument: str
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
    pill_line: str


LIGHT: Final = Palette(
    page="#FFFFFF",
    card="#FFFFFF",
    argument="#F6F8FA",
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
    pill_line="none",
)

DARK: Final = Palette(
    page="#0D1117",
    card="#161B22",
    argument="#1C2230",
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
    pill_line="#6E7681",
)

ACTORS: Final = (
    "#2563A8",
    "#8A3FA0",
    "#0B7285",
    "#5C4B2A",
    "#A1254F",
    "#3F6212",
    "#475569",
    "#9A3412",
)
"""The grounds of actors' names, with white text on them, in the order in which actors appear."""

OTHER_ACTOR: Final = "#57606A"
"""The ground of the names of all further actors."""
