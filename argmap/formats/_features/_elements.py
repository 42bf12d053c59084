"""Claims, arguments, actors, quotes and groups: what of them may be taken out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import evolve

from argmap.formats._features._takers import (
    Change,
    Removal,
    without_elements,
)
from argmap.model import (
    ELEMENTS,
    Actor,
    Argument,
    ArgumentMap,
    Claim,
    Element,
    Group,
    Quote,
    Relation,
    Transition,
    Utterance,
)

__all__ = [
    "QUOTING",
    "SEVERAL",
    "all_of",
    "claimed",
    "each_once",
    "in_one_group",
    "isolated",
    "of_claims",
    "quote_fields",
    "quoted_words",
    "silent",
    "sourceless",
    "unquoted",
    "untitled",
]


def all_of(*kinds: type[Element]) -> Removal:
    """Return the taker of all elements of some kinds."""
    names = [name for kind, name in ELEMENTS.items() if kind in kinds]
    return Removal(lambda map: [id_ for name in names for id_ in getattr(map, name)])


def claimed(argument: Argument, _: ArgumentMap) -> Claim:
    """Return an argument as a claim, without its steps."""
    names = ("id", "title", "text", "wordings", "quotes", "tags", "weight", "implicit", "data", "residue")
    return Claim(**{name: getattr(argument, name) for name in names})


def sourceless(map: ArgumentMap) -> ArgumentMap:
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


QUOTING: Final = (Claim, Argument, Utterance)

_QUOTED_NOWHERE: Final = Change(QUOTING, _quoted_nowhere)


def quote_fields(*names: str) -> Change:
    """Return the taker that empties some fields of all quotes."""
    empty = {name: getattr(Quote(), name) for name in names}
    return Change(QUOTING, lambda element, _: _with_quotes(element, **empty))


def unquoted(element: Any, _: ArgumentMap) -> Element:
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


def untitled(element: Claim | Argument, _: ArgumentMap) -> Element:
    """Return a claim or an argument without its title, which is its text where it has no other."""
    return evolve(element, text=element.text or element.title, title="") if element.title else element


SEVERAL: Final[Mapping[type[Element], tuple[str, ...]]] = {
    Actor: ("member_of",),
    Relation: ("premises",),
    Utterance: ("speakers",),
    Transition: ("starts", "ends"),
    Group: ("members",),
}


def each_once(element: Element, _: ArgumentMap) -> Element:
    """Return an element that names nothing twice in one place."""
    once: dict[str, Any] = {
        name: tuple(dict.fromkeys(getattr(element, name))) for name in SEVERAL[type(element)]
    }
    return evolve(element, **once)


def silent(map: ArgumentMap) -> list[str]:
    """Return the actors that say nothing."""
    speakers = {id_ for utterance in map.utterances.values() for id_ in utterance.speakers}
    return [id_ for id_ in map.actors if id_ not in speakers]


def isolated(map: ArgumentMap) -> list[str]:
    """Return the claims and arguments in no relation."""
    related = {id_ for r in map.relations.values() for id_ in (*r.premises, r.target)}
    return [id_ for id_ in (*map.claims, *map.arguments) if id_ not in related]


def of_claims(group: Group, map: ArgumentMap) -> Group:
    """Return a group without what is no claim."""
    members = tuple(member for member in group.members if member in map.claims)
    return group if members == group.members else evolve(group, members=members)


def in_one_group(group: Group, map: ArgumentMap) -> Group:
    """Return a group without what is in an earlier one."""
    first: dict[str, str] = {}
    for other in map.groups.values():
        for member in other.members:
            first.setdefault(member, other.id)
    members = tuple(member for member in group.members if first[member] == group.id)
    return group if members == group.members else evolve(group, members=members)
