"""The verb `evaluate`: a map, an interpretation and a semantics in; what each element is worth out.

An element *stands* where every extension accepts it, *falls* where every extension attacks it, and is *open*
where neither is so (Wu and Caminada 2010, "A labelling-based justification status of arguments", whose six
statuses are three here). Where a semantics has no extension at all, everything is open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from inspect import Parameter, signature
from itertools import islice
from typing import Any, Final, Literal

from attrs import field, frozen

from argmap._collector import paused_collector
from argmap.errors import OptionError
from argmap.model import ArgumentMap
from argmap.model._frozen import EMPTY, freeze_mapping
from argmap.semantics._catalogue import INTERPRETATIONS, SEMANTICS
from argmap.semantics._clock import Clock
from argmap.semantics._edits import Known
from argmap.semantics._spec import (
    Extension,
    Extensions,
    Gradual,
    Interpretation,
    Reading,
    Semantics,
    Strengths,
)
from argmap.semantics.frameworks import Framework, Qbaf
from argmap.semantics.tasks import common

__all__ = ["Evaluation", "Status", "evaluate"]

Status = Literal["stands", "falls", "open"]
"""What an extension semantics says of an element."""

_VERDICT: Final[tuple[Status, Status]] = ("stands", "falls")
"""What becomes of an argument that all extensions accept, and of one that all attack."""

_DEFAULTS: Final[Mapping[type[Semantics], str]] = {Extensions: "inference", Gradual: "strengths"}


@frozen(kw_only=True)
class Evaluation:
    """What a semantics says of a map under an interpretation.

    `status` has the elements that the interpretation judges, by id, for semantics of extensions; `strength`
    those for gradual ones, which also say how they got there: see `Strengths`.
    `extensions` are those that were asked for, each as the ids of what it accepts, in the order of the map.
    `again` is how `after` judges another map in the same way.
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
    again: Callable[[ArgumentMap], Evaluation] | None = field(default=None, eq=False, repr=False)

    def after(self, map: ArgumentMap) -> Evaluation:
        """Return what the same semantics says, under the same interpretation and options, of an edited map.

        It is what `evaluate` would say; but what the edit cannot have touched is not judged once more.

        Raises:
            ArgmapError: what `evaluate` raises; or an `OptionError` where nothing says how to judge again.

        >>> m = ArgumentMap()
        >>> claim = m.claim("It is so.")
        >>> verdict = evaluate(m, "preferred")
        >>> attack = m.rebut(m.claim("It is not so."), claim)
        >>> verdict.status["c1"], verdict.after(m).status["c1"]
        ('stands', 'falls')
        """
        if self.again is None:
            raise OptionError("an evaluation that `evaluate` did not make cannot be made again")
        return self.again(map)


@frozen
class _Basis:
    """A framework that was judged, and the verdict on it."""

    framework: Framework
    verdict: tuple[Extension, Extension]


@frozen(kw_only=True)
class _Question:
    """What was asked of a map."""

    semantics: str
    interpretation: str
    most: int
    seconds: float | None
    options: Mapping[str, object]


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
    asked = _Question(semantics=semantics, interpretation=name, most=most, seconds=seconds, options=options)
    return _answer(asked, None, map)


def _answer(asked: _Question, before: _Basis | None, map: ArgumentMap) -> Evaluation:
    """Return what is so of a map, given what was so before an edit."""
    judge, interpreter = SEMANTICS[asked.semantics], INTERPRETATIONS[asked.interpretation]
    with paused_collector():
        _be_options(asked.interpretation, interpreter, asked.options)
        reading = interpreter.read(map, **asked.options)
        if isinstance(judge, Extensions) and isinstance(reading.framework, Framework):
            _be_fit(judge, reading.framework, asked)
            return _judged(asked, judge, reading, before)
        if isinstance(judge, Gradual) and isinstance(reading.framework, Qbaf):
            return _weighed(asked, judge.strengths(reading.framework), reading)
    message = (
        f"{asked.semantics!r} cannot judge what the interpretation {asked.interpretation!r} makes of a map"
    )
    raise OptionError(message)


def _be_fit(judge: Extensions, framework: Framework, asked: _Question) -> None:
    """Refuse a semantics that goes by the attacks alone where some arguments are no elements of the map."""
    if judge.admissible or all(framework.names):
        return
    more = f"{asked.interpretation!r} reads more from this map"
    message = f"{asked.semantics!r} goes by the attacks alone, and {more}"
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
    asked: _Question, judge: Extensions, reading: Reading[Framework], before: _Basis | None
) -> Evaluation:
    """Return what becomes of each element, and some extensions."""
    framework, clock = reading.framework, Clock(asked.seconds)
    if before and judge.update:
        verdict = judge.update(framework, Known(before.framework, before.verdict, framework), clock)
    else:
        verdict = common(judge, framework, clock)
    words: list[Status] = ["open"] * len(framework)
    for word, arguments in zip(_VERDICT, verdict, strict=True):
        for argument in arguments:
            words[argument] = word
    listed = islice(judge.extensions(framework, clock), asked.most) if asked.most else ()
    return Evaluation(
        semantics=asked.semantics,
        interpretation=asked.interpretation,
        status={id_: words[place] for id_, place in reading.places.items()},
        extensions=tuple(
            tuple(id_ for id_, place in reading.places.items() if place in found) for found in listed
        ),
        again=partial(_answer, asked, _Basis(framework, verdict)),
    )


def _weighed(asked: _Question, found: Strengths, reading: Reading[Qbaf]) -> Evaluation:
    """Return the strengths of the elements, and how they were found."""
    return Evaluation(
        semantics=asked.semantics,
        interpretation=asked.interpretation,
        strength={id_: found.values[place] for id_, place in reading.places.items()},
        converged=found.converged,
        iterations=found.iterations,
        residual=found.residual,
        step=found.step,
        again=partial(_answer, asked, None),
    )
