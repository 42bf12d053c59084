"""Semi-stable: accept what you can defend so that as little as possible stays open (Caminada 2006)."""

from __future__ import annotations

from argmap.semantics.extensions._compose import composed
from argmap.semantics.extensions._ranges import method

__all__ = ["METHOD", "SEMANTICS"]

METHOD = method(defended=True)
"""How it judges one connected part."""

SEMANTICS = composed(METHOD, title="Semi-stable", code="SST")
