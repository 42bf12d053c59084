"""Reading Carneades: statements become claims; arguments, undercutters and issues their relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import define, field

from argmap._collector import paused_collector
from argmap.errors import ParseError
from argmap.formats._json import bounded_extras, told
from argmap.formats._yaml import read_yaml
from argmap.model import ArgumentMap, Claim, Relation, RelationKind
from argmap.notes import Notes

__all__ = ["MARKS", "NAME", "parse"]

NAME: Final = "carneades"
_SECTIONS: Final = ("meta", "statements", "arguments", "issues")
_KEYS: Final = frozenset(
    (
        *(*_SECTIONS, "assumptions", "tests", "language", "argument_schemes", "issue_schemes"),
        "weighing_functions",
    )
)
MARKS: Final[Mapping[str, tuple[RelationKind, str]]] = {
    "rebuts": ("rebuttal", "statements"),
    "undercuts": ("undercut", "arguments"),
    "backs": ("support", "arguments"),
    "contests": ("undercut", "issues"),
    "upholds": ("support", "issues"),
}
"""What an argument does whose conclusion has such a word in its `meta`, and to what in which section."""
_ARGUMENT: Final = frozenset({"scheme", "premises", "conclusion", "undercutter", "weight"})
_ISSUE: Final = ("scheme", "weight", "roles", "place")


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map of an argument graph.

    Raises:
        ParseError: it is no YAML, or no mapping with a key of Carneades; a strict reader found a statement
            that is used and not there, or a part of another kind than it should be.

    >>> m = parse("{statements: {p: P., q: Q.}, arguments: {a: {premises: [q], conclusion: p}}}", Notes())
    >>> m.claims["p"].text, m.relations["a"].premises
    ('P.', ('q',))
    """
    with paused_collector(), bounded_extras():
        document = read_yaml(text)
        if not isinstance(document, dict) or not _KEYS & document.keys():
            hint = f"it is a mapping with keys such as {', '.join(_SECTIONS)}"
            raise ParseError("this is no argument graph of Carneades", line=1, column=1, hint=hint)
        return _Reader(document, notes, strict).read()


@define(eq=False)
class _Reader:
    document: dict[str, Any]
    notes: Notes
    strict: bool
    claims: dict[str, Claim] = field(factory=dict)
    marked: dict[str, tuple[str, str]] = field(factory=dict)
    names: dict[str, str] = field(factory=dict)
    disputes: dict[str, str] = field(factory=dict)
    relations: dict[str, Relation] = field(factory=dict)

    def read(self) -> ArgumentMap:
        statements = self.section("statements")
        for name, body in statements.items():
            self.statement(name, body)
        arguments = {name: self.fields(body, name) for name, body in self.section("arguments").items()}
        issues = {name: self.fields(body, name) for name, body in self.section("issues").items()}
        taken = {*statements}
        self.names = {name: _free(name, taken) for name in arguments}
        self.disputes = {name: _free(name, taken) for name in issues}
        for name, fields in arguments.items():
            self.argument(name, fields)
        relations = [*self.relations.values(), *self.undercuts(arguments, taken)]
        for name, fields in issues.items():
            self.issue(name, fields, relations)
        return self.map(relations)

    def map(self, relations: list[Relation]) -> ArgumentMap:
        title = _mapping(self.document.get("meta")).get("title")
        map_ = ArgumentMap(title if isinstance(title, str) else "")
        more = {key: value for key, value in self.document.items() if key not in _SECTIONS[1:]}
        map_.residue = {NAME: {"more": more}} if more else {}
        map_.add(*self.claims.values(), *relations)
        return map_

    def section(self, key: str) -> dict[str, Any]:
        found = self.document.get(key)
        return self.fields(found, key) if found is not None else {}

    def fields(self, value: Any, where: str) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        self.fault("AM-CN001", f"{where} must be a mapping, not {told(value)}; it is left out")
        return {}

    def statement(self, name: str, body: Any) -> None:
        """Take a statement: a text, or a mapping with one; it may stand for a rebuttal or an undercut."""
        meta = _mapping(_mapping(body).get("meta"))
        for word in MARKS:
            if isinstance(meta.get(word), str):
                self.marked[name] = (word, meta[word])
                return
        if isinstance(body, dict):
            rest = {key: value for key, value in body.items() if key != "text"}
            self.claims[name] = Claim(id=name, text=_word(body.get("text")), residue={NAME: {"body": rest}})
        else:
            self.claims[name] = Claim(id=name, text=_word(body))

    def known(self, value: Any, where: str) -> str:
        """Return the id of a statement that is used; one that is not there is a claim without text."""
        name = _word(value)
        if name and name not in self.claims and name not in self.marked:
            self.fault("AM-CN002", f"{where}: nothing declares {name!r}; it is taken for a claim", name)
            self.claims[name] = Claim(id=name)
        return name

    def argument(self, name: str, fields: dict[str, Any]) -> None:
        conclusion = self.known(fields.get("conclusion"), name)
        if not conclusion:
            self.fault("AM-CN003", f"the argument {name} has no conclusion")
        kind, target = self.aim(conclusion)
        premises, roles = self.premises(fields.get("premises"), name)
        more = {key: value for key, value in fields.items() if key not in _ARGUMENT}
        kept: dict[str, Any] = {"more": more} if more else {}
        kept |= {"id": name} if self.names[name] != name else {}
        kept |= {} if premises else {"bare": "premises" in fields}
        self.relations[name] = Relation(
            id=self.names[name],
            kind=kind,
            premises=premises,
            target=target,
            scheme=_word(fields.get("scheme")),
            roles=roles,
            weight=_number(fields.get("weight")),
            residue={NAME: kept} if kept else {},
        )

    def aim(self, conclusion: str) -> tuple[RelationKind, str]:
        """Return what an argument for a statement does, and to what."""
        word, other = self.marked.get(conclusion, ("", ""))
        if not word:
            return "support", conclusion
        kind, where = MARKS[word]
        if where == "statements":
            return kind, other if other in self.claims else ""
        return kind, (self.names if where == "arguments" else self.disputes).get(other, "")

    def premises(self, value: Any, name: str) -> tuple[list[str], dict[str, str]]:
        """Return the premises of an argument, and their roles."""
        items = list(value) if isinstance(value, list) else [value] if value is not None else []
        pairs: list[tuple[str | None, Any]] = []
        for item in items:
            pairs += item.items() if isinstance(item, dict) else [(None, item)]
        found = [(role, self.known(premise, name)) for role, premise in pairs]
        known = [(role, premise) for role, premise in found if premise in self.claims]
        return [premise for _, premise in known], {
            premise: role for role, premise in known if role is not None
        }

    def undercuts(self, arguments: Mapping[str, dict[str, Any]], taken: set[str]) -> Iterator[Relation]:
        """Yield the undercuts by one claim, which have no name."""
        for name, fields in arguments.items():
            undercutter = self.known(fields.get("undercutter"), name)
            if undercutter in self.claims:
                yield Relation(
                    id=_free(f"{name}.undercutter", taken),
                    kind="undercut",
                    premises=(undercutter,),
                    target=self.names[name],
                    residue={NAME: {"direct": True}},
                )

    def issue(self, name: str, fields: dict[str, Any], relations: list[Relation]) -> None:
        """Put the contradiction that an issue is among the relations, unless it only serves a rebuttal."""
        found = fields.get("positions")
        positions = [self.known(item, name) for item in found] if isinstance(found, list) else []
        claims = [position for position in positions if position in self.claims]
        if not claims or (len(claims) < len(positions) and len(claims) == 1):
            return
        own = _mapping(fields.get("meta"))
        rest = {key: value for key, value in own.items() if key not in _ISSUE}
        more = {key: value for key, value in fields.items() if key not in {"positions", "meta"}}
        kept: dict[str, Any] = {"more": more | ({"meta": rest} if rest else {})}
        kept |= ({"id": name} if self.disputes[name] != name else {}) | ({} if claims[1:] else {"bare": True})
        place, roles = own.get("place"), _mapping(own.get("roles"))
        relation = Relation(
            id=self.disputes[name],
            kind="contradiction",
            premises=claims[1:],
            target=claims[0],
            scheme=_word(own.get("scheme")),
            roles={claim: _word(roles[claim]) for claim in claims[1:] if claim in roles},
            weight=_number(own.get("weight")),
            residue={NAME: kept},
        )
        relations.insert(place if type(place) is int and place >= 0 else len(relations), relation)

    def fault(self, code: str, message: str, element: str = "") -> None:
        if self.strict:
            raise ParseError(message)
        self.notes.add(code, message, element=element)


def _word(value: Any) -> str:
    """Return a value as the text that it was written as."""
    if value is None or isinstance(value, (dict, list)):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _number(value: Any) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _free(name: str, taken: set[str]) -> str:
    """Return a name that is not taken, and take it."""
    free, number = name or "a", 1
    while free in taken:
        number += 1
        free = f"{name}~{number}"
    taken.add(free)
    return free
