"""The tree that pictures and outlines follow holds everything once, whatever the shape of the map."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given

from argmap import Argument, ArgumentMap, Claim, Relation, Step
from argmap.analysis import links, tree, walk
from tests.strategies import maps

ARGUED = (Claim, Argument, Relation)


@given(maps(*ARGUED))
def test_everything_argued_is_walked_exactly_once(m):
    seen = Counter(id_ for _, id_ in walk(m))
    assert set(seen.values()) <= {1}
    assert seen.keys() == {*m.claims, *m.arguments, *links(m)}


@given(maps(*ARGUED))
def test_a_tree_is_one(m):
    forest = tree(m)
    below = [(parent, child) for parent, children in forest.children.items() for child in children]
    assert {child: parent for parent, child in below} == forest.parents
    assert len(below) == len(forest.parents)
    assert forest.parents.keys().isdisjoint(forest.roots)
    for parent, child in below:
        link = forest.links.get(parent)
        assert forest.links[child].target == parent if link is None or child not in link.premises else True


@given(maps(*ARGUED))
def test_every_use_as_a_premise_is_a_branch_or_loose(m):
    forest = tree(m)
    uses = Counter((premise, link.id) for link in forest.links.values() for premise in link.premises)
    branches = Counter(
        (c, p) for c, p in forest.parents.items() if p in forest.links and c in forest.links[p].premises
    )
    assert branches + Counter(forest.loose) == uses


@given(maps(*ARGUED))
def test_depths_are_those_of_the_tree(m):
    parents = tree(m).parents
    depths = {}
    for depth, id_ in walk(m):
        assert depth == (depths[parents[id_]] + 1 if id_ in parents else 0)
        depths[id_] = depth


@given(maps(*ARGUED))
def test_links_are_the_relations_but_for_arguments_that_are_spelt_out(m):
    found = links(m)
    assert found.keys() >= m.relations.keys()
    last = {a.inferences[-1] for a in m.arguments.values() if a.inferences}
    assert all(found[id_] is relation for id_, relation in m.relations.items() if id_ not in last)
    assert len(found) == len(m.relations) + len(last)


@given(maps(*ARGUED, extra=False))
def test_a_map_and_its_copy_have_the_same_tree(m):
    assert tree(m) == tree(m.copy())
    assert list(walk(m)) == list(walk(m.copy()))


def spelt_out() -> ArgumentMap:
    """Two steps: p1 and p2 give c, and c gives the thesis."""
    m = ArgumentMap()
    for name in ("p1", "p2", "c", "thesis", "doubt"):
        m.claim(f"{name}.", id=name)
    m.support(["p1", "p2"], "c", id="r1", scheme="one")
    m.support("c", "thesis", id="r2", scheme="two")
    m.argument("Chain", steps=[Step("p1"), Step("p2"), Step("c", "r1"), Step("thesis", "r2")], id="chain")
    return m


def test_an_argument_stands_between_its_last_inference_and_its_conclusion():
    m = spelt_out()
    assert {id_: (link.premises, link.target) for id_, link in links(m).items()} == {
        "r1": (("p1", "p2"), "c"),
        "r2": (("c",), "chain"),
        "chain>": (("chain",), "thesis"),
    }
    assert [id_ for _, id_ in walk(m)] == [
        "thesis", "chain>", "chain", "r2", "c", "r1", "p1", "p2", "doubt",
    ]  # fmt: skip


def test_an_undercut_of_the_last_inference_stays_on_it():
    m = spelt_out()
    m.undercut("doubt", "r2", id="u")
    assert tree(m).parents["u"] == "r2"


def test_the_link_of_an_argument_takes_no_id_of_the_map():
    m = spelt_out()
    m.claim("In the way.", id="chain>")
    assert links(m)["chain>>"].premises == ("chain",)
    assert sum(1 for _ in walk(m)) == 10


def test_roots_come_in_the_order_of_the_map_and_cycles_after_them():
    m = ArgumentMap()
    m.add(*(Claim(id=name) for name in "xyabc"))
    m.support("x", "y")
    m.support("y", "x")
    m.support("c", "b")
    assert tree(m).roots == ("a", "b", "x")
    assert tree(m).loose == (("x", "r1"),)


def test_everything_hangs_as_near_to_a_root_as_it_can():
    m = ArgumentMap()
    m.add(*(Claim(id=name) for name in ("root", "mid", "far")))
    m.support("mid", "root", id="r1")
    m.support("far", "mid", id="long")
    m.support("far", "root", id="short")
    assert tree(m).parents["far"] == "short"
    assert tree(m).loose == (("far", "long"),)


def test_relations_without_premises_or_target_have_a_place():
    m = ArgumentMap()
    m.claim("So.", id="c")
    m.add(Relation(id="nothing", kind="support"), Relation(id="no premises", kind="rebuttal", target="c"))
    m.support("c", "c", id="loop")
    assert [*walk(m)] == [(0, "nothing"), (0, "c"), (1, "no premises"), (1, "loop")]


@pytest.mark.parametrize(
    ("shape", "size"), [("chain", 100_000), ("star", 100_000), ("cycle", 10_000), ("comb", 10_000)]
)
def test_large_maps_of_every_shape_are_walked(shape, size):
    above = {
        "chain": lambda n: n - 1,
        "star": lambda _: 0,
        "cycle": lambda n: n - 1,
        "comb": lambda n: n - 1 - n % 2,
    }[shape]
    m = ArgumentMap()
    m.add(*(Claim(id=f"c{n}") for n in range(size)))
    first = 0 if shape == "cycle" else 1
    m.add(
        *(
            Relation(id=f"r{n}", kind="support", premises=[f"c{n}"], target=f"c{above(n) % size}")
            for n in range(first, size)
        )
    )
    assert sum(1 for _ in walk(m)) == size + len(m.relations)
