"""The colours that the settings of a map ask for, by the rules of Argdown (`ColorPlugin.ts`).

An element has the colour that its data name, else the one that is said of its title, else that of its
weightiest tag. A colour is a code, a name, or a number in the palette: that of `colorScheme`, and for groups
that of `groupColorScheme`. A named `colorScheme` also colours the tags of which nothing is said, the first
that occurs with its second colour and so on, and what has no tag with its first; unasked, nothing has a
colour. Tags are counted in the order of the text, where the reader of Argdown kept it (in the residue of the
map), else through claims, then arguments, then groups.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from argmap.model import Argument, ArgumentMap, Claim, Group

__all__ = ["colours"]

Data = Mapping[str, Any]

_USUAL: Final = "default"
_GREYS: Final = ("#DADADA", "#BABABA", "#AAAAAA")
"""What numbers mean for groups, where no `groupColorScheme` lists other colours."""


def colours(map: ArgumentMap, settings: Data) -> dict[str, str]:
    """Return the colours of claims, arguments and groups by id, for those that have one."""
    painter = _Painter.of(map, settings)
    claims, arguments = _part(settings, "statementColors"), _part(settings, "argumentColors")
    asked = {id_: painter.element(claim, claims) for id_, claim in map.claims.items()}
    asked |= {id_: painter.element(argument, arguments) for id_, argument in map.arguments.items()}
    asked |= {id_: painter.group(group, map) for id_, group in map.groups.items()}
    return {id_: colour for id_, colour in asked.items() if colour}


@frozen
class _Painter:
    """The rules, with what the settings say taken apart."""

    _settings: Data
    _palette: Sequence[str]
    _greys: Sequence[str]
    _tags: Mapping[str, Any]

    @classmethod
    def of(cls, map: ArgumentMap, settings: Data) -> _Painter:
        palette = _listed(settings.get("colorScheme", _USUAL)) or _schemes()[_USUAL]
        greys = _listed(settings.get("groupColorScheme")) or _GREYS
        tags = dict(_part(settings, "tagColors"))
        if "colorScheme" in settings or settings.get("colorizeByTag") is True:
            for number, tag in enumerate(_tags_of(map), 1):
                tags.setdefault(tag, number)
        return cls(settings, palette, greys, tags)

    def element(self, element: Claim | Argument, by_title: Data) -> str:
        """Return the colour of a claim or an argument; empty if it has none."""
        own = _own(element, self._settings)
        said = by_title.get(element.title)
        if own is not None or said is not None:
            return _colour(said if own is None else own, self._palette)
        if self._settings.get("colorizeByTag") is not False and element.tags:
            return self._tag(element.tags, self._palette)
        return self._palette[0] if "colorScheme" in self._settings else ""

    def group(self, group: Group, map: ArgumentMap) -> str:
        """Return the colour of a group; empty if it has none."""
        own = _own(group, self._settings)
        said = _part(self._settings, "groupColors").get(group.title)
        if own is not None or said is not None:
            return _colour(said if own is None else own, self._greys)
        if self._settings.get("colorizeGroupsByTag") is True and group.data.get("tags"):
            return self._tag(_texts(group.data["tags"]), self._greys)
        if "groupColorScheme" not in self._settings:
            return ""
        return self._greys[min(_level(group, map, len(self._greys)), len(self._greys)) - 1]

    def _tag(self, tags: Sequence[str], palette: Sequence[str]) -> str:
        """Return the colour of the weightiest of some tags, the first of those that weigh the same."""
        return _colour(max((self._tags.get(tag) for tag in tags), key=_priority), palette)


def _own(element: Claim | Argument | Group, settings: Data) -> Any:
    """Return the colour that the data of an element name, if that counts."""
    return None if settings.get("ignoreColorData") else element.data.get("color")


def _tags_of(map: ArgumentMap) -> dict[str, None]:
    """Return all tags, each where it first occurs."""
    found = dict.fromkeys(_texts(_part(map.residue, "argdown").get("tags")))
    for tags in (element.tags for elements in (map.claims, map.arguments) for element in elements.values()):
        found |= dict.fromkeys(tags)
    for group in map.groups.values():
        found |= dict.fromkeys(_texts(group.data.get("tags")))
    return found


def _level(group: Group, map: ArgumentMap, most: int) -> int:
    """Return how deep a group lies, from 1, as far as it matters."""
    level = 1
    while group.parent and level < most:
        group = map.groups[group.parent]
        level += 1
    return level


def _priority(colour: Any) -> float:
    """Return how weighty a tag is, by what is said of its colour; one without a colour is no match."""
    if colour is None:
        return float("-inf")
    priority = colour.get("priority", 0) if isinstance(colour, Mapping) else 0
    return priority if isinstance(priority, (int, float)) else 0


def _colour(asked: Any, palette: Sequence[str]) -> str:
    """Return a colour that is asked for by its code or its number in the palette; empty if it is neither."""
    value = asked.get("color") if isinstance(asked, Mapping) else asked
    if isinstance(value, int) and not isinstance(value, bool):
        return palette[value] if 0 <= value < len(palette) else ""
    return value if isinstance(value, str) else ""


def _listed(scheme: Any) -> Sequence[str]:
    """Return the colours of a scheme, which is listed or named; those of the usual one if nobody knows it."""
    if isinstance(scheme, str):
        return _schemes().get(scheme, _schemes()[_USUAL])
    return _texts(scheme)


@cache
def _schemes() -> dict[str, tuple[str, ...]]:
    text = Path(__file__).with_name("palettes.toml").read_text("utf-8")
    return {name: tuple(listed.split()) for name, listed in tomllib.loads(text).items()}


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, (list, tuple)) else ()


def _part(data: Data, key: str) -> Data:
    value = data.get(key)
    return value if isinstance(value, Mapping) else {}
