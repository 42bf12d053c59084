"""What a document looks like: its fields, as the model has them, and room for unknown ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from attrs import fields, frozen

from argmap.formats._json import Plain
from argmap.formats.json._hooks import converter, must
from argmap.model import ELEMENTS, Element, FrozenDict, Quote, Step

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["LISTS", "VERSION", "Head", "Shape", "shape", "unknown"]

T = TypeVar("T")

VERSION: Final = 1
"""The version of argmap JSON that is written, and the newest that can be read."""

LISTS: Final[Mapping[str, type[Element]]] = {name: kind for kind, name in ELEMENTS.items()}
"""The fields of a document that hold elements, each with their kind."""

_NESTED: Final[Mapping[str, type]] = {"quotes": Quote, "steps": Step}
"""The fields of elements that hold objects."""

_NAME: Final = "json"
"""The name of this format, under which residue is kept."""


@frozen(kw_only=True)
class Head:
    """What a document says of the map as a whole."""

    format: str
    version: int
    title: str = ""
    data: FrozenDict = FrozenDict()  # noqa: RUF009 - it is frozen
    residue: FrozenDict = FrozenDict()  # noqa: RUF009 - it is frozen


@frozen
class Shape(Generic[T]):
    """How one kind of element, or the head, is read and written.

    `known` are its fields, `nested` those of the objects in its lists, by the list's name; `usual` are the
    values of its fields by default. Only reading needs cattrs, which takes its time to make a converter.
    """

    kind: type[T]
    known: frozenset[str]
    nested: Mapping[str, frozenset[str]]
    usual: Mapping[str, Any]

    @cached_property
    def _structure(self) -> Callable[[Plain, type[T]], T]:
        return _converter().get_structure_hook(self.kind)

    def structure(self, plain: Any) -> T:
        """Return the value of plain data.

        Raises:
            ExceptionGroup, TypeError, ValueError: something is wrong with it; see `faults_of`.
        """
        if type(plain) is not dict:
            raise must("an object", plain)
        if not plain.keys() <= self.known or not self.nested.keys().isdisjoint(plain):
            plain = self._kept(plain)
        return self._structure(plain, self.kind)

    def unstructure(self, value: T, more: Plain | None = None) -> Plain:
        """Return the plain data of a value and `more`, with unknown fields back where they came from."""
        plain = self._plain(value)
        if more:
            plain |= more
        own = unknown(plain["residue"], self) if "residue" in plain else None
        if not own:
            return plain
        rest = {name: kept for name, kept in plain.pop("residue").items() if name != _NAME}
        if rest:
            plain["residue"] = rest
        for key, item in own.items():
            place, field = self._place(key, plain)
            place[field] = item
        return plain

    def _plain(self, value: T) -> Plain:
        """Return the fields of a value that say something, those by default left out."""
        plain = {
            name: item
            for name, usual in self.usual.items()
            if (item := getattr(value, name)) is not usual and item != usual
        }
        for name in self.nested:
            if name in plain:
                own: Shape[Any] = shape(_NESTED[name])
                plain[name] = [own.unstructure(part) for part in plain[name]]
        return plain

    def _kept(self, plain: Plain) -> Plain:
        """Return plain data with its unknown fields moved into the residue."""
        found = {key: item for key, item in plain.items() if key not in self.known}
        for name, known in self.nested.items():
            found |= _unknown_within(plain.get(name), name, known)
        if not found:
            return plain
        residue = plain.get("residue", {})
        if not isinstance(residue, dict) or _NAME in residue:
            message = f"has the unknown field {next(iter(found))!r:.80}, and no room for it in its residue"
            raise ValueError(message)
        return {**plain, "residue": {**residue, _NAME: found}}

    def _place(self, key: str, plain: Plain) -> tuple[Plain, str]:
        """Return the object that an unknown field belongs to, and its name there."""
        if match := _WITHIN.fullmatch(key):
            name, n, field = match[1], int(match[2]), match[3]
            if field not in self.nested.get(name, {field}) and n < len(plain.get(name, ())):
                place: Plain = plain[name][n]
                return place, field
        return plain, key


_WITHIN: Final = re.compile(r"(\w+)\[(0|[1-9][0-9]{0,8})\]\.(.*)", re.DOTALL)
"""The name under which an unknown field of a quote or a step is kept."""


_shapes: Final[dict[type, Shape[Any]]] = {}


def shape(kind: type[T]) -> Shape[T]:
    """Return the shape of a kind; made when it is first asked for."""
    if kind not in _shapes:
        _shapes[kind] = _made(kind)
    return _shapes[kind]


@cache
def _converter() -> Converter:
    return converter((*_NESTED.values(), *ELEMENTS, Head))


def _made(kind: type[T]) -> Shape[T]:
    known = _names(kind)
    nested = {name: _names(part) for name, part in _NESTED.items() if name in known}
    if kind is Head:
        known |= LISTS.keys()
    return Shape(kind, known, nested, _usual(kind))


def unknown(residue: Mapping[str, Any], shape: Shape[Any]) -> Mapping[str, Any]:
    """Return the fields that are not known, by the names under which a residue keeps them."""
    own = residue.get(_NAME)
    return own if isinstance(own, Mapping) and shape.known.isdisjoint(own) else {}


def _names(kind: type) -> frozenset[str]:
    return frozenset(attribute.name for attribute in fields(kind))


def _usual(kind: type) -> dict[str, Any]:
    return {attribute.name: attribute.default for attribute in fields(kind)}


def _unknown_within(items: object, name: str, known: frozenset[str]) -> Iterator[tuple[str, Any]]:
    for n, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict) and not item.keys() <= known:
            yield from ((f"{name}[{n}].{key}", value) for key, value in item.items() if key not in known)
