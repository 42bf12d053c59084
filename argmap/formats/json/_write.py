"""A map to the text of a document."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from typing import Any, Final

from argmap.formats._json import Plain
from argmap.formats.json._shape import LISTS, VERSION, Head, shape
from argmap.model import ArgumentMap, Element
from argmap.notes import Notes

__all__ = ["serialize"]

_WIDTH: Final = 100
"""Columns that an object or a list on one line may reach."""

_encode: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False).encode

_UNSEEN: Final = re.compile(
    "[\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""What nobody can see in a text, or no encoding can hold."""

_PAIR: Final = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def serialize(map: ArgumentMap, notes: Notes) -> str:
    """Return a map as the text of a document; nothing is lost.

    Only a text in which both halves of a surrogate pair stand side by side, as two code points, cannot be
    told from its like: it will be read as the one character of that pair, and a note says so.
    """
    fields = [f"  {_encode(key)}: {_field(key, value)}" for key, value in _document(map).items()]
    text = f"{{\n{_joined(fields)}\n}}\n"
    if text.isascii():
        return text
    if _PAIR.search(text):
        notes.add("AM-J003", "two halves of a surrogate pair, side by side, will be read as one character")
    return _UNSEEN.sub(lambda char: f"\\u{ord(char[0]):04x}", text)


def _document(map: ArgumentMap) -> Plain:
    head = Head(format="argmap", version=VERSION, title=map.title, data=map.data, residue=map.residue)
    lists = {name: _plain(kind, getattr(map, name).values()) for name, kind in LISTS.items()}
    return shape(Head).unstructure(head, {name: plain for name, plain in lists.items() if plain})


def _plain(kind: type[Element], elements: Collection[Any]) -> list[Plain]:
    return [shape(kind).unstructure(element) for element in elements]


def _field(key: str, value: Any) -> str:
    """Return a field of the document; each element begins a line of its own."""
    if key in LISTS:
        return f"[\n{_joined('    ' + _laid_out(item, '    ', 5) for item in value)}\n  ]"
    return _laid_out(value, "  ", len(key) + 7)


def _laid_out(value: Any, indent: str, used: int) -> str:
    """Return a value on one line if it fits beside the columns that are `used`, else one item a line.

    Recursion is bounded, for extras are nested 100 levels deep at most.
    """
    flat = _encode(value)
    if used + len(flat) <= _WIDTH or not value or not isinstance(value, (dict, list, tuple)):
        return flat
    inner = indent + "  "
    if isinstance(value, dict):
        starts = [f"{inner}{_encode(key)}: " for key in value]
        items = zip(starts, value.values(), strict=True)
        laid = _joined(start + _laid_out(item, inner, len(start) + 1) for start, item in items)
        return f"{{\n{laid}\n{indent}}}"
    return f"[\n{_joined(inner + _laid_out(item, inner, len(inner) + 1) for item in value)}\n{indent}]"


def _joined(lines: Iterable[str]) -> str:
    return ",\n".join(lines)
