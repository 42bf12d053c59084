"""Tidy trees: near, in order, never overlapping, and as quick for a chain as for a star."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.layout.engines.tidy import tidy

GRAIN = 1e-6


@st.composite
def trees(draw):
    """Sizes and children of a random tree, the root first."""
    count = draw(st.integers(1, 40))
    size = st.tuples(st.integers(1, 90).map(float), st.integers(1, 90).map(float))
    sizes = draw(st.lists(size, min_size=count, max_size=count))
    children = [[] for _ in range(count)]
    for node in range(1, count):
        children[draw(st.integers(max(0, node - 6), node - 1))].append(node)
    return sizes, children


def overlaps(one, other):
    """Whether two rectangles (x, y, width, height) share more than an edge."""
    (x, y, w, h), (a, b, c, d) = one, other
    return x < a + c - GRAIN and a < x + w - GRAIN and y < b + d - GRAIN and b < y + h - GRAIN


@given(trees())
def test_nothing_overlaps(tree):
    sizes, children = tree
    boxes = [(*place, *size) for place, size in zip(tidy(sizes, children), sizes, strict=True)]
    for index, box in enumerate(boxes):
        assert not any(overlaps(box, other) for other in boxes[:index])


@given(trees())
def test_children_stand_in_order_right_behind_their_parent_and_it_above_their_middle(tree):
    sizes, children = tree
    places = tidy(sizes, children)
    for parent, below in enumerate(children):
        starts = [places[child][0] for child in below]
        assert starts == sorted(starts)
        assert all(abs(places[child][1] - places[parent][1] - sizes[parent][1]) < GRAIN for child in below)
        if below:
            first, last = below[0], below[-1]
            middle = (places[first][0] + places[last][0] + sizes[last][0]) / 2
            assert abs(places[parent][0] + sizes[parent][0] / 2 - middle) < GRAIN


def test_siblings_share_out_the_room_that_a_wide_one_forces():
    sizes = [(10.0, 10.0)] * 5 + [(200.0, 10.0), (200.0, 10.0)]
    children = [[1, 2, 3, 4], [5], [], [], [6], [], []]
    places = tidy(sizes, children)
    gaps = [places[b][0] - places[a][0] for a, b in ((1, 2), (2, 3), (3, 4))]
    assert max(gaps) - min(gaps) < GRAIN


def test_a_chain_of_100000_and_a_star_of_100000_are_placed():
    count = 100_000
    chain = [[node + 1] for node in range(count - 1)] + [[]]
    assert tidy([(10.0, 10.0)] * count, chain)[-1] == (0.0, 10.0 * (count - 1))
    star = [list(range(1, count)), *([] for _ in range(count - 1))]
    assert tidy([(10.0, 10.0)] * count, star)[-1][0] == 10.0 * (count - 2)
