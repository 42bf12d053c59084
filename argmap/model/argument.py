"""Arguments: titled reasoning whose inner steps may or may not be spelt out."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from argmap.model._fields import flag, identity, names, number, several, string
from argmap.model._frozen import EMPTY, FrozenDict, freeze_mapping
from argmap.model.source import Quote, quotes

__all__ = ["Argument", "Step"]


@frozen
class Step:
    """One line of a reconstruction: a claim, and the relation by which it follows; `""` for a premise."""

    claim: str = field(converter=identity)
    inference: str = field(default="", converter=string)


def _steps(values: Iterable[Step]) -> tuple[Step, ...]:
    return several(values, Step)


@frozen(kw_only=True)
class Argument:
    """A titled argument; `steps` is its reconstruction, in the order in which philosophers print it.

    >>> privacy = Argument(id="privacy", steps=[Step("p1"), Step("p2"), Step("c", inference="r1")])
    >>> privacy.premises, privacy.conclusion
    (('p1', 'p2'), 'c')
    """

    id: str = field(converter=identity)
    title: str = field(default="", converter=string)
    text: str = field(default="", converter=string)
    wordings: tuple[str, ...] = field(default=(), converter=names)
    steps: tuple[Step, ...] = field(default=(), converter=_steps)
    quotes: tuple[Quote, ...] = field(default=(), converter=quotes)
    tags: tuple[str, ...] = field(default=(), converter=names)
    weight: float | None = field(default=None, converter=number)
    implicit: bool = field(default=False, converter=flag)
    data: FrozenDict = field(default=EMPTY, converter=freeze_mapping)
    residue: FrozenDict = field(default=EMPTY, converter=freeze_mapping)

    @property
    def premises(self) -> tuple[str, ...]:
        """The ids of the claims that it starts from."""
        return tuple(step.claim for step in self.steps if not step.inference)

    @property
    def inferences(self) -> tuple[str, ...]:
        """The ids of the relations by which its conclusions follow."""
        return tuple(step.inference for step in self.steps if step.inference)

    @property
    def conclusion(self) -> str:
        """The id of the claim that it ends in; `""` where no step is a conclusion."""
        return next((step.claim for step in reversed(self.steps) if step.inference), "")
