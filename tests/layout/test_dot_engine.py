"""The layout of Graphviz: what dot says is read back exactly, and its absence is told."""

from __future__ import annotations

import itertools
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError, MissingExtraError, SizeError
from argmap.layout.engines import Graph, dot

CARD = (118.0, 40.0)


def has_graphviz():
    try:
        dot._program()
    except MissingExtraError:
        return False
    return True


needs_graphviz = pytest.mark.skipif(not has_graphviz(), reason="there is no Graphviz")


def graph(count, lines, halves=None):
    """A graph without a forest; dot asks for none."""
    return Graph(halves or [CARD] * count, lines, [()] * count, range(count), frozenset(), 26.0, 4 / 3)


def overlap(one, other):
    return (
        abs(one.breadth - other.breadth) < one.half_breadth + other.half_breadth
        and abs(one.depth - other.depth) < one.half_depth + other.half_depth
    )


def is_cut(box, start, end):
    """Whether the rectangle of two points reaches into a box."""
    (b, d), (next_b, next_d) = start, end
    return (
        min(b, next_b) < box.breadth + box.half_breadth - 0.1
        and max(b, next_b) > box.breadth - box.half_breadth + 0.1
        and min(d, next_d) < box.back - 0.1
        and max(d, next_d) > box.front + 0.1
    )


@needs_graphviz
@settings(max_examples=12, deadline=None)
@given(st.integers(1, 14), st.data())
def test_boxes_do_not_overlap_and_lines_go_round_them(count, data):
    any_ = st.integers(0, count - 1)
    lines = data.draw(st.lists(st.tuples(any_, any_), max_size=20))
    size = st.tuples(st.integers(20, 150).map(float), st.integers(15, 90).map(float))
    halves = [data.draw(size) for _ in range(count)]
    boxes, ways = dot.place(graph(count, lines, halves))
    assert [box[2:] for box in boxes] == halves
    assert not [1 for n, box in enumerate(boxes) for other in boxes[:n] if overlap(box, other)]
    assert sorted(ways) == list(range(len(lines)))
    for number, way in ways.items():
        foreign = [box for n, box in enumerate(boxes) if n not in lines[number]]
        assert not [1 for step in itertools.pairwise(way) for box in foreign if is_cut(box, *step)]


@needs_graphviz
def test_lines_lead_from_rim_to_rim_and_long_ones_round_the_cards_between():
    boxes, ways = dot.place(graph(4, [(1, 0), (2, 1), (3, 2), (3, 0)]))
    assert boxes[0].back + 46 == pytest.approx(boxes[1].front, abs=0.1)
    assert ways[3][0][1] == boxes[3].front
    assert ways[3][-1][1] == boxes[0].back
    passed = [breadth for breadth, depth in ways[3] if boxes[1].front - 1 < depth < boxes[2].back + 1]
    assert passed
    assert all(abs(breadth - boxes[1].breadth) > boxes[1].half_breadth for breadth in passed)


@needs_graphviz
def test_a_cycle_keeps_what_comes_first_in_front():
    boxes, ways = dot.place(graph(3, [(0, 2), (1, 0), (2, 1)]))
    assert boxes[0].front < boxes[1].front < boxes[2].front
    assert ways[0][0][1] == boxes[0].back
    assert ways[0][-1][1] == boxes[2].front


@needs_graphviz
def test_parts_stand_in_rows():
    boxes, _ = dot.place(graph(40, []))
    breadth = max(box.breadth for box in boxes) + CARD[0]
    assert 0.8 < breadth / max(box.back for box in boxes) < 2


@needs_graphviz
def test_far_places_are_exact():
    boxes, _ = dot.place(graph(1_200, [(box, 0) for box in range(1, 1_200)]))
    row = sorted(box.breadth for box in boxes[1:])
    gaps = [after - before - 2 * CARD[0] for before, after in itertools.pairwise(row)]
    assert min(gaps) > 25


def test_nothing_is_placed_without_graphviz(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert dot.place(graph(0, [])) == ([], {})


def test_names_are_numbers_and_there_is_no_text():
    source = dot._source(graph(2, [(1, 0), (1, 1)]))
    assert source.split("\n")[4:] == [
        "\t0 [height=1.111111 width=3.277778]",
        "\t1 [height=1.111111 width=3.888889]",
        "\t1 -> 0 [id=0]",
        "}",
        "",
    ]


def test_the_wheel_is_taken_where_no_dot_is_on_the_path(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    wheel = tmp_path / "scripts" / "graphviz-pure"
    wheel.parent.mkdir()
    wheel.write_text("#!/bin/sh\n")
    wheel.chmod(0o755)
    monkeypatch.setattr(dot.sysconfig, "get_path", lambda _: str(wheel.parent))
    assert dot._program() == str(wheel)


def test_without_graphviz_the_line_that_installs_it_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(dot.sysconfig, "get_path", lambda _: str(tmp_path))
    with pytest.raises(MissingExtraError, match=r"pip install 'argmap\[graphviz\]'"):
        dot.place(graph(1, []))


def test_what_takes_too_long_is_told(monkeypatch):
    def run(*_, timeout, **__):
        raise subprocess.TimeoutExpired("dot", timeout)

    monkeypatch.setattr(dot, "_program", lambda: "dot")
    monkeypatch.setattr(dot.subprocess, "run", run)
    with pytest.raises(SizeError, match="'layered' is quicker"):
        dot.place(graph(1, []))


def test_a_failure_is_told_in_its_words(monkeypatch):
    def run(*_, **__):
        raise subprocess.CalledProcessError(1, "dot", stderr=b"Error: trouble in init_rank\n")

    monkeypatch.setattr(dot, "_program", lambda: "dot")
    monkeypatch.setattr(dot.subprocess, "run", run)
    with pytest.raises(ArgmapError, match="dot failed: Error: trouble in init_rank"):
        dot.place(graph(1, []))
