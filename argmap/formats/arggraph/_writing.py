"""Writing arggraph XML: a unit for each claim, but where the text was cut otherwise and has not changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from argmap.formats._features import without
from argmap.formats._located import unused
from argmap.formats._names import plain_names
from argmap.formats._xml import escaped, tag
from argmap.formats.arggraph._segments import Segment, Unit, recut
from argmap.model import ArgumentMap, Element, slug
from argmap.notes import Notes

__all__ = ["CHANGES", "DROPS", "serialize"]

DROPS: Final = frozenset(
    {
        "map data",
        "data",
        "residue",
        "actors",
        "acts",
        "transitions",
        "utterances",
        "wordings",
        "tags",
        "weights",
        "titles",
        "arguments",
        "schemes",
        "roles",
        "relation weights",
        "implicit relations",
        "equivalences",
        "preferences",
        "incomplete relations",
        "groups",
    }
)

CHANGES: Final = frozenset({"title", "sources", "quotes", "attack kinds", "control characters", "ids"})

_TYPES: Final = {"support": "sup", "rebuttal": "reb", "undercut": "und"}
_OTHER: Final = {"pro": "opp", "opp": "pro"}

_NAME: Final = re.compile(r"[^\W\d][\w.-]*")
"""What XML allows as an id (production 5, Name), but for colons and rare characters."""


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    """Return a map as an annotated text.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap("Waste separation")
    >>> m.rebut(m.claim("It is cumbersome."), m.claim("We should do it.")).id
    'r1'
    >>> print(serialize(m, Notes()), end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <arggraph id="map" topic_id="waste_separation">
      <edu id="e1">It is cumbersome.</edu>
      <edu id="e2">We should do it.</edu>
      <adu id="c1" type="opp"/>
      <adu id="c2" type="pro"/>
      <edge id="s1" src="e1" trg="c1" type="seg"/>
      <edge id="s2" src="e2" trg="c2" type="seg"/>
      <edge id="r1" src="c1" trg="c2" type="reb"/>
    </arggraph>
    """
    plain = without(map, DROPS | CHANGES - {"ids"})
    units, joints, segments = recut(plain, _kept(map))
    adds = _adds(plain, map, (*(u.id for u in units), *joints, *(s.id for s in segments)))
    parts = (units, segments, adds)
    ids = (*joints, *plain.claims, *plain.relations, *(part.id for some in parts for part in some))
    names = plain_names(ids, _NAME, "n")
    sides = _sides(plain, map)
    lines = [_edu(unit, names) for unit in units]
    lines += [tag("joint", {"id": names[id_]}) for id_ in joints]
    lines += [tag("adu", {"id": names[id_], "type": sides[id_]}) for id_ in plain.claims]
    lines += [_edge(segment, "seg", names) for segment in segments]
    lines += _edges(plain, map, adds, names)
    inside = "".join(f"  {line}\n" for line in lines)
    whole = tag("arggraph", _root(map), "\n" + inside)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'


def _kept(element: Element | ArgumentMap) -> Mapping[str, Any]:
    kept = element.residue.get("arggraph")
    return kept if isinstance(kept, Mapping) else {}


def _root(map: ArgumentMap) -> dict[str, str]:
    """Return the attributes of the root: those that were read, but for a topic that has changed."""
    kept = {key: value for key, value in _kept(map).items() if isinstance(value, str)}
    topic = kept.get("topic_id", "")
    if topic.replace("_", " ") != map.title:
        topic = slug(map.title).replace("-", "_")
    found = {"id": "map", **kept, "topic_id": topic}
    return {key: value for key, value in found.items() if value}


def _edu(unit: Unit, names: Mapping[str, str]) -> str:
    implicit = {"implicit": "true"} if unit.implicit else {}
    return tag("edu", {"id": names[unit.id], **implicit}, escaped(unit.text))


def _edge(edge: Segment, type_: str, names: Mapping[str, str]) -> str:
    ends = {"src": names[edge.src], "trg": names[edge.trg]}
    return tag("edge", {"id": names[edge.id], **ends, "type": type_})


def _adds(plain: ArgumentMap, map: ArgumentMap, taken: Iterable[str]) -> list[Segment]:
    """Return the edges that bring the further premises of relations."""
    ids = unused("x", {*taken, *plain.claims, *plain.relations})
    adds = []
    for relation in plain.relations.values():
        kept = _kept(map[relation.id]).get("adds")
        old = [id_ for id_ in kept if isinstance(id_, str)] if isinstance(kept, tuple) else []
        for n, premise in enumerate(relation.premises[1:]):
            adds.append(Segment(old[n] if n < len(old) else next(ids), premise, relation.id))
    return adds


def _edges(
    plain: ArgumentMap, map: ArgumentMap, adds: list[Segment], names: Mapping[str, str]
) -> Iterator[str]:
    """Yield the edges of relations, each followed by those that bring its further premises."""
    more: dict[str, list[Segment]] = {}
    for add in adds:
        more.setdefault(add.trg, []).append(add)
    for relation in plain.relations.values():
        by_example = _kept(map[relation.id]).get("type") == "exa" and relation.kind == "support"
        first = Segment(relation.id, relation.premises[0], relation.target)
        yield _edge(first, "exa" if by_example else _TYPES[relation.kind], names)
        yield from (_edge(add, "add", names) for add in more.get(relation.id, ()))


def _sides(plain: ArgumentMap, map: ArgumentMap) -> dict[str, str]:
    """Return who holds each claim: as it was read, else the proponent what is premise of nothing, and on."""
    sides: dict[str, str] = {}
    for start in (*(id_ for id_ in plain.claims if not plain.outgoing(id_)), *plain.claims):
        queue = [] if start in sides else [start]
        sides.setdefault(start, "pro")
        for id_ in queue:
            for relation in plain.incoming(id_):
                side = sides[id_] if relation.kind == "support" else _OTHER[sides[id_]]
                new = [other for other in (relation.id, *relation.premises) if other not in sides]
                sides |= dict.fromkeys(new, side)
                queue += new
    read = {id_: _kept(map[id_]).get("type") for id_ in plain.claims}
    return sides | {id_: side for id_, side in read.items() if side in _OTHER}
