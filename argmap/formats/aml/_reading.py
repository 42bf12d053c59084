"""Reading AML: propositions become claims that quote the text, what groups them becomes relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import define, evolve, field

from argmap._collector import paused_collector
from argmap.formats._located import unused
from argmap.formats._xml import Document, Node, read_xml
from argmap.model import (
    Actor,
    ArgumentMap,
    Claim,
    Element,
    Quote,
    Relation,
    RelationKind,
    Source,
    SpeechAct,
    Utterance,
)
from argmap.notes import Notes

__all__ = ["parse"]

_NEAR: Final = 64
"""Characters by which an offset may be off: programs differ in how they count the ends of lines."""
_FACTS: Final = ("DATE", "SOURCE", "COMMENTS")
_LABELS: Final = ("nodelabel", "supportlabel")


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map of a file.

    Raises:
        ParseError: it is no XML, or its root is not `ARG`; a strict reader found two propositions of one
            identifier, words that are not where they should be, or an argument without propositions.

    >>> prop = '<PROP identifier="A"><PROPTEXT offset="-1">It rains.</PROPTEXT><OWNER name="Ann"/></PROP>'
    >>> m = parse(f"<ARG><AU>{prop}</AU></ARG>", Notes())
    >>> [(said.actor.name, said.claim.text) for said in m.statements()]
    [('Ann', 'It rains.')]
    """
    document = read_xml(text)
    if document.root.local != "ARG":
        raise document.error(f"the root must be ARG, not {document.root.local}", document.root)
    with paused_collector():
        return _Reader(document, notes, strict).read()


@define(eq=False)
class _Slot:
    """A relation to be: its propositions are those of the premises, `above` is that of its target."""

    kind: RelationKind
    target: str
    above: Node
    props: list[Node] = field(factory=list)
    premises: list[str] = field(factory=list)

    def shared(self) -> tuple[str, list[str]]:
        """Return the scheme that all its propositions share, and the answers to its questions."""
        known = [{s.attributes.get("schid", ""): s for s in prop.all("INSCHEME")} for prop in self.props]
        for found in self.above.all("INSCHEME"):
            if all(found.attributes.get("schid", "") in schemes for schemes in known):
                answers = [answer.attributes.get("answered", "") for answer in found.all("CQANS")]
                return found.attributes.get("scheme", ""), answers
        return "", []

    def relation(self, id_: str) -> Relation:
        scheme, answers = self.shared()
        roles = {
            premise: role.attributes["element"]
            for premise, prop in zip(self.premises, self.props, strict=True)
            if (role := prop.one("ROLE")) and role.attributes.get("element")
        }
        return Relation(
            id=id_,
            kind=self.kind,
            premises=self.premises,
            target=self.target,
            scheme=scheme,
            roles=roles,
            residue={"aml": {"answers": answers}} if answers else {},
        )


@define(eq=False)
class _Reader:
    document: Document
    notes: Notes
    strict: bool
    claims: dict[str, Claim] = field(factory=dict)
    props: dict[str, Node] = field(factory=dict)
    slots: dict[int, _Slot] = field(factory=dict)
    taken: set[str] = field(factory=set)
    fresh: dict[str, Iterator[str]] = field(factory=dict)

    def read(self) -> ArgumentMap:
        root = self.document.root
        props = (node for node in root.under() if node.local == "PROP")
        self.taken.update(prop.attributes.get("identifier", "") for prop in props)
        self.walk(root.all("AU"))
        relations = [
            slot.relation(id_)
            for id_, slot in zip(unused("r", self.claims), self.slots.values(), strict=False)
        ]
        taken = {*self.claims, *(relation.id for relation in relations)}
        source = _source(root, next(unused("s", taken)))
        claims = [self.quoting(claim, source) for claim in self.claims.values()]
        map_ = ArgumentMap(residue={"aml": kept} if (kept := _kept(root)) else {})
        map_.add(*([source] if source else []), *claims, *relations)
        map_.add(*_held(root, self.props, {element.id for element in map_}))
        return map_

    def walk(self, units: list[Node]) -> None:
        """Take all propositions in the order of the document, and what they are premises of."""
        stack: list[tuple[Node, _Slot | None]] = [(unit, None) for unit in reversed(units)]
        while stack:
            unit, slot = stack.pop()
            prop = unit.one("PROP")
            if prop is None:
                self.fault("AM-AML001", "an AU has a PROP; this one is left out, and what is in it", unit)
                continue
            id_ = self.take(prop)
            if slot is not None:
                self.slots.setdefault(id(slot), slot)
                slot.props.append(prop)
                slot.premises.append(id_)
            stack += reversed(list(_below(unit, prop, id_)))

    def take(self, prop: Node) -> str:
        """Return the id of the claim that a proposition is: a new one, unless it stands there again."""
        name = prop.attributes.get("identifier", "")
        text = _words(prop)
        id_ = name or self.free("c")
        known = self.claims.get(id_)
        if known is not None and known.text == text:
            return id_
        if known is not None:
            self.fault("AM-AML002", f"the identifier {name!r} is that of another proposition too", prop)
            id_ = self.free(f"{name}~")
        is_missing = prop.attributes.get("missing") == "yes"
        residue = {"aml": kept} if (kept := _kept_of(prop)) else {}
        self.claims[id_] = Claim(id=id_, text=text, implicit=is_missing, residue=residue)
        self.props[id_] = prop
        return id_

    def free(self, stem: str) -> str:
        """Return an id that no proposition has."""
        return next(self.fresh.setdefault(stem, unused(stem, self.taken)))

    def quoting(self, claim: Claim, source: Source | None) -> Claim:
        """Return a claim with its place in the text."""
        words = self.props[claim.id].one("PROPTEXT")
        offset = _number(words.attributes.get("offset", "")) if words else -1
        if words is None or offset < 0 or source is None or not source.text or not claim.text:
            return claim
        near = max(offset - _NEAR, 0)
        start = offset if source.text.startswith(claim.text, offset) else -1
        if start < 0:
            start = source.text.find(claim.text, near, offset + _NEAR + len(claim.text))
            where = "stand not quite there" if start >= 0 else "are not there"
            self.fault("AM-AML003", f"offset {offset}: the words {where} in the text", words)
        places = (start, start + len(claim.text)) if start >= 0 else (None, None)
        quote = Quote(source=source.id, exact=claim.text, start=places[0], end=places[1])
        return evolve(claim, quotes=(quote,))

    def fault(self, code: str, message: str, node: Node) -> None:
        if self.strict:
            raise self.document.error(message, node)
        self.notes.add(code, message, span=self.document.span(node))


def _below(unit: Node, prop: Node, target: str) -> Iterator[tuple[Node, _Slot]]:
    """Yield the units below a proposition, each with the relation that it is a premise of."""
    for group in unit.children:
        if group.local == "LA":
            linked = _Slot("support", target, prop)
            yield from ((inner, linked) for inner in group.all("AU"))
        elif group.local in {"CA", "REFUTATION"}:
            kind: RelationKind = "support" if group.local == "CA" else "rebuttal"
            yield from ((inner, _Slot(kind, target, prop)) for inner in group.all("AU"))


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 10 else -1  # noqa: PLR2004 - no text is longer


def _words(prop: Node) -> str:
    words = prop.one("PROPTEXT")
    return words.whole() if words else ""


def _told(root: Node, name: str) -> str:
    """Return what the particulars of a file say; Araucaria writes `null` where they say nothing."""
    facts = root.one("EDATA")
    fact = facts.one(name) if facts else None
    told = fact.whole().strip() if fact else ""
    return "" if told == "null" else told


def _source(root: Node, id_: str) -> Source | None:
    """Return the text of a file, under the name or the address of where it comes from."""
    text, origin = root.one("TEXT"), _told(root, "SOURCE")
    if text is None:
        return None
    is_address = "://" in origin
    title, url = ("", origin) if is_address else (origin, "")
    return Source(id=id_, title=title, url=url, text=text.whole())


def _held(root: Node, props: Mapping[str, Node], taken: set[str]) -> Iterator[Element]:
    """Yield who made the file, and who holds which claim."""
    people, ids = unused("p", taken), (unused("u", taken), unused("a", taken))
    if author := _told(root, "AUTHOR"):
        yield Actor(id=next(people), name=author, role="analyst")
    owners: dict[str, str] = {}
    for claim, prop in props.items():
        for owner in prop.all("OWNER"):
            name = owner.attributes.get("name", "")
            if name not in owners:
                owners[name] = next(people)
                yield Actor(id=owners[name], name=name, role="owner")
            said, act = next(ids[0]), next(ids[1])
            yield Utterance(id=said, speakers=(owners[name],))
            yield SpeechAct(id=act, act="assert", anchor=said, content=claim)


def _kept(root: Node) -> dict[str, Any]:
    """Return what a file says that a map has no word for."""
    kept: dict[str, Any] = {name.lower(): told for name in _FACTS if (told := _told(root, name))}
    schemes = root.one("SCHEMESET")
    if schemes:
        kept["schemes"] = [_scheme(scheme) for scheme in schemes.all("SCHEME")]
    return kept


def _scheme(scheme: Node) -> dict[str, Any]:
    form, name = scheme.one("FORM"), scheme.one("NAME")
    conclusion = form.one("CONCLUSION") if form else None
    return {
        "name": name.whole() if name else "",
        "premises": [premise.whole() for premise in (form.all("PREMISE") if form else ())],
        "conclusion": conclusion.whole() if conclusion else "",
        "questions": [question.whole() for question in scheme.all("CQ")],
    }


def _kept_of(prop: Node) -> dict[str, Any]:
    """Return what a proposition has that a claim has no word for."""
    kept: dict[str, Any] = {name: prop.attributes[name] for name in _LABELS if name in prop.attributes}
    if roles := prop.all("ROLE"):
        kept["roles"] = [dict(role.attributes) for role in roles]
    if (tutor := prop.one("TUTOR")) is not None:
        kept["tutor"] = dict(tutor.attributes)
    return kept
