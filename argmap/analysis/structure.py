"""The shape of a map: what is linked to what, and the tree that a reader follows.

Argument maps are nearly trees. `tree` finds the one that pictures and outlines are laid along: breadth first
from the roots, so that everything hangs as near to a root as it can, and what is left over (a second use of a
claim, the closing of a cycle) is told as *loose*. All of it is linear, and nothing recurses.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, field, frozen

from argmap._collector import paused_collector
from argmap.model import Argument, ArgumentMap, Relation

__all__ = ["Tree", "enclosing", "links", "tree", "walk"]


@frozen
class Tree:
    """A forest over a map: claims, arguments and links by id, each above what speaks for or against it.

    `children` of a claim or an argument are the links that aim at it; of a link, the premises that hang there
    and the links that aim at it. `loose` are the uses, as pairs (premise, link), that are no branch.
    """

    roots: tuple[str, ...]
    children: dict[str, list[str]]
    parents: dict[str, str]
    loose: tuple[tuple[str, str], ...]
    links: dict[str, Relation] = field(repr=False)


def links(map: ArgumentMap) -> dict[str, Relation]:
    """Return the relations as a picture shows them, by id.

    An argument that is spelt out stands between its last inference and its conclusion: the premises of that
    inference support the argument, and the argument supports the conclusion by a link of its own.

    >>> from argmap import ArgumentMap, Step
    >>> m = ArgumentMap()
    >>> r = m.support(m.claim("Socrates is a man."), m.claim("Socrates is mortal."))
    >>> a = m.argument("Mortality", steps=[Step("c1"), Step("c2", inference="r1")])
    >>> [(link.premises, link.target) for link in links(m).values()]
    [(('c1',), 'mortality'), (('mortality',), 'c2')]
    """
    last = {argument.inferences[-1]: argument for argument in map.arguments.values() if argument.inferences}
    found: dict[str, Relation] = {}
    for id_, relation in map.relations.items():
        argument = last.get(id_)
        found[id_] = evolve(relation, target=argument.id) if argument else relation
        if argument:
            outward = _outward(argument, relation, map)
            found[outward.id] = outward
    return found


def _outward(argument: Argument, inference: Relation, map: ArgumentMap) -> Relation:
    """Return the link from an argument to what its last inference concludes."""
    id_ = f"{argument.id}>"
    while id_ in map:
        id_ += ">"
    return evolve(
        inference, id=id_, premises=(argument.id,), roles={}, target=inference.target or argument.conclusion
    )


@paused_collector()
def tree(map: ArgumentMap) -> Tree:
    """Return the forest that a reader follows from what is argued for to what it rests on.

    Roots are, in the order of the map, the claims and arguments that are used for nothing else, then whatever
    of cycles is not reached from them.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> r = m.support(m.claim("Because."), m.claim("So."))
    >>> tree(m).roots, tree(m).children
    (('c2',), {'c2': ['r1'], 'r1': ['c1']})
    """
    found = links(map)
    aimed: dict[str, list[str]] = {}
    for link in found.values():
        aimed.setdefault(link.target, []).append(link.id)
    used = {premise for link in found.values() if link.target for premise in link.premises}
    cards = (*map.claims, *map.arguments)
    first = [id_ for id_ in cards if id_ not in used]
    first += aimed.get("", ())
    grown = _Growth(found, aimed)
    for start in (*first, *cards, *found):
        grown.grow(start)
    return Tree(tuple(grown.roots), grown.children, grown.parents, tuple(grown.loose), found)


class _Growth:
    """A forest while it grows, root by root."""

    def __init__(self, found: dict[str, Relation], aimed: dict[str, list[str]]) -> None:
        self.found = found
        self.aimed = aimed
        self.roots: list[str] = []
        self.children: dict[str, list[str]] = {}
        self.parents: dict[str, str] = {}
        self.loose: list[tuple[str, str]] = []
        self._seen: set[str] = set()

    def grow(self, root: str) -> None:
        """Add the tree of all that is reached from a root and hangs nowhere yet."""
        if root in self._seen:
            return
        self._seen.add(root)
        self.roots.append(root)
        queue = [root]
        for node in queue:
            for premise in self.found[node].premises if node in self.found else ():
                if premise in self._seen:
                    self.loose.append((premise, node))
                else:
                    queue.append(self._hung(premise, node))
            queue += [self._hung(id_, node) for id_ in self.aimed.get(node, ()) if id_ not in self._seen]

    def _hung(self, child: str, node: str) -> str:
        """Hang a child at a node and return it."""
        self._seen.add(child)
        self.parents[child] = node
        self.children.setdefault(node, []).append(child)
        return child


def enclosing(map: ArgumentMap, group: str) -> list[str]:
    """Return a group and those in which it lies, the innermost first; a circle is gone round once.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> inner = m.group("Costs", parent=m.group("Policy"))
    >>> enclosing(m, inner.id)
    ['costs', 'policy']
    """
    trail: dict[str, None] = {}
    while group in map.groups and group not in trail:
        trail[group] = None
        group = map.groups[group].parent
    return list(trail)


def walk(map: ArgumentMap) -> Iterator[tuple[int, str]]:
    """Go through a map as a reader does: (depth, id), each root followed by its branches, depth first.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> r = m.support(m.claim("Because."), m.claim("So."))
    >>> list(walk(m))
    [(0, 'c2'), (1, 'r1'), (2, 'c1')]
    """
    forest = tree(map)
    stack = [(0, root) for root in reversed(forest.roots)]
    while stack:
        depth, node = stack.pop()
        yield depth, node
        stack += [(depth + 1, child) for child in reversed(forest.children.get(node, ()))]
