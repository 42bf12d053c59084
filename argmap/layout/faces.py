"""What stands on a card, and how large that makes it.

From the top: the actors who say it, each on a pill with what they do; the title; the text, in up to six
lines; the source, with the number of its footnote; what was judged of it. Which of these are shown and how
wide a card is says the theme; lines end a little short of the border, so that other fonts than Inter fit too.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Final, Literal

from attrs import define, field, frozen

from argmap.analysis.settings import Settings
from argmap.analysis.wording import SIGNS, readable_date, sentences, verb
from argmap.layout import badges
from argmap.layout.drawing import Block, CardRole, Chip, Face, Pill
from argmap.layout.overlay import CHANGES, Verdict, chips
from argmap.layout.text import width, wrap
from argmap.layout.theme import Theme
from argmap.model import Actor, Argument, ArgumentMap, Claim, Source, Statement

__all__ = ["Credits", "Look", "face"]

PADDING: Final = 14.0
BAR: Final = 4.0
_SMALL: Final = badges.SIZE
_MOST_MARKS: Final = 3
_SLACK: Final = 0.98
_BOLD_SLACK: Final = 0.92
"""How much of the room a line may fill, so that DejaVu, the widest font to stand in, stays on the card."""
_GLYPH_ROOM: Final = 24.0
_CHIP_ROOM: Final = 66.0


@frozen
class _Style:
    width: float
    title: tuple[float, float]
    body: tuple[float, float]


@frozen
class Look:
    """What decides how cards look, besides the map: its settings, the theme, and what was judged of it."""

    settings: Settings
    theme: Theme
    verdicts: Mapping[str, Verdict] = field(factory=dict)

    def style(self, role: CardRole) -> _Style:
        """Return the width and the type of a card."""
        if role == "thesis":
            return _Style(self.theme.thesis_width, (17.0, 22.0), (13.0, 19.0))
        return _Style(self.theme.card_width, (13.5, 18.0), (12.0, 17.0))


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
    map: ArgumentMap, id_: str, role: CardRole, *, relates: str, hidden: int, credit: Credits, look: Look
) -> Face:
    """Return what stands on the card of a claim or an argument.

    `relates` says in words what it does to what, such as "supports Halt the roll-out".
    """
    element = map.claims.get(id_) or map.arguments[id_]
    parts, settings, style = look.theme.parts, look.settings, look.style(role)
    said = map.statements(claim=id_)
    glyph = SIGNS.get(role, "") if "glyph" in parts else ""
    pen = _Pen(style, has_bar=role not in ("thesis", "root"), has_glyph=bool(glyph))
    if "actors" in parts and (said or element.implicit):
        pen.voices(said, is_implicit=element.implicit, credit=credit, acts="acts" in parts)
    title, text = _labelled(element, settings, parts)
    truncated = pen.write("title", title, style.title, 3)
    truncated |= pen.write("body", text, style.body, look.theme.text_lines)
    if (settings.tags and "tags" in parts) and element.tags:
        pen.write("muted", " ".join(f"#{tag}" for tag in element.tags), (_SMALL, 15.0), 2)
    cited = tuple(dict.fromkeys(_cited(said, element))) if said or element.quotes else ()
    cited = cited if "source" in parts else ()
    footnotes = tuple([credit.number(source) for source in cited])
    if cited or hidden:
        pen.source(map, cited, footnotes, hidden)
    verdict = look.verdicts.get(id_, Verdict())
    if verdict.status in CHANGES:
        truncated |= pen.write("muted", verdict.why, (_SMALL, 15.0), 6)
    if verdict != Verdict():
        pen.verdict(verdict)
    return Face(
        id=id_,
        role=role,
        width=style.width,
        height=pen.finished(),
        blocks=tuple(pen.blocks),
        pills=tuple(pen.pills),
        chips=tuple(pen.chips),
        glyph=glyph,
        hidden=hidden,
        footnotes=footnotes,
        label=_label(element, said, relates, verdict),
        tooltip=(
            _tooltip(map, element, said, verdict)
            if said or truncated or element.quotes or text != element.text or verdict.why
            else element.title or element.text
        ),
        is_argument=not isinstance(element, Claim),
        is_implicit=element.implicit,
        colour=settings.colours.get(id_, ""),
        status=verdict.status,
    )


def _labelled(element: Claim | Argument, settings: Settings, parts: Container[str]) -> tuple[str, str]:
    """Return the title and the text that a card shows; something, unless the settings want nothing."""
    title = element.title if "title" in parts or not element.text else ""
    text = element.text if "text" in parts or not title else ""
    mode = settings.claim_label if isinstance(element, Claim) else settings.argument_label
    if mode == "none":
        return "", ""
    if mode == "title" and title:
        return title, ""
    return ("" if mode == "text" and text else title), text


class _Pen:
    """Where the next line goes, from the top of a card to its foot."""

    def __init__(self, style: _Style, *, has_bar: bool, has_glyph: bool) -> None:
        self.left = PADDING + BAR if has_bar else PADDING
        self.width = style.width
        self.room = style.width - self.left - PADDING
        self.glyph_room = _GLYPH_ROOM if has_glyph else 0.0
        self.y = 12.0
        self.blocks: list[Block] = []
        self.pills: list[Pill] = []
        self.chips: list[Chip] = []

    def voices(self, said: tuple[Statement, ...], *, is_implicit: bool, credit: Credits, acts: bool) -> None:
        """Set the row of the actors with what they do, as many as fit."""
        voices: dict[Actor, dict[str, None]] = {}
        for statement in said:
            if statement.actor is not None:
                voices.setdefault(statement.actor, {}).update({statement.act: None} if acts else {})
        if not voices and not is_implicit:
            return
        if voices:
            colours = [credit.colour(actor.id) for actor in voices]
            end = self.left + self.room - self.glyph_room
            row = [(actor, list(done)) for actor, done in voices.items()]
            pills, words = badges.row(row, colours, self.left, self.y, end)
            self.pills += pills
            self.blocks += words
        else:
            told = ("inferred by the mapper",)
            self.blocks.append(Block("muted", self.left, self.y + 11.5, _SMALL, 0.0, told))
        self.y += badges.HEIGHT + 6
        self.glyph_room = 0.0

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
            name = wrap(_name(source), _SMALL, max(room - width(end, _SMALL), 40.0), lines=1).lines
            line = "".join(wrap("".join(name) + end, _SMALL, room, lines=1).lines)
            self.blocks.append(Block("source", self.left, self.y + 10.5, _SMALL, 0.0, (line,)))
        self.y += 14
        if hidden:
            words = f"+{hidden} more"
            room = 7.0 * len(words) + 4
            self.chips.append(Chip("hidden", self.width - 12 - room, self.y - 13, room, words))

    def verdict(self, verdict: Verdict) -> None:
        """Set the row that says what was judged."""
        self.y += 8
        self.chips += chips(verdict, self.left, self.y)
        self.y += 16

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


def _label(element: Claim | Argument, said: tuple[Statement, ...], relates: str, verdict: Verdict) -> str:
    """Return what a screen reader says of a card: its words, who says it, what it does, what was judged."""
    voices = ", ".join(dict.fromkeys(_voice(s) for s in said if s.actor is not None)) if said else ""
    stated = f"Stated by {voices}" if voices else ""
    return sentences(element.title, element.text, stated, relates, verdict.heard)


def _voice(statement: Statement) -> str:
    name = statement.actor.name if statement.actor else ""
    return f"{name} ({verb(statement.act)})" if name and statement.act not in badges.UNSAID else name


def _tooltip(
    map: ArgumentMap, element: Claim | Argument, said: tuple[Statement, ...], verdict: Verdict
) -> str:
    """Return all of a card in plain lines: title, text, each quote with speaker and place, and a verdict."""
    lines = [line for line in (element.title, element.text) if line]
    for statement in said:
        where = ", ".join(filter(None, (_place(statement), readable_date(statement.when))))
        voice = _voice(statement) or "somebody"
        words = f": “{statement.words}”" if statement.words else ""
        lines.append(f"{voice}{f', {where}' if where else ''}{words}")
    for quote in element.quotes:
        where = f" ({_dated(map.sources[quote.source])})" if quote.source else ""
        lines.append(f"“{quote.exact}”{where}")
    return "\n".join([*lines, verdict.why] if verdict.why else lines)


def _place(statement: Statement) -> str:
    return (statement.source.title or statement.source.id) if statement.source else ""
