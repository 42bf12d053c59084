"""Argument maps: who claims what, with which words; what supports it and what rebuts it.

>>> import argmap
>>> m = argmap.ArgumentMap("Should Facebook encrypt?")
>>> halt = m.claim("Facebook should halt its plans.", title="Halt")
>>> m.support(m.claim("Abuse would go unseen."), halt).kind
'support'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    from argmap.analysis.checks import check
    from argmap.documents import read_source
    from argmap.renderers.dot import to_graphviz
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
    "branches",
    "check",
    "dumps",
    "evaluate",
    "example",
    "examples",
    "from_networkx",
    "from_pandas",
    "loads",
    "read",
    "read_all",
    "read_source",
    "render",
    "to_graphviz",
    "to_networkx",
    "to_pandas",
    "write",
]


def __getattr__(name: str) -> object:
    """Load what checks, judges or draws by Graphviz when asked for, so that `import argmap` stays quick."""
    if name == "to_graphviz":
        from argmap.renderers.dot import to_graphviz

        return to_graphviz
    if name == "check":
        from argmap.analysis.checks import check

        return check
    if name == "read_source":
        from argmap.documents import read_source

        return read_source
    if name == "evaluate":
        from argmap.semantics import evaluate

        return evaluate
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
