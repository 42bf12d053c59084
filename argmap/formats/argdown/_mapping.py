"""From what a document says to a map: titles to elements, relations to relations, data to actors and speech.

Statements become claims, arguments become arguments; an inference becomes a relation from the claims that
it uses to
its conclusion, and an undercut of it aims at that relation. Attacks are rebuttals; a statement that is
contradictory
or contrary to another is in contradiction with it. Headings are groups. The front matter holds the title,
actors, sources and answers; everything else in it stays in the data of the map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import Any, Final, TypeVar

from attrs import define, evolve, field

from argmap.errors import IntegrityError
from argmap.formats.argdown import _patch as patch
from argmap.formats.argdown import _residue as residue
from argmap.formats.argdown._conventions import Said, split
from argmap.formats.argdown._front import Front
from argmap.formats.argdown._reading import Inference, Link, Reading, Reasoning, Statement, merged
from argmap.formats.argdown._speech import Speech
from argmap.formats.argdown._tree import Line
from argmap.model import (
    Argument,
    ArgumentMap,
    Claim,
    Element,
    FrozenDict,
    Group,
    Relation,
    RelationKind,
    Step,
    slug,
)
from argmap.model._made import maker
from argmap.notes import Notes

__all__ = ["Mapper", "Names", "asked", "clean", "to_map"]

_KINDS: Final[dict[str, tuple[RelationKind, str]]] = {
    "support": ("support", ""),
    "attack": ("rebuttal", ""),
    "undercut": ("undercut", ""),
    "contradictory": ("contradiction", ""),
    "entails": ("support", "entailment"),
    "contrary": ("contradiction", "contrary"),
}
"""What each relation of Argdown is in a map: its kind and scheme."""


class Names:
    """Ids for elements that name none: slugs of titles, or a letter and a number, as in the builder."""

    __slots__ = ("_given", "_next", "taken")

    def __init__(self, given: Mapping[str, Any] | None = None) -> None:
        self.taken: set[str] = set()
        self._next: dict[str, int] = {}
        self._given = {kind: iter(names) for kind, names in (given or {}).items() if isinstance(names, list)}

    def take(self, wanted: str) -> str:
        """Return an id that was asked for, or, if it is taken, that id with a number."""
        return self._enter(wanted if wanted not in self.taken else self._numbered(wanted, "-", 2))

    def titled(self, title: str, letter: str) -> str:
        """Return the slug of a title, with a number if it is taken; without a title a letter and a number."""
        stem = slug(title) if title else ""
        if stem:
            return self.take(stem)
        return self._enter(self._numbered(letter, "", 1))

    def counted(self, kind: str, letter: str) -> str:
        """Return the next id that the patch names for a kind of element, else a letter and a number."""
        name = next(self._given[kind], "") if kind in self._given else ""
        if isinstance(name, str) and name and name not in self.taken:
            return self._enter(name)
        return self._enter(self._numbered(letter, "", 1))

    def _numbered(self, stem: str, joint: str, first: int) -> str:
        number = self._next.get(stem, first)
        while (name := f"{stem}{joint}{number}") in self.taken:
            number += 1
        self._next[stem] = number
        return name

    def _enter(self, name: str) -> str:
        self.taken.add(name)
        return name


E = TypeVar("E", Claim, Argument)

_COMMON: Final = ("title", "text", "wordings", "tags")
"""What claims and arguments have in common."""

_claim = maker(Claim, "id", *_COMMON)
_argument = maker(Argument, "id", *_COMMON, "steps")
_step = maker(Step, "claim", "inference")
_relation = maker(Relation, "id", "kind", "premises", "target", "scheme")

_NO_LINK: Final[tuple[None, tuple[str, ...]]] = (None, ())


def to_map(reading: Reading, notes: Notes) -> ArgumentMap:
    """Return the map that a document says."""
    return Mapper.of(reading, notes).patched()


@define(eq=False)
class Mapper:
    """Makes a map of a reading; afterwards it knows which line became what."""

    _reading: Reading
    _notes: Notes
    _names: Names
    _reified: dict[int, tuple[Link, tuple[str, ...]]] = field(factory=dict)
    _speech: Speech = field(init=False)
    _hanging: bool = False  # whether any line says something about its relation
    group_of: list[str] = field(factory=list)

    @classmethod
    def of(cls, reading: Reading, notes: Notes) -> Mapper:
        """Return a mapper that takes the names from the patch of the document."""
        changes = patch.unpacked(reading.document.settings.get("argmap"))
        given = changes.get("names")
        return cls(reading, notes, Names(given if isinstance(given, dict) else None))

    def patched(self) -> ArgumentMap:
        """Return the map, with the patch of the document applied."""
        changes = patch.unpacked(self._reading.document.settings.get("argmap"))
        found = self.map()
        return patch.applied(found, changes, self._notes) if changes else found

    def map(self) -> ArgumentMap:
        """Return what the text says, without the patch."""
        front = Front(self._reading.document, self._notes)
        document = self._reading.document
        found = ArgumentMap(front.title, data=front.data, residue=residue.of_map(document))
        actors, sources = front.actors(), front.sources()
        self._names.taken.update([actor.id for actor in actors], [source.id for source in sources])
        self._speech = Speech(actors, sources, self._names, self._notes, document)
        self._collect(self._speech.sources)
        self._reify()
        self._name()
        claims = self._claims()
        relations = self._relations()
        arguments = self._arguments()
        groups = self._groups()
        self._speak()
        spoken = self._speech.elements(front.answers())
        self._add(found, self._speech.front_elements())
        self._add(found, [*claims, *arguments, *relations, *spoken, *groups])
        return found

    def _add(self, found: ArgumentMap, elements: Sequence[Element]) -> None:
        try:
            found.add(*elements)
        except IntegrityError as error:
            self._notes.add("AM-A017", f"left out, since it breaks the map: {error}", severity="error")
            self._add_one_by_one(found, elements)

    def _add_one_by_one(self, found: ArgumentMap, elements: Sequence[Element]) -> None:
        """Add what can be added: those that refer to others behind them in a second go."""
        refused = [element for element in elements if not _is_added(found, element)]
        for element in refused:
            try:
                found.add(element)
            except IntegrityError as error:
                self._notes.add("AM-A017", str(error), severity="error", element=element.id)

    # -- statements and arguments

    def _collect(self, sources: Mapping[str, Any]) -> None:
        """Sort the data of every occurrence."""
        for node in (*self._reading.statements.values(), *self._reading.arguments.values()):
            for line in node.members:
                if line.data is not None:
                    line.said = split(line.data, sources)
                    node.said.append(line.said)
                    self._hanging = self._hanging or line.said.relation is not None
        known: dict[int, Said] = {}  # the same few data, such as the steps used, come again and again
        for reasoning in self._reading.arguments.values():
            for inference in reasoning.inferences:
                data = inference.line.data
                if data is not None:
                    said = inference.line.said = known.get(id(data)) or _of_inference(data)
                    known[id(data)] = said
                    self._hanging = self._hanging or said.relation is not None

    def _name(self) -> None:
        """Give every statement and argument its id: those that are asked for first, then by title."""
        names = self._names
        known: list[Statement] = [*self._reading.statements.values(), *self._reading.arguments.values()]
        known.sort(key=attrgetter("place"))
        for node in known:
            if id(node) in self._reified:
                node.id = names.take(node.title)
        for node in known:
            wanted = asked(node) if node.said and not node.id else ""
            if wanted and wanted not in names.taken:
                node.id = names.take(wanted)
        for node in known:
            if not node.id:
                title = node.title if node.titled else ""
                node.id = names.titled(title, "g" if type(node) is Reasoning else "c")

    def _extras(self, node: Statement) -> dict[str, Any]:
        """Return what the data of a statement or an argument say."""
        rest: Any = {}
        found: dict[str, Any] = {}
        own: dict[str, Any] = {}
        for said in node.said:
            rest = merged(rest, said.rest)
            own |= said.fields
            if said.quotes:
                found["quotes"] = self._speech.quotes(said.quotes)
        if rest:
            found["data"] = rest
        own.pop("id", None)
        return found | patch.structured(Claim, own, self._notes, node.id)

    def _claims(self) -> list[Claim]:
        statements = self._reading.statements.values()
        claims = [self._element(Claim, s) if s.said else _claim(s.id, *_common(s)) for s in statements]
        if residue.is_asked_of_claims(self._reading.document):
            return [evolve(c, residue=residue.of_claim(s)) for c, s in zip(claims, statements, strict=True)]
        return claims

    def _arguments(self) -> list[Argument]:
        return [
            self._element(Argument, r, steps=self._steps(r))
            if r.said
            else _argument(r.id, *_common(r), self._steps(r))
            for r in self._reading.arguments.values()
            if id(r) not in self._reified
        ]

    def _element(self, kind: type[E], node: Statement, **more: Any) -> E:
        """Return the element of a statement or an argument about which data say something."""
        fields = dict(zip(_COMMON, _common(node), strict=True))
        return kind(id=node.id, **more, **fields | self._extras(node))

    def _steps(self, reasoning: Reasoning) -> tuple[Step, ...]:
        if not reasoning.steps:
            return ()
        inferred = {inference.step: inference.id for inference in reasoning.inferences}
        claims = enumerate(reasoning.premises)
        return tuple([_step(claim.id, inferred.get(number, "")) for number, claim in claims])

    def _reify(self) -> None:
        """Find the arguments that only stand for a relation: those with linked premises."""
        linked = {
            id(reasoning): (reasoning, said.linked)
            for reasoning in self._reading.arguments.values()
            for said in reasoning.said
            if said.linked is not None and not reasoning.steps
        }
        if not linked:
            return
        for link in sorted(self._reading.links, key=attrgetter("place")):
            known = linked.get(id(link.source))
            if known and link.kind in _KINDS:
                own = any(said.linked is not None for said in _lines_say(link))
                if own or id(link.source) not in self._reified:
                    self._reified[id(link.source)] = (link, known[1])

    # -- relations

    def _relations(self) -> list[Relation]:
        """Return the relations in the order in which they are written."""
        drafts: list[Any] = list(self._reading.links)
        for reasoning in self._reading.arguments.values():
            drafts += reasoning.inferences
        drafts.sort(key=attrgetter("place"))
        self._name_relations(drafts)
        found = []
        for draft in drafts:
            found.append(self._inferred(draft) if type(draft) is Inference else self._related(draft))
            for line in [draft.line] if type(draft) is Inference else draft.lines:
                line.relation = draft.id
        return found

    def _name_relations(self, drafts: list[Any]) -> None:
        """Give each relation its id: that which its line asks for, or the next number."""
        for link, _ in self._reified.values():
            link.id = link.source.id
        for draft in drafts if self._hanging else ():
            for said in _lines_say(draft):
                name = said.relation.get("id") if said.relation else ""
                if isinstance(name, str) and name and name not in self._names.taken and not draft.id:
                    draft.id = self._names.take(name)
        for draft in drafts:
            if not draft.id:
                draft.id = self._names.counted("relations", "r")

    def _related(self, link: Link) -> Relation:
        found = self._between(link)
        return evolve(found, residue=residue.of_sketch(link.sketch)) if link.sketch else found

    def _between(self, link: Link) -> Relation:
        kind, scheme = _KINDS[link.kind]
        own, linked = self._reified.get(id(link.source), _NO_LINK) if self._reified else _NO_LINK
        premises = self._known_premises(linked, link) if own is link else (link.source.id,)
        said = _lines_say(link) if self._hanging else []
        if not said:
            return _relation(link.id, kind, premises, link.target.id, scheme)
        fields: dict[str, Any] = {
            "kind": kind,
            "premises": premises,
            "target": link.target.id,
            "scheme": scheme,
        }
        return self._made(link.id, fields, said)

    def _known_premises(self, linked: tuple[str, ...], link: Link) -> tuple[str, ...]:
        missing = [name for name in linked if name not in self._names.taken]
        if missing:
            span = self._reading.document.span(link.place, link.place)
            self._notes.add("AM-A015", f"nothing has the id {missing[0]!r}", severity="error", span=span)
        return tuple(name for name in linked if name in self._names.taken)

    def _inferred(self, inference: Inference) -> Relation:
        said = inference.line.said
        premises = tuple(dict.fromkeys([statement.id for statement in used(inference)]))
        target = inference.reasoning.premises[inference.step].id
        scheme = ", ".join(inference.line.tags)
        if not said:
            return _relation(inference.id, "support", premises, target, scheme)
        fields = {"kind": "support", "premises": premises, "target": target, "scheme": scheme}
        return self._made(inference.id, fields | ({"data": said.rest} if said.rest else {}), [said])

    def _made(self, name: str, fields: dict[str, Any], said: list[Said]) -> Relation:
        for one in said:
            if one.relation:
                own = {key: value for key, value in one.relation.items() if key not in _SPOKEN}
                fields |= patch.structured(Relation, own, self._notes, name)
        return Relation(**{**fields, "id": name})

    # -- groups and speech

    def _groups(self) -> list[Group]:
        sections = self._reading.sections
        if not sections:
            return []
        members: list[list[str]] = [[] for _ in sections]
        nodes = [*self._reading.statements.values(), *self._reading.arguments.values()]
        for node in sorted(nodes, key=attrgetter("place")):
            if node.section >= 0 and id(node) not in self._reified:
                members[node.section].append(node.id)
        ids = self.group_of
        groups = []
        for number, section in enumerate(sections):
            data = section.line.data if isinstance(section.line.data, dict) else {}
            title = clean(section.line)
            wanted = data.get("id")
            data = {key: value for key, value in data.items() if key != "id"}
            if section.line.tags:
                data["tags"] = section.line.tags
            ids.append(
                self._names.take(wanted) if isinstance(wanted, str) else self._names.titled(title, "s")
            )
            parent = ids[section.parent] if section.parent >= 0 else ""
            groups.append(Group(id=ids[-1], title=title, parent=parent, members=members[number], data=data))
        return groups

    def _speak(self) -> None:
        """Hand on what was said, in the order in which it is written."""
        entries: list[tuple[int, str, Any]] = []
        for node in (*self._reading.statements.values(), *self._reading.arguments.values()):
            for line in node.members if node.said else ():
                if line.said:
                    entries += [(line.start, node.id, spoken) for spoken in line.said.spoken]
        drafts: list[Any] = list(self._reading.links) if self._hanging else []
        drafts += [i for reasoning in self._reading.arguments.values() for i in reasoning.inferences]
        for draft in drafts:
            for said in _lines_say(draft):
                if said.relation:
                    spoken = split(_speech_of(said.relation), {}).spoken
                    entries += [(draft.place, draft.id, one) for one in spoken]
        for place, content, one in sorted(entries, key=itemgetter(0)):
            self._speech.say(one, content, place)


_SPOKEN: Final = frozenset({"id", "by", "act", "quote", "source", "quoted_in", "when", "words", "said"})


def _is_added(found: ArgumentMap, element: Element) -> bool:
    try:
        found.add(element)
    except IntegrityError:
        return False
    return True


def _speech_of(relation: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in relation.items() if key in _SPOKEN and key != "id"}


def _of_inference(data: Any) -> Said:
    """Return the data of an inference: `relation` is argmap's, the rest belongs to the relation."""
    rest = data if isinstance(data, dict) else {"data": data}
    relation = rest.get("relation")
    if not isinstance(relation, dict):
        return Said(rest=FrozenDict(rest))
    rest = {key: value for key, value in rest.items() if key != "relation"}
    return Said(rest=FrozenDict(rest), relation=relation)


def _common(node: Statement) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    """Return what claims and arguments have in common: title, text, other wordings and tags."""
    title, tags = node.title if node.titled else "", tuple(node.tags)
    texts = [clean(line) for line in node.members if not line.reference]
    if len(texts) < 2:  # noqa: PLR2004 - one text alone, or none
        return title, texts[0] if texts else "", (), tags
    canonical = node.canonical
    text = clean(canonical) if canonical else ""
    return title, text, tuple([other for other in dict.fromkeys(texts) if other and other != text]), tags


def asked(node: Statement) -> str:
    """Return the id that the data of a statement or an argument ask for, if any."""
    return next((said.fields["id"] for said in node.said if "id" in said.fields), "")


def _lines_say(draft: Link | Inference) -> list[Said]:
    """Return the data of the lines of a relation, sorted."""
    lines = [draft.line] if type(draft) is Inference else draft.lines  # type: ignore[union-attr]
    return [line.said for line in lines if line.said]


def used(inference: Inference) -> list[Statement]:
    """Return the steps that an inference uses: those in its data, else all since the last conclusion."""
    reasoning, step = inference.reasoning, inference.step
    for data in (inference.line.data, reasoning.steps[step].data):
        numbers = data.get("uses", data.get("from")) if isinstance(data, dict) else None
        if isinstance(numbers, list) and numbers and all(type(n) is int and 0 < n <= step for n in numbers):
            return [reasoning.premises[number - 1] for number in numbers]
    return reasoning.premises[inference.since : step]


def clean(line: Line) -> str:
    """Return the text of a line without the tags at its end and the blanks around it."""
    text = line.text
    if not line.ranges:
        return text.strip(" \t")
    for kind, start, stop, _ in reversed(line.ranges):
        if kind != "tag" or text[stop + 1 :].strip():
            break
        text = text[:start]
    return text.strip(" \t")
