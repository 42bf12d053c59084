"""Source: the whole text in readable lines, and marks exactly where something is quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import ArgumentMap, Quote
from argmap.errors import OptionError
from argmap.layout import draw
from argmap.layout.article import SIZE, article
from argmap.layout.passages import Passage, covered
from argmap.layout.text import width
from tests.strategies import texts

TEXT = "Close the centre now.\n\nThe air is foul, they say, and children are ill. Shops would suffer."


def quoting() -> ArgumentMap:
    m = ArgumentMap("Cars?")
    paper = m.source("The Courier", text=TEXT)
    close = m.claim("Close it.", title="Close", quotes=[paper.quote("Close the centre now.")])
    air = m.claim(
        "Foul air.", title="Air", quotes=[paper.quote("The air is foul"), paper.quote("foul, they say")]
    )
    m.say(m.actor("Bob"), m.claim("Trade.", title="Trade"), quote="Shops would suffer.", source=paper)
    m.support(air, close)
    m.rebut("trade", close)
    return m


def words_of(drawing):
    return [text.block.lines[0] for text in drawing.texts if text.length]


def bars(drawing, colour):
    """The lines below what is marked in a colour."""
    return [shape for shape in drawing.shapes if shape.fill == colour and shape.height == 1.5]


def test_the_whole_text_stands_there_and_what_is_not_quoted_is_not_marked():
    drawing = draw(quoting(), view="source")
    assert "".join(words_of(drawing)).replace(" ", "") == "".join(TEXT.split())
    assert [bar.width for bar in bars(drawing, "thesis")] == [width("Close the centre now.", SIZE)]
    (bar,) = bars(drawing, "attack")
    assert bar.width == pytest.approx(width("Shops would suffer.", SIZE))


def test_marks_that_overlap_run_on_levels_of_their_own():
    one, other = bars(draw(quoting(), view="source"), "support")
    assert one.x < other.x < one.x + one.width < other.x + other.width
    assert abs(one.y - other.y) >= 1.5


def test_a_number_leads_to_the_claim_in_the_margin():
    drawing = draw(quoting(), view="source")
    lines = [text.block.lines[0] for text in drawing.texts]
    for note in ("Close", "Air", "Trade", "Bob"):
        assert note in lines
    assert lines.count("2") == 3  # over both passages of the claim, and in the margin
    (label,) = [shape.label for shape in drawing.shapes if shape.label.startswith("The air")]
    assert label.endswith("Quoted for 2 Air, 3 Trade.")


def test_it_says_how_much_is_quoted():
    text = "One two. Three."
    assert covered(text, [Passage(0, 8, "a"), Passage(4, 8, "b")]) == pytest.approx(7 / 13)
    drawing = draw(quoting(), view="source")
    assert "for 3 claims." in drawing.description


def test_quotes_that_are_not_in_the_text_are_listed_with_the_reason():
    m = quoting()
    m.claim("Else.", title="Else", quotes=[Quote(source="the-courier", exact="Nobody said this.")])
    m.claim("Twice.", title="Twice", quotes=[Quote(source="the-courier", exact="e")])
    labels = [shape.label for shape in draw(m, view="source").shapes]
    assert "“Nobody said this.” Else (not in the text)" in labels
    assert "“e” Twice (more than once in the text)" in labels


def test_a_source_without_text_shows_what_is_quoted_from_it():
    m = ArgumentMap()
    m.claim("So.", quotes=[Quote(source=m.source("Lost").id, exact="So it was.")])
    drawing = draw(m, view="source")
    assert "“So it was.” So." in [shape.label for shape in drawing.shapes]
    assert "not part of the map" in drawing.description


def test_the_source_is_the_most_quoted_one_with_a_text_or_the_one_that_is_asked_for():
    m = quoting()
    m.source("Other", text="Another text.")
    assert draw(m, view="source").title == "The Courier"
    assert words_of(draw(m, view="source", source="other")) == ["Another text."]
    with pytest.raises(OptionError, match="no source 'nowhere'"):
        draw(m, view="source", source="nowhere")


def test_in_right_to_left_lines_the_whole_line_is_marked():
    m = ArgumentMap()
    hebrew = "המועצה דנה בסגירת המרכז לתנועה."
    source = m.source("Minutes", text=hebrew)
    m.claim("So.", quotes=[source.quote("דנה")])
    (bar,) = bars(draw(m, view="source"), "thesis")
    assert bar.width == pytest.approx(width(hebrew, SIZE))


def test_an_article_of_200_kilobytes_is_set_whole():
    m = ArgumentMap()
    source = m.source("Long", text="\n".join(f"Sentence {n} of a long article." for n in range(6500)))
    for n in range(0, 6500, 3):
        m.claim(f"C{n}.", quotes=[source.quote(f"Sentence {n} of")])
    drawing = draw(m, view="source")
    assert len(source.text) > 200_000
    assert "".join(words_of(drawing)).replace(" ", "") == "".join(source.text.split())


@given(texts(), st.floats(20, 400))
def test_every_character_that_is_seen_knows_its_place(text, measure):
    found = [
        (place, char)
        for paragraph in article(text, measure)
        for line in paragraph.lines
        for place, char in zip(line.places, line.words, strict=True)
        if char != " "
    ]
    assert all(text[place] == char for place, char in found)
    assert [place for place, _ in found] == sorted({place for place, _ in found})


@given(texts(), st.lists(st.floats(0, 300), max_size=4))
def test_a_line_in_parts_is_the_whole_line(text, cuts):
    for paragraph in article(text, 200.0):
        for line in paragraph.lines:
            parts = "".join(words for _, words in line.parts(sorted(cuts)))
            assert parts.replace(" ", "") == line.words.replace(" ", "")
