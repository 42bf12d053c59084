"""From a map to a graph: an element for a node, a reference for an edge.

What the reader kept as residue is used where it still says the same as the element: a name of a scheme, the
way in which a speaker stands before the words, the ids and the order of edges. What was edited since is
written anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any, Final

from attrs import define, field

from argmap.formats._aif._edges import Pair, pairs
from argmap.formats._aif._graph import Graph, key, residue_of
from argmap.formats._aif._people import full_name
from argmap.formats._aif._reading import instant
from argmap.formats._aif._speakers import joined, split
from argmap.formats._aif._words import DEFAULTS, TYPES, act_of, force_of, is_named, scheme_fields, scheme_of
from argmap.formats._features import quoted_words
from argmap.formats._json import Plain
from argmap.model import (
    Argument,
    ArgumentMap,
    Claim,
    Relation,
    SpeechAct,
    Transition,
    Utterance,
)
from argmap.notes import Notes

__all__ = ["write_graph"]

Kept = Mapping[str, Any]


@define(eq=False)
class _Writing:
    """What is known of a map while its graph is made; `known` are the ids of nodes that came from a file."""

    name: str
    map: ArgumentMap
    notes: Notes
    known: Mapping[str, None]
    nodes: dict[str, Plain] = field(factory=dict)
    unnamed: list[str] = field(factory=list)


def write_graph(map: ArgumentMap, name: str, notes: Notes) -> Graph:
    """Return the graph of a map; `name` is that of the format, under which residue was kept."""
    own = residue_of(map, name)
    writing = _Writing(name, map, notes, dict.fromkeys(i for i in _list(own.get("nodes")) if type(i) is str))
    owners = dict(_owners(writing))
    made = dict(_nodes(writing))
    for id_ in owners:
        del made[id_]
    in_order = list(writing.known) == list(made)
    writing.nodes = made if in_order else {id_: made[id_] for id_ in writing.known if id_ in made} | made
    others = [
        n for n in _list(own.get("others")) if isinstance(n, Mapping) and key(n.get("nodeID")) not in made
    ]
    graph = Graph(nodes=[*writing.nodes.values(), *(dict(node) for node in others)])
    graph.edges = _edges(writing, own)
    graph.locutions = [*_locutions(writing, owners), *_strays(own)]
    graph.participants = _participants(writing, own)
    if writing.unnamed:
        first, count = writing.unnamed[0], len(writing.unnamed)
        notes.add("AM-I006", f"{count} names of speakers cannot stand before what they said", element=first)
    return graph


def _list(value: object) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()


# -- nodes


def _nodes(writing: _Writing) -> Iterator[tuple[str, Plain]]:
    m = writing.map
    propositions: tuple[Claim | Argument, ...] = (*m.claims.values(), *m.arguments.values())
    for proposition in propositions:
        yield proposition.id, _proposition(writing, proposition)
    for relation in m.relations.values():
        yield relation.id, _scheme_node(writing, relation, TYPES[relation.kind])
    for utterance in m.utterances.values():
        yield utterance.id, _locution_node(writing, utterance)
    for transition in m.transitions.values():
        yield transition.id, _scheme_node(writing, transition, "TA")
    for act in m.acts.values():
        yield act.id, _force_node(writing, act)


_RESERVED: Final = frozenset({"nodeID", "text", "type", "scheme", "schemeID", "locution", "owner"})


def _node(id_: str, type_: str, text: Any, kept: Kept) -> Plain:
    """Return a node with what else was kept of it."""
    node: Plain = {"nodeID": id_, "text": text, "type": type_}
    if not kept:
        return node
    own, written = kept.get("nodeID"), kept.get("type")
    if own is not None and type(own) is not bool and (key(own) == id_ or id_.startswith(f"{key(own)}~")):
        node["nodeID"] = own
    if isinstance(written, str) and written.strip().upper() in _SAME_TYPE.get(type_, {type_}):
        node["type"] = written
    for name, value in kept.items():
        if name not in _RESERVED:
            node[name] = value
    return node


def _as_was(id_: str, type_: str, text: Any, kept: Kept) -> Plain:
    """Return a node with all that was kept of it, its scheme too."""
    if _CHANGING.isdisjoint(kept):
        return {"nodeID": id_, "text": text, "type": type_, **kept}
    node = _node(id_, type_, text, kept)
    for name in ("scheme", "schemeID"):
        if name in kept:
            node[name] = kept[name]
    return node


_CHANGING: Final = _RESERVED - {"scheme", "schemeID"}


_SAME_TYPE: Final = {"I": frozenset({"I", "EN"})}


def _text(text: str, kept: Kept) -> Any:
    """Return a text, as no text at all where it was that in the file."""
    raw = kept.get("text", text)
    return raw if not isinstance(raw, str) and key(raw) == text else text


def _proposition(writing: _Writing, said: Claim | Argument) -> Plain:
    kept = residue_of(said, writing.name)
    text = said.text or said.title
    return _as_was(said.id, "I", _text(text, kept), kept)


def _scheme_node(writing: _Writing, element: Relation | Transition, type_: str) -> Plain:
    kept, scheme = residue_of(element, writing.name), element.scheme
    label = scheme or DEFAULTS[type_]
    raw = kept.get("text", label)
    if scheme_of(type_, key(raw), kept.get("scheme")) == scheme and element.id in writing.known:
        return _as_was(element.id, type_, raw, kept)
    return _node(element.id, type_, label, kept) | scheme_fields(type_, label)


def _force_node(writing: _Writing, act: SpeechAct) -> Plain:
    kept, force = residue_of(act, writing.name), force_of(act.act)
    raw = kept.get("text", force)
    agree = "text" in kept or is_named(kept.get("scheme"), force)
    if agree and act_of(key(raw)) == act.act and act.id in writing.known:
        return _as_was(act.id, "YA", raw, kept)
    return _node(act.id, "YA", force, kept) | scheme_fields("YA", force.replace("Pure ", "Pure"))


def _locution_node(writing: _Writing, utterance: Utterance) -> Plain:
    kept = residue_of(utterance, writing.name)
    words = utterance.text or quoted_words(utterance)
    name = _names(writing, utterance)
    text = kept.get("text")
    if "text" in kept and not isinstance(text, str):
        text = _text(words, kept) if not name else joined(name, words)
    elif text is None or split(text) not in _said_so(writing, utterance, name, words, kept):
        text = joined(name, words)
        if name and split(text)[0] != name:
            writing.unnamed.append(utterance.id)
    return _node(utterance.id, "L", text, kept)


def _names(writing: _Writing, utterance: Utterance) -> str:
    actors = (writing.map.actors[id_] for id_ in utterance.speakers)
    return ", ".join(actor.name for actor in actors if actor.name)


def _said_so(
    writing: _Writing, utterance: Utterance, name: str, words: str, kept: Kept
) -> tuple[tuple[str, str], ...]:
    """Return what a text may be taken apart into: without a name where the locution tells the person."""
    locution = kept.get("locution")
    person = locution.get("personID") if isinstance(locution, Mapping) else None
    persons = (known for id_ in utterance.speakers for known in _persons(writing, id_))
    known = person is not None and key(person) in map(key, persons)
    return ((name, words), ("", words)) if known else ((name, words),)


# -- edges


def _edges(writing: _Writing, own: Kept) -> list[Plain]:
    """Return the edges: those of the file in its order and with its ids, then new ones."""
    nodes = writing.nodes
    wanted = [pair for pair in pairs(writing.map) if pair[0] in nodes and pair[1] in nodes]
    ordered = _known_edges(writing, own, wanted)
    fresh = _numbers(edge for _, edge in ordered)
    done = {place for place, _ in ordered}
    if len(done) - (-1 in done) < len(wanted):
        missing = [place for place in range(len(wanted)) if place not in done]
        ordered += [(place, _new_edge(writing, wanted[place], next(fresh))) for place in missing]
    if not _in_order(wanted, ordered):
        ordered.sort(key=itemgetter(0))
    return [edge for _, edge in ordered]


def _known_edges(writing: _Writing, own: Kept, wanted: list[Pair]) -> list[tuple[int, Plain]]:
    """Return the edges of the file that are still true, each with its place among the wanted; -1 if loose."""
    first: dict[tuple[Any, Any], int] = {}
    following: dict[int, int] = {}
    for place in range(len(wanted) - 1, -1, -1):
        source, target, _, _ = wanted[place]
        if (ends := (source, target)) in first:
            following[place] = first[ends]
        first[ends] = place
    ordered: list[tuple[int, Plain]] = []
    for edge in _list(own.get("edges")):
        if not isinstance(edge, tuple) or len(edge) < _LOOSE:
            continue
        if len(edge) > _LOOSE and edge[_LOOSE] is True:
            if _may_stay(writing, edge):
                ordered.append((-1, _edge(edge)))
            continue
        ends = key(edge[1]), key(edge[2])
        place = first.get(ends, -1)
        if place >= 0:
            first[ends] = following.get(place, -1)
            ordered.append((place, _edge(edge)))
    return ordered


_LOOSE: Final = 3


def _edge(edge: tuple[Any, ...]) -> Plain:
    plain: Plain = {"edgeID": edge[0], "fromID": edge[1], "toID": edge[2], "formEdgeID": None}
    if len(edge) > _LOOSE + 1 and isinstance(edge[4], Mapping):
        plain.update(edge[4])
    return plain


def _may_stay(writing: _Writing, edge: tuple[Any, ...]) -> bool:
    """Whether the ends of a loose edge are what they were: still there, or never."""
    return all(key(end) in writing.nodes or key(end) not in writing.known for end in edge[1:3])


def _new_edge(writing: _Writing, pair: Pair, number: str) -> Plain:
    ends = (writing.nodes[id_]["nodeID"] for id_ in (pair.source, pair.target))
    source, target = ends
    edge: Plain = {"edgeID": number, "fromID": source, "toID": target, "formEdgeID": None}
    return edge | {"role": pair.role} if pair.role else edge


_LONGEST: Final = 18
"""Digits of a number that a database counts with."""


def _numbers(edges: Iterable[Plain]) -> Iterator[str]:
    """Yield ids for new edges, beyond all that are numbers already."""
    ids = (key(edge["edgeID"]) for edge in edges)
    number = max((int(i) for i in ids if i.isdecimal() and len(i) <= _LONGEST), default=0)
    while True:
        number += 1
        yield str(number)


def _in_order(wanted: list[Pair], ordered: list[tuple[int, Plain]]) -> bool:
    """Whether the premises of each relation, and the ends of each transition, come in their order."""
    last: dict[str, int] = {}
    for place, _ in ordered:
        if place >= 0 and (group := wanted[place][3]):
            if last.get(group, -1) > place:
                return False
            last[group] = place
    return True


# -- locutions


def _owners(writing: _Writing) -> Iterator[tuple[str, str]]:
    """Yield the utterances and acts that stand for the owner of a node, each with the id of that node."""
    for act in writing.map.acts.values():
        said = writing.map.utterances.get(act.anchor)
        if said is None or not act.content or act.content in writing.map.utterances:
            continue
        flags = (residue_of(element, writing.name).get("owner") for element in (act, said))
        if act.act == "assert" and all(flag is True for flag in flags) and not (said.text or said.quotes):
            yield act.id, act.content
            yield said.id, act.content


def _locutions(writing: _Writing, owners: Mapping[str, str]) -> Iterator[Plain]:
    for utterance in writing.map.utterances.values():
        node = owners.get(utterance.id, utterance.id)
        raw = residue_of(utterance, writing.name).get("locution")
        kept = raw if isinstance(raw, Mapping) else {}
        if kept or utterance.when or (utterance.speakers and utterance.id not in writing.known):
            yield _locution(writing, utterance, writing.nodes[node]["nodeID"], kept)


def _locution(writing: _Writing, utterance: Utterance, node: object, kept: Kept) -> Plain:
    persons = [person for id_ in utterance.speakers for person in _persons(writing, id_)]
    person = kept.get("personID")
    if (persons and key(person) not in map(key, persons)) or (not kept and not persons):
        person = persons[0] if persons else None
    start = kept.get("start")
    if instant(start) != utterance.when:
        start = utterance.when or None
    blank = dict(kept) if kept else {"personID": None, "start": None, "end": None, "source": None}
    told = {"personID": person, "start": start}
    return {
        **blank,
        **{name: value for name, value in told.items() if name in blank or value},
        "nodeID": node,
    }


def _persons(writing: _Writing, id_: str) -> tuple[Any, ...]:
    """Return the persons that an actor goes by."""
    kept = _list(residue_of(writing.map.actors[id_], writing.name).get("persons"))
    return tuple(p for p in kept if isinstance(p, (str, int))) or (id_,)


def _strays(own: Kept) -> Iterator[Plain]:
    for locution in _list(own.get("locutions")):
        if isinstance(locution, Mapping):
            yield dict(locution)


def _participants(writing: _Writing, own: Kept) -> list[Plain]:
    """Return the participants in the order of the file, then new ones."""
    places = {key(id_): place for place, id_ in enumerate(_list(own.get("participants")))}
    made = _made_of_actors(writing)
    return sorted(made, key=lambda one: places.get(key(one.get("participantID")), len(places)))


def _made_of_actors(writing: _Writing) -> Iterator[Plain]:
    """Yield the participants: those of the file whose names still hold, and actors that are new."""
    for actor in writing.map.actors.values():
        kept = [
            p for p in _list(residue_of(actor, writing.name).get("participants")) if isinstance(p, Mapping)
        ]
        if kept and full_name(kept[0]) == actor.name:
            yield from (dict(participant) for participant in kept)
        elif kept or writing.name not in actor.residue:
            first, _, last = actor.name.partition(" ")
            yield {"participantID": _persons(writing, actor.id)[0], "firstname": first, "surname": last}
