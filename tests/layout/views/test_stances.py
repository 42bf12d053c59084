"""Stances: a row for each claim, a column for each actor, and a sign where one holds something."""

from __future__ import annotations

from argmap import ArgumentMap
from argmap.layout import draw


def quarrel() -> ArgumentMap:
    m = ArgumentMap("Cars?")
    union = m.actor("Union", side="for")
    m.actor("Ann", side="for", member_of=[union])
    bob, eve = m.actor("Bob", side="against"), m.actor("Eve")
    m.actor("Silent")
    close, air = m.claim("Close it.", title="Close"), m.claim("Foul air.")
    m.support(air, close)
    m.say(union, close, act="demand", text="Close it, now!", when="2024-05-03")
    m.say(bob, close, act="deny")
    m.say(bob, air, act="concede")
    m.say(bob, air, act="deny")
    m.say(eve, air, act="question")
    return m


def cells(drawing):
    return [shape for shape in drawing.shapes if shape.tooltip and not shape.label]


def test_each_row_is_told_with_what_everybody_holds():
    drawing = draw(quarrel(), view="stances")
    assert [shape.label for shape in drawing.shapes if shape.label] == [
        "Close. Union: for it, Ann: for it, Bob: against it.",
        "Foul air. Bob: both, Eve: questions it.",
    ]


def test_a_cell_has_a_sign_and_tells_the_act_and_the_words():
    drawing = draw(quarrel(), view="stances")
    tooltips = [cell.tooltip for cell in cells(drawing)]
    assert tooltips[0] == "Union: for it\ndemands, 3 May 2024: “Close it, now!”"
    assert tooltips[1] == "Ann: for it\ndemands (as Union), 3 May 2024: “Close it, now!”"
    assert tooltips[3] == "Bob: both\nconcedes\ndenies"
    for cell, sign in zip(cells(drawing), "++−±?", strict=True):
        inside = [
            text.block.lines[0]
            for text in drawing.texts
            if cell.x < text.block.x < cell.x + cell.width and cell.y < text.block.y < cell.y + cell.height
        ]
        assert inside == [sign]


def test_what_one_holds_only_as_a_member_is_dashed():
    drawing = draw(quarrel(), view="stances")
    assert [cell.is_dashed for cell in cells(drawing)] == [False, True, False, False, False]


def test_rows_are_indented_by_the_tree_and_sides_stand_together():
    drawing = draw(quarrel(), view="stances")
    starts = {text.block.lines[0]: text.block.x for text in drawing.texts if text.anchor == "start"}
    assert starts["Close"] < starts["Foul air."]
    names = [text.block.lines[0] for text in drawing.texts if text.angle]
    assert names == ["Union", "Ann", "Bob", "Eve"]
    assert "Silent" in " ".join(drawing.remark.lines)


def test_of_too_many_rows_the_last_are_left_out_and_counted():
    drawing = draw(quarrel(), view="stances", max_rows=1)
    assert sum(bool(shape.label) for shape in drawing.shapes) == 1
    assert drawing.remark.lines[0].startswith("1 further claims are left out.")


def test_sixty_actors_have_a_column_each_with_a_name():
    m = ArgumentMap()
    claim = m.claim("So.")
    for index in range(60):
        m.say(m.actor(f"Association of the friends of street number {index}", side=str(index % 4)), claim)
    drawing = draw(m, view="stances")
    columns = {text.block.x for text in drawing.texts if text.angle}
    assert len(columns) == 60
    assert len(cells(drawing)) == 60
