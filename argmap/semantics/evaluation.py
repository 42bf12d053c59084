"""The verb `evaluate`: a map, an interpretation and a semantics in; what each element is worth out.

An element *stands* where every extension accepts it, *falls* where every extension attacks it, and is *open*
where neither is so (Wu and Caminada 2010, "A labelling-based justification status of arguments", whose six
statuses are three here). Where a semantics has no extension at all, everything is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from inspect import Parameter, signature
from itertools import islice
from typing import Any, Final, Literal

from attrs import evolve, field, frozen

from argmap._collector import paused_collector
from argmap.errors import OptionError
from argmap.model import ArgumentMap
from argmap.model._frozen import EMPTY, freeze_mapping
from argmap.semantics._catalogue import INTERPRETATIONS, SEMANTICS
from argmap.semantics._clock import Clock
from argmap.semantics._spec import Extensions, Gradual, Interpretation, Reading, Semantics, Strengths
from argmap.semantics.frameworks import Framework, Qbaf
from argmap.semantics.tasks import common

__all__ = ["Evaluation", "Status", "evaluate"]

Status = Literal["stands", "falls", "open"]
"""What an extension semantics says of an element."""

_DEFAULTS: Final[Mapping[type[Semantics], str]] = {Extensions: "inference", Gradual: "strengths"}


@frozen(kw_only=True)
class Evaluation:
    """What a semantics says of a map under an interpretation.

    `status` has the elements that the interpretation judges, by id, for semantics of extensions; `strength`
    those for gradual ones, which also say how they got there: see `Strengths`.
    `extensions` are those that were asked for, each as the ids of what it accepts, in the order of the map.
    """

    semantics: str
    interpretation: str
    status: Mapping[str, Status] = field(default=EMPTY, converter=freeze_mapping)
    strength: Mapping[str, float] = field(default=EMPTY, converter=freeze_mapping)
    extensions: tuple[tuple[str, ...], ...] = ()
    converged: bool = True
    iterations: int = 0
    residual: float = 0.0
    step: float = 1.0


def evaluate(
    map: ArgumentMap,
    semantics: str = "grounded",
    *,
    interpretation: str = "",
    most: int = 0,
    seconds: float | None = 5.0,
    **options: object,
) -> Evaluation:
    """Return which elements of a map stand, fall or are open, or how strong they are.

    Args:
        map: what is judged; it is not changed.
        semantics: the name of one of `SEMANTICS`.
        interpretation: the name of one of `INTERPRETATIONS`; else the default of the semantics.
        most: how many extensions to list at the most, where the semantics has any.
        seconds: how long it may take; None for as long as it takes.
        options: options of the interpretation; its module explains them.

    Raises:
        UnknownFormatError: there is no such semantics or interpretation.
        OptionError: the semantics cannot judge what the interpretation makes of the map, or there is no such
            option.
        UndecidedError: the time was up.
        MissingExtraError: the map needs a solver that is not installed.

    >>> m = ArgumentMap()
    >>> claim, doubt = m.claim("It is so."), m.claim("It is not so.")
    >>> attack = m.rebut(doubt, claim)
    >>> dict(evaluate(m).status)
    {'c1': 'falls', 'c2': 'stands', 'r1': 'stands'}
    """
    if most < 0:
        message = f"{most} extensions cannot be listed"
        raise OptionError(message)
    judge = SEMANTICS[semantics]
    name = interpretation or next(_DEFAULTS[kind] for kind in _DEFAULTS if isinstance(judge, kind))
    with paused_collector():
        interpreter = INTERPRETATIONS[name]
        _be_options(name, interpreter, options)
        reading = interpreter.read(map, **options)
        blank = Evaluation(semantics=semantics, interpretation=name)
        if isinstance(judge, Extensions) and isinstance(reading.framework, Framework):
            _be_fit(judge, reading.framework, semantics, name)
            return _judged(blank, judge, reading, most=most, clock=Clock(seconds))
        if isinstance(judge, Gradual) and isinstance(reading.framework, Qbaf):
            return _weighed(blank, judge.strengths(reading.framework), reading)
    message = f"{semantics!r} cannot judge what the interpretation {name!r} makes of a map"
    raise OptionError(message)


def _be_fit(judge: Extensions, framework: Framework, semantics: str, interpretation: str) -> None:
    """Refuse a semantics that goes by the attacks alone where some arguments are no elements of the map."""
    if judge.admissible or all(framework.names):
        return
    message = f"{semantics!r} goes by the attacks alone, and {interpretation!r} reads more from this map"
    hint = "it judges maps of single rebuttals, none of them undercut, by the interpretation 'attacks'"
    raise OptionError(f"{message}; {hint}")


def _be_options(name: str, interpretation: Interpretation[Any], options: Mapping[str, object]) -> None:
    """Refuse options that an interpretation does not have."""
    parameters = signature(interpretation.read).parameters.values()
    known = [option.name for option in parameters if option.kind is Parameter.KEYWORD_ONLY]
    if unknown := sorted(options.keys() - set(known)):
        there_is = ", ".join(known) or "none"
        message = f"the interpretation {name!r} has no option {unknown[0]!r}; it has {there_is}"
        raise OptionError(message)


def _judged(
    blank: Evaluation, judge: Extensions, reading: Reading[Framework], *, most: int, clock: Clock
) -> Evaluation:
    """Return what becomes of each element, and some extensions."""
    framework = reading.framework
    accepted, attacked = common(judge, framework, clock)
    words: list[Status] = ["open"] * len(framework)
    for argument in attacked:
        words[argument] = "falls"
    for argument in accepted:
        words[argument] = "stands"
    listed = islice(judge.extensions(framework, clock), most)
    return evolve(
        blank,
        status={id_: words[place] for id_, place in reading.places.items()},
        extensions=tuple(
            tuple(id_ for id_, place in reading.places.items() if place in found) for found in listed
        ),
    )


def _weighed(blank: Evaluation, found: Strengths, reading: Reading[Qbaf]) -> Evaluation:
    """Return the strengths of the elements, and how they were found."""
    return evolve(
        blank,
        strength={id_: found.values[place] for id_, place in reading.places.items()},
        converged=found.converged,
        iterations=found.iterations,
        residual=found.residual,
        step=found.step,
    )
