"""What trips people, read as they meant it.

A block that breaks the grammar is read again with these rules: titles only where an element starts, data
only at its
end, bold and italic only around words and only where they are closed, list items and numbers start a block of
their own, an inference is any line of two dashes or more. What is assumed is said in a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

from argmap.formats.argdown._inline import CONTENT
from argmap.formats.argdown._lexer import (
    ARGUMENT_DEFINITION,
    ARGUMENT_REFERENCE,
    CLOSE,
    DEFINITION,
    INFERENCE,
    INFERENCE_END,
    ITEM,
    NEWLINE,
    NUMBER,
    OPEN,
    REFERENCE,
    RELATION,
    TAB,
    TEXT,
    Lexer,
)

__all__ = ["LenientLexer"]

_BEFORE_ELEMENT: Final = frozenset({RELATION, NUMBER, ITEM})
_AFTER_REFERENCE: Final = re.compile(r"[ \t]*(?:#[^\s#]+[ \t]*|#\([^)\n]*\)[ \t]*)*(?:\{|\n|\Z|//|/\*|<!--)")
_SPACED_COLON: Final = re.compile(r"[ \t]+:")
_LIKE_DATA: Final = re.compile(r"\{\s*(?:\}|[\"']?[\w][\w .-]*[\"']?\s*:)")
_AFTER_DATA: Final = re.compile(r"[ \t]*(?:\n|\Z|//|/\*|<!--|#|-{2,})")
_PIECE_OF_DATA: Final = re.compile(
    r"[^\"'{}\n]+|\"(?:[^\"\\\n]|\\.)*\"|(?<=[\s:,\[{])'[^'\n]*'|[\"'{}]|\n(?!\s*\n)"
)
_AFTER_MARK: Final = r"(?=[ \t\n)}_.,!?;:\-*\"'\]]|\Z)"
_MARK_ENDS: Final = {mark: re.compile(re.escape(mark) + _AFTER_MARK) for mark in ("*", "_", "**", "__")}
_RULED: Final = re.compile(
    r"-{2,}[ \t]*\n(?:(?![ \t]*(?:\(\d+\)|-{2,}))(?=[ \t]*[^ \t\n])[^\n]*+\n){1,10}+[ \t]*-{2,}"
)
_BARE: Final = re.compile(r"-{2,}[ \t]*(?=\n|\Z)")
_NEXT_STEP: Final = re.compile(r"[ \t]*(?:\((?!1\))\d+\)|-{2,}[ \t]*\n)")

Say = Callable[[str, str, int], None]


class LenientLexer(Lexer):
    """Turns a block that breaks the grammar into tokens that keep it."""

    __slots__ = ("_dead", "_mark_found", "_numbered", "_opened", "_say")

    def __init__(self, text: str, shortcodes: Mapping[str, str], say: Say) -> None:
        super().__init__(text, shortcodes, tab=TAB)
        self._say = say
        self._opened: list[int] = []
        self._dead = -1
        self._numbered = False
        self._mark_found: dict[str, tuple[int, int]] = {}

    def block(self, start: int) -> list[tuple[str, int, int, str]]:
        """Return the tokens of a block; every mark in them is closed."""
        self._opened = []
        self._numbered = False
        tokens = super().block(start)
        self._close_marks()
        return tokens

    def _add(self, kind: str, start: int, end: int, value: str) -> int:
        if self._opened and kind not in CONTENT:
            self._close_marks()
        self._numbered |= kind is NUMBER
        return super()._add(kind, start, end, value)

    def _close_marks(self) -> None:
        """Take marks that nothing closes for the characters themselves."""
        for index in self._opened:
            _, start, end, value = self.tokens[index]
            self._say("AM-A004", f"{value} is not closed and is read as text", start)
            self.tokens[index] = (TEXT, start, end, value)
        self._opened.clear()
        self._marks.clear()

    # -- elements start where lines do

    def _plain_line(self, start: int) -> int:  # noqa: ARG002 - whatever it is, it is read bit by bit
        return 0

    def _opens(self) -> bool:
        """Whether an element can start here."""
        return not self.tokens or self.tokens[-1][0] in _BEFORE_ELEMENT

    def _titled(self, place: int, close: str, definition: str, reference: str) -> int:
        """Read a title where an element starts, and text elsewhere; 0 where there is no title at all."""
        end = self._find(close, place + 2)
        if end >= self._find("\n", place + 1) or self.text[place + 1] in "- ":
            return 0
        opens, starts_line = self._opens(), self._line
        defined = self._find(close + ":", place + 2)
        if defined < self._find("\n", place + 1) and (opens or starts_line) and (defined == end or opens):
            return self._title(definition, place, defined, 2)
        if opens:
            return self._undefined(place, end, definition, reference)
        if starts_line and _AFTER_REFERENCE.match(self.text, end + 1):
            return self._title(reference, place, end, 1)
        self._say(
            "AM-A002",
            f"a title in running text is text: write @{self.text[place : end + 1]} to mention it",
            place,
        )
        return 0

    def _undefined(self, place: int, end: int, definition: str, reference: str) -> int:
        """Read a title that no colon follows."""
        if _AFTER_REFERENCE.match(self.text, end + 1):
            return self._title(reference, place, end, 1)
        spaced = _SPACED_COLON.match(self.text, end + 1)
        self._say("AM-A007", "a colon is missing behind the title", end)
        return self._title(definition, place, end, spaced.end() - end if spaced else 1)

    def _bracket(self, place: int) -> int:
        link = self._link_end(place)
        if link:
            return super()._bracket(place)
        return self._titled(place, "]", DEFINITION, REFERENCE) or self._literal(place)

    def _angle(self, place: int) -> int:
        if self._comment_end(place):
            return super()._angle(place)
        title = self._titled(place, ">", ARGUMENT_DEFINITION, ARGUMENT_REFERENCE)
        return title or self._literal(place)

    def _equals(self, place: int) -> int:
        if self._find("===", place + 3) < self.size:
            self._say("AM-A010", "front matter stands at the start of a document; here it is text", place)
        return self._rule_text("=", place)

    # -- data end an element

    def _brace(self, place: int) -> int:
        end = self._balanced_end(place) if _LIKE_DATA.match(self.text, place) else 0
        if end and _AFTER_DATA.match(self.text, end):
            if 0 < (early := self._data_end(place)) < end:
                self._say("AM-A021", "the data go on, though to the letter they end at this brace", early - 1)
            return super()._add("data", place, end, self.text[place:end])
        self._say("AM-A003", "braces in running text are text", place)
        return self._literal(place)

    def _balanced_end(self, place: int) -> int:
        """Return the end of the brace that opens here, quotes considered; 0 if the block ends first."""
        if place < self._dead:
            return 0
        depth, at = 0, place
        while found := _PIECE_OF_DATA.match(self.text, at):
            depth += (found[0] == "{") - (found[0] == "}")
            at = found.end()
            if not depth:
                return at
        self._dead = at
        return 0

    # -- bold and italic stand around words

    def _mark(self, place: int) -> int:
        text, char = self.text, self.text[place]
        if self._marks and self._skipped < place and _MARK_ENDS[self._marks[-1]].match(text, place):
            mark = self._marks.pop()
            self._opened.pop()
            end = place + len(mark)
            return super()._add(CLOSE, place, end + (text[end : end + 1] in {" ", "\t"}), mark)
        mark = char * 2 if text.startswith(char * 2, place) else char
        after = place + len(mark)
        inside = place and text[place - 1].isalnum()
        if inside or text[after : after + 1].isspace() or not self._closes(mark, after):
            if not text[after : after + 1].isspace():
                self._say("AM-A004", f"{mark} is read as text", place)
            return self._add(TEXT, place, self._one(after - 1), text[place : self._one(after - 1)])
        self._opened.append(len(self.tokens))
        self._marks.append(mark)
        return super()._add(OPEN, place, after, mark)

    def _closes(self, mark: str, place: int) -> bool:
        """Whether the block has something that could close a mark."""
        since, end = self._mark_found.get(mark, (0, -1))
        if not since <= place <= end:
            found = _MARK_ENDS[mark].search(self.text, place + 1)
            end = found.start() if found else self.size
            self._mark_found[mark] = (place, end)
        return place < end < self._find("\n\n", place)

    # -- reconstructions

    def _inference(self, found: re.Match[str]) -> int:
        place = found.start("inference")
        if not self._numbered:
            return self._dashes_as_text(place)
        if _RULED.match(self.text, place) or self._is_ruled_line(place):
            return self._ruled(place)
        bare = _BARE.match(self.text, place)
        if not bare:
            return self._dashes_as_text(place)
        if not bare[0].startswith("----"):
            self._say("AM-A008", "an inference without rules is a line of four dashes", place)
        self._indents = [0]
        self._add(INFERENCE, place, place + 2, "")
        return self._add(INFERENCE_END, place + 2, bare.end(), "")

    def _is_ruled_line(self, place: int) -> bool:
        """Whether a line names rules between dashes."""
        line = self.text[place : self._find("\n", place)].rstrip()
        return line.endswith("--") and bool(line.strip("-"))

    def _ruled(self, place: int) -> int:
        """Read an inference that names its rules."""
        self._indents = [0]
        text, end = self.text, place
        while text.startswith("-", end):
            end += 1
        self._add(INFERENCE, place, end, "")
        while end < self.size and not text.startswith("--", end):
            end = self._rule_part(text[end], end)
        start = end
        while end < self.size and text[end] == "-":
            end += 1
        return self._add(INFERENCE_END, start, end, "")

    def _dashes(self, found: re.Match[str]) -> int:
        return self._dashes_as_text(found.start("inference"))

    def _dashes_as_text(self, place: int) -> int:
        end = place
        while end < self.size and self.text[end] == "-":
            end += 1
        self._say("AM-A008", "dashes that end no premises are text", place)
        return self._add(TEXT, place, self._one(end - 1), self.text[place : self._one(end - 1)])

    def _newline(self, place: int) -> int:
        """Go on over a blank line in the middle of a reconstruction."""
        end = super()._newline(place)
        if self.after < 0 or not self._numbered:
            return end
        if _NEXT_STEP.match(self.text, end):
            self._say("AM-A008", "a blank line within a reconstruction is skipped", place)
            self.after = -1
            super()._add(NEWLINE, place, end, "\n")
            self._line = True
        return end

    def _escape(self, place: int) -> int:
        if self.text.startswith("\\\n", place) or place + 1 == self.size:
            return self._literal(place)
        return super()._escape(place)

    _HANDLERS: ClassVar[dict[str, Callable[[Any, int], int]]] = {
        **Lexer._HANDLERS,  # noqa: SLF001 - the table of the parent, with other entries
        "\n": _newline,
        "\\": _escape,
        "{": _brace,
        "[": _bracket,
        "<": _angle,
        "=": _equals,
        "*": _mark,
        "_": _mark,
    }
