"""How much of a map hangs on each claim: what is reached from it along supports and attacks, however far.

Circles are taken as one (their strongly connected components). Where everything leads to one thing next, as
in trees and chains, the numbers are added up; where ways part and meet again, sets of what is reached are
joined, as bits of whole numbers, so many claims at a time that memory stays small.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from argmap._collector import paused_collector
from argmap.analysis.structure import links
from argmap.model import ArgumentMap

__all__ = ["dependents"]

_AT_ONCE: Final = 4096
"""So many claims are told apart in one pass."""


@paused_collector()
def dependents(map: ArgumentMap) -> dict[str, int]:
    """Return how many other claims and arguments hang on each, by id.

    >>> m = ArgumentMap()
    >>> a, b, c = (m.claim(text) for text in ("First.", "Second.", "Third."))
    >>> rs = m.support(a, b), m.rebut(b, c)
    >>> dependents(m)
    {'c1': 2, 'c2': 1, 'c3': 0}
    """
    cards = [*map.claims, *map.arguments]
    homes, members, leads = _condensed(map, cards)
    if all(len(next_) <= 1 for next_ in leads):
        counts = _added_up(members, leads)
    else:
        counts = [0] * len(members)
        for start in range(0, len(cards), _AT_ONCE):
            _count_reached(cards[start : start + _AT_ONCE], homes, leads, counts)
    return {card: counts[homes[card]] - 1 for card in cards}


def _condensed(map: ArgumentMap, cards: list[str]) -> tuple[dict[str, int], list[int], list[list[int]]]:
    """Return the home of each node, and of each home how many cards live there and where it leads.

    Homes are numbered such that each leads to lower numbers only.
    """
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(cards)
    for link in links(map).values():
        graph.add_edges_from((premise, link.id) for premise in link.premises)
        if link.target:
            graph.add_edge(link.id, link.target)
    small = nx.condensation(graph)
    order = {old: new for new, old in enumerate(reversed([*nx.topological_sort(small)]))}
    homes = {node: order[home] for node, home in small.graph["mapping"].items()}
    members = [0] * len(order)
    leads: list[list[int]] = [[] for _ in order]
    for card in cards:
        members[homes[card]] += 1
    for old, new in order.items():
        leads[new] = [order[other] for other in small.successors(old)]
    return homes, members, leads


def _added_up(members: Sequence[int], leads: Sequence[Sequence[int]]) -> list[int]:
    """Return how many cards each home reaches, its own included, where none leads to several."""
    counts: list[int] = []
    for own, next_ in zip(members, leads, strict=True):
        counts.append(own + (counts[next_[0]] if next_ else 0))
    return counts


def _count_reached(
    cards: Sequence[str], homes: Mapping[str, int], leads: Sequence[Sequence[int]], counts: list[int]
) -> None:
    """Add to the counts how many of some cards each home reaches."""
    reached = [0] * len(leads)
    for bit, card in enumerate(cards):
        reached[homes[card]] |= 1 << bit
    for home, next_ in enumerate(leads):
        for other in next_:
            reached[home] |= reached[other]
        counts[home] += reached[home].bit_count()
