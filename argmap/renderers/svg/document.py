"""The whole of an SVG picture: shapes beneath, lines, cards above, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.layout import Drawing
from argmap.layout.drawing import Block, Edge, Footnote, Junction, Key, Shape
from argmap.layout.text import width as text_width
from argmap.renderers._xml import escaped
from argmap.renderers.svg.brush import COLOURS, DASHES, Brush
from argmap.renderers.svg.cards import Cards
from argmap.renderers.svg.markup import circle, number, path, rect, triangle

__all__ = ["Document"]


class Document:
    """Writes one drawing as lines of SVG."""

    def __init__(self, drawing: Drawing, prefix: str) -> None:
        self.drawing = drawing
        self.prefix = prefix
        self.brush = Brush(drawing.theme, prefix)
        self.cards = Cards(self.brush)

    def lines(self) -> Iterator[str]:
        """Write all of it."""
        drawing, p, brush = self.drawing, self.prefix, self.brush
        width, height = number(drawing.width), number(drawing.height)
        has_pictures = any(pill.avatar for card in drawing.cards for pill in card.face.pills)
        more = ' xmlns:xlink="http://www.w3.org/1999/xlink"' if has_pictures else ""
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg"{more} id="{p}" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="graphics-document document" '
            f'aria-roledescription="argument map" aria-labelledby="{p}-title {p}-desc" '
            f'font-family="{escaped(drawing.theme.font)}">'
        )
        yield f'<title id="{p}-title">{escaped(drawing.title or "Argument map")}</title>'
        yield f'<desc id="{p}-desc">{escaped(drawing.description)}</desc>'
        yield f"<style>{brush.style()}</style>{brush.patterns()}"
        yield f'<rect width="{width}" height="{height}" {brush.fill("page")}/>'
        if drawing.heading:
            yield brush.block(drawing.heading, "text")
        yield from [self._shape(shape) for shape in drawing.shapes]
        yield '<g aria-hidden="true">'
        for key in drawing.legend:
            yield from self._key(key)
        yield from self._lines([edge for edge in drawing.edges if edge.is_cross])
        yield from self._lines([edge for edge in drawing.edges if not edge.is_cross])
        yield "</g>"
        yield from [self._junction(junction) for junction in drawing.junctions]
        for card in drawing.cards:
            yield from self.cards.card(card)
        if drawing.texts:
            yield '<g aria-hidden="true" pointer-events="none">'
            yield from [brush.text(text) for text in drawing.texts if not text.url]
            yield "</g>"
        yield from [brush.text(text) for text in drawing.texts if text.url]
        if drawing.remark:
            yield brush.block(drawing.remark, "muted")
        yield from [self._footnote(note) for note in drawing.footnotes]
        yield "</svg>"

    def _shape(self, shape: Shape) -> str:
        """Return a rectangle beneath everything."""
        look = self.brush.both(shape.fill, shape.line)
        look += f' fill-opacity="{shape.opacity:g}"' if shape.opacity != 1 else ""
        look += ' stroke-dasharray="5 4"' if shape.is_dashed else ""
        ground = rect((shape.x, shape.y), shape.width, shape.height, shape.radius, look)
        told = f"<title>{escaped(shape.tooltip)}</title>" if shape.tooltip else ""
        if not shape.label:
            return f"<g>{told}{ground}</g>" if told else ground
        name = f'role="graphics-symbol img" aria-label="{escaped(shape.label)}"'
        return f"<g {name}>{told}{ground}</g>"

    def _key(self, key: Key) -> Iterator[str]:
        """Write one entry of the legend."""
        brush, x, y = self.brush, key.x, key.y - 4
        words = Block("muted", x + (15 if key.what == "actor" else 35), key.y, 12.0, 0.0, (key.text,))
        if key.what == "actor":
            look = f'fill="{brush.theme.actor(key.colour)}" {brush.stroke("pill_line")}'
            yield circle(x + 5, y, 5, look)
        elif key.what == "claim":
            look = f'fill="none" stroke-dasharray="4 3" {brush.stroke("muted")}'
            yield rect((x, y - 6), 28, 12, 4, look)
        elif key.what == "hollow":
            line = f'd="M{number(x + 8)} {number(y)}H{number(x + 28)}"'
            yield f'<path {line} stroke-width="1.6" {brush.stroke("muted")}/>'
            tip = triangle((x, y, x + 9, y - 3.8, x + 9, y + 3.8))
            yield f'<g fill="none" stroke-width="1.4" {brush.stroke("muted")}>{tip}</g>'
        else:
            line = (
                f'd="M{number(x)} {number(y)}H{number(x + 28)}" stroke-width="2.2"{DASHES.get(key.kind, "")}'
            )
            yield f"<path {line} {brush.stroke(COLOURS[key.kind])}/>"
            yield brush.disc(key.kind, x + 14, y)
            yield brush.sign(key.kind, x + 14, y, 11)
        yield brush.block(words, "muted")

    def _lines(self, edges: list[Edge]) -> Iterator[str]:
        """Write the lines, those of one look together."""
        looks: dict[tuple[str, bool, float], list[Edge]] = {}
        for edge in edges:
            looks.setdefault((edge.kind, edge.is_implicit, edge.width), []).append(edge)
        for (kind, is_implicit, wide), alike in looks.items():
            name = COLOURS[kind]
            width = wide or (1.4 if alike[0].is_cross else 1.6 if is_implicit else 2.2)
            yield (
                f'<g fill="none" stroke-width="{width:.4g}"{DASHES.get(kind, "")} {self.brush.stroke(name)}>'
            )
            yield from [f'<path d="{path(edge.path)}"/>' for edge in alike]
            yield "</g>"
            if arrows := [triangle(arrow) for edge in alike for arrow in edge.arrows]:
                hollow = f'{self.brush.both("page", name)} stroke-width="1.4"'
                yield f"<g {hollow if is_implicit else self.brush.fill(name)}>"
                yield from arrows
                yield "</g>"

    def _junction(self, junction: Junction) -> str:
        brush, kind, x, y = self.brush, junction.kind, junction.x, junction.y
        disc = brush.disc(kind, x, y)
        if len(junction.glyph) > 1:
            half = text_width(junction.glyph, 11, bold=True) / 2 + 6
            look = f'{brush.both("page", COLOURS[kind])} stroke-width="1.8"'
            disc = rect((x - half, y - 8), 2 * half, 16, 8, look)
        sign = brush.sign(kind, x, y, 11, junction.glyph)
        return f"<g><title>{escaped(junction.tooltip)}</title>{disc}{sign}</g>"

    def _footnote(self, note: Footnote) -> str:
        block = Block("muted", note.x + 26, note.y, 10.5, 15.0, note.lines)
        mark = Block("muted", note.x, note.y, 10.5, 0.0, (f"[{note.number}]",))
        text = self.brush.linked(self.brush.block(block, "muted"), note.url)
        return f'<g id="{self.prefix}-source-{note.number}">{self.brush.block(mark, "muted")}{text}</g>'
