"""GraphML with the graphics of yEd (https://www.yworks.com/products/yed), which opens it as our picture.

Every claim, argument, joint and group is a node, where our picture has it; groups are folders. Other tools
that read GraphML (http://graphml.graphdrawing.org) find the texts and kinds as plain data, and ignore the
graphics. Labels are HTML with the text escaped, since yEd takes any label for HTML that begins like it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final
from xml.etree import ElementTree as ET

from argmap.layout import Direction
from argmap.layout.text import wrap
from argmap.model import ArgumentMap
from argmap.renderers._diagram import Box, Joint, Line, Node
from argmap.renderers._look import LIGHT, asked, stroke
from argmap.renderers._placed import End, Frame, Placed, Rect, placed
from argmap.renderers._spec import Renderer
from argmap.renderers._xml import allowed, escaped

__all__ = ["RENDERER", "render"]

_GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
_SCHEMA: Final = f"{_GRAPHML} http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd"
_NODE_DATA: Final = ("id", "kind", "title", "text", "voices", "description", "url")
_EDGE_DATA: Final = ("kind", "description")
_STYLES: Final = {
    "rebuttal": "dashed",
    "undercut": "dotted",
    "contradiction": "dashed_dotted",
    "preference": "dashed",
}


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
    """Return the GraphML of a map.

    Args:
        map: what is drawn.
        direction: where it grows to from its root: `down`, `up`, `right`, `left`, or `auto`.
        layout: how cards are placed; see `argmap.layout.views.map`.
        max_cards: beyond so many cards branches are folded; None draws all.
        focus: the id of a claim or an argument; only what is near it is drawn.
        depth: how many steps around the focus are drawn.
        fold: ids of claims and arguments behind which nothing is drawn.
        groups: whether groups are folders; else the settings of the map say so.
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    Raises:
        OptionError: an option has no such value.

    >>> m = ArgumentMap()
    >>> r = m.support(m.claim("Because."), m.claim("So."))
    >>> [line.strip() for line in render(m).splitlines() if "y:Arrows" in line]
    ['<y:Arrows source="none" target="standard" />']
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
    document = ET.tostring(_Writer(shown).root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}\n'


RENDERER = Renderer(
    title="GraphML, styled for yEd",
    suffixes=(".graphml",),
    media_type="application/graphml+xml",
    render=render,
)


class _Writer:
    """Builds the document."""

    def __init__(self, shown: Placed) -> None:
        self.shown = shown
        self.root = ET.Element(
            "graphml",
            {
                "xmlns": _GRAPHML,
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                "xmlns:y": "http://www.yworks.com/xml/graphml",
                "xsi:schemaLocation": _SCHEMA,
            },
        )
        self._keys()
        graph = ET.SubElement(self.root, "graph", id="map", edgedefault="directed")
        self._data(graph, "graph", {"title": shown.diagram.title})
        homes = self._folders(graph)
        for node in shown.diagram.nodes:
            self._node(homes.get(node.name, graph), node)
        for joint in shown.diagram.joints:
            self._joint(homes.get(joint.name, graph), joint)
        for number, (line, ends) in enumerate(zip(shown.diagram.lines, shown.ends, strict=True)):
            self._line(graph, f"e{number}", line, ends)
        ET.indent(self.root)

    def _keys(self) -> None:
        """Declare what data there is."""
        is_judged = any(node.judged for node in self.shown.diagram.nodes)
        of_nodes = (*_NODE_DATA, "verdict") if is_judged else _NODE_DATA
        for what, names in (("graph", ("title",)), ("node", of_nodes), ("edge", _EDGE_DATA)):
            for name in names:
                attributes = {"for": what, "attr.name": name, "attr.type": "string"}
                ET.SubElement(self.root, "key", attributes, id=f"{what}-{name}")
        for what in ("node", "edge"):
            attributes = {"for": what, "yfiles.type": f"{what}graphics"}
            ET.SubElement(self.root, "key", attributes, id=f"{what}-graphics")

    def _data(self, parent: ET.Element, what: str, values: dict[str, str]) -> None:
        for name, value in values.items():
            if value:
                ET.SubElement(parent, "data", key=f"{what}-{name}").text = allowed(value)

    def _folders(self, graph: ET.Element) -> dict[str, ET.Element]:
        """Add the groups, and return the graph in which each of their members belongs."""
        homes: dict[str, ET.Element] = {}
        for frame in self.shown.frames:
            inner = self._folder(homes.get(frame.box.name, graph), frame)
            homes |= dict.fromkeys(frame.box.members, inner)
            homes |= dict.fromkeys((box.name for box in frame.box.boxes), inner)
        return homes

    def _folder(self, graph: ET.Element, frame: Frame) -> ET.Element:
        box: Box = frame.box
        node = ET.SubElement(graph, "node", {"id": box.name, "yfiles.foldertype": "group"})
        self._data(node, "node", {"kind": "group", "title": box.title})
        realizers = ET.SubElement(self._graphics(node, "node"), "y:ProxyAutoBoundsNode")
        realizers = ET.SubElement(realizers, "y:Realizers", active="0")
        look = ET.SubElement(realizers, "y:GroupNode")
        _looks(look, frame.rect, LIGHT.lane, asked(box.colour) or LIGHT.line, "line")
        _label(look, [f"<b>{escaped(box.title)}</b>"], LIGHT.muted, place="t")
        ET.SubElement(look, "y:Shape", type="roundrectangle")
        ET.SubElement(look, "y:State", closed="false", innerGraphDisplayEnabled="false")
        return ET.SubElement(node, "graph", id=f"{box.name}:", edgedefault="directed")

    def _graphics(self, parent: ET.Element, what: str) -> ET.Element:
        return ET.SubElement(parent, "data", key=f"{what}-graphics")

    def _node(self, graph: ET.Element, node: Node) -> None:
        element = ET.SubElement(graph, "node", id=node.name)
        values = {"id": node.id, "kind": "argument" if node.is_argument else "claim"}
        values |= {"title": node.title, "text": node.text, "voices": node.voices}
        values |= {"description": node.full, "url": node.url, "verdict": node.judged}
        self._data(element, "node", values)
        look = ET.SubElement(self._graphics(element, "node"), "y:ShapeNode")
        is_thesis = node.role == "thesis"
        fill = LIGHT.thesis if is_thesis else LIGHT.argument if node.is_argument else LIGHT.card
        line = "dashed" if node.is_implicit else "line"
        rect = self.shown.rects[node.name]
        _looks(look, rect, fill, asked(node.colour) or stroke(node.role), line)
        _label(look, _lines(node, rect.width - 28), LIGHT.thesis_text if is_thesis else LIGHT.text)
        ET.SubElement(look, "y:Shape", type="roundrectangle")

    def _joint(self, graph: ET.Element, joint: Joint) -> None:
        element = ET.SubElement(graph, "node", id=joint.name)
        self._data(element, "node", {"id": joint.id, "kind": joint.kind, "description": joint.words})
        look = ET.SubElement(self._graphics(element, "node"), "y:ShapeNode")
        _looks(look, self.shown.rects[joint.name], LIGHT.page, stroke(joint.kind), "line")
        _label(look, [f"<b>{escaped(joint.sign)}</b>"], stroke(joint.kind))
        ET.SubElement(look, "y:Shape", type="ellipse")

    def _line(self, graph: ET.Element, name: str, line: Line, ends: tuple[End, End]) -> None:
        element = ET.SubElement(graph, "edge", id=name, source=line.tail, target=line.head)
        self._data(element, "edge", {"kind": line.kind, "description": line.words})
        look = ET.SubElement(self._graphics(element, "edge"), "y:PolyLineEdge")
        path: dict[str, str] = {}
        for prefix, end, node in zip("st", ends, (line.tail, line.head), strict=True):
            x, y = self.shown.rects[node].middle
            path |= {f"{prefix}x": f"{end.x - x:.1f}", f"{prefix}y": f"{end.y - y:.1f}"}
        ET.SubElement(look, "y:Path", path)
        style = _STYLES.get(line.kind, "line")
        width = "1.0" if line.is_fallen else "2.0"
        ET.SubElement(look, "y:LineStyle", color=stroke(line.kind), type=style, width=width)
        tip = "none" if line.is_arm else "white_delta" if line.is_implicit else "standard"
        ET.SubElement(look, "y:Arrows", source=tip if line.is_symmetric else "none", target=tip)
        if line.mark:
            ET.SubElement(look, "y:EdgeLabel", textColor=LIGHT.attack).text = line.mark
        ET.SubElement(look, "y:BendStyle", smoothed="false")


def _looks(look: ET.Element, rect: Rect, fill: str, line: str, style: str) -> None:
    """Add the place and the colours of a node."""
    sides = {name: f"{value:.1f}" for name, value in rect._asdict().items()}
    ET.SubElement(look, "y:Geometry", sides)
    ET.SubElement(look, "y:Fill", color=fill, transparent="false")
    ET.SubElement(look, "y:BorderStyle", color=line, type=style, width="1.5")


def _label(look: ET.Element, lines: Iterable[str], colour: str, place: str = "c") -> None:
    """Add the label of a node, its lines in HTML."""
    label = ET.SubElement(
        look,
        "y:NodeLabel",
        alignment="left",
        fontFamily="Inter",
        fontSize="12",
        textColor=colour,
        modelName="internal",
        modelPosition=place,
    )
    label.text = f"<html>{'<br>'.join(lines)}</html>"


def _lines(node: Node, room: float) -> list[str]:
    """Return the lines of a card in HTML."""
    head = " ".join(filter(None, (node.sign, node.voices)))
    foot = node.source + (f" +{node.hidden} more" if node.hidden else "")
    lines = [f"<i>{escaped(line)}</i>" for line in wrap(head, 12, room, lines=1).lines]
    lines += [f"<b>{escaped(line)}</b>" for line in wrap(node.title, 12, room, bold=True, lines=3).lines]
    lines += [escaped(line) for line in wrap(node.text, 12, room, lines=6).lines]
    lines += [f"<i>{escaped(line)}</i>" for line in wrap(foot, 12, room, lines=1).lines]
    return lines + [escaped(node.judged)] * bool(node.judged)
