"""Diagrams: what becomes a node, a joint, a line and a box in the languages of other tools."""

from __future__ import annotations

import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap import ArgmapWarning, ArgumentMap, Relation
from argmap.errors import OptionError
from argmap.renderers import render
from argmap.renderers._diagram import diagram, names
from argmap.renderers._placed import placed
from tests.renderers.debate import debate
from tests.strategies import ids, maps


def lines(m: ArgumentMap, most: int | None = None) -> set[tuple[str, str, str, bool]]:
    return {(line.tail, line.head, line.kind, line.is_arm) for line in diagram(m, most).lines}


def test_premises_meet_in_a_joint_at_which_an_undercut_aims():
    m = ArgumentMap()
    a, b, c, d = (m.claim(text, id=text) for text in "abcd")
    linked = m.support([a, b], c, id="linked")
    m.undercut(d, linked)
    assert lines(m) == {
        ("a", "linked", "support", True),
        ("b", "linked", "support", True),
        ("linked", "c", "support", False),
        ("d", "linked", "undercut", False),
    }
    assert [joint.sign for joint in diagram(m).joints] == ["+"]


def test_a_relation_with_one_premise_is_a_line():
    m = ArgumentMap()
    m.contradict(m.claim("a", id="a"), m.claim("b", id="b"))
    assert lines(m) == {("a", "b", "contradiction", False)}
    assert diagram(m).joints == ()
    assert diagram(m).lines[0].is_symmetric


def test_relations_of_relations_and_without_ends_are_joints():
    m = ArgumentMap()
    m.claim("a", id="a")
    m.add(
        Relation(id="nothing", kind="support", target="a"),
        Relation(id="nowhere", kind="rebuttal", premises=["a"]),
        Relation(id="about", kind="support", premises=["nothing"], target="nowhere"),
    )
    assert {joint.id for joint in diagram(m).joints} >= {"nothing", "nowhere"}


def test_roots_that_are_argued_for_are_theses():
    roles = {node.id: node.role for node in diagram(debate()).nodes}
    assert roles["go"] == "thesis"
    assert roles["stay"] == "rebuttal"


def test_an_argument_stands_before_its_conclusion():
    assert ("comfort", "stay", "support", False) in lines(debate())
    assert {node.id for node in diagram(debate()).nodes if node.is_argument} == {"comfort"}


def test_what_is_folded_away_is_counted():
    shown = diagram(debate(), 2)
    assert len(shown.nodes) + sum(node.hidden for node in shown.nodes) == 7
    with pytest.raises(OptionError):
        diagram(debate(), 0)


def test_groups_are_boxes_in_boxes_only_so_deep():
    m = ArgumentMap()
    above = ""
    for number in range(40):
        above = m.group(f"Level {number}", m.claim(f"{number}."), parent=above)
    depth, boxes = 0, diagram(m).boxes
    while boxes:
        depth, boxes = depth + 1, [inner for box in boxes for inner in box.boxes]
    assert depth == 9
    shown = diagram(m)
    stack, found = [*shown.boxes], []
    while stack:
        box = stack.pop()
        found += box.members
        stack += box.boxes
    assert sorted(found) == sorted(node.name for node in shown.nodes)


@given(st.lists(ids(), unique=True))
def test_names_are_unique_whatever_ids_are(some):
    given_ = names(some, {"end"})
    assert [*given_] == some
    lowered = [name.lower() for name in given_.values()]
    assert len({*lowered, "end"}) == len(some) + 1
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_]*", name) for name in given_.values())


def test_many_like_ids_are_named_in_linear_time():
    assert len({*names("!" * count for count in range(20_000)).values()}) == 20_000


@given(maps(), st.none() | st.integers(1, 4), st.booleans(), st.integers(0, 2), st.data())
def test_diagrams_and_drawings_show_the_same(m, most, groups, depth, data):
    ids = ["", *m.claims, *m.arguments]
    focus, folded = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    shown = placed(
        m,
        direction="auto",
        layout="auto",
        max_cards=most,
        focus=focus,
        depth=depth,
        fold=[folded] * bool(folded),
        groups=groups,
    )
    assert {node.id for node in shown.diagram.nodes} == {card.face.id for card in shown.drawing.cards}
    assert {joint.id for joint in shown.diagram.joints} == {each.id for each in shown.drawing.junctions}
    assert len(shown.diagram.lines) == len(shown.drawing.edges)


@pytest.mark.parametrize("name", ["canvas", "d2", "dot", "excalidraw", "graphml", "mermaid"])
def test_a_diagram_may_be_focused_and_folded(name):
    near = render(debate(), name, focus="c4", depth=1)
    assert "It is warm." in near
    assert "It will rain." not in near
    assert "It is warm." not in render(debate(), name, fold=["stay"])
    for wrong in ({"focus": "nothing"}, {"fold": ["nothing"]}, {"depth": -1}):
        with pytest.raises(OptionError):
            render(debate(), name, **wrong)


# -- DOT


def test_a_graph_of_the_library():
    import graphviz

    made = argmap.to_graphviz(debate())
    assert isinstance(made, graphviz.Digraph)
    assert made.source == render(debate(), "dot")


@pytest.mark.parametrize(
    ("direction", "ranks"), [("down", "BT"), ("up", "TB"), ("right", "RL"), ("left", "LR")]
)
def test_where_a_graph_grows(direction, ranks):
    assert f"rankdir={ranks}" in render(debate(), "dot", direction=direction)
    assert f"flowchart {ranks}" in render(debate(), "mermaid", direction=direction)


@pytest.mark.parametrize("name", ["dot", "mermaid", "d2"])
def test_a_direction_that_is_none(name):
    with pytest.raises(OptionError, match="direction is one of"):
        render(debate(), name, direction="sideways")


def test_a_chart_that_pages_refuse_is_warned_of():
    m = ArgumentMap()
    for _ in range(300):
        m.claim("Word " * 60)
    with pytest.warns(ArgmapWarning, match="Mermaid takes 50,000"):
        render(m, "mermaid", max_cards=None)


# -- canvases


def test_a_canvas_has_both_ends_of_each_line():
    canvas = json.loads(render(debate(), "canvas", groups=True))
    nodes = {node["id"]: node for node in canvas["nodes"]}
    assert {"Weather", "Rain & co.", "Night"} == {node["label"] for node in nodes.values() if "label" in node}
    for edge in canvas["edges"]:
        assert {edge["fromNode"], edge["toNode"]} <= nodes.keys()
    assert all(
        isinstance(node[side], int) for node in nodes.values() for side in ("x", "y", "width", "height")
    )


def test_lines_of_a_sketch_are_bound_on_both_sides():
    elements = {each["id"]: each for each in json.loads(render(debate(), "excalidraw"))["elements"]}
    arrows = [each for each in elements.values() if each["type"] == "arrow"]
    assert len(arrows) == len(diagram(debate()).lines)
    for arrow in arrows:
        for binding in (arrow["startBinding"], arrow["endBinding"]):
            bound = elements[binding["elementId"]]["boundElements"]
            assert {"type": "arrow", "id": arrow["id"]} in bound
    texts = [each["text"] for each in elements.values() if each["type"] == "text"]
    assert "[1] A letter. The Post. Feb 2020" in texts


# -- GraphML


def test_networkx_reads_graphml():
    import networkx as nx

    graph = nx.read_graphml(io.BytesIO(render(debate(), "graphml").encode()))
    kinds = {node: data["kind"] for node, data in graph.nodes(data=True)}
    assert kinds["go"] == "claim"
    assert kinds["comfort"] == "argument"
    assert graph.nodes["stay"]["text"] == "Staying is nice."
    assert graph.edges["stay", "go"]["kind"] == "rebuttal"
