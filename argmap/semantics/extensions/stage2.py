"""Stage2: judge circles of attacks one by one, each by its stage extensions (Dvořák and Gaggl 2016)."""

from __future__ import annotations

from argmap.semantics.extensions import stage
from argmap.semantics.extensions._compose import composed
from argmap.semantics.extensions._recursive import recursive

__all__ = ["SEMANTICS"]

SEMANTICS = composed(recursive(stage.METHOD.sets, stage.flaw), title="Stage2", code="STG2", admissible=False)
