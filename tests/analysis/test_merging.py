"""Three-way merges: what both did comes together, what cannot is told, and the map stays whole."""

from __future__ import annotations

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import Actor, ArgumentMap, Claim, Group, Relation
from argmap.analysis.diffing import diff
from argmap.analysis.merging import merge
from tests.strategies import maps, plain_texts

_PLAIN_MAPS = maps(text=plain_texts(), largest=3)


@settings(max_examples=25)
@given(maps(), maps())
def test_what_one_side_did_is_taken_as_it_is(base, new):
    assert merge(base, base, new).map == new
    assert merge(base, new, base).map == new
    assert merge(base, new, new).map == new
    for ours, theirs in ((base, new), (new, base), (new, new)):
        assert merge(base, ours, theirs).conflicts == ()


@settings(max_examples=25)
@given(_PLAIN_MAPS, _PLAIN_MAPS, _PLAIN_MAPS)
def test_the_merged_map_is_whole_whatever_both_did(base, ours, theirs):
    found = merge(base, ours, theirs)
    made = ArgumentMap()
    made.add(*found.map)
    ids = {conflict.element for conflict in found.conflicts}
    assert ids <= {"", *(element.id for element in made)}


@st.composite
def apart(draw):
    """A map and two others, each with edits of its own that the other's do not touch."""
    base = draw(maps(text=plain_texts()))
    ours, theirs = base.copy(), base.copy()
    for number, element in enumerate(base):
        map_ = draw(st.sampled_from((ours, theirs, None)))
        if map_ is not None:
            map_.replace(evolve(element, data={**element.data, "edited": number}))
    for name, map_ in (("ours", ours), ("theirs", theirs)):
        for number in range(draw(st.integers(0, 3))):
            known = [element.id for element in base if isinstance(element, Claim)]
            claim = Claim(id=f"{name}-claim-{number}", text=f"{name} {draw(plain_texts())}")
            map_.add(claim)
            if known:
                target = draw(st.sampled_from(known))
                map_.add(
                    Relation(id=f"{name}-link-{number}", kind="support", premises=[claim.id], target=target)
                )
    if draw(st.booleans()):
        ours.title = "Another title"
    if draw(st.booleans()):
        theirs.data = {**theirs.data, "more": True}
    return base, ours, theirs


@settings(max_examples=25)
@given(apart())
def test_edits_that_do_not_touch_merge_to_the_same_map_in_either_order(trio):
    base, ours, theirs = trio
    found, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert found.map == other.map
    assert found.conflicts == other.conflicts == ()
    added = {element.id for element in (*ours, *theirs)}
    assert {element.id for element in found.map} == added


def _base():
    m = ArgumentMap("Encryption")
    halt = m.claim("Facebook should halt its plans.", title="Halt")
    m.support(m.claim("Most reports would be lost."), halt)
    return m


def test_both_may_add_untitled_claims_under_the_same_number():
    base = _base()
    ours, theirs = base.copy(), base.copy()
    ours.support(ours.claim("Our reason."), "halt")
    theirs.rebut(theirs.claim("Their doubt."), "halt")
    found = merge(base, ours, theirs)
    assert found.conflicts == ()
    told = {c.text for r in found.map.incoming("halt") for c in (found.map[r.premises[0]],)}
    assert told == {"Most reports would be lost.", "Our reason.", "Their doubt."}
    assert {frozenset(c.words) for c in diff(found.map, merge(base, theirs, ours).map).changes} <= {
        frozenset({"renamed"}),
        frozenset({"renamed", "reordered"}),
        frozenset({"reordered"}),
    }


def test_what_both_added_alike_is_there_once():
    base = _base()
    ours, theirs = base.copy(), base.copy()
    ours.claim("Something else.")
    for m in (ours, theirs):
        m.rebut(m.claim("Encryption protects everyone."), "halt")
    found = merge(base, ours, theirs)
    assert [claim.text for claim in found.map.claims.values()].count("Encryption protects everyone.") == 1
    assert len(found.map.incoming("halt")) == 2
    assert found.conflicts == ()


def test_a_field_that_both_changed_is_ours_and_a_conflict():
    base = _base()
    ours, theirs = base.copy(), base.copy()
    ours.replace(evolve(ours["halt"], text="Ours.", tags=["a"]))
    theirs.replace(evolve(theirs["halt"], text="Theirs.", tags=["b"], weight=0.5))
    found = merge(base, ours, theirs)
    (conflict,) = found.conflicts
    assert (conflict.element, conflict.field) == ("halt", "text")
    assert (conflict.base, conflict.ours, conflict.theirs) == (base["halt"].text, "Ours.", "Theirs.")
    assert str(conflict) == "both changed text of the claim “Halt”"
    claim = found.map["halt"]
    assert (claim.text, claim.tags, claim.weight) == ("Ours.", ("a", "b"), 0.5)


def test_what_one_removed_and_the_other_uses_stays_and_is_a_conflict():
    base = _base()
    ours, theirs = base.copy(), base.copy()
    ours.remove("c1", closure=True)
    theirs.undercut(theirs.claim("Not most of them."), "r1")
    found = merge(base, ours, theirs)
    assert "c1" in found.map
    assert "r1" in found.map
    assert {(c.element, c.field, c.ours) for c in found.conflicts} == {("r1", "", None), ("c1", "", None)}
    assert str(found.conflicts[0]) == "we removed the relation 'r1', which the relation 'r2' uses"


def test_what_one_removed_and_the_other_changed_stays_and_is_a_conflict():
    base = _base()
    ours, theirs = base.copy(), base.copy()
    ours.replace(evolve(ours["c1"], text="Nearly all reports would be lost."))
    theirs.remove("c1", closure=True)
    found = merge(base, ours, theirs)
    assert found.map["c1"].text == "Nearly all reports would be lost."
    assert "r1" not in found.map
    (conflict,) = found.conflicts
    assert (conflict.element, conflict.theirs) == ("c1", None)


def test_memberships_that_are_cyclic_together_are_ours():
    base = ArgumentMap()
    base.add(Actor(id="a"), Actor(id="b"), Group(id="g"), Group(id="h"))
    ours, theirs = base.copy(), base.copy()
    ours.replace(Actor(id="a", member_of=["b"]), Group(id="g", parent="h"))
    theirs.replace(Actor(id="b", member_of=["a"]), Group(id="h", parent="g"))
    found = merge(base, ours, theirs)
    assert found.map["a"].member_of == ("b",)
    assert found.map["h"].parent == ""
    assert {(c.element, c.field) for c in found.conflicts} == {("b", "member_of"), ("h", "parent")}


def test_a_role_of_a_premise_that_the_other_took_away_goes():
    base = ArgumentMap()
    base.add(*[Claim(id=id_) for id_ in "pqt"])
    base.add(Relation(id="r", kind="support", premises=["p", "q"], target="t"))
    ours, theirs = base.copy(), base.copy()
    ours.replace(evolve(ours["r"], premises=["p"]))
    theirs.replace(evolve(theirs["r"], roles={"q": "minor"}))
    found = merge(base, ours, theirs)
    assert (found.map["r"].premises, dict(found.map["r"].roles)) == (("p",), {})
    assert [c.field for c in found.conflicts] == ["roles.q"]


def test_two_new_elements_of_other_kinds_under_one_given_id_are_told():
    base = ArgumentMap()
    ours, theirs = base.copy(), base.copy()
    ours.claim("Privacy matters.", title="Privacy")
    theirs.argument("Privacy", "Because it does.")
    found = merge(base, ours, theirs)
    assert list(found.map.claims) == ["privacy"]
    assert list(found.map.arguments) == ["privacy-1"]
    assert [(c.element, c.field) for c in found.conflicts] == [("privacy-1", "id")]


def test_both_may_rename_and_reword_different_things():
    base = _base()
    ours, theirs = base.copy(), base.copy()
    ours.rename("halt", "stop")
    theirs.replace(evolve(theirs["halt"], text="Facebook must halt its plans."))
    theirs.support(theirs.claim("Children come first."), "halt")
    found = merge(base, ours, theirs)
    assert found.map["stop"].text == "Facebook must halt its plans."
    assert len(found.map.incoming("stop")) == 2
    assert found.conflicts == ()
