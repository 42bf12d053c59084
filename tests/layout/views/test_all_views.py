"""What holds for every view: all of it stays within the picture and its room, whatever people write."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import ArgumentMap
from argmap.errors import OptionError
from argmap.layout import VIEWS, draw
from argmap.layout.text import width
from argmap.layout.theme import THEMES
from argmap.renderers import render
from tests.strategies import hostile_texts, maps

OTHERS = [view for view in VIEWS if view != "map"]
SLOPE = 0.7071
HAIR = 0.01


def extents(drawing):
    """Left, top, right and bottom of everything that is on a drawing."""
    for shape in drawing.shapes:
        yield shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    for card in drawing.cards:
        yield card.x, card.y, card.x + card.face.width, card.y + card.face.height
    for edge in drawing.edges:
        xs, ys = edge.path.numbers[::2], edge.path.numbers[1::2]
        yield xs[0], ys[0], xs[0], ys[0]
        yield xs[-1], ys[-1], xs[-1], ys[-1]
    for junction in drawing.junctions:
        half = max(7, width(junction.glyph, 11, bold=True) / 2 + 6)
        yield junction.x - half, junction.y - 8, junction.x + half, junction.y + 8
    for text in drawing.texts:
        block = text.block
        for number, line in enumerate(block.lines):
            wide = text.length or width(line, block.size, bold=block.style == "title")
            y = block.y + number * block.leading
            if text.angle:
                yield block.x, y - wide * SLOPE, block.x + wide * SLOPE, y
            else:
                x = block.x - {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
                yield x, y - block.size * 0.75, x + wide, y + block.size * 0.2


@settings(max_examples=50)
@given(m=maps(extra=False))
def test_all_of_it_lies_within_the_picture_and_every_line_within_its_card(m):
    for view in OTHERS:
        drawing = draw(m, view=view)
        for left, top, right, bottom in extents(drawing):
            assert left >= -HAIR
            assert top >= -HAIR
            assert right <= drawing.width + HAIR
            assert bottom <= drawing.height + HAIR
        for card in drawing.cards:
            for block in card.face.blocks:
                for line in block.lines:
                    end = block.x + width(line, block.size, bold=block.style == "title")
                    assert end <= card.face.width or len(line) == 1
                assert block.y + block.leading * (len(block.lines) - 1) <= card.face.height
            assert all(pill.x + pill.width <= card.face.width for pill in card.face.pills)


@settings(max_examples=30)
@given(m=maps(extra=False), theme=st.sampled_from(sorted(THEMES)))
def test_the_picture_is_well_formed_and_always_the_same(m, theme):
    for view in OTHERS:
        svg = render(m, view=view, theme=theme)
        assert ET.fromstring(svg).get("role").startswith("graphics-document")
        assert render(m.copy(), view=view, theme=theme) == svg


@pytest.mark.parametrize("view", OTHERS)
@settings(max_examples=25)
@given(text=hostile_texts())
def test_hostile_text_everywhere_is_drawn(view, text):
    m = ArgumentMap(text)
    source = m.source(text, publisher=text, text=text)
    actor = m.actor(text or "?", side=text, role=text)
    claim, other = m.claim(text, title=text), m.claim(text)
    m.say(actor, claim, act=text or "assert", text=text, source=source, when=text)
    reason = m.support(other, claim, scheme=text)
    m.undercut(m.claim(text, implicit=True), reason)
    drawing = draw(m, view=view)
    assert all(right <= drawing.width + HAIR for *_, right, _ in extents(drawing))
    ET.fromstring(render(m, view=view))


@pytest.mark.parametrize("view", OTHERS)
def test_an_empty_map_says_what_is_not_there(view):
    drawing = draw(ArgumentMap("Nothing yet"), view=view)
    assert drawing.view == view
    assert drawing.description
    assert drawing.cards == ()


@pytest.mark.parametrize("view", ["actors", "timeline", "reconstruction", "stances"])
def test_a_limit_is_a_positive_number_or_none(view):
    name = "max_rows" if view == "stances" else "max_cards"
    for wrong in (0, -1, "many"):
        with pytest.raises(OptionError, match=name):
            draw(ArgumentMap(), view=view, **{name: wrong})


@pytest.fixture(scope="module")
def large() -> ArgumentMap:
    """A chain and a star of 10,000 claims each, many of them said in one long text."""
    m = ArgumentMap()
    chained = starred = m.claim("Thesis.")
    letter = m.source("Letter", text="Because. " * 20_000)
    ann, bob = m.actor("Ann"), m.actor("Bob")
    for index in range(10_000):
        reason = m.claim(f"Reason {index}.")
        m.support(reason, chained)
        chained = reason
        m.rebut(m.claim("But."), starred)
    for index, claim in enumerate(list(m.claims.values())[:3000]):
        m.say(ann if index % 2 else bob, claim, text="Because.", source=letter)
    return m


@pytest.mark.parametrize("view", OTHERS)
def test_a_map_of_20000_claims_is_drawn(view, large):
    drawing = draw(large, view=view)
    assert len(drawing.shapes) + len(drawing.texts) < 60_000
