"""Themes and overlays: plain data that changes how cards look, and is refused where it is wrong."""

from __future__ import annotations

from base64 import b64encode
from types import SimpleNamespace

import pytest

from argmap import ArgumentMap
from argmap.errors import OptionError
from argmap.layout import draw
from argmap.layout.badges import initials
from argmap.layout.text import width
from argmap.layout.theme import PARTS, THEMES, theme
from argmap.renderers import render

AVATAR = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def debate(**of_actor):
    m = ArgumentMap("Debate")
    claim = m.claim("We should go at once, for it is late.", title="Go", tags=["haste"])
    other = m.claim("It rains.", title="Rain")
    m.rebut(other, claim)
    source = m.source("A letter", date="2020")
    m.say(m.actor("Home Office", **of_actor), claim, act="demand", quote="Go!", source=source)
    return m


def test_a_theme_is_a_name_or_plain_data_or_itself():
    assert theme("dark") is THEMES["dark"]
    mine = theme({"like": "print", "card_width": 300, "parts": ["title"], "actors": ["#112233"]})
    assert (mine.card_width, mine.parts, mine.patterns) == (300, frozenset({"title"}), True)
    assert theme(mine) is mine
    both = theme({"colours": {"support": "#005500"}, "dark_colours": {"support": "#99FF99"}})
    assert (both.light.support, both.dark.support) == ("#005500", "#99FF99")


@pytest.mark.parametrize(
    "wrong",
    [
        "pink",
        {"like": "pink"},
        {"colour": {}},
        {"colours": {"support": "red"}},
        {"colours": {"nothing": "#112233"}},
        {"colours": 3},
        {"card_width": 5},
        {"font": '"><script>'},
        {"parts": ["hat"]},
        {"text_lines": 0},
        {"actors": ["#12"]},
        {"patterns": "yes"},
    ],
)
def test_a_theme_that_cannot_be_is_refused(wrong):
    with pytest.raises(OptionError):
        theme(wrong)


def test_a_theme_chooses_the_parts_and_the_size_of_cards():
    bare = draw(debate(), theme={"parts": ["title"], "card_width": 180}).cards
    assert [block.lines for card in bare for block in card.face.blocks] == [("Go",), ("Rain",)]
    assert not any(card.face.pills or card.face.glyph for card in bare)
    assert bare[1].face.width == 180
    full = draw(debate(), theme={"parts": PARTS}).cards[0].face
    assert [pill.text for pill in full.pills] == ["Home Office"]
    assert full.footnotes == (1,)


def test_colours_of_a_theme_are_those_of_the_picture():
    svg = render(debate(), theme={"like": "light", "colours": {"attack": "#AA0077"}})
    assert "#AA0077" in svg
    assert THEMES["light"].light.attack not in svg


def test_relations_are_told_apart_by_hatching_where_there_are_no_colours():
    assert "<pattern" in render(debate(), theme="print")
    assert "<pattern" not in render(debate(), theme="light")


@pytest.mark.parametrize(
    "avatar", ["https://example.org/x.png", "data:text/html,x", AVATAR + '"/>', 3, "data:image/png;base64,"]
)
def test_a_picture_of_an_actor_is_data_or_nothing(avatar):
    svg = render(debate(data={"avatar": avatar}))
    assert "<image" not in svg


def png(width, height):
    """The head of a PNG of so many pixels."""
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4) + height.to_bytes(4)
    return "data:image/png;base64," + b64encode(head).decode()


def jpeg(width, height):
    """The head of a JPEG of so many pixels, behind a comment."""
    head = (
        b"\xff\xd8\xff\xfe\0\x04hi\xff\xc0\0\x11\x08" + height.to_bytes(2) + width.to_bytes(2) + b"\3\1\1\1"
    )
    return "data:image/jpeg;base64," + b64encode(head).decode()


@pytest.mark.parametrize("made", [png, jpeg])
def test_a_picture_of_very_many_pixels_is_left_out(made):
    assert "<image" in render(debate(data={"avatar": made(1000, 900)}))
    assert "<image" not in render(debate(data={"avatar": made(1001, 1000)}))
    assert "<image" not in render(debate(data={"avatar": made(0, 9)}))


def test_words_for_an_act_stay_on_the_card():
    m = ArgumentMap()
    m.say(
        m.actor("Ann"),
        m.claim("So."),
        act="declaring solemnly before all who are gathered here today",
        text="So.",
    )
    face = draw(m).cards[0].face
    for block in face.blocks:
        assert block.x + width(block.lines[0], block.size) <= face.width


def test_a_picture_of_an_actor_stands_on_the_badge():
    svg = render(debate(data={"avatar": AVATAR}))
    assert svg.count("<image") == 1
    assert AVATAR in svg


def test_who_does_not_fit_by_name_is_shown_by_initials_then_counted():
    m = ArgumentMap()
    claim = m.claim("So.")
    for number in range(12):
        m.say(m.actor(f"Organisation Number{number}"), claim, text="So.")
    (card,) = draw(m).cards
    first, *others = card.face.pills
    assert first.text == "Organisation Number0"
    assert {pill.text for pill in others} == {"ON"}
    (left_over,) = (block for block in card.face.blocks if block.style == "muted")
    assert left_over.lines == (f"+{11 - len(others)}",)


def test_an_actor_with_two_acts_has_one_badge():
    m = debate()
    m.say("home-office", "go", act="promise", text="We will.")
    face = draw(m).cards[0].face
    assert len(face.pills) == 1
    assert "demands, promises" in [line for block in face.blocks for line in block.lines]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("", ""), ("facebook", "f"), ("Élise Ångström", "ÉÅ"), ("😀", "😀"), ("(Sky) news", "S")],
)
def test_initials_are_letters_of_the_name(name, expected):
    assert initials(name) == expected


def test_what_was_judged_stands_on_the_cards_in_words_and_marks():
    overlay = {"go": {"status": "falls", "strength": 0.25}, "rain": {"status": "stands"}}
    drawing = draw(debate(), overlay=overlay)
    go, rain = (card.face for card in drawing.cards)
    assert [(chip.what, chip.text) for chip in go.chips] == [("falls", "falls"), ("strength", "0.25")]
    assert [chip.what for chip in rain.chips] == ["stands"]
    assert go.label.endswith("Falls. Strength 0.25.")
    assert all(chip.y + 16 <= face.height for face in (go, rain) for chip in face.chips)


def test_why_something_was_judged_so_stands_in_the_tooltip():
    face = (
        draw(debate(), overlay={"rain": {"status": "stands", "why": "Nothing speaks against it."}})
        .cards[1]
        .face
    )
    assert face.tooltip.endswith("\nNothing speaks against it.")


def test_an_evaluation_is_an_overlay():
    judged = SimpleNamespace(status={"go": "open"}, strength={"rain": 1})
    drawing = draw(debate(), overlay=judged)
    assert [chip.what for card in drawing.cards for chip in card.face.chips] == ["open", "strength"]


@pytest.mark.parametrize(
    "overlay", [3, {"go": 1}, {"go": {"status": "wins"}}, {"go": {"strength": 2}}, {"go": {"mood": "good"}}]
)
def test_an_overlay_that_cannot_be_is_refused(overlay):
    with pytest.raises(OptionError):
        draw(debate(), overlay=overlay)
