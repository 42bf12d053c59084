"""From a map to a drawing: measured, folded, placed and routed; it knows no output language.

The steps, each in its file: `forest` (what is drawn, in which order), `faces` (what stands on the cards),
`places` over `tidy` (where they go), `routes` (how the lines run), `furniture` (title, legend, sources).

>>> from argmap import ArgumentMap
>>> m = ArgumentMap("Should Facebook encrypt?")
>>> r = m.support(m.claim("Abuse would go unseen."), m.claim("Facebook should halt."))
>>> picture = draw(m, direction="down")
>>> [card.face.role for card in picture.cards], picture.direction
(['thesis', 'support'], 'down')
"""

from __future__ import annotations

from argmap.layout.draw import draw
from argmap.layout.drawing import Drawing
from argmap.layout.frame import DIRECTIONS, Direction

__all__ = ["DIRECTIONS", "Direction", "Drawing", "draw"]
