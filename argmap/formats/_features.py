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

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import evolve, frozen

from argmap.formats._located import unused
from argmap.formats._takers import (
    Blank,
    Change,
    Removal,
    Retext,
    Taker,
    Whole,
    rebuilt,
    without_elements,
)
from argmap.model import (
    ATTACKS,
    ELEMENTS,
    Actor,
    Argument,
    ArgumentMap,
    Claim,
    Element,
    Group,
    Quote,
    Relation,
    RelationKind,
    Source,
    SpeechAct,
    Transition,
    Utterance,
    rewired,
)
from argmap.notes import Notes

__all__ = ["FEATURES", "Feature", "note_losses", "quoted_words", "without"]


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
    found = [element.id for element in map if element.residue and element.residue.keys() != {own}]
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


# -- relations


def _on_relations(map: ArgumentMap) -> list[str]:
    return [
        relation.id
        for relation in map.relations.values()
        if any(id_ in map.relations for id_ in (*relation.premises, relation.target))
    ]


def _without_relations_as_premises(relation: Relation, map: ArgumentMap) -> Relation:
    premises = tuple(id_ for id_ in relation.premises if id_ not in map.relations)
    roles = {id_: role for id_, role in relation.roles.items() if id_ in premises}
    return relation if premises == relation.premises else evolve(relation, premises=premises, roles=roles)


def _incomplete(map: ArgumentMap) -> list[str]:
    """Return the relations without premise or target, and those that become such when these go."""
    needs = {r.id: [len(r.premises), int(bool(r.target))] for r in map.relations.values()}
    users: dict[str, list[tuple[str, int]]] = {}
    for relation in map.relations.values():
        for premise in relation.premises:
            users.setdefault(premise, []).append((relation.id, 0))
        users.setdefault(relation.target, []).append((relation.id, 1))
    gone = dict.fromkeys(id_ for id_, counts in needs.items() if 0 in counts)
    queue = list(gone)
    for lost in queue:
        for user, place in users.get(lost, ()):
            needs[user][place] -= 1
            if needs[user][place] == 0 and user not in gone:
                gone[user] = None
                queue.append(user)
    return [id_ for id_ in map.relations if id_ in gone]


def _of_kind(*kinds: RelationKind) -> Removal:
    return Removal(lambda map: [r.id for r in map.relations.values() if r.kind in kinds])


def _contradictions(map: ArgumentMap) -> list[str]:
    return [relation.id for relation in map.relations.values() if relation.kind == "contradiction"]


def _both_ways(map: ArgumentMap) -> ArgumentMap:
    """Return the map with every contradiction as rebuttals: of the target, and of each premise by it."""
    taken = {element.id for element in map}
    return rebuilt(map, (part for element in map for part in _rebuttals(element, taken)))


def _rebuttals(element: Element, taken: set[str]) -> Iterator[Element]:
    if not isinstance(element, Relation) or element.kind != "contradiction":
        yield element
        return
    yield evolve(element, kind="rebuttal")
    for premise in dict.fromkeys(element.premises) if element.target else ():
        if premise != element.target:
            id_ = _free(f"{element.id}.back", taken)
            yield evolve(
                element, id=id_, kind="rebuttal", premises=(element.target,), target=premise, roles={}
            )


def _plain_attack(relation: Relation, map: ArgumentMap) -> Relation:
    if relation.kind not in ATTACKS:
        return relation
    return evolve(relation, kind="undercut" if relation.target in map.relations else "rebuttal")


def _linked(map: ArgumentMap) -> list[str]:
    return [relation.id for relation in map.relations.values() if relation.is_linked]


def _linked_attacks(map: ArgumentMap) -> list[str]:
    return [id_ for id_ in _linked(map) if map.relations[id_].is_attack]


def _split(map: ArgumentMap) -> ArgumentMap:
    """Return the map with every linked relation as several; the first keeps the id."""
    return _split_up(map, frozenset(_linked(map)))


def _split_attacks(map: ArgumentMap) -> ArgumentMap:
    return _split_up(map, frozenset(_linked_attacks(map)))


def _split_up(map: ArgumentMap, ids: frozenset[str]) -> ArgumentMap:
    taken = {element.id for element in map}
    return rebuilt(map, (part for element in map for part in _parts(element, ids, taken)))


def _parts(element: Element, ids: frozenset[str], taken: set[str]) -> Iterator[Element]:
    if not isinstance(element, Relation) or element.id not in ids:
        yield element
        return
    for n, premise in enumerate(element.premises):
        id_ = element.id if n == 0 else _free(f"{element.id}.{n + 1}", taken)
        roles = {premise: element.roles[premise]} if premise in element.roles else {}
        yield evolve(element, id=id_, premises=(premise,), roles=roles)


def _free(id_: str, taken: set[str]) -> str:
    while id_ in taken:
        id_ += "'"
    taken.add(id_)
    return id_


def _parallel(map: ArgumentMap) -> list[str]:
    """Return the relations that say the same as an earlier one."""
    seen: set[tuple[str, frozenset[str], str]] = set()
    found = []
    for relation in map.relations.values():
        key = (relation.kind, frozenset(relation.premises), relation.target)
        if key in seen:
            found.append(relation.id)
        seen.add(key)
    return found


def _once(map: ArgumentMap) -> ArgumentMap:
    """Return the map with one relation of those that say the same; without them, others may do so."""
    while gone := _parallel(map):
        map = without_elements(map, gone)
    return map


# -- elements


def _all_of(*kinds: type[Element]) -> Removal:
    return Removal(lambda map: [element.id for element in map if isinstance(element, kinds)])


def _claimed(argument: Argument, _: ArgumentMap) -> Claim:
    names = ("id", "title", "text", "wordings", "quotes", "tags", "weight", "implicit", "data", "residue")
    return Claim(**{name: getattr(argument, name) for name in names})


def _sourceless(map: ArgumentMap) -> ArgumentMap:
    """Return the map without sources; what is quoted stays quoted."""
    return without_elements(_QUOTED_NOWHERE.take(map), map.sources)


def _quoted_nowhere(element: Claim | Argument | Utterance, _: ArgumentMap) -> Element:
    return _with_quotes(element, source="")


def _with_quotes(element: Any, **changes: Any) -> Element:
    """Return the element with all of its quotes changed."""
    if not element.quotes:
        return element  # type: ignore[no-any-return]
    changed: Element = evolve(element, quotes=tuple(evolve(quote, **changes) for quote in element.quotes))
    return changed


_QUOTING: Final = (Claim, Argument, Utterance)

_QUOTED_NOWHERE: Final = Change(_QUOTING, _quoted_nowhere)


def _quote_fields(*names: str) -> Change:
    empty = {name: getattr(Quote(), name) for name in names}
    return Change(_QUOTING, lambda element, _: _with_quotes(element, **empty))


def _unquoted(element: Any, _: ArgumentMap) -> Element:
    """Return the element without quotes; an utterance without a text takes their words as its own."""
    if not element.quotes:
        return element  # type: ignore[no-any-return]
    if isinstance(element, Utterance):
        return evolve(element, text=element.text or quoted_words(element), quotes=())
    bare: Element = evolve(element, quotes=())
    return bare


def quoted_words(utterance: Utterance) -> str:
    """Return the words that are quoted of an utterance, as one text."""
    return " … ".join(quote.exact for quote in utterance.quotes if quote.exact)


def _untitled(element: Claim | Argument, _: ArgumentMap) -> Element:
    return evolve(element, text=element.text or element.title, title="") if element.title else element


_SEVERAL: Final[Mapping[type[Element], tuple[str, ...]]] = {
    Actor: ("member_of",),
    Relation: ("premises",),
    Utterance: ("speakers",),
    Transition: ("starts", "ends"),
    Group: ("members",),
}


def _each_once(element: Element, _: ArgumentMap) -> Element:
    once: dict[str, Any] = {
        name: tuple(dict.fromkeys(getattr(element, name))) for name in _SEVERAL[type(element)]
    }
    return evolve(element, **once)


def _silent(map: ArgumentMap) -> list[str]:
    speakers = {id_ for utterance in map.utterances.values() for id_ in utterance.speakers}
    return [id_ for id_ in map.actors if id_ not in speakers]


def _isolated(map: ArgumentMap) -> list[str]:
    related = {id_ for r in map.relations.values() for id_ in (*r.premises, r.target)}
    return [id_ for id_ in (*map.claims, *map.arguments) if id_ not in related]


def _in_one_group(group: Group, map: ArgumentMap) -> Group:
    first: dict[str, str] = {}
    for other in map.groups.values():
        for member in other.members:
            first.setdefault(member, other.id)
    members = tuple(member for member in group.members if first[member] == group.id)
    return group if members == group.members else evolve(group, members=members)


# -- the map as a whole


def _extras(name: str, *, of_map: bool) -> Whole:
    """Return the taker of `data` or `residue`, of the elements or of the map itself."""
    if not of_map:
        blank = Blank(dict.fromkeys(ELEMENTS, (name,)))
        return Whole(blank.found, blank.take)

    def take(map: ArgumentMap) -> ArgumentMap:
        twin = map.copy()
        setattr(twin, name, {})
        return twin

    return Whole(lambda map: [""] if getattr(map, name) else [], take)


def _both(one: Taker, other: Taker) -> Whole:
    return Whole(
        lambda map: [*one.found(map), *other.found(map)],
        lambda map: other.take(one.take(map)),
    )


def _take_title(map: ArgumentMap) -> ArgumentMap:
    twin = map.copy()
    twin.title = ""
    return twin


_LETTERS: Final = dict(zip(ELEMENTS, "pscgrutab", strict=True))


def _counted(map: ArgumentMap) -> ArgumentMap:
    """Return the map with ids made afresh: a letter for the kind, and a number."""
    counts = dict.fromkeys(ELEMENTS, 0)
    new: dict[str, str] = {}
    for element in map:
        counts[type(element)] += 1
        new[element.id] = f"{_LETTERS[type(element)]}{counts[type(element)]}"
    return rebuilt(map, (evolve(rewired(e, new.__getitem__), id=new[e.id]) for e in map))


def _ids_not_counted(map: ArgumentMap) -> list[str]:
    return [old.id for old, new in zip(map, _counted(map), strict=True) if old.id != new.id]


def _relations_counted(map: ArgumentMap) -> ArgumentMap:
    """Return the map with the relations called `r1`, `r2`, …, but for what other elements are called."""
    new = dict(
        zip(map.relations, unused("r", (e.id for e in map if e.id not in map.relations)), strict=False)
    )
    return rebuilt(
        map, (evolve(rewired(e, lambda id_: new.get(id_, id_)), id=new.get(e.id, e.id)) for e in map)
    )


def _relations_not_counted(map: ArgumentMap) -> list[str]:
    counted = _relations_counted(map).relations
    return [old for old, new in zip(map.relations, counted, strict=True) if old != new]


def _in_reading_order(map: ArgumentMap) -> list[str]:
    """Return the ids of claims, arguments and relations in the order in which a tree is read.

    Depth first from what is premise of nothing, and then from what that does not reach (cycles), always in
    the order of the map; a relation comes before its premises.
    """
    below: dict[str, list[str]] = {}
    for relation in map.relations.values():
        if relation.target:
            below.setdefault(relation.target, []).append(relation.id)
        below[relation.id] = [*relation.premises, *below.get(relation.id, [])]
    for relation in map.relations.values():
        below[relation.id] = list(dict.fromkeys(below[relation.id]))
    nodes = [*map.claims, *map.arguments, *map.relations]
    under = {id_ for ids in below.values() for id_ in ids}
    seen: dict[str, None] = {}
    for start in (*(id_ for id_ in nodes if id_ not in under), *nodes):
        stack = [start]
        while stack:
            id_ = stack.pop()
            if id_ not in seen:
                seen[id_] = None
                stack += reversed(below.get(id_, ()))
    return list(seen)


def _ordered(map: ArgumentMap) -> ArgumentMap:
    order = dict.fromkeys(_in_reading_order(map))
    return rebuilt(map, (*(map[id_] for id_ in order), *(e for e in map if e.id not in order)))


def _disordered(map: ArgumentMap) -> list[str]:
    kinds = (map.claims, map.arguments, map.relations)
    order = _in_reading_order(map)
    read = [id_ for kind in kinds for id_ in order if id_ in kind]
    return [old for old, new in zip((id_ for kind in kinds for id_ in kind), read, strict=True) if old != new]


# -- texts

_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for (production 2, Char)."""


FEATURES: Final[Mapping[str, Feature]] = {
    "title": Feature("the title of the map", Whole(lambda map: [""] if map.title else [], _take_title)),
    "map data": Feature("the extra data of the map", _extras("data", of_map=True)),
    "data": Feature("the extra data of elements", _extras("data", of_map=False)),
    "residue": Feature(
        "what other formats brought for themselves",
        _both(_extras("residue", of_map=False), _extras("residue", of_map=True)),
    ),
    # who
    "actor details": Feature(
        "the kinds, sides, roles and addresses of actors",
        Blank({Actor: ("kind", "side", "role", "url")}),
    ),
    "memberships": Feature("that actors belong to others", Blank({Actor: ("member_of",)})),
    "silent actors": Feature("actors that say nothing", Removal(_silent)),
    "actors": Feature("actors, and who said what", _all_of(Actor)),
    # where
    "pages": Feature("the pages of quotes", _quote_fields("page")),
    "quote contexts": Feature("the words around quotes", _quote_fields("prefix", "suffix")),
    "quote places": Feature("the places of quotes in the text", _quote_fields("start", "end")),
    "quotes": Feature("quotes, other than as what was said", Change(_QUOTING, _unquoted)),
    "dates": Feature("the dates of sources", Blank({Source: ("date",)})),
    "source texts": Feature("the texts of sources", Blank({Source: ("text",)})),
    "source details": Feature(
        "the publishers, authors, addresses, paths and rights of sources",
        Blank({Source: ("publisher", "authors", "url", "path", "rights")}),
    ),
    "sources": Feature("sources", Whole(lambda map: list(map.sources), _sourceless)),
    # what was said
    "times": Feature("when something was said", Blank({Utterance: ("when",)})),
    "transition schemes": Feature("the schemes of transitions", Blank({Transition: ("scheme",)})),
    "acts": Feature("speech acts", _all_of(SpeechAct)),
    "transitions": Feature("which utterance answers which", _all_of(Transition)),
    "utterances": Feature("utterances", _all_of(Utterance)),
    # claims and arguments
    "wordings": Feature("other wordings", Blank(dict.fromkeys((Claim, Argument), ("wordings",)))),
    "tags": Feature("tags", Blank(dict.fromkeys((Claim, Argument), ("tags",)))),
    "weights": Feature("the weights of claims", Blank(dict.fromkeys((Claim, Argument), ("weight",)))),
    "implicit": Feature("that claims are implicit", Blank(dict.fromkeys((Claim, Argument), ("implicit",)))),
    "titles": Feature("titles beside texts", Change((Claim, Argument), _untitled)),
    "texts": Feature("the texts of claims", Blank(dict.fromkeys((Claim, Argument), ("text",)))),
    "steps": Feature("the steps of arguments", Blank({Argument: ("steps",)})),
    "arguments": Feature("arguments, other than as claims", Change((Argument,), _claimed)),
    # relations
    "schemes": Feature("the schemes of relations", Blank({Relation: ("scheme",)})),
    "roles": Feature("the roles of premises", Blank({Relation: ("roles",)})),
    "relation weights": Feature("the weights of relations", Blank({Relation: ("weight",)})),
    "implicit relations": Feature("that relations are implicit", Blank({Relation: ("implicit",)})),
    "supports": Feature("supports", _of_kind("support")),
    "attacks": Feature("attacks", _of_kind(*ATTACKS)),
    "equivalences": Feature("what says the same", _of_kind("equivalence")),
    "preferences": Feature("preferences", _of_kind("preference")),
    "contradictions": Feature(
        "contradictions, other than as rebuttals both ways", Whole(_contradictions, _both_ways)
    ),
    "attack kinds": Feature(
        "which attack is a rebuttal, an undercut or a contradiction, other than by what it is on",
        Change((Relation,), _plain_attack),
    ),
    "relations as premises": Feature(
        "that a relation is a premise", Change((Relation,), _without_relations_as_premises)
    ),
    "relations on relations": Feature("relations from or to other relations", Removal(_on_relations)),
    "incomplete relations": Feature("relations without premise or target", Removal(_incomplete)),
    "repetitions": Feature("that something is named twice in one place", Change(tuple(_SEVERAL), _each_once)),
    "linked attacks": Feature("that premises attack together", Whole(_linked_attacks, _split_attacks)),
    "linked premises": Feature("that premises work together", Whole(_linked, _split)),
    "parallel relations": Feature("a relation that says the same as another", Whole(_parallel, _once)),
    "isolated claims": Feature("claims in no relation", Removal(_isolated)),
    # the rest
    "several groups": Feature("that something is in several groups", Change((Group,), _in_one_group)),
    "nested groups": Feature("that groups lie in others", Blank({Group: ("parent",)})),
    "groups": Feature("groups", _all_of(Group)),
    "control characters": Feature(
        "characters that no XML document may have", Retext(lambda text: _UNPRINTABLE.sub("\ufffd", text))
    ),
    "white space": Feature(
        "line breaks, and more than one blank on end", Retext(lambda text: " ".join(text.split()))
    ),
    "order": Feature("the order of elements, other than that of reading", Whole(_disordered, _ordered)),
    "relation ids": Feature("the ids of relations", Whole(_relations_not_counted, _relations_counted)),
    "ids": Feature("ids", Whole(_ids_not_counted, _counted)),
}
"""All features by their words, in the order in which they are taken out."""
