"""What other libraries break on: parallel relations, loops, cycles, and depths and crowds of 100,000.

No test is timed; what is not linear here would run for minutes, and what recurses would end at once.
"""

from __future__ import annotations

import copy
import pickle

import pytest

from argmap import (
    Actor,
    ArgumentMap,
    Claim,
    Group,
    IntegrityError,
    Relation,
    SpeechAct,
    Transition,
    Utterance,
)
from argmap.analysis import tree, walk

LARGE = 100_000
DEEP = 20_000


@pytest.fixture(scope="module")
def chain() -> ArgumentMap:
    """Each claim supports the one before it."""
    m = ArgumentMap()
    m.add(*(Claim(id=f"c{n}") for n in range(LARGE)))
    m.add(
        *(
            Relation(id=f"r{n}", kind="support", premises=[f"c{n}"], target=f"c{n - 1}")
            for n in range(1, LARGE)
        )
    )
    return m


def test_parallel_relations_are_told_apart():
    m = ArgumentMap()
    a, b = m.claim("A."), m.claim("B.")
    first, second = m.support(a, b), m.support(a, b)
    assert m.supports(b) == m.outgoing(a) == (first, second)
    m.remove(first)
    assert m.supports(b) == m.outgoing(a) == (second,)
    m.remove(second)
    assert m.supports(b) == m.outgoing(a) == ()
    assert m.remove(a) == (a,)


def test_a_loop_is_one_relation_on_both_sides():
    m = ArgumentMap()
    a = m.claim("A.")
    loop = m.support(a, a)
    mutual = m.contradict(a, a)
    itself = Relation(id="self", kind="undercut", premises=["self"], target="self")
    m.add(itself)
    assert m.incoming(a) == m.outgoing(a) == (loop, mutual)
    assert m.attacks(a) == (mutual,)
    assert m.attacks("self") == m.outgoing("self") == (itself,)
    assert m.closure(a) == (loop.id, mutual.id)
    m.remove("self")
    m.remove(a, closure=True)
    assert list(m) == []


def test_a_contradiction_attacks_both_ends():
    m = ArgumentMap()
    a, b = m.claim("A."), m.claim("B.")
    mutual = m.contradict(a, b)
    rebuttal = m.rebut(b, a)
    assert m.attacks(a) == (rebuttal, mutual)
    assert m.attacks(b) == (mutual,)


def test_a_premise_twice_in_a_relation_counts_once_for_the_claim():
    m = ArgumentMap()
    a, b = m.claim("A."), m.claim("B.")
    twice = m.support([a, a], b)
    assert twice.premises == (a.id, a.id)
    assert m.outgoing(a) == (twice,)
    assert m.closure(a) == (twice.id,)


def test_cycles_of_relations_are_walked_once():
    m = ArgumentMap()
    m.add(
        Relation(id="x", kind="undercut", premises=["y"], target="z"),
        Relation(id="y", kind="undercut", premises=["z"], target="x"),
        Relation(id="z", kind="undercut", premises=["x"], target="y"),
    )
    assert sorted(id_ for _, id_ in walk(m)) == ["x", "y", "z"]
    assert sorted(m.closure("x")) == ["y", "z"]


def test_a_refused_batch_leaves_nothing_behind():
    m = ArgumentMap()
    with pytest.raises(IntegrityError):
        m.add(Claim(id="a"), Relation(id="r", kind="support", premises=["a"], target="nowhere"))
    assert len(m) == 0
    m.add(Claim(id="a"))
    assert m.outgoing("a") == ()


def test_a_deep_chain_is_walked_and_copied(chain):
    assert sum(depth for depth, _ in walk(chain)) == sum(range(2 * LARGE - 1))
    assert tree(chain).roots == ("c0",)
    for twin in (chain.copy(), copy.deepcopy(chain), pickle.loads(pickle.dumps(chain))):
        assert twin == chain
        assert twin.incoming(f"c{LARGE - 2}") == (chain[f"r{LARGE - 1}"],)


def test_a_deep_chain_loses_its_middle_and_all_of_itself(chain):
    m = chain.copy()
    assert m.closure("c5") == ("r5", "r6")
    m.remove("c5", closure=True)
    assert tree(m).roots == ("c0", "c6")
    m.remove(*m.claims, closure=True)
    assert len(m) == 0


def test_every_second_claim_of_a_chain_can_go_one_by_one(chain):
    m = chain.copy()
    for n in range(0, LARGE, 2):
        m.remove(f"c{n}", closure=True)
    assert len(m) == LARGE // 2


def test_a_tower_of_relations_falls_as_a_whole():
    m = ArgumentMap()
    m.add(Claim(id="c"), Claim(id="r0"))
    m.add(
        *(Relation(id=f"r{n}", kind="undercut", premises=["c"], target=f"r{n - 1}") for n in range(1, DEEP))
    )
    assert len(m.closure("r0")) == DEEP - 1
    assert [depth for depth, _ in walk(m)][-1] == DEEP - 1
    m.remove("r0", closure=True)
    assert list(m) == [m["c"]]


def test_a_star_is_asked_and_taken_apart():
    m = ArgumentMap()
    thesis = m.claim("Thesis.")
    for _ in range(DEEP // 2):
        m.support(m.claim("Reason."), thesis)
    assert len(m.supports(thesis)) == DEEP // 2
    assert len(m.closure(thesis)) == DEEP // 2
    m.remove(*[r for r in m.relations if r != "r1"])
    assert [r.id for r in m.supports(thesis)] == ["r1"]


def test_deep_nesting_is_built_and_taken_apart():
    m = ArgumentMap()
    outer = ""
    for _ in range(DEEP):
        outer = m.group("", parent=outer).id
    m.add(*(Group(id=f"leaf{n}", parent=outer) for n in range(1_000)))
    m.remove(*(id_ for id_ in m.groups if id_ != "s1" and not id_.startswith("leaf")))
    assert {m[f"leaf{n}"].parent for n in range(1_000)} == {"s1"}


def test_deep_membership_gives_a_stance():
    m = ArgumentMap()
    m.add(*(Actor(id=f"p{n}", member_of=[f"p{n - 1}"] if n else []) for n in range(DEEP)))
    m.say("p0", m.claim("So."))
    assert m.stance(f"p{DEEP - 1}", "c1") == "pro"


def test_a_cycle_through_all_actors_is_found():
    m = ArgumentMap()
    with pytest.raises(IntegrityError, match="membership is cyclic"):
        m.add(*(Actor(id=f"p{n}", member_of=[f"p{(n + 1) % DEEP}"]) for n in range(DEEP)))
    assert len(m) == 0


def test_a_deep_dialogue_falls_with_its_beginning():
    m = ArgumentMap()
    m.add(Actor(id="x"), Utterance(id="t0", speakers=["x"]))
    m.add(*(Transition(id=f"t{n}", starts=[f"t{n - 1}"]) for n in range(1, DEEP)))
    m.add(SpeechAct(id="act", anchor=f"t{DEEP - 1}"))
    assert len(m.remove("x", closure=True)) == DEEP + 2


def test_very_many_words_are_found_again():
    m = ArgumentMap()
    m.actor("X", id="x")
    m.claim("So.", id="c")
    for n in range(20_000):
        m.say("x", "c", text=f"Word {n // 2}.")
    assert len(m.utterances) == 10_000
