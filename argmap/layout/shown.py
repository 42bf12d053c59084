"""What of a map is shown: what its settings leave in, with groups closed, near the focus, and not folded."""

from __future__ import annotations

from collections.abc import Collection

from attrs import evolve, frozen

from argmap.analysis.closing import closed
from argmap.analysis.settings import Settings, settings
from argmap.errors import OptionError
from argmap.layout.forest import Focus, Forest, forest
from argmap.layout.limits import refuse_limit
from argmap.model import ArgumentMap

__all__ = ["Shown", "shown"]


@frozen
class Shown:
    """A map without what is not shown at all, the forest of what is, and the settings for it."""

    map: ArgumentMap
    forest: Forest
    settings: Settings


def shown(
    map: ArgumentMap,
    max_cards: int | None = None,
    *,
    focus: str = "",
    depth: int = 2,
    fold: Collection[str] = (),
    groups: bool | None = None,
) -> Shown:
    """Return what is shown of a map; of `groups` None leaves it to the map's settings whether they are.

    Raises:
        OptionError: a number is not one of cards or of steps, or an id that of no claim or argument.

    >>> m = ArgumentMap()
    >>> r = m.support(m.claim("It rains."), m.claim("The street is wet."))
    >>> [unit.id for unit in shown(m, 1).forest.units]
    ['c2']
    """
    _check(map, max_cards, depth, (focus, *fold))
    wanted = settings(map)
    if not (wanted.speaks_of_groups if groups is None else groups):
        wanted = evolve(wanted, groups=(), closed=frozenset())
    rest, inside = closed(_only(map, wanted.shown), wanted.closed)
    centre = Focus(focus, depth) if focus in rest else None
    grown = forest(rest, max_cards, focus=centre, fold=[id_ for id_ in fold if id_ in rest])
    for id_, count in inside.items():
        if id_ in grown.places:
            grown.units[grown.places[id_]].hidden += count
    return Shown(rest, grown, wanted)


def _check(map: ArgumentMap, most: object, depth: object, ids: Collection[str]) -> None:
    refuse_limit("max_cards", most)
    if not isinstance(depth, int) or depth < 0:
        raise OptionError(f"depth is a number of steps, not {depth!r}")
    for id_ in filter(None, ids):
        if id_ not in map.claims and id_ not in map.arguments:
            raise OptionError(f"the map has no claim or argument {id_!r}")


def _only(map: ArgumentMap, wanted: frozenset[str]) -> ArgumentMap:
    """Return the map without the claims and arguments that its settings leave out."""
    others = [id_ for id_ in (*map.claims, *map.arguments) if id_ not in wanted]
    if not others:
        return map
    rest = map.copy()
    rest.remove(*others, closure=True)
    return rest
