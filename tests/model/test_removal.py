"""What goes with what, and what stays with a mention less."""

from __future__ import annotations

import pytest

from argmap import ArgumentMap, Group, Quote, SpeechAct, Step, Transition, Utterance


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap()
    for name in "abcd":
        m.claim(f"{name}.", id=name)
    return m


def test_a_linked_relation_stays_until_its_last_premise_goes(m):
    m.support(["a", "b"], "c", roles={"a": "major", "b": "minor"}, id="r")
    m.remove("a")
    assert (m["r"].premises, m["r"].roles) == (("b",), {"b": "minor"})
    assert m.closure("b") == ("r",)
    assert [e.id for e in m.remove("b", closure=True)] == ["b", "r"]
    assert not m.incoming("c")


def test_all_premises_at_once_take_the_relation_with_them(m):
    m.support(["a", "b"], "c", id="r")
    assert m.closure("a", "b") == ("r",)


def test_a_relation_without_premises_is_not_lost_with_anything_but_its_target(m):
    m.support((), "c", id="r")
    assert m.closure("a") == ()
    assert m.closure("c") == ("r",)


def test_relations_on_relations_go_down_the_chain(m):
    first = m.support("a", "b", id="r1")
    second = m.undercut("c", first, id="r2")
    m.undercut("d", second, id="r3")
    assert m.closure("a") == ("r1", "r2", "r3")
    m.remove("a", closure=True)
    assert [e.id for e in m] == ["b", "c", "d"]


def test_what_was_said_goes_with_its_claim_but_not_the_words(m):
    m.actor("X", id="x")
    m.say("x", "a", text="A!")
    m.say("x", "b", text="A!")
    m.remove("a", closure=True)
    assert [e.id for e in m] == ["x", "b", "c", "d", "u1", "a2"]


def test_an_utterance_goes_with_its_last_speaker_and_takes_acts_and_transitions(m):
    m.actor("X", id="x")
    m.actor("Y", id="y")
    m.say(["x", "y"], "a", text="We!")
    m.say("y", "b", text="I!")
    m.answer("u2", to="u1")
    assert m.closure("x") == ()
    assert m.closure("y") == ("u2", "t1", "a2")
    assert m.closure("x", "y") == ("u1", "u2", "t1", "a1", "a2")


def test_a_transition_stays_while_it_has_a_start_and_an_end(m):
    m.add(*(Utterance(id=f"u{n}") for n in range(4)))
    m.add(
        Transition(id="t", starts=["u0", "u1"], ends=["u2", "u3"]),
        SpeechAct(id="act", anchor="t", content="a"),
    )
    m.remove("u0", "u2")
    assert (m["t"].starts, m["t"].ends) == (("u1",), ("u3",))
    assert m.closure("u1") == ("t", "act")


def test_steps_and_quotes_are_dropped(m):
    m.source("S", id="s")
    m.support("a", "b", id="r")
    m.argument(
        "G",
        steps=[Step("a"), Step("c"), Step("b", "r")],
        quotes=[Quote(source="s"), Quote(exact="x")],
        id="g",
    )
    m.remove("c", "s")
    assert m["g"].steps == (Step("a"), Step("b", "r"))
    assert m["g"].quotes == (Quote(exact="x"),)
    m.remove("r")
    assert m["g"].steps == (Step("a"), Step("b"))


def test_a_group_whose_group_goes_lies_in_the_next_one_out(m):
    m.add(*(Group(id=f"g{n}", parent=f"g{n - 1}" if n else "", members=["a"]) for n in range(5)))
    m.remove("g2", "g3")
    assert m["g4"].parent == "g1"
    assert [e.id for e in m.members("g1")] == ["a", "g4"]
    m.remove("g0")
    assert m["g1"].parent == ""


def test_members_leave_a_group_that_goes_with_nobody(m):
    m.actor("Group", id="x")
    m.actor("Member", id="y", member_of="x")
    m.remove("x")
    assert m["y"].member_of == ()


def test_removal_returns_all_that_went_and_takes_elements_as_well_as_ids(m):
    relation = m.support("a", "b")
    assert m.remove(m["a"], relation) == (m_claim("a"), relation)
    assert m.remove("b", "b") == (m_claim("b"),)
    assert m.remove() == ()


def m_claim(id_):
    return ArgumentMap().claim(f"{id_}.", id=id_)


def test_the_order_of_what_goes_does_not_depend_on_how_the_map_was_made(m):
    m.add(Utterance(id="u"), Group(id="g", members=["a"]))
    acts = [SpeechAct(id=f"x{n}", anchor="u", content="a") for n in range(3)]
    m.add(*reversed(acts))
    m.support("a", "b", id="r")
    assert m.closure("a") == ("r", "x2", "x1", "x0")


def test_an_id_that_was_removed_can_be_used_again(m):
    m.support("a", "b", id="r")
    m.remove("a", closure=True)
    m.claim("Again.", id="a")
    assert m.outgoing("a") == ()
    assert [*m.claims] == ["b", "c", "d", "a"]
