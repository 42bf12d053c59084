"""What stands on a card, and how large that makes it.

From the top: the actors who say it, each on a pill with what they do; the title; the text, in up to six
lines; the source, with the number of its footnote. Measures are those of the visual rules: a card is 236 px
wide, the thesis 380, and lines end a little short of the border, so that other fonts than Inter fit as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from attrs import define, field, frozen

from argmap.analysis.settings import Settings
from argmap.analysis.wording import SIGNS, readable_date, verb
from argmap.layout.drawing import Block, CardRole, Face, Pill
from argmap.layout.text import width, wrap
from argmap.model import Argument, ArgumentMap, Claim, Source, Statement

__all__ = ["Credits", "face"]

PADDING: Final = 14.0
BAR: Final = 4.0
PILL_HEIGHT: Final = 16.0
_PILL_SIZE: Final = 10.5
_MOST_LINES: Final = 6
_MOST_MARKS: Final = 3
_SLACK: Final = 0.98
_BOLD_SLACK: Final = 0.92
"""How much of the room a line may fill, so that DejaVu, the widest font to stand in, stays on the card."""
_GLYPH_ROOM: Final = 24.0
_CHIP_ROOM: Final = 66.0

_UNSAID: Final = frozenset({"assert", "argue", ""})
"""Acts that cards do not name: nearly all cards would."""


@frozen
class _Style:
    width: float
    title: tuple[float, float]
    body: tuple[float, float]


_CARD: Final = _Style(236.0, (13.5, 18.0), (12.0, 17.0))
_THESIS: Final = _Style(380.0, (17.0, 22.0), (13.0, 19.0))


@define
class Credits:
    """Who is named and what is cited in a picture, in the order of first appearance."""

    actors: dict[str, int] = field(factory=dict)
    sources: dict[str, int] = field(factory=dict)

    def colour(self, actor: str) -> int:
        """Return the place of an actor among those named so far."""
        return self.actors.setdefault(actor, len(self.actors))

    def number(self, source: str) -> int:
        """Return the number of a source's footnote."""
        return self.sources.setdefault(source, len(self.sources) + 1)


def face(
    map: ArgumentMap,
    id_: str,
    role: CardRole,
    *,
    relates: str,
    hidden: int,
    credit: Credits,
    settings: Settings,
) -> Face:
    """Return what stands on the card of a claim or an argument.

    `relates` says in words what it does to what, such as "supports Halt the roll-out"; `settings` what the
    settings of the map ask for.
    """
    element = map.claims.get(id_) or map.arguments[id_]
    style = _THESIS if role == "thesis" else _CARD
    said = map.statements(claim=id_)
    pen = _Pen(style, has_glyph=role not in ("thesis", "root"))
    is_implicit = element.implicit
    if said or is_implicit:
        pen.voices(said, is_implicit=is_implicit, credit=credit)
    title, text = _labelled(element, settings)
    truncated = pen.write("title", title, style.title, 3)
    truncated |= pen.write("body", text, style.body, _MOST_LINES)
    if settings.tags and element.tags:
        pen.write("muted", " ".join(f"#{tag}" for tag in element.tags), (_PILL_SIZE, 15.0), 2)
    cited = tuple(dict.fromkeys(_cited(said, element))) if said or element.quotes else ()
    footnotes = tuple([credit.number(source) for source in cited])
    if cited or hidden:
        pen.source(map, cited, footnotes, hidden)
    return Face(
        id=id_,
        role=role,
        width=style.width,
        height=pen.finished(),
        blocks=tuple(pen.blocks),
        pills=tuple(pen.pills),
        glyph=SIGNS.get(role, ""),
        hidden=hidden,
        footnotes=footnotes,
        label=_label(element, said, relates),
        tooltip=(
            _tooltip(map, element, said)
            if said or truncated or element.quotes or text != element.text
            else element.title or element.text
        ),
        is_argument=not isinstance(element, Claim),
        is_implicit=is_implicit,
        colour=settings.colours.get(id_, ""),
    )


def _labelled(element: Claim | Argument, settings: Settings) -> tuple[str, str]:
    """Return the title and the text that a card shows; something, unless the settings want nothing."""
    mode = settings.claim_label if isinstance(element, Claim) else settings.argument_label
    if mode == "none":
        return "", ""
    if mode == "title" and element.title:
        return element.title, ""
    return ("" if mode == "text" and element.text else element.title), element.text


class _Pen:
    """Where the next line goes, from the top of a card to its foot."""

    def __init__(self, style: _Style, *, has_glyph: bool) -> None:
        self.left = PADDING + BAR if has_glyph else PADDING
        self.room = style.width - self.left - PADDING
        self.glyph_room = _GLYPH_ROOM if has_glyph else 0.0
        self.y = 12.0
        self.blocks: list[Block] = []
        self.pills: list[Pill] = []

    def voices(self, said: tuple[Statement, ...], *, is_implicit: bool, credit: Credits) -> None:
        """Set the row of the actors with what they do, as many as fit."""
        voices = dict.fromkeys((s.actor, s.act) for s in said if s.actor is not None)
        if not voices and not is_implicit:
            return
        x, end = self.left, self.left + self.room - self.glyph_room
        if not voices:
            self._muted(x, "inferred by the mapper")
        for left_over, (actor, act) in zip(range(len(voices), 0, -1), voices, strict=True):
            words = "" if act in _UNSAID else verb(act)
            needed = (
                width(actor.name, _PILL_SIZE, bold=True)
                + 14
                + (width(words, _PILL_SIZE) + 11 if words else 6)
            )
            if x > self.left and x + needed > end:
                self._muted(x, f"+{left_over}")
                break
            x = self._voice(x, end, actor.name, words, credit.colour(actor.id))
        self.y += PILL_HEIGHT + 6
        self.glyph_room = 0.0

    def _voice(self, x: float, end: float, name: str, words: str, colour: int) -> float:
        """Set one pill and what its actor does; return where the next may begin."""
        room = end - x - 14 - (width(words, _PILL_SIZE) + 5 if words else 0)
        shown = wrap(name, _PILL_SIZE, max(room, 40.0), bold=True, lines=1).lines
        text = shown[0] if shown else "?"
        pill = Pill(x, self.y, width(text, _PILL_SIZE, bold=True) + 14, text, colour)
        self.pills.append(pill)
        x += pill.width + 5
        if words:
            self._muted(x, words)
            x += width(words, _PILL_SIZE) + 6
        return x + 1

    def _muted(self, x: float, text: str) -> None:
        self.blocks.append(Block("muted", x, self.y + 11.5, _PILL_SIZE, 0.0, (text,)))

    def write(
        self, style: Literal["title", "body", "muted"], text: str, type_: tuple[float, float], most: int
    ) -> bool:
        """Set a text in at most so many lines; say whether some of it is missing."""
        if not text:
            return False
        size, leading = type_
        bold = style == "title"
        room = (self.room - self.glyph_room) * (_BOLD_SLACK if bold else _SLACK)
        wrapped = wrap(text, size, room, bold=bold, lines=most)
        if not wrapped.lines:
            return False
        if style == "body" and self.blocks:
            self.y += 2
        ascent = leading * 0.5 + size * 0.36
        self.blocks.append(Block(style, self.left, self.y + ascent, size, leading, wrapped.lines))
        self.y += leading * len(wrapped.lines)
        self.glyph_room = 0.0
        return wrapped.truncated

    def source(self, map: ArgumentMap, cited: tuple[str, ...], numbers: tuple[int, ...], hidden: int) -> None:
        """Set the line of the source, and keep a line free for the chip of a folded branch."""
        self.y += 6
        if cited:
            source = map.sources[cited[0]]
            end = f", {readable_date(source.date)}" if source.date else ""
            end += "".join(f" [{number}]" for number in numbers[:_MOST_MARKS])
            end += "…" if len(numbers) > _MOST_MARKS else ""
            room = self.room - (_CHIP_ROOM if hidden else 0)
            name = wrap(_name(source), _PILL_SIZE, max(room - width(end, _PILL_SIZE), 40.0), lines=1).lines
            line = "".join(wrap("".join(name) + end, _PILL_SIZE, room, lines=1).lines)
            self.blocks.append(Block("source", self.left, self.y + 10.5, _PILL_SIZE, 0.0, (line,)))
        self.y += 14

    def finished(self) -> float:
        """Return the height of the card."""
        return max(self.y, 30.0) + 11


def _cited(said: Iterable[Statement], element: Claim | Argument) -> Iterable[str]:
    """Return the ids of the sources in which an element was said."""
    for statement in said:
        if statement.source is not None:
            yield statement.source.id
        elif statement.quote is not None and statement.quote.source:
            yield statement.quote.source
    for quote in element.quotes:
        if quote.source:
            yield quote.source


def _name(source: Source) -> str:
    return source.title or source.publisher or source.id


def _dated(source: Source) -> str:
    return f"{_name(source)}, {readable_date(source.date)}" if source.date else _name(source)


def _label(element: Claim | Argument, said: tuple[Statement, ...], relates: str) -> str:
    """Return what a screen reader says of a card: its words, who says it, what it does."""
    voices = ", ".join(dict.fromkeys(_voice(s) for s in said if s.actor is not None)) if said else ""
    parts = (element.title, element.text, f"Stated by {voices}" if voices else "", relates)
    return " ".join([part if part[-1] in ".!?…" else f"{part}." for part in parts if part])


def _voice(statement: Statement) -> str:
    name = statement.actor.name if statement.actor else ""
    return f"{name} ({verb(statement.act)})" if name and statement.act not in _UNSAID else name


def _tooltip(map: ArgumentMap, element: Claim | Argument, said: tuple[Statement, ...]) -> str:
    """Return all of a card in plain lines: title, text, and each quote with speaker, source and date."""
    lines = [line for line in (element.title, element.text) if line]
    for statement in said:
        where = ", ".join(filter(None, (_place(statement), readable_date(statement.when))))
        voice = _voice(statement) or "somebody"
        words = f": “{statement.words}”" if statement.words else ""
        lines.append(f"{voice}{f', {where}' if where else ''}{words}")
    for quote in element.quotes:
        where = f" ({_dated(map.sources[quote.source])})" if quote.source else ""
        lines.append(f"“{quote.exact}”{where}")
    return "\n".join(lines)


def _place(statement: Statement) -> str:
    return (statement.source.title or statement.source.id) if statement.source else ""
