"""The vocabulary of what a map may have: each word takes exactly one thing out and leaves the map whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import argmap
from argmap.formats import FEATURES, Format, note_losses, without
from argmap.notes import Notes
from tests.features import EXAMPLES
from tests.strategies import maps


def test_every_feature_has_an_example_and_no_example_is_left_over():
    assert list(EXAMPLES) == list(FEATURES)


@pytest.mark.parametrize("name", FEATURES)
def test_an_example_has_its_feature_and_loses_it(name):
    m = EXAMPLES[name]()
    before = m.copy()
    bare = without(m, {name})
    assert FEATURES[name].taker.found(m)
    assert bare != m
    assert m == before


@settings(max_examples=25)
@given(m=maps())
def test_what_was_taken_out_is_out_and_the_map_is_whole(m):
    for name in FEATURES:
        bare = without(m, {name})
        assert argmap.loads(argmap.dumps(bare, notes=Notes())) == bare, name
        assert not FEATURES[name].taker.found(bare), name
        assert without(bare, {name}) == bare, name
        assert bool(FEATURES[name].taker.found(m)) == (bare != m), name


def test_an_unknown_feature_is_refused_and_the_known_ones_told():
    with pytest.raises(KeyError, match="no feature 'colours'; there is title"):
        without(argmap.ArgumentMap(), {"colours"})


def test_a_format_cannot_declare_what_is_no_feature_nor_one_feature_twice():
    with pytest.raises(ValueError, match="drops: there is no feature 'colours'"):
        Format(title="T", suffixes=(".t",), media_type="a/b", sniff=bool, drops={"colours"})
    with pytest.raises(ValueError, match="'ids' is either dropped or changed"):
        Format(title="T", suffixes=(".t",), media_type="a/b", sniff=bool, drops={"ids"}, changes={"ids"})


def test_losses_are_noted_once_a_feature_with_the_elements_that_have_it():
    m = argmap.ArgumentMap()
    for n in range(5):
        m.claim(f"Claim {n}.", weight=n, tags=["x"] if n == 3 else [])
    notes = Notes()
    note_losses(m, {"weights", "quotes"}, {"tags"}, notes, "TGF")
    assert [(n.code, n.severity, n.element, n.message) for n in notes] == [
        ("AM-L-tags", "info", "c4", "TGF gives back in another form tags: 'c4'"),
        (
            "AM-L-weights",
            "warning",
            "",
            "TGF cannot hold the weights of claims: 'c1', 'c2', 'c3' and 2 more",
        ),
    ]
