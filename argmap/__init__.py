"""Argument maps: who claims what, with which words; what supports it and what rebuts it.

>>> import argmap
>>> m = argmap.ArgumentMap("Should Facebook encrypt?")
>>> halt = m.claim("Facebook should halt its plans.", title="Halt")
>>> m.support(m.claim("Abuse would go unseen."), halt).kind
'support'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final

from argmap import notebook as notebook  # lets a map show itself
from argmap.analysis import branches
from argmap.errors import ArgmapError, ArgmapWarning, IntegrityError, ParseError
from argmap.files import dumps, example, examples, loads, read, read_all, write
from argmap.interop.networkx import from_networkx, to_networkx
from argmap.interop.pandas import from_pandas, to_pandas
from argmap.model import (
    Actor,
    Argument,
    ArgumentMap,
    Claim,
    Group,
    Quote,
    Relation,
    Source,
    SpeechAct,
    Step,
    Transition,
    Utterance,
)
from argmap.notes import Note, Notes
from argmap.renderers import render

if TYPE_CHECKING:
    from argmap.analysis.anchoring import anchor
    from argmap.analysis.checks import check
    from argmap.analysis.coverage import coverage
    from argmap.analysis.diffing import apply, diff
    from argmap.analysis.measures import measures, shape
    from argmap.analysis.merging import merge
    from argmap.analysis.questions import open_questions
    from argmap.analysis.stances import agreements, concessions, cruxes, positions
    from argmap.documents import read_source
    from argmap.drafting import draft
    from argmap.renderers.dot import to_graphviz
    from argmap.schemes import scheme
    from argmap.semantics import evaluate

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "ArgmapError",
    "ArgmapWarning",
    "Argument",
    "ArgumentMap",
    "Claim",
    "Group",
    "IntegrityError",
    "Note",
    "Notes",
    "ParseError",
    "Quote",
    "Relation",
    "Source",
    "SpeechAct",
    "Step",
    "Transition",
    "Utterance",
    "__version__",
    "agreements",
    "anchor",
    "apply",
    "branches",
    "check",
    "concessions",
    "coverage",
    "cruxes",
    "diff",
    "draft",
    "dumps",
    "evaluate",
    "example",
    "examples",
    "from_networkx",
    "from_pandas",
    "loads",
    "measures",
    "merge",
    "open_questions",
    "positions",
    "read",
    "read_all",
    "read_source",
    "render",
    "scheme",
    "shape",
    "to_graphviz",
    "to_networkx",
    "to_pandas",
    "write",
]


_LATER: Final = {
    "agreements": "argmap.analysis.stances",
    "anchor": "argmap.analysis.anchoring",
    "apply": "argmap.analysis.diffing",
    "check": "argmap.analysis.checks",
    "concessions": "argmap.analysis.stances",
    "coverage": "argmap.analysis.coverage",
    "cruxes": "argmap.analysis.stances",
    "diff": "argmap.analysis.diffing",
    "draft": "argmap.drafting",
    "evaluate": "argmap.semantics",
    "measures": "argmap.analysis.measures",
    "merge": "argmap.analysis.merging",
    "open_questions": "argmap.analysis.questions",
    "positions": "argmap.analysis.stances",
    "read_source": "argmap.documents",
    "scheme": "argmap.schemes",
    "shape": "argmap.analysis.measures",
    "to_graphviz": "argmap.renderers.dot",
}
"""The modules that are loaded when somebody asks for what they hold, so that `import argmap` stays quick."""


def __getattr__(name: str) -> object:
    """Load what is not needed at once when it is asked for."""
    if name in _LATER:
        return getattr(importlib.import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
