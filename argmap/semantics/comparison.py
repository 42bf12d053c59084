"""Verdicts side by side: of several semantics on one map, and before and after an edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.model import ArgumentMap
from argmap.semantics._catalogue import INTERPRETATIONS, SEMANTICS
from argmap.semantics._spec import Extensions
from argmap.semantics.evaluation import Evaluation, Status, evaluate
from argmap.semantics.frameworks import Framework

__all__ = ["Worth", "changes", "compare"]

Worth = Status | float | None
"""What a semantics makes of an element: a status or a strength; None where it passes it over."""


def compare(
    map: ArgumentMap, semantics: Sequence[str], *, interpretations: Sequence[str] = ()
) -> dict[str, Evaluation]:
    """Return what several semantics say of a map, by their names.

    Args:
        map: what is judged.
        semantics: the names of semantics, of extensions or gradual.
        interpretations: names of interpretations; each semantics takes the first that it can judge, else its
            usual one.

    Raises:
        UnknownFormatError: there is no such semantics or interpretation.

    >>> m = ArgumentMap()
    >>> attack = m.rebut(m.claim("It is not so."), m.claim("It is so."))
    >>> found = compare(m, ["grounded", "df-quad"])
    >>> found["grounded"].status["c2"], found["df-quad"].strength["c2"]
    ('falls', 0.25)
    """
    judging = {
        name: isinstance(INTERPRETATIONS[name].read(map).framework, Framework) for name in interpretations
    }
    found = {}
    for name in semantics:
        is_judging = isinstance(SEMANTICS[name], Extensions)
        fitting = (interpretation for interpretation in judging if judging[interpretation] == is_judging)
        found[name] = evaluate(map, name, interpretation=next(fitting, ""))
    return found


def changes(before: Evaluation, after: Evaluation) -> dict[str, tuple[Worth, Worth]]:
    """Return what an edit changed: by id what each element was worth and is worth now.

    An element that came or went was, or is, worth None.

    >>> m = ArgumentMap()
    >>> claim, doubt = m.claim("It is so."), m.claim("It is not so.")
    >>> before = evaluate(m)
    >>> attack = m.rebut(doubt, claim)
    >>> changes(before, evaluate(m))
    {'c1': ('stands', 'falls'), 'r1': (None, 'stands')}
    """
    old, new = _worths(before), _worths(after)
    ids = dict.fromkeys([*old, *new])
    return {id_: (old.get(id_), new.get(id_)) for id_ in ids if old.get(id_) != new.get(id_)}


def _worths(evaluation: Evaluation) -> Mapping[str, Worth]:
    return {**evaluation.status, **evaluation.strength}
