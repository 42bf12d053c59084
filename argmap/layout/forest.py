"""What is drawn, and in which order: the forest of a map, as far as a picture shows it.

Supports stand before attacks, so that they come to lie on the left (or above). A picture may be focused on
some claim, have branches folded by hand, or fold them itself beyond a number of cards: breadth first, so that
what is near the root stays. A folded branch is counted at the card behind which it lies.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

from attrs import define, evolve, field, frozen

from argmap.analysis import Tree, tree
from argmap.model import ArgumentMap, Relation

__all__ = ["Focus", "Forest", "Line", "Unit", "forest"]

_ORDER: Final = {
    "support": 0,
    "equivalence": 1,
    "preference": 2,
    "undercut": 3,
    "contradiction": 4,
    "rebuttal": 5,
}

_MOST_THESES: Final = 3


class Focus(NamedTuple):
    """What a picture is about: a claim or an argument by id, and how many steps around it are shown."""

    id: str
    depth: int


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


class Line(NamedTuple):
    """A line from one unit to another, by their places; `is_branch` says that it is one of the forest.

    `is_arm` leads a premise into the junction of its link; any other ends with an arrow.
    """

    origin: int
    target: int
    link: Relation
    is_branch: bool
    is_arm: bool


@frozen
class Forest:
    """All units, parents before children, the places of the roots, and how many cards the map has in all.

    `direct` are the links, by id, drawn as one line between two cards, with no junction of their own;
    `lines` are those along the forest, then those that run across.
    """

    units: list[Unit]
    roots: list[int]
    places: dict[str, int]
    direct: dict[str, Relation]
    loose: tuple[tuple[str, str], ...]
    links: dict[str, Relation]
    total: int
    lines: list[Line] = field(factory=list)

    @cached_property
    def theses(self) -> frozenset[int]:
        """The roots that something hangs at, unless there are so many that none stands out."""
        argued = [root for root in self.roots if self.units[root].children]
        return frozenset(argued if len(argued) <= _MOST_THESES else ())


def forest(
    map: ArgumentMap,
    max_cards: int | None,
    *,
    focus: Focus | None = None,
    fold: Collection[str] = (),
) -> Forest:
    """Return the forest of a map with at most so many cards; all of them for None.

    Around a `focus` only what is near it is shown; behind what is in `fold` nothing is.
    """
    shape = tree(map)
    children = {id_: _sorted(below, shape) for id_, below in shape.children.items()}
    total = len(map.claims) + len(map.arguments)
    roots, shown = list(shape.roots), None
    near = _near(shape, focus) if focus else None
    if near is not None:
        roots = [
            id_ for id_ in _preorder(shape, children) if id_ in near and shape.parents.get(id_) not in near
        ]
    if near is not None or fold or (max_cards is not None and total > max_cards):
        budget = total if max_cards is None else max_cards
        shown = _Fold(shape, children, near, frozenset(fold)).shown(roots, budget)
    grown = _Planting(shape, children, shown).planted(roots, total)
    return evolve(grown, lines=[*_branches(grown), *_across(grown)])


def _branches(grown: Forest) -> Iterator[Line]:
    """Return the lines along the forest."""
    for place, unit in enumerate(grown.units):
        for child in unit.children:
            below = grown.units[child]
            if below.via is None:
                raise AssertionError(f"{below.id!r} hangs at {unit.id!r} by no relation")
            if unit.via is not None and not unit.is_card and below.id in unit.via.premises:
                yield Line(child, place, unit.via, is_branch=True, is_arm=True)
            else:
                yield Line(child, place, below.via, is_branch=True, is_arm=False)


def _across(grown: Forest) -> Iterator[Line]:
    """Return the lines that are no branch of the forest."""
    places, links = grown.places, grown.links
    for premise, link in grown.loose:
        if premise not in places:
            continue
        if link in places:
            yield Line(places[premise], places[link], links[link], is_branch=False, is_arm=True)
        elif link in grown.direct and links[link].target in places:
            target = places[links[link].target]
            yield Line(places[premise], target, links[link], is_branch=False, is_arm=False)
    above = {child: unit.id for unit in grown.units for child in unit.children}
    for place, unit in enumerate(grown.units):
        via = None if unit.is_card else unit.via
        if via is not None and via.target in places and above.get(place) != via.target:
            yield Line(place, places[via.target], via, is_branch=False, is_arm=False)


def _preorder(shape: Tree, children: dict[str, list[str]]) -> Iterator[str]:
    stack = list(reversed(shape.roots))
    while stack:
        id_ = stack.pop()
        yield id_
        stack += reversed(children.get(id_, ()))


def _near(shape: Tree, focus: Focus) -> set[str]:
    """Return the nodes within some steps of a node; a link is as near as the nearest card on it."""
    ends = {id_: (*link.premises, *filter(None, [link.target])) for id_, link in shape.links.items()}
    meets: dict[str, list[str]] = {}
    for id_, nodes in ends.items():
        for node in nodes:
            meets.setdefault(node, []).append(id_)
    steps = {focus.id: 0}
    queue = deque([focus.id])
    while queue:
        node = queue.popleft()
        step = steps[node]
        around = [*ends.get(node, ()), *meets.get(node, ())]
        if node not in ends and step == focus.depth:
            continue
        for other in around:
            is_card = other not in ends
            farther = step + 1 if is_card else step
            if farther < steps.get(other, focus.depth + 1 + (not is_card)):
                steps[other] = farther
                (queue.append if is_card else queue.appendleft)(other)
    return set(steps)


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

    def planted(self, roots: Iterable[str], total: int) -> Forest:
        """Return the forest that grows from some roots."""
        planted = []
        for root in roots:
            if self.shown is not None and root not in self.shown:
                continue
            planted.append(self._unit(root, self.shape.links.get(root)))
            self._grow(planted[-1])
        return Forest(
            self.units,
            planted,
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


@define
class _Fold:
    """The choice of what is shown: whole links, breadth first, while there is room for their cards."""

    shape: Tree
    children: dict[str, list[str]]
    near: set[str] | None
    folded: frozenset[str]

    def shown(self, roots: Iterable[str], budget: int) -> set[str]:
        """Return the nodes that stay when there may be so many cards."""
        shown: set[str] = set()
        queue: list[str] = []
        for root in roots:
            cost = int(root not in self.shape.links)
            if cost <= budget:
                budget -= cost
                shown.add(root)
                queue.append(root)
        for id_ in queue:
            for child in () if id_ in self.folded else self.children.get(id_, ()):
                family = self._family(child)
                cost = sum(card not in self.shape.links for card in family)
                if child not in shown and cost <= budget and (self.near is None or child in self.near):
                    budget -= cost
                    shown.update(family)
                    queue += family
        return shown

    def _family(self, child: str) -> list[str]:
        """Return a child and the cards that must be shown with it: those of the premises of a link."""
        below = self.children.get(child, ()) if child in self.shape.links else ()
        return [child, *(card for card in below if card not in self.shape.links)]
