"""A map read from top to bottom: what comes in which line and how deep, before anybody words it.

The order is that of `argmap.analysis.tree`, depth first. A claim that is used again is read once and
numbered; every other use points there. A branch that has come ten steps deep goes on by itself, from the
margin, after its tree. Where only so many cards may be read, those nearest to the roots are, and the others
are counted where they are left out. Nothing recurses, and all is linear.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Final, Literal

from attrs import evolve, frozen

from argmap.analysis import Tree
from argmap.model import Relation

__all__ = ["Line", "reading"]

_DEEPEST: Final = 10


@frozen(kw_only=True)
class Line:
    """One line of a reading.

    `node` is the id of a claim, an argument or a link. `link` is that by which it hangs, None at a root, and
    `role` says how: as its only premise (so the line speaks for the link too), as one of several, or as the
    link itself, where it has several premises or none.

    `what` says what is to be told: the node; a link that is itself a premise (`inference`); a node that is
    told above or below, or is left out; that the branch of a node is `continued` here; or that there are
    `more`, which `hidden` counts. `number` is that by which others point to the node, `step` to the link that
    the line speaks for, and `goes_on` that under which the branch is continued; 0 where there is none.
    """

    node: str = ""
    depth: int = 0
    link: Relation | None = None
    role: Literal["root", "alone", "one", "link"] = "root"
    what: Literal["node", "inference", "above", "below", "left out", "continued", "more"] = "node"
    number: int = 0
    step: int = 0
    goes_on: int = 0
    hidden: int = 0

    @property
    def is_told(self) -> bool:
        """Whether this is the one line in which the node is told."""
        return self.what in {"node", "inference"}


def reading(shape: Tree, most: int | None = None) -> Iterator[Line]:
    """Go through the lines of a map by its tree; at most so many claims and arguments, all of them for None.

    >>> from argmap import ArgumentMap
    >>> from argmap.analysis import tree
    >>> m = ArgumentMap()
    >>> r = m.support([m.claim("One."), m.claim("Two.")], m.claim("Three."))
    >>> [(line.depth, line.node, line.role) for line in reading(tree(m))]
    [(0, 'c3', 'root'), (1, 'r1', 'link'), (2, 'c1', 'one'), (2, 'c2', 'one')]
    """
    return _Reader(shape, most).lines()


class _Reader:
    """Goes through a map and remembers what was read."""

    def __init__(self, shape: Tree, most: int | None) -> None:
        self.shape = shape
        self.kept = None if most is None else _nearest(shape, most)
        self.counts = {} if most is None else _counts(shape)
        self.elsewhere = _elsewhere(shape)
        self.used_again = _used_again(shape)
        self.numbers: dict[str, int] = {}
        self.read: set[str] = set()

    def lines(self) -> Iterator[Line]:
        """Go through all trees."""
        hidden = 0
        for root in self.shape.roots:
            if self.kept is None or root in self.kept:
                yield from self._tree(root)
            else:
                hidden += self.counts[root]
        if hidden:
            yield Line(what="more", hidden=hidden)

    def _tree(self, root: str) -> Iterator[Line]:
        """Go through all that hangs at a root, and then through what lies too deep for it."""
        stack, deep = [Line(node=root)], deque[tuple[Line, list[Line]]]()
        while stack or deep:
            if not stack:
                line, below = deep.popleft()
                yield evolve(line, depth=0, what="continued", number=line.goes_on, goes_on=0)
                stack += (evolve(later, depth=1) for later in reversed(below))
                continue
            line = self._read(stack.pop())
            below = self._below(line)
            if below and line.depth >= _DEEPEST:
                key = line.node if line.is_told or line.link is None else line.link.id
                line = evolve(line, goes_on=self._number(key))
                deep.append((line, below))
            else:
                stack += reversed(below)
            yield line

    def _read(self, line: Line) -> Line:
        """Return a line with what is to be told in it, now that all before it is read."""
        if line.what == "more":
            return line
        if line.role == "alone" and line.link and line.link.id not in self.read:
            self.read.add(line.link.id)
            line = evolve(line, step=self._number(line.link.id) if line.link.id in self.used_again else 0)
        number = self._number(line.node) if line.node in self.used_again else 0
        if line.node in self.read:
            return evolve(line, what="above", number=number)
        if self.kept is not None and line.node not in self.kept:
            return evolve(line, what="left out")
        if not self._hangs(line):
            return evolve(line, what="below", number=number)
        self.read.add(line.node)
        is_inference = line.node in self.shape.links and line.role != "link"
        return evolve(line, what="inference" if is_inference else "node", number=number)

    def _hangs(self, line: Line) -> bool:
        """Whether the tree has the node at this place, and not at another."""
        parent = self.shape.parents.get(line.node)
        if line.link is None:
            return parent is None
        return parent == (line.link.target if line.role == "link" else line.link.id)

    def _number(self, key: str) -> int:
        return self.numbers.setdefault(key, len(self.numbers) + 1)

    def _below(self, line: Line) -> list[Line]:
        """Return what hangs at a line, one step deeper; first what aims at its link, which is this step."""
        depth = line.depth + 1
        below = self._aiming(line.link.id, depth) if line.link and line.role == "alone" else []
        if line.is_told:
            link = self.shape.links.get(line.node)
            if link is not None:
                below += self._premises(link, depth)
            if link is None or len(link.premises) != 1:
                below += self._aiming(line.node, depth)
        return below if self.kept is None else self._folded(below, self.kept, depth)

    def _premises(self, link: Relation, depth: int) -> list[Line]:
        role: Literal["alone", "one"] = "alone" if len(link.premises) == 1 else "one"
        return [Line(node=id_, depth=depth, link=link, role=role) for id_ in link.premises]

    def _aiming(self, target: str, depth: int) -> list[Line]:
        """Return the lines of all links that aim at a node, but for those that are its premises too."""
        aimed_at = self.shape.links.get(target)
        premises = aimed_at.premises if aimed_at else ()
        lines: list[Line] = []
        for id_ in self.shape.children.get(target, ()):
            link = self.shape.links.get(id_)
            if link is None or id_ in premises:
                continue
            one = len(link.premises) == 1
            lines += (
                self._premises(link, depth) if one else [Line(node=id_, depth=depth, link=link, role="link")]
            )
        others = (self.shape.links[id_] for id_ in self.elsewhere.get(target, ()))
        return lines + [Line(node=link.id, depth=depth, link=link, role="link") for link in others]

    def _folded(self, below: list[Line], kept: set[str], depth: int) -> list[Line]:
        """Return the lines that may be read, and one that counts the cards behind the others."""
        shown: list[Line] = []
        folded: dict[str, None] = {}  # a link may name a premise twice
        for line in below:
            if line.node in kept or not self._hangs(line):
                shown.append(line)
            else:
                folded[line.link.id if line.link and line.role == "alone" else line.node] = None
        hidden = sum(self.counts[id_] for id_ in folded)
        return [*shown, Line(depth=depth, what="more", hidden=hidden)] if hidden else shown


def _elsewhere(shape: Tree) -> dict[str, list[str]]:
    """Return, for each target, the links that aim at it but hang at a link whose premise they are."""
    found: dict[str, list[str]] = {}
    for id_, link in shape.links.items():
        if shape.parents.get(id_, link.target) != link.target:
            found.setdefault(link.target, []).append(id_)
    return found


def _used_again(shape: Tree) -> set[str]:
    """Return the nodes that some line points at."""
    links = shape.links.values()
    used = {id_ for link in links for id_ in link.premises if shape.parents.get(id_) != link.id}
    return used.union(*_elsewhere(shape).values())


def _nearest(shape: Tree, most: int) -> set[str]:
    """Return the links and at most so many cards, breadth first over all trees."""
    kept: set[str] = set()
    queue = [*shape.roots]
    for node in queue:
        if node not in shape.links:
            if most <= 0:
                continue
            most -= 1
        kept.add(node)
        queue += shape.children.get(node, ())
    return kept


def _counts(shape: Tree) -> dict[str, int]:
    """Return how many cards there are in the branch of each node."""
    order = [*shape.roots]
    for node in order:
        order += shape.children.get(node, ())
    counts: dict[str, int] = {}
    for node in reversed(order):
        below = sum(counts[child] for child in shape.children.get(node, ()))
        counts[node] = below + (node not in shape.links)
    return counts
