"""Writing what was read: only the lines of what was edited change.

The text that a map was read from is read again and compared with the map. Lines whose element and relation
are as
they were stay as they stand, comments, marks and blank lines included; lines of what changed are written
anew in
their places, lines of what went are dropped, and what is new is hung below its target or put at the end of
its section. If the front matter says the same as before, it stays too.
"""

from __future__ import annotations

import re
from typing import Any

from attrs import define, field

from argmap.formats._yaml import block as yaml_block
from argmap.formats._yaml import whole
from argmap.formats.argdown import _patch as patch
from argmap.formats.argdown._layout import Layout, Placed, Written
from argmap.formats.argdown._mapping import Mapper, asked, clean
from argmap.formats.argdown._parser import Parser
from argmap.formats.argdown._reading import Reading, Reasoning, Statement, read_out
from argmap.formats.argdown._tree import Block, Line
from argmap.formats.argdown._writer import Writer
from argmap.model import Argument, ArgumentMap, Claim
from argmap.notes import Notes

__all__ = ["rewritten"]

_LAST_TAGS = re.compile(r"(?:\s*#(?:\([^)]*\)|[^\s#()]+))+\s*$")
_KEY_LINE = re.compile(r"([^\s#:][^:]*?)\s*:(?=\s|$)")
_INDENT_OF = re.compile(r"[ '\t]*")


def rewritten(map_: ArgumentMap, text: str, *, numbers: bool = True) -> str:
    """Return the text that a map was read from with what was edited since written into it.

    Without `numbers`, ids that are only a letter and a number need not come back.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    notes = Notes()
    reading = read_out(Parser(plain, notes).read(), notes)
    mapper = Mapper.of(reading, notes)
    old = mapper.patched()
    if not patch.difference(map_, old):
        return text
    keeper = Keeper(map_, old, reading, mapper, numbers)
    found = keeper.document()
    return found.replace("\n", "\r\n") if "\r\n" in text else found


@define(eq=False)
class Piece:
    """A line as it stands: its element, and its text up to where the next one starts."""

    line: Line
    node: str
    relation: str
    start: int
    end: int


@define(eq=False)
class Keeper:
    """Compares a text with a map, piece by piece."""

    _map: ArgumentMap
    _old: ArgumentMap
    _reading: Reading
    _mapper: Mapper
    _numbers: bool
    _layout: Layout = field(init=False)
    _writer: Writer = field(init=False)
    _hung: dict[str, list[Written]] = field(factory=dict)
    _changed: set[str] = field(factory=set)
    _anchors: dict[str, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self._find_changes()
        pieces = [piece for block in self._reading.document.blocks for piece in self._pieces(block)]
        standing = {piece.node for piece in pieces if piece.node in self._map}
        self._layout = Layout(self._map, done=set(standing) | set(self._mapper.group_of))
        for reasoning in self._reading.arguments.values():
            if reasoning.steps and not reasoning.members:
                standing.add(reasoning.id)
        self._layout.done |= standing
        self._writer = Writer(self._map, self._layout, standing=frozenset(standing), numbers=self._numbers)
        for piece in pieces:
            self._learn(piece)
        self._hang()
        self._layout.write()
        self._writer.prepare()

    # -- what changed

    def _find_changes(self) -> None:
        for element in (*self._map, *self._old):
            both = element.id in self._map and element.id in self._old
            if not both or self._map[element.id] != self._old[element.id]:
                self._changed.add(element.id)
        for acts in (self._map.acts, self._old.acts):
            self._changed |= {a.content for a in acts.values() if {a.id, a.anchor} & self._changed}

    def _pieces(self, block: Block) -> list[Piece]:
        """Return the lines of a block as they stand."""
        text = self._reading.document.text
        starts = [text.rfind("\n", 0, line.mark or line.start) + 1 for line in block.lines]
        ends = [*starts[1:], self._line_end(block.end)]
        return [
            Piece(line, self._node(line), line.relation, start, end)
            for line, start, end in zip(block.lines, starts, ends, strict=True)
        ]

    def _line_end(self, place: int) -> int:
        end = self._reading.document.text.find("\n", max(0, place - 1))
        return len(self._reading.document.text) if end < 0 else end + 1

    def _node(self, line: Line) -> str:
        """Return the id of what a line is about."""
        if line.kind in {"heading", "inference"}:
            return line.relation
        known: dict[str, Any] = (
            self._reading.arguments if line.kind == "argument" else self._reading.statements
        )
        return str(known[line.title].id)

    def _learn(self, piece: Piece) -> None:
        """Take from a line under which title an element stands, and how its text does."""
        line, name = piece.line, piece.node
        if line.kind not in {"statement", "argument"} or name not in self._map:
            return
        self._layout.uses[name] = self._layout.uses.get(name, 0) + 1
        node = self._statement(line)
        if node.titled:
            self._writer.labels[name] = node.title
        if asked(node):
            self._writer.explicit.add(name)
        element = self._map[name]
        if isinstance(element, (Claim, Argument)) and line is node.canonical and clean(line) == element.text:
            raw = self._reading.document.text[slice(*line.content)]
            self._writer.raw[name] = (_LAST_TAGS.sub("", raw) if line.tags else raw).strip()

    def _statement(self, line: Line) -> Statement:
        known: dict[str, Any] = (
            self._reading.arguments if line.kind == "argument" else self._reading.statements
        )
        found: Statement = known[line.title]
        return found

    # -- what is new

    def _hang(self) -> None:
        """Hang new relations on the elements that stand in the text."""
        written = {line.relation for block in self._reading.document.blocks for line in block.lines}
        kept = {name for name in written if name in self._map and not self._moved(name)}
        for parent, children in self._layout.children.items():
            if parent not in self._layout.done and parent not in kept:
                continue
            for child in children:
                if child.relation not in kept:
                    self._writer.said |= {child.relation} if self._numbers else set()
                    block = Written()
                    self._layout.write_lines(block, self._layout.below(child, Placed(parent)))
                    self._hung.setdefault(parent, []).append(block)

    def _moved(self, name: str) -> bool:
        """Whether a relation hangs elsewhere now."""
        now, then = self._map.relations[name], self._old.relations.get(name)
        if then is None:
            return True
        return any(getattr(now, key) != getattr(then, key) for key in ("kind", "premises", "target"))

    # -- the text

    def document(self) -> str:
        """Return the whole text."""
        document = self._reading.document
        out: list[str] = []
        place = document.front[1]
        sections = iter(self._mapper.group_of)
        for block in document.blocks:
            start = document.text.rfind("\n", 0, block.lines[0].mark or block.start) + 1
            if block.kind == "heading":
                self._close_section(out)
                text = self._heading(block, next(sections), start)
            else:
                text = self._block(block)
            if text or block.kind != "heading":
                out.append(document.text[place:start] if text else self._gap(document.text[place:start]))
            out.append(text)
            place = self._line_end(block.end)
        out.append(document.text[place:])
        self._close_section(out, last=True)
        body = whole("".join(out))
        return self._fronted(body)

    def _gap(self, text: str) -> str:
        """Return what stands before a block that goes: its comments stay."""
        return text if text.strip() else "\n" if "\n" in text else ""

    def _fronted(self, body: str) -> str:
        """Return the body under its front matter, of which every key stays whose value is the same."""
        document = self._reading.document
        start, end = document.front
        as_it_stands = document.text[:end] + body
        if not patch.needed(self._map, _back(as_it_stands), numbers=self._numbers):
            return as_it_stands
        text = self._writer.fronted(body.lstrip("\n"))
        settings = Parser(text, Notes()).read().settings
        kept = _kept_front(document.text[start:end], document.settings, settings)
        return document.text[:start] + kept + body if kept else text

    def _close_section(self, out: list[str], *, last: bool = False) -> None:
        """Add the new blocks of the section that ends here."""
        blocks = self._layout.blocks
        take = blocks if last else [block for block in blocks if self._belongs(block)]
        if not take:
            return
        self._layout.blocks = [block for block in blocks if block not in take]
        text = "\n\n".join(self._writer.block(block) for block in take)
        if last:
            before = "".join(out).rstrip("\n")
            out[:] = [before, "\n\n", text, "\n"]
        else:
            out.append(f"\n{text}\n" if out else f"\n\n{text}")

    def _belongs(self, block: Written) -> bool:
        """Whether a new block is in no group; such blocks stand before the first heading."""
        names = [block.group, block.steps, *(line.node for line in block.lines)]
        return not any(self._layout.home(name) or name == block.group for name in names if name)

    def _heading(self, block: Block, name: str, start: int) -> str:
        document = self._reading.document
        if name not in self._map.groups:
            return ""
        now, then = self._map.groups[name], self._old.groups.get(name)
        if then and (now.title, now.data, now.parent) == (then.title, then.data, then.parent):
            return document.text[start : self._line_end(block.end)]
        return self._writer.block(Written(group=name, level=block.lines[0].depth)) + "\n"

    def _block(self, block: Block) -> str:
        """Return a block with what was edited in it."""
        pieces = self._pieces(block)
        if block.kind == "reconstruction" and self._steps_changed(pieces):
            return self._new_steps(pieces)
        last = self._last_lines(pieces)
        out: list[str] = []
        orphans: list[Piece] = []
        for number, piece in enumerate(pieces):
            if (orphans and piece.line.depth > orphans[0].line.depth) or self._goes(piece):
                orphans.append(piece)
            else:
                out.append(self._text(piece))
            for ended in last.get(number, ()):
                out += self._new_lines(ended, pieces)
        rest = "".join(self._orphaned(orphans))
        return "".join(out) + rest if out else rest.removeprefix("\n")

    def _orphaned(self, pieces: list[Piece]) -> list[str]:
        """Return lines that lost the line they hung on: as blocks, with what still hangs on them."""
        out: list[str] = []
        stack: list[tuple[int, int]] = []
        for piece in pieces:
            line, stays = piece.line, piece.node in self._map
            while stack and stack[-1][0] >= line.depth:
                stack.pop()
            depth = -1
            if stays and stack and stack[-1][1] >= 0 and not self._goes(piece):
                depth = stack[-1][1] + 1
            elif stays and not line.reference:
                depth = 0
            stack.append((line.depth, depth))
            if depth >= 0:
                symbol, relation = (line.symbol, piece.relation) if depth else ("", "")
                placed = Placed(piece.node, depth, symbol, relation, full=not line.reference)
                out.append(("" if depth else "\n") + whole(self._writer.line(placed)) + "\n")
        return out

    def _goes(self, piece: Piece) -> bool:
        """Whether a line no longer says anything: its element went, or the relation by which it hung."""
        if piece.line.kind == "inference":
            return piece.relation not in self._map
        if piece.node not in self._map:
            return True
        hangs = piece.relation and piece.line.symbol not in {"", "*", "("}
        return bool(hangs) and (piece.relation not in self._map or self._moved(piece.relation))

    def _text(self, piece: Piece) -> str:
        """Return a line: as it stands, or written anew if what it says changed."""
        text = self._reading.document.text
        line = piece.line
        if line.kind == "inference":
            return (
                text[piece.start : piece.end]
                if piece.relation not in self._changed
                else self._inference(piece)
            )
        labelled = bool(line.title) and self._statement(line).titled
        needs_label = piece.node in self._writer.labels and not labelled
        is_canonical = line is self._statement(line).canonical or line.reference is False
        changed = (not line.reference or line is self._first_line(piece.node)) and piece.node in self._changed
        hangs = piece.relation in self._changed and line.symbol not in {"", "*", "("}
        if (
            not (changed and is_canonical)
            and not (changed and line.reference)
            and not hangs
            and not needs_label
        ):
            return text[piece.start : piece.end]
        return text[piece.start : line.start] + self._words(piece) + self._tail(piece)

    def _first_line(self, name: str) -> Line | None:
        """Return the first line of an element that only has references, None for any other."""
        for known in (self._reading.statements, self._reading.arguments):
            for node in known.values():
                if node.id == name and node.members and not node.canonical:
                    return min(node.members, key=lambda line: line.start)
        return None

    def _words(self, piece: Piece) -> str:
        line = piece.line
        full = not line.reference or line is self._first_line(piece.node)
        symbol = line.symbol if line.symbol not in {"", "*"} else ""
        relation = piece.relation if symbol and symbol != "(" else ""
        return whole(self._writer.element(Placed(piece.node, line.depth, symbol, relation, full=full)))

    def _tail(self, piece: Piece) -> str:
        """Return what stands behind the words of a line: a comment, and the line break."""
        text = self._reading.document.text
        rest = text[piece.line.end : piece.end]
        return rest if rest.strip() or "\n" in rest else "\n"

    def _inference(self, piece: Piece) -> str:
        for reasoning in self._reading.arguments.values():
            for inference in reasoning.inferences:
                if inference.line is piece.line:
                    name = reasoning.id
                    lines = self._writer.inference(name, piece.relation, inference.step)
                    return "\n".join(lines) + "\n"
        return ""

    def _steps_changed(self, pieces: list[Piece]) -> bool:
        name = self._owner(pieces)
        now, then = self._map.arguments.get(name), self._old.arguments.get(name)
        return now is None or then is None or now.steps != then.steps

    def _owner(self, pieces: list[Piece]) -> str:
        first = pieces[0].line
        owners = (r for r in self._reading.arguments.values() if any(step is first for step in r.steps))
        reasoning: Reasoning | None = next(owners, None)
        return reasoning.id if reasoning else ""

    def _new_steps(self, pieces: list[Piece]) -> str:
        name = self._owner(pieces)
        if name not in self._map or not self._layout.is_spelt_out(name):
            return ""
        kept, self._layout.blocks = self._layout.blocks, []
        self._layout.done -= {p.node for p in pieces if not p.line.reference and p.line.symbol == "("}
        self._layout.write_steps(name)
        text = "".join(self._writer.block(block) + "\n" for block in self._layout.blocks)
        self._layout.blocks = kept
        return text

    def _last_lines(self, pieces: list[Piece]) -> dict[int, list[Piece]]:
        """Return, by the number of the line after which it is written, on what something new hangs."""
        found: dict[int, list[Piece]] = {}
        stack: list[Piece] = []
        for number, piece in enumerate(pieces):
            while stack and stack[-1].line.depth >= piece.line.depth:
                found.setdefault(number - 1, []).append(stack.pop())
            stack.append(piece)
        while stack:
            found.setdefault(len(pieces) - 1, []).append(stack.pop())
        return found

    def _new_lines(self, piece: Piece, pieces: list[Piece]) -> list[str]:
        """Return the lines of what newly hangs on an element, once, where it is written out."""
        if self._canonical_line(piece) is not piece.line:
            return []
        name = piece.relation if piece.line.kind == "inference" else piece.node
        indent = self._child_indent(piece, pieces)
        return [
            f"{indent}{'    ' * (placed.depth - 1)}{whole(self._writer.words(placed))}\n"
            for block in self._hung.pop(name, ())
            for placed in block.lines
        ]

    def _child_indent(self, piece: Piece, pieces: list[Piece]) -> str:
        """Return the indentation of lines below a line: that of those there are, else a step like its own."""
        at = pieces.index(piece) + 1
        if at < len(pieces) and pieces[at].line.depth > piece.line.depth:
            return self._indent(pieces[at])
        indent = self._indent(piece) if piece.line.kind != "inference" else ""
        return indent + (" " * (len(indent) // piece.line.depth) if piece.line.depth and indent else "    ")

    def _indent(self, piece: Piece) -> str:
        found = _INDENT_OF.match(self._reading.document.text, piece.start)
        return found[0] if found else ""

    def _canonical_line(self, piece: Piece) -> Line:
        """Return the line on which something new about an element is hung."""
        if piece.line.kind == "inference":
            return piece.line
        node = self._statement(piece.line)
        return node.canonical or min(node.members, key=lambda line: line.start)


def _kept_front(front: str, old: dict[str, Any], new: dict[str, Any]) -> str:
    """Return front matter for new settings that keeps the lines of the old ones; empty if it cannot."""
    fence, *lines = front.split("\n")
    chunks: dict[str, list[str]] = {"": []}
    key = ""
    for line in lines[:-1]:
        found = _KEY_LINE.match(line)
        if found:
            key = found[1].strip("\"'")
        chunks.setdefault(key, []).append(line)
    kept = chunks.pop("")
    for name in (*chunks, *(name for name in new if name not in chunks)):
        if name in new:
            same = name in chunks and old.get(name) == new[name]
            kept += chunks[name] if same else yaml_block({name: new[name]})
    text = "\n".join([fence, *kept, lines[-1] if lines else fence])
    return text if Parser(f"{text}\n\n", Notes()).read().settings == new else ""


def _back(text: str) -> ArgumentMap:
    notes = Notes()
    return Mapper.of(read_out(Parser(text, notes).read(), notes), notes).patched()
