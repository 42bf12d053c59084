"""A map read from top to bottom: its claims and arguments in rows, each as deep as the branch it is on.

The order is that of `argmap.analysis.tree`, depth first; links are no rows of their own, each row knows the
one by which it hangs.
"""

from __future__ import annotations

from typing import NamedTuple

from argmap.analysis import Tree
from argmap.model import Argument, Claim, Relation

__all__ = ["COLOURS", "Row", "named", "rows"]

COLOURS = {
    "": "thesis",
    "support": "support",
    "rebuttal": "attack",
    "undercut": "undercut",
    "contradiction": "attack",
    "equivalence": "neutral",
    "preference": "neutral",
}
"""The colour of what a claim does, by its name in the palette; `""` is that of a root."""


class Row(NamedTuple):
    """A claim or an argument: how deep it lies, below which other, and by which link; None at a root."""

    id: str
    level: int
    above: str
    link: Relation | None

    @property
    def kind(self) -> str:
        """The kind of that link, `""` at a root."""
        return self.link.kind if self.link else ""


def rows(shape: Tree) -> list[Row]:
    """Return the rows of a map by its tree.

    >>> from argmap import ArgumentMap
    >>> from argmap.analysis import tree
    >>> m = ArgumentMap()
    >>> r = m.support(m.claim("Because."), m.claim("So."))
    >>> [(row.id, row.level, row.kind) for row in rows(tree(m))]
    [('c2', 0, ''), ('c1', 1, 'support')]
    """
    found: list[Row] = []
    stack = [Row(root, 0, "", None) for root in reversed(shape.roots)]
    while stack:
        row = stack.pop()
        node = row.id
        if node in shape.links:  # what hangs at a link hangs at what the link is about
            link = shape.links[node]
            below = [Row(child, row.level, row.above, link) for child in shape.children.get(node, ())]
        else:
            found.append(row)
            below = [Row(child, row.level + 1, node, None) for child in shape.children.get(node, ())]
        stack += reversed(below)
    return found


def named(element: Claim | Argument) -> str:
    """Return what a row calls a claim or an argument: its title, else its text, else its id."""
    return " ".join((element.title or element.text).split()) or element.id
