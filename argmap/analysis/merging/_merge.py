"""Three-way merging: what either side did to a map since both began from the same one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, Literal

from attrs import NOTHING, evolve, fields

from argmap._collector import paused_collector
from argmap.analysis.diffing._find import translated
from argmap.analysis.merging._conflicts import Conflict, Merge
from argmap.analysis.merging._keys import Version, versions
from argmap.analysis.merging._names import names
from argmap.analysis.merging._orders import merged_order
from argmap.analysis.merging._values import Three, merged
from argmap.analysis.telling import clipped
from argmap.model import ELEMENTS, NOUNS, Actor, ArgumentMap, Element, Group, Relation, references
from argmap.model._checks import cycle_among

__all__ = ["merge"]

Side = Literal["ours", "theirs"]

_ABOVE: Final[dict[type[Element], str]] = {Actor: "member_of", Group: "parent"}
"""The fields that say in what an element lies."""


@paused_collector()
def merge(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap) -> Merge:
    """Return the map with what either side did to the base, and the conflicts between them.

    Where both changed the same field otherwise, ours stays; where one side removed what the other changed or
    uses, it stays; both are told as conflicts. So the merged map is always whole. What formats keep of the
    whole file (the `residue` of the map) is ours where both changed it, and no conflict.

    >>> from argmap.model import ArgumentMap
    >>> base = ArgumentMap()
    >>> rain = base.claim("It rains.", title="Rain")
    >>> ours, theirs = base.copy(), base.copy()
    >>> r = ours.support(ours.claim("The street is wet."), rain)
    >>> theirs.title = "Weather"
    >>> found = merge(base, ours, theirs)
    >>> found.map.title, list(found.map.claims), found.conflicts
    ('Weather', ['rain', 'c1'], ())
    """
    if base in (ours, theirs):
        return Merge(map=(theirs if base == ours else ours).copy())
    work = _Work(*versions(base, ours, theirs))
    work.merge_elements()
    work.break_cycles()
    work.bring_back()
    return work.finished()


class _Work:
    """A merge while it is done: elements by key, as far as they are settled."""

    def __init__(self, base: Version, ours: Version, theirs: Version) -> None:
        self.base, self.ours, self.theirs = base, ours, theirs
        self.found: dict[str, Element] = {}
        self.dropped: set[str] = set()
        self.conflicts: list[tuple[str, Conflict]] = []

    # -- elements

    def merge_elements(self) -> None:
        """Settle each element that any side has."""
        for key in dict.fromkeys([*self.base.elements, *self.ours.elements, *self.theirs.elements]):
            was, mine, other = (side.elements.get(key) for side in self._sides())
            if mine is not None and other is not None:
                self.found[key] = self._both(key, was, mine, other)
            elif was is None:
                self.found[key] = _the_one(mine, other)
            else:
                self._removed(key, was, mine, other)

    def _removed(self, key: str, was: Element, mine: Element | None, other: Element | None) -> None:
        """Settle an element that at least one side removed."""
        kept = mine or other
        if kept is None or _same(kept, was):
            self.dropped.add(key)
            return
        self.found[key] = kept
        side: Side = "theirs" if other is None else "ours"
        self._dispute_removal(key, side, f"{_whose(side)} removed {_called(was)}, which the other changed")

    def _dispute_removal(self, key: str, side: Side, message: str) -> None:
        was, mine, other = (
            version.map[version.ids[key]] if key in version.ids else None for version in self._sides()
        )
        self._tell(
            key, "", message, was, None if side == "ours" else mine, None if side == "theirs" else other
        )

    def _both(self, key: str, was: Element | None, mine: Element, other: Element) -> Element:
        """Return the element that both sides have, field by field."""
        if mine == other or (was is not None and _same(other, was)):
            return mine
        if was is not None and _same(mine, was):
            return other
        changed = {}
        for attribute in fields(type(mine)):
            name = attribute.name
            if name != "id":
                base = _default(attribute) if was is None else getattr(was, name)
                values = (base, getattr(mine, name), getattr(other, name))
                changed[name] = merged(name, values, self._disputing(key, mine))
        if isinstance(mine, Relation):
            changed["roles"] = self._played(key, mine, changed)
        return evolve(mine, **changed)

    def _played(self, key: str, relation: Relation, changed: dict[str, Any]) -> dict[str, str]:
        """Return the roles of premises that are left."""
        kept = {id_: role for id_, role in changed["roles"].items() if id_ in changed["premises"]}
        for id_, role in changed["roles"].items():
            if id_ not in kept:
                message = f"one changed the role of a premise of {_called(relation)} that the other took away"
                self._tell(key, f"roles.{id_}", message, None, relation.roles.get(id_), role)
        return kept

    def _disputing(self, key: str, element: Element) -> Callable[[str, Any, Any, Any], None]:
        def dispute(path: str, base: Any, mine: Any, other: Any) -> None:
            message = f"both changed {path.replace('_', ' ')} of {_called(element)}"
            values = [base, mine, other]
            for place, side in enumerate(self._sides()):
                if "." not in path and key in side.ids:  # as the sides have it, in their own ids
                    values[place] = getattr(side.map[side.ids[key]], path)
            self._tell(key, path, message, *values)

        return dispute

    def _tell(self, key: str, field: str, message: str, *values: Any) -> None:
        """Note a conflict; the values are what it was, what it is with us and what with them."""
        base, ours, theirs = values or (None, None, None)
        conflict = Conflict(element=key, field=field, message=message, base=base, ours=ours, theirs=theirs)
        self.conflicts.append((key, conflict))

    # -- what keeps a map whole

    def break_cycles(self) -> None:
        """Take back what they did to memberships that are cyclic with what we did."""
        for kind, name in _ABOVE.items():
            while cycle := cycle_among([*self._of(kind)], lambda key: self._above(key, name)):  # noqa: B023 - called at once
                for key in dict.fromkeys(cycle):
                    self._take_back(key, name)

    def _of(self, kind: type[Element]) -> Iterator[str]:
        return (key for key, element in self.found.items() if type(element) is kind)

    def _above(self, key: str, name: str) -> tuple[str, ...]:
        above = getattr(self.found[key], name, ()) if key in self.found else ()
        return above if isinstance(above, tuple) else (above,) if above else ()

    def _take_back(self, key: str, name: str) -> None:
        element, mine = self.found[key], self.ours.elements.get(key)
        own = getattr(mine, name) if mine else type(getattr(element, name))()
        if getattr(element, name) != own:
            was = self.base.elements.get(key)
            message = f"{_called(element)} would lie in itself by what both did"
            self._tell(key, name, message, getattr(was, name) if was else own, own, getattr(element, name))
            self.found[key] = evolve(element, **{name: own})

    def bring_back(self) -> None:
        """Keep what one side removed where the other still uses it."""
        queue = list(self.found) if self.dropped else []
        for key in queue:
            for _, used in references(self.found[key]):
                if used in self.dropped:
                    self.dropped.discard(used)
                    queue.append(used)
                    self._bring_back(used, key)

    def _bring_back(self, key: str, user: str) -> None:
        side: Side = "theirs" if key in self.ours.elements else "ours"
        kept = self.ours if side == "theirs" else self.theirs
        self.found[key] = kept.elements[key]
        message = f"{_whose(side)} removed {_called(self.found[key])}, which {_called(self.found[user])} uses"
        self._dispute_removal(key, side, message)

    # -- the map

    def finished(self) -> Merge:
        """Return the merged map."""
        ids = self._ids()
        made = ArgumentMap(self._title(), data=self._extras("data"), residue=self._residue())
        made.add(*[translated(evolve(e, id=ids[key]), lambda id_: ids[id_]) for key, e in self._ordered()])
        told = [evolve(conflict, element=ids.get(key, "")) for key, conflict in self.conflicts]
        return Merge(map=made, conflicts=tuple(told))

    def _ids(self) -> dict[str, str]:
        ids, disputed = names(self.found, *self._sides())
        for key, other in disputed.items():
            message = f"{_called(self.found[key])} is {ids[key]!r} now, not {other!r} as they had it"
            self._tell(key, "id", message, self.base.ids.get(key, ""), self.ours.ids.get(key, ""), other)
        return ids

    def _ordered(self) -> Iterator[tuple[str, Element]]:
        """Yield what was found, kind by kind and in order."""
        for kind in ELEMENTS:
            sides = [side.order(kind) for side in self._sides()]
            order, disputed = merged_order(*sides)
            for key in disputed:
                if key in self.found:
                    message = f"both moved {_called(self.found[key])} to another place"
                    self._tell(key, "order", message)
            yield from ((key, self.found[key]) for key in order if key in self.found)

    def _title(self) -> str:
        return str(merged("title", self._of_map("title"), self._disputing_map))

    def _extras(self, name: str) -> Any:
        return merged(name, self._of_map(name), self._disputing_map)

    def _residue(self) -> Any:
        """Return what formats keep of the whole file: ours, format by format, where both changed it."""
        return merged("residue", self._of_map("residue"), lambda *_: None)

    def _of_map(self, name: str) -> Three:
        base, ours, theirs = (getattr(side.map, name) for side in self._sides())
        return base, ours, theirs

    def _sides(self) -> tuple[Version, Version, Version]:
        return self.base, self.ours, self.theirs

    def _disputing_map(self, path: str, base: Any, mine: Any, other: Any) -> None:
        self._tell("", path, f"both changed {path} of the map", base, mine, other)


def _the_one(mine: Element | None, other: Element | None) -> Element:
    found = mine or other
    assert found is not None, "what has a key is in one of the versions"  # noqa: S101 - by how keys are given
    return found


def _same(one: Element, other: Element) -> bool:
    """Whether two elements differ in their ids at most."""
    return one == other or evolve(one, id=other.id) == other


def _default(attribute: Any) -> Any:
    return None if attribute.default is NOTHING else attribute.default


def _whose(side: Side) -> str:
    return "we" if side == "ours" else "they"


def _called(element: Element) -> str:
    """Return what an element is, and its words or its id.

    >>> from argmap.model import Claim
    >>> _called(Claim(id="c1", text="It rains."))
    'the claim “It rains.”'
    """
    words = next((w for name in ("title", "name", "text") if (w := getattr(element, name, ""))), "") or ""
    line = clipped(words)
    return f"the {NOUNS[type(element)].split(' ', 1)[1]} {f'“{line}”' if line else repr(element.id)}"
