"""What a strength is made of: removals, Shapley values, gradients, and the sentence."""

from __future__ import annotations

import itertools
import statistics

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap import ArgumentMap, Relation
from argmap.errors import OptionError
from argmap.semantics import SEMANTICS, account, evaluate
from argmap.semantics.gradual._slopes import gradient
from tests.semantics.test_gradual import GRADUAL, frameworks


@pytest.fixture
def m():
    """A claim with a reason that is attacked and an objection that is linked."""
    m = ArgumentMap()
    thesis, reason, doubt, one, other = (m.claim(f"{name} is so.", title=name) for name in "TRDAB")
    m.support(reason, thesis)
    m.rebut(doubt, reason)
    m.rebut([one, other], thesis, id="linked")
    return m


def without(m, *ids):
    """Return the map without some claims, and without the objection if it lacks one of its premises."""
    rest = m.copy()
    linked = {"linked"} if {"a", "b"} & {*ids} else set()
    rest.remove(*linked, *ids, closure=True)
    return rest


def test_a_removal_is_what_the_strength_loses(m):
    whole = evaluate(m, "df-quad").strength["t"]
    found = account(m, "t").contributions
    for id_ in "rdab":
        assert found[id_] == pytest.approx(whole - evaluate(without(m, id_), "df-quad").strength["t"])
    assert found["a"] < 0 < found["r"]
    assert found["d"] < 0
    assert [*map(abs, found.values())] == sorted(map(abs, found.values()), reverse=True)


def test_a_shapley_value_is_the_mean_over_all_orders(m):
    found = account(m, "t", by="shapley").contributions
    players = ["r", "d", "a", "b", "linked"]
    gains = {player: [] for player in players}
    for order in itertools.permutations(players):
        absent = [*players]
        for player in order:
            before = evaluate(without(m, *absent), "df-quad").strength["t"]
            absent.remove(player)
            gains[player].append(evaluate(without(m, *absent), "df-quad").strength["t"] - before)
    assert found == pytest.approx({player: statistics.mean(gain) for player, gain in gains.items()})


def test_shapley_values_add_up_to_what_moved_the_strength(m):
    for _ in range(12):
        m.rebut(m.claim("More."), m.claim("And more.") if len(m.claims) % 2 else "t")
    found = account(m, "t", by="shapley")
    assert sum(found.contributions.values()) == pytest.approx(found.strength - found.base)
    assert account(m, "t", by="shapley") == found


@pytest.mark.parametrize("semantics", GRADUAL)
@given(debate=frameworks(cyclic=False, score=st.floats(0.05, 0.95)))
def test_a_gradient_is_the_slope_of_small_changes(semantics, debate):
    judge = SEMANTICS[semantics]
    values = judge.strengths(debate).values
    target, step = len(debate) - 1, 1e-5
    for number, slope in enumerate(gradient(debate, judge.rule, values, target)):
        ways = []
        for way in (step, -step):
            base = [*debate.base]
            base[number] += way
            ways.append((judge.strengths(evolve(debate, base=base)).values[target] - values[target]) / way)
        assert min(ways) - 1e-3 <= slope <= max(ways) + 1e-3


def test_a_gradient_on_a_cycle():
    m = ArgumentMap()
    m.contradict(m.claim("A", weight=0.6), m.claim("B", weight=0.5))
    found = account(m, "c1", "quadratic-energy", by="gradient").contributions["c2"]
    step = 1e-6
    ways = (evaluate(m, "quadratic-energy", base={"c2": 0.5 + way}).strength["c1"] for way in (step, -step))
    up, down = ways
    assert found == pytest.approx((up - down) / (2 * step), abs=1e-5)


def test_the_account_in_words(m):
    assert str(account(m, "t")) == (
        "“T” has a strength of 0.50 and started from 0.50: “R” (+0.12) lifts it; “A” (−0.12), "
        "“B” (−0.12) and “D” (−0.12) push it down."
    )
    assert (
        str(account(m, "a"))
        == "“A” has a strength of 0.50 and started from 0.50: nothing in the map bears on it."
    )


def test_far_away_elements_are_taken_as_they_are():
    m = ArgumentMap()
    claims = [m.claim(f"Number {number}.") for number in range(300)]
    for target, source in itertools.pairwise(claims):
        m.rebut(source, target)
    found = account(m, claims[0], most=5)
    assert found.contributions.keys() <= {claim.id for claim in claims[1:6]}
    assert found.contributions["c2"] == pytest.approx(account(m, claims[0]).contributions["c2"])


@pytest.mark.parametrize("by", ["removal", "shapley", "gradient"])
def test_a_claim_with_very_many_attackers_is_ordinary(by):
    m = ArgumentMap()
    thesis = m.claim("So.", id="so")
    for _ in range(20_000):
        m.rebut(m.claim("No."), thesis)
    found = account(m, "so", "h-categoriser", by=by).contributions
    assert len(found) <= 20_000
    assert all(value < 0 for value in found.values())


def test_what_cannot_be_accounted_for_is_refused(m):
    with pytest.raises(OptionError, match="gives no strengths"):
        account(m, "t", "grounded")
    m.add(Relation(id="p", kind="preference", premises=("a",), target="b"))
    with pytest.raises(OptionError, match="passes 'p' over"):
        account(m, "p")


@pytest.mark.parametrize("by", ["removal", "shapley", "gradient"])
def test_the_seed_debate_is_accounted_for(by):
    found = account(argmap.example("facebook-encryption"), "halt", by=by).contributions
    assert found["abuse-would-grow"] > 0 > found["safety-will-be-built-in"]
