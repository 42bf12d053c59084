"""Finding what differs between two maps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import fields

from argmap._collector import paused_collector
from argmap.analysis.diffing._changes import Change, Diff, Head
from argmap.analysis.diffing._matching import matched
from argmap.analysis.diffing._order import behind, steady
from argmap.model import ELEMENTS, ArgumentMap, Element, references, rewired

__all__ = ["diff", "differing", "translated"]


@paused_collector()
def diff(before: ArgumentMap, after: ArgumentMap) -> Diff:
    """Return what makes the second map of the first: which elements were added, removed or changed, and how.

    Elements are the same where they have the same id, given by somebody; where ids are only numbers or
    differ, they are the same where they say the same, or nearly so, or hang in the same place. `apply` makes
    the second map of the first with it; `diff(…).inverse` the first of the second.

    >>> from argmap.model import ArgumentMap
    >>> old, new = ArgumentMap(), ArgumentMap()
    >>> c = old.claim("Most reports would be lost.", title="Reports")
    >>> c = new.claim("Most of the reports would be lost.", title="Lost reports")
    >>> [(change.id, change.words) for change in diff(old, new).changes]
    [('lost-reports', ('renamed', 'reworded'))]
    """
    pairs = matched(before, after)
    changes = [change for name in ELEMENTS.values() for change in _of_kind(before, after, name, pairs)]
    return Diff(before=Head.of(before), after=Head.of(after), changes=tuple(changes))


def _of_kind(before: ArgumentMap, after: ArgumentMap, name: str, pairs: Mapping[str, str]) -> list[Change]:
    """Return the changes of one kind of element: in the order of the new map, then what is no more."""
    old: Mapping[str, Element] = getattr(before, name)
    new: Mapping[str, Element] = getattr(after, name)
    origins = {pairs[id_]: id_ for id_ in old if id_ in pairs}
    ranks = {id_: rank for rank, id_ in enumerate(new)}
    kept = [pairs[id_] for id_ in old if id_ in pairs]
    stays = {kept[index] for index in steady([ranks[id_] for id_ in kept])}
    was, is_ = behind(old), behind(new)
    found = []
    for id_, element in new.items():
        origin = origins.get(id_)
        if origin is None:
            found.append(Change(before=None, after=element, is_behind=is_[id_]))
            continue
        names = differing(old[origin], element, after, pairs)
        moved = id_ not in stays
        if names or moved or origin != id_:
            places = {"was_behind": was[origin], "is_behind": is_[id_]} if moved else {}
            found.append(Change(before=old[origin], after=element, fields=names, **places))
    gone = [element for id_, element in old.items() if id_ not in pairs]
    return found + [Change(before=element, after=None, was_behind=was[element.id]) for element in gone]


def differing(before: Element, after: Element, map: ArgumentMap, pairs: Mapping[str, str]) -> tuple[str, ...]:
    """Return the fields in which two elements differ, but for ids that only changed."""
    if before == after and all(pairs.get(id_) == id_ for _, id_ in references(before)):
        return ()
    old = translated(before, lambda id_: pairs.get(id_) or _lost(id_, map))
    names = [attribute.name for attribute in fields(type(after)) if attribute.name != "id"]
    return tuple([name for name in names if getattr(old, name) != getattr(after, name)])


def _lost(id: str, map: ArgumentMap) -> str:
    """Return an id for what is no more that nothing in the new map has."""
    while id in map:
        id += "-"
    return id


def translated(element: Any, rename: Any) -> Any:
    """Return an element with its references renamed; itself where none is."""
    if all(rename(id_) == id_ for _, id_ in references(element)):
        return element
    return rewired(element, rename)
