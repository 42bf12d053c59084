"""Questions to a map that need more than one step."""

from __future__ import annotations

from argmap.analysis.branches import branches
from argmap.analysis.structure import Tree, enclosing, links, tree, walk

__all__ = ["Tree", "branches", "enclosing", "links", "tree", "walk"]
