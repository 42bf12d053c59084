"""Differences: what is told of them, and that applying them makes the other map."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import ArgumentMap, IntegrityError
from argmap.analysis.diffing import apply, diff, marked
from argmap.model import Claim, Relation
from tests.strategies import elements, maps, plain_texts


@st.composite
def edited(draw):
    """A map, and what became of it by edits of all sorts."""
    old = draw(maps(text=plain_texts()))
    new = old.copy()
    for _ in range(draw(st.integers(0, 5))):
        _edit(draw, new)
    return old, _reordered(draw, new)


def _edit(draw, map_):
    ids = [element.id for element in map_]
    what = draw(st.sampled_from(("add", "remove", "rename", "reword", "rewire")))
    if what == "add":
        fresh = draw(elements(text=plain_texts(), largest=2))
        if not {element.id for element in fresh} & set(ids):
            map_.add(*fresh)
    elif ids and what == "remove":
        map_.remove(draw(st.sampled_from(ids)), closure=True)
    elif ids and what == "rename":
        new = draw(st.sampled_from(("c1", "c2", "r1", "new", "other")))
        if new not in map_:
            map_.rename(draw(st.sampled_from(ids)), new)
    elif map_.claims and what == "reword":
        claim = draw(st.sampled_from(list(map_.claims.values())))
        map_.replace(evolve(claim, text=draw(plain_texts()), tags=["new"]))
    elif map_.relations and map_.claims and what == "rewire":
        relation = draw(st.sampled_from(list(map_.relations.values())))
        map_.replace(evolve(relation, target=draw(st.sampled_from(list(map_.claims)))))


def _reordered(draw, map_):
    made = ArgumentMap(map_.title, data=map_.data, residue=map_.residue)
    made.add(*(draw(st.permutations(list(map_))) if draw(st.booleans()) else map_))
    return made


@settings(max_examples=50)
@given(maps(), maps())
def test_a_difference_of_any_maps_makes_the_one_of_the_other_and_back(a, b):
    found = diff(a, b)
    assert apply(found, a) == b
    assert apply(found.inverse, b) == a
    assert bool(found) is (a != b)


@settings(max_examples=30)
@given(edited())
def test_a_difference_of_edits_makes_the_new_map_and_back(pair):
    a, b = pair
    found = diff(a, b)
    assert apply(found, a) == b
    assert apply(found.inverse, b) == a
    assert found.inverse.inverse == found


@settings(max_examples=30)
@given(maps())
def test_a_map_does_not_differ_from_itself(a):
    assert not diff(a, a.copy())


def _debate():
    m = ArgumentMap("Encryption")
    halt = m.claim("Facebook should halt its plans for encryption.", title="Halt")
    lost = m.claim("Most reports of abuse to the police would be lost.")
    m.support(lost, halt)
    m.rebut(m.claim("Encryption keeps everyone safe from criminals."), halt)
    return m


def _told(a, b):
    return [(change.id, change.words) for change in diff(a, b).changes]


def test_a_reworded_claim_is_the_same_under_another_number():
    a, b = _debate(), ArgumentMap("Encryption")
    b.claim("Facebook should halt its plans for encryption.", title="Halt")
    b.claim("Children come first.")
    b.support("c1", "halt")
    lost = b.claim("Most of the reports of abuse to the police would be lost.")
    b.support(lost, "halt")
    b.rebut(b.claim("Encryption keeps everyone safe from criminals."), "halt")
    assert _told(a, b) == [
        ("c1", ("added",)),
        ("c2", ("renamed", "reworded")),
        ("c3", ("renamed",)),
        ("r1", ("added",)),
        ("r2", ("renamed",)),
        ("r3", ("renamed",)),
    ]


def test_a_retitled_claim_keeps_what_hangs_on_it():
    a = _debate()
    b = a.copy()
    b.rename("halt", "stop")
    b.replace(evolve(b["stop"], title="Stop"))
    assert _told(a, b) == [("stop", ("renamed", "reworded"))]


def test_an_id_that_was_given_stays_with_its_element_however_reworded():
    a = _debate()
    b = a.copy()
    b.replace(evolve(b["halt"], text="Nobody knows."))
    assert _told(a, b) == [("halt", ("reworded",))]


def test_a_claim_worded_anew_in_its_place_is_reworded_and_elsewhere_another():
    a = _debate()
    b = a.copy()
    b.replace(evolve(b["c1"], text="Nobody knows."))
    assert _told(a, b) == [("c1", ("reworded",))]
    c = _debate()
    c.remove("c1", closure=True)
    c.add(Claim(id="c1", text="Nobody knows."))
    assert _told(a, c) == [("c1", ("added",)), ("c1", ("removed",)), ("r1", ("removed",))]


def test_a_relation_that_hangs_elsewhere_moved_and_one_of_another_kind_changed():
    a = _debate()
    b = a.copy()
    b.replace(evolve(b["r1"], target="c2"), evolve(b["r2"], kind="support"))
    assert _told(a, b) == [("r1", ("moved",)), ("r2", ("changed",))]


def test_one_claim_put_first_is_one_change():
    a, b = _debate(), ArgumentMap("Encryption")
    b.add(*reversed(list(_debate().claims.values())[2:]), *list(_debate().claims.values())[:2])
    b.add(*_debate().relations.values())
    assert _told(a, b) == [("c2", ("reordered",))]


def test_undercuts_follow_what_they_undercut():
    a, b = ArgumentMap(), ArgumentMap()
    for m, extra in ((a, 0), (b, 1)):
        for number in range(extra):
            m.support(m.claim(f"New {number}."), m.claim(f"Newer {number}."))
        relation = m.support(m.claim("Because."), m.claim("So."))
        for number in range(8):
            relation = m.undercut(m.claim(f"Doubt {number}."), relation)
    assert {words for _, words in _told(a, b)} == {("added",), ("renamed",)}


def test_a_difference_is_refused_where_it_does_not_fit():
    a, b = _debate(), _debate()
    b.replace(evolve(b["halt"], text="Nobody knows."))
    found = diff(a, b)
    with pytest.raises(IntegrityError, match="'halt' is not what it was"):
        apply(found, b)
    added = diff(ArgumentMap("Encryption"), b)
    with pytest.raises(IntegrityError, match="taken"):
        apply(added, a)


def test_a_difference_goes_on_a_map_that_differs_elsewhere():
    a, b, c = _debate(), _debate(), _debate()
    b.replace(evolve(b["halt"], text="Nobody knows."))
    c.claim("Something else.", title="Else")
    made = apply(diff(a, b), c)
    assert made["halt"] == b["halt"]
    assert "else" in made


def test_large_maps_are_compared_in_passes_and_not_all_with_all():
    a, b = ArgumentMap(), ArgumentMap()
    many = range(20_000)
    a.add(*[Claim(id=f"c{n}", text=f"Claim of number {n} about word{n % 97}.") for n in many])
    b.add(*[Claim(id=f"c{n + 1}", text=f"Claim of the number {n} on word{n % 97}.") for n in many])
    a.add(*[Relation(id=f"r{n}", kind="support", premises=[f"c{n}"], target="c0") for n in many])
    found = diff(a, b)
    assert sum("reworded" in change.words for change in found.changes) > 19_000
    assert apply(found, a) == b


@settings(max_examples=20)
@given(edited())
def test_both_versions_in_one_have_all_cards_and_mark_what_happened(pair):
    old, new = pair
    both, overlay = marked(old, new)
    assert {element.id for element in new} <= {element.id for element in both}
    cards = {*both.claims, *both.arguments}
    assert set(overlay) <= cards
    for id_ in cards - {*new.claims, *new.arguments}:
        assert overlay[id_]["status"] == "removed"
    for change in diff(old, new).changes:
        if change.before is None and change.id in cards:
            assert overlay[change.id]["status"] == "added"
