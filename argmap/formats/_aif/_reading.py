"""From a graph to a map: nodes become elements, edges the references between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from attrs import define, field

from argmap._collector import paused_collector
from argmap.errors import ParseError
from argmap.formats._aif._graph import Graph, key
from argmap.formats._aif._people import People
from argmap.formats._aif._speakers import joined
from argmap.formats._aif._words import DEFAULTS, RELATIONS, act_of, force_of, is_named, scheme_of
from argmap.formats._json import Plain, bounded_extras
from argmap.formats._located import free
from argmap.model import ArgumentMap, Claim, Element, FrozenDict, Relation, SpeechAct, Transition, Utterance
from argmap.notes import Notes, Severity

__all__ = ["guarded", "instant", "read_graph"]

_GROUPS: Final = {
    "I": "claim",
    "EN": "claim",
    **dict.fromkeys(RELATIONS, "relation"),
    "L": "utterance",
    "TA": "transition",
    "YA": "act",
}
_WHEN: Final = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)")


@define(eq=False)
class _Part:
    """A node on its way to become an element, with the ids of what its edges make it refer to."""

    id: str
    type: str
    group: str
    node: Plain
    before: list[str] = field(factory=list)
    after: list[str] = field(factory=list)


@define(eq=False)
class _Reading:
    """What is known of a graph while it is read."""

    name: str
    graph: Graph
    notes: Notes
    parts: dict[str, _Part] = field(factory=dict)
    others: list[Plain] = field(factory=list)
    edges: list[tuple[Any, ...]] = field(factory=list)
    locutions: dict[str, Plain] = field(factory=dict)
    owned: list[tuple[_Part, Plain]] = field(factory=list)
    strays: list[Plain] = field(factory=list)
    residues: dict[tuple[tuple[str, Any], ...], FrozenDict] = field(factory=dict)


def read_graph(graph: Graph, name: str, notes: Notes) -> ArgumentMap:
    """Return the map that a graph is; `name` is that of the format, under which residue is kept."""
    reading = _Reading(name, graph, notes)
    _take_nodes(reading)
    _take_edges(reading)
    _take_locutions(reading)
    said = {part.id: part.node["text"] for part in reading.parts.values() if part.type == "L"}
    people = People.of(reading.locutions, said, graph.participants, {*reading.parts})
    elements = [_MAKERS[part.group](reading, part, people) for part in reading.parts.values()]
    owned = [e for part, locution in reading.owned for e in _owned(reading, part, locution, people)]
    map_ = ArgumentMap(residue={name: _kept(reading, people)})
    map_.add(*people.actors(name), *elements, *owned)
    return map_


@contextmanager
def guarded(notes: Notes, *, strict: bool) -> Iterator[None]:
    """Read a graph meanwhile; refuse what extras cannot hold and, if `strict`, what others are told in notes.

    Raises:
        ParseError: there are such notes; but what is merely unknown is nobody's fault.
    """
    before = len(notes)
    with paused_collector(), bounded_extras():
        yield
    faults = [note for note in notes[before:] if note.severity != "info"] if strict else []
    if faults:
        raise ParseError(faults[0].message, faults=tuple(note.message for note in faults[1:]))


# -- nodes


def _take_nodes(reading: _Reading) -> None:
    parts, last = reading.parts, dict[str, int]()
    twice, unknown = [], []
    for node in reading.graph.nodes:
        id_, type_ = key(node.get("nodeID")), node.get("type")
        if type(type_) is not str or type_ not in _GROUPS:
            type_ = str(node.get("type", "")).strip().upper()
        if type_ not in _GROUPS:
            reading.others.append(node)
            unknown.append(id_)
            continue
        if not id_ or id_ in parts:
            twice.append(id_)
            id_ = free(f"{id_ or 'node'}~", parts, last)
        if type(text := node.get("text")) is not str:
            node = {**node, "text": key(text), _RAW: text}  # noqa: PLW2901
        parts[id_] = _Part(id_, type_, _GROUPS[type_], node)
    _tell(reading, "AM-I001", "nodes have an id that is taken, or none, and get another one", twice)
    _tell(reading, "AM-I002", "nodes of unknown types are kept as they stand", unknown, "info")


_RAW: Final = "raw text"
"""Where a node keeps a text that was no text."""


_NAMED: Final = 3
"""So many ids are named in a note; of more, it tells how many."""


def _tell(reading: _Reading, code: str, what: str, ids: list[str], severity: Severity = "warning") -> None:
    """Note once what is odd about several things."""
    if ids:
        more = f" and {len(ids) - _NAMED:,} more" if len(ids) > _NAMED else ""
        told = f"{what}: {', '.join(map(repr, ids[:_NAMED]))}{more}"
        reading.notes.add(code, told, severity=severity)


# -- edges


def _take_edges(reading: _Reading) -> None:
    """Give every edge to the node that it says something of; the others are loose, and kept."""
    edges = reading.graph.edges
    parts = reading.parts
    ends = [(parts.get(key(edge.get("fromID"))), parts.get(key(edge.get("toID")))) for edge in edges]
    between = [(one, other) for one, other in ends if one and other and one.group == "relation"]
    aimed = {one.id for one, other in between if other.group == "claim"}
    others = {key(node.get("nodeID")) for node in reading.others}
    dangling: list[str] = []
    loose: list[str] = []
    for edge, (source, target) in zip(edges, ends, strict=True):
        rule = _RULES.get((source.group, target.group)) if source and target else None
        if rule and source and target and rule(source, target, edge, aimed):
            reading.edges.append(_kept_edge(edge, source, target))
            continue
        reading.edges.append(_loose_edge(edge))
        known = [end or key(edge.get(name)) in others for end, name in ((source, "fromID"), (target, "toID"))]
        (loose if all(known) else dangling).append(_told(edge))
    edges.clear()  # they take more room than all that is made of them
    _tell(reading, "AM-I003", "edges from or to no node are kept as they stand", dangling)
    _tell(reading, "AM-I004", "edges that mean nothing in AIF are kept as they stand", loose, "info")


def _told(edge: Plain) -> str:
    return f"{key(edge.get('fromID'))} → {key(edge.get('toID'))}"


def _premise(source: _Part, target: _Part, _: Plain, __: set[str]) -> bool:
    target.before.append(source.id)
    return True


def _conclusion(source: _Part, target: _Part, _: Plain, __: set[str]) -> bool:
    if source.after:
        return False
    source.after.append(target.id)
    return True


def _between_relations(source: _Part, target: _Part, edge: Plain, aimed: set[str]) -> bool:
    """A relation that concludes nothing yet is on the other one, as an undercut is; else it is a premise."""
    if edge.get("role") != "premise" and source.id not in aimed and not source.after:
        source.after.append(target.id)
    else:
        target.before.append(source.id)
    return True


def _anchor(source: _Part, target: _Part, _: Plain, __: set[str]) -> bool:
    if target.before:
        return False
    target.before.append(source.id)
    return True


def _end(source: _Part, target: _Part, _: Plain, __: set[str]) -> bool:
    source.after.append(target.id)
    return True


def _between_transitions(source: _Part, target: _Part, edge: Plain, _: set[str]) -> bool:
    if edge.get("role") == "start":
        target.before.append(source.id)
    else:
        source.after.append(target.id)
    return True


_Rule = Callable[[_Part, _Part, Plain, set[str]], bool]

_RULES: Final[Mapping[tuple[str, str], _Rule]] = {
    ("claim", "relation"): _premise,
    ("relation", "claim"): _conclusion,
    ("relation", "relation"): _between_relations,
    ("utterance", "act"): _anchor,
    ("transition", "act"): _anchor,
    ("act", "claim"): _conclusion,
    ("act", "relation"): _conclusion,
    ("act", "utterance"): _conclusion,
    ("utterance", "transition"): _premise,
    ("transition", "utterance"): _end,
    ("transition", "transition"): _between_transitions,
}
"""What an edge between two nodes says, by what they become."""

_EDGE: Final = ("edgeID", "fromID", "toID")


def _kept_edge(edge: Plain, source: _Part, target: _Part) -> tuple[Any, ...]:
    """Return an edge as residue: its id, from, to; and if need be that it is not loose, and other fields."""
    ends = edge["fromID"], edge["toID"]
    one, other = source.id, target.id  # the text of an id is there once, however many edges have it
    plain = edge.get("edgeID"), one if ends[0] == one else ends[0], other if ends[1] == other else ends[1]
    is_usual = len(edge) == len(_EDGE) + 1 and edge.get("formEdgeID", edge) is None
    rest = None if is_usual or len(edge) == len(_EDGE) else _rest_of(edge)
    return (*plain, False, rest) if rest else plain


def _loose_edge(edge: Plain) -> tuple[Any, ...]:
    rest = _rest_of(edge)
    plain = (edge.get("edgeID"), edge.get("fromID"), edge.get("toID"), True)
    return (*plain, rest) if rest else plain


def _rest_of(edge: Plain) -> Plain:
    return {name: value for name, value in edge.items() if name not in _EDGE and value is not None}


# -- locutions


def _take_locutions(reading: _Reading) -> None:
    for locution in reading.graph.locutions:
        part = reading.parts.get(key(locution.get("nodeID")))
        if part and part.group in {"claim", "relation"}:
            reading.owned.append((part, locution))
        elif part and part.group == "utterance" and part.id not in reading.locutions:
            reading.locutions[part.id] = locution
        else:
            reading.strays.append(locution)
    ids = [key(locution.get("nodeID")) for locution in reading.strays]
    _tell(reading, "AM-I005", "locutions of what was not said are kept as they stand", ids)


def instant(start: object) -> str:
    """Return a time of AIFdb in ISO 8601; another text as it is.

    >>> instant("2020-06-04 20:56:44"), instant("2020"), instant(None)
    ('2020-06-04T20:56:44', '2020', '')
    """
    text = key(start)
    return _WHEN.sub(r"\1T\2", text) if _WHEN.fullmatch(text) else text


# -- elements


def _residue(reading: _Reading, part: _Part, text: str, **more: object) -> FrozenDict:
    """Return what of a node is not in its element; `text` is what the element says by itself."""
    node = part.node
    kept = {name: value for name, value in node.items() if name not in _IN_ELEMENT}
    if more:
        kept |= more
    if _RAW in node:
        kept["text"] = node[_RAW]
    elif node["text"] != text:
        kept["text"] = node["text"]
    if node["type"] != _TYPES.get(part.group, part.type):
        kept["type"] = node["type"]
    if node.get("nodeID") != part.id:
        kept["nodeID"] = node.get("nodeID")
    return _shared(reading, kept)


def _shared(reading: _Reading, kept: Plain) -> FrozenDict:
    """Return what is kept as residue; what many nodes have in common (a time, a scheme) is there once."""
    if not kept:
        return _NOTHING
    same = (*kept.items(),)
    try:
        found = reading.residues.get(same)
    except TypeError:  # a value has no hash
        return FrozenDict({reading.name: kept})
    if found is None:
        found = FrozenDict({reading.name: kept})
        if all(type(value) is str for value in kept.values()):  # 1, 1.0 and true are equal
            reading.residues[same] = found
    return found


_NOTHING: Final = FrozenDict()


_IN_ELEMENT: Final = frozenset({"nodeID", "text", "type", _RAW})
_TYPES: Final = {"claim": "I", "utterance": "L", "transition": "TA", "act": "YA"}


def _claim(reading: _Reading, part: _Part, _: People) -> Claim:
    text = part.node["text"]
    return Claim(id=part.id, text=text, implicit=part.type == "EN", residue=_residue(reading, part, text))


def _relation(reading: _Reading, part: _Part, _: People) -> Relation:
    kind, target = RELATIONS[part.type], part.after[0] if part.after else ""
    if target and part.type == "CA" and reading.parts[target].group == "relation":
        kind = "undercut"
    scheme = scheme_of(part.type, part.node["text"], part.node.get("scheme"))
    kept = _residue(reading, part, scheme or DEFAULTS[part.type])
    return Relation(id=part.id, kind=kind, premises=part.before, target=target, scheme=scheme, residue=kept)


def _utterance(reading: _Reading, part: _Part, people: People) -> Utterance:
    locution = reading.locutions.get(part.id)
    text = part.node["text"]
    voice = people.voice(text, locution)
    name = people.name_of(voice.speaker)
    is_usual = text == (f"{name} : {voice.words}" if name else voice.words)
    plain = text if is_usual else joined(name, voice.words)
    more: Plain = {"locution": {k: v for k, v in locution.items() if k != "nodeID"}} if locution else {}
    return Utterance(
        id=part.id,
        speakers=(voice.speaker,) if voice.speaker else (),
        text=voice.words,
        when=instant(locution.get("start")) if locution else "",
        residue=_residue(reading, part, plain, **more),
    )


def _transition(reading: _Reading, part: _Part, _: People) -> Transition:
    scheme = scheme_of("TA", part.node["text"], part.node.get("scheme"))
    kept = _residue(reading, part, scheme or DEFAULTS["TA"])
    return Transition(id=part.id, starts=part.before, ends=part.after, scheme=scheme, residue=kept)


def _act(reading: _Reading, part: _Part, _: People) -> SpeechAct:
    force = part.node["text"]
    act = act_of(force)
    return SpeechAct(
        id=part.id,
        act=act,
        anchor=part.before[0] if part.before else "",
        content=part.after[0] if part.after else "",
        residue=_residue(reading, part, force_of(act) if is_named(part.node.get("scheme"), force) else ""),
    )


def _owned(reading: _Reading, part: _Part, locution: Plain, people: People) -> Iterator[Element]:
    """Yield an utterance and an act for the locution of a node that is no locution."""
    id_ = people.free(f"{part.id}-said")
    kept = {name: value for name, value in locution.items() if name != "nodeID"}
    who = people.owner(locution.get("personID")) if key(locution.get("personID")) else ""
    yield Utterance(
        id=id_,
        speakers=(who,) if who else (),
        when=instant(locution.get("start")),
        residue={reading.name: {"locution": kept, "owner": True}},
    )
    yield SpeechAct(
        id=people.free(f"{part.id}-asserted"),
        act="assert",
        anchor=id_,
        content=part.id,
        residue={reading.name: {"owner": True}},
    )


_Maker = Callable[[_Reading, _Part, People], Element]

_MAKERS: Final[Mapping[str, _Maker]] = {
    "claim": _claim,
    "relation": _relation,
    "utterance": _utterance,
    "transition": _transition,
    "act": _act,
}


def _kept(reading: _Reading, people: People) -> Plain:
    """Return what the map keeps: the order of nodes, edges and participants, and what has no element."""
    kept: Plain = {"nodes": [*reading.parts], "edges": reading.edges}
    if reading.others:
        kept["others"] = reading.others
    if reading.strays:
        kept["locutions"] = reading.strays
    if people.order:
        kept["participants"] = people.order
    return kept
