"""Overlays: every view tells what was judged, by sign and word, and within its room."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import ArgumentMap, Step
from argmap.errors import OptionError
from argmap.layout import VIEWS, draw
from argmap.layout.overlay import MARKS, Verdict, tally
from argmap.layout.text import width
from argmap.renderers import render
from tests.layout.views.test_all_views import HAIR, extents
from tests.strategies import maps

JUDGED = {
    "close": {"status": "falls", "strength": 0.25, "why": "Trade speaks against it."},
    "air": {"status": "stands", "strength": 0.7512},
    "trade": {"status": "open"},
}
WORDS = ("✗ falls, 0.25", "✓ stands, 0.75", "○ open")


def quarrel() -> ArgumentMap:
    """Three claims that two people put forward in the words of one text."""
    m = ArgumentMap("Cars?")
    paper = m.source("The Courier", text="Close it. The air is foul. Shops would suffer.")
    ann, bob = m.actor("Ann"), m.actor("Bob")
    close, air, trade = (m.claim(f"{title} it is.", title=title) for title in ("Close", "Air", "Trade"))
    m.say(ann, close, quote="Close it.", source=paper)
    m.say(ann, air, quote="The air is foul.", source=paper)
    m.say(bob, trade, quote="Shops would suffer.", source=paper)
    m.say(bob, air, act="deny")
    m.support(air, close)
    m.undercut(trade, m.support(trade, close))
    return m


def written(drawing) -> list[str]:
    """All that is to be read on a drawing, a line each; chips with the signs that painters give them."""
    blocks = [text.block for text in drawing.texts]
    blocks += [block for card in drawing.cards for block in card.face.blocks]
    lines = [line.replace("\u00a0", " ") for block in blocks for line in block.lines]
    for card in drawing.cards:
        found = {chip.what: chip.text for chip in card.face.chips}
        strength = found.pop("strength", "")
        lines += [", ".join(filter(None, (f"{MARKS[what]} {found[what]}", strength))) for what in found]
    return lines


def labels(drawing) -> str:
    return "\n".join([shape.label for shape in drawing.shapes] + [card.face.label for card in drawing.cards])


def tooltips(drawing) -> str:
    return "\n".join(
        [shape.tooltip for shape in drawing.shapes] + [card.face.tooltip for card in drawing.cards]
    )


@pytest.mark.parametrize("view", sorted(set(VIEWS) - {"actors", "overview", "timeline"}))
def test_every_view_tells_each_verdict_by_sign_word_and_number(view):
    lines = written(draw(quarrel(), view=view, overlay=JUDGED))
    for words in WORDS:
        assert any(words in line for line in lines), words


def test_a_timeline_tells_it_at_what_an_utterance_puts_forward():
    faces = [card.face for card in draw(quarrel(), view="timeline", overlay=JUDGED).cards]
    told = [[chip.text for chip in face.chips] for face in faces]
    assert told == [["falls", "0.25"], ["stands", "0.75"], ["open"], ["stands", "0.75"]]
    for face in faces:
        (claim,) = (block for block in face.blocks if block.lines[0].startswith("→"))
        assert claim.y - 17 < face.chips[0].y < claim.y
        assert face.chips[-1].x + face.chips[-1].width <= face.width - 14 + HAIR


def test_an_actor_s_claims_are_counted_but_for_those_that_it_denies():
    ann, bob = (card.face for card in draw(quarrel(), view="actors", overlay=JUDGED).cards)
    assert "✓ 1 stands, ✗ 1 falls," in written(draw(quarrel(), view="actors", overlay=JUDGED))
    assert "Of its claims 1 stands, 1 falls, mean strength 0.50." in ann.label
    assert "Of its claims 1 open." in bob.label
    assert "Close\n✗ falls, 0.25\nTrade speaks against it." in ann.tooltip


def test_counts_agree_with_their_verbs():
    verdicts = [Verdict("falls"), Verdict("falls"), Verdict("stands"), Verdict()]
    assert tally(verdicts) == [("✓", "1 stands"), ("✗", "2 fall")]


@pytest.mark.parametrize("view", VIEWS)
def test_a_screen_reader_says_it_and_the_tooltip_says_why(view):
    drawing = draw(quarrel(), view=view, overlay=JUDGED)
    said = labels(drawing)
    assert ("1 falls" if view == "actors" else "Falls. Strength 0.25.") in said
    assert not set(said) & set(MARKS.values())
    assert "Trade speaks against it." in tooltips(drawing)


@pytest.mark.parametrize("view", VIEWS)
def test_a_strength_alone_is_told_too(view):
    drawing = draw(quarrel(), view=view, overlay={"close": {"strength": 1}})
    chips = [chip.text for card in drawing.cards for chip in card.face.chips]
    assert any("1.00" in line for line in [*written(drawing), *chips])
    assert "trength 1.00" in labels(drawing)


@pytest.mark.parametrize("view", VIEWS)
def test_without_verdicts_nothing_changes(view):
    bare = draw(quarrel(), view=view)
    assert draw(quarrel(), view=view, overlay={}) == bare
    assert draw(quarrel(), view=view, overlay={"close": {}}) == bare


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "wrong", [3, {"close": 1}, {"close": {"status": "wins"}}, {"close": {"strength": 2}}]
)
def test_what_is_no_overlay_is_refused(view, wrong):
    with pytest.raises(OptionError):
        draw(quarrel(), view=view, overlay=wrong)
    with pytest.raises(OptionError):
        draw(ArgumentMap(), view=view, overlay=wrong)


def test_a_quote_without_a_place_is_judged_too():
    m = ArgumentMap()
    m.say(m.actor("Ann"), m.claim("So.", title="So"), quote="So be it.", source=m.source("A talk"))
    drawing = draw(m, view="source", overlay={"so": {"status": "open", "strength": 0.5}})
    assert "○ open, 0.50" in written(drawing)
    assert "Open. Strength 0.50." in labels(drawing)


def test_an_argument_in_steps_is_judged_as_a_whole_and_in_each_step():
    m = ArgumentMap()
    air, close = m.claim("Foul air."), m.claim("Close it.")
    reason = m.support(air, close)
    argument = m.argument("Health", steps=[Step(air.id), Step(close.id, reason.id)])
    judged = {argument.id: {"status": "stands"}, close.id: {"status": "open"}}
    lines = written(draw(m, view="reconstruction", overlay=judged))
    assert [line for line in lines if line[0] in MARKS.values()] == ["✓ stands", "○ open"]


def test_a_bar_has_sign_and_number_and_the_legend_explains_them():
    drawing = draw(quarrel(), view="overview", overlay=JUDGED)
    lines = written(drawing)
    for words in ("✗ 0.25", "✓ 0.75", "○", "stands", "falls", "open"):
        assert words in lines
    assert "the strength of its claim" in " ".join(drawing.remark.lines)


def test_narrow_bars_have_a_sign_that_the_legend_explains():
    m = ArgumentMap()
    above = m.claim("So.")
    for _ in range(12):
        reason = m.claim("Because.")
        m.support(reason, above)
        above = reason
    overlay = {id_: {"status": "falls", "strength": 0.5} for id_ in m.claims}
    lines = written(draw(m, view="overview", overlay=overlay))
    assert lines.count("✗") == 1 + len(m.claims)
    assert "falls" in lines
    assert "stands" not in lines


def test_the_font_that_comes_along_has_the_signs():
    pytest.importorskip("resvg_py")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        render(quarrel(), "png", view="stances", overlay=JUDGED)


VERDICTS = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(["stands", "falls", "open", ""]),
        "strength": st.floats(0, 1) | st.none(),
        "why": st.sampled_from(["", "Because it is rebutted."]),
    },
)


@settings(max_examples=40)
@given(m=maps(extra=False), data=st.data())
def test_all_of_it_stays_within_the_picture_and_its_cards(m, data):
    ids = [*m.claims, *m.arguments, *m.relations]
    judged = {id_: data.draw(VERDICTS) for id_ in ids}
    for view in sorted(set(VIEWS) - {"map"}):
        drawing = draw(m, view=view, overlay=judged)
        for left, top, right, bottom in extents(drawing):
            assert left >= -HAIR
            assert top >= -HAIR
            assert right <= drawing.width + HAIR
            assert bottom <= drawing.height + HAIR
        for face in (card.face for card in drawing.cards):
            for block in face.blocks:
                for line in block.lines:
                    end = block.x + width(line, block.size, bold=block.style == "title")
                    assert end <= face.width or len(line) == 1
                assert block.y + block.leading * (len(block.lines) - 1) <= face.height
            for chip in face.chips:
                assert chip.x >= 0
                assert chip.x + chip.width <= face.width
                assert chip.y + 16 <= face.height
