"""Judgement: which claims stand, under which reading of the map, and how strongly."""

from __future__ import annotations

from argmap.semantics._catalogue import INTERPRETATIONS, SEMANTICS
from argmap.semantics._clock import Clock
from argmap.semantics._spec import (
    Extension,
    Extensions,
    Gradual,
    Interpretation,
    Reading,
    Semantics,
    Strengths,
)
from argmap.semantics.evaluation import Evaluation, Status, evaluate
from argmap.semantics.frameworks import Bipolar, Framework, Link, Qbaf, Recursive, SetFramework

__all__ = [
    "INTERPRETATIONS",
    "SEMANTICS",
    "Bipolar",
    "Clock",
    "Evaluation",
    "Extension",
    "Extensions",
    "Framework",
    "Gradual",
    "Interpretation",
    "Link",
    "Qbaf",
    "Reading",
    "Recursive",
    "Semantics",
    "SetFramework",
    "Status",
    "Strengths",
    "evaluate",
]
