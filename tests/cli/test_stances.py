"""`argmap stances` and `argmap measures`."""

from __future__ import annotations

import csv
import io
import json

import pytest

import argmap

DEBATE = """\
===
actors:
    union: {name: Union}
    ann: {name: Ann, member_of: [union]}
    bob: {name: Bob}
===

[Strike]: We should strike. {by: union, when: 2019}
    + [Pay]: Pay is low. {said: [{by: union, when: 2019}, {by: bob, act: concede, when: 2021}]}
    - [Costs]: It costs. {by: bob, when: 2020}
        - [Fund]: There is a fund.
"""


@pytest.fixture
def file(tmp_path):
    """A debate between two sides."""
    path = tmp_path / "strike.argdown"
    path.write_text(DEBATE, encoding="utf-8")
    return path


def test_stances_are_a_table_with_cruxes_and_concessions(command, file):
    done = command("stances", file)
    assert (done.code, done.err) == (0, "")
    assert (
        done.out
        == """\
claim   [1]  [2]
Strike  +
Pay     +    +
Costs        +

[1] Union, [2] Bob; 1 more in json

Cruxes
  Strike (for it: Union and Ann; against it: Bob; 0 hang on it)

Concessions
  Bob: Pay (to Union)

Agreement of those who speak for themselves
  Union and Bob: 1 alike, 0 against each other
"""
    )


def test_stances_at_a_date_leave_out_what_came_later(command, file):
    told = command("stances", file, "--until", "2019-12").out
    assert "Bob" not in told.split("Cruxes")[0]
    assert "Strike  +" in told


def test_stances_are_data(command, file):
    told = json.loads(command("stances", file, "--as", "json").out)
    assert {"actor": "ann", "claim": "pay", "stance": "pro", "own": False, "through": ["union"]}.items() <= {
        k: v for p in told["positions"] if (p["actor"], p["claim"]) == ("ann", "pay") for k, v in p.items()
    }.items()
    assert [crux["claim"] for crux in told["cruxes"]] == ["strike"]
    assert [(one["one"], one["other"], one["score"]) for one in told["agreements"]][1] == (
        "union",
        "bob",
        1.0,
    )
    rows = [*csv.DictReader(io.StringIO(command("stances", file, "--as", "csv").out))]
    assert rows[0] == {"actor": "union", "claim": "strike", "stance": "pro", "own": "yes", "through": ""}


def test_a_map_in_which_nobody_speaks_has_no_stances(command, tmp_path):
    (tmp_path / "map.argdown").write_text("[Rain]: It rains.\n", encoding="utf-8")
    assert command("stances", "map.argdown").out == "Nobody says what they hold of any claim.\n"


def test_measures_are_a_table(command, file):
    lines = command("measures", file).out.splitlines()
    cells = [" ".join(line.split()) for line in lines]
    assert cells[0] == "claim depth supports linked attacks unanswered contested uses dependents pro con"
    assert cells[1] == "Strike 0 1 0 1 0 1 0 0 1 0"
    assert cells[4] == "Fund 2 0 0 0 0 0 1 2 0 0"
    none = "0 supports with several premises, 0 beside others."
    assert lines[6:] == [
        "Roots: “Strike”.",
        f"2 claims with nothing for or against; 1 attack that nothing attacks; {none}",
        "The longest chain has 3 claims: “Fund” … “Strike”.",
    ]


def test_measures_are_sorted_and_are_data(command, file):
    assert command("measures", file, "--by", "dependents").out.splitlines()[1].startswith("Fund")
    told = json.loads(command("measures", file, "--as", "json").out)
    assert told["shape"]["chain"] == ["fund", "costs", "strike"]
    assert told["claims"][0]["id"] == "strike"
    rows = [*csv.DictReader(io.StringIO(command("measures", file, "--as", "csv").out))]
    assert (rows[3]["id"], rows[3]["dependents"]) == ("fund", "2")


def test_an_empty_map_has_measures(command, tmp_path):
    argmap.write(argmap.ArgumentMap(), tmp_path / "empty.json")
    assert "Roots: none." in command("measures", "empty.json").out
