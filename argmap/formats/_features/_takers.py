"""How features are found in a map and taken out of it: the mechanics beneath the vocabulary.

A taker says which elements have something, and returns the map without it. What is taken out leaves the map
whole: where an element goes, whatever referred to it stays and refers to nothing instead.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from typing import Any, Final, Protocol

from attrs import evolve, fields_dict, frozen

from argmap.model import (
    ELEMENTS,
    Actor,
    Argument,
    ArgumentMap,
    Claim,
    Element,
    Group,
    Quote,
    Relation,
    Source,
    SpeechAct,
    Transition,
    Utterance,
    references,
    rewired,
)

__all__ = ["Blank", "Change", "Removal", "Retext", "Taker", "Whole", "rebuilt", "without_elements"]

Kind = type[Element]


class Taker(Protocol):
    """What finds a feature and takes it out."""

    def found(self, map: ArgumentMap) -> list[str]:
        """Return the ids of the elements that would lose something; `""` stands for the map itself."""
        ...

    def take(self, map: ArgumentMap) -> ArgumentMap:
        """Return the map without it; the map that is given stays as it is."""
        ...


def rebuilt(map: ArgumentMap, elements: Iterable[Element]) -> ArgumentMap:
    """Return a map with the same title and extras and other elements."""
    twin = ArgumentMap(map.title, data=map.data, residue=map.residue)
    twin.add(*elements)
    return twin


def without_elements(map: ArgumentMap, gone: Collection[str]) -> ArgumentMap:
    """Return the map without some elements; what referred to them stays and refers to nothing."""
    if not gone:
        return map
    lost = frozenset(gone)
    kept = (element for element in map if element.id not in lost)
    return rebuilt(map, (_spared(element, lost) for element in kept))


def _spared(element: Element, lost: Collection[str]) -> Element:
    """Return an element that refers to nothing that is lost; most never did."""
    if not any(id_ in lost for _, id_ in references(element)):
        return element
    return rewired(element, lambda id_: "" if id_ in lost else id_)


def _of(map: ArgumentMap, kinds: Iterable[Kind]) -> Iterator[Element]:
    """Go through the elements of some kinds."""
    return chain.from_iterable(
        getattr(map, name).values() for kind, name in ELEMENTS.items() if kind in kinds
    )


@frozen
class Change:
    """Elements that become others of the same id, one by one."""

    kinds: tuple[Kind, ...]
    changed: Callable[[Any, ArgumentMap], Element]

    def found(self, map: ArgumentMap) -> list[str]:
        """Return the ids of the elements that change."""
        return [element.id for element, _ in self._pairs(map)]

    def take(self, map: ArgumentMap) -> ArgumentMap:
        """Return the map with these elements changed."""
        changed = {old.id: new for old, new in self._pairs(map)}
        if not changed:
            return map
        return rebuilt(map, (changed.get(element.id, element) for element in map))

    def _pairs(self, map: ArgumentMap) -> Iterator[tuple[Element, Element]]:
        for element in _of(map, self.kinds):
            new = self.changed(element, map)
            if new is not element and (type(new) is not type(element) or new != element):
                yield element, new


def _is_told(elements: list[Element], name: str, blank: Any) -> bool:
    """Whether a field of some of the elements is not blank."""
    return [*map(attrgetter(name), elements)].count(blank) < len(elements)


@frozen
class Blank:
    """Fields that are emptied, by kind of element."""

    fields: Mapping[Kind, tuple[str, ...]]

    def found(self, map: ArgumentMap) -> list[str]:
        """Return the ids of the elements in which one of the fields is not empty."""
        found: list[str] = []
        for kind, empty in self._empty().items():
            elements = list(_of(map, (kind,)))
            if any(_is_told(elements, name, blank) for name, blank in empty.items()):
                values, blanks = attrgetter(*empty, "id"), (*empty.values(),)
                found += [got[-1] for got in (values(e) for e in elements) if got[:-1] != blanks]
        return found

    def take(self, map: ArgumentMap) -> ArgumentMap:
        """Return the map with these fields empty."""
        empty, found = self._empty(), frozenset(self.found(map))
        if not found:
            return map
        return rebuilt(map, (evolve(e, **empty[type(e)]) if e.id in found else e for e in map))

    def _empty(self) -> dict[Kind, dict[str, Any]]:
        return {
            kind: {name: fields_dict(kind)[name].default for name in names}
            for kind, names in self.fields.items()
        }


@frozen
class Removal:
    """Elements that go."""

    found: Callable[[ArgumentMap], list[str]]

    def take(self, map: ArgumentMap) -> ArgumentMap:
        """Return the map without these elements."""
        return without_elements(map, self.found(map))


@frozen
class Whole:
    """Something that is taken out of the map as a whole."""

    found: Callable[[ArgumentMap], list[str]]
    take: Callable[[ArgumentMap], ArgumentMap]


_QUOTE_TEXTS: Final = ("exact", "prefix", "suffix", "page")

_TEXTS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Actor: ("name", "kind", "side", "role", "url"),
    Source: ("title", "publisher", "authors", "date", "url", "path", "rights", "text"),
    Claim: ("text", "title", "wordings", "tags", "quotes"),
    Argument: ("text", "title", "wordings", "tags", "quotes"),
    Relation: ("scheme", "roles"),
    Utterance: ("text", "when", "quotes"),
    Transition: ("scheme",),
    SpeechAct: ("act",),
    Group: ("title",),
}
"""The fields that hold text, by kind; ids, references and extras are none."""


@frozen
class Retext:
    """Texts that come out changed, wherever they stand."""

    rewrite: Callable[[str], str]

    def found(self, map: ArgumentMap) -> list[str]:
        """Return the ids of the elements of which a text changes."""
        own = [""] if self.rewrite(map.title) != map.title else []
        return own + [element.id for element in map if self._retexted(element) != element]

    def take(self, map: ArgumentMap) -> ArgumentMap:
        """Return the map with every text rewritten."""
        twin = rebuilt(map, (self._retexted(element) for element in map))
        twin.title = self.rewrite(map.title)
        return twin

    def _retexted(self, element: Element) -> Element:
        """Return the element with every text rewritten; itself where none changes."""
        old = {name: getattr(element, name) for name in _TEXTS[type(element)]}
        new = {name: self._value(value) for name, value in old.items() if value}
        changed = {name: value for name, value in new.items() if value != old[name]}
        return evolve(element, **changed) if changed else element

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.rewrite(value)
        if isinstance(value, Mapping):
            return {key: self.rewrite(item) for key, item in value.items()}
        return tuple(self._quote(item) if isinstance(item, Quote) else self.rewrite(item) for item in value)

    def _quote(self, quote: Quote) -> Quote:
        texts: dict[str, Any] = {name: self.rewrite(getattr(quote, name)) for name in _QUOTE_TEXTS}
        return evolve(quote, **texts)
