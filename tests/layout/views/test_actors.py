"""Actors: a card each, sides apart, and a counted line from each to those it supports or rebuts."""

from __future__ import annotations

import re

from argmap import ArgumentMap, example
from argmap.layout import draw


def quarrel() -> ArgumentMap:
    """A union with a member on one side, a trader on the other, and somebody on none."""
    m = ArgumentMap("Cars?")
    union = m.actor("Union", side="for", kind="group")
    ann = m.actor("Ann", side="for", member_of=[union])
    bob, eve = m.actor("Bob", side="against"), m.actor("Eve")
    close, air, trade = m.claim("Close it."), m.claim("Foul air."), m.claim("Shops suffer.")
    m.say(union, close, act="demand")
    m.say(ann, air)
    m.say(bob, trade)
    m.say(bob, air, act="concede")
    m.say(eve, close, act="question")
    m.support(air, close)
    m.rebut(trade, close)
    m.rebut(trade, air)
    return m


def card(drawing, id_):
    return next(card for card in drawing.cards if card.face.id == id_)


def test_links_are_counted_and_told():
    drawing = draw(quarrel(), view="actors")
    glyphs = {junction.tooltip: junction.glyph for junction in drawing.junctions}
    assert glyphs == {
        "Ann supports Union": "+1",
        "Bob supports Union": "+1",
        "Bob rebuts Union": "−1",
        "Bob rebuts Ann": "−1",
        "Bob supports Ann": "+1",
    }
    assert sorted(edge.kind for edge in drawing.edges) == ["rebuttal"] * 2 + ["support"] * 3
    assert "Bob rebuts Ann" not in card(drawing, "bob").face.label
    assert "rebuts Ann" in card(drawing, "bob").face.label


def test_a_line_is_as_wide_as_it_counts():
    m = quarrel()
    for index in range(4):
        reason = m.claim(f"Reason {index}.")
        m.say("bob", reason)
        m.rebut(reason, "c1")
    drawing = draw(m, view="actors")
    widths = {
        junction.glyph: edge.width for junction, edge in zip(drawing.junctions, drawing.edges, strict=True)
    }
    assert widths["−5"] == max(widths.values()) > widths["+1"]


def test_sides_stand_in_two_columns_and_members_below_their_groups():
    drawing = draw(quarrel(), view="actors")
    union, ann, bob = (card(drawing, id_) for id_ in ("union", "ann", "bob"))
    assert union.x + union.face.width == ann.x + ann.face.width < bob.x
    assert union.y + union.face.height < ann.y
    assert union.x < ann.x
    assert {shape.label for shape in drawing.shapes if shape.label} == {
        "Side: for",
        "Side: against",
        "On no side",
    }


def test_a_card_says_how_much_an_actor_says_and_with_which_acts():
    face = card(draw(quarrel(), view="actors"), "bob").face
    assert "2 claims: asserts 1, concedes 1" in face.label


def test_no_card_runs_over_another_and_no_two_lines_share_a_port():
    drawing = draw(example("facebook-encryption"), view="actors")
    boxes = [(c.x, c.y, c.x + c.face.width, c.y + c.face.height) for c in drawing.cards]
    for index, (left, top, right, bottom) in enumerate(boxes):
        for x0, y0, x1, y1 in boxes[:index]:
            assert not (left < x1 and x0 < right and top < y1 and y0 < bottom)
    ports = [edge.path.numbers[:2] for edge in drawing.edges] + [edge.arrows[0][:2] for edge in drawing.edges]
    assert len(set(ports)) == len(ports)


def test_of_too_many_actors_those_who_say_the_least_are_left_out_and_counted():
    drawing = draw(quarrel(), view="actors", max_cards=2)
    assert [c.face.id for c in drawing.cards] == ["union", "bob"]
    assert re.match("2 actors who say less", drawing.remark.lines[0])


def test_in_a_dense_picture_only_what_counts_more_than_one_has_a_number():
    m = ArgumentMap()
    thesis, reason = m.claim("So."), m.claim("Because.")
    for index in range(8):
        m.say(m.actor(f"A{index}"), thesis)
        m.say(m.actor(f"B{index}"), reason)
    m.support(reason, thesis)
    drawing = draw(m, view="actors")
    assert len(drawing.edges) == 64
    assert drawing.junctions == ()
    assert "A line without a number counts 1." in " ".join(drawing.remark.lines)


def test_a_single_side_fills_both_columns():
    m = ArgumentMap()
    group = m.actor("Group")
    for index in range(5):
        m.actor(f"Member {index}", member_of=[group] if index < 2 else [])
    drawing = draw(m, view="actors")
    left = [c.face.id for c in drawing.cards if c.x < drawing.width / 2]
    assert left == ["group", "member-0", "member-1"]
