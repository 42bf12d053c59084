"""Outlines and mind maps as argument maps: what stands below something speaks for it, or against it.

Such programs know no kinds of relation. What begins with `+`, `-`, `Pro:` or `Con:` says its own; what stands
below a heading `Pro` or `Con`, which is no claim itself, has that of the heading; all else is a support.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from attrs import define, field, frozen

from argmap._collector import paused_collector
from argmap.formats._located import unused
from argmap.formats._xml import Node
from argmap.model import ArgumentMap, Claim, Relation, RelationKind

__all__ = ["Item", "map_of"]

_MARK: Final = re.compile(r"(?:(\+|pro\s*:)|(-|–|−|con(?:tra)?\s*:))\s*(?=\S)", re.IGNORECASE)
_HEADING: Final = re.compile(
    r"(?:(pros?|for|reasons?|arguments for)|(cons?|contra|against|objections?|arguments against))\s*:?",
    re.IGNORECASE,
)


@frozen
class Item:
    """What an element says: its id if it has one, its text, what it does to what is above, and more."""

    id: str
    text: str
    kind: RelationKind | None = None
    data: dict[str, Any] = field(factory=dict)


def map_of(roots: Iterable[Node], local: str, item_of: Callable[[Node], Item], title: str) -> ArgumentMap:
    """Return the map of the elements of some name, and of those below them, however deep.

    >>> from argmap.formats._xml import read_xml
    >>> root = read_xml("<o t='It rains.'><o t='Con'><o t='It is dry.'/></o><o t='+ Clouds'/></o>").root
    >>> m = map_of([root], "o", lambda node: Item("", node.attributes["t"]), "Rain")
    >>> [(m[r.premises[0]].text, r.kind, r.target) for r in m.relations.values()]
    [('It is dry.', 'rebuttal', 'c1'), ('Clouds', 'support', 'c1')]
    """
    maker = _Maker()
    stack = [_Place(node, "", "support") for node in reversed(list(roots))]
    while stack:
        place = stack.pop()
        above, kind = maker.take(item_of(place.node), place.above, place.kind)
        stack += [_Place(child, above, kind) for child in reversed(place.node.all(local))]
    with paused_collector():
        map_ = ArgumentMap(title)
        map_.add(*maker.claims.values())
        ids = unused("r", maker.claims)
        map_.add(
            *(
                Relation(id=id_, kind=kind, premises=(premise,), target=target)
                for id_, (premise, kind, target) in zip(ids, maker.links, strict=False)
            )
        )
    return map_


@frozen
class _Place:
    """An element, the claim that it stands below, and what it does to that if it does not say so itself."""

    node: Node
    above: str
    kind: RelationKind


@define(eq=False)
class _Maker:
    claims: dict[str, Claim] = field(factory=dict)
    links: list[tuple[str, RelationKind, str]] = field(factory=list)
    count: int = 0

    def take(self, item: Item, above: str, usual: RelationKind) -> tuple[str, RelationKind]:
        """Take an item; return the claim that those below it are about, and what they usually do to it."""
        text = item.text.strip()
        heading = _HEADING.fullmatch(text) if above else None
        if heading:
            return above, "support" if heading[1] else "rebuttal"
        mark = _MARK.match(text) if above else None
        kind = item.kind or usual
        if mark:
            kind, text = "support" if mark[1] else "rebuttal", text[mark.end() :]
        id_ = item.id if item.id and item.id not in self.claims else self.new()
        self.claims[id_] = Claim(id=id_, text=text, data=item.data)
        if above:
            self.links.append((id_, kind, above))
        return id_, "support"

    def new(self) -> str:
        self.count += 1
        while f"c{self.count}" in self.claims:
            self.count += 1
        return f"c{self.count}"
