"""Writing SADN: claims, then schemes, then what relates them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from argmap.formats._features import without
from argmap.formats.sadn._reading import NAME
from argmap.model import ArgumentMap, Element, Relation
from argmap.notes import Notes

__all__ = ["CHANGES", "DROPS", "serialize"]

DROPS: Final = frozenset(
    (
        *("map data", "data", "residue", "actors", "sources", "quotes", "acts", "transitions", "utterances"),
        *("arguments", "titles", "wordings", "tags", "weights", "implicit", "roles", "relation weights"),
        *("implicit relations", "equivalences", "preferences", "incomplete relations", "groups"),
    )
)

CHANGES: Final = frozenset({"schemes", "attack kinds", "relations on relations", "relation ids"})


def serialize(map: ArgumentMap, notes: Notes) -> str:
    """Return a map as commands.

    >>> m = ArgumentMap()
    >>> m.support(m.claim("There are clouds."), m.claim("It rains.", id="rain")).id
    'r1'
    >>> print(serialize(m, Notes()), end="")
    atom(id:c1, text:"There are clouds.")
    atom(id:rain, text:"It rains.")
    scheme(id:r1)
    support(scheme:r1, conclusion:rain, premise:c1)
    """
    bare = without(map, DROPS - {"residue", "incomplete relations"})
    lost = _lost(bare)
    gone = frozenset(lost)
    relations = [relation for relation in bare.relations.values() if relation.id not in gone]
    whole = [id_ for id_ in lost if bare.relations[id_].premises and bare.relations[id_].target]
    if whole:
        message = f"{len(whole)} relations are on attacks or disagreements, which have no id: left out"
        notes.add("AM-SN004", message, element=whole[0] if len(whole) == 1 else "")
    lines = [f"metadata(namespace:{_text('core')}, title:{_text(map.title)})"] if map.title else []
    lines += _metadata(bare, "")
    for claim in bare.claims.values():
        lines += [f"atom(id:{_id(claim.id)}, text:{_text(claim.text)})", *_metadata(claim, claim.id)]
    for relation in relations:
        if relation.kind == "support":
            name = f", name:{_text(relation.scheme)}" if relation.scheme else ""
            lines += [f"scheme(id:{_id(relation.id)}{name})", *_metadata(relation, relation.id)]
    return "\n".join((*lines, *_related_lines(relations))) + "\n" if lines else "clear\n"


_BARE: Final = re.compile(r"[\w.-]+")
_PARTS: Final = 3
"""A namespace, a key and a text."""


def _lost(map: ArgumentMap) -> list[str]:
    """Return the relations that are not whole, and those on such a one or on one that has no id."""
    relations = map.relations.values()
    lost = {r.id for r in relations if not (r.premises and r.target)}
    queue = [*lost, *(r.id for r in relations if r.kind != "support")]
    while queue:
        id_ = queue.pop()
        more = {other.id for other in (*map.incoming(id_), *map.outgoing(id_))} - lost
        lost |= more
        queue += more
    return [id_ for id_ in map.relations if id_ in lost]


def _related_lines(relations: list[Relation]) -> Iterator[str]:
    for relation in relations:
        premises = [_id(premise) for premise in relation.premises]
        target = _id(relation.target)
        if relation.kind == "support":
            ends = "".join(f", premise:{premise}" for premise in premises)
            yield f"support(scheme:{_id(relation.id)}, conclusion:{target}{ends})"
        elif relation.kind == "contradiction":
            yield f"disagree({', '.join((target, *premises))})"
        elif len(premises) == 1:
            yield f"attack(source:{premises[0]}, target:{target})"
        else:
            yield f"{', '.join(premises)} > {target}"


def _metadata(holder: ArgumentMap | Element, id_: str) -> Iterator[str]:
    kept = holder.residue.get(NAME)
    told = kept.get("metadata") if isinstance(kept, Mapping) else None
    for item in told if isinstance(told, tuple) else ():
        if (
            isinstance(item, tuple)
            and len(item) == len(("namespace", "key", "text"))
            and _BARE.fullmatch(item[1])
        ):
            where = f"id:{_id(id_)}, " if id_ else ""
            yield f"metadata({where}namespace:{_text(item[0])}, {item[1]}:{_text(item[2])})"


def _id(id_: str) -> str:
    return id_ if _BARE.fullmatch(id_) else _text(id_)


_HALVES: Final = re.compile("[\ud800-\udfff]")


def _text(text: str) -> str:
    r"""Return a text in quotes.

    >>> print(_text('say "x"'))
    "say \"x\""
    """
    return json.dumps(text, ensure_ascii=_HALVES.search(text) is not None)
