"""A map as boxes and lines with names, for languages whose own tools place them.

Each claim and each argument is a node. A relation with one premise is a line; one with several premises or
none, and one that others speak of, is a joint: a small node in which its premises meet, and at which an
undercut aims. Which of them are shown, `argmap.layout.shown` decides, as it does for our own pictures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

from attrs import frozen

from argmap.analysis.wording import RELATES, SIGNS, readable_date
from argmap.errors import OptionError
from argmap.layout import forest as layout
from argmap.layout.forest import Unit
from argmap.layout.overlay import MARKS, Verdict, verdicts
from argmap.layout.shown import Shown, shown
from argmap.model import Argument, ArgumentMap, Claim, Relation, Source
from argmap.renderers._links import link
from argmap.renderers._look import rim
from argmap.renderers._plain import clipped, one_line, quoted, voices, words_as_said

__all__ = ["Box", "Diagram", "Direction", "Joint", "Line", "Node", "diagram", "names", "ranks"]

Direction = Literal["down", "up", "right", "left"]
"""Where a diagram grows to from its root."""

_RANKS: Final = {"down": "BT", "up": "TB", "right": "RL", "left": "LR"}

_LONGEST_NAME: Final = 40
_LONGEST_TITLE: Final = 100
_DEEPEST: Final = 8
_SYMMETRIC: Final = frozenset({"contradiction", "equivalence"})


class Node(NamedTuple):
    """A claim or an argument, its texts in one line each.

    `role` is `thesis`, `root` or the kind of the relation by which it hangs, `sign` that of the relation;
    `voices` say who does what, `source` where; `judged` is what was judged of it, `full` all of it, in lines.
    `hidden` counts what is folded away behind it; `colour` is that of its rim where a verdict or the map's
    settings ask for one.
    """

    id: str
    name: str
    role: str
    sign: str
    voices: str
    title: str
    text: str
    source: str
    url: str
    judged: str
    full: str
    hidden: int
    is_argument: bool
    is_implicit: bool
    colour: str


class Joint(NamedTuple):
    """A relation that is a node of its own."""

    id: str
    name: str
    kind: str
    sign: str
    words: str
    is_implicit: bool


class Line(NamedTuple):
    """A line from one name to another; `is_arm` is that from a premise to its joint, which has no arrow.

    `is_fallen` says that its relation was judged to fall.
    """

    tail: str
    head: str
    kind: str
    words: str
    is_arm: bool
    is_implicit: bool
    is_fallen: bool

    @property
    def mark(self) -> str:
        """The sign of what falls, once for each relation; `""` on all others."""
        return MARKS["falls"] if self.is_fallen and not self.is_arm else ""

    @property
    def is_symmetric(self) -> bool:
        """Whether it says the same in both directions."""
        return self.kind in _SYMMETRIC and not self.is_arm


@frozen
class Box:
    """A group: its title, the names of what is in it, and the boxes in it, nine deep at most."""

    name: str
    title: str
    members: list[str]
    boxes: list[Box]
    colour: str


@frozen
class Diagram:
    """All of a map that is shown; `boxes` are the outermost ones."""

    title: str
    nodes: tuple[Node, ...]
    joints: tuple[Joint, ...]
    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]


def diagram(
    map: ArgumentMap,
    max_cards: int | None = None,
    *,
    focus: str = "",
    depth: int = 2,
    fold: Sequence[str] = (),
    groups: bool = True,
    overlay: Any = None,
    reserved: Collection[str] = frozenset(),
) -> Diagram:
    """Return the diagram of a map with at most so many cards; no name is a word that is `reserved`.

    Around a `focus` only what is so many steps near is shown, and behind what is in `fold` nothing. With
    `groups` they are boxes, and a closed one is a node. The `overlay` is what was judged.

    Raises:
        OptionError: a number is not one of cards or of steps, an id that of no claim or argument, or the
            overlay no mapping or evaluation.

    >>> m = ArgumentMap()
    >>> r = m.support([m.claim("There are reports."), m.claim("They would stop.")], m.claim("Abuse goes on."))
    >>> [(line.tail, line.head) for line in diagram(m).lines]
    [('r1', 'c3'), ('c1', 'r1'), ('c2', 'r1')]
    """
    told = verdicts(overlay)
    seen = shown(map, max_cards, focus=focus, depth=depth, fold=fold, groups=groups)
    return _Drafter(seen, told, reserved).diagram()


def ranks(direction: str) -> str:
    """Return from where to where the ranks of a diagram run, as Graphviz and Mermaid call it.

    Relations point from premise to target, so a diagram that grows down has its ranks from bottom to top.

    Raises:
        OptionError: there is no such direction.

    >>> ranks("down")
    'BT'
    """
    if direction not in _RANKS:
        raise OptionError(f"direction is one of {', '.join(_RANKS)}, not {direction!r}")
    return _RANKS[direction]


def names(ids: Iterable[str], reserved: Collection[str] = frozenset()) -> dict[str, str]:
    """Return for each id a name of letters, digits and `_` that no other has, in capitals or not.

    >>> names(["halt", "Halt!", "70 %", "→", "end"], {"end"})
    {'halt': 'halt', 'Halt!': 'Halt_2', '70 %': 'n70', '→': 'n', 'end': 'end_2'}
    """
    found: dict[str, str] = {}
    taken = Counter(word.lower() for word in reserved)
    for id_ in ids:
        base = re.sub("[^A-Za-z0-9]+", "_", id_[:_LONGEST_NAME]).strip("_")
        base = base if base[:1].isalpha() else f"n{base}"
        name = base
        while taken[name.lower()]:
            taken[base.lower()] += 1
            name = f"{base}_{taken[base.lower()]}"
        taken[name.lower()] = 1
        found[id_] = name
    return found


class _Drafter:
    """Puts a diagram together."""

    def __init__(self, seen: Shown, told: Mapping[str, Verdict], reserved: Collection[str]) -> None:
        self.map = seen.map
        self.forest = seen.forest
        self.settings = seen.settings
        self.verdicts = told
        self.boxed = [id_ for id_ in seen.settings.groups if id_ in seen.map.groups]
        self.names = names([*(unit.id for unit in seen.forest.units), *self.boxed], reserved)

    def diagram(self) -> Diagram:
        """Return all of it."""
        units = self.forest.units
        return Diagram(
            title=one_line(self.map.title),
            nodes=tuple(self._node(place, unit) for place, unit in enumerate(units) if unit.is_card),
            joints=tuple(self._joint(unit.id, unit.via) for unit in units if unit.via and not unit.is_card),
            lines=tuple(map(self._line, self.forest.lines)),
            boxes=tuple(self._boxes()),
        )

    def _node(self, place: int, unit: Unit) -> Node:
        element = self.map.claims.get(unit.id) or self.map.arguments[unit.id]
        said = self.map.statements(claim=unit.id)
        cited = [s.source for s in said if s.source is not None]
        cited += [self.map.sources[quote.source] for quote in element.quotes if quote.source]
        title, text = self._labelled(element)
        verdict = self.verdicts.get(unit.id, Verdict())
        told = [element.title, element.text, *self._quoted(element), verdict.why]
        return Node(
            id=unit.id,
            name=self.names[unit.id],
            role=unit.via.kind if unit.via else "thesis" if place in self.forest.theses else "root",
            sign=SIGNS[unit.via.kind] if unit.via else "",
            voices="; ".join(voices(said)),
            title=title,
            text=text,
            source=_cited(cited[0]) if cited else "",
            url=link(cited[0].url) if cited else "",
            judged=verdict.words,
            full="\n".join(filter(None, map(one_line, told))),
            hidden=unit.hidden,
            is_argument=isinstance(element, Argument),
            is_implicit=element.implicit,
            colour=rim(verdict.status) or self.settings.colours.get(unit.id, ""),
        )

    def _quoted(self, element: Claim | Argument) -> Iterable[str]:
        """Return the words as they were said, each with its speaker."""
        for statement in self.map.statements(claim=element.id):
            if words := words_as_said(statement):
                yield f"{'; '.join(voices([statement]))}: {words}"
        for quote in element.quotes:
            yield quoted(quote.exact, self.map.sources.get(quote.source), quote.page)

    def _labelled(self, element: Claim | Argument) -> tuple[str, str]:
        """Return the title and the text that the settings want; something, whatever they want."""
        is_claim = isinstance(element, Claim)
        mode = self.settings.claim_label if is_claim else self.settings.argument_label
        title, text = one_line(element.title), one_line(element.text)
        if mode == "title" and title:
            return title, ""
        if mode == "text" and text:
            return "", text
        return (title, text) if title or text else (one_line(element.id), "")

    def _joint(self, id_: str, via: Relation) -> Joint:
        return Joint(id_, self.names[id_], via.kind, SIGNS[via.kind], self._words(via), via.implicit)

    def _line(self, line: layout.Line) -> Line:
        units, via = self.forest.units, line.link
        tail, head = self.names[units[line.origin].id], self.names[units[line.target].id]
        return Line(
            tail, head, via.kind, self._words(via), line.is_arm, via.implicit, bool(self._judged(via))
        )

    def _words(self, via: Relation) -> str:
        """Return what a relation does, by which scheme, and that it falls if it does."""
        scheme = f" ({one_line(via.scheme)})" if one_line(via.scheme) else ""
        return ", ".join(filter(None, (f"{RELATES[via.kind]}{scheme}", self._judged(via))))

    def _judged(self, via: Relation) -> str:
        """Return that a relation falls; of any other, nothing is told."""
        verdict = self.verdicts.get(via.id, Verdict())
        return f"{MARKS[verdict.status]} {verdict.status}" if verdict.status == "falls" else ""

    def _boxes(self) -> list[Box]:
        """Return the outermost boxes, each with those inside it, and nothing in two of them."""
        boxes = {id_: self._box(id_) for id_ in self.boxed}
        taken: set[str] = set()
        for id_, box in boxes.items():
            mine = [m for m in self.map.groups[id_].members if m in self.forest.places and m not in taken]
            taken.update(mine)
            box.members.extend(self.names[member] for member in mine)
        homes, outermost = self._homes(boxes), list[Box]()
        for id_, box in boxes.items():
            (boxes[homes[id_]].boxes if homes[id_] else outermost).append(box)
        return [box for box in outermost if _is_filled(box)]

    def _box(self, id_: str) -> Box:
        title = clipped(one_line(self.map.groups[id_].title) or one_line(id_), _LONGEST_TITLE)
        return Box(self.names[id_], title, [], [], self.settings.colours.get(id_, ""))

    def _homes(self, boxes: Collection[str]) -> dict[str, str]:
        """Return the box around each box, `""` where there is none; they nest only so deep."""
        homes: dict[str, str] = {}
        around: dict[str, tuple[str, int]] = {"": ("", 0)}
        for id_ in self.map.groups:
            trail, above = list[str](), id_
            while above not in around:
                trail.append(above)
                above = self.map.groups[above].parent
            home, level = around[above]
            for inner in reversed(trail):
                if inner in boxes:
                    homes[inner] = home
                    home, level = (inner, level + 1) if level < _DEEPEST else (home, level)
                around[inner] = home, level
        return homes


def _is_filled(box: Box) -> bool:
    """Whether anything is in a box, or in one inside it; empty ones inside are taken out."""
    box.boxes[:] = [inner for inner in box.boxes if _is_filled(inner)]
    return bool(box.members or box.boxes)


def _cited(source: Source) -> str:
    title = one_line(source.title) or one_line(source.publisher) or one_line(source.id)
    return f"{title}, {readable_date(one_line(source.date))}" if source.date else title
