"""What is drawn, and in which order: the forest of a map, folded to a number of cards.

Supports stand before attacks, so that they come to lie on the left (or above). Beyond the number of cards
that a picture may have, branches are folded, breadth first, so that what is near the root stays; a folded
branch is counted at the card behind which it lies.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import define, field, frozen

from argmap.analysis import Tree, tree
from argmap.model import ArgumentMap, Relation

__all__ = ["Forest", "Unit", "forest"]

_ORDER: Final = {
    "support": 0,
    "equivalence": 1,
    "preference": 2,
    "undercut": 3,
    "contradiction": 4,
    "rebuttal": 5,
}


@define
class Unit:
    """A card or a junction in its place in the forest.

    `id` is that of the claim or argument, or of the link that a junction stands for; `via` is that link, or
    the one by which a card hangs, None for a card at a root; `children` are places in `Forest.units`;
    `hidden` counts folded cards.
    """

    id: str
    via: Relation | None
    is_card: bool
    children: list[int] = field(factory=list)
    hidden: int = 0


@frozen
class Forest:
    """All units, parents before children, the places of the roots, and how many cards the map has in all.

    `direct` are the links, by id, drawn as one line between two cards, with no junction of their own.
    """

    units: list[Unit]
    roots: list[int]
    places: dict[str, int]
    direct: dict[str, Relation]
    loose: tuple[tuple[str, str], ...]
    links: dict[str, Relation]
    total: int


def forest(map: ArgumentMap, max_cards: int | None) -> Forest:
    """Return the forest of a map with at most so many cards; all of them for None."""
    shape = tree(map)
    children = {id_: _sorted(below, shape) for id_, below in shape.children.items()}
    total = len(map.claims) + len(map.arguments)
    if max_cards is None or total <= max_cards:
        return _Planting(shape, children, None).planted(total)
    return _Planting(shape, children, _fold(shape, children, max_cards)).planted(total)


def _sorted(below: Iterable[str], shape: Tree) -> list[str]:
    """Return the children in the order in which they stand: premises, then links by what they do."""
    return sorted(below, key=lambda id_: _ORDER[shape.links[id_].kind] if id_ in shape.links else -1)


class _Planting:
    """The making of a forest, unit by unit, without recursion."""

    def __init__(self, shape: Tree, children: dict[str, list[str]], shown: set[str] | None) -> None:
        self.shape = shape
        self.children = children
        self.shown = shown
        self.premises = {id_ for link in shape.links.values() for id_ in link.premises if id_ in shape.links}
        self.counts = _counts(shape, children) if shown is not None else {}
        self.units: list[Unit] = []
        self.places: dict[str, int] = {}
        self.direct: dict[str, Relation] = {}

    def planted(self, total: int) -> Forest:
        roots = []
        for root in self.shape.roots:
            if self.shown is not None and root not in self.shown:
                continue
            roots.append(self._unit(root, self.shape.links.get(root)))
            self._grow(roots[-1])
        return Forest(
            self.units,
            roots,
            self.places,
            self.direct,
            self.shape.loose,
            self.shape.links,
            total,
        )

    def _unit(self, id_: str, via: Relation | None) -> int:
        place = self.places[id_] = len(self.units)
        self.units.append(Unit(id_, via, is_card=id_ not in self.shape.links))
        return place

    def _grow(self, root: int) -> None:
        """Plant all that hangs at a root; units are made level by level of their branch."""
        queue = [root]
        for place in queue:
            unit = self.units[place]
            for child in self.children.get(unit.id, ()):
                if self.shown is not None and child not in self.shown:
                    self._hide(place, child)
                elif (new := self._planted(child, unit)) is not None:
                    unit.children.append(new)
                    queue.append(new)

    def _planted(self, child: str, unit: Unit) -> int | None:
        """Return the place of a new unit for a child: a card, or a junction where a link needs one."""
        link = self.shape.links.get(child)
        if link is None:
            return self._unit(child, self.shape.links[unit.id])
        below = self.children.get(child, [])
        aimed_at = child in self.premises or any(id_ in self.shape.links for id_ in below)
        if len(link.premises) != 1 or aimed_at:
            return self._unit(child, link)
        self.direct[child] = link
        return self._unit(below[0], link) if below else None

    def _hide(self, place: int, child: str) -> None:
        """Count a folded branch at the nearest card above it."""
        unit = self.units[place]
        while not unit.is_card and unit.via is not None and unit.via.target in self.places:
            above = self.units[self.places[unit.via.target]]
            if above is unit:
                break
            unit = above
        unit.hidden += self.counts[child]


def _counts(shape: Tree, children: dict[str, list[str]]) -> dict[str, int]:
    """Return how many cards there are in the branch of each node."""
    order = list(shape.roots)
    for id_ in order:
        order += children.get(id_, ())
    counts: dict[str, int] = {}
    for id_ in reversed(order):
        below = sum(counts[child] for child in children.get(id_, ()))
        counts[id_] = below + (id_ not in shape.links)
    return counts


def _fold(shape: Tree, children: dict[str, list[str]], budget: int) -> set[str]:
    """Return the nodes that stay when there may be so many cards: whole links, breadth first."""
    shown: set[str] = set()
    queue: list[str] = []
    for root in shape.roots:
        cost = int(root not in shape.links)
        if cost <= budget:
            budget -= cost
            shown.add(root)
            queue.append(root)
    for id_ in queue:
        for child in children.get(id_, ()):
            family = [child, *(card for card in children.get(child, ()) if card not in shape.links)]
            cost = sum(card not in shape.links for card in family)
            if child not in shown and cost <= budget:
                budget -= cost
                shown.update(family)
                queue += family
    return shown
