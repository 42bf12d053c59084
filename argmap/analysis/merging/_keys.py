"""The elements of three maps under common keys, so that what is the same can be laid side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from argmap.analysis.diffing._find import translated
from argmap.analysis.diffing._matching import matched
from argmap.model import ArgumentMap, Element

__all__ = ["Version", "versions"]


@frozen
class Version:
    """One of the three maps: its ids by key, and its elements by key, which refer to one another by keys."""

    map: ArgumentMap
    ids: Mapping[str, str]
    elements: Mapping[str, Element]

    def order(self, kind: type[Element]) -> list[str]:
        """Return the keys of one kind of element, in order."""
        return [key for key, element in self.elements.items() if type(element) is kind]


def versions(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap) -> tuple[Version, Version, Version]:
    """Return the three versions. A key is the id in the base; of what is new, one that nothing else has."""
    old = {element.id: element.id for element in base}
    mine, other = matched(base, ours), matched(base, theirs)
    ours_keys = {id_: key for key, id_ in mine.items()}
    theirs_keys = {id_: key for key, id_ in other.items()}
    both = matched(
        ours, theirs, {mine[key]: other[key] for key in old if key in mine and key in other}, surely=True
    )
    taken = set(old)
    new = {element.id for element in ours if element.id not in ours_keys}
    _give(ours, ours_keys, taken)
    for id_, twin in both.items():
        if id_ in new and twin not in theirs_keys:
            theirs_keys[twin] = ours_keys[id_]
    _give(theirs, theirs_keys, taken)
    return _version(base, old), _version(ours, ours_keys), _version(theirs, theirs_keys)


def _give(map: ArgumentMap, keys: dict[str, str], taken: set[str]) -> None:
    """Give keys to the elements that have none."""
    for element in map:
        if element.id not in keys:
            key = element.id
            while key in taken:
                key += "'"
            taken.add(key)
            keys[element.id] = key


def _version(map: ArgumentMap, keys: Mapping[str, str]) -> Version:
    elements: dict[str, Any] = {
        keys[element.id]: translated(element, lambda id_: keys.get(id_, id_)) for element in map
    }
    return Version(map, {keys[element.id]: element.id for element in map}, elements)
