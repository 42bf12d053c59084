"""The layout engines; a module here, or an entry point `argmap.layout.engines` elsewhere, is one.

>>> from argmap.layout.engines import ENGINES
>>> sorted(ENGINES)
['dot', 'layered', 'stacked', 'tidy']
"""

from __future__ import annotations

from argmap._registry import Registry
from argmap.layout.engines._spec import Engine, Graph, Placement, Way

__all__ = ["ENGINES", "Engine", "Graph", "Placement", "Way"]

ENGINES = Registry("argmap.layout.engines", "ENGINE", Engine)
"""All layout engines by name."""
