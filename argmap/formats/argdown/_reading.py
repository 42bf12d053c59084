"""What a document says, in Argdown's own words: statements, arguments, reconstructions, relations, sections.

The rules are those of the reference (`ModelPlugin.ts`): occurrences under one title are one statement,
relations that
are said twice are one, those of a reconstructed argument are its conclusion's, and untitled elements are
counted
through. Two of its defects are left out: an undercut never aims at an inference of an earlier reconstruction
(unless `strict`), and a second reconstruction of an argument does not end the reading.
"""

from __future__ import annotations

from typing import Any, Final

from attrs import define, field

from argmap.formats.argdown._tree import Block, Document, Fault, Line
from argmap.notes import Notes

__all__ = ["Inference", "Link", "Reading", "Reasoning", "Section", "Statement", "read_out"]

_SYMBOLS: Final[dict[str, tuple[str, bool]]] = {
    "+": ("support", False),
    "<+": ("support", False),
    "+>": ("support", True),
    "-": ("attack", False),
    "<-": ("attack", False),
    "->": ("attack", True),
    "><": ("contradictory", True),
    "_": ("undercut", False),
    "<_": ("undercut", False),
    "_>": ("undercut", True),
}
"""What each symbol says, and whether it goes from the line above to this one."""


@define(eq=False)
class Statement:
    """All occurrences of one title (an equivalence class), in the order of the reference.

    `place` is where it first occurs; `id` and `said` are filled in when it becomes an element of a map.
    """

    title: str
    titled: bool
    place: int = 0
    members: list[Line] = field(factory=list)
    tags: list[str] = field(factory=list)
    data: Any = None
    section: int = -1
    id: str = ""
    said: list[Any] = field(factory=list)

    @property
    def canonical(self) -> Line | None:
        """The occurrence whose text counts: the last definition, those marked `isCanonical` first."""
        defined = [member for member in self.members if not member.reference]
        marked = [m for m in defined if isinstance(m.data, dict) and m.data.get("isCanonical")]
        return next(reversed(marked or defined), None)


@define(eq=False)
class Inference:
    """One inference of a reconstruction, and the number (from 0) of the step that it leads to.

    `since` is the number of the conclusion before it, 0 if there is none.
    """

    reasoning: Reasoning
    line: Line
    step: int = 0
    since: int = 0
    id: str = ""

    @property
    def place(self) -> int:
        """Where it is written."""
        return self.line.start


@define(eq=False)
class Reasoning(Statement):
    """An argument: its descriptions are the members; `steps` and `inferences` its reconstruction."""

    steps: list[Line] = field(factory=list)
    premises: list[Statement] = field(factory=list)
    inferences: list[Inference] = field(factory=list)

    def infer(self, inference: Inference, step: int) -> None:
        """Let an inference lead to a step."""
        inference.since = self.inferences[-1].step if self.inferences else 0
        inference.step = step
        self.inferences.append(inference)


End = Statement | Inference
"""What a relation can hang on."""


@define(eq=False)
class Link:
    """A relation, the lines that say it, and where the first of them is.

    `sketch` is the reconstructed argument that is drawn at its source, if nothing else says the relation.
    """

    kind: str
    source: End
    target: End
    lines: list[Line]
    place: int
    id: str = ""
    sketch: Reasoning | None = None

    def join(self, lines: list[Line]) -> None:
        """Take further lines that say the same."""
        self.lines += lines
        self.place = min([self.place, *(line.start for line in lines)])


@define(eq=False)
class Section:
    """A heading and the number of the one that it lies under, -1 if there is none."""

    line: Line
    parent: int = -1


@define(eq=False)
class Reading:
    """All that a document says; `titles` tells which statement or argument a line is about."""

    document: Document
    statements: dict[str, Statement] = field(factory=dict)
    arguments: dict[str, Reasoning] = field(factory=dict)
    links: list[Link] = field(factory=list)
    sections: list[Section] = field(factory=list)


def read_out(document: Document, notes: Notes, *, strict: bool = False) -> Reading:
    """Return what a document says; a strict reader has undercuts aim where the reference has them aim."""
    reader = _Reader(document, notes, strict=strict)
    for block in document.blocks:
        reader.block(block)
    return reader.finish()


@define(eq=False)
class _Reader:
    _document: Document
    _notes: Notes
    _strict: bool = field(kw_only=True)
    _reading: Reading = field(init=False)
    _counter: int = 0
    _section: int = -1
    _inference: Inference | None = None
    _before: Reasoning | None = None
    _known: dict[tuple[str, int, int], Link] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self._reading = Reading(self._document)

    def block(self, block: Block) -> None:
        before, self._before = self._before, None
        if block.kind == "heading":
            self._heading(block.lines[0])
        elif block.kind == "reconstruction":
            self._reconstruction(block, before)
        else:
            first = self._nested(block.lines)
            if block.kind == "elements" and isinstance(first, Reasoning):
                self._before = first

    def finish(self) -> Reading:
        for node in (*self._reading.statements.values(), *self._reading.arguments.values()):
            if node.section < 0 and node.members:
                node.section = node.members[0].section
        Relations(self._reading).settle(strict=_is_strict(self._document))
        return self._reading

    # -- headings

    def _heading(self, line: Line) -> None:
        sections = self._reading.sections
        parent = self._section
        while parent >= 0 and sections[parent].line.depth >= line.depth:
            parent = sections[parent].parent
        sections.append(Section(line, parent))
        self._section = len(sections) - 1

    # -- statements and arguments

    def _nested(self, lines: list[Line], above: End | None = None) -> End:
        """Enter lines, each of which hangs on the last one before it that is less deep; return the first."""
        if len(lines) == 1 and above is None:  # nothing hangs on anything
            node = self._node(lines[0])
            self._enter(lines[0], node)
            return node
        stack: list[tuple[Line, End]] = [] if above is None else [(_ABOVE, above)]
        first: End | None = above
        for line in lines:
            while stack and stack[-1][0].depth >= line.depth and stack[-1][0] is not _ABOVE:
                self._leave(stack)
            node = self._node(line)
            first = first or node
            stack.append((line, node))
        while stack and stack[-1][0] is not _ABOVE:
            self._leave(stack)
        return first or _NOWHERE

    def _node(self, line: Line) -> Statement:
        """Return the statement or argument that a line is about."""
        title = line.title
        nodes: dict[str, Any] = (
            self._reading.arguments if line.kind == "argument" else self._reading.statements
        )
        if not title:
            title = line.title = self._untitled()
            node = nodes.get(title)
            titled = False
        else:
            node = nodes.get(title)
            titled = True
        if node is None:
            made = Reasoning if line.kind == "argument" else Statement
            node = nodes[title] = made(title, titled, line.start)
        found: Statement = node
        return found

    def _untitled(self) -> str:
        self._counter += 1
        return f"Untitled {self._counter}"

    def _leave(self, stack: list[tuple[Line, End]]) -> None:
        """Enter the line on top of the stack, now that all that hangs on it is known."""
        line, node = stack.pop()
        if not isinstance(node, Statement):
            return
        self._enter(line, node)
        known = _SYMBOLS.get(line.symbol)
        if known and stack:
            self._link(known, line, node, stack[-1])

    def _enter(self, line: Line, node: Statement) -> None:
        data = line.data
        line.section = self._section
        node.members.append(line)
        for tag in line.tags:
            if tag not in node.tags:
                node.tags.append(tag)
        grouped = None
        if data is not None:
            node.data = merged(node.data, data)
            grouped = data.get("isInGroup") if isinstance(data, dict) else None
        if grouped is True or (grouped is None and node.section < 0 and not line.reference):
            node.section = line.section

    # -- relations

    def _link(self, known: tuple[str, bool], line: Line, node: Statement, above: tuple[Line, End]) -> None:
        kind, down = known
        other = above[1]
        if kind == "undercut" and not down and self._inference and self._undercuts(above):
            other = self._inference
        source, target = (other, node) if down else (node, other)
        key = (kind, id(source), id(target))
        link = self._known.get(key)
        if link is None and kind == "contradictory":
            link = self._known.get((kind, id(target), id(source)))
        if link:
            link.join([line])
        else:
            link = self._known[key] = Link(kind, source, target, [line], line.start)
            self._reading.links.append(link)

    def _undercuts(self, above: tuple[Line, End]) -> bool:
        """Whether an undercut that hangs here aims at the current inference: where a step is undercut."""
        return type(above[1]) is Statement and (self._strict or above[0].symbol == "(")

    # -- reconstructions

    def _reconstruction(self, block: Block, before: Reasoning | None) -> None:
        reasoning = self._owner(block, before)
        if not self._strict:
            self._inference = None
        waiting: Inference | None = None
        first = len(self._reading.links)
        for lines in _by_step(block.lines):
            if lines[0].kind == "inference":
                self._strand(waiting, first)
                first = len(self._reading.links)
                waiting = self._inference = Inference(reasoning, lines[0])
                self._nested(lines[1:], waiting)
                continue
            statement = self._nested(lines)
            if not isinstance(statement, Statement):
                continue
            reasoning.steps.append(lines[0])
            reasoning.premises.append(statement)
            if waiting:
                reasoning.infer(waiting, len(reasoning.steps) - 1)
                waiting = None
        self._strand(waiting, first)
        if not self._strict:
            self._inference = None

    def _strand(self, inference: Inference | None, first: int) -> None:
        """Let what is about an inference without a conclusion be about the argument."""
        if inference is None:
            return
        for link in self._reading.links[first:]:
            link.source = inference.reasoning if link.source is inference else link.source
            link.target = inference.reasoning if link.target is inference else link.target

    def _owner(self, block: Block, before: Reasoning | None) -> Reasoning:
        """Return the argument that is reconstructed: the one just before, or a new one."""
        reasoning = before
        if reasoning is not None and reasoning.steps:
            self._second(block, reasoning)
            reasoning = None
        if reasoning is None:
            title = self._untitled()
            reasoning = self._reading.arguments[title] = Reasoning(title, titled=False, place=block.start)
        if self._section >= 0:
            reasoning.section = self._section
        return reasoning

    def _second(self, block: Block, reasoning: Reasoning) -> None:
        message = f"<{reasoning.title}> has a reconstruction already"
        if self._strict:
            self._document.faults.append(Fault(message, block.start))
        else:
            span = self._document.span(block.start, block.start)
            self._notes.add("AM-A013", f"{message}; this one is an argument of its own", span=span)


_NOWHERE: Final = Statement("", titled=False)
"""What no line is about."""

_ABOVE: Final = Line("", 0, "inference", 0)
"""Stands for an inference on a stack of lines."""


def _is_strict(document: Document) -> bool:
    model = document.settings.get("model")
    return isinstance(model, dict) and model.get("mode") == "strict"


def _by_step(lines: list[Line]) -> list[list[Line]]:
    """Return the lines of each step or inference of a reconstruction, with what hangs on it."""
    steps: list[list[Line]] = []
    for line in lines:
        if line.depth == 0:
            steps.append([line])
        else:
            steps[-1].append(line)
    return steps


def merged(old: Any, new: Any) -> Any:
    """Return data with newer data merged into them: mappings by key, lists by place, as lodash does it.

    >>> merged({"a": [1, 2], "b": {"c": 1}}, {"a": [3], "b": {"d": 2}})
    {'a': [3, 2], 'b': {'c': 1, 'd': 2}}
    """
    if isinstance(old, dict) and isinstance(new, dict):
        both = dict(old)
        for key, value in new.items():
            both[key] = merged(old[key], value) if key in old else value
        return both
    if isinstance(old, list) and isinstance(new, list):
        pairs = [merged(one, other) for one, other in zip(old, new, strict=False)]
        return pairs + (old[len(new) :] or new[len(old) :])
    return new


class Relations:
    """What the reference makes of the relations once all are known."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def settle(self, *, strict: bool) -> None:
        """Move the relations of reconstructed arguments, name strict ones, and drop what is said already."""
        self._move()
        if strict:
            self._name_strictly()
        self._drop_redundant()

    def _index(self) -> dict[tuple[str, int, int], Link]:
        return {(link.kind, id(link.source), id(link.target)): link for link in self._reading.links}

    def _move(self) -> None:
        """Let a reconstructed argument speak by its conclusion, and be undercut in its last inference."""
        if not any(map(self._moved, self._reading.links)):
            return
        known = self._index()
        kept = []
        for link in self._reading.links:
            if not self._moved(link):
                kept.append(link)
                continue
            if isinstance(link.source, Reasoning) and link.source.inferences:
                link.sketch, link.source = link.source, link.source.premises[-1]
            if link.kind == "undercut" and isinstance(link.target, Reasoning) and link.target.inferences:
                link.target = link.target.inferences[-1]
            key = (link.kind, id(link.source), id(link.target))
            twin = known.get(key)
            if twin:
                twin.join(link.lines)
            elif link.source is not link.target:
                known[key] = link
                kept.append(link)
        self._reading.links = kept

    def _moved(self, link: Link) -> bool:
        source, target = link.source, link.target
        if type(source) is Reasoning and source.inferences:
            return True
        return link.kind == "undercut" and type(target) is Reasoning and bool(target.inferences)

    def _name_strictly(self) -> None:
        """In strict mode statements entail one another or are contrary, which has no direction."""
        contraries: dict[frozenset[int], Link] = {}
        kept = []
        for link in self._reading.links:
            between = type(link.source) is Statement and type(link.target) is Statement
            if between and link.kind == "support":
                link.kind = "entails"
            elif between and link.kind == "attack":
                link.kind = "contrary"
                twin = contraries.setdefault(frozenset({id(link.source), id(link.target)}), link)
                if twin is not link:
                    twin.join(link.lines)
                    continue
            kept.append(link)
        self._reading.links = kept

    def _drop_redundant(self) -> None:
        """Drop an attack on an argument where the same statement attacks one of its premises."""
        aimed = [link for link in self._reading.links if _is_attack_on_steps(link)]
        if not aimed:
            return
        attacked = self._attacked()
        assumed: dict[int, dict[int, int]] = {}
        dropped: set[int] = set()
        for link in aimed:
            own = attacked.get(id(link.source), {})
            premises = assumed.get(id(link.target)) or _assumed(link.target)
            assumed[id(link.target)] = premises
            both = own.keys() & premises.keys()  # goes over the shorter: two long lists cost no product
            if both:
                hit = min(both, key=premises.__getitem__)
                own[hit].join(link.lines)
                dropped.add(id(link))
        if dropped:
            self._reading.links = [link for link in self._reading.links if id(link) not in dropped]

    def _attacked(self) -> dict[int, dict[int, Link]]:
        """Return what each end attacks or contradicts, and by which relation; an attack comes first."""
        attacked: dict[int, dict[int, Link]] = {}
        for kind in ("attack", "contradictory", "contrary"):
            for link in self._reading.links:
                if link.kind == kind:
                    attacked.setdefault(id(link.source), {}).setdefault(id(link.target), link)
                    if kind != "attack":
                        attacked.setdefault(id(link.target), {}).setdefault(id(link.source), link)
        return attacked


def _is_attack_on_steps(link: Link) -> bool:
    source, target = link.source, link.target
    if type(target) is not Reasoning or type(source) is not Statement:
        return False
    return link.kind == "attack" and bool(target.premises)


def _assumed(reasoning: Any) -> dict[int, int]:
    """Return the places of what a reconstruction assumes: its steps but for those that it concludes."""
    concluded = {inference.step for inference in reasoning.inferences}
    return {id(claim): n for n, claim in enumerate(reasoning.premises) if n not in concluded}
