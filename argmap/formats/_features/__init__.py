"""What a map may have and a format may lose: a fixed vocabulary, and how each of its words is taken out.

A format declares by these words what it `drops`, and what it `changes`: what comes back, but in another
form. A shared test holds it to both: what comes back equals the map without exactly that. What a writer
loses is told from the same declaration, so no format counts it itself. A new word is one line here.

>>> m = ArgumentMap()
>>> c = m.claim("It rains.", title="Rain", weight=0.5)
>>> bare = without(m, {"titles", "weights"}).claims["rain"]
>>> bare.text, bare.title, bare.weight
('It rains.', '', None)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from argmap.formats._features._elements import (
    QUOTING,
    SEVERAL,
    all_of,
    claimed,
    each_once,
    in_one_group,
    isolated,
    of_claims,
    quote_fields,
    quoted_words,
    silent,
    sourceless,
    unquoted,
    untitled,
)
from argmap.formats._features._order import (
    attacks_first,
    attacks_late,
    counted,
    disordered,
    ids_not_counted,
    ordered,
    relations_counted,
    relations_mixed,
    relations_not_counted,
    relations_sorted,
)
from argmap.formats._features._relations import (
    both_ways,
    contradictions,
    incomplete,
    linked,
    linked_attacks,
    named_roles,
    of_kind,
    on_relations,
    once,
    parallel,
    plain_attack,
    split,
    split_attacks,
    without_relations_as_premises,
)
from argmap.formats._features._takers import (
    Blank,
    Change,
    Removal,
    Retext,
    Taker,
    Whole,
)
from argmap.formats._features._wholes import UNPRINTABLE, both, extras, take_title
from argmap.model import (
    ATTACKS,
    Actor,
    Argument,
    ArgumentMap,
    Claim,
    Group,
    Relation,
    Source,
    SpeechAct,
    Transition,
    Utterance,
)
from argmap.notes import Notes

__all__ = ["FEATURES", "UNPRINTABLE", "Feature", "note_losses", "quoted_words", "without"]


@frozen
class Feature:
    """One thing that a map may have: what it is, in words that fit after “cannot hold”, and its taker."""

    told: str
    taker: Taker


def without(map: ArgumentMap, features: Iterable[str]) -> ArgumentMap:
    """Return the map without some features, which are words of `FEATURES`; the given one stays as it is.

    Raises:
        KeyError: there is no such feature.
    """
    wanted = frozenset(features)
    if unknown := sorted(wanted - FEATURES.keys()):
        raise KeyError(f"there is no feature {unknown[0]!r}; there is {', '.join(FEATURES)}")
    for name, feature in FEATURES.items():
        if name in wanted:
            map = feature.taker.take(map)
    return map


def note_losses(
    map: ArgumentMap,
    drops: Iterable[str],
    changes: Iterable[str],
    notes: Notes,
    title: str,
    *,
    own: str = "",
) -> None:
    """Note what a format cannot hold of a map, and what will come back from it in another form.

    One note for each feature, with the elements that have it; its code is `AM-L-` and the feature's words.
    What the format `own` kept for itself is no loss.
    """
    dropped, changed = frozenset(drops), frozenset(changes)
    for name, feature in FEATURES.items():
        if name in dropped | changed and (found := _found(name, map, own)):
            verb = "cannot hold" if name in dropped else "gives back in another form"
            notes.add(
                f"AM-L-{name.replace(' ', '-')}",
                f"{title} {verb} {feature.told}{_where(found)}",
                severity="info" if name in changed or name in _QUIET else "warning",
                element=found[0] if len(found) == 1 else "",
            )


def _found(name: str, map: ArgumentMap, own: str) -> list[str]:
    if name != "residue":
        return FEATURES[name].taker.found(map)
    found = [e.id for e in map if (kept := e.residue) and not (own in kept and len(kept) == 1)]
    return found + ([""] if map.residue.keys() - {own} else [])


_QUIET: Final = frozenset({"residue"})
"""What is lost and yet no loss of the map: what other formats brought for themselves."""

_NAMED: Final = 3
"""So many ids are named in a note; of more, it tells how many."""


def _where(found: list[str]) -> str:
    ids = [repr(id_) for id_ in found if id_]
    if not ids:
        return ""
    more = f" and {len(ids) - _NAMED:,} more" if len(ids) > _NAMED else ""
    return f": {', '.join(ids[:_NAMED])}{more}"


FEATURES: Final[Mapping[str, Feature]] = {
    "title": Feature("the title of the map", Whole(lambda map: [""] if map.title else [], take_title)),
    "map data": Feature("the extra data of the map", extras("data", of_map=True)),
    "data": Feature("the extra data of elements", extras("data", of_map=False)),
    "residue": Feature(
        "what other formats brought for themselves",
        both(extras("residue", of_map=False), extras("residue", of_map=True)),
    ),
    # who
    "actor details": Feature(
        "the kinds, sides, roles and addresses of actors",
        Blank({Actor: ("kind", "side", "role", "url")}),
    ),
    "memberships": Feature("that actors belong to others", Blank({Actor: ("member_of",)})),
    "silent actors": Feature("actors that say nothing", Removal(silent)),
    "actors": Feature("actors, and who said what", all_of(Actor)),
    # where
    "pages": Feature("the pages of quotes", quote_fields("page")),
    "quote contexts": Feature("the words around quotes", quote_fields("prefix", "suffix")),
    "quote places": Feature("the places of quotes in the text", quote_fields("start", "end")),
    "quotes": Feature("quotes, other than as what was said", Change(QUOTING, unquoted)),
    "dates": Feature("the dates of sources", Blank({Source: ("date",)})),
    "source texts": Feature("the texts of sources", Blank({Source: ("text",)})),
    "source details": Feature(
        "the publishers, authors, addresses, paths and rights of sources",
        Blank({Source: ("publisher", "authors", "url", "path", "rights")}),
    ),
    "sources": Feature("sources", Whole(lambda map: list(map.sources), sourceless)),
    # what was said
    "times": Feature("when something was said", Blank({Utterance: ("when",)})),
    "transition schemes": Feature("the schemes of transitions", Blank({Transition: ("scheme",)})),
    "acts": Feature("speech acts", all_of(SpeechAct)),
    "transitions": Feature("which utterance answers which", all_of(Transition)),
    "utterances": Feature("utterances", all_of(Utterance)),
    # claims and arguments
    "wordings": Feature("other wordings", Blank(dict.fromkeys((Claim, Argument), ("wordings",)))),
    "tags": Feature("tags", Blank(dict.fromkeys((Claim, Argument), ("tags",)))),
    "weights": Feature("the weights of claims", Blank(dict.fromkeys((Claim, Argument), ("weight",)))),
    "implicit": Feature("that claims are implicit", Blank(dict.fromkeys((Claim, Argument), ("implicit",)))),
    "titles": Feature("titles beside texts", Change((Claim, Argument), untitled)),
    "texts": Feature("the texts of claims", Blank(dict.fromkeys((Claim, Argument), ("text",)))),
    "steps": Feature("the steps of arguments", Blank({Argument: ("steps",)})),
    "arguments": Feature("arguments, other than as claims", Change((Argument,), claimed)),
    # relations
    "schemes": Feature("the schemes of relations", Blank({Relation: ("scheme",)})),
    "nameless roles": Feature("roles of premises that are empty texts", Change((Relation,), named_roles)),
    "roles": Feature("the roles of premises", Blank({Relation: ("roles",)})),
    "relation weights": Feature("the weights of relations", Blank({Relation: ("weight",)})),
    "implicit relations": Feature("that relations are implicit", Blank({Relation: ("implicit",)})),
    "supports": Feature("supports", of_kind("support")),
    "attacks": Feature("attacks", of_kind(*ATTACKS)),
    "equivalences": Feature("what says the same", of_kind("equivalence")),
    "preferences": Feature("preferences", of_kind("preference")),
    "contradictions": Feature(
        "contradictions, other than as rebuttals both ways", Whole(contradictions, both_ways)
    ),
    "attack kinds": Feature(
        "which attack is a rebuttal, an undercut or a contradiction, other than by what it is on",
        Change((Relation,), plain_attack),
    ),
    "relations as premises": Feature(
        "that a relation is a premise", Change((Relation,), without_relations_as_premises)
    ),
    "relations on relations": Feature("relations from or to other relations", Removal(on_relations)),
    "incomplete relations": Feature("relations without premise or target", Removal(incomplete)),
    "repetitions": Feature("that something is named twice in one place", Change(tuple(SEVERAL), each_once)),
    "linked attacks": Feature("that premises attack together", Whole(linked_attacks, split_attacks)),
    "linked premises": Feature("that premises work together", Whole(linked, split)),
    "parallel relations": Feature("a relation that says the same as another", Whole(parallel, once)),
    "isolated claims": Feature("claims in no relation", Removal(isolated)),
    # the rest
    "group members": Feature("what is in groups and no claim", Change((Group,), of_claims)),
    "several groups": Feature("that something is in several groups", Change((Group,), in_one_group)),
    "nested groups": Feature("that groups lie in others", Blank({Group: ("parent",)})),
    "groups": Feature("groups", all_of(Group)),
    "control characters": Feature(
        "characters that no XML document may have", Retext(lambda text: UNPRINTABLE.sub("\ufffd", text))
    ),
    "white space": Feature(
        "line breaks, and more than one blank on end", Retext(lambda text: " ".join(text.split()))
    ),
    "attack order": Feature(
        "that attacks come after other relations with the same target", Whole(attacks_late, attacks_first)
    ),
    "relation order": Feature(
        "the order of relations, other than by what they are on", Whole(relations_mixed, relations_sorted)
    ),
    "order": Feature("the order of elements, other than that of reading", Whole(disordered, ordered)),
    "relation ids": Feature("the ids of relations", Whole(relations_not_counted, relations_counted)),
    "ids": Feature("ids", Whole(ids_not_counted, counted)),
}
"""All features by their words, in the order in which they are taken out."""
