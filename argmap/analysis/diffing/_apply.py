"""Making one map of another by what differs."""

from __future__ import annotations

from collections.abc import Iterable

from argmap._collector import paused_collector
from argmap.analysis.diffing._changes import Change, Diff, Head
from argmap.analysis.diffing._find import translated
from argmap.analysis.diffing._order import placed
from argmap.errors import IntegrityError
from argmap.model import ELEMENTS, ArgumentMap, Element

__all__ = ["apply"]


@paused_collector()
def apply(diff: Diff, map: ArgumentMap) -> ArgumentMap:
    """Return the map with what differs carried out: `apply(diff(a, b), a) == b`, always.

    The map may differ otherwise from the one that the difference was found in.

    Raises:
        IntegrityError: what is to change is not in the map as it was, or is used by what is not in the diff.

    >>> from argmap.model import ArgumentMap
    >>> from argmap.analysis.diffing import diff
    >>> old, new = ArgumentMap("Rain"), ArgumentMap("Rain")
    >>> c = new.claim("It rains.")
    >>> apply(diff(old, new), old) == new
    True
    """
    _check(diff, map)
    names = diff.renamed
    changed = {change.before.id: change for change in diff.changes if change.before is not None}
    made = _headed(diff, map)
    elements: list[Element] = []
    for kind, name in ELEMENTS.items():
        own = [change for change in diff.changes if type(change.element) is kind]
        kept: dict[str, Element] = {}
        for element in getattr(map, name).values():
            change = changed.get(element.id)
            now = change.after if change else translated(element, lambda id_: names.get(id_, id_))
            if now is not None:
                kept[now.id] = now
        elements += _ordered(kept, own)
    made.add(*elements)
    return made


def _headed(diff: Diff, map: ArgumentMap) -> ArgumentMap:
    """Return an empty map with the new head."""
    old, new, own = diff.before, diff.after, Head.of(map)
    return ArgumentMap(
        own.title if old.title == new.title else new.title,
        data=own.data if old.data == new.data else new.data,
        residue=own.residue if old.residue == new.residue else new.residue,
    )


def _ordered(kept: dict[str, Element], changes: Iterable[Change]) -> Iterable[Element]:
    """Return elements of one kind in their new order."""
    places = {}
    for change in changes:
        if change.after is not None and change.is_behind is not None:
            kept.pop(change.after.id, None)
            places[change.after.id] = change
    if not places:
        return kept.values()
    arrived = {id_: change.after for id_, change in places.items() if change.after is not None}
    order = placed(kept, {id_: change.is_behind or "" for id_, change in places.items()})
    return [kept.get(id_) or arrived[id_] for id_ in order]


def _check(diff: Diff, map: ArgumentMap) -> None:
    """Refuse a map that has not got what is to change, as it was."""
    for name in ("title", "data"):
        was, is_ = getattr(diff.before, name), getattr(map, name)
        if was != getattr(diff.after, name) and was != is_:
            raise IntegrityError(f"the {name} of the map is not what it was when the difference was found")
    for change in diff.changes:
        old = change.before
        if old is not None and (old.id not in map or map[old.id] != old):
            raise IntegrityError(
                f"{old.id!r} is not what it was when the difference was found", element=old.id
            )
    gone = {change.before.id for change in diff.changes if change.before is not None}
    for change in diff.changes:
        if change.after is not None and change.after.id in map and change.after.id not in gone:
            raise IntegrityError(f"the id {change.after.id!r} is taken", element=change.after.id)
