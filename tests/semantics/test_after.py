"""A verdict after an edit is the verdict on the edited map, however little of it is judged once more."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import ArgumentMap
from argmap.errors import OptionError
from argmap.semantics import SEMANTICS, Evaluation, Extensions, Framework, evaluate
from argmap.semantics._edits import Known
from argmap.semantics.structured.proof import prove

EXTENSIONS = sorted(name for name in SEMANTICS if isinstance(SEMANTICS[name], Extensions))
ATTACKS_ALONE = sorted(name for name in EXTENSIONS if not SEMANTICS[name].admissible)
READINGS = ("inference", "necessary", "deductive", "evidential", "attacks", "aspic")
VERBS = ("support", "rebut", "rebut", "undercut", "contradict")


@st.composite
def edited(draw, *, verbs=VERBS, most=2):
    """A few claims and relations of all kinds on one another, and the map after edits."""
    m = ArgumentMap()
    for number in range(draw(st.integers(1, 7))):
        m.claim(f"Claim {number}.")
    for _ in range(draw(st.integers(0, 9))):
        relate(draw, m, verbs, most)
    old = m.copy()
    for _ in range(draw(st.integers(0, 3))):
        edit(draw, m, verbs, most)
    return old, m


def relate(draw, m, verbs, most):
    verb = draw(st.sampled_from(verbs))
    premises = draw(st.lists(st.sampled_from(sorted(m.claims)), min_size=1, max_size=most, unique=True))
    others = sorted(m.claims) if verb == "contradict" or most == 1 else sorted((*m.claims, *m.relations))
    target = draw(st.sampled_from(others))
    if verb == "contradict":
        m.contradict(premises[0], target)
    elif verb != "undercut" or target in m.relations:
        getattr(m, verb)(premises, target)


def edit(draw, m, verbs, most):
    """Add a relation with a new claim or without, or take something away."""
    elements = sorted((*m.claims, *m.relations))
    if len(m.claims) > 1 and draw(st.booleans()):
        m.remove(draw(st.sampled_from(elements)), closure=True)
    if not m.claims or draw(st.booleans()):
        m.claim("One more claim.")
    if draw(st.booleans()):
        relate(draw, m, verbs, most)


@given(edited(), st.sampled_from(sorted(set(EXTENSIONS) - set(ATTACKS_ALONE))), st.sampled_from(READINGS))
def test_it_is_the_verdict_on_the_edited_map(maps, semantics, reading):
    old, new = maps
    after = evaluate(old, semantics, interpretation=reading).after(new)
    assert after == evaluate(new, semantics, interpretation=reading)
    assert after.after(old) == evaluate(old, semantics, interpretation=reading)


@given(edited(verbs=("rebut",), most=1), st.sampled_from(EXTENSIONS))
def test_so_it_is_for_semantics_of_attacks_alone(maps, semantics):
    old, new = maps
    assert evaluate(old, semantics, interpretation="attacks").after(new) == evaluate(
        new, semantics, interpretation="attacks"
    )


@given(edited(), st.sampled_from(["df-quad", "euler-based", "h-categoriser"]))
def test_so_it_is_for_strengths(maps, semantics):
    old, new = maps
    assert evaluate(old, semantics, unknown=0.7).after(new) == evaluate(new, semantics, unknown=0.7)


def test_only_what_attacks_lead_to_from_the_edit_is_judged_once_more():
    before = Framework("abcdx", [[1], [0], [1], [2], [4]])
    after = Framework("abcdxn", [[1], [0], [1], [2, 5], [4], []])
    known = Known(before, (frozenset([3]), frozenset([2])), after)
    assert (known.touched, known.around) == ({3, 5}, {2, 3, 5})
    assert known.kept(range(6)) == ([3], [2])


def test_steps_without_a_name_are_known_again_by_their_place():
    m = ArgumentMap()
    claim = m.claim("So.")
    m.support([m.claim("One."), m.claim("Two.")], claim)
    from argmap.semantics.interpretations.inference import read

    before = read(m).framework
    other = m.claim("Nothing to do with it.")
    m.rebut(m.claim("Nor this."), other)
    after = read(m).framework
    assert "" in after.names
    touched = Known(before, (set(), set()), after).touched
    assert {after.names[number] for number in touched} == {other.id, "c5"}


def test_what_was_listed_and_how_long_it_may_take_stay():
    m = ArgumentMap()
    m.contradict(m.claim("Yes."), m.claim("No."))
    found = evaluate(m, "preferred", most=9, seconds=3).after(m)
    assert len(found.extensions) == 2


def test_it_survives_pickling_and_knows_other_ways_to_judge():
    m = ArgumentMap()
    claim = m.claim("So.")
    verdict, proof = pickle.loads(pickle.dumps(evaluate(m, "preferred"))), prove(m, "scintilla")
    m.rebut(m.claim("Not so."), claim)
    assert verdict.after(m) == evaluate(m, "preferred")
    assert proof.after(m) == prove(m, "scintilla")
    with pytest.raises(OptionError, match="cannot be made again"):
        Evaluation(semantics="grounded", interpretation="inference").after(m)
