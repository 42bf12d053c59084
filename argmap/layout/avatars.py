"""Pictures of actors: what lies as `avatar` in the data of an actor, a PNG or a JPEG as a `data:` address.

A drawing asks for nothing elsewhere, so other addresses are no pictures. A few bytes can unfold to gigabytes
of pixels: how many there are is read off the header before any painter opens the picture (PNG, third edition,
section 11.2.1; JPEG, ITU-T T.81, annex B.2.2), and one of more than a million is left out.
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from functools import lru_cache
from typing import Final

from argmap.model import Actor

__all__ = ["avatar"]

_ADDRESS: Final = re.compile(r"data:image/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})")
_LONGEST: Final = 400_000
"""Characters of an address; a larger picture is no badge."""
_MOST_PIXELS: Final = 1_000_000
_STARTS_OF_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


def avatar(actor: Actor) -> str:
    """Return the address of an actor's picture; empty where there is none that can stand on a badge.

    >>> avatar(Actor(id="ann", name="Ann", data={"avatar": "https://example.org/ann.png"}))
    ''
    """
    address = actor.data.get("avatar", "") if actor.data else ""
    return address if isinstance(address, str) and len(address) <= _LONGEST and _is_small(address) else ""


@lru_cache(maxsize=256)
def _is_small(address: str) -> bool:
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return False
    try:
        picture = b64decode(found[2], validate=True)
    except Error:
        return False
    width, height = _png(picture) if found[1] == "png" else _jpeg(picture)
    return 0 < width * height <= _MOST_PIXELS


def _png(picture: bytes) -> tuple[int, int]:
    """Return the width and height of a PNG; 0 for what is none."""
    if not picture.startswith(b"\x89PNG\r\n\x1a\n") or picture[12:16] != b"IHDR":
        return 0, 0
    return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])


def _jpeg(picture: bytes) -> tuple[int, int]:
    """Return the width and height of a JPEG; 0 for what is none."""
    if not picture.startswith(b"\xff\xd8"):
        return 0, 0
    place = 2
    while place + 9 < len(picture) and picture[place] == 0xFF:  # noqa: PLR2004 - every segment begins so
        if picture[place + 1] in _STARTS_OF_FRAMES:
            return int.from_bytes(picture[place + 7 : place + 9]), int.from_bytes(
                picture[place + 5 : place + 7]
            )
        place += 2 + max(int.from_bytes(picture[place + 2 : place + 4]), 2)
    return 0, 0
