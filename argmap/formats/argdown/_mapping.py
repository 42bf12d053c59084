"""From what a document says to a map: titles to elements, relations to relations, data to actors and speech.

Statements become claims, arguments become arguments; an inference becomes a relation from the claims that
it uses to
its conclusion, and an undercut of it aims at that relation. Attacks are rebuttals; a statement that is
contradictory
or contrary to another is in contradiction with it. Headings are groups. The front matter holds the title,
actors, sources and answers; everything else in it stays in the data of the map.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import define, field

from argmap.errors import IntegrityError
from argmap.formats.argdown import _patch as patch
from argmap.formats.argdown._conventions import Said, split
from argmap.formats.argdown._front import Front
from argmap.formats.argdown._reading import Inference, Link, Reading, Reasoning, Statement, merged
from argmap.formats.argdown._speech import Speech
from argmap.formats.argdown._tree import Line
from argmap.model import Argument, ArgumentMap, Claim, Element, Group, Relation, Step, slug
from argmap.notes import Notes

__all__ = ["Mapper", "Names", "clean", "to_map"]

_KINDS: Final = {
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
        name = next(self._given.get(kind, _NONE), "")
        if isinstance(name, str) and name and name not in self.taken:
            return self._enter(name)
        return self.titled("", letter)

    def _numbered(self, stem: str, joint: str, first: int) -> str:
        number = self._next.get(stem, first)
        while (name := f"{stem}{joint}{number}") in self.taken:
            number += 1
        self._next[stem] = number
        return name

    def _enter(self, name: str) -> str:
        self.taken.add(name)
        return name


_NONE: Final = iter(())
"""Names nothing, however often it is asked."""


def to_map(reading: Reading, notes: Notes) -> ArgumentMap:
    """Return the map that a document says."""
    return Mapper.of(reading, notes).patched()


@define(eq=False)
class _Node:
    """A statement or an argument on its way to become an element."""

    node: Statement
    said: list[Said]
    id: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for said in self.said:
            fields |= said.fields
        return fields


@define(eq=False)
class Mapper:
    """Makes a map of a reading; afterwards it knows which line became what."""

    _reading: Reading
    _notes: Notes
    _names: Names
    _nodes: dict[int, _Node] = field(factory=dict)
    _said: dict[int, Said] = field(factory=dict)
    _reified: dict[int, tuple[Link, tuple[str, ...]]] = field(factory=dict)
    _speech: Speech = field(init=False)
    relation_of: dict[int, str] = field(factory=dict)
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
        found = ArgumentMap(front.title, data=front.data)
        actors, sources = front.actors(), front.sources()
        self._names.taken.update([actor.id for actor in actors], [source.id for source in sources])
        self._speech = Speech(actors, sources, self._names, self._notes, self._reading.document)
        self._collect(self._speech.sources)
        self._reify()
        self._name()
        claims = [self._claim(self._nodes[id(s)]) for s in self._reading.statements.values()]
        arguments = self._arguments()
        relations = self._relations(arguments)
        groups = self._groups()
        self._speak(relations)
        spoken = self._speech.elements(front.answers())
        self._add(found, claims, list(arguments.values()), [r for _, r, _ in relations], groups, spoken)
        return found

    def _add(self, found: ArgumentMap, *batches: list[Any]) -> None:
        elements: list[Element] = [*self._speech.front_elements()]
        for batch in batches:
            elements += batch
        try:
            found.add(*elements)
        except IntegrityError as error:
            self._notes.add("AM-A017", f"left out, since it breaks the map: {error}", severity="error")
            self._add_one_by_one(found, elements)

    def _add_one_by_one(self, found: ArgumentMap, elements: list[Element]) -> None:
        for element in elements:
            try:
                found.add(element)
            except IntegrityError as error:
                self._notes.add("AM-A017", str(error), severity="error", element=element.id)

    def id_of(self, node: Statement) -> str:
        """Return the id of the claim, argument or relation that a statement or argument became."""
        return self._nodes[id(node)].id

    def asks(self, node: Statement) -> bool:
        """Whether the text says the id of a statement or an argument."""
        return "id" in self._nodes[id(node)].fields

    # -- statements and arguments

    def _collect(self, sources: Mapping[str, Any]) -> None:
        """Sort the data of every occurrence."""
        nothing = Said()
        for node in (*self._reading.statements.values(), *self._reading.arguments.values()):
            said = []
            for line in node.members:
                one = nothing if line.data is None else split(line.data, sources)
                if one is not nothing:
                    self._said[id(line)] = one
                    said.append(one)
            self._nodes[id(node)] = _Node(node, said)

    def _name(self) -> None:
        """Give every statement and argument its id: those that are asked for first, then by title."""
        nodes = sorted(self._nodes.values(), key=_place)
        for node in nodes:
            if id(node.node) in self._reified:
                node.id = self._names.take(node.node.title)
        nodes = [node for node in nodes if not node.id]
        for node in nodes:
            wanted = node.fields.get("id") if node.said else None
            if wanted and wanted not in self._names.taken:
                node.id = self._names.take(wanted)
        for node in nodes:
            if not node.id:
                letter = "g" if isinstance(node.node, Reasoning) else "c"
                node.id = self._names.titled(node.node.title if node.node.titled else "", letter)

    def _claim(self, node: _Node) -> Claim:
        if not node.said and len(node.node.members) == 1 and not node.node.members[0].reference:
            return self._plain(node)
        return Claim(id=node.id, **self._fields(node))

    def _plain(self, node: _Node) -> Claim:
        """Return the claim of a statement that occurs once, without data; nearly all are such."""
        line = node.node.members[0]
        title = node.node.title if node.node.titled else ""
        return Claim(id=node.id, text=clean(line), title=title, tags=node.node.tags)

    def _fields(self, node: _Node) -> dict[str, Any]:
        """Return what claims and arguments have in common."""
        statement = node.node
        canonical = statement.canonical
        text = clean(canonical) if canonical else ""
        others = [clean(member) for member in statement.members if not member.reference]
        fields: dict[str, Any] = {
            "title": statement.title if statement.titled else "",
            "text": text,
            "wordings": [other for other in dict.fromkeys(others) if other and other != text],
            "tags": statement.tags,
        }
        rest: Any = {}
        for said in node.said:
            rest = merged(rest, said.rest)
            fields |= {"quotes": self._speech.quotes(said.quotes)} if said.quotes else {}
        if rest:
            fields["data"] = rest
        own = node.fields
        own.pop("id", None)
        return fields | patch.structured(Claim, own, self._notes, node.id)

    def _arguments(self) -> dict[int, Argument]:
        found = {}
        for reasoning in self._reading.arguments.values():
            node = self._nodes[id(reasoning)]
            if id(reasoning) not in self._reified:
                found[id(reasoning)] = Argument(id=node.id, **self._fields(node))
        return found

    def _reify(self) -> None:
        """Find the arguments that only stand for a relation: those with linked premises."""
        linked = {
            id(reasoning): (reasoning, said.linked)
            for reasoning in self._reading.arguments.values()
            for said in self._nodes[id(reasoning)].said
            if said.linked is not None and not reasoning.steps
        }
        if not linked:
            return
        for link in sorted(self._reading.links, key=_first):
            known = linked.get(id(link.source))
            if known and link.kind in _KINDS:
                own = any(said.linked is not None for said in self._lines_say(link))
                if own or id(link.source) not in self._reified:
                    self._reified[id(link.source)] = (link, known[1])

    # -- relations

    def _relations(self, arguments: dict[int, Argument]) -> list[tuple[int, Relation, list[Said]]]:
        """Return the relations in the order in which they are written, with what their lines say of them."""
        drafts: list[tuple[int, Link | Inference]] = [(_first(link), link) for link in self._reading.links]
        for reasoning in self._reading.arguments.values():
            drafts += [(inference.line.start, inference) for inference in reasoning.inferences]
        drafts.sort(key=lambda draft: draft[0])
        ids = self._relation_ids(drafts)
        found = []
        for place, draft in drafts:
            make = self._inferred if isinstance(draft, Inference) else self._related
            found.append((place, *make(draft, ids)))  # type: ignore[arg-type]
            for line in [draft.line] if isinstance(draft, Inference) else draft.lines:
                self.relation_of[id(line)] = ids[id(draft)]
        self._set_steps(arguments, ids)
        return found

    def _relation_ids(self, drafts: list[tuple[int, Link | Inference]]) -> dict[int, str]:
        """Return the id of each relation: that which its line asks for, or the next number."""
        wanted = {id(link): self._nodes[id(link.source)].id for link, _ in self._reified.values()}
        for _, draft in drafts:
            name = next(
                (s.relation["id"] for s in self._lines_say(draft) if s.relation and "id" in s.relation), ""
            )
            if isinstance(name, str) and name and name not in self._names.taken and id(draft) not in wanted:
                wanted[id(draft)] = self._names.take(name)
        return {
            id(draft): wanted.get(id(draft)) or self._names.counted("relations", "r") for _, draft in drafts
        }

    def _lines_say(self, draft: Link | Inference) -> list[Said]:
        if isinstance(draft, Inference):
            data = draft.line.data
            return [] if data is None else [self._said.setdefault(id(draft.line), _of_inference(data))]
        return [said for line in draft.lines if (said := self._said.get(id(line)))]

    def _related(self, link: Link, ids: dict[int, str]) -> tuple[Relation, list[Said]]:
        kind, scheme = _KINDS[link.kind]
        own, linked = self._reified.get(id(link.source), (None, ()))
        premises = self._known_premises(linked, link) if own is link else (self._end(link.source, ids),)
        said = self._lines_say(link)
        fields: dict[str, Any] = {"kind": kind, "premises": premises, "scheme": scheme}
        fields["target"] = self._end(link.target, ids)
        return self._made(ids[id(link)], fields, said), said

    def _known_premises(self, linked: tuple[str, ...], link: Link) -> tuple[str, ...]:
        missing = [name for name in linked if name not in self._names.taken]
        if missing:
            place = link.lines[0].start
            span = self._reading.document.span(place, place)
            self._notes.add("AM-A015", f"nothing has the id {missing[0]!r}", severity="error", span=span)
        return tuple(name for name in linked if name in self._names.taken)

    def _end(self, end: Statement | Inference, ids: dict[int, str]) -> str:
        return ids[id(end)] if isinstance(end, Inference) else self._nodes[id(end)].id

    def _inferred(self, inference: Inference, ids: dict[int, str]) -> tuple[Relation, list[Said]]:
        premises = [self._nodes[id(statement)].id for statement in used(inference)]
        conclusion = inference.reasoning.premises[inference.step]
        said = self._lines_say(inference)
        fields: dict[str, Any] = {
            "kind": "support",
            "premises": dict.fromkeys(premises),
            "target": self._nodes[id(conclusion)].id,
            "scheme": ", ".join(inference.line.tags),
        }
        if said and said[0].rest:
            fields["data"] = said[0].rest
        return self._made(ids[id(inference)], fields, said), said

    def _made(self, name: str, fields: dict[str, Any], said: list[Said]) -> Relation:
        for one in said:
            if one.relation:
                own = {key: value for key, value in one.relation.items() if key not in _SPOKEN}
                fields |= patch.structured(Relation, own, self._notes, name)
        return Relation(**{**fields, "id": name})

    def _set_steps(self, arguments: dict[int, Argument], ids: dict[int, str]) -> None:
        from attrs import evolve

        for reasoning in self._reading.arguments.values():
            if reasoning.steps and id(reasoning) in arguments:
                inferred = {inference.step: ids[id(inference)] for inference in reasoning.inferences}
                claims = [self._nodes[id(statement)].id for statement in reasoning.premises]
                steps = [Step(claim, inferred.get(number, "")) for number, claim in enumerate(claims)]
                arguments[id(reasoning)] = evolve(arguments[id(reasoning)], steps=steps)

    # -- groups and speech

    def _groups(self) -> list[Group]:
        sections = self._reading.sections
        if not sections:
            return []
        members: list[list[str]] = [[] for _ in sections]
        for node in sorted(self._nodes.values(), key=_place):
            if node.node.section >= 0 and id(node.node) not in self._reified:
                members[node.node.section].append(node.id)
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

    def _speak(self, relations: list[tuple[int, Relation, list[Said]]]) -> None:
        """Hand on what was said, in the order in which it is written."""
        entries: list[tuple[int, str, Any]] = []
        for node in self._nodes.values():
            if node.said:
                for line in node.node.members:
                    known = self._said.get(id(line))
                    entries += [(line.start, node.id, spoken) for spoken in known.spoken] if known else []
        for place, relation, said in relations:
            for one in said:
                if one.relation:
                    entries += [
                        (place, relation.id, spoken) for spoken in split(_speech_of(one.relation), {}).spoken
                    ]
        for place, content, spoken in sorted(entries, key=lambda entry: entry[0]):
            self._speech.say(spoken, content, place)


_SPOKEN: Final = frozenset({"id", "by", "act", "quote", "source", "quoted_in", "when", "words", "said"})


def _speech_of(relation: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in relation.items() if key in _SPOKEN and key != "id"}


def _of_inference(data: Any) -> Said:
    """Return the data of an inference: `relation` is argmap's, the rest belongs to the relation."""
    if not isinstance(data, dict):
        return Said(rest={"data": data})
    relation = data.get("relation")
    if not isinstance(relation, dict):
        return Said(rest=data)
    return Said(rest={key: value for key, value in data.items() if key != "relation"}, relation=relation)


def _first(link: Link) -> int:
    """Return where a relation is first written."""
    return min([line.start for line in link.lines])


def _place(node: _Node) -> int:
    """Return where a statement or an argument is first written."""
    lines = node.node.members or (node.node.steps if isinstance(node.node, Reasoning) else [])
    return min([line.start for line in lines], default=0)


def used(inference: Inference) -> list[Statement]:
    """Return the steps that an inference uses: those in its data, else all since the last conclusion."""
    reasoning, step = inference.reasoning, inference.step
    for data in (inference.line.data, reasoning.steps[step].data):
        numbers = data.get("uses", data.get("from")) if isinstance(data, dict) else None
        if isinstance(numbers, list) and numbers and all(type(n) is int and 0 < n <= step for n in numbers):
            return [reasoning.premises[number - 1] for number in numbers]
    before = [other.step for other in reasoning.inferences if other.step < step]
    return reasoning.premises[before[-1] if before else 0 : step]


def clean(line: Line) -> str:
    """Return the text of a line without the tags at its end and the blanks around it."""
    text = line.text
    for kind, start, stop, _ in reversed(line.ranges):
        if kind != "tag" or text[stop + 1 :].strip():
            break
        text = text[:start]
    return text.strip(" \t")
