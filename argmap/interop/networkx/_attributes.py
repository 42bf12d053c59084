"""Elements to the plain attributes of nodes and edges, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import NOTHING, fields, has

from argmap.model import ELEMENTS, Element, Quote, Step

__all__ = ["KIND_OF", "LINKED", "NAME_OF", "Attributes", "element_of", "plain"]

Attributes = dict[str, Any]

NAME_OF: Final[Mapping[type[Element], str]] = {kind: plural[:-1] for kind, plural in ELEMENTS.items()}
"""What the attribute `element` of a node calls each kind."""

KIND_OF: Final[Mapping[str, type[Element]]] = {name: kind for kind, name in NAME_OF.items()}
"""The kinds by those names."""

LINKED: Final[Mapping[str, tuple[str, ...]]] = {
    "actor": ("member_of",),
    "relation": ("premises", "target"),
    "utterance": ("speakers", "source"),
    "transition": ("starts", "ends"),
    "act": ("anchor", "content"),
    "group": ("parent", "members"),
}
"""The fields that edges say and attributes do not, by the name of the kind."""

_NESTED: Final[Mapping[str, type]] = {"quotes": Quote, "steps": Step}


def plain(value: Any, *without: str) -> Any:
    """Return a value as plain data: lists, dicts, numbers, texts; of an object the fields that are filled."""
    if has(type(value)):
        filled = ((a.name, a.default, getattr(value, a.name)) for a in fields(type(value)))
        return {
            name: plain(item)
            for name, default, item in filled
            if name not in without and (default is NOTHING or item != default)
        }
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def element_of(kind: type[Element], attributes: Attributes) -> Element:
    """Return the element that plain attributes describe.

    Raises:
        TypeError, ValueError: a field cannot have such a value.
    """
    nested = {
        name: [part(**item) for item in attributes[name]]
        for name, part in _NESTED.items()
        if name in attributes
    }
    return kind(**{**attributes, **nested})
