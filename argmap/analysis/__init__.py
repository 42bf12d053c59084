"""Questions to a map that need more than one step."""

from __future__ import annotations

from argmap.analysis.structure import Tree, links, tree, walk

__all__ = ["Tree", "links", "tree", "walk"]
