"""The colours of pictures in languages of other tools, where there is one set of them: the light one."""

from __future__ import annotations

import re
from typing import Final

from argmap.layout.theme import THEMES

__all__ = ["LIGHT", "actor", "asked", "rim", "stroke"]

LIGHT: Final = THEMES["light"].light

_ROLES: Final = {
    "support": LIGHT.support,
    "rebuttal": LIGHT.attack,
    "undercut": LIGHT.undercut,
    "contradiction": LIGHT.attack,
    "equivalence": LIGHT.neutral,
    "preference": LIGHT.neutral,
}


def stroke(role: str) -> str:
    """Return the colour of the lines of a relation, or of the rim of a card by its role.

    >>> stroke("support"), stroke("root")
    ('#007A6C', '#1B3A57')
    """
    return _ROLES.get(role, LIGHT.thesis)


_RIMS: Final = {
    "stands": LIGHT.support,
    "falls": LIGHT.attack,
    "added": LIGHT.support,
    "removed": LIGHT.attack,
    "changed": LIGHT.undercut,
}


def rim(status: str) -> str:
    """Return the colour of the rim of a card by what was judged of it or happened, `""` where it has none.

    >>> rim("stands"), rim("falls"), rim("open")
    ('#007A6C', '#C03E0A', '')
    """
    return _RIMS.get(status, "")


def actor(place: int) -> str:
    """Return the ground of an actor's name by the place of the actor."""
    return THEMES["light"].actor(place)


def asked(colour: str) -> str:
    """Return the colour that a map's own settings ask for, where it is a code; else `""`.

    >>> asked("#369"), asked("red;x")
    ('#369', '')
    """
    return colour if re.fullmatch("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", colour) else ""
