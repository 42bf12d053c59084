"""The branches of a map, each as a map of its own: what is too large for one picture fits several."""

from __future__ import annotations

from typing import Final

from argmap.analysis.structure import Tree, tree
from argmap.errors import OptionError
from argmap.model import ArgumentMap

__all__ = ["branches"]

_MOST: Final = 200
_TITLE: Final = 60


def branches(map: ArgumentMap) -> list[ArgumentMap]:
    """Return a map for each main branch: a root with one of what speaks for or against it, and all behind.

    Claims that nothing speaks for or against come last, in one map. What a branch shares with another hangs
    where it is nearer to a root.

    Raises:
        OptionError: there are more than 200 branches, which no set of pictures should have.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap("Encryption")
    >>> halt = m.claim("Halt!")
    >>> pro, con = m.claim("Abuse", title="Abuse"), m.claim("Privacy", title="Privacy")
    >>> links = m.support(pro, halt), m.rebut(con, halt)
    >>> [branch.title for branch in branches(m)]
    ['Abuse', 'Privacy']
    """
    shape = tree(map)
    stems = [(root, child) for root in shape.roots for child in shape.children.get(root, ())]
    alone = [root for root in shape.roots if root not in shape.children]
    if len(stems) > _MOST:
        raise OptionError(
            f"the map has {len(stems):,} main branches, more than {_MOST}; draw what is near a claim (focus)"
        )
    parts = [_part(map, _behind(shape, child) | {root}, _called(map, shape, child)) for root, child in stems]
    return [*parts, *([_part(map, set(alone), "the rest")] if alone else [])]


def _behind(shape: Tree, node: str) -> set[str]:
    """Return a node and all that hangs behind it."""
    found = [node]
    for id_ in found:
        found += shape.children.get(id_, ())
    return set(found)


def _called(map: ArgumentMap, shape: Tree, node: str) -> str:
    """Return what a branch is called: by the first claim or argument in it."""
    while node in shape.links and shape.children.get(node):
        node = shape.children[node][0]
    element = map.claims.get(node) or map.arguments.get(node)
    name = (element.title or element.text) if element else node
    return name if len(name) <= _TITLE else f"{name[:_TITLE]}…"


def _part(map: ArgumentMap, kept: set[str], name: str) -> ArgumentMap:
    """Return the map with only some of its claims, arguments and the relations between them."""
    part = map.copy()
    part.remove(*(id_ for id_ in (*map.claims, *map.arguments) if id_ not in kept), closure=True)
    part.title = name
    return part
