"""Overview: bars as tall as their branches, and nothing uncounted."""

from __future__ import annotations

from hypothesis import given, settings

from argmap import ArgumentMap
from argmap.layout import draw
from argmap.layout.text import width
from tests.strategies import maps


def bars(drawing):
    return [shape for shape in drawing.shapes if shape.label]


def test_a_bar_is_as_tall_as_its_branch_is_large():
    m = ArgumentMap()
    so, one, two = m.claim("So."), m.claim("One."), m.claim("Two.")
    m.rebut(two, so)
    m.support(one, so)
    m.support(m.claim("Three."), one)
    drawing = draw(m, view="overview")
    assert [bar.label for bar in bars(drawing)] == [
        "thesis: So. 3 claims below.",
        "supports: One. 1 claim below.",
        "supports: Three.",
        "rebuts: Two.",
    ]
    thesis, one, three, two = bars(drawing)
    unit = three.height + 2
    assert [(bar.height + 2) / unit for bar in (thesis, one, two)] == [4, 2, 1]
    assert thesis.x < one.x == two.x < three.x
    assert (one.fill, two.fill) == ("support_tint", "attack_tint")


def test_bars_too_small_to_be_seen_are_merged_and_counted():
    m = ArgumentMap()
    so = m.claim("So.")
    for index in range(5000):
        m.support(m.claim(f"Reason {index}."), so)
    drawing = draw(m, view="overview")
    assert len(bars(drawing)) < 1500
    merged = [int(bar.tooltip.split()[0].replace(",", "")) for bar in bars(drawing)[1:]]
    assert sum(merged) == 5000
    assert "too small or too deep to be seen: 5,000." in drawing.remark.lines[0]


def test_what_lies_too_deep_is_counted():
    m = ArgumentMap()
    last = m.claim("So.")
    for index in range(40):
        reason = m.claim(f"Reason {index}.")
        m.support(reason, last)
        last = reason
    drawing = draw(m, view="overview")
    shown = len(bars(drawing))
    assert shown < 41
    assert f"to be seen: {41 - shown}." in drawing.remark.lines[0]


def test_further_uses_are_told():
    m = ArgumentMap()
    so, one, two = m.claim("So."), m.claim("One."), m.claim("Two.")
    for target in (so, two):
        m.support(one, target)
    m.support(two, so)
    assert draw(m, view="overview").remark.lines == (
        "Further uses of claims and ends of cycles, not drawn: 1.",
    )


@settings(max_examples=50)
@given(maps(extra=False, largest=8))
def test_every_title_stays_in_its_bar(m):
    drawing = draw(m, view="overview")
    shown = bars(drawing)
    titles = [text for text in drawing.texts if shown and text.block.y > shown[0].y]
    for text in titles:
        block = text.block
        (bar,) = [
            bar
            for bar in shown
            if bar.x <= block.x <= bar.x + bar.width and bar.y <= block.y <= bar.y + bar.height
        ]
        assert block.y + block.leading * (len(block.lines) - 1) <= bar.y + bar.height
        for line in block.lines:
            assert block.x + width(line, block.size, bold=block.style == "title") <= bar.x + bar.width
