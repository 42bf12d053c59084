"""gsn2x YAML: assurance cases in the Goal Structuring Notation, as the tool gsn2x reads and draws them.

    module: {name: Brake}
    G1:
        text: The brake is safe.
        supportedBy: [S1]
        inContextOf: C1
    S1: {text: Argument over all hazards, supportedBy: [G2, G3]}
    CG1: {text: Nobody has tried it in snow., challenges: G1}

By https://jonasthewolf.github.io/gsn2x and the GSN Community Standard, version 3. A node is a claim, by its
id; what its id begins with (G goal, S strategy, Sn solution, C context, A assumption, J justification, CG and
CSn what counters) or its `nodeType` tells what it is. `supportedBy` makes a support of each name,
`inContextOf` one of the scheme `InContextOf`, `challenges` a rebuttal; `challenges: G1 -> S1` an undercut of
the step from S1 to G1. The name of the `module` is the title, `classes` are tags. Layers, addresses and what
else a node says (`undeveloped`, `defeated`, …) are its data; of data, only these are written.

A name that no node has is one of another module: it is taken for a claim without text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import define, field

from argmap._collector import paused_collector
from argmap.errors import ParseError
from argmap.formats._features import without
from argmap.formats._json import bounded_extras
from argmap.formats._located import unused
from argmap.formats._pairs import LOST, quoted, unquoted
from argmap.formats._spec import Format
from argmap.formats._yaml import block, key, read_yaml, whole
from argmap.model import ArgumentMap, Claim, Relation, RelationKind
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_NAME: Final = "gsn2x"
_MODULE: Final = "module"
_CONTEXT: Final = "InContextOf"
_HELD: Final = frozenset({"text", "classes", "supportedBy", "inContextOf", "challenges"})
_FIELDS: Final = frozenset(
    (
        *("nodeType", "undeveloped", "defeated", "defeatedRelation", "url", "acp", "charWrap"),
        *("rankIncrement", "horizontalIndex"),
    )
)
"""The fields of a node that a map has no word for; other fields that are texts are layers."""

_PREFIX: Final = re.compile(r"(?:CSn|CG|Sn|[GSCAJ])(?![a-z])")
_SIGN: Final = re.compile(
    r"^[ \t]+(?:supportedBy|inContextOf|undeveloped|challenges|nodeType)[ \t]*:"
    r"|^(?:CSn|CG|Sn|[GSCAJ])[\w.-]*[ \t]*:[ \t]*(?:\r?\n[ \t]+|\{[ \t]*)(?:text|supportedBy)[ \t]*:"
    r"|^module:[ \t]*(?:\{|\r?\n[ \t]+(?:name|brief)[ \t]*:)",
    re.MULTILINE,
)
_OTHER: Final = re.compile(r"[\ufeff\s]*[{\[<%\"]")


def sniff(text: str) -> bool:
    r"""Whether a text looks like an assurance case.

    >>> sniff("G1:\n  text: It is safe.\n  supportedBy: [Sn1]\n"), sniff("statements:\n  a: It rains.\n")
    (True, False)
    """
    return not _OTHER.match(text) and bool(_SIGN.search(text))


# -- in


@define(eq=False)
class _Reading:
    """What is known of a document while it is read."""

    text: str
    notes: Notes
    strict: bool
    claims: dict[str, Claim] = field(factory=dict)
    links: list[tuple[str, RelationKind, str, str]] = field(factory=list)
    challenges: list[tuple[str, str, str]] = field(factory=list)

    def fault(self, code: str, message: str, element: str) -> None:
        """Note a fault; a strict reader refuses the document."""
        if self.strict:
            raise ParseError(message)
        self.notes.add(code, message, element=element)


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    r"""Return the map that an assurance case is.

    Raises:
        ParseError: it is no YAML, or no mapping; with `strict`, a node is no mapping, or a name is no node's.

    >>> m = parse("G1: {text: It is safe., supportedBy: Sn1}\nSn1: {text: A test.}\n", Notes())
    >>> [(r.premises, r.kind, r.target) for r in m.relations.values()]
    [(('Sn1',), 'support', 'G1')]
    """
    with paused_collector(), bounded_extras():
        document = read_yaml(text)
        if document is not None and not isinstance(document, dict):
            raise ParseError("an assurance case is a mapping of nodes by their ids", line=1, column=1)
        nodes = dict(document or {})
        module = nodes.pop(_MODULE, None)
        about = dict(module) if isinstance(module, dict) else {}
        reading = _Reading(text, notes, strict)
        for name, node in nodes.items():
            _take(reading, unquoted(name), node)
        _add_elsewhere(reading)
        title = _text(about.pop("name", ""))
        map_ = ArgumentMap(title, residue={_NAME: {_MODULE: about}} if about else {})
        map_.add(*reading.claims.values(), *_relations(reading))
        return map_


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _take(reading: _Reading, id_: str, node: Any) -> None:
    """Take a node, and what it says of others."""
    if node is not None and not isinstance(node, dict):
        reading.fault("AM-GS001", f"the node {id_!r} is no mapping; it is taken for its text", id_)
        node = {"text": _text(node)}
    fields: dict[str, Any] = dict(node or {})
    for other in _names(fields.get("supportedBy")):
        reading.links.append((other, "support", id_, ""))
    for other in _names(fields.get("inContextOf")):
        reading.links.append((other, "support", id_, _CONTEXT))
    for other in _names(fields.get("challenges")):
        target, arrow, premise = other.partition(" -> ")
        if arrow:
            reading.challenges.append((id_, unquoted(target.strip()), unquoted(premise.strip())))
        else:
            reading.links.append((id_, "rebuttal", unquoted(other), ""))
    if fields.get("nodeType") == "Goal" and not _PREFIX.match(id_):
        del fields["nodeType"]
    classes = fields.get("classes")
    data = {name: value for name, value in fields.items() if name not in _HELD}
    reading.claims[id_] = Claim(id=id_, text=_text(fields.get("text")), tags=_strings(classes), data=data)


def _names(value: Any) -> list[str]:
    return [unquoted(name) for name in _strings(value)]


def _strings(value: Any) -> list[str]:
    several = value if isinstance(value, list) else [] if value is None else [value]
    return [_text(name) for name in several if isinstance(name, str | int | float)]


def _add_elsewhere(reading: _Reading) -> None:
    """Take for claims without text what only others name."""
    named = [end for premise, _, target, _ in reading.links for end in (premise, target)]
    missing = list(dict.fromkeys(id_ for id_ in named if id_ and id_ not in reading.claims))
    if missing:
        more = f" and {len(missing) - _NAMED:,} more" if len(missing) > _NAMED else ""
        told = f"{', '.join(map(repr, missing[:_NAMED]))}{more}"
        reading.fault("AM-GS002", f"no node is called {told}; it may be in another module", missing[0])
    for id_ in missing:
        reading.claims[id_] = Claim(id=id_, residue={_NAME: {"elsewhere": True}})


_NAMED: Final = 3
"""So many names are told of those that no node has."""


def _relations(reading: _Reading) -> Iterator[Relation]:
    ids = unused("r", reading.claims)
    found: dict[tuple[str, str], str] = {}
    for (premise, kind, target, scheme), id_ in zip(reading.links, ids, strict=False):
        found.setdefault((premise, target), id_)
        yield Relation(id=id_, kind=kind, premises=(premise,), target=target, scheme=scheme)
    for challenger, target, premise in reading.challenges:
        step = found.get((premise, target)) or found.get((target, premise))
        if step is None:
            message = f"{challenger!r} challenges a step from {premise!r} to {target!r} that nobody takes"
            reading.fault("AM-GS003", message, challenger)
        else:
            yield Relation(id=next(ids), kind="undercut", premises=(challenger,), target=step)


# -- out


def serialize(map: ArgumentMap, notes: Notes) -> str:
    """Return a map as an assurance case.

    >>> m = ArgumentMap()
    >>> m.support(m.claim("A test was passed.", id="Sn1"), m.claim("It is safe.", id="G1")).id
    'r1'
    >>> print(serialize(m, Notes()), end="")
    Sn1:
        text: "A test was passed."
    G1:
        text: "It is safe."
        supportedBy: [Sn1]
    """
    with paused_collector():
        bare = without(map, _DROPS | {"contradictions", "attack kinds", "relations on relations"})
        said = _said(map, bare)
        _challenge_steps(map, bare, said, notes)
        if schemes := [r.id for r in map.relations.values() if r.scheme not in ("", _CONTEXT)]:
            told = f"{len(schemes)} relations have a scheme, which no step of a case can have"
            notes.add("AM-GS005", told, element=schemes[0])
        kept = map.residue.get(_NAME)
        module = kept.get(_MODULE) if isinstance(kept, Mapping) else None
        rest = {k: v for k, v in module.items() if k != "name"} if isinstance(module, Mapping) else {}
        about = ({"name": bare.title} if bare.title else {}) | rest
        lines = block({_MODULE: about}) if about else []
        for claim in bare.claims.values():
            fields = _node(claim, map) | said[claim.id]
            if fields or not _is_elsewhere(claim, map):
                name = key(_named(claim.id))
                lines += [f"{name}:", *block(fields, "    ")] if fields else [f"{name}: {{}}"]
        return "\n".join(lines) + "\n" if lines else "module: {}\n"


def _said(map: ArgumentMap, bare: ArgumentMap) -> dict[str, dict[str, Any]]:
    """Return what each node says of others."""
    said: dict[str, dict[str, Any]] = {id_: {} for id_ in bare.claims}
    for relation in bare.relations.values():
        (premise,), target = relation.premises, relation.target
        if relation.kind == "support":
            old = map.relations.get(relation.id)
            list_ = "inContextOf" if old is not None and old.scheme == _CONTEXT else "supportedBy"
            said[target].setdefault(list_, []).append(_named(premise))
        else:
            said[premise].setdefault("challenges", []).append(_named(target))
    return said


def _challenge_steps(
    map: ArgumentMap, bare: ArgumentMap, said: dict[str, dict[str, Any]], notes: Notes
) -> None:
    """Let what is on a step between two nodes challenge it; tell what cannot be said so."""
    lost = []
    for relation in map.relations.values():
        others = [id_ for id_ in (*relation.premises, relation.target) if id_ in map.relations]
        if not others:
            continue
        step = bare.relations.get(relation.target)
        plain = step is not None and len(relation.premises) == 1 and relation.premises[0] in said
        if plain and step is not None and relation.is_attack:
            names = " -> ".join(_named(id_) for id_ in (step.target, *step.premises))
            said[relation.premises[0]].setdefault("challenges", []).append(names)
        else:
            lost.append(relation.id)
    if lost:
        notes.add("AM-GS004", f"{len(lost)} relations on others are no plain challenges", element=lost[0])


def _node(claim: Claim, map: ArgumentMap) -> dict[str, Any]:
    """Return what a node says of itself."""
    fields: dict[str, Any] = {"text": claim.text} if claim.text else {}
    if claim.tags:
        fields["classes"] = list(claim.tags)
    data = map[claim.id].data
    fields |= {k: v for k, v in data.items() if k in _FIELDS or (k not in _HELD and isinstance(v, str))}
    if not _PREFIX.match(claim.id) and not _is_elsewhere(claim, map):
        fields.setdefault("nodeType", "Goal")
    return fields


def _is_elsewhere(claim: Claim, map: ArgumentMap) -> bool:
    kept = map[claim.id].residue.get(_NAME)
    return isinstance(kept, Mapping) and kept.get("elsewhere") is True and not claim.text


def _named(id_: str) -> str:
    """Return the name of a node: its id, but in quotes where that would be read as anything else."""
    is_plain = whole(id_) == id_ and id_ != _MODULE and not id_.startswith('"') and " -> " not in id_
    return id_ if is_plain else quoted(id_)


_DROPS: Final = (LOST - {"title", "tags", "relations on relations"}) | {
    *("relation weights", "equivalences", "preferences", "control characters"),
}

FORMAT: Final = Format(
    title="gsn2x YAML (assurance cases)",
    suffixes=(".gsn.yaml", ".gsn.yml"),
    media_type="application/yaml",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=_DROPS - {"data"},
    changes={
        *("data", "schemes", "contradictions", "attack kinds", "relations on relations"),
        *("relation ids", "relation order"),
    },
)
