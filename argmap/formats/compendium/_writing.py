"""From a map to an export, with what was kept of another where that still says the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from argmap._collector import paused_collector
from argmap.formats._features import UNPRINTABLE, without
from argmap.formats._located import unused
from argmap.formats._pairs import LOST, quoted, unquoted
from argmap.formats._xml import escaped, tag
from argmap.formats.compendium._reading import details
from argmap.formats.compendium._words import ATTACKS, LINKS, NAME, PLAIN, TYPES, VIEWS
from argmap.model import ArgumentMap, Claim, Element, Relation
from argmap.notes import Notes

__all__ = ["CHANGES", "DROPS", "serialize"]

_NODE: Final = {
    "extendedtype": "",
    "originalid": "",
    "author": "",
    "created": "0",
    "lastModified": "0",
    "state": "2",
}
_LINK: Final = {"created": "0", "lastModified": "0", "author": "", "originalid": "0", "id": "", "type": ""}
_CODE: Final = {
    "author": "",
    "created": "0",
    "lastModified": "0",
    "description": "",
    "behavior": "",  # codespell:ignore behavior
}


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    """Return a map as an export of Compendium."""
    with paused_collector():
        bare = without(map, DROPS | {"contradictions", "attack kinds"})
        own = _own(map)
        root = own.get("id")
        taken = {element.id for element in bare}
        root = root if isinstance(root, str) and root not in taken else next(unused("root", taken))
        names = dict.fromkeys(tag_ for claim in bare.claims.values() for tag_ in claim.tags)
        codes = dict(_codes(own, names, taken | {root}))
        stands_for = {c.id: str(_own(map[c.id])["of"]) for c in bare.claims.values() if _stands(map, c)}
        claims = [claim for claim in bare.claims.values() if claim.id not in stands_for]
        nodes = [
            _node(root, bare.title, own.get("root"), "2"),
            *(_node(g.id, g.title, _own(map[g.id]), "2") for g in bare.groups.values()),
            *(_claim_node(claim, map, codes) for claim in claims),
        ]
        lists = {
            "views": _views(own, bare, root, stands_for),
            "nodes": nodes,
            "links": [_link(relation, map, stands_for) for relation in bare.relations.values()],
            "codes": [tag("code", code) for code in codes.values()],
        }
        content = "".join(tag(name, {}, "\n".join(["", *items, ""])) + "\n" for name, items in lists.items())
        model = tag("model", {"rootview": _id(root)}, f"\n{content}")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{model}\n'


def _own(holder: ArgumentMap | Element) -> Mapping[str, Any]:
    kept = holder.residue.get(NAME)
    return kept if isinstance(kept, Mapping) else {}


def _stands(map: ArgumentMap, claim: Claim) -> bool:
    """Whether a claim is no node but stands for a map or a list that has links."""
    group = map.groups.get(str(_own(map[claim.id]).get("of", "")))
    return group is not None and group.title == claim.text


def _id(id_: str) -> str:
    return quoted(id_) if UNPRINTABLE.search(id_) or id_.startswith('"') else id_


def _texts(value: object) -> dict[str, str]:
    """Return the attributes in what was kept."""
    items = value.items() if isinstance(value, Mapping) else ()
    return {k: v for k, v in items if isinstance(v, str) and _XML_NAME.fullmatch(k)}


_XML_NAME: Final = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def _codes(
    own: Mapping[str, Any], names: Iterable[str], taken: set[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each tag with its code: that of the file, or a new one."""
    listed = own.get("codes")
    known = [_texts(code) for code in (listed if isinstance(listed, tuple) else ())]
    by_name = {unquoted(code["name"]): code for code in known if "name" in code and code.get("id")}
    fresh = unused("code", {*taken, *(code["id"] for code in by_name.values())})
    yield from by_name.items()
    yield from (
        (name, {"id": next(fresh), "name": _id(name), **_CODE}) for name in names if name not in by_name
    )


def _node(id_: str, label: str, kept: object, type_: str, *inside: str) -> str:
    own = _texts(kept.get("attributes")) if isinstance(kept, Mapping) else {}
    attributes = {"id": _id(id_), "type": type_} | _NODE | own | {"id": _id(id_), "label": label}
    below = [_element(part) for part in _parts(kept)]
    return tag("node", attributes, "".join([*inside, *below]))


def _parts(kept: object) -> list[tuple[Any, ...]]:
    below = kept.get("below") if isinstance(kept, Mapping) else ()
    return [part for part in below if _is_part(part)] if isinstance(below, tuple) else []


def _is_part(part: object) -> bool:
    return isinstance(part, tuple) and len(part) > 2 and bool(_XML_NAME.fullmatch(str(part[0])))  # noqa: PLR2004


def _element(part: tuple[Any, ...]) -> str:
    more = part[3] if len(part) > 3 and isinstance(part[3], tuple) else ()  # noqa: PLR2004
    inside = "".join(_element(inner[:3]) for inner in more if _is_part(inner))
    return tag(part[0], _texts(part[1]), escaped(str(part[2])) + inside)


def _claim_node(claim: Claim, map: ArgumentMap, codes: Mapping[str, Mapping[str, str]]) -> str:
    data, kept = map[claim.id].data, _own(map[claim.id])
    said = {name: value for name, value in data.items() if isinstance(value, str)}
    sort = said.get("type", "")
    type_ = TYPES.get(sort, sort if sort.isdecimal() else "")
    if not type_ or type_ in VIEWS:
        type_ = _sort(claim, map)
    attributes = {**_texts(kept.get("attributes")), "type": type_, "author": said.get("author", "")}
    refs = "".join(tag("coderef", {"coderef": codes[name]["id"]}) for name in claim.tags)
    source = tag("source", {}, escaped(said.get("source", "")))
    inside = (_pages(claim, said.get("details", ""), kept), source)
    below = tuple(part for part in _parts(kept) if part[0] not in {"details", "source", "coderefs"})
    kept = {"attributes": attributes, "below": below}
    return _node(claim.id, claim.text, kept, type_, *inside, tag("coderefs", {}, refs))


def _sort(claim: Claim, map: ArgumentMap) -> str:
    """Return the type of a node that comes from elsewhere, by what it is used for."""
    used = next((r for r in map.outgoing(claim.id) if isinstance(r, Relation)), None)
    return TYPES["position" if used is None else "con" if used.is_attack else "pro"]


def _pages(claim: Claim, told: str, kept: Mapping[str, Any]) -> str:
    """Return the details: the pages of the file where they still say the same, else one page."""
    parts = [part for part in _parts(kept) if part[0] == "details"]
    pages = [str(page[2]) for part in parts for page in part[3] if _is_part(page)]
    if parts and details(pages) == told:
        return "".join(_element(part) for part in parts)
    page = {"nodeid": _id(claim.id), "author": "", "created": "0", "lastModified": "0", "pageno": "1"}
    return tag("details", {}, tag("page", page, escaped(told)) if told else "")


def _link(relation: Relation, map: ArgumentMap, stands_for: Mapping[str, str]) -> str:
    scheme, kept = relation.scheme, _own(map[relation.id]) if relation.id in map else {}
    named = (type_ for type_, name in LINKS.items() if name == scheme)
    type_ = next((type_ for type_ in named if _attacks(type_) == relation.is_attack), "")
    own = _texts(kept.get("attributes"))
    known = own.get("type", "")
    if known and _attacks(known) == relation.is_attack and (not type_ or known == type_):
        label = "" if LINKS.get(known, "") == scheme else scheme
        type_ = known if label or LINKS.get(known, "") == scheme else ""
    else:
        label = "" if type_ else scheme
    ends = {"from": relation.premises[0], "to": relation.target}
    attributes = {
        **_LINK,
        **own,
        "id": _id(relation.id),
        "type": type_ or PLAIN["rebuttal" if relation.is_attack else "support"],
        **{end: _id(stands_for.get(id_, id_)) for end, id_ in ends.items()},
        "label": label,
    }
    return tag("link", attributes, "".join(_element(part) for part in _parts(kept)))


def _attacks(type_: str) -> bool:
    return type_ in ATTACKS


def _views(own: Mapping[str, Any], bare: ArgumentMap, root: str, stands_for: Mapping[str, str]) -> list[str]:
    """Return what lies in which view, each at its place of the file or at none."""
    listed = own.get("views")
    known = [_texts(view) for view in (listed if isinstance(listed, tuple) else ())]
    places = {(view.get("viewref", ""), view.get("noderef", "")): view for view in known}
    wanted = [(group.parent or root, group.id) for group in bare.groups.values()]
    wanted += [(g.id, id_) for g in bare.groups.values() for id_ in g.members if id_ not in stands_for]
    grouped = {id_ for _, id_ in wanted} | stands_for.keys()
    wanted += [(root, id_) for id_ in bare.claims if id_ not in grouped]
    again = [pair for pair in places if pair[0] == _id(root) and pair[1] in bare.claims]
    pairs = dict.fromkeys([*((_id(place), _id(id_)) for place, id_ in wanted), *again])
    ends = ({"viewref": place, "noderef": id_, "XPosition": "0", "YPosition": "0"} for place, id_ in pairs)
    return [tag("view", end | places.get((end["viewref"], end["noderef"]), {})) for end in ends]


DROPS: Final = (LOST - {"title", "tags", "groups", "data"}) | {
    *("relation weights", "equivalences", "preferences", "control characters", "group members"),
    "repetitions",
}

CHANGES: Final = frozenset({"data", "contradictions", "attack kinds"})
