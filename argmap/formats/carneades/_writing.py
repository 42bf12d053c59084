"""Writing Carneades: relations become arguments, those against something with a statement that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final

from attrs import define, field

from argmap.formats._caes import broken, kept_of
from argmap.formats._features import without
from argmap.formats._located import unused
from argmap.formats._names import plain_names
from argmap.formats._yaml import block
from argmap.formats.carneades._reading import MARKS, NAME
from argmap.model import ArgumentMap, Claim, Relation
from argmap.notes import Notes

__all__ = ["CHANGES", "DROPS", "serialize"]

DROPS: Final = frozenset(
    (
        *("map data", "data", "residue", "actors", "sources", "quotes", "acts", "transitions", "utterances"),
        *("arguments", "titles", "wordings", "tags", "weights", "implicit", "implicit relations"),
        *("equivalences", "preferences", "relations as premises", "incomplete relations", "groups"),
    )
)

CHANGES: Final = frozenset({"attack kinds", "control characters", "ids"})

_TERM: Final = re.compile(r"¬*[^\W\d_][\w.-]*(?:\([^\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]*\))?")
"""A constant, or one with other terms in parentheses."""

_kept: Final = partial(kept_of, NAME)


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    r"""Return a map as an argument graph of Carneades.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap("Rain")
    >>> m.support(m.claim("There are clouds."), m.claim("It rains.", id="rain")).id
    'r1'
    >>> print(*serialize(m, Notes()).split("\n")[:2], sep="\n")
    meta: {title: Rain}
    statements: {c1: "There are clouds.", rain: "It rains."}
    """
    bare = without(map, (DROPS - {"residue", "incomplete relations"}) | {"control characters"}).copy()
    bare.remove(*broken(NAME, bare), closure=True)
    return "\n".join(block(_Writing(bare).document())) + "\n"


def _mapping(value: object) -> dict[str, Any]:
    return dict(value) if isinstance(value, Mapping) else {}


@define(eq=False)
class _Writing:
    """What is known of a map while its argument graph is made."""

    map: ArgumentMap
    names: dict[str, str] = field(factory=dict)
    marks: dict[tuple[str, bool], str] = field(factory=dict)
    statements: dict[str, Any] = field(factory=dict)
    issues: dict[str, dict[str, Any]] = field(factory=dict)

    def document(self) -> dict[str, Any]:
        """Return the whole document, its parts in the order in which they were read."""
        relations = self.map.relations.values()
        issues = [relation for relation in relations if self.is_issue(relation)]
        others = [relation for relation in relations if not self.is_issue(relation)]
        self.names = plain_names(self.map.claims, _TERM, "p")
        self.names |= _named(others, "a") | _named(issues, "i")
        self.statements = {self.names[c.id]: _statement(c) for c in self.map.claims.values()}
        arguments = {
            self.names[relation.id]: self.argument(relation)
            for relation in others
            if not self.is_direct(relation)
        }
        self.state(issues, max((n for n, r in enumerate(relations) if not self.is_issue(r)), default=-1))
        self.serve(arguments)
        made = {"statements": self.statements, "arguments": arguments, "issues": self.issues}
        more = self.more()
        meta = {"meta": more.pop("meta")} if "meta" in more else {}
        return (meta | {key: part for key, part in made.items() if part} | more) or {"statements": {}}

    def more(self) -> dict[str, Any]:
        """Return what was kept of a document, with the title as it is now."""
        more = _mapping(_kept(self.map).get("more"))
        meta = more.get("meta")
        if self.map.title or (isinstance(meta, Mapping) and "title" in meta):
            more["meta"] = _mapping(meta) | {"title": self.map.title}
        return more

    def is_issue(self, relation: Relation) -> bool:
        return relation.kind == "contradiction" and relation.target in self.map.claims

    def is_direct(self, relation: Relation) -> bool:
        """Whether a relation is an undercut by one claim, as it was read, and the only one of its target."""
        if "direct" not in _kept(relation) or relation.kind != "undercut" or len(relation.premises) != 1:
            return False
        target = self.map.relations.get(relation.target)
        is_plain = not relation.scheme and not relation.roles and relation.weight is None
        attacks = [other.id for other in self.map.incoming(relation.target) if other.is_attack]
        return is_plain and attacks == [relation.id] and target is not None and not self.is_issue(target)

    def argument(self, relation: Relation) -> dict[str, Any]:
        told: dict[str, Any] = {"scheme": relation.scheme} if relation.scheme else {}
        if relation.premises or _kept(relation).get("bare") is True:
            told["premises"] = self.premises(relation)
        told["conclusion"] = self.aim(relation)
        if relation.weight is not None:
            told["weight"] = relation.weight
        direct = next((other for other in self.map.incoming(relation.id) if self.is_direct(other)), None)
        if direct is not None:
            told["undercutter"] = self.names[direct.premises[0]]
        return told | _mapping(_kept(relation).get("more"))

    def premises(self, relation: Relation) -> list[Any] | dict[str, Any]:
        """Return the premises: by their roles, where each has its own; else those that have one with it."""
        names, roles = self.names, relation.roles
        told = [roles.get(premise) for premise in relation.premises]
        if told and None not in told and len(set(told)) == len(told):
            return {roles[premise]: names[premise] for premise in relation.premises}
        return [
            {roles[premise]: names[premise]} if premise in roles else names[premise]
            for premise in relation.premises
        ]

    def aim(self, relation: Relation) -> str:
        """Return the statement that an argument is for; there is one for what it does to another argument."""
        target = relation.target
        if target in self.map.claims and not relation.is_attack:
            return self.names[target]
        where = (target, relation.is_attack)
        if where not in self.marks:
            mark = f"{'¬' if relation.is_attack else ''}{self.stood_for(target)}"
            while mark in self.statements:
                mark = f"¬{mark}"
            self.statements[mark] = {"text": mark, "meta": {self.word(*where): self.names[target]}}
            self.marks[where] = mark
        return self.marks[where]

    def stood_for(self, target: str) -> str:
        name = self.names[target]
        return name if target in self.map.claims else f"applicable({name})"

    def word(self, target: str, is_attack: bool) -> str:  # noqa: FBT001 - it is part of a key
        """Return what a statement does that stands for arguments about something."""
        kind = "rebuttal" if target in self.map.claims else "undercut" if is_attack else "support"
        relation = self.map.relations.get(target)
        section = "statements" if relation is None else "issues" if self.is_issue(relation) else "arguments"
        return next(word for word, meaning in MARKS.items() if meaning == (kind, section))

    def state(self, issues: Iterable[Relation], last: int) -> None:
        """Enter the issues; those before the last argument with their place."""
        places = {id_: place for place, id_ in enumerate(self.map.relations)}
        for relation in issues:
            meta: dict[str, Any] = {"scheme": relation.scheme} if relation.scheme else {}
            meta |= {"weight": relation.weight} if relation.weight is not None else {}
            if relation.roles:
                meta["roles"] = {self.names[id_]: role for id_, role in relation.roles.items()}
            if places[relation.id] < last:
                meta["place"] = places[relation.id]
            more = _mapping(_kept(relation).get("more"))
            meta = _mapping(more.pop("meta", None)) | meta
            positions = [self.names[id_] for id_ in (relation.target, *relation.premises)]
            told = {"positions": positions, **more} | ({"meta": meta} if meta else {})
            self.issues[self.names[relation.id]] = told

    def serve(self, arguments: dict[str, dict[str, Any]]) -> None:
        """Let statements that stand for attacks do their work: as rivals, or as undercutters."""
        at_issue = {
            name: issue["positions"]
            for issue in self.issues.values()
            for name in issue["positions"]
            if len(issue["positions"]) > 1
        }
        free = unused("against", self.issues)
        for (id_, is_attack), mark in self.marks.items():
            name = self.names[id_]
            if name in at_issue and id_ in self.map.claims:
                at_issue[name].append(mark)
            elif id_ in self.map.claims:
                self.issues[next(free)] = {"positions": [name, mark]}
            elif name in arguments and is_attack:
                arguments[name]["undercutter"] = mark


def _named(relations: Iterable[Relation], letter: str) -> dict[str, str]:
    """Return the names of relations: those that they were read with, if these still differ."""
    wanted = {relation.id: str(_kept(relation).get("id", relation.id)) for relation in relations}
    if len(set(wanted.values())) < len(wanted):
        wanted = {id_: id_ for id_ in wanted}
    names = plain_names(wanted.values(), _TERM, letter)
    return {id_: names[name] for id_, name in wanted.items()}


def _statement(claim: Claim) -> Any:
    body = _kept(claim).get("body")
    return {"text": claim.text, **body} if isinstance(body, Mapping) else claim.text
