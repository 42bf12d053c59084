"""Timeline: what was said in order of time, and what answers what."""

from __future__ import annotations

from argmap import ArgumentMap, SpeechAct, Transition
from argmap.layout import draw


def talk() -> ArgumentMap:
    m = ArgumentMap("A talk")
    ann, bob = m.actor("Ann"), m.actor("Bob")
    letter = m.source("Letter", date="2020-02")
    go, stay = m.claim("Go.", title="Go"), m.claim("Stay.")
    m.say(bob, stay, text="No, let us stay.", when="2020-03-01")
    m.say(ann, go, act="demand", text="Let us go!", source=letter)
    m.say(bob, go, act="deny", text="I said no.", when="the other day")
    m.say(ann, go, text="Once more.")
    return m


def test_utterances_stand_in_order_of_time_and_those_without_a_date_after_all_others():
    drawing = draw(talk(), view="timeline")
    assert [card.face.id for card in drawing.cards] == ["u2", "u1", "u3", "u4"]
    tops = [card.y for card in drawing.cards]
    assert tops == sorted(tops)
    assert [shape.label for shape in drawing.shapes] == ["Without a date"]
    assert "Without a date" in [text.block.lines[0] for text in drawing.texts]


def test_a_card_has_speaker_act_words_and_claim():
    (card, *_) = draw(talk(), view="timeline").cards
    assert [pill.text for pill in card.face.pills] == ["Ann"]
    lines = [line for block in card.face.blocks for line in block.lines]
    assert lines == ["demands", "“Let us go!”", "→ Go"]
    assert card.face.label == "Ann (demand). Feb 2020. Letter. Let us go! Go."


def test_a_date_is_told_once_for_all_that_was_said_on_it():
    m = ArgumentMap()
    claim, ann = m.claim("So."), m.actor("Ann")
    for words in ("One.", "Two."):
        m.say(ann, claim, text=words, when="2020-03-01")
    drawing = draw(m, view="timeline")
    assert [text.block.lines[0] for text in drawing.texts] == ["1 Mar 2020"]


def test_times_stand_below_the_date_of_their_day():
    m = ArgumentMap()
    claim, ann = m.claim("So."), m.actor("Ann")
    for when in ("2020-03-01T10:15", "2020-03-01T09:20:07", "2020-03-02"):
        m.say(ann, claim, text=f"Said {when}.", when=when)
    drawing = draw(m, view="timeline")
    assert [card.face.id for card in drawing.cards] == ["u2", "u1", "u3"]
    assert [text.block.lines[0] for text in drawing.texts] == [
        "1 Mar 2020",
        "09:20:07",
        "10:15",
        "2 Mar 2020",
    ]


def test_a_bow_leads_from_a_reply_to_what_it_answers_in_the_look_of_the_relation():
    m = talk()
    rebuttal = m.rebut("c1", "go")
    m.add(Transition(id="t", starts=["u2"], ends=["u1"]))
    m.add(SpeechAct(id="s", act="argue", anchor="t", content=rebuttal.id))
    m.add(Transition(id="plain", starts=["u1"], ends=["u4"]))
    drawing = draw(m, view="timeline")
    assert [edge.kind for edge in drawing.edges] == ["rebuttal", "answer"]
    first, second, *_ = drawing.cards
    (bow, _) = drawing.edges
    assert second.y < bow.path.numbers[1] < second.y + second.face.height
    assert first.y < bow.arrows[0][1] < first.y + first.face.height
    assert [junction.glyph for junction in drawing.junctions] == ["−"]


def test_of_too_many_the_last_are_left_out_and_counted():
    drawing = draw(talk(), view="timeline", max_cards=3)
    assert len(drawing.cards) == 3
    assert drawing.remark.lines == ("1 later utterances are left out.",)
