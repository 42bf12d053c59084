"""What a picture is about: near a claim, folded by hand, a branch at a time, in lanes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import ArgumentMap, branches
from argmap.analysis.closing import closed
from argmap.errors import OptionError
from argmap.layout import draw
from argmap.layout.engines import ENGINES
from tests.strategies import maps


def debate():
    """A thesis with three reasons, the first with two grounds, one of them attacked."""
    m = ArgumentMap("Debate")
    thesis = m.claim("Thesis.", title="Thesis")
    for number in range(3):
        m.support(m.claim(f"Reason {number}.", title=f"Reason {number}"), thesis)
    for number in range(2):
        m.support(m.claim(f"Ground {number}.", title=f"Ground {number}"), "reason-0")
    m.rebut(m.claim("Not so.", title="Not so"), "ground-0")
    return m


def shown(drawing):
    return [card.face.id for card in drawing.cards]


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (0, {"reason-0"}),
        (1, {"thesis", "reason-0", "ground-0", "ground-1"}),
        (2, {"thesis", "reason-0", "ground-0", "ground-1", "not-so", "reason-1", "reason-2"}),
    ],
)
def test_a_focus_shows_what_is_so_many_steps_away_and_counts_the_rest(depth, expected):
    drawing = draw(debate(), focus="reason-0", depth=depth)
    assert set(shown(drawing)) == expected
    assert (drawing.remark is None) == (len(expected) == 7)


def test_what_lies_behind_the_edge_of_a_focus_is_counted_there():
    drawing = draw(debate(), focus="reason-0", depth=1)
    assert {card.face.id: card.face.hidden for card in drawing.cards if card.face.hidden} == {
        "thesis": 2,
        "ground-0": 1,
    }


def test_a_branch_is_folded_by_hand():
    drawing = draw(debate(), fold=["reason-0"])
    assert shown(drawing) == ["thesis", "reason-0", "reason-1", "reason-2"]
    assert [card.face.hidden for card in drawing.cards] == [0, 3, 0, 0]


@settings(max_examples=40)
@given(maps(), st.data())
def test_any_claim_of_any_map_can_be_the_focus(m, data):
    cards = [*m.claims, *m.arguments]
    if cards:
        id_ = data.draw(st.sampled_from(cards))
        drawing = draw(m, focus=id_, depth=data.draw(st.integers(0, 3)), max_cards=None)
        assert id_ in shown(drawing)
        assert len(shown(drawing)) == len(set(shown(drawing)))


@pytest.mark.parametrize(
    "option", [{"focus": "nowhere"}, {"fold": ["nowhere"]}, {"focus": "thesis", "depth": -1}]
)
def test_what_cannot_be_the_focus_is_refused(option):
    with pytest.raises(OptionError):
        draw(debate(), **option)


def test_each_main_branch_is_a_map_with_the_root():
    m = debate()
    m.claim("Alone.", title="Alone")
    parts = branches(m)
    assert [part.title for part in parts] == ["Reason 0", "Reason 1", "Reason 2", "the rest"]
    assert set(parts[0].claims) == {"thesis", "reason-0", "ground-0", "ground-1", "not-so"}
    assert set(parts[1].claims) == {"thesis", "reason-1"}
    assert set(parts[3].claims) == {"alone"}


@given(maps())
def test_every_claim_is_in_some_branch(m):
    parts = branches(m)
    assert {id_ for part in parts for id_ in (*part.claims, *part.arguments)} == {*m.claims, *m.arguments}


def test_so_many_branches_that_nobody_wants_the_pictures_are_refused():
    m = ArgumentMap()
    thesis = m.claim("Thesis.")
    for number in range(201):
        m.support(m.claim(f"Reason {number}."), thesis)
    with pytest.raises(OptionError, match="201 main branches"):
        branches(m)


def grouped():
    """Two groups, one within the other, and a claim outside."""
    m = debate()
    outer = m.group("Outer", "reason-0", "ground-0")
    m.group("Inner", "ground-1", parent=outer)
    return m


def inside(card, lane):
    return (
        lane.x <= card.x
        and lane.y <= card.y
        and card.x + card.face.width <= lane.x + lane.width
        and card.y + card.face.height <= lane.y + lane.height
    )


@pytest.mark.parametrize("direction", ["down", "up", "right", "left"])
@pytest.mark.parametrize("layout", sorted(ENGINES))
def test_the_cards_of_a_group_stand_in_its_lane_and_no_others(layout, direction):
    drawing = draw(grouped(), groups=True, layout=layout, direction=direction)
    outer, inner = drawing.shapes
    cards = {card.face.id: card for card in drawing.cards}
    assert {id_ for id_, card in cards.items() if inside(card, outer)} == {"reason-0", "ground-0", "ground-1"}
    assert {id_ for id_, card in cards.items() if inside(card, inner)} == {"ground-1"}
    assert [text.block.lines for text in drawing.texts] == [("Outer",), ("Inner",)]


def test_groups_are_drawn_where_the_map_asks_for_it():
    m = grouped()
    assert draw(m).shapes == ()
    asking = ArgumentMap(data={"group": {"groupDepth": 1}})
    claim = asking.claim("A.")
    asking.group("Group", claim)
    assert len(draw(asking).shapes) == 1
    assert draw(asking, groups=False).shapes == ()


def test_a_closed_group_is_one_card_that_counts_what_is_in_it():
    m = debate()
    m.group("Closed", "reason-0", "ground-0", "ground-1", data={"isClosed": True})
    drawing = draw(m)
    assert sorted(shown(drawing)) == ["closed", "not-so", "reason-1", "reason-2", "thesis"]
    (card,) = (card for card in drawing.cards if card.face.id == "closed")
    assert card.face.hidden == 3
    assert len(drawing.edges) == 4


@given(maps(), st.data())
def test_whatever_is_closed_the_map_stays_whole(m, data):
    groups = data.draw(st.sets(st.sampled_from([*m.groups]))) if m.groups else set()
    rest, hidden = closed(m, groups)
    gone = {*m.claims, *m.arguments} - {*rest.claims, *rest.arguments}
    assert sum(hidden.values()) == len(gone)
    draw(m, groups=True, max_cards=None)
