"""Who says what, and what follows from it for what they hold."""

from __future__ import annotations

import pytest
from attrs import evolve

from argmap import ArgumentMap, IntegrityError, Quote, SpeechAct, Transition, Utterance
from argmap.model import CON_ACTS, PRO_ACTS, QUESTIONING_ACTS


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap()
    m.actor("Coalition", id="all")
    m.actor("NSPCC", id="nspcc", member_of="all")
    m.actor("Wanless", id="wanless", member_of="nspcc")
    m.actor("Facebook", id="fb")
    m.source("Letter", date="2020-02", text="Stop it now. We ask you to wait. Stop it for good.")
    m.claim("Halt.", id="halt")
    m.claim("Wait.", id="wait")
    return m


@pytest.mark.parametrize(
    ("acts", "stance"),
    [
        *[({act}, "pro") for act in sorted(PRO_ACTS)],
        *[({act}, "con") for act in sorted(CON_ACTS)],
        *[({act}, "questions") for act in sorted(QUESTIONING_ACTS)],
        ({"assert", "deny"}, "mixed"),
        ({"assert", "question"}, "pro"),
        ({"deny", "challenge"}, "con"),
        ({"assert", "deny", "question"}, "mixed"),
        ({"shout"}, "none"),
        (set(), "none"),
    ],
)
def test_the_stance_that_follows_from_acts(m, acts, stance):
    for act in sorted(acts):
        m.say("fb", "halt", act=act)
    assert m.stance("fb", "halt") == stance
    assert m.stances().get("fb", {}).get("halt", "none") == stance
    assert m.stance("fb", "wait") == "none"


def test_what_a_group_says_its_members_hold_however_far_down_and_not_the_other_way_round(m):
    m.say("all", "halt")
    m.say("nspcc", "wait", act="deny")
    held = {actor: (m.stance(actor, "halt"), m.stance(actor, "wait")) for actor in m.actors}
    assert held == {
        "all": ("pro", "none"),
        "nspcc": ("pro", "con"),
        "wanless": ("pro", "con"),
        "fb": ("none", "none"),
    }
    assert m.stances() == {
        "all": {"halt": "pro"},
        "nspcc": {"halt": "pro", "wait": "con"},
        "wanless": {"halt": "pro", "wait": "con"},
    }


def test_a_member_that_denies_what_its_group_asserts_is_of_two_minds(m):
    m.say("all", "halt")
    m.say("wanless", "halt", act="deny")
    assert m.stance("wanless", "halt") == "mixed"
    assert m.stance("nspcc", "halt") == "pro"


def test_statements_are_one_for_each_speaker_in_order(m):
    m.say(["fb", "nspcc"], "halt", text="Together.", when="2020-03-01")
    m.say((), "wait", text="Somebody.")
    found = [(s.actor and s.actor.id, s.act, s.claim.id, s.words, s.when) for s in m.statements()]
    assert found == [
        ("fb", "assert", "halt", "Together.", "2020-03-01"),
        ("nspcc", "assert", "halt", "Together.", "2020-03-01"),
        (None, "assert", "wait", "Somebody.", ""),
    ]
    assert [s.claim.id for s in m.statements(actor="fb")] == ["halt"]
    assert [s.actor for s in m.statements(claim="wait")] == [None]
    assert m.statements(actor="all") == ()


def test_a_statement_has_its_quote_its_source_and_the_date_of_that(m):
    m.say("nspcc", "halt", act="demand", quote=["Stop it now", "Stop it for good"], source="letter")
    (said,) = m.statements(claim="halt")
    assert (said.quote.start, said.quote.end) == (0, 11)
    assert said.source is m["letter"]
    assert said.when == "2020-02"
    assert said.words == "Stop it now … Stop it for good"
    assert said.utterance is m["u1"]


def test_words_read_elsewhere_are_found_where_they_are_read(m):
    m.source("Speech", id="speech", date="2020-01")
    m.say("nspcc", "halt", quote="ask you to wait", source="speech", quoted_in="letter")
    (said,) = m.statements()
    assert (said.source.id, said.quote.source, said.quote.start, said.when) == (
        "speech",
        "letter",
        16,
        "2020-01",
    )


def test_the_same_words_of_the_same_actors_are_one_utterance(m):
    first = m.say("nspcc", "halt", act="demand", quote="Stop it now", source="letter")
    again = m.say("nspcc", "wait", act="assert", quote="Stop it now", source="letter")
    other = m.say("fb", "halt", act="deny", quote="Stop it now", source="letter")
    assert first.anchor == again.anchor != other.anchor
    assert m.say("fb", "halt").anchor != m.say("fb", "halt").anchor, "nothing was quoted: two occasions"


@pytest.mark.parametrize("how", ["copied", "added", "renamed", "speaker renamed", "pickled"])
def test_utterances_are_known_again_however_they_came(m, how):
    import pickle

    m.say("nspcc", "halt", text="Stop!")
    m.say("fb", "halt", text="No!")
    known = "u1"
    if how == "copied":
        m = m.copy()
    elif how == "added":
        m.add(Utterance(id="new", speakers=["all"], text="Us!"))
        assert m.say("all", "halt", text="Us!").anchor == "new"
    elif how == "renamed":
        m.rename("u1", "stop")
        known = "stop"
    elif how == "pickled":
        m = pickle.loads(pickle.dumps(m))
    else:
        m.rename("nspcc", "charity")
    speaker = m[known].speakers[0]
    assert m.say(speaker, "wait", text="Stop!").anchor == known


def test_an_utterance_that_was_changed_or_removed_is_not_taken_for_what_it_was(m):
    m.say("nspcc", "halt", text="Stop!")
    m.replace(evolve(m["u1"], text="Wait!"))
    assert m.say("nspcc", "halt", text="Stop!").anchor == "u2"
    assert m.say("nspcc", "halt", text="Wait!").anchor == "u1"
    m.remove("u1", "u2", closure=True)
    m.say("fb", "halt", text="No!")
    again = m.say("nspcc", "halt", text="Stop!")
    assert m[again.anchor] == Utterance(id=again.anchor, speakers=["nspcc"], text="Stop!")


def test_an_empty_quote_is_no_quote(m):
    m.say("nspcc", "halt", quote="", source="letter")
    m.say("nspcc", "halt", quote=["", "Stop it now"], source="letter")
    assert [len(u.quotes) for u in m.utterances.values()] == [0, 1]


def test_a_quote_can_be_given_as_one(m):
    quote = Quote(source="letter", exact="whatever", page="3")
    m.say("nspcc", "halt", quote=quote)
    assert m["u1"].quotes == (quote,)


def test_a_quote_that_is_not_in_the_source_leaves_nothing_behind(m):
    before = m.copy()
    with pytest.raises(IntegrityError, match="does not say 'Go on'"):
        m.say("nspcc", "halt", quote=["Stop it now", "Go on"], source="letter")
    assert m == before


def test_an_act_anchored_in_a_transition_is_that_of_the_reply(m):
    m.add(
        Utterance(id="q", speakers=["fb"]),
        Utterance(id="reply", speakers=["nspcc"], text="No."),
        Transition(id="t", starts=["q"], ends=["reply"]),
        SpeechAct(id="act", act="disagree", anchor="t", content="halt"),
    )
    (said,) = m.statements()
    assert (said.actor.id, said.words) == ("nspcc", "No.")
    assert m.stance("nspcc", "halt") == "con"
    assert m.stance("fb", "halt") == "none"


def test_acts_without_anchor_or_content_are_no_reason_to_fail(m):
    m.add(SpeechAct(id="x", act="assert", content="halt"), SpeechAct(id="y", act="assert"))
    (said,) = m.statements()
    assert (said.actor, said.quote, said.source, said.words, said.when) == (None, None, None, "", "")
    assert m.acts_on("halt") == (m["x"],)


def test_stances_are_about_claims_statements_about_anything(m):
    relation = m.support("wait", "halt")
    m.say("nspcc", relation, act="argue")
    m.say("fb", m.say("nspcc", "halt", text="!").anchor, act="challenge")
    assert [s.claim.id for s in m.statements()] == ["r1", "halt", "u2"]
    assert m.stances() == {"nspcc": {"halt": "pro"}, "wanless": {"halt": "pro"}}
    assert m.stance("nspcc", "r1") == "pro"
