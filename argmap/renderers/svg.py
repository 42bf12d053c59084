"""SVG 1.1: the picture of a map, in one file that needs nothing else.

The file holds no script and asks for nothing over a network; user text is only ever escaped text, and links
lead to http, https and mailto addresses alone. The same map gives the same bytes everywhere. Colours are
presentation attributes, which every viewer knows; a style sheet overrides them where the reader's system asks
for dark. All ids begin with a prefix of the map's own, so that several maps can live in one page.

For screen readers the picture is a document of symbols (WAI-ARIA Graphics Module 1.0) in reading order, each
labelled with its words, who says it and what it does; lines are hidden from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from attrs import asdict

from argmap.analysis.wording import SIGNS
from argmap.errors import OptionError
from argmap.layout import Direction, Drawing, draw
from argmap.layout.drawing import Block, Card, Edge, Face, Footnote, Junction, Key, Path
from argmap.model import ArgumentMap
from argmap.renderers._palette import ACTORS, DARK, LIGHT, OTHER_ACTOR, THEMES, Palette, Theme
from argmap.renderers._spec import Renderer

__all__ = ["RENDERER", "paint", "render"]

_FONT: Final = "Inter, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

_COLOURS: Final = {
    "support": "support",
    "rebuttal": "attack",
    "undercut": "undercut",
    "contradiction": "attack",
    "equivalence": "neutral",
    "preference": "neutral",
}
"""The colour of each kind of relation, by its name in the palette."""

_DASHES: Final = {
    "rebuttal": ' stroke-dasharray="7 4"',
    "undercut": ' stroke-dasharray="1.5 4.5" stroke-linecap="round"',
    "contradiction": ' stroke-dasharray="9 3 2 3"',
    "preference": ' stroke-dasharray="12 4"',
}
"""The dashes of each kind, so that no colour is needed to tell them apart."""


def render(
    map: ArgumentMap,
    *,
    direction: Direction = "auto",
    theme: Theme = "auto",
    max_cards: int | None = 100,
    prefix: str = "",
) -> str:
    """Return the SVG of a map.

    Args:
        map: what is drawn.
        direction: where it grows to from its root: `down`, `up`, `right`, `left`, or `auto`.
        theme: `light`, `dark`, or `auto`, which follows the reader's system.
        max_cards: beyond so many cards branches are folded; None draws all.
        prefix: what the ids in the file begin with; else it is made from what is drawn.

    Raises:
        OptionError: an option has no such value.

    >>> from argmap import ArgumentMap
    >>> render(ArgumentMap("Nothing yet"), theme="light")[:40]
    '<svg xmlns="http://www.w3.org/2000/svg" '
    """
    if theme not in THEMES:
        message = f"theme is one of {', '.join(THEMES)}, not {theme!r}"
        raise OptionError(message)
    if prefix and not re.fullmatch(r"[A-Za-z][\w.-]*", prefix, re.ASCII):
        message = f"a prefix is a letter, then letters, digits, '.', '_' or '-', not {prefix!r}"
        raise OptionError(message)
    return paint(draw(map, direction=direction, max_cards=max_cards), theme=theme, prefix=prefix)


def paint(drawing: Drawing, *, theme: Theme = "auto", prefix: str = "") -> str:
    """Return the SVG of a drawing; see `render`."""
    palette = DARK if theme == "dark" else LIGHT
    brush = _Brush(drawing, palette, prefix or _prefix(drawing))
    return "\n".join(brush.document(follows_system=theme == "auto")) + "\n"


def _prefix(drawing: Drawing) -> str:
    """Return a prefix that another drawing hardly has."""
    told = "\0".join([drawing.title, drawing.direction, *(card.face.label for card in drawing.cards)])
    return "am" + blake2b(told.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


# -- text that goes into XML

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]{1,30}")
"""A colour that a map may ask for: a code or a name, and nothing that could break out of an attribute."""

_SPECIAL: Final = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[&<>\"']")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def _escaped(text: str) -> str:
    """Return text for element content and attributes; what XML 1.0 cannot hold becomes U+FFFD."""
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], "\ufffd"), text)


@lru_cache(maxsize=4096)
def _n(number: float) -> str:
    """Return a number of px to a tenth, which is enough on any screen."""
    return f"{number:.1f}".removesuffix(".0")


def _link(url: str) -> str:
    """Return an address that may be followed, escaped; `""` for any other."""
    return _escaped(url) if re.match(r"(https?://|mailto:)[^\s<>\"]+$", url, re.IGNORECASE) else ""


_NEW_LINE: Final = "\n"
_NUMBERS: Final = {"M": 2, "L": 2, "Q": 4, "C": 6}


@lru_cache(maxsize=64)
def _template(commands: str) -> str:
    """Return how a path with these commands is written, with a place for each number."""
    return "".join([command + " ".join(["%.1f"] * _NUMBERS[command]) for command in commands])


def _d(path: Path) -> str:
    """Return a path as the attribute `d` has it."""
    return _template(path.commands) % path.numbers


class _Brush:
    """Writes the parts of one drawing as lines of SVG."""

    def __init__(self, drawing: Drawing, palette: Palette, prefix: str) -> None:
        self.drawing = drawing
        self.colours = asdict(palette)
        self.fills = {name: f'class="f-{name}" fill="{colour}"' for name, colour in self.colours.items()}
        self.prefix = prefix
        self.grounds: dict[tuple[object, ...], str] = {}

    def document(self, *, follows_system: bool) -> Iterator[str]:
        """Write all of it."""
        drawing, p = self.drawing, self.prefix
        width, height = _n(drawing.width), _n(drawing.height)
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" id="{p}" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="graphics-document document" '
            f'aria-roledescription="argument map" aria-labelledby="{p}-title {p}-desc" font-family="{_FONT}">'
        )
        yield f'<title id="{p}-title">{_escaped(drawing.title or "Argument map")}</title>'
        yield f'<desc id="{p}-desc">{_escaped(drawing.description)}</desc>'
        yield f"<style>{self._style(follows_system=follows_system)}</style>"
        yield f'<rect width="{width}" height="{height}" {self.fills["page"]}/>'
        if drawing.heading:
            yield self._block(drawing.heading, "text")
        yield '<g aria-hidden="true">'
        for key in drawing.legend:
            yield from self._key(key)
        yield from self._lines([edge for edge in drawing.edges if edge.is_cross])
        yield from self._lines([edge for edge in drawing.edges if not edge.is_cross])
        yield "</g>"
        for junction in drawing.junctions:
            yield self._junction(junction)
        for card in drawing.cards:
            yield from self._card(card)
        if drawing.remark:
            yield self._block(drawing.remark, "muted")
        for note in drawing.footnotes:
            yield self._footnote(note)
        yield "</svg>"

    # -- colours

    def _stroke(self, name: str) -> str:
        return f'class="s-{name}" stroke="{self.colours[name]}"'

    def _style(self, *, follows_system: bool) -> str:
        """Return the style sheet: what has the focus, and the dark colours where the system asks for them."""
        focus = f"#{self.prefix} .card:focus-visible>rect{{stroke-width:3;stroke:currentColor}}"
        if not follows_system:
            return focus
        rules = [
            f"#{self.prefix} .f-{name}{{fill:{colour}}}#{self.prefix} .s-{name}{{stroke:{colour}}}"
            for name, colour in asdict(DARK).items()
        ]
        return f"{focus}@media screen and (prefers-color-scheme:dark){{{''.join(rules)}}}"

    # -- text

    def _block(self, block: Block, colour: str) -> str:
        """Return the lines of a block as one text element."""
        weight = ' font-weight="600"' if block.style == "title" else ""
        x = _n(block.x)
        lines = _escaped("\n".join(block.lines))
        if len(block.lines) > 1:
            next_line = f'</tspan><tspan x="{x}" dy="{_n(block.leading)}">'
            lines = f"<tspan>{lines.replace(_NEW_LINE, next_line)}</tspan>"
        return (
            f'<text x="{x}" y="{_n(block.y)}" font-size="{_n(block.size)}"{weight} '
            f"{self.fills[colour]}>{lines}</text>"
        )

    def _sign(self, kind: str, x: float, y: float, size: float) -> str:
        """Return the sign of a relation, with its middle at a point."""
        return (
            f'<text x="{_n(x)}" y="{_n(y + size * 0.35)}" text-anchor="middle" font-size="{_n(size)}" '
            f'font-weight="600" {self.fills[_COLOURS[kind]]}>{_escaped(SIGNS[kind])}</text>'
        )

    # -- the legend

    def _key(self, key: Key) -> Iterator[str]:
        x, y = key.x, key.y - 4
        words = Block("muted", x + (15 if key.what == "actor" else 35), key.y, 12.0, 0.0, (key.text,))
        if key.what == "actor":
            rim = self._stroke("pill_line")
            yield f'<circle cx="{_n(x + 5)}" cy="{_n(y)}" r="5" fill="{_actor(key.colour)}" {rim}/>'
        elif key.what == "claim":
            yield (
                f'<rect x="{_n(x)}" y="{_n(y - 6)}" width="28" height="12" rx="4" fill="none" '
                f'stroke-dasharray="4 3" {self._stroke("muted")}/>'
            )
        elif key.what == "hollow":
            yield f'<path d="M{_n(x + 8)} {_n(y)}H{_n(x + 28)}" stroke-width="1.6" {self._stroke("muted")}/>'
            tip = _triangle((x, y, x + 9, y - 3.8, x + 9, y + 3.8))
            yield f'<g fill="none" stroke-width="1.4" {self._stroke("muted")}>{tip}</g>'
        else:
            line = f'd="M{_n(x)} {_n(y)}H{_n(x + 28)}" stroke-width="2.2"{_DASHES.get(key.kind, "")}'
            yield f"<path {line} {self._stroke(_COLOURS[key.kind])}/>"
            yield self._disc(key.kind, x + 14, y)
            yield self._sign(key.kind, x + 14, y, 11)
        yield self._block(words, "muted")

    def _disc(self, kind: str, x: float, y: float) -> str:
        """Return the disc on which a sign stands upon a line."""
        name = _COLOURS[kind]
        return (
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="7" stroke-width="1.8" class="f-page s-{name}" '
            f'fill="{self.colours["page"]}" stroke="{self.colours[name]}"/>'
        )

    # -- lines

    def _lines(self, edges: list[Edge]) -> Iterator[str]:
        """Write the lines, those of one look together."""
        looks: dict[tuple[str, bool], list[Edge]] = {}
        for edge in edges:
            looks.setdefault((edge.kind, edge.is_implicit), []).append(edge)
        for (kind, is_implicit), alike in looks.items():
            name = _COLOURS[kind]
            width = 1.4 if alike[0].is_cross else 1.6 if is_implicit else 2.2
            yield f'<g fill="none" stroke-width="{width}"{_DASHES.get(kind, "")} {self._stroke(name)}>'
            yield from [f'<path d="{_d(edge.path)}"/>' for edge in alike]
            yield "</g>"
            if arrows := [_triangle(arrow) for edge in alike for arrow in edge.arrows]:
                hollow = (
                    f'class="f-page s-{name}" fill="{self.colours["page"]}" stroke="{self.colours[name]}"'
                )
                look = f'{hollow} stroke-width="1.4"' if is_implicit else self.fills[name]
                yield f"<g {look}>"
                yield from arrows
                yield "</g>"

    def _junction(self, junction: Junction) -> str:
        disc = self._disc(junction.kind, junction.x, junction.y)
        sign = self._sign(junction.kind, junction.x, junction.y, 11)
        return f"<g><title>{_escaped(junction.tooltip)}</title>{disc}{sign}</g>"

    # -- cards

    def _card(self, card: Card) -> Iterator[str]:
        face = card.face
        kind = {"thesis": "thesis", "root": "claim"}.get(face.role, face.role)
        label = _escaped(face.label)
        yield (
            f'<g class="card" id="{self.prefix}-{_fragment(face.id)}" '
            f'transform="translate({card.x:.1f} {card.y:.1f})" tabindex="0" role="graphics-symbol img" '
            f'aria-roledescription="{kind}" aria-label="{label}">'
        )
        yield f"<title>{_escaped(face.tooltip)}</title>"
        look = (face.role, face.width, face.height, face.is_argument, face.is_implicit, face.colour)
        if look not in self.grounds:
            self.grounds[look] = self._ground(face)
        yield self.grounds[look]
        if face.pills:
            yield from self._pills(face)
        for block in face.blocks:
            yield self._on_card(face, block)
        if face.hidden:
            yield self._chip(face)
        yield "</g>"

    def _ground(self, face: Face) -> str:
        """Return the ground of a card, with the bar and the sign that show its relation."""
        ground = "thesis" if face.role == "thesis" else "argument" if face.is_argument else "card"
        line = "muted" if face.is_implicit else ground if face.role == "thesis" else "line"
        dashes = ' stroke-dasharray="5 4"' if face.is_implicit else ""
        h = face.height
        rect = (
            f'<rect width="{_n(face.width)}" height="{_n(h)}" rx="9"{dashes} class="f-{ground} s-{line}" '
            f'fill="{self.colours[ground]}" stroke="{self.colours[line]}"/>'
        )
        if _COLOUR.fullmatch(face.colour):
            rect += f'<path d="{_stripe(face.width)}" fill="{face.colour}"/>'
        if face.role == "thesis":
            return rect
        bar = "thesis" if face.role == "root" else _COLOURS[face.role]
        shape = f"M9 0H5Q0 0 0 9V{_n(h - 9)}Q0 {_n(h)} 5 {_n(h)}H9Q5 {_n(h)} 5 {_n(h - 9)}V9Q5 0 9 0Z"
        ground = f'{rect}<path d="{shape}" {self.fills[bar]}/>'
        if not face.glyph:
            return ground
        x = face.width - 17
        disc = f'<circle cx="{_n(x)}" cy="20" r="8" {self.fills[f"{bar}_tint"]}/>'
        return f"{ground}{disc}{self._sign(face.role, x, 20, 12)}"

    def _pills(self, face: Face) -> Iterator[str]:
        for pill in face.pills:
            yield (
                f'<rect x="{_n(pill.x)}" y="{_n(pill.y)}" width="{_n(pill.width)}" height="16" rx="8" '
                f'fill="{_actor(pill.colour)}" {self._stroke("pill_line")}/>'
                f'<text x="{_n(pill.x + 7)}" y="{_n(pill.y + 11.6)}" font-size="10.5" font-weight="600" '
                f'fill="#FFFFFF">{_escaped(pill.text)}</text>'
            )

    def _on_card(self, face: Face, block: Block) -> str:
        muted = block.style in ("muted", "source")
        colour = "muted" if muted else "text"
        if face.role == "thesis":
            colour = f"thesis_{colour}"
        text = self._block(block, colour)
        if block.style == "source":
            return f'<a href="#{self.prefix}-source-{face.footnotes[0]}">{text}</a>'
        return text

    def _chip(self, face: Face) -> str:
        """Return the chip that counts what is folded away behind a card."""
        words = f"+{face.hidden} more"
        width = 7.0 * len(words) + 4
        x, y = face.width - 12 - width, face.height - 24
        return (
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="16" rx="8" '
            f"{self.fills['neutral_tint']}/>"
            f'<text x="{_n(x + width / 2)}" y="{_n(y + 11.6)}" text-anchor="middle" font-size="10.5" '
            f'font-weight="600" {self.fills["muted"]}>{words}</text>'
        )

    def _footnote(self, note: Footnote) -> str:
        block = Block("muted", note.x + 26, note.y, 10.5, 15.0, note.lines)
        number = Block("muted", note.x, note.y, 10.5, 0.0, (f"[{note.number}]",))
        text = self._block(block, "muted")
        if url := _link(note.url):
            text = f'<a href="{url}" target="_blank" rel="noopener">{text}</a>'
        return f'<g id="{self.prefix}-source-{note.number}">{self._block(number, "muted")}{text}</g>'


def _stripe(width: float) -> str:
    """Return the shape along the upper edge of a card that shows a colour of its own."""
    w = _n(width)
    return f"M0 9Q0 0 9 0H{_n(width - 9)}Q{w} 0 {w} 9Q{w} 4 {_n(width - 9)} 4H9Q0 4 0 9Z"


def _triangle(points: tuple[float, ...]) -> str:
    return f'<path d="{_d(Path("MLL", points))}Z"/>'


def _actor(colour: int) -> str:
    return ACTORS[colour] if colour < len(ACTORS) else OTHER_ACTOR


def _fragment(id_: str) -> str:
    """Return an id as a part of an XML name: what a name cannot hold is written as its code point."""
    return re.sub(r"[^A-Za-z0-9.-]", lambda found: f"_{ord(found[0]):x}_", id_)


RENDERER = Renderer(title="SVG picture", suffixes=(".svg",), media_type="image/svg+xml", render=render)
