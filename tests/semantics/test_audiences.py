"""Who accepts what, by the values that audiences hold dear."""

from __future__ import annotations

import pytest

from argmap import ArgumentMap, Relation
from argmap.errors import OptionError
from argmap.semantics import evaluate
from argmap.semantics.structured.audiences import acceptance, audiences, seen_by

TEXTS = {
    "a": ("Hal may take the insulin to save his life.", "life"),
    "b": ("It is wrong to infringe property.", "property"),
    "c": ("He compensates Carla.", "property"),
    "d": ("He may take it even if he is too poor to.", "life"),
}


@pytest.fixture
def m():
    """Hal, Carla and the insulin: Coleman 1992, as in Bench-Capon 2003."""
    m = ArgumentMap()
    for id_, (text, value) in TEXTS.items():
        m.claim(text, id=id_, data={"value": value})
    for attacker, target in ("ba", "cb", "dc"):
        m.rebut(attacker, target)
    return m


def standing(evaluation):
    return {id_ for id_, status in evaluation.status.items() if status == "stands" and id_ in TEXTS}


def test_the_example_of_hal_and_carla(m):
    assert standing(evaluate(seen_by(m, ["life", "property"]))) == {"a", "b", "d"}
    assert standing(evaluate(seen_by(m, ["property", "life"]))) == {"a", "c", "d"}
    assert acceptance(m) == {"a": "objective", "b": "subjective", "c": "subjective", "d": "objective"}


def test_actors_are_audiences(m):
    m.actor("A doctor", id="doctor", data={"values": ["life", "property"]})
    m.actor("A lawyer", id="lawyer", data={"values": ["property", "life"]})
    m.actor("Somebody", id="somebody")
    found = audiences(m)
    assert {actor: standing(evaluation) for actor, evaluation in found.items()} == {
        "doctor": {"a", "b", "d"},
        "lawyer": {"a", "c", "d"},
    }


def test_values_that_an_order_leaves_out_are_not_compared(m):
    assert standing(evaluate(seen_by(m, ["life"]))) == standing(evaluate(m)) == {"b", "d"}


def test_a_contradiction_is_decided_for_the_dearer_side():
    m = ArgumentMap()
    for id_ in "ba":
        m.claim(*TEXTS[id_][:1], id=id_, data={"value": TEXTS[id_][1]})
    m.contradict("a", "b")
    assert standing(evaluate(m)) == set()
    assert standing(evaluate(seen_by(m, ["life", "property"]))) == {"a"}
    assert standing(evaluate(seen_by(m, ["property", "life"]))) == {"b"}


def test_undercuts_succeed_for_everybody():
    m = ArgumentMap()
    m.claim("So.", id="so", data={"value": "life"})
    m.support(m.claim("Because.", id="because"), "so")
    m.undercut(m.claim("That does not follow.", id="doubt", data={"value": "money"}), "r1")
    assert acceptance(m)["so"] == "indefensible"


def test_the_map_itself_is_not_changed(m):
    before = m.copy()
    acceptance(m)
    assert m == before


def test_odd_data_is_no_value(m):
    m.claim("Odd.", data={"value": ["life"]})
    m.actor("Odd", data={"values": "life"})
    m.add(Relation(id="nothing", kind="rebuttal"))
    assert audiences(m) == {}
    assert set(acceptance(m).values()) == {"objective", "subjective"}


def test_too_many_values_are_refused(m):
    for number in range(7):
        m.claim("More.", data={"value": str(number)})
    with pytest.raises(OptionError, match="has 9 values"):
        acceptance(m)
