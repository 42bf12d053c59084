"""What is wrong between the elements of a document: ids used twice, references that lead nowhere, cycles.

A map refuses the first such fault; a document is told all of them at once, each with its path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final

from argmap.formats._json import Fault, Plain
from argmap.formats.json._shape import LISTS
from argmap.model import NOUNS, Actor, Element, Group, Relation, references

__all__ = ["Found", "broken"]

Found = Mapping[str, Element]
"""The elements of a document that are sound in themselves, by path."""

_FIELDS: Final = {
    "premise": "premises",
    "target": "target",
    "membership": "member_of",
    "quoted source": "quotes.source",
    "step": "steps.claim",
    "inference": "steps.inference",
    "speaker": "speakers",
    "source": "source",
    "start": "starts",
    "end": "ends",
    "anchor": "anchor",
    "content": "content",
    "parent": "parent",
    "member": "members",
}
"""The field in which a reference of each role stands."""

_MANY = 2_000
"""Above this many ids a fault does not look for the nearest one."""


def broken(document: Plain, found: Found) -> Iterator[Fault]:
    """Yield all faults between elements that are sound in themselves."""
    ids: dict[str, tuple[str, type[Element]]] = {}
    for path, kind, id_ in _ids(document):
        if id_ in ids:
            yield Fault(f"{path}.id", f"the id {id_!r} is taken already, by {ids[id_][0]}")
        ids.setdefault(id_, (path, kind))
    kinds = {id_: kind for id_, (_, kind) in ids.items()}
    for path, element in found.items():
        yield from _astray(path, element, kinds)
    yield from _cycles(found)


def _ids(document: Plain) -> Iterator[tuple[str, type[Element], str]]:
    for name, kind in LISTS.items():
        items = document.get(name)
        for n, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict) and isinstance(id_ := item.get("id"), str):
                yield f"$.{name}[{n}]", kind, id_


def _astray(path: str, element: Element, kinds: Mapping[str, type[Element]]) -> Iterator[Fault]:
    """Yield the references of one element that lead nowhere, or to what they may not lead to."""
    for role, id_ in dict.fromkeys(references(element)):
        kind = kinds.get(id_)
        if kind is None:
            yield Fault(path + _field(element, role.name, id_), _missing(id_, kinds))
        elif kind not in role.allowed:
            allowed = " or ".join(noun for other, noun in NOUNS.items() if other in role.allowed)
            message = f"must be {allowed}, not {id_!r}, which is {NOUNS[kind]}"
            yield Fault(path + _field(element, role.name, id_), message)
    if isinstance(element, Relation):
        for id_ in element.roles:
            if id_ not in element.premises:
                yield Fault(f"{path}.roles", f"{id_!r} has a role but is none of the premises")


def _missing(id_: str, kinds: Mapping[str, object]) -> str:
    near = get_close_matches(id_, kinds, n=1) if len(kinds) < _MANY else []
    return f"nothing has the id {id_!r}" + (f"; did you mean {near[0]!r}?" if near else "")


def _field(element: Element, role: str, id_: str) -> str:
    """Return the path, within an element, of the first reference to an id in some role."""
    name, _, inner = _FIELDS[role].partition(".")
    value: Any = getattr(element, name)
    if isinstance(value, str):
        return f".{name}"
    n = next(n for n, item in enumerate(value) if (getattr(item, inner) if inner else item) == id_)
    return f".{name}[{n}]" + (f".{inner}" if inner else "")


def _cycles(found: Found) -> Iterator[Fault]:
    """Yield one fault for every knot of groups or of actors that lie in one another."""
    import networkx as nx

    above = {element.id: (path, _above(element)) for path, element in found.items()}
    graph: nx.DiGraph[str] = nx.DiGraph(
        (id_, up) for id_, (_, ups) in above.items() for up in ups if up in above
    )
    for knot in nx.strongly_connected_components(graph):
        start = next(id_ for id_ in above if id_ in knot)
        if len(knot) > 1 or graph.has_edge(start, start):
            round_ = [start]
            while round_.count(round_[-1]) == 1:
                round_.append(next(up for up in above[round_[-1]][1] if up in knot))
            cycle = round_[round_.index(round_[-1]) :]
            yield Fault(above[cycle[0]][0], f"membership is cyclic: {' in '.join(map(repr, cycle))}")


def _above(element: Element) -> Iterable[str]:
    if isinstance(element, Actor):
        return element.member_of
    return (element.parent,) if isinstance(element, Group) and element.parent else ()
