"""Relations: what speaks for a claim, and what against it.

A relation is a directed hyper-edge. One relation with several premises is *linked* (they only work
together); several relations with one premise each are *convergent* (each works alone). A relation may
aim at a relation: an undercut questions an inference, not a claim (Pollock 1987, "Defeasible reasoning").
"""

from __future__ import annotations

from typing import Final, Literal, get_args

from attrs import field, frozen

from argmap.model._fields import flag, identity, names, number, string
from argmap.model._frozen import EMPTY, FrozenDict, freeze_mapping

__all__ = ["ATTACKS", "KINDS", "Relation", "RelationKind"]

RelationKind = Literal["support", "rebuttal", "undercut", "contradiction", "equivalence", "preference"]
"""What a relation does: `contradiction` and `equivalence` (a restatement) are symmetric; in a `preference`
the premises are preferred to the target."""

KINDS: Final[tuple[RelationKind, ...]] = get_args(RelationKind)
"""All kinds of relation."""

ATTACKS: Final[frozenset[RelationKind]] = frozenset({"rebuttal", "undercut", "contradiction"})
"""The kinds that are an attack."""


def _kind(value: RelationKind) -> RelationKind:
    if value in KINDS:
        return value
    message = f"there is no relation of kind {value!r:.60}; the kinds are {', '.join(KINDS)}"
    raise ValueError(message)


@frozen(kw_only=True)
class Relation:
    """A directed hyper-edge from `premises` (ids of claims, arguments or relations) to one `target`.

    The target is the id of a claim, an argument or a relation; `""` and no premises occur in real files.
    `scheme` names the pattern of inference, `roles` the part that a premise (by id) plays in it, `weight` its
    strength, and `implicit` says that the mapper drew it and nobody said it.

    >>> Relation(id="r1", kind="support", premises=["reports", "loss"], target="blind").is_attack
    False
    """

    id: str = field(converter=identity)
    kind: RelationKind = field(converter=_kind)
    premises: tuple[str, ...] = field(default=(), converter=names)
    target: str = field(default="", converter=string)
    scheme: str = field(default="", converter=string)
    roles: FrozenDict = field(default=EMPTY, converter=freeze_mapping)
    weight: float | None = field(default=None, converter=number)
    implicit: bool = field(default=False, converter=flag)
    data: FrozenDict = field(default=EMPTY, converter=freeze_mapping)
    residue: FrozenDict = field(default=EMPTY, converter=freeze_mapping)

    @property
    def is_attack(self) -> bool:
        """Whether it is a rebuttal, an undercut or a contradiction."""
        return self.kind in ATTACKS

    @property
    def is_linked(self) -> bool:
        """Whether its premises work only together."""
        return len(self.premises) > 1
