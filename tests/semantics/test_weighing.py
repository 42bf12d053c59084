"""From a map to base scores, attackers, supporters and premises, and back."""

from __future__ import annotations

import pytest
from hypothesis import given

from argmap import ArgmapWarning, ArgumentMap, Relation, Step
from argmap.errors import OptionError
from argmap.model import Argument
from argmap.semantics import evaluate
from argmap.semantics.interpretations import strengths, voices
from tests.strategies import maps


@pytest.fixture
def m():
    return ArgumentMap()


def strength(m, semantics="df-quad", **options):
    return evaluate(m, semantics, **options).strength


def test_a_claim_starts_from_its_weight_or_from_the_middle(m):
    m.claim("It is so.", weight=0.8)
    m.claim("It may be so.")
    assert dict(strength(m)) == {"c1": 0.8, "c2": 0.5}
    assert dict(strength(m, unknown=0.25, base={"c1": 1})) == {"c1": 1, "c2": 0.25}


def test_support_lifts_and_a_rebuttal_pushes_down(m):
    claim = m.claim("It is so.")
    m.support(m.claim("Look.", weight=0.8), claim)
    assert strength(m)["c1"] == pytest.approx(0.5 + 0.5 * 0.8)
    m.rebut(m.claim("Look again.", weight=1.0), claim)
    assert strength(m)["c1"] == pytest.approx(0.5 - 0.5 * 0.2)


def test_linked_premises_are_worth_their_product(m):
    reason, other = m.claim("All men die.", weight=0.8), m.claim("Socrates is a man.", weight=0.5)
    link = m.support([reason, other], m.claim("Socrates dies.", weight=0.0))
    assert strength(m)[link.id] == pytest.approx(0.4)
    assert strength(m)["c3"] == pytest.approx(0.4)


def test_a_weight_weakens_a_relation(m):
    link = m.support(m.claim("Look.", weight=0.8), m.claim("It is so.", weight=0.0), weight=0.5)
    assert strength(m)[link.id] == pytest.approx(0.4)
    assert strength(m)["c2"] == pytest.approx(0.4)


def test_an_undercut_weakens_the_step_and_not_its_ends(m):
    link = m.support(m.claim("It looks red.", weight=0.8), m.claim("It is red.", weight=0.0))
    m.undercut(m.claim("The light is red.", weight=0.75), link)
    found = strength(m)
    assert found["c1"] == 0.8
    assert found[link.id] == pytest.approx(0.8 * 0.25)
    assert found["c2"] == pytest.approx(0.2)


def test_a_contradiction_is_an_attack_both_ways(m):
    m.contradict(m.claim("It rains.", weight=1.0), m.claim("It does not rain.", weight=1.0))
    assert strength(m, "h-categoriser")["c1"] == pytest.approx(0.618034)
    assert strength(m, "h-categoriser")["c2"] == pytest.approx(0.618034)


def test_of_a_contradiction_of_three_two_together_attack_the_third(m):
    for weight in (1.0, 0.5, 0.25):
        m.claim("One of three.", weight=weight)
    m.add(Relation(id="r1", kind="contradiction", premises=("c1", "c2"), target="c3"))
    framework = strengths.read(m).framework
    assert [len(framework.attackers[number]) for number in range(3)] == [1, 1, 1]
    [attacker] = framework.attackers[1]
    assert set(framework.premises[attacker]) >= {0, 2}
    many = ArgumentMap()
    ends = [many.claim("One of many.").id for _ in range(500)]
    many.add(Relation(id="r1", kind="contradiction", premises=ends))
    assert sum(map(len, strengths.read(many).framework.premises)) < 5_000


def test_a_weighted_contradiction_is_attacked_as_far_as_it_holds(m):
    m.claim("It rains.", weight=1.0)
    m.claim("It does not rain.", weight=0.0)
    m.add(Relation(id="r1", kind="contradiction", premises=("c1",), target="c2", weight=0.5))
    m.replace(m.claims["c1"].__class__(id="c2", text="It does not rain.", weight=0.8))
    assert strengths.read(m).framework.attackers[0] != (1,)
    assert 0.5 < strength(m, "h-categoriser")["c1"] < 1


def test_claims_that_say_the_same_are_one_and_read_back_as_many(m):
    claim = m.claim("It is so.", weight=0.2)
    again = m.claim("So it is.", weight=0.6)
    m.equate(again, claim)
    m.support(m.claim("Look.", weight=0.5), again)
    found = strength(m)
    assert found["c1"] == found["c2"] == pytest.approx(0.4 + 0.6 * 0.5)


def test_an_argument_that_is_spelt_out_is_its_last_inference(m):
    for weight in (0.8, 0.5, 0.0):
        m.claim("A step.", weight=weight)
    m.add(
        Relation(id="r1", kind="support", premises=("c1", "c2"), target="c3"),
        Argument(id="a1", steps=(Step("c1"), Step("c2"), Step("c3", inference="r1"))),
    )
    assert strength(m)["a1"] == strength(m)["r1"] == strength(m)["c3"] == pytest.approx(0.4)
    m.rebut(m.claim("It does not follow.", weight=1.0), "a1")
    assert strength(m)["a1"] == strength(m)["c3"] == 0


def test_an_argument_that_is_not_spelt_out_is_weighed_as_a_claim(m):
    m.support(m.argument("Reason", "Because.", weight=0.6), m.claim("It is so.", weight=0.0))
    assert strength(m)["c1"] == pytest.approx(0.6)


def test_every_argument_knows_the_element_that_it_came_from(m):
    link = m.support([m.claim("One."), m.claim("Two.")], m.claim("Three."))
    reading = strengths.read(m)
    assert all(reading.framework.names[place] == id_ for id_, place in reading.places.items())
    assert reading.places[link.id] == 3


def test_nothing_supports_itself_and_a_preference_says_nothing(m):
    claim = m.claim("It is so.")
    m.support(claim, claim)
    m.prefer(claim, m.claim("It is not so."))
    assert dict(strength(m)) == {"c1": 0.5, "c2": 0.5, "r1": 0.5}


def test_relations_without_premises_or_target_move_nothing(m):
    m.claim("It is so.")
    m.add(
        Relation(id="r1", kind="rebuttal", target="c1"), Relation(id="r2", kind="support", premises=("c1",))
    )
    assert strength(m)["c1"] == 0.5


def test_weights_beyond_the_scale_are_taken_for_its_ends_and_told(m):
    m.claim("It is so.", weight=70)
    with pytest.warns(ArgmapWarning, match="such as 70 of 'c1'"):
        assert strength(m)["c1"] == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"base": {"nobody": 0.5}}, "'nobody', which the map does not have"),
        ({"base": {"c1": 1.5}}, "the base score of 'c1' is 1.5"),
        ({"unknown": -1}, "what is unknown is -1"),
    ],
)
@pytest.mark.parametrize("interpretation", ["strengths", "voices"])
def test_scores_that_are_none_are_refused(m, interpretation, options, message):
    m.claim("It is so.")
    with pytest.raises(OptionError, match=message):
        evaluate(m, "df-quad", interpretation=interpretation, **options)


# -- voices


def share(m, *acts):
    claim = m.claim("It is so.")
    for number, act in enumerate(acts):
        m.say(m.actor(f"Actor {number}"), claim, act=act)
    return voices.shares(m).get(claim.id, 0.5)


@pytest.mark.parametrize(
    ("acts", "score"),
    [
        ((), 0.5),
        (("assert",), 2 / 3),
        (("concede",), 3 / 4),
        (("promise",), 1.5 / 2.5),
        (("deny",), 1 / 3),
        (("question",), 1 / 2.5),
        (("assert", "deny"), 0.5),
        (("assert", "assert", "deny"), 3 / 5),
        (("shout",), 0.5),
    ],
)
def test_a_base_score_is_the_share_of_voices_for_it(m, acts, score):
    assert share(m, *acts) == pytest.approx(score)


def test_who_says_something_twice_has_one_voice(m):
    facebook, claim = m.actor("Facebook"), m.claim("Misuse is certain.")
    for act in ("assert", "concede", "assert"):
        m.say(facebook, claim, act=act)
    assert voices.shares(m) == {claim.id: 3 / 4}


def test_a_weight_counts_before_voices_and_a_given_score_before_both(m):
    claim = m.claim("It is so.", weight=0.1)
    m.say(m.actor("Facebook"), claim)
    assert strength(m, interpretation="voices")["c1"] == 0.1
    assert strength(m, interpretation="voices", base={"c1": 0.9})["c1"] == 0.9


@given(m=maps(extra=False))
@pytest.mark.filterwarnings("ignore::argmap.ArgmapWarning")
def test_any_map_can_be_weighed(m):
    for interpretation in ("strengths", "voices"):
        found = strength(m, "quadratic-energy", interpretation=interpretation)
        assert set(m.claims) | set(m.arguments) <= set(found)
        assert all(0 <= value <= 1 for value in found.values())
