"""Who supports and attacks whom."""

from __future__ import annotations

from hypothesis import given

from argmap import ArgumentMap
from argmap.analysis.dealings import Pair, dealings
from tests.strategies import maps


def test_only_those_who_are_asked_for_are_told():
    m = ArgumentMap()
    ann, bob, eve = m.actor("Ann"), m.actor("Bob"), m.actor("Eve")
    go, stay = m.claim("Go."), m.claim("Stay.")
    for actor in (ann, eve):
        m.say(actor, go)
    m.say(bob, stay)
    rebuttal = m.rebut(stay, go)
    denial = m.say(bob, go, act="deny")
    assert dealings(m, {"ann", "bob"}) == {Pair("bob", "ann", "attack"): [rebuttal.id, denial.anchor]}
    assert set(dealings(m)) == {Pair("bob", "ann", "attack"), Pair("bob", "eve", "attack")}


@given(maps())
def test_dealings_lie_between_actors_and_go_by_relations_and_utterances(m):
    for pair, through in dealings(m).items():
        assert pair.one in m.actors
        assert pair.other in m.actors
        assert all(id_ in m.relations or id_ in m.utterances for id_ in through)
