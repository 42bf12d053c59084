"""The debates written for argmap: faithful to their texts, whole, and sound as a map can be."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

import argmap
from argmap.analysis.anchoring import anchor

ROOT = Path(__file__).parents[2]


def tool(name):
    """Imports a script of tools/."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


examples = tool("examples")


@pytest.fixture(scope="module", params=examples.NAMES)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def debate(name):
    return examples.whole(name)


def test_the_copy_says_what_the_text_says(name, debate):
    assert argmap.example(name) == debate, "run: python tools/examples.py"


def test_every_quote_is_in_its_source_to_the_letter(debate):
    found = anchor(debate).anchors
    assert found
    assert {one.kind for one in found} == {"exact"}


def test_every_claim_is_in_somebodys_words_or_marked(debate):
    for claim in debate.claims.values():
        assert claim.implicit or debate.statements(claim=claim.id)


def test_nothing_is_wrong_that_a_check_could_find(debate):
    """What is left is how the debate went: what was not answered, and what was not backed."""
    assert {finding.code for finding in argmap.check(debate)} <= {"AM101", "AM103", "AM106"}


def test_the_ship_has_reconstructions_and_undercuts():
    m = examples.whole("the-ship")
    assert sum(bool(argument.steps) for argument in m.arguments.values()) == 7
    undercuts = [r for r in m.relations.values() if r.kind == "undercut"]
    assert [m.relations[r.target].kind for r in undercuts] == ["support", "support"]
    grounded = argmap.evaluate(m, "grounded").status
    assert {name: grounded[name] for name in ("the-mended-ship", "the-ship-in-the-yard", "no-fact")} == {
        "the-mended-ship": "falls",
        "the-ship-in-the-yard": "falls",
        "no-fact": "stands",
    }


def test_the_bridge_is_a_debate_of_many_over_time():
    m = examples.whole("mill-bridge")
    assert len({statement.actor.id for statement in m.statements()}) >= 6
    assert sorted({source.date for source in m.sources.values()}) == [
        "2023-03-14",
        "2023-04-02",
        "2023-09-18",
        "2024-05-07",
    ]
    said = [(s.act, s.when) for s in m.statements(actor="chen", claim="keep-it-open")]
    assert said == [("demand", "2023-04-02"), ("retract", "2024-05-07")]
    assert m.stance("chen", "keep-it-open") == "none"
    assert "keep-it-open" not in m.stances()["chen"]
