"""Positions, agreements, cruxes and concessions."""

from __future__ import annotations

from hypothesis import given, settings

from argmap import ArgumentMap, example
from argmap.analysis.stances import agreements, concessions, cruxes, positions
from tests.strategies import maps


@settings(max_examples=40)
@given(maps())
def test_positions_are_the_stances_of_the_map(m):
    found = positions(m)
    assert {a: {c: p.stance for c, p in held.items()} for a, held in found.items()} == m.stances()
    for actor, held in found.items():
        for claim, position in held.items():
            said = {s.claim.id for s in m.statements(actor=actor) if s.actor.id == actor}
            assert position.is_own is (claim in said)
            assert list(position.statements) == sorted(position.statements, key=lambda s: s.when)


@settings(max_examples=40)
@given(maps())
def test_any_map_has_agreements_cruxes_and_concessions(m):
    for found in agreements(m):
        assert -1 <= found.score <= 1
        assert found.one != found.other
    for crux in cruxes(m):
        assert not set(crux.pro) & set(crux.con)
    concessions(m)


def _debate():
    m = ArgumentMap()
    union = m.actor("Union", side="labour")
    ann, bob, cat = m.actor("Ann", member_of=union), m.actor("Bob"), m.actor("Cat")
    strike, pay = m.claim("Strike.", title="Strike"), m.claim("Pay is low.", title="Pay")
    costs = m.claim("It costs.", title="Costs")
    m.support(pay, strike)
    m.rebut(costs, strike)
    m.say(union, strike, when="2019")
    m.say(union, pay, when="2019")
    m.say(bob, strike, act="deny", when="2019-05")
    m.say(bob, pay, act="deny", when="2019-05")
    m.say(bob, pay, act="concede", when="2021")
    m.say(cat, costs, when="2020")
    m.say(ann, costs, act="concede", when="2020")
    return m


def test_a_member_holds_what_its_group_says():
    found = positions(_debate())
    assert (found["ann"]["strike"].is_own, found["ann"]["strike"].through) == (False, ("union",))
    assert (found["ann"]["costs"].is_own, found["ann"]["costs"].through) == (True, ())


def test_what_is_held_changes_over_time():
    m = _debate()
    assert positions(m)["bob"]["pay"].history == (("2019-05", "con"), ("2021", "pro"))
    assert positions(m)["bob"]["pay"].stance == "mixed"
    assert positions(m, until="2020")["bob"]["pay"].stance == "con"
    assert "bob" not in positions(m, until="2019-04")
    assert "cat" not in positions(m, until="2019")
    m.say("bob", "strike", act="retract", when="2022")
    assert "strike" not in positions(m)["bob"]
    assert positions(m, until="2021")["bob"]["strike"].stance == "con"


def test_actors_agree_and_split_on_what_both_speak_of():
    found = {(one.one, one.other): one for one in agreements(_debate())}
    assert found["union", "ann"].agreed == ("strike", "pay")
    assert found["union", "bob"].split == ("strike",)
    assert (found["ann", "cat"].agreed, found["ann", "cat"].score) == (("costs",), 1)
    assert ("bob", "cat") not in found
    assert {(one.one, one.other) for one in agreements(_debate(), among=["union", "bob"])} == {
        ("union", "bob")
    }


def test_cruxes_are_told_first_on_which_most_hangs():
    found = cruxes(_debate())
    assert [(crux.claim, crux.pro, crux.con, crux.dependents) for crux in found] == [
        ("strike", ("union", "ann"), ("bob", "cat"), 0)
    ]
    m = _debate()
    m.say(m.actor("Dan"), "pay", act="deny")
    assert [crux.claim for crux in cruxes(m)] == ["pay", "strike"]


def test_a_concession_is_made_to_those_who_assert():
    assert [(found.actor, found.claim, found.to) for found in concessions(_debate())] == [
        ("bob", "pay", ("union",)),
        ("ann", "costs", ("cat",)),
    ]


def test_the_example_has_concessions():
    assert {found.actor for found in concessions(example("facebook-encryption"))} >= {"mark-zuckerberg"}
