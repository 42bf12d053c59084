"""What semantics say of a map, put together for pictures: statuses, strengths, and why, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from argmap.model import ArgumentMap
from argmap.semantics.comparison import compare
from argmap.semantics.contribution import account
from argmap.semantics.evaluation import Evaluation
from argmap.semantics.explanation import explain

__all__ = ["overlay"]

_EXPLAINED: Final = 300
"""Of so many elements it is told why; beyond that, nobody reads it and each costs time."""


def overlay(map: ArgumentMap, *semantics: str) -> dict[str, dict[str, Any]]:
    """Return, by id, the status, the strength and why, as `argmap.render(map, overlay=…)` takes them.

    The status is that of the first semantics of extensions that is named, the strength that of the first
    gradual one; grounded where none is named. Of relations it is told which fall.

    Raises:
        UnknownFormatError: there is no such semantics.

    >>> m = ArgumentMap()
    >>> halt, safe = m.claim("Halt.", title="Halt"), m.claim("It is safe.", title="Safe")
    >>> rebuttal = m.rebut(safe, halt)
    >>> overlay(m)["halt"]["why"]
    '“Halt” falls because it is rebutted by “Safe”, which nothing in the map answers.'
    """
    found: dict[str, dict[str, Any]] = {}
    cards = (*map.claims, *map.arguments)
    first: dict[str, Evaluation] = {}
    for evaluation in compare(map, semantics or ("grounded",)).values():
        first.setdefault("status" if evaluation.status else "strength", evaluation)
    for key, evaluation in first.items():
        worth: Mapping[str, Any] = evaluation.status or evaluation.strength
        for id_ in filter(worth.__contains__, cards):
            told = found.setdefault(id_, {"why": ""})
            told[key] = worth[id_]
            if len(cards) <= _EXPLAINED:
                told["why"] = f"{told['why']} {_why(map, id_, evaluation)}".strip()
    if "status" in first:
        status = first["status"].status
        found |= {id_: {"status": "falls"} for id_ in map.relations if status.get(id_) == "falls"}
    return found


def _why(map: ArgumentMap, id_: str, evaluation: Evaluation) -> str:
    if evaluation.status:
        return explain(map, id_, evaluation.semantics, interpretation=evaluation.interpretation).sentence
    return account(map, id_, evaluation.semantics, interpretation=evaluation.interpretation).text
