"""Reconstruction: numbered premises, the line with its rule, the conclusion, and what questions the step."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap import ArgumentMap, Step
from argmap.errors import OptionError
from argmap.layout import draw
from argmap.layout.text import width
from tests.strategies import maps


def socrates() -> ArgumentMap:
    m = ArgumentMap("Mortality")
    man, men, mortal = (
        m.claim("Socrates is a man."),
        m.claim("Men are mortal.", implicit=True),
        m.claim("So is he."),
    )
    die = m.claim("He will die.")
    first = m.support([man, men], mortal, scheme="Modus ponens")
    second = m.support(mortal, die)
    m.argument(
        "Mortality",
        steps=[Step(man.id), Step(men.id), Step(mortal.id, first.id), Step(die.id, second.id)],
    )
    m.undercut(m.claim("He is a god."), first)
    m.argument("Untold")
    return m


def labels(drawing):
    return [shape.label for shape in drawing.shapes]


def test_an_argument_is_printed_step_by_step():
    drawing = draw(socrates(), view="reconstruction")
    assert labels(drawing) == [
        "Argument: Mortality.",
        "1, premise: Socrates is a man.",
        "2, premise: [Men are mortal.] (inferred by the mapper)",
        "Inference: Modus ponens",
        "Undercut: He is a god.",
        "3, conclusion: So is he.",
        "Inference: from (3)",
        "4, conclusion: He will die.",
    ]
    lines = [line for text in drawing.texts for line in text.block.lines]
    assert [line for line in lines if line.startswith("(")] == ["(1)", "(2)", "(3)", "(4)"]
    assert "[Men are mortal.]" in lines
    assert drawing.remark.lines == ("Arguments that are not spelt out in steps: 1.",)


def test_the_rule_stands_at_the_right_of_the_line():
    drawing = draw(socrates(), view="reconstruction")
    (rule,) = [text for text in drawing.texts if text.block.lines == ("Modus ponens",)]
    line = next(shape for shape in drawing.shapes if shape.label == "Inference: Modus ponens")
    assert line.x + line.width < rule.block.x
    assert line.y < rule.block.y < line.y + 12


def test_premises_that_do_not_stand_right_above_are_named():
    m = socrates()
    third = m.support(["c1", "c4"], "c5")
    m.argument("Other", steps=[Step("c1"), Step("c4", "r2"), Step("c2"), Step("c5", third.id)])
    drawing = draw(m, view="reconstruction", argument="other")
    assert "Inference: from (1), (2)" in labels(drawing)


def test_without_arguments_in_steps_each_support_is_an_inference():
    m = ArgumentMap()
    so = m.claim("So.", title="The thesis")
    m.support([m.claim("One."), m.claim("Two.")], so)
    m.support(m.claim("Three."), so, scheme="Sign", implicit=True)
    assert labels(draw(m, view="reconstruction")) == [
        "Argument: The thesis.",
        "1, premise: One.",
        "2, premise: Two.",
        "Inference: from (1), (2)",
        "3, conclusion: So.",
        "Argument: The thesis.",
        "1, premise: Three.",
        "Inference: [Sign]",
        "2, conclusion: So.",
    ]


def test_long_premises_are_printed_in_full():
    m = ArgumentMap()
    long = "Because of this and of that. " * 170
    m.support(m.claim(long), m.claim("So."))
    drawing = draw(m, view="reconstruction")
    assert long.split() == [
        word
        for text in drawing.texts
        if text.block.lines[0].startswith("Because")
        for word in " ".join(text.block.lines).split()
    ]


def test_only_an_argument_in_steps_can_be_asked_for():
    with pytest.raises(OptionError, match="'untold'"):
        draw(socrates(), view="reconstruction", argument="untold")


@settings(max_examples=50)
@given(maps(extra=False))
def test_every_line_stays_in_its_box(m):
    drawing = draw(m, view="reconstruction", max_cards=None)
    boxes = [shape for shape in drawing.shapes if shape.label.startswith("Argument: ")]
    for text in drawing.texts:
        block = text.block
        (box,) = [box for box in boxes if box.y < block.y < box.y + box.height]
        assert block.y + block.leading * (len(block.lines) - 1) < box.y + box.height
        for line in block.lines:
            assert block.x + width(line, block.size, bold=block.style == "title") < box.x + box.width
