"""Drawings: everything is on them, once, where a reader expects it, and nothing runs over anything."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import ArgumentMap, Step
from argmap.errors import OptionError
from argmap.layout import DIRECTIONS, draw
from argmap.layout.places import RADIUS
from argmap.layout.text import width
from tests.strategies import maps

DIRECTED = DIRECTIONS[1:]


def box(card):
    """The rectangle of a card: left, top, right, bottom."""
    return card.x, card.y, card.x + card.face.width, card.y + card.face.height


def card_of(drawing, element):
    return next(card for card in drawing.cards if card.face.id == element.id)


def middle(card):
    return card.x + card.face.width / 2, card.y + card.face.height / 2


@settings(max_examples=40)
@given(maps(), st.sampled_from(DIRECTIONS))
def test_each_claim_and_argument_has_one_card_and_no_two_overlap(m, direction):
    drawing = draw(m, direction=direction, max_cards=None)
    assert sorted(card.face.id for card in drawing.cards) == sorted([*m.claims, *m.arguments])
    boxes = [box(card) for card in drawing.cards]
    for index, (left, top, right, bottom) in enumerate(boxes):
        assert 0 <= left < right <= drawing.width
        assert 0 <= top < bottom <= drawing.height
        assert not any(
            left < x1 and x0 < right and top < y1 and y0 < bottom for x0, y0, x1, y1 in boxes[:index]
        )


@settings(max_examples=40)
@given(maps())
def test_every_line_of_text_fits_its_card(m):
    for card in draw(m, max_cards=None).cards:
        for block in card.face.blocks:
            for line in block.lines:
                end = block.x + width(line, block.size, bold=block.style == "title")
                assert end <= card.face.width or len(line) == 1
        for pill in card.face.pills:
            assert pill.x + pill.width <= card.face.width


@given(maps())
def test_the_same_map_gives_the_same_drawing(m):
    assert draw(m) == draw(m.copy())


@given(maps(), st.integers(1, 6))
def test_a_folded_picture_counts_what_it_leaves_out(m, most):
    drawing = draw(m, max_cards=most)
    total = len(m.claims) + len(m.arguments)
    assert len(drawing.cards) <= most
    assert (drawing.remark is not None) == (len(drawing.cards) < total)
    assert sum(card.face.hidden for card in drawing.cards) <= total - len(drawing.cards)


def test_a_folded_branch_is_counted_at_the_card_behind_which_it_lies():
    m = ArgumentMap()
    thesis = m.claim("Thesis.")
    for index in range(5):
        reason = m.claim(f"Reason {index}.")
        m.support(reason, thesis)
        m.support(m.claim(f"Ground of {index}."), reason)
    drawing = draw(m, max_cards=4)
    assert [card.face.hidden for card in drawing.cards] == [4, 1, 1, 1]


@pytest.mark.parametrize("direction", DIRECTED)
def test_supports_come_before_attacks_and_children_lie_where_the_map_grows_to(direction):
    m = ArgumentMap()
    thesis = m.claim("Thesis.")
    con, pro = m.claim("Con."), m.claim("Pro.")
    m.rebut(con, thesis)
    m.support(pro, thesis)
    drawing = draw(m, direction=direction)
    assert [card.face.role for card in drawing.cards] == ["thesis", "support", "rebuttal"]
    (tx, ty), (px, py), (cx, cy) = (middle(card) for card in drawing.cards)
    if direction in {"down", "up"}:
        assert px < cx
        assert (py > ty) == (cy > ty) == (direction == "down")
    else:
        assert py < cy
        assert (px > tx) == (cx > tx) == (direction == "right")


def test_linked_premises_join_in_one_bracket_and_convergent_ones_do_not():
    m = ArgumentMap()
    thesis = m.claim("Thesis.")
    m.support([m.claim("One."), m.claim("Two.")], thesis)
    m.support(m.claim("Three."), thesis)
    drawing = draw(m, direction="down")
    (junction,) = drawing.junctions
    brackets = [edge for edge in drawing.edges if edge.path.commands == "MLQL"]
    assert len(brackets) == 2
    for edge in brackets:
        x, y = edge.path.numbers[-2:]
        assert hypot(x - junction.x, y - junction.y) == pytest.approx(RADIUS)
        assert edge.arrows == ()
    assert sum(bool(edge.arrows) for edge in drawing.edges) == 2


@pytest.mark.parametrize("direction", DIRECTED)
def test_an_undercut_points_at_the_junction_of_the_relation_that_it_questions(direction):
    m = ArgumentMap()
    relation = m.support(m.claim("Because."), m.claim("So."))
    m.undercut(m.claim("That does not follow."), relation)
    drawing = draw(m, direction=direction)
    (junction,) = drawing.junctions
    (undercut,) = (edge for edge in drawing.edges if edge.kind == "undercut")
    x, y = undercut.arrows[0][:2]
    assert junction.id == relation.id
    assert hypot(x - junction.x, y - junction.y) < RADIUS * 1.3


def test_lines_that_arrive_at_one_card_never_share_a_port():
    m = ArgumentMap()
    thesis = m.claim("Thesis.")
    for index in range(8):
        m.support(m.claim(f"Reason {index}."), thesis)
    tips = {edge.arrows[0][:2] for edge in draw(m, direction="down", layout="tidy").edges}
    assert len(tips) == 8


def test_a_second_use_and_a_cycle_run_across():
    m = ArgumentMap()
    a, b, c = m.claim("A."), m.claim("B."), m.claim("C.")
    for premise, target in ((b, a), (c, a), (c, b), (a, c), (a, a)):
        m.support(premise, target)
    edges = draw(m, layout="tidy").edges
    assert len(edges) == 5
    assert sum(edge.is_cross for edge in edges) == 3


def test_a_relation_that_is_a_premise_is_drawn_with_both_of_its_ends():
    m = ArgumentMap()
    thesis = m.claim("Thesis.")
    strong = m.support(m.claim("A strong reason."), thesis)
    weak = m.rebut(m.claim("A weak one."), thesis)
    m.prefer(strong, weak)
    edges = draw(m).edges
    assert sorted(edge.kind for edge in edges if edge.arrows) == ["preference", "rebuttal", "support"]
    assert len(edges) == 5


def test_a_contradiction_points_both_ways():
    m = ArgumentMap()
    a, b = m.claim("A."), m.claim("Not A.")
    m.contradict(a, b)
    (edge,) = draw(m).edges
    assert len(edge.arrows) == 2


def test_an_argument_stands_between_its_last_inference_and_its_conclusion():
    m = ArgumentMap()
    man, mortal = m.claim("Socrates is a man."), m.claim("Socrates is mortal.")
    inference = m.support(man, mortal)
    m.argument("Mortality", steps=[Step(man.id), Step(mortal.id, inference.id)])
    drawing = draw(m, direction="down")
    assert [card.face.id for card in drawing.cards] == [mortal.id, "mortality", man.id]


def test_roots_that_nothing_hangs_at_are_no_theses_and_many_trees_stand_in_rows():
    m = ArgumentMap()
    for index in range(12):
        m.claim(f"Alone {index}.")
    drawing = draw(m, direction="down")
    assert {card.face.role for card in drawing.cards} == {"root"}
    assert 0.5 < drawing.width / drawing.height < 3


def test_actors_are_named_with_what_they_do_in_the_order_of_their_appearance():
    m = ArgumentMap()
    claim = m.claim("Halt!")
    letter = m.source("Open letter", date="2020-02-06")
    m.say(m.actor("NSPCC"), claim, act="demand", quote="Halt!", source=letter)
    m.say(m.actor("Meta"), claim, act="deny", text="No.")
    (card,) = draw(m).cards
    assert [pill.text for pill in card.face.pills] == ["NSPCC", "Meta"]
    shown = [line for block in card.face.blocks for line in block.lines]
    assert shown == ["demands", "denies", "Halt!", "Open letter, 6 Feb 2020 [1]"]
    assert "NSPCC (demands), Open letter, 6 Feb 2020: “Halt!”" in card.face.tooltip
    assert "Stated by NSPCC (demands), Meta (denies)." in card.face.label


def test_the_settings_of_a_map_choose_cards_labels_tags_and_colours():
    m = ArgumentMap(
        data={
            "map": {"statementLabelMode": "title", "addTags": True},
            "color": {"tagColors": {"law": "#336699"}},
        }
    )
    duty = m.claim("There is a duty of care.", title="Duty", tags=["law"])
    hidden = m.claim("Left out.", title="Hidden", data={"isInMap": False})
    m.support(hidden, duty)
    drawing = draw(m)
    (card,) = drawing.cards
    assert [line for block in card.face.blocks for line in block.lines] == ["Duty", "#law"]
    assert card.face.colour == "#336699"
    assert drawing.edges == ()
    assert hidden.id in m


def test_a_date_in_many_words_stays_on_its_card():
    m = ArgumentMap()
    source = m.source(
        "A letter", date="some time in the long winter of the year before the last but one, they say"
    )
    claim = m.claim("So.")
    m.say(m.actor("Ann"), claim, text="So.", source=source)
    (card,) = draw(m).cards
    (line,) = (block for block in card.face.blocks if block.style == "source")
    assert line.x + width(line.lines[0], line.size) <= card.face.width


def test_a_chain_of_20000_and_a_star_of_20000_are_drawn():
    chain, star = ArgumentMap(), ArgumentMap()
    last = chain.claim("Thesis.")
    thesis = star.claim("Thesis.")
    for _ in range(20_000):
        reason = chain.claim("Reason.")
        chain.support(reason, last)
        last = reason
        star.support(star.claim("Reason."), thesis)
    assert len(draw(chain, max_cards=None).cards) == len(draw(star, max_cards=None).cards) == 20_001
    assert len(draw(star).cards) == 100


@pytest.mark.parametrize("option", [{"direction": "sideways"}, {"max_cards": 0}, {"max_cards": "many"}])
def test_an_option_with_no_such_value_is_refused(option):
    with pytest.raises(OptionError):
        draw(ArgumentMap(), **option)
