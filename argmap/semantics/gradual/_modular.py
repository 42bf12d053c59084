"""The record of a modular semantics: its title and its rule; the rest follows."""

from __future__ import annotations

from attrs import frozen

from argmap.semantics._spec import Gradual
from argmap.semantics.gradual._rule import Rule
from argmap.semantics.gradual._solve import solve

__all__ = ["Modular", "modular"]


@frozen(kw_only=True)
class Modular(Gradual):
    """A gradual semantics whose `rule` looks at one argument and its neighbours at a time."""

    rule: Rule


def modular(title: str, rule: Rule) -> Modular:
    """Return the semantics of a rule.

    >>> from argmap.semantics.gradual._rule import top
    >>> stubborn = Rule(aggregate=top, rise=lambda base, _: base, fall=lambda base, _: base)
    >>> modular("Nothing moves me", stubborn).title
    'Nothing moves me'
    """
    return Modular(title=title, rule=rule, strengths=lambda qbaf: solve(qbaf, rule))
