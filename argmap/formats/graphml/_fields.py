"""Which fields of which elements are references, and which are texts; the names of the kinds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import NOTHING, fields

from argmap.model import (
    ELEMENTS,
    Actor,
    Element,
    Group,
    Relation,
    Source,
    SpeechAct,
    Transition,
    Utterance,
)

__all__ = ["KINDS", "NAMES", "REFERENCES", "TEXTS", "TOWARDS"]

NAMES: Final[Mapping[type[Element], str]] = {
    kind: plural.removesuffix("s") for kind, plural in ELEMENTS.items()
}
"""How the data `element` calls the kinds."""

KINDS: Final[Mapping[str, type[Element]]] = {name: kind for kind, name in NAMES.items()}

REFERENCES: Final[Mapping[type[Element], tuple[str, ...]]] = {
    Actor: ("member_of",),
    Relation: ("premises", "target"),
    Utterance: ("speakers", "source"),
    Transition: ("starts", "ends"),
    SpeechAct: ("anchor", "content"),
    Group: ("parent", "members"),
}
"""The fields that are edges."""

TOWARDS: Final = frozenset({"premises", "starts"})
"""Those whose edges run towards the element."""


def _texts(kind: type[Element]) -> frozenset[str]:
    found = {a.name for a in fields(kind) if isinstance(a.default, str) or a.default is NOTHING}
    return frozenset(found | ({"text"} if kind is Source else set())) - frozenset(REFERENCES.get(kind, ()))


TEXTS: Final[Mapping[type[Element], frozenset[str]]] = {kind: _texts(kind) for kind in ELEMENTS}
"""The fields that are texts."""
