"""Parts of a map are whole maps, and hold of the map what they should and nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import Argument, ArgumentMap, Group, Step
from tests.strategies import maps


def assert_part(part, m):
    """Every element is as it was, but for arguments and sections that lost something; the order too."""
    for element in part:
        if isinstance(element, Argument):
            assert element.steps in ((), m[element.id].steps)
        elif isinstance(element, Group):
            assert set(element.members) <= set(m[element.id].members)
        else:
            assert element == m[element.id]
    ids = [element.id for element in m]
    assert [element.id for element in part] == [id_ for id_ in ids if id_ in part]


@given(m=maps(), data=st.data())
def test_parts_are_whole_maps(m, data):
    cards = [*m.claims, *m.arguments, *m.relations]
    if not cards:
        return
    id_ = data.draw(st.sampled_from(cards))
    near = [m.neighbourhood(id_, steps=steps) for steps in (0, 1, 100)]
    for part in (*near, m.subtree(id_)):
        assert_part(part, m)
        assert id_ in part or id_ in m.relations
    for small, large in pairwise(near):
        assert {element.id for element in small} <= {element.id for element in large}


@given(m=maps())
def test_a_filter_keeps_what_passes(m):
    everything, nothing = m.filter(lambda _: True), m.filter(lambda _: False)
    assert (everything.claims, everything.arguments) == (m.claims, m.arguments)
    assert everything.relations == m.relations
    assert not nothing.claims
    assert not nothing.arguments
    titled = m.filter(lambda card: bool(card.title))
    assert_part(titled, m)
    assert [*titled.claims] == [claim.id for claim in m.claims.values() if claim.title]


@pytest.fixture
def debate():
    m = ArgumentMap("Should we go?")
    go, rain, radar, late = (m.claim(text, title=text) for text in ("Go", "Rain", "Radar", "Late"))
    against = m.rebut(rain, go)
    m.support(radar, rain)
    m.undercut(late, against)
    m.say(m.actor("Ann", member_of=m.actor("Club")), rain, source=m.source("Letter"))
    m.say(m.actor("Bob"), go, source=m.source("Reply"))
    m.group("Weather", rain, radar, parent=m.group("All"))
    return m


def test_a_part_brings_who_says_it_and_where(debate):
    part = debate.subtree("rain")
    assert [actor.name for actor in part.actors.values()] == ["Club", "Ann"]
    assert [*part.sources] == ["letter"]
    assert [group.title for group in part.groups.values()] == ["All", "Weather"]
    assert [*part.claims] == ["rain", "radar"]


def test_what_undercuts_a_step_hangs_at_it(debate):
    assert [*debate.subtree("go").claims] == [*debate.claims]
    assert [*debate.neighbourhood("go").claims] == ["go", "rain"]
    assert [*debate.neighbourhood("r1", steps=0).claims] == ["go", "rain"]
    assert [*debate.neighbourhood("r1").claims] == [*debate.claims]


def test_who_contradicts_is_contradicted(debate):
    stay = debate.claim("Stay")
    debate.contradict("go", stay)
    assert stay.id in debate.subtree("go").claims
    assert "go" in debate.subtree(stay).claims


def test_an_argument_comes_with_its_steps(debate):
    debate.argument("Clouds", id="clouds", steps=[Step("radar"), Step("rain", inference="r2")])
    assert [*debate.subtree("rain").arguments] == ["clouds"]
    assert [*debate.neighbourhood("clouds", steps=0).claims] == ["rain", "radar"]
    lost = debate.filter(lambda card: card.id != "radar")
    assert lost.arguments["clouds"].steps == ()


def test_steps_are_counted_from_nought(debate):
    with pytest.raises(ValueError, match="0 steps or more"):
        debate.neighbourhood("go", steps=-1)
