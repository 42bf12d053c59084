"""The verb `evaluate`: a map, an interpretation and a semantics in; what each element is worth out.

An element *stands* where every extension accepts it, *falls* where every extension attacks it, and is *open*
where neither is so (Wu and Caminada 2010, "A labelling-based justification status of arguments", whose six
statuses are three here). Where a semantics has no extension at all, everything is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Literal

from attrs import evolve, field, frozen

from argmap._collector import paused_collector
from argmap.errors import OptionError
from argmap.model import ArgumentMap
from argmap.semantics._catalogue import INTERPRETATIONS, SEMANTICS
from argmap.semantics._spec import Extensions, Gradual, Reading, Semantics, Strengths
from argmap.semantics.frameworks import Framework, Qbaf
from argmap.semantics.tasks import verdict

__all__ = ["Evaluation", "Status", "evaluate"]

Status = Literal["stands", "falls", "open"]
"""What an extension semantics says of an element."""

_DEFAULTS: Final[Mapping[type[Semantics], str]] = {Extensions: "inference", Gradual: "strengths"}


def _read_only(mapping: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(mapping))


@frozen(kw_only=True)
class Evaluation:
    """What a semantics says of a map under an interpretation.

    `status` has the elements that the interpretation judges, by id, for semantics of extensions; `strength`
    those for gradual ones, which also say by `converged`, `iterations` and `residual` how they got there.
    """

    semantics: str
    interpretation: str
    status: Mapping[str, Status] = field(factory=dict, converter=_read_only)
    strength: Mapping[str, float] = field(factory=dict, converter=_read_only)
    converged: bool = True
    iterations: int = 0
    residual: float = 0.0


def evaluate(
    map: ArgumentMap,
    semantics: str = "grounded",
    *,
    interpretation: str = "",
    seconds: float | None = 5.0,
    **options: object,
) -> Evaluation:
    """Return which elements of a map stand, fall or are open, or how strong they are.

    Args:
        map: what is judged; it is not changed.
        semantics: the name of one of `SEMANTICS`.
        interpretation: the name of one of `INTERPRETATIONS`; else the default of the semantics.
        seconds: how long it may take; None for as long as it takes.
        options: options of the interpretation; its module explains them.

    Raises:
        UnknownFormatError: there is no such semantics or interpretation.
        OptionError: the semantics cannot judge what the interpretation makes of the map.
        UndecidedError: the time was up.
        MissingExtraError: the map needs a solver that is not installed.

    >>> m = ArgumentMap()
    >>> claim, doubt = m.claim("It is so."), m.claim("It is not so.")
    >>> attack = m.rebut(doubt, claim)
    >>> dict(evaluate(m).status)
    {'c1': 'falls', 'c2': 'stands', 'r1': 'stands'}
    """
    judge = SEMANTICS[semantics]
    name = interpretation or next(_DEFAULTS[kind] for kind in _DEFAULTS if isinstance(judge, kind))
    with paused_collector():
        reading = INTERPRETATIONS[name].read(map, **options)
        blank = Evaluation(semantics=semantics, interpretation=name)
        if isinstance(judge, Extensions) and isinstance(reading.framework, Framework):
            return evolve(blank, status=_statuses(semantics, reading, seconds))
        if isinstance(judge, Gradual) and isinstance(reading.framework, Qbaf):
            return _weighed(blank, judge.strengths(reading.framework), reading)
    message = f"{semantics!r} cannot judge what the interpretation {name!r} makes of a map"
    raise OptionError(message)


def _statuses(name: str, reading: Reading[Framework], seconds: float | None) -> dict[str, Status]:
    """Return what becomes of each element."""
    accepted, attacked = verdict(reading.framework, name, seconds=seconds)
    words: list[Status] = ["open"] * len(reading.framework)
    for argument in attacked:
        words[argument] = "falls"
    for argument in accepted:
        words[argument] = "stands"
    return {id_: words[place] for id_, place in reading.places.items()}


def _weighed(blank: Evaluation, found: Strengths, reading: Reading[Qbaf]) -> Evaluation:
    """Return the strengths of the elements, and how they were found."""
    return evolve(
        blank,
        strength={id_: found.values[place] for id_, place in reading.places.items()},
        converged=found.converged,
        iterations=found.iterations,
        residual=found.residual,
    )
