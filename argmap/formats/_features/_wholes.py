"""What is taken out of the map as a whole: extras, its title, and what texts may hold."""

from __future__ import annotations

import re
from typing import Final

from argmap.formats._features._takers import (
    Blank,
    Taker,
    Whole,
)
from argmap.model import (
    ELEMENTS,
    ArgumentMap,
)

__all__ = ["UNPRINTABLE", "both", "extras", "take_title"]


def extras(name: str, *, of_map: bool) -> Whole:
    """Return the taker of `data` or `residue`, of the elements or of the map itself."""
    if not of_map:
        blank = Blank(dict.fromkeys(ELEMENTS, (name,)))
        return Whole(blank.found, blank.take)

    def take(map: ArgumentMap) -> ArgumentMap:
        twin = map.copy()
        setattr(twin, name, {})
        return twin

    return Whole(lambda map: [""] if getattr(map, name) else [], take)


def both(one: Taker, other: Taker) -> Whole:
    """Return the taker of two things, one after the other."""
    return Whole(
        lambda map: [*one.found(map), *other.found(map)],
        lambda map: other.take(one.take(map)),
    )


def take_title(map: ArgumentMap) -> ArgumentMap:
    """Return the map without its title."""
    twin = map.copy()
    twin.title = ""
    return twin


UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for (production 2, Char)."""
