"""The grammar of a block: from tokens to lines.

The grammar is that of the reference (`parser.ts`), read with one token of look-ahead and no recursion. What
breaks it is a `Fault`, or, for a forgiving reader, a note that says what was assumed.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final

from argmap.formats.argdown._inline import CONTENT, content
from argmap.formats.argdown._lexer import (
    ARGUMENT_DEFINITION,
    ARGUMENT_REFERENCE,
    DATA,
    DEFINITION,
    FRONT,
    HEADING,
    INFERENCE,
    INFERENCE_END,
    ITEM,
    NEWLINE,
    NUMBER,
    REFERENCE,
    RELATION,
    RULE,
    TAG,
    TEXT,
    Token,
)
from argmap.formats.argdown._tree import Block, Line

__all__ = ["Forgive", "Grammar"]

Forgive = Callable[[str, str, int], None]
"""Takes a code, a message and a place: notes what was assumed, or raises a Fault."""

_END: Final = "end"
_DEFINITIONS: Final = frozenset({DEFINITION, ARGUMENT_DEFINITION})
_REFERENCES: Final = frozenset({REFERENCE, ARGUMENT_REFERENCE})
_UNDERCUTS: Final = frozenset({"<_", "_"})
_KINDS: Final = {ARGUMENT_DEFINITION: "argument", ARGUMENT_REFERENCE: "argument"}


class Grammar:
    """Reads the tokens of a block; a forgiving one finds several where blank lines are missing."""

    __slots__ = ("_at", "_forgive", "_keep_tags", "_load", "_source", "_tokens")

    def __init__(
        self,
        source: str,
        *,
        load: Callable[[str, int], Any],
        forgive: Forgive,
        keep_tags: bool = True,
    ) -> None:
        self._tokens: list[Token] = []
        self._at = 0
        self._source = source
        self._load = load
        self._forgive = forgive
        self._keep_tags = keep_tags

    def blocks(self, tokens: list[Token]) -> list[Block]:
        """Return the blocks that tokens make; a strict reader finds exactly one."""
        last = tokens[-1][2]
        self._tokens = [*tokens, (_END, last, last, "")]
        self._at = 0
        found = [self._block()]
        while (token := self._tokens[self._at])[0] is not _END:
            self._forgive("AM-A005", _misplaced(token), token[1])
            before = self._at
            block = self._block()
            if self._at == before:
                self._forgive("AM-A020", f"{_shown(token)} means nothing here and is left out", token[1])
                self._at += 1
            else:
                found.append(block)
        return found

    def _block(self) -> Block:
        token = self._tokens[self._at]
        kind = token[0]
        if kind is HEADING:
            name, lines = "heading", [self._heading()]
        elif kind is NUMBER:
            name, lines = "reconstruction", self._reconstruction()
        elif kind is ITEM:
            name, lines = "list", self._list()
        else:
            name, lines = "elements", self._elements()
        return Block(name, lines, token[1], self._last_end())

    # -- kinds of block

    def _elements(self) -> list[Line]:
        lines = []
        if self._tokens[self._at][0] is RELATION:
            self._forgive(
                "AM-A006", "a relation must follow the element that it is about", self._tokens[self._at][1]
            )
        else:
            lines.append(self._element("", 0))
        self._relations(lines, 0)
        return lines

    def _heading(self) -> Line:
        _, start, _, value = self._tokens[self._at]
        line = Line("#", len(value), "heading", start)
        self._at += 1
        self._text(line)
        self._data(line)
        line.end = self._last_end()
        return line

    def _list(self) -> list[Line]:
        lines: list[Line] = []
        mark = self._tokens[self._at][3][-1]
        while self._tokens[self._at][0] is ITEM:
            _, start, _, value = self._tokens[self._at]
            depth = int(value.partition(" ")[0])
            if depth > 1 or value[-1] != mark:
                self._forgive("AM-A011", "a list within or beside a list is read as one list", start)
            self._at += 1
            lines.append(self._element("*", 1))
            self._relations(lines, 1)
        return lines

    def _reconstruction(self) -> list[Line]:
        lines: list[Line] = []
        while (kind := self._tokens[self._at][0]) is NUMBER or kind is INFERENCE:
            lines += self._numbered() if kind is NUMBER else self._inference()
        self._check_steps(lines)
        return lines

    def _check_steps(self, lines: list[Line]) -> None:
        """See that there are premises, and that each inference has a conclusion."""
        kinds = [line.symbol for line in lines if line.symbol in "(--" and line.depth == 0]
        if "--" not in kinds or kinds[-1] == "--":
            self._forgive(
                "AM-A008", "a reconstruction must end in an inference and a conclusion", lines[-1].start
            )
        if kinds[0] == "--":
            self._forgive("AM-A008", "a reconstruction must start with a premise", lines[0].start)
        for one, other in pairwise(kinds):
            if one == other == "--":
                self._forgive("AM-A008", "an inference must be followed by a conclusion", lines[0].start)

    def _numbered(self) -> list[Line]:
        self._at += 1
        token = self._tokens[self._at]
        line = self._element("(", 0)
        if line.kind == "argument":
            self._forgive("AM-A008", "a premise must be a statement, not an argument", token[1])
            line.kind = "statement"
        lines = [line]
        self._relations(lines, 0)
        return lines

    def _inference(self) -> list[Line]:
        start = self._tokens[self._at][1]
        line = Line("--", 0, "inference", start)
        self._at += 1
        line.tags = self._rules()
        self._skip_break()
        if self._tokens[self._at][0] is DATA:
            self._data(line)
        if self._tokens[self._at][0] is INFERENCE_END:
            self._at += 1
        else:
            self._forgive("AM-A008", "an inference must be closed by --", self._tokens[self._at][1])
            self._skip_rules()
        line.end = self._tokens[self._at - 1][2]
        if not self._skip_break():
            self._forgive("AM-A008", "a conclusion must follow an inference, on its own line", line.end)
        lines = [line]
        while self._tokens[self._at][0] is RELATION:
            first = len(lines)
            self._relations(lines, 0)
            if any(other.symbol not in _UNDERCUTS for other in lines[first:] if other.depth == 1):
                self._forgive("AM-A008", "only undercuts can hang on an inference", lines[first].start)
        return lines

    def _rules(self) -> list[str]:
        """Return the names of the rules of an inference, which commas part."""
        tokens, names, text = self._tokens, [], ""
        at = self._at + (tokens[self._at][0] is NEWLINE)
        if tokens[at][0] is not TEXT:
            return []
        while tokens[at][0] is TEXT or tokens[at][0] is RULE:
            if tokens[at][0] is RULE:
                names.append(text.strip())
                text = ""
            else:
                text += tokens[at][3]
            at += 1
        self._at = at
        return [*names, text.strip()]

    def _skip_rules(self) -> None:
        while self._tokens[self._at][0] in {TEXT, RULE, DATA, NEWLINE}:
            self._at += 1

    # -- elements and what hangs on them

    def _relations(self, lines: list[Line], above: int) -> None:
        """Read the relation lines that hang on the last of the lines, which is nested `above` deep."""
        while self._tokens[self._at][0] is RELATION:
            _, start, _, value = self._tokens[self._at]
            nesting, _, symbol = value.partition(" ")
            depth = int(nesting)
            if depth <= above:
                self._forgive("AM-A006", "a relation must be indented below its element", start)
                depth = above + 1
            if not lines:
                depth = 1
            self._at += 1
            line = self._element(symbol, depth)
            line.mark = start
            if symbol == "><" and line.kind == "argument":
                self._forgive("AM-A006", "only a statement can follow ><", start)
            lines.append(line)

    def _element(self, symbol: str, depth: int) -> Line:
        kind, start, end, value = self._tokens[self._at]
        line = Line(symbol, depth, _KINDS.get(kind, "statement"), start)
        if kind in _DEFINITIONS:
            line.title = value
            self._at += 1
            self._text(line)
        elif kind in _REFERENCES:
            line.title = value
            line.reference = True
            self._at += 1
            line.content = (end, end)
            self._reference_tags(line, depth)
        elif kind in CONTENT:
            self._text(line)
        else:
            self._forgive(
                "AM-A020", f"text or a title must stand here, not {_shown(self._tokens[self._at])}", start
            )
            if kind not in {RELATION, NUMBER, ITEM, INFERENCE, HEADING, _END, DATA}:
                self._at += 1
        if self._tokens[self._at][0] is DATA:
            self._data(line)
            line.end = 0
        line.end = line.end or self._last_end()
        return line

    def _text(self, line: Line) -> None:
        tokens, at = self._tokens, self._at
        kind, start, end, words = tokens[at]
        if kind not in CONTENT:
            self._forgive("AM-A020", f"text must stand here, not {_shown(tokens[at])}", start)
            line.content = (start, start)
            return
        following = tokens[at + 1][0]
        breaks = following is NEWLINE
        if kind is TEXT and (tokens[at + 2][0] if breaks else following) not in CONTENT:
            line.text, line.end = words, end  # nearly always: plain text on one line
            self._at = at + 1 + breaks
        else:
            self._at, line.text, line.ranges, line.tags = content(
                tokens, at, self._source, keep_tags=self._keep_tags
            )
        line.content = (start, tokens[self._at - 1][2])

    def _reference_tags(self, line: Line, depth: int) -> None:
        tokens = self._tokens
        while tokens[self._at][0] is TAG:
            _, start, end, value = tokens[self._at]
            if value not in line.tags:
                line.tags.append(value)
            if self._keep_tags:
                line.ranges.append(("tag", len(line.text), len(line.text) + end - start - 1, value))
                line.text += self._source[start:end]
            self._at += 1
        if tokens[self._at][0] is NEWLINE:
            self._at += 1
            if tokens[self._at][0] is DATA or self._has_relations(depth):
                line.text += "" if line.text.endswith(" ") else " "

    def _data(self, line: Line) -> None:
        """Read the data of an element, which come last."""
        if self._tokens[self._at][0] is not DATA:
            return
        _, start, _, value = self._tokens[self._at]
        line.data = self._load(value, start)
        self._at += 1
        if self._skip_break() and self._has_relations(line.depth):
            line.text += "" if line.text.endswith(" ") else " "
        while (kind := self._tokens[self._at][0]) in CONTENT or kind is DATA:
            self._after_data(line, self._tokens[self._at])

    def _after_data(self, line: Line, token: Token) -> None:
        """Take what stands behind the data of an element as if it stood before them."""
        self._forgive("AM-A003", "the data of an element must come last", token[1])
        if token[0] is DATA:
            more = self._load(token[3], token[1])
            line.data = (
                {**line.data, **more} if isinstance(line.data, dict) and isinstance(more, dict) else more
            )
            self._at += 1
        else:
            self._at, text, ranges, tags = content(
                self._tokens, self._at, self._source, keep_tags=self._keep_tags
            )
            shift = len(line.text)
            line.ranges += [(kind, start + shift, stop + shift, extra) for kind, start, stop, extra in ranges]
            line.text += text
            line.tags += [tag for tag in tags if tag not in line.tags]

    def _has_relations(self, depth: int) -> bool:
        """Whether relations follow that hang on an element nested so deep."""
        kind, _, _, value = self._tokens[self._at]
        return kind is RELATION and int(value.partition(" ")[0]) > depth

    def _last_end(self) -> int:
        """Return where the last token ended that is no line break."""
        at = self._at - 1
        while at > 0 and self._tokens[at][0] is NEWLINE:
            at -= 1
        return self._tokens[at][2]

    def _skip_break(self) -> bool:
        if self._tokens[self._at][0] is NEWLINE:
            self._at += 1
            return True
        return False


def _misplaced(token: Token) -> str:
    """Return what is wrong with a token that does not belong to the block before it."""
    if token[0] is FRONT:
        return "front matter must stand at the start of the document"
    return f"a blank line is missing before {_shown(token)}"


def _shown(token: Token) -> str:
    """Return how a message calls a token."""
    kind, _, _, value = token
    return "the end of the block" if kind is _END else f"{kind} {value!r:.40}" if value.strip() else kind
