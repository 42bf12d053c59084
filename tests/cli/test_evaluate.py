"""`argmap evaluate`."""

from __future__ import annotations

import csv
import io
import json

import pytest

import argmap


def test_a_table_of_claims_and_verdicts(command, debate):
    done = command("evaluate", debate)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "claim              grounded",
        "Halt the roll-out  falls",
        "Unseen             stands",
        "Safety             stands",
    ]


def test_several_semantics_side_by_side(command, debate):
    rows = command("evaluate", debate, "--semantics", "grounded, preferred,df-quad").out.splitlines()
    assert rows[0].split() == ["claim", "grounded", "preferred", "df-quad"]
    assert rows[1].split()[-3:] == ["falls", "falls", "0.50"]


def test_as_comma_separated_values(command, debate):
    done = command("evaluate", debate, "--as", "csv", "--semantics", "grounded,df-quad")
    assert [*csv.reader(io.StringIO(done.out))] == [
        ["id", "title", "grounded", "df-quad"],
        ["halt-the-roll-out", "Halt the roll-out", "falls", "0.5"],
        ["unseen", "Unseen", "stands", "0.5"],
        ["safety", "Safety", "stands", "0.5"],
    ]


def test_as_json(command, debate):
    done = command(
        "evaluate", debate, "--as", "json", "--semantics", "grounded,df-quad", "--explain", "Unseen"
    )
    told = json.loads(done.out)
    assert told["title"] == "Should Facebook encrypt?"
    grounded, weighed = told["verdicts"]
    assert grounded["status"]["halt-the-roll-out"] == "falls"
    assert grounded["explanation"] == "“Unseen” stands because nothing in the map speaks against it."
    assert weighed["strength"]["unseen"] == 0.5
    assert (weighed["interpretation"], weighed["converged"]) == ("strengths", True)


@pytest.mark.parametrize("claim", ["halt-the-roll-out", "Halt the roll-out", "halt  THE roll-out"])
def test_why_a_claim_falls_by_its_id_or_title(command, debate, claim):
    done = command("evaluate", debate, "--explain", claim)
    assert done.out == (
        "“Halt the roll-out” falls because it is rebutted by “Safety”, which nothing in the map answers.\n"
        "  − “Safety” rebuts it and stands\n"
        "Before it can stand, “Safety” would have to be answered.\n"
    )


def test_what_a_strength_is_made_of(command, debate):
    done = command(
        "evaluate", debate, "--explain", "Halt the roll-out", "--semantics", "quadratic-energy,grounded"
    )
    weighed, judged = done.out.split("\n\n")
    assert weighed.startswith("quadratic-energy: “Halt the roll-out” has a strength of 0.50")
    assert judged.startswith("grounded: “Halt the roll-out” falls")


def test_each_semantics_takes_the_interpretation_that_it_can_judge(command, debate):
    names = ("--interpretation", "voices,deductive", "--as", "json", "--semantics", "grounded,df-quad")
    told = json.loads(command("evaluate", debate, *names).out)
    assert [verdict["interpretation"] for verdict in told["verdicts"]] == ["deductive", "voices"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--semantics", "groundd"), "no semantics 'groundd'"),
        (("--interpretation", "kind"), "no interpretation 'kind'"),
        (("--explain", "Halt the rollout"), "did you mean 'Halt the roll-out'?"),
        (("--explain", "Halt the roll-out", "--as", "csv"), "does not fit into CSV"),
    ],
)
def test_what_there_is_not_is_told(command, debate, arguments, message):
    done = command("evaluate", debate, *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_two_claims_of_one_title_are_told_apart_by_their_ids(command, debate):
    m = argmap.read(debate)
    m.claim("Once more.", title="Safety", id="again")
    argmap.write(m, debate)
    assert "say which by its id" in command("evaluate", debate, "--explain", "Safety").err
    assert command("evaluate", debate, "--explain", "again").code == 0


def test_what_attack_only_semantics_pass_over_is_told(command, debate):
    done = command("evaluate", debate, "--semantics", "h-categoriser")
    assert done.err == "note: h-categoriser knows attacks alone; 1 supports count for nothing\n"


def test_strengths_that_swing_are_told(command, tmp_path):
    m = argmap.ArgumentMap()
    m.contradict(m.claim("Yes.", weight=1.0), m.claim("No.", weight=1.0))
    argmap.write(m, tmp_path / "swing.json")
    done = command("evaluate", "swing.json", "--semantics", "df-quad")
    assert done.err == "note: the strengths of df-quad swing on this map, and settled in small steps\n"
    assert done.out.splitlines()[1].split() == ["Yes.", "0.50"]


def test_texts_cannot_disturb_the_terminal(command, tmp_path):
    m = argmap.ArgumentMap()
    m.claim("\x1b[31mred\nand so on", title="")
    argmap.write(m, tmp_path / "red.json")
    assert "\x1b" not in command("evaluate", "red.json").out
    assert "\x1b" not in command("evaluate", "red.json", "--explain", "c1").out


def test_an_empty_map_has_no_verdicts(command, tmp_path):
    argmap.write(argmap.ArgumentMap(), tmp_path / "empty.json")
    for semantics in ("grounded", "df-quad"):
        assert command("evaluate", "empty.json", "--semantics", semantics).out == f"claim  {semantics}\n"
