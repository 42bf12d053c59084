"""Critical questions are asked, answered or open, as the map has it on record."""

from __future__ import annotations

import pytest
from hypothesis import given

from argmap import ArgumentMap, Relation, Step, dumps, loads, open_questions
from argmap.analysis.questions import critical_questions
from argmap.schemes import scheme
from tests.strategies import maps


@pytest.fixture
def m() -> ArgumentMap:
    """An expert says so (`r1`): two premises with their roles."""
    made = ArgumentMap()
    made.claim("She is an expert.", id="expert")
    made.claim("She says so.", id="says")
    made.claim("It is so.", id="so")
    made.claim("But.", id="but")
    made.claim("And yet.", id="yet")
    roles = {"expert": "expertise", "says": "assertion"}
    made.support(["expert", "says"], "so", scheme="ExpertOpinion", roles=roles)
    return made


def states(m: ArgumentMap) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What is not just unasked."""
    asked = (q for q in critical_questions(m) if q.relation == "r1" and q.state != "unasked")
    return {q.question.id: (q.state, q.by) for q in asked}


def test_at_first_all_questions_of_the_scheme_are_open(m):
    assert [q.question.id for q in open_questions(m)] == [*scheme("expert opinion").questions]
    assert {q.state for q in open_questions(m)} == {"unasked"}
    assert states(m) == {}


@pytest.mark.parametrize(
    ("kind", "target"),
    [("undercut", "r1"), ("rebuttal", "so"), ("rebuttal", "says"), ("contradiction", "so")],
)
def test_an_attack_that_names_a_question_asks_it_until_it_is_met(m, kind, target):
    data = {"question": "consistency"}
    m.add(Relation(id="a", kind=kind, premises=["but"], target=target, data=data))
    assert states(m) == {"consistency": ("unanswered", ("a",))}
    m.rebut("yet", "but", id="b")
    assert states(m) == {"consistency": ("answered", ("a",))}


def test_a_second_objection_is_open_though_the_first_is_met(m):
    for name in "ab":
        m.undercut("but" if name == "a" else "yet", "r1", id=name, data={"question": ["evidence", "opinion"]})
    m.undercut("yet", "a")
    assert states(m) == {"opinion": ("unanswered", ("b",)), "evidence": ("unanswered", ("b",))}


def test_an_attack_that_names_none_asks_about_the_role_of_the_premise(m):
    m.rebut("but", "expert", id="a")
    assert states(m) == {"expertise": ("unanswered", ("a",)), "field": ("unanswered", ("a",))}
    m.rebut("but", "so")
    m.undercut("but", "r1")
    assert len(states(m)) == 2


def test_a_support_answers_what_it_names_or_what_its_premise_is_about(m):
    m.support("yet", "r1", id="a", data={"question": "evidence"})
    m.support("yet", "says", id="b")
    m.support("yet", "so", data={"question": "consistency"})
    assert states(m) == {"opinion": ("answered", ("b",)), "evidence": ("answered", ("a",))}


def test_an_answer_counts_whoever_asks(m):
    m.undercut("but", "r1", data={"question": "evidence"})
    m.support("yet", "r1", id="b", data={"question": "evidence"})
    assert states(m) == {"evidence": ("answered", ("b",))}


def test_a_further_premise_answers_the_question_that_is_its_role(m):
    m.remove("r1")
    roles = {"expert": "expertise", "yet": "evidence"}
    m.support(["expert", "yet"], "so", id="r1", scheme="expert opinion", roles=roles)
    assert states(m) == {"evidence": ("answered", ("yet",))}


def test_who_asks_wants_an_answer(m):
    ann = m.actor("Ann")
    asked = m.say(ann, "r1", act="question", data={"question": "trustworthiness"})
    m.say(ann, "says", act="challenge")
    m.say(ann, "r1", act="assert", data={"question": "evidence"})
    assert states(m)["trustworthiness"] == ("unanswered", (asked.id,))
    assert [*states(m)] == ["opinion", "trustworthiness"]


def test_an_undercut_of_the_argument_that_holds_the_inference_asks_too(m):
    m.argument("Why", steps=[Step("expert"), Step("says"), Step("so", "r1")], id="why")
    m.undercut("but", "why", id="a", data={"question": "evidence"})
    assert states(m) == {"evidence": ("unanswered", ("a",))}


def test_what_names_no_scheme_or_an_unknown_one_raises_no_question(m):
    m.support("but", "yet", scheme="Rule of thumb")
    m.support("yet", "but")
    assert {q.relation for q in critical_questions(m)} == {"r1"}


def test_questions_survive_in_argdown(m):
    m.undercut("but", "r1", data={"question": "evidence"})
    back = loads(dumps(m, format="argdown"), format="argdown")
    assert [q.question.id for q in open_questions(back) if q.state == "unanswered"] == ["evidence"]


@given(maps())
def test_every_map_can_be_asked(m):
    for question in critical_questions(m):
        assert all(id_ in m for id_ in question.by)
        assert (question.state == "unasked") == (not question.by)
