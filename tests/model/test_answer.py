"""`answer`: what replies to what, however the two are named."""

from __future__ import annotations

import pytest

from argmap import ArgumentMap, IntegrityError


@pytest.fixture
def debate() -> ArgumentMap:
    m = ArgumentMap()
    m.source("Letter")
    m.source("Reply")
    for title, source in (("Halt", "letter"), ("Guarantee", "letter"), ("Wait", "reply")):
        m.say((), m.claim(f"{title}!", title=title), text=f"{title}!", source=source)
    return m


def test_a_source_stands_for_all_that_was_said_in_it(debate):
    step = debate.answer("reply", to="letter")
    assert (step.starts, step.ends) == (("u1", "u2"), ("u3",))


def test_acts_stand_for_the_utterance_in_which_they_were_done_once(debate):
    twice = debate.say((), "guarantee", act="demand", text="Guarantee!", source="letter")
    assert debate.answer("u3", to=[twice, "u2", "u1"]).starts == ("u2", "u1")


def test_a_source_in_which_nothing_was_said_is_refused(debate):
    debate.source("Silence")
    before = debate.copy()
    with pytest.raises(IntegrityError, match="nothing was said in 'silence' yet"):
        debate.answer("reply", to="silence")
    assert debate == before
