"""The numbers of Compendium: which sort of node is which, and what links say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from argmap.model import RelationKind

__all__ = ["ATTACKS", "LINKS", "NAME", "PLAIN", "SORTS", "TYPES", "VIEWS"]

NAME: Final = "compendium"
SORTS: Final = dict(
    zip(
        map(str, range(1, 11)),
        ["list", "map", "issue", "position", "argument", "pro", "con", "decision", "reference", "note"],
        strict=True,
    )
)
TYPES: Final = {sort: type_ for type_, sort in SORTS.items()}
VIEWS: Final = frozenset({"1", "2", "11", "12"})
LINKS: Final = {
    "39": "responds-to",
    "42": "challenges",
    "43": "specializes",
    "44": "expands-on",
    "45": "related-to",
    "46": "about",
    "47": "resolves",
}
ATTACKS: Final = frozenset({"41", "42"})
PLAIN: Final[Mapping[RelationKind, str]] = {"support": "40", "rebuttal": "41"}
