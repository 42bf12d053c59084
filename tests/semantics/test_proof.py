"""A map before a court."""

from __future__ import annotations

import pytest
from hypothesis import given

from argmap import Argument, ArgumentMap, Relation, Step
from argmap.errors import OptionError
from argmap.semantics.structured.proof import prove
from tests.strategies import maps


@pytest.fixture
def m():
    return ArgumentMap()


def status(m, standard="preponderance", **options):
    return dict(prove(m, standard, **options).status)


def test_what_nobody_speaks_about_is_in(m):
    m.claim("It is so.")
    assert status(m) == {"c1": "stands"}


def test_the_weightier_side_wins_and_a_draw_wins_nothing(m):
    m.claim("He did it.", id="guilty")
    m.support(m.claim("He was seen.", id="seen"), "guilty", weight=0.6)
    m.rebut(m.claim("He was elsewhere.", id="alibi"), "guilty", weight=0.3)
    assert status(m)["guilty"] == "stands"
    assert status(m, "clear-and-convincing")["guilty"] == "falls"
    m.rebut(m.claim("She says so.", id="she"), "guilty", weight=0.6)
    assert status(m)["guilty"] == "falls"
    assert status(m, "scintilla")["guilty"] == "stands"


def test_standards_can_differ_by_claim(m):
    m.claim("He did it.", id="guilty")
    m.support(m.claim("He was seen."), "guilty", weight=0.4)
    m.rebut(m.claim("He was elsewhere.", weight=0.0), "guilty", weight=0.1)
    assert status(m)["guilty"] == "stands"
    assert status(m, standards={"guilty": "beyond-reasonable-doubt"})["guilty"] == "falls"


def test_a_claim_that_is_put_forward_alone_has_its_own_weight(m):
    m.claim("It is so.", id="claim", weight=0.5)
    m.rebut(m.claim("It is not so.", id="doubt"), "claim", weight=0.4)
    assert status(m)["claim"] == "stands"
    m.rebut("doubt", "claim", weight=0.6)
    assert status(m)["claim"] == "falls"


def test_an_undercut_takes_the_step_away(m):
    step = m.support(m.claim("It looks red.", id="looks"), m.claim("It is red.", id="red"))
    undercut = m.undercut(m.claim("The light is red.", id="lamp"), step)
    assert status(m) == {
        "looks": "stands",
        "red": "falls",
        "lamp": "stands",
        step.id: "falls",
        undercut.id: "stands",
    }
    m.undercut(m.claim("The lamp is off."), undercut)
    assert status(m)["red"] == "stands"


def test_linked_premises_are_needed_all(m):
    one, other, third = (m.claim(text, id=text) for text in ("one", "other", "third"))
    m.support([one, other], m.claim("so", id="so"))
    assert status(m)["so"] == "stands"
    m.rebut(third, other)
    assert status(m)["so"] == "falls"


def test_contradictory_claims_are_one_issue(m):
    for id_, weight in (("a", 0.2), ("b", 0.8), ("c", 0.5)):
        m.claim(f"It was {id_}.", id=id_, weight=weight)
    m.contradict("a", "b")
    m.contradict("c", "b")
    assert status(m) == {"a": "falls", "b": "stands", "c": "falls"}


def test_what_says_the_same_is_one_and_what_is_spelt_out_is_its_last_step(m):
    for id_ in ("p", "again", "c", "doubt"):
        m.claim(f"{id_}.", id=id_)
    m.equate("again", "p")
    m.add(
        Relation(id="r", kind="support", premises=("again",), target="c"),
        Argument(id="spelt", steps=(Step("again"), Step("c", inference="r"))),
    )
    assert set(status(m).values()) == {"stands"}
    m.rebut("doubt", "spelt")
    found = status(m)
    assert (found["spelt"], found["c"], found["p"]) == ("falls", "falls", "stands")


def test_circles_of_support_are_open(m):
    one, other = m.claim("one", id="one"), m.claim("other", id="other")
    m.support(one, other)
    m.support(other, one)
    assert status(m)["one"] == "open"


@pytest.mark.parametrize("options", [{"standard": "wild guess"}, {"standards": {"nobody": "scintilla"}}])
def test_unknown_standards_and_claims_are_refused(m, options):
    with pytest.raises(OptionError):
        prove(m, **options)


@given(m=maps(extra=False))
@pytest.mark.filterwarnings("ignore::argmap.ArgmapWarning")
def test_any_map_can_be_heard(m):
    found = status(m)
    assert set(m.claims) | set(m.arguments) <= set(found)
