"""Judgement: which claims stand, under which reading of the map, how strongly, and why."""

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
from argmap.semantics.comparison import changes, compare
from argmap.semantics.contribution import Account, account
from argmap.semantics.evaluation import Evaluation, Status, evaluate
from argmap.semantics.explanation import Explanation, Ground, explain
from argmap.semantics.frameworks import Bipolar, Framework, Link, Qbaf, Recursive, SetFramework
from argmap.semantics.overlay import overlay
from argmap.semantics.turning import Turn, Turns, turning_points

__all__ = [
    "INTERPRETATIONS",
    "SEMANTICS",
    "Account",
    "Bipolar",
    "Clock",
    "Evaluation",
    "Explanation",
    "Extension",
    "Extensions",
    "Framework",
    "Gradual",
    "Ground",
    "Interpretation",
    "Link",
    "Qbaf",
    "Reading",
    "Recursive",
    "Semantics",
    "SetFramework",
    "Status",
    "Strengths",
    "Turn",
    "Turns",
    "account",
    "changes",
    "compare",
    "evaluate",
    "explain",
    "overlay",
    "turning_points",
]
