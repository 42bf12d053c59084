r"""DOT: the language of Graphviz (https://graphviz.org/doc/info/lang.html), for all tools that read it.

`argmap.to_graphviz(map)` returns the same as a `graphviz.Digraph`, to be changed, laid out or shown by the
library graphviz. Labels are HTML-like, so that titles are bold; text is escaped for them, and nowhere else is
it taken for HTML, for an escape such as `\N`, or for a port. Groups are clusters; linked premises meet in a
small node, at which undercuts aim. In SVG made of it the full texts are tooltips, and sources links.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from argmap.layout.text import wrap
from argmap.model import ArgumentMap
from argmap.renderers._diagram import Box, Direction, Joint, Line, Node, diagram, ranks
from argmap.renderers._look import LIGHT, asked, stroke
from argmap.renderers._plain import clipped
from argmap.renderers._spec import Renderer
from argmap.renderers._xml import allowed, escaped

if TYPE_CHECKING:
    import graphviz

__all__ = ["RENDERER", "render", "to_graphviz"]

_STYLES: Final = {
    "rebuttal": "dashed",
    "undercut": "dotted",
    "contradiction": "dashed",
    "preference": "dashed",
}
_FONT: Final = "Inter, Helvetica, Arial, sans-serif"
_LONGEST: Final = 3000
"""How many characters go into a quoted string; Graphviz 2.43 takes 16,384 bytes."""

_TITLE_ROOM: Final = 800.0
_ROOM: Final = 206.0
_THESIS_ROOM: Final = 350.0
_MOST_LINES: Final = 6
_END: Final = '<br align="left"/>'
_RESERVED: Final = frozenset({"node", "edge", "graph", "digraph", "subgraph", "strict"})


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
    """Return the DOT of a map.

    Args:
        map: what is drawn.
        direction: where it grows to from its root: `down`, `up`, `right` or `left`.
        max_cards: beyond so many cards branches are folded; None draws all.
        focus: the id of a claim or an argument; only what is near it is drawn.
        depth: how many steps around the focus are drawn.
        fold: ids of claims and arguments behind which nothing is drawn.
        overlay: what was judged: a mapping of ids to status and strength, or an evaluation.

    >>> m = ArgumentMap("Should Facebook encrypt?")
    >>> r = m.rebut(m.claim("Abuse would go unseen.", id="unseen"), m.claim("It should.", id="should"))
    >>> print(render(m).splitlines()[-2].strip())
    unseen -> should [color="#C03E0A" style=dashed tooltip=rebuts]
    """
    source: str = to_graphviz(
        map,
        direction=direction,
        max_cards=max_cards,
        focus=focus,
        depth=depth,
        fold=fold,
        overlay=overlay,
    ).source
    return source


def to_graphviz(
    map: ArgumentMap,
    *,
    direction: Direction = "right",
    max_cards: int | None = None,
    focus: str = "",
    depth: int = 2,
    fold: Sequence[str] = (),
    overlay: Any = None,
) -> graphviz.Digraph:
    """Return a map as a graph of the library graphviz; the map is not changed.

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
    >>> r = m.support(m.claim("Because."), m.claim("So."))
    >>> to_graphviz(m).directed
    True
    """
    import graphviz

    chosen: dict[str, Any] = {"focus": focus, "depth": depth, "fold": fold, "overlay": overlay}
    shown = diagram(map, max_cards, **chosen, reserved=_RESERVED)
    made: graphviz.Digraph = graphviz.Digraph()
    made.attr("graph", rankdir=ranks(direction), ranksep="0.6", nodesep="0.25", fontname=_FONT)
    if lines := wrap(shown.title, 20, _TITLE_ROOM, bold=True, lines=3).lines:
        title = _END.join(f"<b>{escaped(line)}</b>" for line in lines)
        made.attr(
            "graph", label=f"<{title}>", labelloc="t", labeljust="l", fontsize="20", fontcolor=LIGHT.text
        )
    made.attr("node", shape="box", style="rounded,filled", fontname=_FONT, fontsize="12", margin="0.16,0.1")
    made.attr("edge", penwidth="1.6", arrowsize="0.7")
    waiting = {node.name: node for node in shown.nodes}
    for box in shown.boxes:
        _add_box(made, box, waiting, "r" if direction == "right" else "l")
    for node in waiting.values():
        _add_node(made, node)
    for joint in shown.joints:
        _add_joint(made, joint)
    for line in shown.lines:
        _add_line(made, line)
    return made


def _literal(text: str) -> str:
    """Return a text that shows as it is where Graphviz reads strings, in which it decodes entities."""
    import graphviz

    shown = clipped(allowed(text), _LONGEST)
    plain: str = graphviz.escape(shown.replace("&", "&amp;").replace("\n", "&#10;"))
    return plain


def _add_box(made: graphviz.Digraph, box: Box, waiting: dict[str, Node], left: str) -> None:
    """Add a cluster with all that is in it, and take its nodes from those that wait for a place.

    `left` is what Graphviz calls the left, which it turns with a map that grows to the right.
    """
    with made.subgraph(name=f"cluster_{box.name}") as cluster:
        cluster.attr(label=_literal(box.title), labeljust=left, fontsize="12", fontcolor=LIGHT.muted)
        cluster.attr(style="rounded,filled", fillcolor=LIGHT.lane, color=asked(box.colour) or LIGHT.line)
        for inner in box.boxes:
            _add_box(cluster, inner, waiting, left)
        for name in box.members:
            if name in waiting:
                _add_node(cluster, waiting.pop(name))


def _add_node(made: graphviz.Digraph, node: Node) -> None:
    """Add the card of a claim or an argument."""
    look = {"color": stroke(node.role), "fillcolor": LIGHT.argument if node.is_argument else LIGHT.card}
    if node.role == "thesis":
        look = {"color": LIGHT.thesis, "fillcolor": LIGHT.thesis, "fontcolor": LIGHT.thesis_text}
    if colour := asked(node.colour):
        look |= {"color": colour, "penwidth": "3"}
    if node.is_implicit:
        look["style"] = "rounded,filled,dashed"
    if 0 < len(node.url) <= _LONGEST:
        look |= {"URL": _literal(node.url), "target": "_blank"}
    made.node(node.name, label=f"<{''.join(_label(node))}>", tooltip=_literal(node.full), **look)


def _label(node: Node) -> Iterator[str]:
    """Return the lines of a card, flush left: who says it, title, text, source, the folded, the verdict."""
    is_thesis = node.role == "thesis"
    room, larger = (_THESIS_ROOM, 1.0) if is_thesis else (_ROOM, 0.0)
    muted = LIGHT.thesis_muted if is_thesis else LIGHT.muted
    if node.sign or node.voices:
        sign = f'<font color="{stroke(node.role)}"><b>{escaped(node.sign)}</b></font> ' if node.sign else ""
        yield sign + _small(node.voices, room, muted) if node.voices else sign + _END
    for line in wrap(node.title, 13.5 + larger, room, bold=True, lines=3).lines:
        yield f'<font point-size="{13.5 + larger}"><b>{escaped(line)}</b></font>{_END}'
    for line in wrap(node.text, 12 + larger, room, lines=_MOST_LINES).lines:
        yield escaped(line) + _END
    if node.source:
        yield _small(node.source, room, muted)
    if node.hidden:
        yield _small(f"+{node.hidden} more", room, muted)
    if node.judged:
        yield _small(node.judged, room, muted)


def _small(text: str, room: float, colour: str) -> str:
    line = "".join(wrap(text, 10, room, lines=1).lines)
    return f'<font point-size="10" color="{colour}">{escaped(line)}</font>{_END}'


def _add_joint(made: graphviz.Digraph, joint: Joint) -> None:
    """Add the small node of a relation."""
    colour = stroke(joint.kind)
    look = {"color": colour, "fontcolor": colour, "fillcolor": LIGHT.page, "style": "filled"}
    size = {"shape": "circle", "width": "0.22", "fixedsize": "true", "margin": "0"}
    made.node(joint.name, label=joint.sign, tooltip=_literal(joint.words), **size, **look)


def _add_line(made: graphviz.Digraph, line: Line) -> None:
    """Add the line of a relation, or that of a premise to its joint."""
    look = {"color": stroke(line.kind), "style": _STYLES.get(line.kind)}
    if line.is_arm:
        look["dir"] = "none"
    elif line.is_symmetric:
        look["dir"] = "both"
    if line.is_implicit and not line.is_arm:
        look |= {"arrowhead": "empty", "arrowtail": "empty" if line.is_symmetric else None}
    if line.is_fallen:
        look |= {"penwidth": "0.7", "label": line.mark or None, "fontcolor": LIGHT.attack}
    made.edge(line.tail, line.head, tooltip=_literal(line.words), **look)


RENDERER = Renderer(
    title="DOT, the language of Graphviz",
    suffixes=(".dot", ".gv"),
    media_type="text/vnd.graphviz",
    render=render,
)
