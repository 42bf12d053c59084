"""MindMup: the .mup files of its argument maps, a tree of claims and of groups that argue for or against.

    {"formatVersion": 3, "id": "root", "title": "Rain", "ideas": {"1": {
        "id": 1, "title": "It rains.", "ideas": {"1": {
            "id": 2, "title": "group", "attr": {"group": "supporting", "parentConnector": {"label": "sign"}},
            "ideas": {"1": {"id": 3, "title": "There are clouds."}}}}}}}

By https://github.com/mindmup/mapjs. An idea is a claim; an idea with a `group` is a relation: what lies below
it are its premises, what it lies below is its target, and the label of its connector is its scheme. Ideas are
in the order of their ranks, which are the keys, as numbers. An idea right below an idea, as in any mind map,
is read as its support. A claim that is used twice stands in the tree once; `links` lead to it from other
groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import define, evolve, field

from argmap._collector import paused_collector
from argmap.formats._features import without
from argmap.formats._json import Fault, Plain, bounded_extras, is_json, located, plain_of, pretty, spans
from argmap.formats._located import free
from argmap.formats._spec import Format
from argmap.model import ArgumentMap, Claim, Relation, RelationKind
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_NAME: Final = "mindmup"
_SIGN: Final = re.compile(r'"formatVersion"\s*:|"ideas"\s*:\s*\{')
_GROUPS: Final[Mapping[str, RelationKind]] = {"supporting": "support", "opposing": "rebuttal"}
_HELD: Final = frozenset({"id", "title", "ideas", "attr"})


def sniff(text: str) -> bool:
    """Whether a text looks like a file of MindMup.

    >>> sniff('{"id": "root", "formatVersion": 3, "ideas": {}}'), sniff('{"nodes": []}')
    (True, False)
    """
    return is_json(text, _SIGN)


# -- in


@define(eq=False)
class _Reading:
    """What is known of a file while it is read."""

    text: str
    notes: Notes
    claims: dict[str, Claim] = field(factory=dict)
    relations: dict[str, Relation] = field(factory=dict)
    used: set[str] = field(factory=set)
    last: dict[str, int] = field(factory=dict)
    others: list[str] = field(factory=list)
    loose: int = 0


@define
class _Place:
    """An idea, where it stands in the file, and what it lies below: a claim or a relation."""

    idea: Plain
    path: str
    above: str = ""
    is_group_above: bool = False


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map that a file is.

    Raises:
        ParseError: the text is not JSON, or no object with ideas; with `strict`, it is no argument map.
    """
    with paused_collector(), bounded_extras():
        document = plain_of(text)
        if not isinstance(document, dict) or not _SIGN.search(text):
            raise located("this is no file of MindMup", text, 0, 'it is an object with "ideas"')
        reading = _Reading(text, notes)
        _take_ideas(reading, document)
        where = spans(text, reading.others)
        for path in reading.others:
            told = str(Fault(path, "is no idea and is left out"))
            notes.add("AM-MM001", told, severity="error", span=where[path])
        links = [link for link in _several(document.get("links")) if not _take_link(reading, link)]
        if reading.loose:
            told = f"{reading.loose} ideas lie right below others, and are read as their support"
            if strict:
                raise located(told, text, 0)
            notes.add("AM-MM002", told, severity="info")
        more = {k: v for k, v in document.items() if k not in {"ideas", "title", "links"}}
        kept = {"more": more, **({"links": links} if "links" in document else {})}
        map_ = ArgumentMap(_title(document), residue={_NAME: kept})
        map_.add(*reading.claims.values(), *reading.relations.values())
        return map_


def _several(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _title(idea: Plain) -> str:
    title = idea.get("title")
    return title if isinstance(title, str) else ""


def _take_ideas(reading: _Reading, document: Plain) -> None:
    """Take all ideas in the order of reading: what is below an idea comes after it."""
    is_root_idea = document.get("formatVersion") != 3  # noqa: PLR2004 - then the root is no idea any more
    start = [_Place(document, "$")] if is_root_idea else list(_below(reading, document, "$", "", group=False))
    stack = start[::-1]
    while stack:
        at = stack.pop()
        id_, is_group = _taken(reading, at)
        stack += reversed(list(_below(reading, at.idea, at.path, id_, group=is_group)))


def _below(reading: _Reading, idea: Plain, path: str, id_: str, *, group: bool) -> Iterator[_Place]:
    """Yield what lies below an idea, by rank."""
    ideas = idea.get("ideas")
    ranked = sorted(ideas.items(), key=lambda item: _rank(item[0])) if isinstance(ideas, dict) else []
    for rank, below in ranked:
        at = f"{path}.ideas.{rank}"
        if isinstance(below, dict):
            yield _Place(below, at, id_, group)
        else:
            reading.others.append(at)


def _rank(rank: str) -> tuple[float, str]:
    try:
        return float(rank), rank
    except ValueError:
        return float("inf"), rank


def _taken(reading: _Reading, at: _Place) -> tuple[str, bool]:
    """Take one idea; return its id, and whether it is a group."""
    idea, attr = at.idea, at.idea.get("attr")
    attr = attr if isinstance(attr, dict) else {}
    id_ = _new_id(reading, idea)
    kind = _GROUPS.get(str(attr.get("group")))
    if kind == "rebuttal" and at.is_group_above:
        kind = "undercut"
    residue = {_NAME: _kept(idea, attr, id_)}
    if kind is None:
        reading.claims[id_] = Claim(id=id_, text=_title(idea), residue=residue)
        _put_below(reading, at, id_)
        return id_, False
    label = _label(attr)
    reading.relations[id_] = Relation(id=id_, kind=kind, target=at.above, scheme=label, residue=residue)
    return id_, True


def _put_below(reading: _Reading, at: _Place, id_: str) -> None:
    """Make a claim a premise of the group that it lies in, or a support of the claim that it lies below."""
    if at.is_group_above:
        _add_premise(reading, at.above, id_, len(reading.relations[at.above].premises))
    elif at.above:
        reading.loose += 1
        support = _free(reading, f"{id_}-below")
        reading.relations[support] = Relation(
            id=support, kind="support", premises=(id_,), target=at.above, residue={_NAME: {"loose": True}}
        )


def _add_premise(reading: _Reading, relation: str, premise: str, index: int) -> None:
    old = reading.relations[relation]
    premises = (*old.premises[:index], premise, *old.premises[index:])
    reading.relations[relation] = evolve(old, premises=premises)


def _new_id(reading: _Reading, idea: Plain) -> str:
    raw = idea.get("id")
    return _free(reading, raw if isinstance(raw, str) and raw else str(raw) if type(raw) is int else "idea")


def _free(reading: _Reading, id_: str) -> str:
    own = free(f"{id_}~", reading.used, reading.last) if id_ in reading.used else id_
    reading.used.add(own)
    return own


def _kept(idea: Plain, attr: Plain, id_: str) -> Plain:
    kept: Plain = {k: v for k, v in idea.items() if k not in _HELD}
    if idea.get("id") != id_:
        kept["id"] = idea.get("id")
    if "title" in idea and (str(attr.get("group")) in _GROUPS or not isinstance(idea["title"], str)):
        kept["title"] = idea["title"]
    return kept | ({"attr": idea["attr"]} if "attr" in idea else {})


def _label(attr: Mapping[str, Any]) -> str:
    connector = attr.get("parentConnector")
    label = connector.get("label") if isinstance(connector, Mapping) else None
    return label if isinstance(label, str) else ""


def _take_link(reading: _Reading, link: Any) -> bool:
    """Whether a link is one that we wrote: from a group to a premise or a target that stands elsewhere."""
    attr = link.get("attr") if isinstance(link, dict) else None
    relation, other = (str(link.get(end)) if attr else "" for end in ("ideaIdFrom", "ideaIdTo"))
    if (
        not attr
        or relation not in reading.relations
        or other not in reading.claims.keys() | reading.relations
    ):
        return False
    index = attr.get("premise")
    if type(index) is int and index >= 0:
        _add_premise(reading, relation, other, index)
    elif attr.get("target") is True:
        old = reading.relations[relation]
        kind: RelationKind = "undercut" if other in reading.relations and old.is_attack else old.kind
        reading.relations[relation] = evolve(old, target=other, kind=kind)
    else:
        return False
    return True


# -- out


@define(eq=False)
class _Writing:
    """What is known of a map while its tree is made: the ideas so far, and what lies in which group."""

    map: ArgumentMap
    below: Mapping[str, list[str]]
    ideas: dict[str, Plain] = field(factory=dict)
    above: dict[str, str] = field(factory=dict)
    inside: dict[str, list[str]] = field(factory=dict)


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - what is lost is told by the declaration
    """Return a map as a file of MindMup."""
    with paused_collector():
        bare = without(map, (_DROPS - {"residue"}) | {"order"})
        writing = _Writing(bare, _all_below(bare))
        root: Plain = {"ideas": {}}
        under = {id_ for ids in writing.below.values() for id_ in ids}
        elements = (*bare.claims, *bare.relations)
        for start in (*(id_ for id_ in elements if id_ not in under), *elements):
            _grow(writing, start, root)
        kept = _own(map)
        more, others = kept.get("more"), kept.get("links")
        told = more.items() if isinstance(more, Mapping) else ()
        plain = {name: value for name, value in told if name not in {"ideas", "links"}}
        links = [*_links(writing), *(others if isinstance(others, tuple) else ())]
        document = {"formatVersion": 3, "id": "root", **plain, "title": map.title, **root}
        return pretty(document | ({"links": links} if links or "links" in kept else {}))


def _own(holder: ArgumentMap | Claim | Relation) -> Mapping[str, Any]:
    kept = holder.residue.get(_NAME)
    return kept if isinstance(kept, Mapping) else {}


def _all_below(map: ArgumentMap) -> dict[str, list[str]]:
    """Return what lies below each element: below a claim what is on it, below a relation its premises too."""
    below: dict[str, list[str]] = {}
    for relation in map.relations.values():
        own = below.setdefault(relation.id, [])
        own[:0] = [id_ for id_ in dict.fromkeys(relation.premises) if id_ in map.claims]
        if relation.target:
            below.setdefault(relation.target, []).append(relation.id)
    return below


def _grow(writing: _Writing, start: str, root: Plain) -> None:
    """Put an element into the tree with all that lies below it, depth first; what is too deep comes later."""
    stack: list[tuple[str, Plain, str, int]] = [(start, root, "", 1)]
    while stack:
        id_, parent, above, depth = stack.pop()
        if id_ in writing.ideas:
            continue
        relation = writing.map.relations.get(id_)
        if relation is not None and _is_loose(writing, relation):
            writing.ideas[id_], writing.above[id_] = parent, relation.target
            writing.inside[id_] = [*relation.premises]
            stack.append((relation.premises[0], parent, "", depth))
            continue
        if relation is None and above in writing.map.relations:
            writing.inside.setdefault(above, []).append(id_)
        idea = _claim_idea(writing.map.claims[id_]) if relation is None else _group_idea(relation)
        writing.ideas[id_], writing.above[id_] = idea, above
        ranks = parent.setdefault("ideas", {})
        ranks[str(len(ranks) + 1)] = idea
        if depth < _DEEPEST:
            stack += reversed([(child, idea, id_, depth + 1) for child in writing.below.get(id_, ())])


_DEEPEST: Final = 100
"""Levels of a tree; readers of JSON bear few more. What is below stands beside, and a link leads to it."""


def _is_loose(writing: _Writing, relation: Relation) -> bool:
    """Whether a relation is that of an idea right below another, and can be so again."""
    if _own(relation).get("loose") is not True or len(relation.premises) != 1 or relation.scheme:
        return False
    (premise,) = relation.premises
    is_plain = relation.id == f"{premise}-below" and relation.kind == "support"
    is_free = premise not in writing.ideas and writing.below.get(relation.id) == [premise]
    return is_plain and is_free and relation.target in writing.map.claims


def _claim_idea(claim: Claim) -> Plain:
    kept = _own(claim)
    title = kept.get("title", claim.text)
    attr = kept.get("attr")
    own = {k: v for k, v in attr.items() if k != "group"} if isinstance(attr, Mapping) else {}
    attr = own if isinstance(attr, Mapping) or "attr" not in kept else attr
    return _idea(claim.id, claim.text if isinstance(title, str) or claim.text else title, kept, attr)


def _group_idea(relation: Relation) -> Plain:
    kept = _own(relation)
    attr = kept.get("attr")
    own = dict(attr) if isinstance(attr, Mapping) else {}
    own["group"] = "supporting" if relation.kind == "support" else "opposing"
    if _label(own) != relation.scheme:
        connector = own.get("parentConnector")
        rest = dict(connector) if isinstance(connector, Mapping) else {}
        own["parentConnector"] = rest | {"label": relation.scheme}
    return _idea(relation.id, kept.get("title", "group"), kept, own)


def _idea(id_: str, title: Any, kept: Mapping[str, Any], attr: Any) -> Plain:
    raw = kept.get("id")
    is_known = type(raw) in {str, int} and (str(raw) == id_ or id_.startswith(f"{raw}~"))
    rest = {k: v for k, v in kept.items() if k not in {*_HELD, "loose"}}
    return {
        "id": raw if is_known else id_,
        "title": title,
        **rest,
        **({"attr": attr} if attr or "attr" in kept else {}),
    }


def _links(writing: _Writing) -> Iterator[Plain]:
    """Yield links for what the tree cannot show: targets above which a group is, premises elsewhere."""
    for relation in writing.map.relations.values():
        if relation.target != writing.above[relation.id]:
            yield {"ideaIdFrom": relation.id, "ideaIdTo": relation.target, "attr": {"target": True}}
        inside = iter(writing.inside.get(relation.id, ()))
        following = next(inside, None)
        for index, premise in enumerate(relation.premises):
            if premise == following:
                following = next(inside, None)
            else:
                yield {"ideaIdFrom": relation.id, "ideaIdTo": premise, "attr": {"premise": index}}


_DROPS: Final = frozenset(
    (
        *("map data", "data", "residue", "groups", "actors", "sources", "quotes", "acts", "transitions"),
        *("utterances", "arguments", "titles", "wordings", "tags", "weights", "implicit", "roles"),
        *("relation weights", "implicit relations", "attack kinds", "equivalences", "preferences"),
        "relations as premises",
    )
)

FORMAT: Final = Format(
    title="MindMup",
    suffixes=(".mup",),
    media_type="application/json",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=_DROPS,
    changes={"order"},
)
