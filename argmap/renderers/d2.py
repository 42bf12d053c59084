"""D2: a diagram as text (https://d2lang.com), for those who lay it out and style it on with D2.

Text is quoted, and what D2 would replace in quoted text (`${…}`) is escaped. Groups are containers; linked
premises meet in a small circle, at which undercuts aim; the full texts are tooltips, and sources links. The
looks are classes at the top, to be changed in one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from argmap.layout.text import wrap
from argmap.model import ArgumentMap
from argmap.renderers._diagram import Box, Diagram, Direction, Joint, Line, Node, diagram, ranks
from argmap.renderers._look import LIGHT, asked, stroke
from argmap.renderers._markup import literal
from argmap.renderers._spec import Renderer
from argmap.renderers._xml import allowed

__all__ = ["RENDERER", "render"]

_TOWARDS: Final = {"BT": "up", "TB": "down", "RL": "left", "LR": "right"}

_DASHES: Final = {"rebuttal": 5, "undercut": 2, "contradiction": 8, "preference": 10}
_ROOM: Final = 206.0
_THESIS_ROOM: Final = 350.0
_MOST_LINES: Final = 6
_SHORT: Final = 150
"""So many characters surely have room on a card."""

_RESERVED: Final = frozenset(
    {
        "animated",
        "bold",
        "border",
        "class",
        "classes",
        "constraint",
        "d2",
        "data",
        "desc",
        "direction",
        "double",
        "false",
        "fill",
        "filled",
        "font",
        "height",
        "icon",
        "italic",
        "label",
        "layers",
        "left",
        "link",
        "near",
        "null",
        "opacity",
        "position",
        "scenarios",
        "shadow",
        "shape",
        "source",
        "steps",
        "stroke",
        "style",
        "suspend",
        "target",
        "title",
        "tooltip",
        "top",
        "true",
        "underline",
        "vars",
        "width",
    }
)


def render(
    map: ArgumentMap,
    *,
    direction: Direction = "right",
    max_cards: int | None = None,
    focus: str = "",
    depth: int = 2,
    fold: Sequence[str] = (),
    overlay: Any = None,
) -> str:
    """Return the D2 of a map.

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
    >>> print(render(m).splitlines()[-1])
    unseen -> should: {class: line_rebuttal}
    """
    chosen: dict[str, Any] = {"focus": focus, "depth": depth, "fold": fold, "overlay": overlay}
    shown = diagram(map, max_cards, **chosen, reserved=_RESERVED)
    lines = [f"direction: {_TOWARDS[ranks(direction)]}", *_classes(shown)]
    if shown.title:
        title = "\n".join(wrap(shown.title, 20, 800, bold=True, lines=3).lines)
        lines.append(f"title: {_quoted(title)} {{class: title}}")
    return "\n".join([*lines, *_parts(shown)]) + "\n"


RENDERER = Renderer(title="D2 diagram", suffixes=(".d2",), media_type="text/x-d2", render=render)


def _quoted(text: str) -> str:
    r"""Return a text as a quoted string.

    >>> print(_quoted('"${x}" is\nin C:\\N'))
    "\"\${x}\" is\nin C:\\N"
    """
    for char, code in (("\\", r"\\"), ('"', r"\""), ("$", r"\$"), ("\n", r"\n")):
        text = text.replace(char, code)
    return f'"{allowed(text)}"'


def _classes(shown: Diagram) -> Iterator[str]:
    """Return the looks that occur."""
    yield "classes: {"
    yield "  title: {shape: text; near: top-center; style: {font-size: 28; bold: true}}"
    for role in sorted({node.role for node in shown.nodes}):
        fill, colour = (LIGHT.thesis, LIGHT.thesis_text) if role == "thesis" else (LIGHT.card, LIGHT.text)
        look = f'fill: "{fill}"; stroke: "{stroke(role)}"; font-color: "{colour}"'
        yield f"  {role}: {{style: {{{look}; border-radius: 9; bold: false; font-size: 14}}}}"
    yield f'  argument: {{style.fill: "{LIGHT.argument}"}}'
    yield "  implicit: {style.stroke-dash: 4}"
    for kind in sorted({joint.kind for joint in shown.joints}):
        look = f'fill: "{LIGHT.page}"; stroke: "{stroke(kind)}"; font-color: "{stroke(kind)}"; bold: true'
        yield f"  joint_{kind}: {{shape: circle; width: 30; height: 30; style: {{{look}}}}}"
    for kind in sorted({line.kind for line in shown.lines}):
        dash = f"; stroke-dash: {_DASHES[kind]}" if kind in _DASHES else ""
        yield f'  line_{kind}: {{style: {{stroke: "{stroke(kind)}"; stroke-width: 2{dash}}}}}'
    look = f'fill: "{LIGHT.lane}"; stroke: "{LIGHT.line}"; border-radius: 9; font-size: 16'
    yield f"  group: {{style: {{{look}}}}}"
    if any(line.is_fallen for line in shown.lines):
        yield f'  fallen: {{style: {{stroke-width: 1; opacity: 0.6; font-color: "{LIGHT.attack}"}}}}'
    yield "  inferred: {source-arrowhead.style.filled: false; target-arrowhead.style.filled: false}"
    yield "}"


def _parts(shown: Diagram) -> Iterator[str]:
    waiting = {node.name: node for node in shown.nodes}
    places: dict[str, str] = {}
    for box in shown.boxes:
        yield from _box(box, waiting, places, "")
    for node in waiting.values():
        yield _node(node)
    for joint in shown.joints:
        yield _joint(joint)
    for line in shown.lines:
        yield _line(line, places)


def _box(box: Box, waiting: dict[str, Node], places: dict[str, str], path: str) -> Iterator[str]:
    """Write a container with all that is in it, take its nodes from those that wait, and note their paths."""
    path = f"{path}{box.name}."
    yield f"{box.name}: {_quoted(box.title)} {{"
    yield "  class: group"
    if colour := asked(box.colour):
        yield f'  style.stroke: "{colour}"'
    for inner in box.boxes:
        yield from (f"  {line}" for line in _box(inner, waiting, places, path))
    for name in box.members:
        if name in waiting:
            places[name] = path + name
            yield f"  {_node(waiting.pop(name))}"
    yield "}"


def _node(node: Node) -> str:
    classes = [node.role, *["argument"] * node.is_argument, *["implicit"] * node.is_implicit]
    looks = [f"class: [{'; '.join(classes)}]" if len(classes) > 1 else f"class: {node.role}"]
    if colour := asked(node.colour):
        looks += [f'style.stroke: "{colour}"', "style.stroke-width: 3"]
    if node.full != "\n".join(filter(None, (node.title, node.text))) or len(node.text) > _SHORT:
        looks.append(f"tooltip: {_tooltip(node.full)}")
    if node.url:
        looks.append(f"link: {_quoted(node.url)}")
    label = "\n".join(_label(node))
    return f"{node.name}: {_quoted(label)} {{{'; '.join(looks)}}}"


def _tooltip(text: str) -> str:
    """Return lines of text as a tooltip, which D2 takes for Markdown."""
    return _quoted("\n\n".join(map(literal, text.split("\n"))))


def _label(node: Node) -> Iterator[str]:
    """Return the lines of a card: who says it, title, text, source, what is folded away, the verdict."""
    room = _THESIS_ROOM if node.role == "thesis" else _ROOM
    if head := " ".join(filter(None, (node.sign, node.voices))):
        yield from wrap(head, 12, room, lines=1).lines
    if node.title:
        yield from wrap(node.title, 12, room, bold=True, lines=3).lines
        yield from [""] * bool(node.text)  # D2 has no bold words in a label; a blank line sets the title off
    yield from wrap(node.text, 12, room, lines=_MOST_LINES).lines
    if node.source:
        yield from wrap(node.source, 12, room, lines=1).lines
    if node.hidden:
        yield f"+{node.hidden} more"
    if node.judged:
        yield node.judged


def _joint(joint: Joint) -> str:
    return f"{joint.name}: {_quoted(joint.sign)} {{class: joint_{joint.kind}}}"


def _line(line: Line, places: dict[str, str]) -> str:
    arrow = "--" if line.is_arm else "<->" if line.is_symmetric else "->"
    tail, head = places.get(line.tail, line.tail), places.get(line.head, line.head)
    is_hollow = line.is_implicit and not line.is_arm
    classes = [f"line_{line.kind}", *["inferred"] * is_hollow, *["fallen"] * line.is_fallen]
    looks = f"class: [{'; '.join(classes)}]" if len(classes) > 1 else f"class: {classes[0]}"
    mark = f"{_quoted(line.mark)} " if line.mark else ""
    return f"{tail} {arrow} {head}: {mark}{{{looks}}}"
