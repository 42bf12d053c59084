"""Inline marks: from the tokens of a text to the text itself, its ranges and its tags.

As in the reference (`ModelPlugin.ts`): a line break becomes one blank, unless the text already ends in one
or it is
the last thing; a link leaves its label; mentions and tags stay in the text, with the blank behind them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Final

from argmap.formats.argdown._lexer import CLOSE, LINK, MENTION, NEWLINE, OPEN, TAG, TEXT, Token
from argmap.formats.argdown._tree import Fault, Range

__all__ = ["CONTENT", "content"]

CONTENT: Final = frozenset({TEXT, NEWLINE, LINK, OPEN, CLOSE, TAG, MENTION})
"""The kinds of token that running text is made of."""

_NAMES: Final = {"*": "italic", "_": "italic", "**": "bold", "__": "bold"}


def content(
    tokens: list[Token], at: int, source: str, *, keep_tags: bool = True
) -> tuple[int, str, list[Range], list[str]]:
    """Return where the running text that starts at a token ends, its text, ranges and tags.

    The tokens end with one that is no text.

    Raises:
        Fault: bold or italic is not closed.
    """
    made = _Text(source, keep_tags)
    while (token := tokens[at])[0] in CONTENT:
        at += 1
        if token[0] is TEXT:
            made.put(token[3])
        elif token[0] is NEWLINE:
            made.line_break(tokens[at][0])
        else:
            made.add[token[0]](made, token)
    made.check()
    return at, made.text, made.ranges, made.tags


class _Text:
    """A text on its way, with the marks that are open."""

    __slots__ = ("_keep_tags", "_length", "_opened", "_parts", "_source", "ranges", "tags")

    def __init__(self, source: str, keep_tags: bool) -> None:  # noqa: FBT001 - private, called once
        self._source = source
        self._keep_tags = keep_tags
        self._opened: list[tuple[int, Token]] = []
        self._parts: list[str] = []  # joined at the end, since adding to a text copies it
        self._length = 0
        self.ranges: list[Range] = []
        self.tags: list[str] = []

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def put(self, text: str) -> None:
        """Add a piece of text."""
        if text:
            self._parts.append(text)
            self._length += len(text)

    def line_break(self, following: str) -> None:
        """Add a blank for a line break, unless there is one or it is the last thing."""
        ends = bool(self._parts) and self._parts[-1].endswith(" ")
        if not ends and following is not CLOSE and following in CONTENT:
            self.put(" ")

    def check(self) -> None:
        """See that nothing is left open."""
        if self._opened:
            _, place, _, mark = self._opened[0][1]
            raise Fault(f"{mark} is not closed", place, f"write \\{mark[0]} for the character itself")

    def _range(self, kind: str, text: str, extra: str) -> None:
        self.ranges.append((kind, self._length, self._length + len(text) - 1, extra))
        self.put(text)

    def _open(self, token: Token) -> None:
        self._opened.append((len(self.ranges), token))
        self.ranges.append((_NAMES[token[3]], self._length, self._length, ""))

    def _close(self, token: Token) -> None:
        number, _ = self._opened.pop()
        kind, first, *_ = self.ranges[number]
        self.ranges[number] = (kind, first, self._length - 1, "")
        if self._source[token[2] - 1] == " ":
            self.put(" ")

    def _tag(self, token: Token) -> None:
        _, start, end, name = token
        if name not in self.tags:
            self.tags.append(name)
        if self._keep_tags:
            self._range("tag", self._source[start:end], name)

    def _link(self, token: Token) -> None:
        label, _, url = token[3][1:].partition("](")
        self._range("link", label, url.rstrip()[:-1])
        if token[3].endswith(" "):
            self.put(" ")

    def _mention(self, token: Token) -> None:
        kind = "statement-mention" if token[3][1] == "[" else "argument-mention"
        self._range(kind, token[3], token[3].rstrip()[2:-1])

    add: ClassVar[dict[str, Callable[[Any, Token], None]]] = {
        OPEN: _open,
        CLOSE: _close,
        TAG: _tag,
        LINK: _link,
        MENTION: _mention,
    }
