"""Mermaid: a flow chart as text (https://mermaid.js.org), shown by GitHub, GitLab, Obsidian and many others.

Put it into a Markdown code block of the language `mermaid`. All text is written with Mermaid's entity codes
(`#35;` is `#`), so that it is neither markup nor a directive; lines and cards have the colours and dashes of
our pictures. Most pages refuse a chart of more than 500 lines or 50,000 characters: beyond a hundred cards
branches are folded, and a chart that is still too long is warned of.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator, Sequence
from typing import Any, Final

from argmap.errors import ArgmapWarning
from argmap.model import ArgumentMap
from argmap.renderers._diagram import Box, Diagram, Direction, Line, Node, diagram, ranks
from argmap.renderers._look import LIGHT, asked, stroke
from argmap.renderers._plain import clipped
from argmap.renderers._spec import Renderer
from argmap.renderers._xml import allowed

__all__ = ["RENDERER", "render"]

_DASHES: Final = {
    "rebuttal": ",stroke-dasharray:7 4",
    "undercut": ",stroke-dasharray:2 4",
    "contradiction": ",stroke-dasharray:9 3 2 3",
    "preference": ",stroke-dasharray:12 4",
}
_LONGEST: Final = 240
_MOST: Final = 50_000
"""Mermaid's `maxTextSize` where nobody set it."""

_RESERVED: Final = frozenset(
    {
        "call",
        "class",
        "classdef",
        "click",
        "default",
        "direction",
        "end",
        "flowchart",
        "graph",
        "group",
        "href",
        "interpolate",
        "linkstyle",
        "o",
        "root",
        "style",
        "subgraph",
        "thesis",
        "x",
    }
)


def render(
    map: ArgumentMap,
    *,
    direction: Direction = "right",
    max_cards: int | None = 100,
    focus: str = "",
    depth: int = 2,
    fold: Sequence[str] = (),
    overlay: Any = None,
) -> str:
    """Return the Mermaid flow chart of a map.

    Args:
        map: what is drawn.
        direction: where it grows to from its root: `down`, `up`, `right` or `left`.
        max_cards: beyond so many cards branches are folded; None draws all.
        focus: the id of a claim or an argument; only what is near it is drawn.
        depth: how many steps around the focus are drawn.
        fold: ids of claims and arguments behind which nothing is drawn.
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    Raises:
        OptionError: an option has no such value.

    >>> m = ArgumentMap()
    >>> r = m.rebut(m.claim("Abuse would go unseen.", id="unseen"), m.claim("It should.", id="should"))
    >>> print(render(m))
    flowchart RL
        should["It should."]:::thesis
        unseen["<small>#8722;</small><br>Abuse would go unseen."]:::rebuttal
        unseen --> should
        classDef rebuttal fill:#FFFFFF,stroke:#C03E0A,color:#1F2328,text-align:left,rx:8,ry:8
        classDef thesis fill:#1B3A57,stroke:#1B3A57,color:#FFFFFF,text-align:left,rx:8,ry:8
        linkStyle 0 stroke:#C03E0A,stroke-width:2px,stroke-dasharray:7 4
    <BLANKLINE>
    """
    chosen: dict[str, Any] = {"focus": focus, "depth": depth, "fold": fold, "overlay": overlay}
    shown = diagram(map, max_cards, **chosen, reserved=_RESERVED)
    lines = [f"flowchart {ranks(direction)}", *(f"    {line}" for line in _lines(shown))]
    if shown.title:
        lines = ["---", f"title: {json.dumps(allowed(shown.title), ensure_ascii=False)}", "---", *lines]
    chart = "\n".join(lines) + "\n"
    if len(chart) > _MOST:
        message = (
            f"the chart has {len(chart):,} characters, and Mermaid takes {_MOST:,} unless told otherwise"
        )
        warnings.warn(f"{message}; draw fewer cards (max_cards)", ArgmapWarning, stacklevel=2)
    return chart


RENDERER = Renderer(
    title="Mermaid flow chart", suffixes=(".mmd", ".mermaid"), media_type="text/vnd.mermaid", render=render
)


def _lines(shown: Diagram) -> Iterator[str]:
    waiting = {node.name: node for node in shown.nodes}
    for box in shown.boxes:
        yield from _box(box, waiting)
    for node in waiting.values():
        yield _node(node)
    for joint in shown.joints:
        yield f'{joint.name}(("{_escaped(joint.sign)}")):::joint_{joint.kind}'
    for line in shown.lines:
        mark = f'|"{line.mark}"|' if line.mark else ""
        yield f"{line.tail} {_arrow(line)}{mark} {line.head}"
    yield from _classes(shown)
    yield from _looks(shown)


def _box(box: Box, waiting: dict[str, Node]) -> Iterator[str]:
    """Write a group with all that is in it, and take its nodes from those that wait for a place."""
    yield f'subgraph {box.name}["{_escaped(box.title)}"]'
    for inner in box.boxes:
        yield from (f"    {line}" for line in _box(inner, waiting))
    for name in box.members:
        if name in waiting:
            yield f"    {_node(waiting.pop(name))}"
    yield "end"


def _names(box: Box) -> list[str]:
    """Return the names of a group and of those in it."""
    return [box.name, *(name for inner in box.boxes for name in _names(inner))]


def _node(node: Node) -> str:
    return f'{node.name}["{"<br>".join(_label(node))}"]:::{node.role}'


def _label(node: Node) -> Iterator[str]:
    """Return the lines of a card."""
    if head := " ".join(filter(None, (node.sign, node.voices))):
        yield f"<small>{_escaped(clipped(head, _LONGEST))}</small>"
    if node.title:
        yield f"<b>{_escaped(clipped(node.title, _LONGEST))}</b>"
    if node.text:
        yield _escaped(clipped(node.text, _LONGEST))
    if foot := " · ".join(filter(None, (node.source, f"+{node.hidden} more" if node.hidden else ""))):
        yield f"<small>{_escaped(clipped(foot, _LONGEST))}</small>"
    if node.judged:
        yield f"<small>{_escaped(node.judged)}</small>"


def _escaped(text: str) -> str:
    """Return a text with entity codes for all that could be markup.

    >>> _escaped('An "end-to-end" <b> %%{x}%%')
    'An #34;end-to-end#34; #60;b#62; #37;#37;#123;x#125;#37;#37;'
    """
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", allowed(text))


_SPECIAL: Final = re.compile(r"(?<![A-Za-z])-|-(?![A-Za-z])|[^\w .,!?'()–—‘’“”…-]")


def _arrow(line: Line) -> str:
    return "---" if line.is_arm else "<-->" if line.is_symmetric else "-->"


def _classes(shown: Diagram) -> Iterator[str]:
    """Return the looks of cards and joints that occur."""
    for role in sorted({node.role for node in shown.nodes}):
        fill, colour = (LIGHT.thesis, LIGHT.thesis_text) if role == "thesis" else (LIGHT.card, LIGHT.text)
        yield f"classDef {role} fill:{fill},stroke:{stroke(role)},color:{colour},text-align:left,rx:8,ry:8"
    for kind in sorted({joint.kind for joint in shown.joints}):
        yield f"classDef joint_{kind} fill:{LIGHT.page},stroke:{stroke(kind)},color:{stroke(kind)}"
    if boxes := [name for box in shown.boxes for name in _names(box)]:
        yield f"classDef group fill:{LIGHT.lane},stroke:{LIGHT.line},color:{LIGHT.muted}"
        yield f"class {','.join(boxes)} group"
    for node in shown.nodes:
        looks = ["stroke-dasharray:5 4"] if node.is_implicit else []
        looks += [f"fill:{LIGHT.argument}"] if node.is_argument and node.role != "thesis" else []
        looks += [f"stroke:{colour},stroke-width:3px"] if (colour := asked(node.colour)) else []
        if looks:
            yield f"style {node.name} {','.join(looks)}"


def _looks(shown: Diagram) -> Iterator[str]:
    """Return the colours and dashes of the lines, those of one kind together."""
    alike: dict[tuple[str, int], list[str]] = {}
    for number, line in enumerate(shown.lines):
        alike.setdefault((line.kind, 1 if line.is_fallen else 2), []).append(str(number))
    for (kind, width), numbers in alike.items():
        look = f"stroke:{stroke(kind)},stroke-width:{width}px{_DASHES.get(kind, '')}"
        yield f"linkStyle {','.join(numbers)} {look}"
