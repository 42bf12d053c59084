"""Ids as names that a format allows: kept where they are such names already, else made like them.

>>> import re
>>> plain_names(["rain", "a wet street", "a-wet-street", "7"], re.compile(r"[a-z][a-z0-9-]*"), "n")
{'rain': 'rain', 'a wet street': 'a-wet-street-2', 'a-wet-street': 'a-wet-street', '7': 'n7'}
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.model import slug

__all__ = ["plain_names"]


def plain_names(ids: Iterable[str], allowed: re.Pattern[str], letter: str) -> dict[str, str]:
    """Return a name for each id, all different; what is no name gets its slug, or `letter` and more."""
    known = list(dict.fromkeys(ids))
    names = {id_: id_ for id_ in known if allowed.fullmatch(id_)}
    taken, last = set(names), dict[str, int]()
    for id_ in known:
        if id_ not in names:
            stem = _stem(id_, allowed, letter)
            name, number = stem, last.get(stem, 1)
            while name in taken:
                number += 1
                name = f"{stem}-{number}"
            last[stem] = number
            taken.add(name)
            names[id_] = name
    return {id_: names[id_] for id_ in known}


def _stem(id_: str, allowed: re.Pattern[str], letter: str) -> str:
    words = slug(id_)
    return next((stem for stem in (words, f"{letter}{words}") if allowed.fullmatch(stem)), letter)
