"""The words of the Catalyst ontology that a map has words for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from argmap.model import RelationKind

__all__ = ["ALIASES", "IDEAS", "LINKS", "NAME", "SOURCE_ENDS", "TARGET_ENDS", "kind_of"]

NAME: Final = "cif"

ALIASES: Final = {
    "fname": "foaf:name",
    "SPost": "sioc:Post",
    "SItem": "sioc:Item",
    "SSite": "sioc:Site",
    "CIdea": "catalyst:Idea",
    "IdeaMap": "idea:Map",
    "vote_subject_node": "vote:subject_node",
    "vote_subject_link": "vote:subject_link",
    "vote_subject": "vote:subject",
}
"""Terms of the context of Catalyst whose names do not end as what they mean."""

IDEAS: Final[Mapping[str, str]] = {
    "Issue": "ibis",
    "Position": "ibis",
    "Argument": "ibis",
    "Criterion": "ibis",
    "Decision": "ibis",
    "Reference": "ibis",
    "GenericIdea": "idea",
    "GenericIdeaNode": "idea",
    "Question": "idea",
    "Idea": "catalyst",
    "RootIdea": "assembl",
}
"""Types of ideas, each with its vocabulary."""

LINKS: Final[Mapping[str, str]] = {
    "ArgumentSupportsIdea": "ibis",
    "ArgumentOpposesIdea": "ibis",
    "ArgumentApplication": "ibis",
    "PositionRespondsToIssue": "ibis",
    "IssueAppliesTo": "ibis",
    "IssueQuestions": "ibis",
    "CriterionApplication": "ibis",
    "DirectedIdeaRelation": "idea",
    "IdeaRelation": "idea",
    "InclusionRelation": "idea",
    "WholePartRelation": "idea",
    "MutualRelevanceStatement": "idea",
    "AbstractionStatement": "idea",
    "CausalInference": "idea",
    "CausalStatement": "idea",
    "ComparisonStatement": "idea",
    "DistinctionStatement": "idea",
    "EquivalenceStatement": "idea",
}
"""Types of links, each with its vocabulary."""

SOURCE_ENDS: Final = (
    *("argument_arguing", "response_position", "applicable_issue", "argument_supporting"),
    *("argument_opposing", "suggesting_issue", "source_idea"),
)
TARGET_ENDS: Final = (
    *("response_issue", "idea_argued", "position_supported", "position_argued", "position_opposed"),
    *("issue_suggested", "target_idea"),
)
"""The names of the ends of links, those that were given up among them."""

_KINDS: Final[Mapping[str, RelationKind]] = {
    "ArgumentSupportsIdea": "support",
    "ArgumentOpposesIdea": "rebuttal",
    "EquivalenceStatement": "equivalence",
}


def kind_of(type_: str) -> tuple[RelationKind, str]:
    """Return the kind of relation that a link is, and its scheme.

    >>> kind_of("ArgumentOpposesIdea"), kind_of("InclusionRelation")
    (('rebuttal', ''), ('support', 'InclusionRelation'))
    """
    return (_KINDS[type_], "") if type_ in _KINDS else ("support", type_)
