"""What all parts of an SVG picture are painted with: its colours, lines of text, signs and discs."""

from __future__ import annotations

import re
from typing import Final

from attrs import asdict

from argmap.analysis.wording import SIGNS
from argmap.layout.drawing import Block, Text
from argmap.layout.theme import Theme
from argmap.renderers._links import link
from argmap.renderers._xml import escaped
from argmap.renderers.svg.markup import circle, colour_code, number

__all__ = ["COLOURS", "DASHES", "Brush"]

COLOURS: Final = {
    "support": "support",
    "rebuttal": "attack",
    "undercut": "undercut",
    "contradiction": "attack",
    "equivalence": "neutral",
    "preference": "neutral",
    "answer": "neutral",
}
"""The colour of each kind of relation, by its name in the palette."""

DASHES: Final = {
    "rebuttal": ' stroke-dasharray="7 4"',
    "undercut": ' stroke-dasharray="1.5 4.5" stroke-linecap="round"',
    "contradiction": ' stroke-dasharray="9 3 2 3"',
    "preference": ' stroke-dasharray="12 4"',
}
"""The dashes of each kind, so that no colour is needed to tell them apart."""

_NEW_LINE: Final = "\n"
_MIRRORED: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff]"
)
"""Characters that run from right to left, and what makes others do so."""
_PATTERNS: Final = {
    "attack": '<path d="M-1 5L5 -1" stroke="#000000" stroke-width="1.6"/>',
    "undercut": '<circle cx="2" cy="2" r="1.1"/>',
    "neutral": '<path d="M0 2H4" stroke="#000000" stroke-width="1.4"/>',
}
"""The hatchings that tell relations apart without colours; a support is solid."""


class Brush:
    """Colours of a theme, and the small parts that everything else is made of."""

    def __init__(self, theme: Theme, prefix: str) -> None:
        self.theme = theme
        self.prefix = prefix
        self.colours = asdict(theme.light)
        self._fills = {name: f'class="f-{name}" fill="{colour}"' for name, colour in self.colours.items()}

    def fill(self, name: str) -> str:
        """Return the attributes that fill with a colour of the palette, or with a code."""
        return self._fills.get(name) or f'fill="{colour_code(name) or "none"}"'

    def stroke(self, name: str) -> str:
        """Return the attributes that draw lines in a colour of the palette, or in a code."""
        if name in self.colours:
            return f'class="s-{name}" stroke="{self.colours[name]}"'
        return f'stroke="{colour_code(name) or "none"}"'

    def both(self, fill: str, line: str) -> str:
        """Return the attributes that fill in one colour and draw the rim in another."""
        if fill not in self.colours or line not in self.colours:
            return f"{self.fill(fill)} {self.stroke(line)}"
        return f'class="f-{fill} s-{line}" fill="{self.colours[fill]}" stroke="{self.colours[line]}"'

    def bar(self, name: str) -> str:
        """Return the attributes that fill the bar of a card: by colour, or by hatching."""
        if self.theme.patterns and name in _PATTERNS:
            return f'fill="url(#{self.prefix}-{name})" {self.stroke(name)} stroke-width="0.5"'
        return self.fill(name)

    def patterns(self) -> str:
        """Return the definitions of the hatchings, where the theme has them."""
        if not self.theme.patterns:
            return ""
        size = 'width="4" height="4" patternUnits="userSpaceOnUse"'
        made = (
            f'<pattern id="{self.prefix}-{name}" {size}>{mark}</pattern>' for name, mark in _PATTERNS.items()
        )
        return f"<defs>{''.join(made)}</defs>"

    def style(self) -> str:
        """Return the style sheet: what has the focus, and the dark colours where the system asks for them."""
        p = self.prefix
        focus = f"#{p} .card:focus-visible>rect{{stroke-width:3;stroke:currentColor}}"
        if self.theme.dark is None:
            return focus
        rules = [
            f"#{p} .f-{name}{{fill:{colour}}}#{p} .s-{name}{{stroke:{colour}}}"
            for name, colour in asdict(self.theme.dark).items()
        ]
        return f"{focus}@media screen and (prefers-color-scheme:dark){{{''.join(rules)}}}"

    # -- text

    def block(self, block: Block, colour: str, anchor: str = "start", more: str = "") -> str:
        """Return the lines of a block as one text element, with `more` attributes.

        Viewers order right-to-left text within all of an element, so there each line is one of its own.
        """
        if len(block.lines) > 1 and any(map(_MIRRORED.search, block.lines)):
            single = (
                block._replace(y=block.y + number_ * block.leading, lines=(line,))
                for number_, line in enumerate(block.lines)
            )
            return "".join([self.block(line, colour, anchor, more) for line in single])
        look = ' font-weight="600"' if block.style == "title" else ""
        look += f' text-anchor="{anchor}"' if anchor != "start" else ""
        x = number(block.x)
        lines = escaped("\n".join(block.lines))
        if len(block.lines) > 1:
            next_line = f'</tspan><tspan x="{x}" dy="{number(block.leading)}">'
            lines = f"<tspan>{lines.replace(_NEW_LINE, next_line)}</tspan>"
        return (
            f'<text x="{x}" y="{number(block.y)}" font-size="{number(block.size)}"{look}{more} '
            f"{self.fill(colour)}>{lines}</text>"
        )

    def text(self, text: Text) -> str:
        """Return a text that stands for itself, a link where it has an address."""
        x, y = number(text.block.x), number(text.block.y)
        more = f' transform="rotate({number(text.angle)} {x} {y})"' if text.angle else ""
        more += f' textLength="{number(text.length)}"' if text.length else ""
        written = self.block(text.block, text.colour, text.anchor, more)
        return self.linked(written, text.url)

    def linked(self, written: str, url: str) -> str:
        """Return something that leads to an address, if that may be followed."""
        if address := escaped(link(url)):
            return f'<a href="{address}" target="_blank" rel="noopener">{written}</a>'
        return written

    def sign(self, kind: str, x: float, y: float, size: float, glyph: str = "") -> str:
        """Return the sign of a relation, or another in its colour, with its middle at a point."""
        return (
            f'<text x="{number(x)}" y="{number(y + size * 0.35)}" text-anchor="middle" '
            f'font-size="{number(size)}" font-weight="600" {self.fill(COLOURS[kind])}>'
            f"{escaped(glyph or SIGNS[kind])}</text>"
        )

    def disc(self, kind: str, x: float, y: float) -> str:
        """Return the disc on which a sign stands upon a line."""
        return circle(x, y, 7, self.both("page", COLOURS[kind]) + ' stroke-width="1.8"')
