"""The words of AIF: which node is what, how schemes and illocutionary forces are called and numbered.

The numbers are those of AIFdb, as its exports have them; those of schemes of argument are in their catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from argmap.model import RelationKind
from argmap.schemes import known

__all__ = ["DEFAULTS", "RELATIONS", "TYPES", "act_of", "force_of", "is_named", "scheme_fields", "scheme_of"]

RELATIONS: Final[Mapping[str, RelationKind]] = {
    "RA": "support",
    "CA": "rebuttal",
    "MA": "equivalence",
    "PA": "preference",
}
"""What a node of each type of scheme does; a CA on a relation is an undercut."""

DEFAULTS: Final[Mapping[str, str]] = {
    "RA": "Default Inference",
    "CA": "Default Conflict",
    "MA": "Default Rephrase",
    "PA": "Default Preference",
    "TA": "Default Transition",
    "YA": "Default Illocuting",
}
"""The name of a scheme, by the type of its node, that says no more than the type."""

_IDS: Final[Mapping[str, str]] = {
    "Default Conflict": "71",
    "Default Inference": "72",
    "Asserting": "74",
    "Analysing": "75",
    "Arguing": "80",
    "Default Transition": "82",
    "PureQuestioning": "91",
    "Default Rephrase": "144",
    "Default Preference": "161",
    "Default Illocuting": "168",
}
"""The numbers of what is no scheme of argument, where every AIFdb has the same."""

_ACTS: Final[Mapping[str, str]] = {
    "Asserting": "assert",
    "Arguing": "argue",
    "Agreeing": "agree",
    "Disagreeing": "disagree",
    "Restating": "restate",
    "Conceding": "concede",
    "Denying": "deny",
    "Demanding": "demand",
    "Promising": "promise",
    "Rejecting": "reject",
    "Challenging": "challenge",
    "PureChallenging": "challenge",
    "Pure Challenging": "challenge",
    "Questioning": "question",
    "PureQuestioning": "question",
    "Pure Questioning": "question",
    "Analysing": "analyse",
    "Default Illocuting": "",
}
"""Forces by their names; of two names for one force the later is written."""

_FORCES: Final[Mapping[str, str]] = {act: force for force, act in _ACTS.items()}


def act_of(force: str) -> str:
    """Return the word for a force; another force is its own word, and a mere number (`YA_…`) is none.

    >>> act_of("Asserting"), act_of("PureQuestioning"), act_of("Ironic Asserting"), act_of("YA_d29e39")
    ('assert', 'question', 'Ironic Asserting', '')
    """
    plain = force.strip()
    if plain in _ACTS:
        return _ACTS[plain]
    return "" if plain.startswith("YA_") or plain == "YA" else force


def force_of(act: str) -> str:
    """Return the name of the force of an act.

    >>> force_of("concede"), force_of("shout"), force_of("")
    ('Conceding', 'shout', 'Default Illocuting')
    """
    return _FORCES.get(act, act)


def is_named(scheme: object, force: str) -> bool:
    """Whether a field `scheme`, where there is one, names a force; AIFdb writes it without blanks.

    >>> is_named("PureQuestioning", "Pure Questioning"), is_named(None, "Arguing"), is_named("Arguing", "")
    (True, True, False)
    """
    return scheme is None or (isinstance(scheme, str) and scheme.replace(" ", "") == force.replace(" ", ""))


def scheme_of(kind: str, text: str, named: object) -> str:
    """Return the scheme of a node of some type, by its text and its field `scheme`; `""` for a default.

    Where both name the same scheme the text counts, for it is written for people.

    >>> scheme_of("RA", "RA", "ExpertOpinion"), scheme_of("RA", "Default Inference", None)
    ('ExpertOpinion', '')
    >>> scheme_of("RA", "Argument from Sign", "Sign"), scheme_of("RA", "Argument from Signs", "Sign")
    ('Argument from Sign', 'Sign')
    """
    if isinstance(named, str) and named != text and (one := known(named)) and one is known(text):
        return text
    for name in (named, text):
        if isinstance(name, str) and name not in ("", kind, DEFAULTS.get(kind)):
            return name
    return ""


def scheme_fields(kind: str, name: str) -> dict[str, str]:
    """Return the fields that say which scheme a node of some type follows, in the words of AIFdb.

    >>> scheme_fields("RA", "Argument from Sign"), scheme_fields("RA", "Rule of thumb")
    ({'scheme': 'Sign', 'schemeID': '30'}, {'scheme': 'Rule of thumb'})
    """
    found = known(name) if kind == "RA" else None
    number = _IDS.get(name) or (found.aifdb_id if found else "")
    told = {"scheme": found.aifdb if found and found.aifdb else name}
    return told | ({"schemeID": number} if number else {})


TYPES: Final[Mapping[RelationKind, str]] = {
    "support": "RA",
    "rebuttal": "CA",
    "undercut": "CA",
    "contradiction": "CA",
    "equivalence": "MA",
    "preference": "PA",
}
"""The type of node that each kind of relation is."""
