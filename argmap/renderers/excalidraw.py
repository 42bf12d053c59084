"""Excalidraw (https://docs.excalidraw.com): the picture to go on drawing with, by hand and together.

A card is a rectangle with its texts, grouped, where our picture has it; lines are bound to the cards, so that
they follow when a card is moved. Nothing in the file is random or dated: the same map gives the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from argmap.layout import Direction
from argmap.layout.drawing import Block, Card
from argmap.layout.text import width
from argmap.model import ArgumentMap
from argmap.renderers._diagram import Joint, Line, Node
from argmap.renderers._links import link
from argmap.renderers._look import LIGHT, actor, asked, rim, stroke
from argmap.renderers._placed import End, Frame, Placed, Rect, placed
from argmap.renderers._spec import Renderer
from argmap.renderers._xml import allowed

__all__ = ["RENDERER", "render"]

_STYLES: Final = {
    "rebuttal": "dashed",
    "undercut": "dotted",
    "contradiction": "dashed",
    "preference": "dashed",
}
_HELVETICA: Final = 2
_LEADING: Final = 1.25
_ROUNDED: Final = {"type": 3, "value": 9}


def render(
    map: ArgumentMap,
    *,
    direction: Direction = "auto",
    layout: str = "auto",
    max_cards: int | None = 100,
    focus: str = "",
    depth: int = 2,
    fold: Sequence[str] = (),
    groups: bool | None = None,
    overlay: Any = None,
) -> str:
    """Return the Excalidraw file of a map.

    Args:
        map: what is drawn.
        direction: where it grows to from its root: `down`, `up`, `right`, `left`, or `auto`.
        layout: how cards are placed; see `argmap.layout.views.map`.
        max_cards: beyond so many cards branches are folded; None draws all.
        focus: the id of a claim or an argument; only what is near it is drawn.
        depth: how many steps around the focus are drawn.
        fold: ids of claims and arguments behind which nothing is drawn.
        groups: whether groups are drawn as frames; else the settings of the map say so.
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    Raises:
        OptionError: an option has no such value.

    >>> m = ArgumentMap()
    >>> r = m.support(m.claim("Because."), m.claim("So."))
    >>> [element["type"] for element in json.loads(render(m))["elements"]]
    ['rectangle', 'text', 'rectangle', 'text', 'text', 'arrow']
    """
    shown = placed(
        map,
        direction=direction,
        layout=layout,
        max_cards=max_cards,
        focus=focus,
        depth=depth,
        fold=fold,
        groups=groups,
        overlay=overlay,
    )
    file = {
        "type": "excalidraw",
        "version": 2,
        "source": "argmap",
        "elements": [*_Sketch(shown).elements()],
        "appState": {"viewBackgroundColor": LIGHT.page, "gridSize": None},
        "files": {},
    }
    return json.dumps(file, ensure_ascii=False, indent=1) + "\n"


RENDERER = Renderer(
    title="Excalidraw drawing", suffixes=(".excalidraw",), media_type="application/json", render=render
)


class _Sketch:
    """Makes the elements, numbers them, and tells each what is bound to it."""

    def __init__(self, shown: Placed) -> None:
        self.shown = shown
        self.count = 0
        self.bound: dict[str, list[dict[str, str]]] = {}
        for number, line in enumerate(shown.diagram.lines):
            for name in {line.tail: 0, line.head: 0}:
                self.bound.setdefault(name, []).append({"type": "arrow", "id": f"line {number}"})

    def elements(self) -> Iterator[dict[str, Any]]:
        """Return all elements, those beneath first."""
        shown = self.shown
        if shown.drawing.heading:
            yield self._text("map title", shown.drawing.heading, (0, 0), LIGHT.text)
        for note in shown.drawing.footnotes:
            lines = (f"[{note.number}] {note.lines[0]}", *note.lines[1:])
            block = Block("muted", note.x, note.y, 10.5, 15.0, lines)
            text = self._text(f"source {note.number}", block, (0, 0), LIGHT.muted)
            yield text | {"link": link(note.url) or None}
        if shown.drawing.remark:
            yield self._text("remark", shown.drawing.remark, (0, 0), LIGHT.muted)
        for frame in shown.frames:
            yield from self._frame(frame)
        cards = {card.face.id: card for card in shown.drawing.cards}
        for node in shown.diagram.nodes:
            yield from self._card(node, cards[node.id])
        for joint in shown.diagram.joints:
            yield from self._joint(joint)
        for number, (line, ends) in enumerate(zip(shown.diagram.lines, shown.ends, strict=True)):
            yield self._line(f"line {number}", line, *ends)
            if line.mark:
                middle = ((ends[0].x + ends[1].x) / 2, (ends[0].y + ends[1].y) / 2)
                sign = Block("title", 5.0, 5.0, 11.0, 0.0, (line.mark,))
                yield self._text(f"line {number} verdict", sign, middle, LIGHT.attack)

    def _element(self, kind: str, name: str, rect: Rect, **looks: Any) -> dict[str, Any]:
        """Return an element with all that every element has."""
        self.count += 1
        return {
            "id": name,
            "type": kind,
            "x": round(rect.x, 1),
            "y": round(rect.y, 1),
            "width": round(rect.width, 1),
            "height": round(rect.height, 1),
            "angle": 0,
            "strokeColor": LIGHT.text,
            "backgroundColor": "transparent",
            "fillStyle": "solid",
            "strokeWidth": 1,
            "strokeStyle": "solid",
            "roughness": 0,
            "opacity": 100,
            "groupIds": [],
            "frameId": None,
            "roundness": None,
            "seed": self.count,
            "version": 1,
            "versionNonce": self.count,
            "isDeleted": False,
            "boundElements": self.bound.get(name, []),
            "updated": 1,
            "link": None,
            "locked": False,
        } | looks

    def _text(
        self, name: str, block: Block, origin: tuple[float, float], colour: str, *groups: str
    ) -> dict[str, Any]:
        """Return the lines of a block as one element."""
        bold = block.style == "title"
        room = max((width(line, block.size, bold=bold) for line in block.lines), default=0.0)
        leading = block.leading / block.size if block.leading else _LEADING
        top = block.y - block.size * (0.5 + leading / 2) + block.size * 0.14
        rect = Rect(origin[0] + block.x, origin[1] + top, room, leading * block.size * len(block.lines))
        words = allowed("\n".join(block.lines))
        font = {"fontSize": block.size, "fontFamily": _HELVETICA, "lineHeight": round(leading, 3)}
        text = {"text": words, "originalText": words, "textAlign": "left", "verticalAlign": "top"}
        looks = {"strokeColor": colour, "groupIds": [*groups], "containerId": None, "autoResize": True}
        return self._element("text", name, rect, **font, **text, **looks)

    def _frame(self, frame: Frame) -> Iterator[dict[str, Any]]:
        box, rect = frame.box, frame.rect
        colour = asked(box.colour) or LIGHT.line
        looks = {"strokeColor": colour, "backgroundColor": LIGHT.lane, "roundness": _ROUNDED}
        yield self._element("rectangle", box.name, rect, **looks)
        title = Block("muted", 12.0, 20.0, 12.0, 0.0, (box.title,))
        yield self._text(f"{box.name} title", title, (rect.x, rect.y), LIGHT.muted)

    def _card(self, node: Node, card: Card) -> Iterator[dict[str, Any]]:
        """Return a card: its ground, its actors, its texts, its verdict."""
        is_thesis, group, origin = node.role == "thesis", f"{node.name} card", (card.x, card.y)
        ground = LIGHT.thesis if is_thesis else LIGHT.argument if node.is_argument else LIGHT.card
        looks: dict[str, Any] = {"strokeColor": asked(node.colour) or stroke(node.role)}
        looks |= {"backgroundColor": ground, "roundness": _ROUNDED, "groupIds": [group], "strokeWidth": 2}
        looks |= {"strokeStyle": "dashed" if node.is_implicit else "solid", "link": node.url or None}
        yield self._element("rectangle", node.name, self.shown.rects[node.name], **looks)
        face = card.face
        for number, pill in enumerate(face.pills):
            block = Block("title", pill.x, pill.y + 11.6, 10.5, 0.0, (pill.text,))
            colour = LIGHT.thesis_text if is_thesis else actor(pill.colour)
            yield self._text(f"{node.name} actor {number}", block, origin, colour, group)
        for number, block in enumerate(face.blocks):
            muted = block.style in {"muted", "source"}
            palette = (LIGHT.thesis_muted, LIGHT.thesis_text) if is_thesis else (LIGHT.muted, LIGHT.text)
            yield self._text(f"{node.name} {number}", block, origin, palette[0 if muted else 1], group)
        if node.sign:
            sign = Block("title", face.width - 22, 24.0, 13.0, 0.0, (node.sign,))
            yield self._text(f"{node.name} sign", sign, origin, stroke(node.role), group)
        if node.hidden:
            more = Block("title", face.width - 76, face.height - 12, 10.5, 0.0, (f"+{node.hidden} more",))
            yield self._text(f"{node.name} more", more, origin, LIGHT.muted, group)
        if node.judged:
            chip = next(chip for chip in face.chips if chip.what != "hidden")
            verdict = Block("title", chip.x, chip.y + 11.6, 10.5, 0.0, (node.judged,))
            colour = LIGHT.thesis_muted if is_thesis else rim(chip.what) or LIGHT.muted
            yield self._text(f"{node.name} verdict", verdict, origin, colour, group)

    def _joint(self, joint: Joint) -> Iterator[dict[str, Any]]:
        rect, group = self.shown.rects[joint.name], f"{joint.name} joint"
        colour = stroke(joint.kind)
        looks = {"strokeColor": colour, "backgroundColor": LIGHT.page, "groupIds": [group], "strokeWidth": 2}
        yield self._element("ellipse", joint.name, rect, **looks)
        sign = Block("title", rect.width / 2 - 4, rect.height / 2 + 4.5, 13.0, 0.0, (joint.sign,))
        yield self._text(f"{joint.name} sign", sign, (rect.x, rect.y), colour, group)

    def _line(self, name: str, line: Line, tail: End, head: End) -> dict[str, Any]:
        """Return a line that is bound to its two ends."""
        across, down = round(head.x - tail.x, 1), round(head.y - tail.y, 1)
        tip = None if line.is_arm else "triangle_outline" if line.is_implicit else "triangle"
        looks: dict[str, Any] = {
            "strokeColor": stroke(line.kind),
            "strokeStyle": _STYLES.get(line.kind, "solid"),
            "strokeWidth": 1 if line.is_fallen else 2,
            "opacity": 50 if line.is_fallen else 100,
            "roundness": {"type": 2},
            "points": [[0, 0], [across, down]],
            "lastCommittedPoint": None,
            "startBinding": {"elementId": line.tail, "focus": 0, "gap": 1},
            "endBinding": {"elementId": line.head, "focus": 0, "gap": 1},
            "startArrowhead": tip if line.is_symmetric else None,
            "endArrowhead": tip,
            "elbowed": False,
        }
        return self._element("arrow", name, Rect(tail.x, tail.y, abs(across), abs(down)), **looks)
