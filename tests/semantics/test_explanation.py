"""Why a claim stands, falls or is open: the grounds, and how they read."""

from __future__ import annotations

import pytest
from hypothesis import given

import argmap
from argmap import ArgumentMap
from argmap.errors import OptionError, UnknownIdError
from argmap.semantics import evaluate, explain
from tests.strategies import maps


@pytest.fixture
def m():
    return ArgumentMap()


def claims(m, names):
    return [m.claim(f"{name} is so.", title=name) for name in names.split()]


def said(m, element, semantics="grounded"):
    return explain(m, element, semantics).sentence


def test_nothing_speaks_against_it(m):
    [a] = claims(m, "A")
    assert said(m, a) == "“A” stands because nothing in the map speaks against it."


def test_an_attack_that_nothing_answers(m):
    a, b = claims(m, "A B")
    m.rebut(b, a)
    assert said(m, a) == "“A” falls because it is rebutted by “B”, which nothing in the map answers."


def test_a_chain_is_told_two_steps_deep_in_a_sentence_and_further_in_the_text(m):
    a, b, c, d, e = claims(m, "A B C D E")
    for attacker, target in ((b, a), (c, b), (d, c), (e, d)):
        m.rebut(attacker, target)
    assert explain(m, a).text.splitlines() == [
        "“A” stands because its only attacker, “B”, is rebutted by “C”.",
        "  − “B” rebuts it and falls",
        "    − “C” rebuts it and stands",
        "      − “D” rebuts it and falls",
        "        − “E” rebuts it and stands",
    ]
    assert explain(m, a, depth=1).text.splitlines()[1:] == ["  − “B” rebuts it and falls"]
    assert (
        said(m, b) == "“B” falls because it is rebutted by “C”, which stands because its only attacker, “D”, "
        "is rebutted by “E”."
    )


def test_several_attackers_each_with_what_makes_it_fail(m):
    a, b, c, d, e = claims(m, "A B C D E")
    m.rebut(b, a)
    m.undercut(d, m.rebut(c, a))
    m.rebut(e, b)
    assert (
        said(m, a) == "“A” stands because each of its 2 attackers fails: “B” is rebutted by “E” and “C” is "
        "undercut by “D”."
    )


def test_a_claim_that_lost_its_reason(m):
    a, b, c = claims(m, "A B C")
    m.support(b, a)
    m.rebut(c, b)
    found = explain(m, a)
    assert found.sentence == "“A” falls because its only reason, “B”, is rebutted by “C”."
    assert (found.to_answer, found.to_restore) == ((), ("b",))
    assert found.text.endswith("Before it can stand, “B” would have to stand.")


def test_a_claim_that_lost_all_its_reasons(m):
    a, b, c, d = claims(m, "A B C D")
    m.support(b, a)
    m.undercut(d, m.support(c, a))
    m.rebut(d, b)
    found = explain(m, a)
    assert (
        found.sentence
        == "“A” falls because none of its 2 reasons stands: “B” is rebutted by “D”; “C” is undercut by “D”."
    )
    assert found.text.endswith("one of “B” and “C” would have to stand.")


def test_linked_premises_speak_together(m):
    a, b, c = claims(m, "A B C")
    m.support([b, c], a)
    assert said(m, a) == "“A” stands because “B” and “C” support it and nothing in the map speaks against it."


def test_all_standing_attacks_have_to_be_answered(m):
    a, b, c, d = claims(m, "A B C D")
    for attacker in (b, c):
        m.rebut(attacker, a)
    m.rebut(d, c)
    found = explain(m, a)
    assert found.to_answer == ("b",)
    m.remove(m.outgoing(d)[0])
    assert explain(m, a).to_answer == ("b", "c")
    assert explain(m, a).text.endswith("Before it can stand, “B” and “C” would have to be answered.")


def test_what_nothing_decides_is_open(m):
    a, b, c, d = claims(m, "A B C D")
    m.contradict(a, b)
    m.rebut(b, c)
    m.rebut(d, d)
    assert (
        said(m, a)
        == "“A” is open because it and “B” speak against each other, and nothing decides between them."
    )
    assert said(m, c) == "“C” is open because “B” is open too."
    assert said(m, d) == "“D” is open because it speaks against itself."


def test_steps_can_be_explained_too(m):
    a, b, c = claims(m, "A B C")
    step = m.support(b, a)
    m.undercut(c, step)
    assert (
        said(m, step)
        == "The step from “B” to “A” falls because it is undercut by “C”, which nothing in the map answers."
    )


def test_a_rebuttal_that_is_outranked_is_not_passed_over_in_silence(m):
    a, b = claims(m, "A B")
    m.rebut(b, a)
    m.prefer(a, b)
    assert said(m, a) == "“A” stands because no attack on it counts."


def test_long_untitled_texts_are_cut_and_line_breaks_go(m):
    claim = m.claim("So it is,\nand " + "so on " * 30)
    assert said(m, claim).startswith("“So it is, and so on so on")
    assert len(said(m, claim)) < 120


def test_other_semantics_say_what_they_add(m):
    pytest.importorskip("pysat")
    a, b, c, d = claims(m, "A B C D")
    m.contradict(a, b)
    m.rebut(a, c)
    m.rebut(b, c)
    m.rebut(c, d)
    assert said(m, d).startswith("“D” is open because “C” is open too.")
    assert said(m, d, semantics="preferred") == "“D” stands because every preferred extension accepts it."
    assert said(m, a, semantics="preferred") == said(m, a)
    m.rebut(d, d)
    m.remove(m.outgoing("c")[0])
    assert said(m, d, semantics="stable") == "“D” is open because this map has no stable extension."


def test_the_seed_debate_reads_well():
    debate = argmap.example("facebook-encryption")
    assert (
        explain(debate, "halt").text
        == """\
“Halt the encryption roll-out” falls because it is rebutted by “A powerful tool for privacy”, which nothing \
in the map answers.
  − “A powerful tool for privacy” rebuts it and stands
Before it can stand, “A powerful tool for privacy” and “Safety will be built in” would have to be answered."""
    )


def test_what_cannot_be_explained_is_refused(m):
    [a] = claims(m, "A")
    quiet = m.prefer(a, m.claim("B"))
    with pytest.raises(OptionError, match="passes 'r1' over"):
        explain(m, quiet)
    with pytest.raises(OptionError, match="weighs"):
        explain(m, a, interpretation="strengths")
    with pytest.raises(UnknownIdError):
        explain(m, "nobody")


def test_of_very_many_attackers_a_few_are_told(m):
    [thesis] = claims(m, "T")
    answer = m.claim("That is no objection.", title="No")
    for number in range(5_000):
        attack = m.rebut(m.claim("But.", title=f"B{number}"), thesis)
        if number % 2:
            m.undercut(answer, attack)
    found = explain(m, thesis)
    assert len(found.to_answer) == 2_500
    assert found.text.endswith("“B0”, “B2”, “B4” and 2497 more would have to be answered.")
    for number in range(0, 5_000, 2):
        m.undercut(answer, f"r{number // 2 * 3 + 1}")
    text = explain(m, thesis).text
    assert "each of its 5000 attackers fails" in text
    assert text.splitlines()[-1] == "  … and 4990 more"


def test_very_deep_and_very_wide_debates_are_ordinary(m):
    thesis, *rest = claims(m, " ".join(f"c{number}" for number in range(3_000)))
    for claim in rest[:1_500]:
        m.rebut(claim, thesis)
    for claim, target in zip(rest[1_500:], [thesis, *rest[1_500:]], strict=False):
        m.rebut(claim, target)
    found = explain(m, thesis, depth=2_000)
    assert found.status == "falls"
    assert len(explain(m, rest[1_500], depth=2_000).text.splitlines()) < 1_000


@pytest.mark.parametrize(
    "interpretation", ["inference", "attacks", "deductive", "necessary", "evidential", "aspic"]
)
@pytest.mark.filterwarnings("ignore::argmap.ArgmapWarning")
@given(m=maps(extra=False, largest=3))
def test_explanations_agree_with_verdicts_and_rest_on_what_they_say(interpretation, m):
    status = evaluate(m, interpretation=interpretation).status
    for id_ in status:
        found = explain(m, id_, interpretation=interpretation)
        assert found.status == status[id_]
        assert found.sentence.endswith(".")
        if found.status == "stands":
            assert {(ground.is_for, ground.status) for ground in found.because} <= {
                (False, "falls"),
                (True, "stands"),
            }
        if found.status == "falls":
            assert {(ground.is_for, ground.status) for ground in found.because} <= {
                (False, "stands"),
                (True, "falls"),
            }
