"""The document: front matter, then block after block.

Each block is read by the letter first. Where it breaks the grammar, a strict reader counts a fault and
goes on with
the next block; a tolerant one reads the block again as it was meant (`argmap.formats.argdown._lenient`).
"""

from __future__ import annotations

import re
from typing import Any, Final

from argmap.formats._yaml import BadData, load, load_block
from argmap.formats.argdown._grammar import Grammar
from argmap.formats.argdown._lexer import TAB, Lexer
from argmap.formats.argdown._shortcodes import SHORTCODES
from argmap.formats.argdown._tree import Block, Document, Fault
from argmap.notes import Notes

__all__ = ["Parser"]

_COMMENT: Final = r"<!--(?s:.*?)-->|/\*(?s:.*?)\*/|//[^\n]*+"
_FRONT: Final = re.compile(rf"(?:\s++|{_COMMENT})*+(===+(.*?)===+)", re.DOTALL)
_DASHED_FRONT: Final = re.compile(r"(---[ \t]*\n(.*?\n)---)[ \t]*(?=\n|\Z)", re.DOTALL)
_TAB_INDENT: Final = re.compile(r"^ *\t[ \t]*(?:[-+_*]|<[-+_]|><)", re.MULTILINE)
_BLANK_INDENT: Final = re.compile(r"^ +(?:[-+_*]|<[-+_]|><)", re.MULTILINE)
_BLANK_LINE: Final = re.compile(
    rf"(?:[ \t]++|{_COMMENT})*+(?:\n(?:[ \t]*+(?:{_COMMENT}))++[ \t]*+)*+(?:\n[ \t]*(?:\n|\Z)|\Z)"
)
"""A blank line; on the lines before it nothing stands but comments."""


class Parser:
    """Reads a text into a document, tolerantly or by the letter."""

    def __init__(self, text: str, notes: Notes, *, strict: bool = False) -> None:
        self.document = Document(text)
        self._text = text
        self._notes = notes
        self._strict = strict
        self._keep_tags = True
        self._loaded: dict[str, Any] = {}  # the same few data come again and again
        self._shortcodes: dict[str, str] = SHORTCODES

    def read(self) -> Document:
        """Return the document; its faults tell what a strict reader refuses."""
        place = self._front()
        self._settings()
        lexer = Lexer(self._text, self._shortcodes, tab=1 if self._strict else TAB)
        grammar = self._grammar(self._refuse, self._load if self._strict else self._load_well)
        lenient: Lexer | None = None
        size, blocks = len(self._text), self.document.blocks
        while place < size:
            tokens = lexer.block(place)
            after = lexer.after
            if tokens:
                try:
                    blocks += grammar.blocks(tokens)
                except Fault as fault:
                    if self._strict:
                        self.document.faults.append(fault)
                    else:
                        lenient = lenient or self._lenient()
                        after = self._mend(lenient, place)
            place = after
        self._say_addresses(lexer)
        self._say_tabs()
        return self.document

    # -- front matter

    def _front(self) -> int:
        """Read the front matter and return where it ends."""
        found = _FRONT.match(self._text) or (None if self._strict else _DASHED_FRONT.match(self._text))
        if not found:
            return 0
        start, end = found.span(1)
        self.document.front = (start, end)
        if found[1].startswith("-"):
            self._assume("AM-A010", "front matter must stand between lines of ===", start)
        if not _BLANK_LINE.match(self._text, end):
            if self._strict:
                self.document.faults.append(Fault("a blank line must follow the front matter", end))
            else:
                self._assume("AM-A010", "a blank line is missing after the front matter", end)
        try:
            settings = load_block(found[2])
        except BadData as error:
            self._bad_data(error, start, "the front matter cannot be read")
            return end
        if isinstance(settings, dict):
            self.document.settings = settings
        elif settings is not None:
            self._bad_data(BadData("it is no mapping"), start, "the front matter cannot be read")
        return end

    def _settings(self) -> None:
        """Take from the front matter what tells how to read."""
        model = self.document.settings.get("model")
        if not isinstance(model, dict):
            return
        self._keep_tags = model.get("removeTagsFromText") is not True
        codes = model.get("shortcodes")
        if isinstance(codes, dict):
            own = {
                name: code["unicode"]
                for name, code in codes.items()
                if isinstance(code, dict) and isinstance(code.get("unicode"), str)
            }
            self._shortcodes = SHORTCODES | own

    # -- blocks

    def _grammar(self, forgive: Any, load: Any) -> Grammar:
        return Grammar(self._text, load=load, forgive=forgive, keep_tags=self._keep_tags)

    def _lenient(self) -> Lexer:
        from argmap.formats.argdown._lenient import LenientLexer  # nearly no document needs it

        return LenientLexer(self._text, self._shortcodes, self._assume)

    def _mend(self, lexer: Lexer, place: int) -> int:
        """Read a block as it was meant and return its end."""
        tokens = lexer.block(place)
        if not tokens:
            return lexer.after
        try:
            blocks = self._grammar(self._assume, self._load).blocks(tokens)
        except Fault as fault:
            self._assume("AM-A020", fault.message, fault.place, severity="error")
            return lexer.after
        self.document.blocks += self._attached(blocks)
        return lexer.after

    def _attached(self, blocks: list[Block]) -> list[Block]:
        """Hang relations that follow a blank line on the element before it."""
        first = blocks[0]
        if first.kind != "elements" or not first.lines[0].symbol:
            return blocks
        above = self.document.blocks[-1] if self.document.blocks else None
        if above is None or above.kind == "heading":
            for line in first.lines:
                line.symbol, line.depth = ("*", 1) if line.depth <= 1 else (line.symbol, line.depth)
            first.kind = "list"
            return blocks
        self._hang(above, first)
        return blocks[1:]

    def _hang(self, above: Block, block: Block) -> None:
        """Append the lines of a block to the one above it, as deep as their indentation tells."""
        column = self.document.point
        first = block.lines[0]
        width = column(first.mark)[1]
        parents = (line for line in reversed(above.lines) if line.symbol != "--")
        parent = next(
            (p for p in parents if not p.symbol or column(p.mark or p.start)[1] < width), above.lines[0]
        )
        shift = parent.depth + 1 - first.depth
        for line in block.lines:
            line.depth = max(line.depth + shift, parent.depth + 1)
        above.lines += block.lines
        above.end = block.end

    # -- what is said

    def _refuse(self, _code: str, message: str, place: int) -> None:
        raise Fault(message, place)

    def _assume(self, code: str, message: str, place: int, *, severity: Any = "warning") -> None:
        self._notes.add(code, message, severity=severity, span=self.document.span(place, place))

    def _load_well(self, braces: str, start: int) -> Any:
        """Return what data say, or refuse the block: read as it was meant, they may end elsewhere."""
        if braces not in self._loaded:
            try:
                self._loaded[braces] = load(braces)
            except BadData as error:
                raise Fault(str(error), start) from None
        return self._loaded[braces]

    def _load(self, braces: str, start: int) -> Any:
        if braces not in self._loaded:
            try:
                self._loaded[braces] = load(braces)
            except BadData as error:
                self._bad_data(error, start, "the data cannot be read and are kept as they stand")
                return braces
        return self._loaded[braces]

    def _bad_data(self, error: BadData, start: int, what: str) -> None:
        if self._strict:
            self.document.faults.append(Fault(f"{what}: {error}", start))
        else:
            self._assume("AM-A009", f"{what}: {error}", start, severity="error")

    def _say_tabs(self) -> None:
        """Say how wide tabs are taken to be where blanks indent as well."""
        tab = _TAB_INDENT.search(self._text) if "\t" in self._text and not self._strict else None
        if tab and _BLANK_INDENT.search(self._text):
            self._assume("AM-A012", f"tabs and blanks indent; a tab is taken for {TAB} blanks", tab.start())

    def _say_addresses(self, lexer: Lexer) -> None:
        for place in lexer.bare:
            self._notes.add(
                "AM-A001",
                "an address without brackets is kept; elsewhere // starts a comment",
                severity="info",
                span=self.document.span(place, place),
            )
