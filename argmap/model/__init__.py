"""The model: what a debate is made of, as values, and the map that holds them.

>>> from argmap.model import ArgumentMap
>>> m = ArgumentMap("My first map")
>>> m.claim("It is so.").id
'c1'
"""

from __future__ import annotations

from argmap.model._frozen import FrozenDict
from argmap.model._ids import slug
from argmap.model._references import ELEMENTS, NOUNS, Element, Ref, references, rewired
from argmap.model._voices import Said, Stance, Statement
from argmap.model.actor import Actor
from argmap.model.argument import Argument, Step
from argmap.model.claim import Claim
from argmap.model.dialogue import (
    CON_ACTS,
    PRO_ACTS,
    QUESTIONING_ACTS,
    RETRACTION,
    SpeechAct,
    Transition,
    Utterance,
)
from argmap.model.group import Group
from argmap.model.map import ArgumentMap
from argmap.model.relation import ATTACKS, KINDS, Relation, RelationKind
from argmap.model.source import Quote, Source

__all__ = [
    "ATTACKS",
    "CON_ACTS",
    "ELEMENTS",
    "KINDS",
    "NOUNS",
    "PRO_ACTS",
    "QUESTIONING_ACTS",
    "RETRACTION",
    "Actor",
    "Argument",
    "ArgumentMap",
    "Claim",
    "Element",
    "FrozenDict",
    "Group",
    "Quote",
    "Ref",
    "Relation",
    "RelationKind",
    "Said",
    "Source",
    "SpeechAct",
    "Stance",
    "Statement",
    "Step",
    "Transition",
    "Utterance",
    "references",
    "rewired",
    "slug",
]
