"""Questions to a map that need more than one step."""

from __future__ import annotations

from argmap.analysis.structure import Tree, enclosing, links, tree, walk

__all__ = ["Tree", "enclosing", "links", "tree", "walk"]
