"""Stage: accept a set without conflicts so that as little as possible stays open (Verheij 1996)."""

from __future__ import annotations

from argmap.semantics.extensions._compose import composed
from argmap.semantics.extensions._ranges import method

__all__ = ["METHOD", "SEMANTICS"]

METHOD = method(defended=False)
"""How it judges one connected part."""

SEMANTICS = composed(METHOD, title="Stage", code="STG", admissible=False)
