"""Stacks: leaves one behind the other where that suits the page, with lines that share a stem."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap import ArgumentMap
from argmap.layout import draw
from argmap.layout.engines import Graph
from argmap.layout.engines.stacked import place

GRAIN = 1e-6


@st.composite
def graphs(draw_):
    """A random forest with junctions and lines of two looks."""
    count = draw_(st.integers(1, 40))
    half = st.integers(5, 60).map(float)
    halves = draw_(st.lists(st.tuples(half, half), min_size=count, max_size=count))
    children = [[] for _ in range(count)]
    roots, lines = [0], []
    for node in range(1, count):
        if draw_(st.integers(0, 12)):
            parent = draw_(st.integers(max(0, node - 8), node - 1))
            children[parent].append(node)
            lines.append((node, parent))
        else:
            roots.append(node)
    looks = draw_(st.lists(st.integers(0, 1), min_size=count, max_size=count))
    junctions = frozenset(draw_(st.sets(st.integers(0, count - 1), max_size=4)))
    return Graph(halves, lines, children, roots, junctions, 20.0, 4 / 3, looks)


@given(graphs())
def test_nothing_overlaps_and_children_lie_behind_their_parent(graph):
    boxes, _ = place(graph)
    for index, one in enumerate(boxes):
        for other in boxes[:index]:
            apart = abs(one.breadth - other.breadth) - one.half_breadth - other.half_breadth
            behind = abs(one.depth - other.depth) - one.half_depth - other.half_depth
            assert max(apart, behind) > -GRAIN
    for parent, below in enumerate(graph.children):
        assert all(boxes[child].front > boxes[parent].back for child in below)


@given(graphs())
def test_ways_lead_from_the_rim_of_a_child_to_that_of_its_parent_or_join_another(graph):
    boxes, ways = place(graph)
    for number, way in ways.items():
        child, parent = boxes[graph.lines[number][0]], boxes[graph.lines[number][1]]
        assert way[0][1] in (child.front, child.depth)
        joins = [other for key, other in ways.items() if key != number and way[-1] == other[1]]
        assert joins or (
            way[-1][1] == parent.back and abs(way[-1][0] - parent.breadth) <= parent.half_breadth
        )


def test_a_wide_star_is_stacked_and_growing_down_no_wider_than_a_page():
    m = ArgumentMap()
    thesis = m.claim("Thesis.")
    for number in range(24):
        (m.support if number % 2 else m.rebut)(m.claim(f"Reason {number}."), thesis)
    tall, wide = draw(m, layout="stacked", direction="down"), draw(m, layout="tidy", direction="down")
    assert tall.width < wide.width / 3
    assert len({card.x for card in tall.cards}) < 8


def test_a_run_is_shared_out_evenly_and_only_the_first_of_a_stack_has_an_arrow():
    m = ArgumentMap()
    thesis = m.claim("Thesis.")
    for number in range(8):
        m.support(m.claim(f"Reason {number}."), thesis)
    drawing = draw(m, layout="stacked", direction="down")
    columns = sorted({card.x for card in drawing.cards[1:]})
    counts = [sum(card.x == x for card in drawing.cards[1:]) for x in columns]
    assert max(counts) - min(counts) <= 1
    assert sum(bool(edge.arrows) for edge in drawing.edges) == len(columns)


def test_leaves_with_lines_of_different_looks_share_no_stem():
    m = ArgumentMap()
    thesis = m.claim("Thesis.")
    m.support(m.claim("Pro."), thesis)
    m.rebut(m.claim("Con."), thesis)
    _, pro, con = draw(m, layout="stacked", direction="down").cards
    assert pro.y == con.y
