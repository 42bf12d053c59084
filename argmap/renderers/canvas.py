"""JSON Canvas 1.0 (https://jsoncanvas.org/spec/1.0), the file of a canvas in Obsidian and other note apps.

Every claim and argument is a text card in Markdown, where our picture has it, a little larger; its text is
escaped, so that it shows as it is. A joint is a small card with its sign; groups are groups. Lines carry what
they say as a label, for a canvas knows no dashes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from argmap.layout import Direction
from argmap.model import ArgumentMap
from argmap.renderers._diagram import Line, Node
from argmap.renderers._look import LIGHT, asked, stroke
from argmap.renderers._markup import literal
from argmap.renderers._placed import End, Placed, Rect, placed
from argmap.renderers._spec import Renderer
from argmap.renderers._xml import allowed

__all__ = ["RENDERER", "render"]

_SCALE: Final = 1.6
"""Text on a canvas is larger than on our cards."""

_JOINT: Final = 60


def render(
    map: ArgumentMap,
    *,
    direction: Direction = "auto",
    layout: str = "auto",
    max_cards: int | None = None,
    focus: str = "",
    depth: int = 2,
    fold: Sequence[str] = (),
    groups: bool | None = None,
    overlay: Any = None,
) -> str:
    """Return the canvas of a map.

    Args:
        map: what is drawn.
        direction: where it grows to from its root: `down`, `up`, `right`, `left`, or `auto`.
        layout: how cards are placed; see `argmap.layout.views.map`.
        max_cards: beyond so many cards branches are folded; None draws all.
        focus: the id of a claim or an argument; only what is near it is drawn.
        depth: how many steps around the focus are drawn.
        fold: ids of claims and arguments behind which nothing is drawn.
        groups: whether groups are drawn; else the settings of the map say so.
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    Raises:
        OptionError: an option has no such value.

    >>> m = ArgumentMap()
    >>> r = m.rebut(m.claim("So not."), m.claim("So."))
    >>> edge = json.loads(render(m))["edges"][0]
    >>> edge["fromNode"], edge["toNode"], edge["label"]
    ('c1', 'c2', 'rebuts')
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
    lines = zip(shown.diagram.lines, shown.ends, strict=True)
    canvas = {
        "nodes": [*_nodes(shown)],
        "edges": [_edge(f"edge-{number}", line, *ends) for number, (line, ends) in enumerate(lines, 1)],
    }
    return json.dumps(canvas, ensure_ascii=False, indent=2) + "\n"


RENDERER = Renderer(
    title="JSON Canvas, for Obsidian", suffixes=(".canvas",), media_type="application/json", render=render
)


def _nodes(shown: Placed) -> Iterator[dict[str, Any]]:
    for frame in shown.frames:
        look = {"color": colour} if (colour := asked(frame.box.colour)) else {}
        yield (
            {"id": frame.box.name, "type": "group", "label": allowed(frame.box.title)}
            | look
            | _sides(frame.rect)
        )
    for node in shown.diagram.nodes:
        colour = asked(node.colour) or (LIGHT.thesis if node.role == "thesis" else stroke(node.role))
        text = "  \n".join(_lines(node))
        yield {"id": node.name, "type": "text", "text": text, "color": colour} | _sides(
            shown.rects[node.name]
        )
    for joint in shown.diagram.joints:
        x, y = shown.rects[joint.name].middle
        rect = Rect(x - _JOINT / 2 / _SCALE, y - _JOINT / 2 / _SCALE, _JOINT / _SCALE, _JOINT / _SCALE)
        look = {"text": literal(joint.sign), "color": stroke(joint.kind)}
        yield {"id": joint.name, "type": "text"} | look | _sides(rect)


def _sides(rect: Rect) -> dict[str, int]:
    """Return a place in whole px, as the format wants them."""
    return {name: round(value * _SCALE) for name, value in rect._asdict().items()}


def _lines(node: Node) -> Iterator[str]:
    """Return the lines of a card in Markdown: who says it, title, text, source, the folded, the verdict."""
    head = " ".join(filter(None, (node.sign, node.voices)))
    if node.is_implicit:
        head = f"{head} (inferred by the mapper)".strip()
    foot = " · ".join(filter(None, (node.source, f"+{node.hidden} more" if node.hidden else "")))
    if head:
        yield literal(head)
    if node.title:
        yield f"**{literal(node.title)}**"
    if node.text:
        yield literal(node.text)
    if foot:
        yield f"[{literal(foot)}](<{node.url}>)" if node.url else f"*{literal(foot)}*"
    if node.judged:
        yield literal(node.judged)


def _edge(name: str, line: Line, tail: End, head: End) -> dict[str, Any]:
    """Return one line."""
    ends = {"fromNode": line.tail, "fromSide": tail.side, "toNode": line.head, "toSide": head.side}
    tips = {"fromEnd": "arrow"} if line.is_symmetric else {}
    tips |= {"toEnd": "none"} if line.is_arm else {}
    label = {} if line.is_arm else {"label": allowed(line.words)}
    return {"id": name, **ends, **tips, "color": stroke(line.kind), **label}
