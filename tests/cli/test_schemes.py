"""`argmap schemes` and `argmap questions`."""

from __future__ import annotations

import pytest

import argmap
from argmap.schemes import SCHEMES


def test_all_schemes_are_listed_by_family(command):
    done = command("schemes")
    assert (done.code, done.err) == (0, "")
    assert all(
        one.id in done.out and one.name in done.out and one.family in done.out for one in SCHEMES.values()
    )


@pytest.mark.parametrize("id_", ["expert-opinion", "sacrifice"])
def test_a_scheme_is_told_whole(command, id_):
    one = SCHEMES[id_]
    done = command("schemes", one.name.upper())
    told = " ".join(done.out.split())
    assert done.code == 0
    for words in (one.name, one.conclusion, *one.also, *one.premises.values()):
        assert words in told
    assert all(question.ask in told and question.id in told for question in one.questions.values())


def test_an_unknown_scheme_is_refused_with_a_hint(command):
    done = command("schemes", "wastes")
    assert (done.code, done.out) == (2, "")
    assert "did you mean Argument from Waste?" in done.err


def test_open_questions_are_told_by_inference(command, tmp_path):
    m = argmap.ArgumentMap()
    r = m.support(m.claim("A\nsign.", title="Smoke"), m.claim("Fire.", title="Fire"), scheme="sign")
    m.undercut(m.claim("Steam."), r, id="u1", data={"question": "explanation"})
    m.support(m.claim("It is."), r, data={"question": "strength"})
    argmap.write(m, tmp_path / "map.argmap.json")
    done = command("questions", "map.argmap.json")
    assert done.code == 0
    assert done.out.splitlines() == [
        "“Smoke” supports “Fire”: Argument from Sign",
        "  unanswered  explanation  Is there something else that explains the sign better? (u1)",
        "",
        "2 critical questions: 1 unanswered, 1 answered.",
    ]
    assert "answered    strength" in command("questions", "map.argmap.json", "--all").out


def test_a_map_without_known_schemes_is_told_so(command, tmp_path):
    argmap.write(argmap.ArgumentMap(), tmp_path / "map.argmap.json")
    assert command("questions", "map.argmap.json").out == "No inference follows a scheme that argmap knows.\n"
