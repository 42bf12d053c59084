"""Cards in SVG: their grounds, the badges of actors, what is written on them, and their chips."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.layout.drawing import Block, Card, Chip, Face, Pill
from argmap.renderers._xml import escaped
from argmap.renderers.svg.brush import COLOURS, Brush
from argmap.renderers.svg.markup import circle, colour_code, fragment, number, rect

__all__ = ["Cards"]

_MARKS: Final = {
    "stands": '<path d="M{x} {y}l3 3.4 6 -7" fill="none" stroke-width="2" {look}/>',
    "falls": '<path d="M{x} {up}l7 7m0 -7l-7 7" fill="none" stroke-width="2" {look}/>',
    "open": '<circle cx="{mid}" cy="{y}" r="3.6" fill="none" stroke-width="1.6" {look}/>',
    "added": '<path d="M{x} {y}h8m-4 -4v8" fill="none" stroke-width="2" {look}/>',
    "removed": '<path d="M{x} {y}h8" fill="none" stroke-width="2" {look}/>',
    "changed": '<path d="M{x} {y}q2 -4 4 0q2 4 4 0" fill="none" stroke-width="2" {look}/>',
}
_JUDGED: Final = {
    "stands": "support",
    "falls": "attack",
    "open": "neutral",
    "added": "support",
    "removed": "attack",
    "changed": "undercut",
}
_FAINT: Final = frozenset({"falls", "removed"})
_DOTS: Final = 5
_BARE: Final = frozenset({"thesis", "actor", "utterance"})
"""The roles whose cards have no bar that tells a relation."""


class Cards:
    """Paints cards; grounds that look the same are worked out once."""

    def __init__(self, brush: Brush) -> None:
        self.brush = brush
        self._grounds: dict[tuple[object, ...], str] = {}

    def card(self, card: Card) -> Iterator[str]:
        """Write one card."""
        face, brush = card.face, self.brush
        kind = {"thesis": "thesis", "root": "claim"}.get(face.role, face.role)
        yield (
            f'<g class="card" id="{brush.prefix}-{fragment(face.id)}" '
            f'transform="translate({card.x:.1f} {card.y:.1f})" tabindex="0" role="graphics-symbol img" '
            f'aria-roledescription="{kind}" aria-label="{escaped(face.label)}">'
        )
        yield f"<title>{escaped(face.tooltip)}</title>"
        look = (
            *(face.role, face.width, face.height, face.is_argument, face.is_implicit),
            *(face.colour, face.status, face.glyph),
        )
        if look not in self._grounds:
            self._grounds[look] = self._ground(face)
        yield self._grounds[look]
        for number_, pill in enumerate(face.pills):
            yield self._pill(pill, f"{fragment(face.id)}-{number_}")
        for block in face.blocks:
            yield self._written(face, block)
        for chip in face.chips:
            yield self._chip(chip, is_thesis=face.role == "thesis")
        yield "</g>"

    def _ground(self, face: Face) -> str:
        """Return the ground of a card, with the bar and the sign that show its relation."""
        brush = self.brush
        ground = "thesis" if face.role == "thesis" else "argument" if face.is_argument else "card"
        line = "muted" if face.is_implicit else ground if face.role == "thesis" else "line"
        look = ' stroke-dasharray="5 4"' if face.is_implicit else ""
        if face.status and face.status != "open":
            line, look = _JUDGED[face.status], f'{look} stroke-width="2"'
        if face.status == "removed" and not face.is_implicit:
            look += ' stroke-dasharray="2 3"'
        h = face.height
        made = rect((0, 0), face.width, h, 9, brush.both(ground, line) + look)
        if colour := colour_code(face.colour):
            made += f'<path d="{_stripe(face.width)}" fill="{colour}"/>'
        if face.role in _BARE:
            return made
        bar = "thesis" if face.role == "root" else COLOURS[face.role]
        made += f'<path d="{_bar(h)}" {brush.bar(bar)}/>'
        if not face.glyph:
            return made
        x = face.width - 17
        disc = circle(x, 20, 8, brush.fill(f"{bar}_tint"))
        return f"{made}{disc}{brush.sign(face.role, x, 20, 12)}"

    def _pill(self, pill: Pill, name: str) -> str:
        """Return the badge of an actor."""
        brush = self.brush
        look = f'fill="{brush.theme.actor(pill.colour)}" {brush.stroke("pill_line")}'
        ground = rect((pill.x, pill.y), pill.width, 16, 8, look)
        x = pill.x + 7
        if pill.avatar:
            ground += self._picture(pill, f"{brush.prefix}-avatar-{name}")
            x += 17
        block = Block("title", x, pill.y + 11.6, 10.5, 0.0, (pill.text,))
        return ground + brush.block(block, "pill_text")

    def _picture(self, pill: Pill, clip: str) -> str:
        """Return the picture of an actor, cut to a disc."""
        disc = circle(pill.x + 8, pill.y + 8, 7, "")
        return (
            f'<clipPath id="{clip}">{disc}</clipPath><image x="{number(pill.x + 1)}" '
            f'y="{number(pill.y + 1)}" width="14" height="14" preserveAspectRatio="xMidYMid slice" '
            f'clip-path="url(#{clip})" xlink:href="{escaped(pill.avatar)}"/>'
        )

    def _written(self, face: Face, block: Block) -> str:
        muted = block.style in ("muted", "source") or face.status in _FAINT
        colour = "muted" if muted else "text"
        if face.role == "thesis":
            colour = f"thesis_{colour}"
        text = self.brush.block(block, colour)
        if block.style == "source":
            return f'<a href="#{self.brush.prefix}-source-{face.footnotes[0]}">{text}</a>'
        return text

    def _chip(self, chip: Chip, *, is_thesis: bool) -> str:
        """Return a chip: what is folded away, a status with its mark, or a strength in dots."""
        brush = self.brush
        if chip.what == "strength":
            return self._strength(chip, "thesis" if is_thesis else "card")
        colour = _JUDGED.get(chip.what, "muted")
        tint = f"{_JUDGED.get(chip.what, 'neutral')}_tint"
        ground = rect((chip.x, chip.y), chip.width, 16, 8, brush.fill(tint))
        if chip.what == "hidden":
            words = Block("title", chip.x + chip.width / 2, chip.y + 11.6, 10.5, 0.0, (chip.text,))
            return ground + brush.block(words, colour, "middle")
        x, y = chip.x + 7, chip.y + 8
        mark = _MARKS[chip.what].format(
            x=number(x), y=number(y), up=number(y - 3.5), mid=number(x + 4), look=brush.stroke(colour)
        )
        words = Block("title", x + 15, chip.y + 11.6, 10.5, 0.0, (chip.text,))
        return ground + mark + brush.block(words, colour)

    def _strength(self, chip: Chip, ground: str) -> str:
        """Return five dots, filled as far as the strength goes, and the number."""
        brush, y = self.brush, chip.y + 8
        strong, weak = ("thesis_text", "thesis_muted") if ground == "thesis" else ("text", "muted")
        dots = ""
        for dot in range(_DOTS):
            x = chip.x + 4 + dot * 8.5
            share = min(max(chip.value * _DOTS - dot, 0.0), 1.0)
            dots += circle(x, y, 3.2, brush.both(ground, weak) + ' stroke-width="1"')
            if share:
                dots += circle(x, y, 3.2 * share**0.5, brush.fill(strong))
        words = Block("muted", chip.x + 46, chip.y + 11.6, 10.5, 0.0, (chip.text,))
        return dots + brush.block(words, weak)


def _bar(height: float) -> str:
    """Return the shape along the left edge of a card that shows what it does."""
    h, low = number(height), number(height - 9)
    return f"M9 0H5Q0 0 0 9V{low}Q0 {h} 5 {h}H9Q5 {h} 5 {low}V9Q5 0 9 0Z"


def _stripe(width: float) -> str:
    """Return the shape along the upper edge of a card that shows a colour of its own."""
    w = number(width)
    return f"M0 9Q0 0 9 0H{number(width - 9)}Q{w} 0 {w} 9Q{w} 4 {number(width - 9)} 4H9Q0 4 0 9Z"
