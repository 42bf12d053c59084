"""On what a verdict turns, and verdicts side by side."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import argmap
from argmap import ArgumentMap
from argmap.errors import OptionError
from argmap.semantics import Turn, changes, compare, evaluate, turning_points
from tests.strategies import maps


@pytest.fixture
def m():
    """A thesis with two rebuttals, one of which is answered."""
    m = ArgumentMap()
    thesis, one, other, answer = (
        m.claim(f"{name} is so.", title=name) for name in ("T", "One", "Other", "Answer")
    )
    m.rebut(one, thesis)
    m.rebut(other, thesis)
    m.rebut(answer, other)
    m.claim("Something else.", title="Else")
    return m


def test_a_verdict_may_turn_on_one_element(m):
    found = turning_points(m, "t", largest=1)
    assert found.status == "falls"
    assert found.points == (Turn(("r1",), "stands"), Turn(("one",), "stands"))
    assert found.is_complete


def test_or_on_two_together_but_then_on_neither_alone(m):
    m.remove("answer", closure=True)
    assert turning_points(m, "t", largest=1).points == ()
    pairs = {frozenset(point.without) for point in turning_points(m, "t").points}
    assert frozenset({"one", "other"}) in pairs
    assert all(len(pair) == 2 for pair in pairs)


def test_what_does_not_bear_on_it_is_not_tried(m):
    assert all("else" not in point.without for point in turning_points(m, "t").points)
    assert turning_points(m, "else").points == ()


def test_time_that_runs_out_is_told(m):
    found = turning_points(m, "t", seconds=0)
    assert not found.is_complete
    assert found.points == ()


def test_the_seed_debate_turns_on_two_rebuttals():
    found = turning_points(argmap.example("facebook-encryption"), "halt", seconds=60)
    assert Turn(("a-powerful-tool-for-privacy", "safety-will-be-built-in"), "stands") in found.points
    assert found.is_complete


def test_what_is_not_judged_has_no_turning_points(m):
    with pytest.raises(OptionError, match="does not judge"):
        turning_points(m, "t", interpretation="strengths")


@settings(max_examples=25)
@given(m=maps(extra=False, largest=3), data=st.data())
def test_turning_points_are_minimal_sets_that_turn_the_verdict(m, data):
    assume(m.claims)
    claim = data.draw(st.sampled_from([*m.claims]))
    found = turning_points(m, claim, seconds=20)

    def status(gone):
        rest = m.copy()
        rest.remove(*gone, closure=True)
        return evaluate(rest).status[claim] if claim in rest else found.status

    assert found.status == evaluate(m).status[claim]
    for point in found.points:
        assert status(point.without) == point.status != found.status
        for size in range(len(point.without)):
            assert all(status(part) == found.status for part in combinations(point.without, size))


def test_semantics_side_by_side(m):
    found = compare(m, ["grounded", "df-quad"], interpretations=["voices", "deductive"])
    assert [evaluation.interpretation for evaluation in found.values()] == ["deductive", "voices"]
    assert found["grounded"].status["t"] == "falls"
    assert found["df-quad"].strength["t"] < 0.5


def test_what_an_edit_changes(m):
    before = evaluate(m)
    m.rebut(m.claim("No.", title="No"), "one")
    assert changes(before, evaluate(m)) == {
        "one": ("stands", "falls"),
        "t": ("falls", "stands"),
        "r1": ("stands", "falls"),
        "no": (None, "stands"),
        "r4": (None, "stands"),
    }
