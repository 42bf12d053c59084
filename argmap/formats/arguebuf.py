"""ArgueBuf JSON: the format of the arguebuf library, atoms and schemes by their ids.

    {"nodes": {"1": {"atom": {"text": "It rains.", "participant": "p1", "reference": {"resource": "r1", …}}},
               "3": {"scheme": {"support": "SUPPORT_EXPERT_OPINION"}}, …},
     "edges": {"4": {"source": "2", "target": "3"}, …},
     "participants": {"p1": {"name": "Ann"}}, "resources": {"r1": {"text": "…", "title": "…"}}}

It is `arg_services.graph.v1.Graph` in the JSON of protobuf 3 (https://github.com/recap-utr/arg-services):
names for enumerations, and nothing where a value is the default one; a scheme that says nothing is a support.
Schemes are a fixed list after Walton, Reed & Macagno 2008, “Argumentation Schemes”; another one, or another
name of one, is written as `argmap` in the `userdata`, where every other tool leaves it alone. `userdata` is
the data of an element. A participant says the atom that is his: that is an utterance and a speech act,
without words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from attrs import evolve

from argmap._collector import paused_collector
from argmap.formats._aif import DEFAULTS, Graph, guarded, key, read_graph, residue_of, write_graph
from argmap.formats._features import without
from argmap.formats._json import Plain, decoded, is_json, located, pretty
from argmap.formats._spec import Format
from argmap.model import Actor, ArgumentMap, Element, Quote, Source, SpeechAct, Utterance
from argmap.notes import Notes
from argmap.schemes import known

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_NAME: Final = "arguebuf"
_SIGN: Final = re.compile(
    r'"(?:atom|scheme)"\s*:\s*\{|"(?:libraryVersion|schemaVersion|library_version)"\s*:'
)
_TYPES: Final = {"support": "RA", "attack": "CA", "rephrase": "MA", "preference": "PA"}
_WORDS: Final = {type_: word for word, type_ in _TYPES.items()}
_MORE: Final = frozenset({"nodes", "edges", "participants", "resources"})

_NAMED: Final = """
    POSITION_TO_KNOW EXPERT_OPINION WITNESS_TESTIMONY POPULAR_OPINION POPULAR_PRACTICE EXAMPLE ANALOGY
    PRACTICAL_REASONING_FROM_ANALOGY COMPOSITION DIVISION OPPOSITIONS RHETORICAL_OPPOSITIONS
    ALTERNATIVES VERBAL_CLASSIFICATION VERBAL_CLASSIFICATION_DEFINITION VERBAL_CLASSIFICATION_VAGUENESS
    VERBAL_CLASSIFICATION_ARBITRARINESS INTERACTION_OF_ACT_AND_PERSON VALUES POSITIVE_VALUES
    NEGATIVE_VALUES SACRIFICE THE_GROUP_AND_ITS_MEMBERS PRACTICAL_REASONING
    TWO_PERSON_PRACTICAL_REASONING WASTE SUNK_COSTS IGNORANCE EPISTEMIC_IGNORANCE CAUSE_TO_EFFECT
    CORRELATION_TO_CAUSE SIGN ABDUCTIVE EVIDENCE_TO_HYPOTHESIS CONSEQUENCES POSITIVE_CONSEQUENCES
    NEGATIVE_CONSEQUENCES PRAGMATIC_ALTERNATIVES THREAT FEAR_APPEAL DANGER_APPEAL NEED_FOR_HELP DISTRESS
    COMMITMENT ETHOTIC GENERIC_AD_HOMINEM PRAGMATIC_INCONSISTENCY INCONSISTENT_COMMITMENT
    CIRCUMSTANTIAL_AD_HOMINEM BIAS BIAS_AD_HOMINEM GRADUALISM SLIPPERY_SLOPE PRECEDENT_SLIPPERY_SLOPE
    SORITES_SLIPPERY_SLOPE VERBAL_SLIPPERY_SLOPE FULL_SLIPPERY_SLOPE CONSTITUTIVE_RULE_CLAIMS RULES
    EXCEPTIONAL_CASE PRECEDENT PLEA_FOR_EXCUSE PERCEPTION MEMORY
"""
_SCHEMES: Final = frozenset(_NAMED.split())
"""The schemes of support that ArgueBuf names."""

_SMALL: Final = re.compile(r"(?<= )(?:To|Of|And|For|Its|The|From)\b")


def sniff(text: str) -> bool:
    """Whether a text looks like ArgueBuf.

    >>> sniff('{"nodes": {"1": {"atom": {"text": "a"}}}}'), sniff('{"nodes": [{"nodeID": "1"}]}')
    (True, False)
    """
    return is_json(text, _SIGN)


# -- in


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map that a document is.

    Raises:
        ParseError: the text is not JSON, or its nodes are none by their ids; with `strict`, something in it
            cannot be what it says.
    """
    with guarded(notes, strict=strict):
        document, _ = decoded(text)
        if not isinstance(document, dict) or not isinstance(document.get("nodes", {}), dict):
            raise located("this is no ArgueBuf", text, 0, 'ArgueBuf is an object with "nodes" by their ids')
        nodes = _objects(document, "nodes")
        graph = Graph([_node_in(*item) for item in nodes.items()])
        graph.edges = [_edge_in(*item) for item in _objects(document, "edges").items()]
        map_ = read_graph(graph, _NAME, notes)
        map_.replace(*_with_data(map_, nodes))
        _add_sources(map_, document)
        _add_owners(map_, nodes)
        more = {name: value for name, value in document.items() if name not in _MORE}
        map_.data = _userdata(document)
        more.pop("userdata", None)
        map_.residue = {_NAME: {**map_.residue[_NAME], "more": more}}
    return map_


def _objects(document: Plain, name: str) -> dict[str, Plain]:
    """Return the objects of a document by their ids."""
    items = document.get(name)
    if not isinstance(items, dict):
        return {}
    return {id_: item if isinstance(item, dict) else {} for id_, item in items.items()}


def _node_in(id_: str, node: Plain) -> Plain:
    rest = {name: value for name, value in node.items() if name not in {"atom", "scheme", "userdata"}}
    atom, scheme = node.get("atom"), node.get("scheme")
    if isinstance(atom, dict):
        more = {k: v for k, v in atom.items() if k not in {"text", "reference", "participant"}}
        return {"nodeID": id_, "type": "I", "text": atom.get("text", ""), "inner": more, **rest}
    inner = scheme if isinstance(scheme, dict) else {}
    type_, name = _meaning(inner, node.get("userdata"))
    return {"nodeID": id_, "type": type_, "text": name or DEFAULTS[type_], "inner": inner, **rest}


def _meaning(inner: Mapping[str, Any], userdata: object) -> tuple[str, str]:
    """Return which type of AIF a scheme is, and its name; `""` for a default."""
    word = next((word for word in _TYPES if word in inner), "support")
    type_ = _TYPES[word]
    own = userdata.get("argmap") if isinstance(userdata, Mapping) else None
    if isinstance(own, Mapping) and isinstance(own.get("scheme"), str):
        return type_, own["scheme"]
    value = key(inner.get(word)).upper().removeprefix(f"{word.upper()}_")
    return type_, "" if value in {"", "DEFAULT", "UNSPECIFIED"} else _titled(value)


def _titled(value: str) -> str:
    """Return the name of a scheme as people write it.

    >>> _titled("POSITION_TO_KNOW")
    'Position to Know'
    """
    return _SMALL.sub(lambda word: word[0].lower(), value.replace("_", " ").title())


def _edge_in(id_: str, edge: Plain) -> Plain:
    rest = {name: value for name, value in edge.items() if name not in {"source", "target"}}
    return {"edgeID": id_, "fromID": edge.get("source"), "toID": edge.get("target"), **rest}


def _with_data(map: ArgumentMap, nodes: Mapping[str, Plain]) -> Iterator[Element]:
    """Yield the elements that have data of their own."""
    for id_, node in nodes.items():
        own = _userdata(node)
        if own and id_ in map:
            yield evolve(map[id_], data={name: value for name, value in own.items() if name != "argmap"})


def _add_sources(map: ArgumentMap, document: Plain) -> None:
    for id_, resource in _objects(document, "resources").items():
        map.add(_source_in(_free(id_, map), resource))
    for id_, node in _objects(document, "nodes").items():
        reference = node["atom"].get("reference") if isinstance(node.get("atom"), dict) else None
        if isinstance(reference, dict) and id_ in map.claims:
            map.replace(evolve(map.claims[id_], quotes=(_quote_in(map, reference),)))
    for id_, participant in _objects(document, "participants").items():
        map.add(_actor_in(_free(id_, map), id_, participant))


def _free(id_: str, map: ArgumentMap) -> str:
    while id_ in map or not id_:
        id_ += "'"
    return id_


def _actor_in(id_: str, known_as: str, participant: Plain) -> Actor:
    rest = {k: v for k, v in participant.items() if k not in {"name", "url", "userdata"}}
    return Actor(
        id=id_,
        name=key(participant.get("name")),
        url=key(participant.get("url")),
        data=_userdata(participant),
        residue={_NAME: {"id": known_as, **rest}},
    )


def _userdata(item: Plain) -> Plain:
    own = item.get("userdata")
    return own if isinstance(own, dict) else {}


def _source_in(id_: str, resource: Plain) -> Source:
    rest = {k: v for k, v in resource.items() if k not in {"text", "title", "source", "userdata"}}
    text = resource.get("text")
    return Source(
        id=id_,
        title=key(resource.get("title")),
        url=key(resource.get("source")),
        text=text if isinstance(text, str) else None,
        data=_userdata(resource),
        residue={_NAME: rest},
    )


def _quote_in(map: ArgumentMap, reference: Plain) -> Quote:
    source, offset = key(reference.get("resource")), reference.get("offset")
    exact = key(reference.get("text"))
    # A number that is 0 is not written in the JSON of protobuf 3.
    start = offset if type(offset) is int and offset >= 0 else 0 if source and offset is None else None
    end = start + len(exact) if start is not None else None
    return Quote(source=source if source in map.sources else "", exact=exact, start=start, end=end)


def _add_owners(map: ArgumentMap, nodes: Mapping[str, Plain]) -> None:
    """Let the participants say what is theirs."""
    actors = {key(residue_of(actor, _NAME).get("id")): actor.id for actor in map.actors.values()}
    for id_, node in nodes.items():
        atom = node.get("atom")
        owner = actors.get(key(atom.get("participant"))) if isinstance(atom, dict) else None
        if owner and id_ in map.claims:
            said = Utterance(id=_free(f"{id_}-said", map), speakers=(owner,))
            act = SpeechAct(id=_free(f"{id_}-asserted", map), act="assert", anchor=said.id, content=id_)
            map.add(said, act)


# -- out


def serialize(map: ArgumentMap, notes: Notes) -> str:
    """Return a map as ArgueBuf JSON."""
    with paused_collector():
        bare = without(map, {"acts", "transitions", "utterances"})
        graph = write_graph(bare, _NAME, notes)
        owners = dict(_owners(map))
        kept = residue_of(map, _NAME).get("more")
        more = {k: v for k, v in kept.items() if k not in _MORE} if isinstance(kept, Mapping) else {}
        document: Plain = {
            "nodes": {key(node["nodeID"]): _node_out(bare, node, owners) for node in graph.nodes},
            "edges": {key(edge["edgeID"]): _edge_out(edge) for edge in graph.edges},
            "resources": {source.id: _resource(source) for source in map.sources.values()},
            "participants": {actor.id: _participant(actor) for actor in map.actors.values()},
            "schemaVersion": 1,
        }
        return pretty(document | ({"userdata": map.data} if map.data else {}) | more)


def _owners(map: ArgumentMap) -> Iterator[tuple[str, str]]:
    """Yield the claims, each with the first actor who asserted it; ArgueBuf has room for one."""
    for statement in reversed(map.statements()):
        if statement.actor and statement.act == "assert":
            yield statement.claim.id, statement.actor.id


def _edge_out(edge: Plain) -> Plain:
    rest = {k: v for k, v in edge.items() if k not in {"edgeID", "fromID", "toID", "formEdgeID"}}
    return {"source": edge["fromID"], "target": edge["toID"], **rest}


def _node_out(map: ArgumentMap, node: Plain, owners: Mapping[str, str]) -> Plain:
    id_, type_ = key(node["nodeID"]), node["type"]
    own = {"nodeID", "type", "text", "inner", "scheme", "schemeID", "userdata"}
    rest = {k: v for k, v in node.items() if k not in own}
    data = {k: v for k, v in map[id_].data.items() if k != "argmap"} if id_ in map else {}
    inner = node.get("inner")
    plain = dict(inner) if isinstance(inner, Mapping) else {}
    if type_ == "I":
        told = {"text": node["text"], **_reference(map, id_)} | plain
        owner = {"participant": owners[id_]} if id_ in owners else {}
        return {"atom": told | owner, **rest, **({"userdata": data} if data else {})}
    return {**_scheme_out(node, plain, data), **rest}


def _scheme_out(node: Plain, inner: Plain, data: Plain) -> Plain:
    type_ = node["type"]
    word = _WORDS[type_]
    scheme = "" if node["text"] == DEFAULTS[type_] else node["text"]
    rest = {k: v for k, v in inner.items() if k not in _TYPES}
    value = _value(scheme) if type_ == "RA" else ""
    told = {word: f"{word.upper()}_{value or 'DEFAULT'}"}
    if _meaning(inner, None) == (type_, scheme):
        told = {name: value for name, value in inner.items() if name in _TYPES}
    elif scheme and _titled(value) != scheme:
        data = {**data, "argmap": {"scheme": scheme}}
    return {"scheme": told | rest, **({"userdata": data} if data else {})}


@lru_cache(maxsize=1024)
def _value(name: str) -> str:
    """Return what ArgueBuf calls a scheme of support, `""` where it has no word for it.

    >>> _value("ExpertOpinion_Inference"), _value("Rule of thumb")
    ('EXPERT_OPINION', '')
    """
    found = known(name)
    return next((value for value in sorted(_SCHEMES) if found and known(_titled(value)) is found), "")


def _reference(map: ArgumentMap, id_: str) -> Plain:
    """Return the first quote of a claim as its reference."""
    element = map.claims.get(id_) or map.arguments.get(id_)
    if element is None or not element.quotes:
        return {}
    quote = element.quotes[0]
    told: Plain = {"text": quote.exact}
    return {
        "reference": told | ({"resource": quote.source, "offset": quote.start or 0} if quote.source else {})
    }


def _resource(source: Source) -> Plain:
    kept = residue_of(source, _NAME)
    told = {"title": source.title, "source": source.url, "userdata": source.data}
    text = {} if source.text is None else {"text": source.text}
    return {**text, **{name: value for name, value in told.items() if value}, **kept}


def _participant(actor: Actor) -> Plain:
    kept = {name: value for name, value in residue_of(actor, _NAME).items() if name != "id"}
    told = {"url": actor.url, "userdata": actor.data}
    return {"name": actor.name, **{name: value for name, value in told.items() if value}, **kept}


FORMAT: Final = Format(
    title="ArgueBuf JSON",
    suffixes=(".arguebuf.json", ".json"),
    media_type="application/json",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=(
        *("title", "residue", "groups", "arguments", "titles", "wordings", "tags", "weights", "implicit"),
        *("roles", "relation weights", "implicit relations", "attack kinds", "transitions", "memberships"),
        "dates",
    ),
    changes=("acts", "utterances", "quotes", "source details", "actor details"),
)
