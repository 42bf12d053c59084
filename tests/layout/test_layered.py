"""Layers: nothing overlaps, every line goes round what it does not belong to, and few cross."""

from __future__ import annotations

import itertools
import subprocess
import sys

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.layout.engines import ENGINES, Graph
from argmap.layout.engines._acyclic import turned
from argmap.layout.engines._breadths import fitted
from argmap.layout.engines._layers import Layers
from argmap.layout.engines._order import order
from argmap.layout.engines._ranks import ranks
from argmap.layout.engines._ways import lane_breadths, ports
from argmap.layout.frame import Box

GRAIN = 1e-6
CARD = (118.0, 40.0)
LAYERED = ENGINES["layered"]


def graph(count, lines, *, halves=None, junctions=frozenset(), parents=None):
    """A graph whose forest is made of the first line of each box to one with a smaller number."""
    if parents is None:
        parents = {}
        for origin, target in lines:
            if target < origin:
                parents.setdefault(origin, target)
    children = [[box for box in range(count) if parents.get(box) == parent] for parent in range(count)]
    roots = [box for box in range(count) if box not in parents]
    halves = halves or [(7.0, 7.0) if box in junctions else CARD for box in range(count)]
    return Graph(halves, lines, children, roots, frozenset(junctions), 26.0, 4 / 3)


@st.composite
def graphs(draw):
    """A forest with lines across it: cycles, loops and repeated pairs; some boxes are junctions."""
    count = draw(st.integers(1, 24))
    any_ = st.integers(0, count - 1)
    lines = [
        (box, draw(st.integers(max(0, box - 8), box - 1))) for box in range(1, count) if draw(st.booleans())
    ]
    lines += draw(st.lists(st.tuples(any_, any_), max_size=20))
    junctions = draw(st.frozensets(any_))
    size = st.tuples(st.integers(20, 150).map(float), st.integers(15, 90).map(float))
    halves = [(7.0, 7.0) if box in junctions else draw(size) for box in range(count)]
    return graph(count, draw(st.permutations(lines)), halves=halves, junctions=junctions)


def overlap(one, other):
    """Whether two rectangles (near, far, front, back) have a point inside both."""
    return (
        one[0] < other[1] - GRAIN
        and other[0] < one[1] - GRAIN
        and one[2] < other[3] - GRAIN
        and other[2] < one[3] - GRAIN
    )


def rectangle(box):
    return (box.breadth - box.half_breadth, box.breadth + box.half_breadth, box.front, box.back)


def steps(way):
    """The rectangles in which the steps of a way stay."""
    for (b, d), (next_b, next_d) in itertools.pairwise(way):
        yield min(b, next_b), max(b, next_b), min(d, next_d), max(d, next_d)


def is_on_rim(point, box):
    across = abs(abs(point[0] - box.breadth) - box.half_breadth)
    along = abs(abs(point[1] - box.depth) - box.half_depth)
    near, far, front, back = rectangle(box)
    inside = near - GRAIN <= point[0] <= far + GRAIN and front - GRAIN <= point[1] <= back + GRAIN
    return inside and min(across, along) < GRAIN


def assert_sound(graph, placement):
    boxes, ways = placement
    rectangles = [rectangle(box) for box in boxes]
    assert not [pair for pair in itertools.combinations(rectangles, 2) if overlap(*pair)]
    assert sorted(ways) == list(range(len(graph.lines)))
    for number, way in ways.items():
        origin, target = graph.lines[number]
        assert is_on_rim(way[0], boxes[origin])
        assert is_on_rim(way[-1], boxes[target])
        foreign = [r for box, r in enumerate(rectangles) if box not in (origin, target)]
        assert not [r for step in steps(way) for r in foreign if overlap(step, r)]
    ends = [end for way in ways.values() for end in (way[0], way[-1])]
    assert len(set(ends)) == len(ends)


@given(graphs())
def test_boxes_do_not_overlap_and_lines_go_from_rim_to_rim_round_all_others(graph):
    placement = LAYERED.place(graph)
    assert [box[2:] for box in placement.boxes] == [tuple(half) for half in graph.halves]
    assert_sound(graph, placement)


@given(graphs())
def test_the_same_graph_is_placed_the_same(graph):
    assert LAYERED.place(graph) == LAYERED.place(graph)


def test_places_do_not_depend_on_the_hash_seed():
    script = """
from argmap.layout.engines import ENGINES, Graph
lines = [(n, n // 3) for n in range(1, 60)] + [(n, (n * 7) % 60) for n in range(3, 60, 4)]
children = [[n for n in range(1, 60) if n // 3 == parent] for parent in range(60)]
print(ENGINES["layered"].place(Graph([(50.0, 20.0)] * 60, lines, children, [0], frozenset(), 26.0, 1.0)))
"""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_children_stand_in_order_behind_their_parent_and_it_before_their_middle():
    placed = LAYERED.place(graph(7, [(1, 0), (2, 0), (3, 0), (4, 1), (5, 1), (6, 3)])).boxes
    assert placed[1].breadth < placed[2].breadth < placed[3].breadth
    assert placed[4].breadth < placed[5].breadth < placed[6].breadth
    assert placed[0].breadth == pytest.approx((placed[1].breadth + placed[3].breadth) / 2, abs=0.2)
    assert placed[1].breadth == pytest.approx((placed[4].breadth + placed[5].breadth) / 2, abs=0.2)
    assert placed[6].breadth == pytest.approx(placed[3].breadth)
    assert placed[1].front == placed[0].back + 46


def test_a_chain_is_straight_also_beside_long_lines():
    chain = [(box, box - 1) for box in range(1, 9)]
    boxes, ways = LAYERED.place(graph(9, [*chain, (8, 0), (6, 2), (1, 7)]))
    assert len({box.breadth for box in boxes}) == 1
    straight = [step for step in itertools.pairwise(ways[8]) if step[0][0] == step[1][0]]
    assert max(abs(end[1] - start[1]) for start, end in straight) == boxes[7].back - boxes[1].front


def test_a_line_of_a_cycle_leads_to_the_back():
    boxes, ways = LAYERED.place(graph(3, [(1, 0), (2, 1), (0, 2)]))
    assert boxes[0].front < boxes[1].front < boxes[2].front
    assert ways[2][0][1] == boxes[0].back
    assert ways[2][-1][1] == boxes[2].front


def test_a_line_between_siblings_leads_straight_or_hangs_behind_those_between():
    drawn = graph(5, [(1, 0), (2, 0), (3, 0), (4, 2), (1, 3), (1, 2), (2, 1)])
    placement = LAYERED.place(drawn)
    assert_sound(drawn, placement)
    boxes, ways = placement
    assert boxes[1].front == boxes[2].front == boxes[3].front
    _, (_, depth), (_, other), _ = ways[4]
    assert boxes[1].back < depth == other < boxes[4].front
    (leave, depth), (arrive, other) = ways[5]
    assert (leave, arrive) == (boxes[1].breadth + CARD[0], boxes[2].breadth - CARD[0])
    assert depth == other
    assert ways[6][0][0] == arrive
    assert ways[6][0][1] != depth


def test_siblings_that_something_else_parts_are_tied_like_others():
    drawn = graph(4, [(1, 0), (2, 0), (3, 1), (2, 3), (1, 2)])
    boxes, ways = LAYERED.place(drawn)
    assert boxes[1].back < boxes[3].front < boxes[2].front
    assert ways[4][0][1] == boxes[1].back
    assert ways[4][-1][1] == boxes[2].front


def test_junctions_leave_less_room_behind_them():
    boxes = LAYERED.place(graph(3, [(1, 0), (2, 1)], junctions={1})).boxes
    assert boxes[2].front == boxes[1].back + 24


def test_a_junction_stands_at_the_back_of_its_layer_near_its_premises():
    halves = [CARD, CARD, (7.0, 7.0), CARD, CARD]
    drawn = graph(5, [(1, 0), (2, 0), (3, 2), (4, 2)], halves=halves, junctions={2})
    boxes, ways = LAYERED.place(drawn)
    assert boxes[1].front == boxes[0].back + 46
    assert boxes[2].back == boxes[1].back
    assert ways[1][0] == (boxes[2].breadth, boxes[2].front)


def test_parts_stand_in_rows_as_broad_as_the_aspect_asks():
    boxes = LAYERED.place(graph(60, [(box, box - 1) for box in range(1, 60, 2)])).boxes
    breadth = max(box.breadth + box.half_breadth for box in boxes)
    depth = max(box.back for box in boxes)
    assert 0.8 < breadth / depth < 2


def test_lines_too_long_for_chains_run_round():
    chain = [(box, box - 1) for box in range(1, 300)]
    long = [(box, box - 200) for box in range(200, 300)]
    drawn = graph(300, [*chain, *long])
    placement = LAYERED.place(drawn)
    assert_sound(drawn, placement)
    assert len(Layers(drawn).rank) < 5 * (300 + len(drawn.lines))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([(box, box - 1) for box in range(1, 5_000)], id="chain"),
        pytest.param([(box, 0) for box in range(1, 5_000)], id="star"),
        pytest.param([], id="single boxes"),
    ],
)
def test_large_graphs_of_simple_shape_are_ordinary(lines):
    parents = dict(lines)
    children = [[] for _ in range(5_000)]
    for child, parent in lines:
        children[parent].append(child)
    roots = [box for box in range(5_000) if box not in parents]
    drawn = Graph([CARD] * 5_000, lines, children, roots, frozenset(), 26.0, 4 / 3)
    boxes, ways = LAYERED.place(drawn)
    assert len(ways) == len(lines)
    assert len({(box.breadth, box.depth) for box in boxes}) == 5_000


def test_nothing_is_placed_nowhere():
    assert LAYERED.place(graph(0, [])) == ([], {})


@given(graphs())
def test_no_cycle_is_left_and_no_line_of_the_forest_is_turned(graph):
    count = len(graph.halves)
    numbers = turned(count, graph.lines)
    directed = nx.MultiDiGraph()
    for number, (origin, target) in enumerate(graph.lines):
        if origin != target:
            directed.add_edge(*((target, origin) if number in numbers else (origin, target)))
    assert nx.is_directed_acyclic_graph(directed)
    kept = {graph.lines[number] for number in numbers}
    assert not kept & {(child, parent) for parent in range(count) for child in graph.children[parent]}


@given(st.integers(2, 12), st.data())
def test_ranks_make_lines_as_short_as_can_be(count, data):
    pair = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda p: p[0] < p[1])
    arcs = data.draw(st.lists(pair, min_size=1, max_size=24))
    found = ranks(count, arcs)
    assert min(found) == 0
    assert all(found[front] < found[back] for front, back in arcs)
    # By duality the shortest sum is the dearest flow that uses each arc as often as it is there.
    flow = nx.DiGraph()
    for box in range(count):
        flow.add_node(box, demand=sum(arc[1] == box for arc in arcs) - sum(arc[0] == box for arc in arcs))
    flow.add_edges_from(arcs, weight=-1)
    assert sum(found[back] - found[front] for front, back in arcs) == -nx.min_cost_flow_cost(flow)


@given(st.lists(st.tuples(st.integers(-99, 99), st.integers(1, 9), st.integers(1, 20)), min_size=1))
def test_fitted_places_keep_their_distances_and_their_mean(nodes):
    wishes, weights, gaps = (list(map(float, column)) for column in zip(*nodes, strict=True))
    offsets = list(itertools.accumulate(gaps))
    places = fitted(wishes, weights, offsets)
    for (place, offset), (next_, next_offset) in itertools.pairwise(zip(places, offsets, strict=True)):
        assert next_ - place >= next_offset - offset - GRAIN
    drift = sum(w * (p - wish) for w, p, wish in zip(weights, places, wishes, strict=True))
    assert drift == pytest.approx(0, abs=GRAIN * len(nodes) * 100)


def crossings(layers, down):
    """Crossings counted the slow way."""
    total = 0
    for layer, below in itertools.pairwise(layers):
        ties = [(layer.index(node), below.index(other)) for node in layer for other in down[node]]
        total += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in itertools.combinations(ties, 2))
    return total


@given(graphs())
def test_an_order_is_only_given_up_for_fewer_crossings(graph):
    net = Layers(graph)
    for layers in net.parts():
        before = [layer[:] for layer in layers]
        order(layers, net.up, net.down)
        assert [sorted(layer) for layer in layers] == [sorted(layer) for layer in before]
        assert layers == before or crossings(layers, net.down) < crossings(before, net.down)


def test_branches_that_are_tied_come_to_stand_together():
    tied = graph(13, [(box, 0) for box in range(1, 7)] + [(box + 6, box) for box in range(1, 7)] + [(7, 6)])
    net = Layers(tied)
    (layers,) = net.parts()
    assert crossings(layers, net.down) > 0
    order(layers, net.up, net.down)
    assert crossings(layers, net.down) == 0


def test_lines_that_run_round_share_lanes_where_they_do_not_meet():
    first, second, third = lane_breadths(0.0, 500.0, [(0, 5), (2, 9), (6, 8)])
    assert first == third
    assert first < second
    many = lane_breadths(0.0, 900.0, [(0, 50)] * 300)
    assert len(set(many)) == 300
    assert max(many) < 2 * 900.0 + 20


def test_ports_are_spread_but_stay_on_their_side():
    box = Box(0.0, 0.0, 118.0, 40.0)
    assert list(ports(box, [(5.0, 2), (-5.0, 1)]).items()) == [(1, -13.0), (2, 13.0)]
    many = ports(box, [(float(n), n) for n in range(500)])
    assert list(many.values()) == sorted(set(many.values()))
    assert max(many.values()) <= 96
