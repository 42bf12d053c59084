"""Elements are values: frozen to the bottom, and each field in the one form it is kept in."""

from __future__ import annotations

import copy
import pickle

import pytest
from attrs import evolve, fields
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from argmap import Actor, Argument, Claim, Group, Quote, Relation, Source, SpeechAct, Step, Utterance
from argmap.model import ELEMENTS, KINDS, FrozenDict
from tests.strategies import elements, extras


def made(element, **given):
    """An element of some kind, with what it cannot be without."""
    return element(**{"id": "x", **({"kind": "support"} if element is Relation else {}), **given})


WRONG = {
    "str": (5, None, b"x", ["x"]),
    "tuple[str, ...]": ("x", 5, None, {"x"}, [1], [None]),
    "bool": (1, 0, None, "yes"),
    "float | None": ("1", True, float("nan"), float("inf"), 10**400, [1.0]),
    "str | None": (5, b"x"),
    "tuple[Quote, ...]": (Quote(), "x", 5, ["x"]),
    "tuple[Step, ...]": (Step("x"), "x", 5, ["x"]),
    "FrozenDict": ([1], "x", 5, {1: "x"}, {"x": object()}, {"x": b"x"}, {"x": {1}}),
}
"""What no field of a type takes."""


@pytest.mark.parametrize("kind", ELEMENTS, ids=lambda kind: kind.__name__)
def test_a_field_refuses_what_it_cannot_hold_and_shows_it(kind):
    for field in fields(kind):
        for wrong in WRONG.get(kind.__annotations__[field.name], ()):
            with pytest.raises(TypeError) as caught:
                made(kind, **{field.name: wrong})
            assert "not " in str(caught.value) or "cannot hold" in str(caught.value), (field.name, wrong)


@pytest.mark.parametrize("kind", ELEMENTS, ids=lambda kind: kind.__name__)
def test_an_id_is_text_and_never_empty(kind):
    for wrong in ("", None, 5):
        with pytest.raises(TypeError, match="an id, which is text that is not empty"):
            made(kind, id=wrong)


def test_a_refusal_shows_what_came_shortly():
    with pytest.raises(TypeError) as caught:
        Claim(id="x", text=["x"] * 10_000)
    assert str(caught.value).startswith("expected text, not list: ['x', 'x'")
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize("wrong", [-1, 1.0, True, "1"])
def test_a_place_counts_code_points_from_0(wrong):
    for name in ("start", "end"):
        with pytest.raises(TypeError, match="a count of code points from 0, or None"):
            Quote(**{name: wrong})


def test_a_relation_has_one_of_the_kinds():
    with pytest.raises(
        ValueError, match="there is no relation of kind 'attack'; the kinds are support, rebuttal"
    ):
        Relation(id="x", kind="attack")
    for wrong in (None, 5, [], {}):
        with pytest.raises(ValueError, match="the kinds are"):
            Relation(id="x", kind=wrong)


@pytest.mark.parametrize(
    "values", [["a", "b"], ("a", "b"), iter(["a", "b"]), {"a": 1, "b": 2}, {"a": 1, "b": 2}.keys()]
)
def test_several_values_come_in_any_ordered_form_and_are_kept_as_a_tuple(values):
    assert Group(id="g", members=values).members == ("a", "b")


def test_elements_cannot_change():
    for kind in ELEMENTS:
        element = made(kind)
        with pytest.raises(FrozenInstanceError):
            element.id = "y"
        with pytest.raises((AttributeError, TypeError)):
            element.colour = "red"
        with pytest.raises(TypeError, match="frozen"):
            element.data["x"] = 1


@given(elements(largest=1))
def test_elements_are_equal_hashed_copied_and_pickled_by_what_they_hold(found):
    for element in found:
        again = evolve(element)
        assert again == element
        assert hash(again) == hash(element)
        assert copy.deepcopy(element) == copy.copy(element) == pickle.loads(pickle.dumps(element)) == element
        assert evolve(element, id=element.id + "x") != element
        assert eval(repr(Actor(id="x", data={"a": [1]})), {"Actor": Actor}) == Actor(id="x", data={"a": [1]})  # noqa: S307


def test_kinds_with_the_same_fields_are_not_equal():
    assert Actor(id="x") != Source(id="x")
    assert Claim(id="x") != Argument(id="x")
    assert len({Actor(id="x"), Source(id="x"), Utterance(id="x"), SpeechAct(id="x")}) == 4


@given(extras())
def test_extras_are_frozen_to_the_bottom(given_):
    frozen = FrozenDict(given_)
    assert hash(frozen) == hash(FrozenDict(copy.deepcopy(given_)))
    assert pickle.loads(pickle.dumps(frozen)) == copy.deepcopy(frozen) == frozen
    queue = [frozen]
    for value in queue:
        assert not isinstance(value, list)
        if isinstance(value, dict):
            assert type(value) is FrozenDict
            queue += value.values()
        elif isinstance(value, tuple):
            queue += value


def test_extras_are_a_copy():
    mine = {"a": [1]}
    claim = Claim(id="x", data=mine)
    mine["a"].append(2)
    assert claim.data == {"a": (1,)}


@pytest.mark.parametrize(
    "change",
    [
        ("update", {"b": 1}),
        ("pop", "a"),
        ("clear",),
        ("setdefault", "b", 1),
        ("popitem",),
        ("__setitem__", "a", 1),
        ("__delitem__", "a"),
        ("__ior__", {"b": 1}),
    ],
    ids=lambda change: change[0],
)
def test_no_way_of_changing_extras_works(change):
    extras_ = FrozenDict({"a": 1})
    with pytest.raises(TypeError, match="give the element other ones"):
        getattr(extras_, change[0])(*change[1:])
    assert extras_ == {"a": 1}


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), 10**1000])
def test_numbers_that_json_cannot_carry_are_refused(wrong):
    with pytest.raises(ValueError, match="extras cannot hold"):
        FrozenDict({"x": wrong})


def test_bottomless_extras_are_refused():
    deep = inside = []
    for _ in range(5_000):
        inside.append([])
        inside = inside[0]
    with pytest.raises(ValueError, match="nested deeper than 100 levels"):
        Claim(id="x", data={"x": deep})


@given(st.sampled_from(KINDS), st.lists(st.sampled_from("abc")))
def test_what_a_relation_says_of_itself(kind, premises):
    relation = Relation(id="r", kind=kind, premises=premises)
    assert relation.is_attack == (kind in {"rebuttal", "undercut", "contradiction"})
    assert relation.is_linked == (len(premises) > 1)


def test_what_an_argument_says_of_its_steps():
    chain = Argument(id="g", steps=[Step("p"), Step("q", "r1"), Step("s"), Step("t", "r2")])
    assert (chain.premises, chain.inferences, chain.conclusion) == (("p", "s"), ("r1", "r2"), "t")
    assert (Argument(id="g").premises, Argument(id="g").conclusion) == ((), "")
