"""The views; a module here, or an entry point `argmap.layout.views` elsewhere, is one.

>>> from argmap.layout.views import VIEWS
>>> "map" in VIEWS
True
"""

from __future__ import annotations

from argmap._registry import Registry
from argmap.layout.views._spec import View

__all__ = ["VIEWS", "View"]

VIEWS = Registry("argmap.layout.views", "VIEW", View)
"""All views by name."""
