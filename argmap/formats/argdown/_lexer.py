"""The tokens of Argdown, one block at a time.

A block is what stands between blank lines. The rules are those of the reference implementation
(`@argdown/core` 2.0.1, `lexer.ts`): alternatives in the same order, the first that matches wins. Runs of
plain text are one token here, since nothing but their text matters. Where the reference scans ahead again
and again (`[` without `]`, `{` without `}`), the next place is remembered, so that the whole is linear.

`Lexer` goes by the letter. `argmap.formats.argdown._lenient` reads what breaks the letter as it was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

from argmap.formats.argdown._shortcodes import SHORTCODES

__all__ = [
    "ARGUMENT_DEFINITION",
    "ARGUMENT_REFERENCE",
    "BLANK",
    "CLOSE",
    "DATA",
    "DEFINITION",
    "FRONT",
    "HEADING",
    "INFERENCE",
    "INFERENCE_END",
    "ITEM",
    "LINK",
    "MENTION",
    "NEWLINE",
    "NUMBER",
    "OPEN",
    "REFERENCE",
    "RELATION",
    "RULE",
    "STRAY",
    "TAB",
    "TAG",
    "TEXT",
    "Lexer",
    "Token",
]

Token = tuple[str, int, int, str]
"""What it is (one of the constants below), where it starts and ends (exclusive), and its value."""

TEXT: Final = "text"
NEWLINE: Final = "newline"
TAG: Final = "tag"
LINK: Final = "link"
MENTION: Final = "mention"
OPEN: Final = "open"
CLOSE: Final = "close"
DEFINITION: Final = "statement definition"
REFERENCE: Final = "statement reference"
ARGUMENT_DEFINITION: Final = "argument definition"
ARGUMENT_REFERENCE: Final = "argument reference"
DATA: Final = "data"
FRONT: Final = "front matter"
RELATION: Final = "relation"
NUMBER: Final = "premise number"
ITEM: Final = "list item"
HEADING: Final = "heading"
INFERENCE: Final = "inference"
INFERENCE_END: Final = "end of inference"
RULE: Final = "rule"
STRAY: Final = "stray backslash"

BLANK: Final = " \t"
TAB: Final = 4
"""How wide a tab is to a tolerant reader; to the reference it is as wide as one blank."""

_CONTROL: Final = r"\\@#*_\[\],.:;</>\-\n(){}"
_RUN: Final = (
    rf"(?:(?:[^{_CONTROL}= \t]|=(?!==))[^{_CONTROL}]*"  # words, then marks that mean nothing here
    rf"|(?:[,;)\]}}>(\-]|/(?![/*])|[.:](?!\S))[ \t]?(?![ \t])"
    rf")++"
)
_PLAIN: Final = re.compile(_RUN)
_LINE: Final = re.compile(
    r"(?![ '\t]*(?:--|(?:\d+\.|\*)\s)|#+ )"
    r"(?:([ '\t]*)(?:(\+>|->|<?\+|<?-|><|_>|<_|_(?=\s))|\((\d+)\)))?"
    r"(?:[ \t]*(?:\[([^\]\n\u2028\u2029]+)\]|<(?!!--)([^>\n\u2028\u2029]+)>):)?"
    rf"(?:[ \t]*({_RUN}))?"
    r"(\n(?:[ \t]*+\n)*+)?"
)
"""What nearly all lines are: a relation or a number, a title and plain text, or some of these."""

_LINE_START: Final = re.compile(
    r"(?P<indent>[ '\t]*)(?:(?P<inference>--)|(?P<relation>\+>|->|<?\+|<?-|><|_>|<_|_(?=\s))"
    r"|\((?P<number>\d+)\)|(?P<item>\d+\.(?=\s)|\*(?=\s)))|(?P<heading>#+) "
)
_NEVER_PLAIN: Final = frozenset("\n\\[<{@#*_")
"""Characters that begin no plain text."""

_LINES: Final = re.compile(r"(?:[ \t]*\n)*")
_ONE_LINE: Final = re.compile(r"(?:[ \t]*\n(?![ \t]*\n))?")
_BLANKS: Final = re.compile(r"[ \t]*")
_COMMENTS: Final = (("<!--", "-->"), ("/*", "*/"))
_ESCAPED: Final = re.compile(r"\\(. *)")
_SPECIAL: Final = re.compile(r"(?:\.[^\s]+?\.|:[^\s]+?:)[ \t]?")
_TAG_NAME: Final = re.compile(r"#([A-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+)[ \t]?")
_URL: Final = re.compile(r"://[^\s<>\[\]{}]*[^\s<>\[\]{}.,;:!?)'\"]")
_SCHEME_END: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*$")
_BARRIER: Final = re.compile(r"\}\s[^,}]|[\r\u2028\u2029]")
_NO_END_OF_DATA: Final = re.compile(r"\s*[,}]")
_AFTER_MARK: Final = re.compile(r"[ \t]|(?=[\n)}_.,!?;:\-*]|\Z)")
_RULE_TEXT: Final = re.compile(r"[^\\@#*_\[\],.:;</>\-\n(){} \t][^\\@#*_\[\],.:;</>\-\n(){}]*")
_DASHES: Final = re.compile(r"-{2,}")


class Lexer:
    """Turns a text into tokens, block by block; `after` is where the block ended."""

    __slots__ = (
        "_found",
        "_indents",
        "_line",
        "_marks",
        "_skipped",
        "after",
        "bare",
        "shortcodes",
        "size",
        "tab",
        "text",
        "tokens",
    )

    def __init__(self, text: str, shortcodes: Mapping[str, str] = SHORTCODES, *, tab: int = 1) -> None:
        self.text = text
        self.shortcodes = shortcodes
        self.tab = tab
        self.size = len(text)
        self.tokens: list[Token] = []
        self.after = 0
        self.bare: list[int] = []
        self._line = True
        self._skipped = -1
        self._marks: list[str] = []
        self._indents: list[int] = [0]
        self._found: dict[str, tuple[int, int]] = {}

    def block(self, start: int) -> list[Token]:
        """Return the tokens from `start` up to the next blank line; nothing but comments gives none."""
        self.tokens = tokens = []
        self._line = True
        self._skipped = -1
        self._marks = []
        self._indents = [0]
        text, size, handlers, plain = self.text, self.size, self._HANDLERS, _PLAIN.match
        place = self._lead(start)
        self.after = -1
        while place < size and self.after < 0:
            if self._line:
                end = self._plain_line(place)
                found = None if end else _LINE_START.match(text, place)
                if end or (found and (end := self._start_line(found))):
                    place = end
                    continue
            char = text[place]
            if char in BLANK:
                place = self._skip(_BLANKS.match(text, place).end())  # type: ignore[union-attr]
                if place < size and text[place] == "\n":
                    place = self._newline(place)
                continue
            found = None if char in _NEVER_PLAIN else plain(text, place)
            if found:
                self._line = False
                end = found.end()
                tokens.append((TEXT, place, end, found[0]))
                place = end
            else:
                place = handlers[char](self, place)
        if self.after < 0:
            self.after = size
        return tokens

    # -- helpers

    def _lead(self, start: int) -> int:
        """Return where the first line of a block starts: breaks before it mean nothing."""
        return _LINES.match(self.text, start).end()  # type: ignore[union-attr]

    def _skip(self, end: int) -> int:
        self._skipped = end
        return end

    def _add(self, kind: str, start: int, end: int, value: str) -> int:
        self._line = False
        self.tokens.append((kind, start, end, value))
        return end

    def _find(self, needle: str, start: int) -> int:
        """Return where the needle is next, or the size of the text; remembered, so that all is linear."""
        since, place = self._found.get(needle, (0, -1))
        if not since <= start <= place:
            place = self.text.find(needle, start)
            if place < 0:
                place = self.size
            self._found[needle] = (start, place)
        return place

    # -- at the start of a line

    def _plain_line(self, start: int) -> int:
        """Read a line in one go, as far as it is what nearly all lines are; return where that ends, or 0."""
        found = _LINE.match(self.text, start)
        if not found:
            return 0
        indent, relation, number, statement, argument, words, line_break = found.groups()
        end, tokens = found.end(), self.tokens
        if relation:
            self._indent(self._width(indent))
            start += len(indent)
            tokens.append((RELATION, start, start + len(relation), f"{len(self._indents) - 1} {relation}"))
        elif number:
            self._indents = [0]
            tokens.append((NUMBER, start + len(indent), found.end(3) + 1, number))
        if statement:
            tokens.append((DEFINITION, found.start(4) - 1, found.end(4) + 2, statement))
        elif argument:
            tokens.append((ARGUMENT_DEFINITION, found.start(5) - 1, found.end(5) + 2, argument))
        if words:
            tokens.append((TEXT, *found.span(6), words))
        elif not (relation or number or statement or argument):
            return 0
        self._line = line_break == "\n"
        if self._line:
            tokens.append((NEWLINE, end - 1, end, "\n"))
        elif line_break:
            self.after = end
        return end

    def _start_line(self, found: re.Match[str]) -> int:
        """Add what a line starts with and return its end; 0 where the reference reads it otherwise."""
        start, end = found.span()
        kind, value = found.lastgroup, found[found.lastgroup or 0]
        if kind == "relation":
            self._indent(self._width(found["indent"]))
            depth = len(self._indents) - 1
            return self._add(RELATION, found.start("relation"), end, f"{depth} {value}")
        if kind == "inference":
            return self._inference(found) if self.tokens or start == 0 else self._dashes(found)
        if kind == "number":
            self._indents = [0]
            return self._add(NUMBER, found.end("indent"), end, value)
        if kind == "item":
            self._indent(self._width(found["indent"]) + 1)
            return self._add(ITEM, found.start("item"), end, f"{len(self._indents) - 1} {value}")
        return self._add(HEADING, start, end, value)

    def _dashes(self, found: re.Match[str]) -> int:
        """Read `--` at the start of a block as the reference does: an attack by a `-`."""
        self._indent(self._width(found["indent"]))
        start = found.start("inference")
        return self._add(RELATION, start, start + 1, f"{len(self._indents) - 1} -")

    def _width(self, indent: str) -> int:
        """Return how far a line is indented."""
        return len(indent.expandtabs(self.tab)) if "\t" in indent else len(indent)

    def _indent(self, width: int) -> None:
        indents = self._indents
        if width > indents[-1]:
            indents.append(width)
        while width < indents[-1]:
            indents.pop()

    def _inference(self, found: re.Match[str]) -> int:
        """Add an inference up to its closing dashes, in whose words only few characters mean something."""
        self._indents = [0]
        text, size = self.text, self.size
        place = self._add(INFERENCE, found.start("inference"), found.end(), "")
        while place < size:
            char = text[place]
            dashes = _DASHES.match(text, place) if char == "-" else None
            if dashes:
                return self._add(INFERENCE_END, place, dashes.end(), "")
            place = self._rule_part(char, place)
        return place

    def _rule_part(self, char: str, place: int) -> int:
        text = self.text
        if char in BLANK:
            return self._skip(_BLANKS.match(text, place).end())  # type: ignore[union-attr]
        if char in "\n,":
            return self._add(RULE if char == "," else NEWLINE, place, place + 1, char)
        if char == "{" and (end := self._data_end(place)):
            return self._add(DATA, place, end, text[place:end])
        end = self._comment_end(place) if char in "/<" else 0
        return self._skip(self._after_comment(end)) if end else self._rule_text(char, place)

    def _rule_text(self, char: str, place: int) -> int:
        if char == "\\":
            return self._escape(place)
        special = _SPECIAL.match(self.text, place) if char in ".:" else None
        if special:
            return self._add(TEXT, place, special.end(), self._symbol(special[0]))
        words = _RULE_TEXT.match(self.text, place)
        return self._add(TEXT, place, words.end(), words[0]) if words else self._literal(place)

    # -- by character, anywhere in a line

    def _one(self, place: int) -> int:
        """Return the end of a control character that means nothing here: it takes one blank along."""
        end = place + 1
        return end + 1 if end < self.size and self.text[end] in BLANK else end

    def _literal(self, place: int) -> int:
        end = self._one(place)
        return self._add(TEXT, place, end, self.text[place:end])

    def _newline(self, place: int) -> int:
        end = _LINES.match(self.text, place).end()  # type: ignore[union-attr]
        if not self.tokens:
            return self._skip(end)
        if self.text.find("\n", place) < end - 1:
            self.after = end
            return end
        self._add(NEWLINE, place, end, "\n")
        self._line = True
        return end

    def _escape(self, place: int) -> int:
        found = _ESCAPED.match(self.text, place)
        if found:
            return self._add(TEXT, place, found.end(), found[1])
        return self._add(STRAY, place, place + 1, "\\")

    def _special(self, place: int) -> int:
        """Read `.x.` and `:x:`, which are shortcodes or plain text, and the rest of an address."""
        url = self._url_end(place)
        if url:
            return self._add(TEXT, place, url, self.text[place:url])
        found = _SPECIAL.match(self.text, place)
        if not found:
            return self._literal(place)
        return self._add(TEXT, place, found.end(), self._symbol(found[0]))

    def _symbol(self, image: str) -> str:
        """Return what a shortcode stands for, with the blank behind it; what is none stays as it is."""
        code = self.shortcodes.get(image.rstrip())
        return image if code is None else code + (" " if image.endswith(" ") else "")

    def _url_end(self, place: int) -> int:
        """Return the end of an address that goes on at `://`, with the blanks behind; 0 if none does."""
        if not self.text.startswith("://", place):
            return 0
        found = _URL.match(self.text, place)
        if not found or not _SCHEME_END.search(self.text, max(0, place - 20), place):
            return 0
        self.bare.append(place)
        return _BLANKS.match(self.text, found.end()).end()  # type: ignore[union-attr]

    def _comment_end(self, place: int) -> int:
        """Return the end of a comment that starts here; 0 if none does."""
        for opening, closing in _COMMENTS:
            if self.text.startswith(opening, place):
                end = self._find(closing, place + len(opening))
                return end + len(closing) if end < self.size else 0
        end = self._find("\n", place) if self.text.startswith("//", place) else self.size
        return end if end < self.size else 0  # to the reference, a last line without a break is text

    def _after_comment(self, end: int) -> int:
        """Return the end of the line breaks that a comment takes along."""
        if not self.tokens:
            return _LINES.match(self.text, end).end()  # type: ignore[union-attr]
        if self.tokens[-1][0] is NEWLINE:
            return _ONE_LINE.match(self.text, end).end()  # type: ignore[union-attr]
        return end

    def _slash(self, place: int) -> int:
        end = self._comment_end(place)
        return self._skip(self._after_comment(end)) if end else self._literal(place)

    def _brace(self, place: int) -> int:
        end = self._data_end(place)
        return self._add(DATA, place, end, self.text[place:end]) if end else self._literal(place)

    def _data_end(self, place: int) -> int:
        """Return the end of the data that starts here, 0 if it is none.

        It goes to the last `}` that no comma or `}` follows, but not beyond a `}` that a blank and other
        text follow.
        """
        since, end = self._found.get("{", (0, -1))
        if not since <= place < end:
            barrier = _BARRIER.search(self.text, place + 1)
            end = barrier.start() + 1 if barrier else self.size
            close = end
            while (close := self.text.rfind("}", place, close)) >= 0:
                if not _NO_END_OF_DATA.match(self.text, close + 1):
                    break
            self._found["{"] = (place, end)
            self._found["}"] = (place, close)
        close = self._found["}"][1]
        return close + 1 if close > place else 0

    def _equals(self, place: int) -> int:
        """Read what would be front matter, were it at the start: from `===` to the next."""
        end = self._find("===", place + 3)
        if end < self.size:
            return self._add(FRONT, place, end + 3, self.text[place : end + 3])
        return self._rule_text("=", place)

    def _bracket(self, place: int) -> int:
        """Read a link, a definition or a reference of a statement."""
        text = self.text
        end = self._link_end(place)
        if end:
            return self._add(LINK, place, end, text[place:end])
        defined = self._find("]:", place + 2)
        if defined < self._find("\n", place + 1):
            return self._title(DEFINITION, place, defined, 2)
        end = self._find("]", place + 2)
        if text[place + 1 : place + 2] != "-" and end < self._find("\n", place + 2):
            return self._title(REFERENCE, place, end, 1)
        return self._literal(place)

    def _link_end(self, place: int) -> int:
        end = self._find("]", place + 1)
        if end <= place + 1 or not self.text.startswith("](", end):
            return 0
        close = self._find(")", end + 3)
        if close >= self.size or self.text[end + 2] == ")":
            return 0
        return self._one(close)

    def _title(self, kind: str, place: int, end: int, tail: int) -> int:
        return self._add(kind, place, end + tail, self.text[place + 1 : end])

    def _angle(self, place: int) -> int:
        """Read a comment, a definition or a reference of an argument."""
        if self._comment_end(place):
            return self._slash(place)
        defined = self._find(">:", place + 2)
        if defined < self._find("\n", place + 1):
            return self._title(ARGUMENT_DEFINITION, place, defined, 2)
        end = self._find(">", place + 2)
        if self.text[place + 1 : place + 2] != "-" and end < self._find("\n", place + 2):
            return self._title(ARGUMENT_REFERENCE, place, end, 1)
        return self._literal(place)

    def _mention(self, place: int) -> int:
        close = {"[": "]", "<": ">"}.get(self.text[place + 1 : place + 2])
        end = self._find(close, place + 3) if close else self.size
        if end >= self._find("\n", place + 2):
            return self._literal(place)
        end = self._one(end)
        return self._add(MENTION, place, end, self.text[place:end])

    def _hash(self, place: int) -> int:
        text = self.text
        if text.startswith("#(", place):
            end = self._find(")", place + 2)
            if place + 2 < end < self.size:
                return self._add(TAG, place, self._one(end), text[place + 2 : end])
        found = _TAG_NAME.match(text, place)
        if found:
            return self._add(TAG, place, found.end(), found[1])
        return self._literal(place)

    def _mark(self, place: int) -> int:
        """Read where bold or italic ends or starts."""
        text, char = self.text, self.text[place]
        if self._marks and self._skipped < place:
            mark = self._marks[-1]
            closed = _AFTER_MARK.match(text, place + len(mark)) if text.startswith(mark, place) else None
            if closed:
                self._marks.pop()
                return self._add(CLOSE, place, closed.end(), mark)
        for mark in (char + char, char):
            if text.startswith(mark, place) and not text[place + len(mark) : place + len(mark) + 1].isspace():
                return self._open(mark, place)
        return self._literal(place)

    def _open(self, mark: str, place: int) -> int:
        self._marks.append(mark)
        return self._add(OPEN, place, place + len(mark), mark)

    _HANDLERS: ClassVar[dict[str, Callable[[Any, int], int]]] = {
        "\n": _newline,
        "\\": _escape,
        ".": _special,
        ":": _special,
        "/": _slash,
        "{": _brace,
        "[": _bracket,
        "<": _angle,
        "@": _mention,
        "#": _hash,
        "=": _equals,
        "*": _mark,
        "_": _mark,
        **dict.fromkeys(",;)]}>(-", _literal),
    }
