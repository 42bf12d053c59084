"""A map to the text of a document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, Final

from argmap.formats._json import Plain
from argmap.formats.json._shape import LISTS, VERSION, Head, shape
from argmap.model import ArgumentMap, Element
from argmap.notes import Notes

__all__ = ["serialize"]

_WIDTH: Final = 100
"""Columns that an object or a list on one line may reach."""

_string: Final = json.encoder.encode_basestring
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
    fields = [f"  {_string(key)}: {_field(key, value)}" for key, value in _document(map).items()]
    text = f"{{\n{_joined(fields)}\n}}\n"
    if text.isascii():
        return text
    if _PAIR.search(text):
        notes.add("AM-J003", "two halves of a surrogate pair, side by side, will be read as one character")
    return _UNSEEN.sub(lambda char: f"\\u{ord(char[0]):04x}", text)


def _document(map: ArgumentMap) -> Plain:
    head = Head(format="argmap", version=VERSION, title=map.title, data=map.data, residue=map.residue)
    lists = {name: elements for name in LISTS if (elements := getattr(map, name))}
    return shape(Head).unstructure(head, lists)


def _field(key: str, value: Any) -> str:
    """Return a field of the document; each element begins a line of its own."""
    if key in LISTS:
        return f"[\n{_joined('    ' + line for line in _elements(LISTS[key], value.values()))}\n  ]"
    return _laid_out(value, "  ", len(key) + 7)


def _elements(kind: type[Element], elements: Iterable[Any]) -> Iterator[str]:
    """Yield elements of one kind; nearly all have neither objects within nor anything unknown."""
    own = shape(kind)
    intricate = {"residue", *own.nested}
    simple = [name for name in own.usual if name not in intricate]
    intricacies, values = attrgetter("residue", "residue", *own.nested), attrgetter(*simple)
    keys, usuals = [f"{_string(name)}: " for name in simple], [own.usual[name] for name in simple]
    for element in elements:
        if any(intricacies(element)):
            yield _laid_out(own.unstructure(element), "    ", 5)
            continue
        said = [
            (key, item)
            for key, usual, item in zip(keys, usuals, values(element), strict=True)
            if item is not usual and item != usual
        ]
        yield _spread(said, ("{", "}"), "    ", 5)


def _laid_out(value: Any, indent: str, used: int) -> str:
    """Return a value on one line if it fits beside the columns that are `used`, else one item a line.

    Recursion is bounded, for extras are nested 100 levels deep at most.
    """
    if value and isinstance(value, dict):
        items = [(f"{_string(key)}: ", item) for key, item in value.items()]
        return _spread(items, ("{", "}"), indent, used)
    if value and isinstance(value, (list, tuple)):
        return _spread([("", item) for item in value], ("[", "]"), indent, used)
    return _flat(value)


def _spread(items: list[tuple[str, Any]], brackets: tuple[str, str], indent: str, used: int) -> str:
    """Return the items of an object or a list, each with its key, on one line or on one each."""
    first, last = brackets
    lines = [key + (_string(item) if type(item) is str else _flat(item)) for key, item in items]
    flat = f"{first}{', '.join(lines)}{last}"
    if used + len(flat) <= _WIDTH:
        return flat
    inner = indent + "  "
    start, separator = len(inner) + 1, f",\n{inner}"
    if start + max(map(len, lines)) > _WIDTH:
        for n, (key, item) in enumerate(items):
            if start + len(lines[n]) > _WIDTH and type(item) is not str:
                lines[n] = key + _laid_out(item, inner, start + len(key))
    return f"{first}\n{inner}{separator.join(lines)}\n{indent}{last}"


def _flat(value: Any) -> str:
    """Return a value on one line."""
    if type(value) is str:
        return _string(value)
    if isinstance(value, dict):
        return f"{{{', '.join([f'{_string(key)}: {_flat(item)}' for key, item in value.items()])}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join([_flat(item) for item in value])}]"
    return _encode(value)


def _joined(lines: Iterable[str]) -> str:
    return ",\n".join(lines)
