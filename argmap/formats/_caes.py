"""Argument graphs of Carneades 2 and 3 as plain parts: what LKIF and CAF write in different words of XML.

A statement is a claim, and an argument a support of one or, if it is con, a rebuttal. A premise may be
negative: then it is a claim of its own that contradicts its statement, implicit and made up, and is written
as the negative premise again. A premise that is an exception undercuts its argument.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import define, evolve, field

from argmap.formats._features import without
from argmap.formats._located import unused
from argmap.formats._names import plain_names
from argmap.formats._xml import Document, Node
from argmap.model import ArgumentMap, Claim, Element, Relation
from argmap.notes import Notes

__all__ = ["CHANGES", "DROPS", "Argument", "Plan", "Premise", "Reading", "broken", "decimal", "kept_of"]

DROPS: Final = frozenset(
    (
        *("map data", "data", "residue", "actors", "sources", "quotes", "acts", "transitions", "utterances"),
        *("arguments", "titles", "wordings", "tags", "weights", "implicit", "nameless roles"),
        *("implicit relations", "equivalences", "preferences", "relations as premises"),
        *("incomplete relations", "groups"),
    )
)

CHANGES: Final = frozenset({"contradictions", "attack kinds", "control characters", "ids"})

_NAME: Final = re.compile(r"[^\W\d][\w.:-]*")
_WHOLE: Final = re.compile(r"[-+]?\d{1,300}")


def decimal(written: str) -> float | None:
    """Return the number that an attribute is, None for none.

    >>> decimal("0.5"), decimal("3"), decimal("")
    (0.5, 3, None)
    """
    if _WHOLE.fullmatch(written):
        return int(written)
    try:
        number = float(written)
    except ValueError:
        return None
    return number if abs(number) != float("inf") and number == number else None  # noqa: PLR0124 - not a number


@define
class Premise:
    """A premise: its statement, its role, and whether it is negative or an exception."""

    statement: str
    role: str = ""
    is_negative: bool = False
    is_exception: bool = False
    more: dict[str, str] = field(factory=dict)


@define
class Argument:
    """An argument, with what else is said of it."""

    id: str
    conclusion: str
    premises: list[Premise]
    is_pro: bool = True
    scheme: str = ""
    weight: float | None = None
    more: dict[str, Any] = field(factory=dict)


def kept_of(name: str, holder: ArgumentMap | Element) -> Mapping[str, Any]:
    """Return what a format kept of an element or a map; nothing where that is no object."""
    kept = holder.residue.get(name)
    return kept if isinstance(kept, Mapping) else {}


# -- in


@define(eq=False)
class Reading:
    """A graph while it is read; `name` is that of the format, `code` how the codes of its notes begin."""

    name: str
    code: str
    document: Document
    notes: Notes
    strict: bool
    claims: dict[str, Claim] = field(factory=dict)
    arguments: list[tuple[Argument, Node]] = field(factory=list)

    def statement(self, node: Node, read: Callable[[str, Node], Claim]) -> None:
        """Take a statement; of two with one id the first counts."""
        id_ = node.attributes.get("id", "")
        if id_ in self.claims or not id_:
            self.fault("001", f"the statement id {id_!r:.60} is empty or there twice; it is left out", node)
        else:
            self.claims[id_] = read(id_, node)

    def map(self, title: str, kept: Mapping[str, Any]) -> ArgumentMap:
        """Return the map of all that was taken."""
        stated = {*self.claims}
        names = {argument.id for argument, _ in self.arguments}
        fresh = unused("a", {*stated, *names})
        relations: dict[str, Relation] = {}
        exceptions: list[Relation] = []
        for argument, node in self.arguments:
            own = argument.id
            id_ = own if own and own not in stated and own not in relations else next(fresh)
            relations[id_] = self.relation(id_, argument, node, stated)
            exceptions += self.undercuts(id_, argument, node, stated)
        map_ = ArgumentMap(title, residue={self.name: dict(kept)} if kept else {})
        ids = unused("x", {*self.claims, *relations})
        undercuts = [evolve(undercut, id=next(ids)) for undercut in exceptions]
        denied = [claim for claim in self.claims.values() if "negates" in kept_of(self.name, claim)]
        negations = [self.negation(next(ids), claim) for claim in denied]
        map_.add(*self.claims.values(), *relations.values(), *undercuts, *negations)
        return map_

    def relation(self, id_: str, argument: Argument, node: Node, stated: set[str]) -> Relation:
        """Return the support or the rebuttal that an argument is."""
        told = [premise for premise in argument.premises if not premise.is_exception]
        named = ((self.known(premise, node, stated), premise) for premise in told)
        premises = [(claim, premise) for claim, premise in named if claim]
        kept = dict(argument.more)
        kept |= {"id": argument.id} if argument.id != id_ else {}
        kept |= {} if premises else {"bare": True}
        if any(premise.more for premise in told):
            kept["premises"] = {claim: premise.more for claim, premise in premises if premise.more}
        target = Premise(argument.conclusion)
        return Relation(
            id=id_,
            kind="support" if argument.is_pro else "rebuttal",
            premises=[claim for claim, _ in premises],
            target=self.known(target, node, stated),
            scheme=argument.scheme,
            roles={claim: premise.role for claim, premise in premises if premise.role},
            weight=argument.weight,
            residue={self.name: kept} if kept else {},
        )

    def undercuts(self, id_: str, argument: Argument, node: Node, stated: set[str]) -> Iterator[Relation]:
        """Yield the undercuts that the exceptions of an argument are; their ids are to be found yet."""
        for premise in argument.premises:
            claim = self.known(premise, node, stated) if premise.is_exception else ""
            if claim:
                roles = {claim: premise.role} if premise.role else {}
                yield Relation(id="x", kind="undercut", premises=(claim,), target=id_, roles=roles)

    def known(self, premise: Premise, node: Node, stated: set[str]) -> str:
        """Return the claim that a premise is; one that is not stated is a claim without text."""
        id_ = premise.statement
        if not id_:
            self.fault("002", "a premise or a conclusion names no statement", node)
            return ""
        if id_ not in self.claims:
            self.fault("003", f"nothing states {id_!r:.60}; it is taken for a claim", node)
            self.claims[id_] = Claim(id=id_)
            stated.add(id_)
        if not premise.is_negative:
            return id_
        denied = f"¬{id_}"
        while denied in stated:
            denied = f"¬{denied}"
        if denied not in self.claims:
            text, kept = f"¬ {self.claims[id_].text}", {self.name: {"negates": id_}}
            self.claims[denied] = Claim(id=denied, text=text, implicit=True, residue=kept)
        return denied

    def negation(self, id_: str, claim: Claim) -> Relation:
        """Return the contradiction of a claim that is a negative premise with its statement."""
        other = str(kept_of(self.name, claim)["negates"])
        kept = {self.name: {"negation": True}}
        return Relation(
            id=id_, kind="contradiction", premises=(claim.id,), target=other, implicit=True, residue=kept
        )

    def fault(self, number: str, message: str, node: Node) -> None:
        """Tell what is wrong with an element.

        Raises:
            ParseError: the reader is strict.
        """
        if self.strict:
            raise self.document.error(message, node)
        self.notes.add(f"{self.code}{number}", message, span=self.document.span(node))


# -- out


@define(eq=False)
class Plan:
    """The parts of a map as they are written: statements with their ids, and arguments."""

    name: str
    claims: dict[str, Claim] = field(factory=dict)
    arguments: list[Argument] = field(factory=list)
    left_out: list[str] = field(factory=list)
    map: ArgumentMap = field(factory=ArgumentMap)
    names: dict[str, str] = field(factory=dict)

    @classmethod
    def of(cls, name: str, map: ArgumentMap, drops: Iterable[str]) -> Plan:
        """Return the plan of a map for a format."""
        own = map.copy()
        own.remove(*(r.id for r in map.relations.values() if "negation" in kept_of(name, r)), closure=True)
        gone = (frozenset(drops) | {"contradictions", "control characters"}) - {
            "residue",
            "incomplete relations",
        }
        bare = without(own, gone).copy()
        bare.remove(*broken(name, bare), closure=True)
        plan = cls(name, map=bare)
        plan.fill()
        return plan

    def fill(self) -> None:
        """Find names for all that is written, and make the arguments."""
        denied = {claim.id for claim in self.map.claims.values() if self.is_negation(claim)}
        kept = {claim.id: kept_of(self.name, claim) for claim in self.map.claims.values()}
        self.claims = {id_: claim for id_, claim in self.map.claims.items() if id_ not in denied}
        told = plain_names(self.claims, _NAME, "s")
        self.names = told | {id_: told[str(kept[id_]["negates"])] for id_ in denied}
        relations = [r for r in self.map.relations.values() if r.target in self.map.claims]
        wanted = {r.id: str(kept_of(self.name, r).get("id", r.id)) for r in relations}
        if len(set(wanted.values())) < len(wanted):
            wanted = {id_: id_ for id_ in wanted}
        ids = plain_names(wanted.values(), _NAME, "a")
        self.arguments = [self.argument(r, ids[wanted[r.id]], denied) for r in relations]
        others = (r for r in self.map.relations.values() if r.target not in self.map.claims)
        self.left_out += [r.id for r in others if not _is_exception(self.map, r)]

    def is_negation(self, claim: Claim) -> bool:
        """Whether a claim only says that a statement is false, and is only a premise."""
        other = kept_of(self.name, claim).get("negates")
        return (
            isinstance(other, str)
            and other in self.map.claims
            and not kept_of(self.name, self.map.claims[other]).get("negates")
            and claim.text == f"¬ {self.map.claims[other].text}"
            and not self.map.incoming(claim.id)
        )

    def argument(self, relation: Relation, id_: str, denied: set[str]) -> Argument:
        """Return a relation as an argument, with its exceptions."""
        kept = kept_of(self.name, relation)
        more = kept.get("premises")
        details = more if isinstance(more, Mapping) else {}
        premises = [
            Premise(
                self.names[claim],
                relation.roles.get(claim, ""),
                claim in denied,
                more=_texts(details.get(claim)),
            )
            for claim in relation.premises
        ]
        for other in self.map.incoming(relation.id):
            if _is_exception(self.map, other):
                (claim,) = other.premises
                role = other.roles.get(claim, "")
                premises.append(Premise(self.names[claim], role, claim in denied, is_exception=True))
        return Argument(
            id_,
            self.names[relation.target],
            premises,
            is_pro=not relation.is_attack,
            scheme=relation.scheme,
            weight=relation.weight,
            more={key: value for key, value in kept.items() if key not in {"id", "bare", "premises"}},
        )


def _is_exception(map: ArgumentMap, relation: Relation) -> bool:
    """Whether a relation is an undercut of an argument by one claim, and no more than that."""
    target = map.relations.get(relation.target)
    is_plain = not relation.scheme and relation.weight is None
    is_aimed = target is not None and target.target in map.claims
    return relation.is_attack and is_aimed and is_plain and len(relation.premises) == 1


def _texts(value: object) -> dict[str, str]:
    items = value.items() if isinstance(value, Mapping) else ()
    return {key: text for key, text in items if isinstance(text, str)}


def broken(name: str, map: ArgumentMap) -> list[str]:
    """Return the relations that are not whole, but for arguments that were read without premises."""
    relations = map.relations.values()
    queue = [r.id for r in relations if not r.target or not (r.premises or "bare" in kept_of(name, r))]
    lost = set(queue)
    for id_ in queue:
        more = [other.id for other in map.incoming(id_) if other.id not in lost]
        lost.update(more)
        queue += more
    return queue
