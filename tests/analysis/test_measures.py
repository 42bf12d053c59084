"""The shape of maps in numbers, and parts of maps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap import ArgumentMap, Claim, Relation, Step
from argmap.analysis.measures import measures, shape
from argmap.analysis.reach import dependents
from argmap.analysis.structure import links
from tests.strategies import maps

LONG = 30_000


def _debate():
    m = ArgumentMap("Encryption")
    halt = m.claim("Halt.", title="Halt")
    lost, police = m.claim("Reports are lost.", title="Lost"), m.claim("Police need them.", title="Police")
    m.support([lost, police], halt)
    safe = m.claim("It keeps us safe.", title="Safe")
    m.rebut(safe, halt)
    m.rebut(m.claim("Not children.", title="Children"), safe)
    m.undercut(m.claim("Not all.", title="All"), "r1")
    ann, bob = m.actor("Ann"), m.actor("Bob")
    m.say(ann, halt)
    m.say(bob, halt, act="deny")
    m.say(bob, safe)
    return m


def test_each_claim_has_its_numbers():
    found = measures(_debate())
    halt = found["halt"]
    assert (halt.depth, halt.linked, halt.convergent, halt.attacks, halt.unanswered) == (0, 1, 0, 1, 0)
    assert (halt.pro, halt.con, halt.contested, halt.dependents, halt.uses) == (1, 1, 2, 0, 0)
    safe = found["safe"]
    assert (safe.depth, safe.attacks, safe.unanswered, safe.uses, safe.dependents) == (1, 1, 1, 1, 1)
    assert (found["children"].depth, found["children"].dependents) == (2, 2)
    assert (found["all"].depth, found["all"].dependents) == (1, 1)


def test_a_map_has_a_shape():
    found = shape(_debate())
    assert found.roots == ("halt",)
    assert found.leaves == ("lost", "police", "children", "all")
    assert found.chain == ("children", "safe", "halt")
    assert (found.linked, found.convergent, found.unanswered) == (("r1",), (), ("r3", "r4"))


def test_convergent_supports_are_those_of_one_target():
    m = ArgumentMap()
    for text in ("One.", "Two."):
        m.support(m.claim(text), "c1" if "c1" in m else m.claim("So.", id="c1"))
    assert shape(m).convergent == ("r1", "r2")


def test_an_argument_that_is_spelt_out_stands_between():
    m = ArgumentMap()
    m.support(m.claim("Socrates is a man."), m.claim("Socrates is mortal."))
    m.argument("Mortality", steps=[Step("c1"), Step("c2", inference="r1")])
    assert shape(m).chain == ("c1", "mortality", "c2")
    assert dependents(m) == {"c1": 2, "c2": 0, "mortality": 1}


def _by_walking(m):
    leads = {}
    for link in links(m).values():
        leads.setdefault(link.id, set()).update(filter(None, [link.target]))
        for premise in link.premises:
            leads.setdefault(premise, set()).add(link.id)
    counts = {}
    for start in (*m.claims, *m.arguments):
        seen, queue = {start}, [start]
        for id_ in queue:
            new = leads.get(id_, set()) - seen
            seen |= new
            queue += new
        counts[start] = len([id_ for id_ in seen if id_ in m.claims or id_ in m.arguments]) - 1
    return counts


@settings(max_examples=40)
@given(maps())
def test_what_hangs_on_a_claim_is_what_one_comes_to_by_walking(m):
    assert dependents(m) == _by_walking(m)


@settings(max_examples=40)
@given(maps())
def test_any_map_has_measures(m):
    assert list(measures(m)) == [*m.claims, *m.arguments]
    assert set(shape(m).roots) <= set(measures(m))


@pytest.mark.parametrize("is_closed", [False, True])
def test_long_chains_and_circles_are_measured(is_closed):
    m = ArgumentMap()
    m.add(*[Claim(id=f"c{n}") for n in range(LONG)])
    ends = range(LONG if is_closed else LONG - 1)
    m.add(
        *[Relation(id=f"r{n}", kind="support", premises=[f"c{n}"], target=f"c{(n + 1) % LONG}") for n in ends]
    )
    found = measures(m)
    assert found["c0"].dependents == LONG - 1
    assert found[f"c{LONG - 1}"].dependents == (LONG - 1 if is_closed else 0)
    assert len(shape(m).chain) == LONG
    assert len(m.neighbourhood("c5", steps=2).claims) == 5
    assert len(m.subtree("c9").claims) == (LONG if is_closed else 10)


def test_ways_that_part_and_meet_again_count_once():
    m = ArgumentMap()
    m.add(*[Claim(id=f"c{n}") for n in range(9_000)])
    m.add(
        *[
            Relation(id=f"r{n}-{k}", kind="support", premises=[f"c{n}"], target=f"c{n + k}")
            for n in range(8_998)
            for k in (1, 2)
        ]
    )
    found = dependents(m)
    assert (found["c0"], found["c8990"]) == (8_999, 9)
