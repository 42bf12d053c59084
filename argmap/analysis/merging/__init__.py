"""Merging what two sides did to one map, and the conflicts between them as values."""

from __future__ import annotations

from argmap.analysis.merging._conflicts import Conflict, Merge
from argmap.analysis.merging._merge import merge

__all__ = ["Conflict", "Merge", "merge"]
