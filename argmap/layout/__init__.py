"""From a map to a drawing: measured, folded, placed and routed; it knows no output language.

`draw` draws a map in one of its views (`views`); `engines` place what hangs together, `theme` says how it
looks, `drawing` holds what comes out.

>>> from argmap import ArgumentMap
>>> m = ArgumentMap("Should Facebook encrypt?")
>>> r = m.support(m.claim("Abuse would go unseen."), m.claim("Facebook should halt."))
>>> picture = draw(m, direction="down")
>>> [card.face.role for card in picture.cards], picture.direction, picture.layout
(['thesis', 'support'], 'down', 'tidy')
"""

from __future__ import annotations

from argmap.layout.draw import draw, view_options
from argmap.layout.drawing import Drawing
from argmap.layout.frame import DIRECTIONS, Direction
from argmap.layout.theme import Theme
from argmap.layout.views import VIEWS

__all__ = ["DIRECTIONS", "VIEWS", "Direction", "Drawing", "Theme", "draw", "view_options"]
