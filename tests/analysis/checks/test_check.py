"""What holds for all checks: they can be chosen, cope with every map, and say the same each time."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

import argmap
from argmap import ArgumentMap, check
from argmap.analysis.checks import CHECKS, fixed
from argmap.errors import OptionError, UnknownFormatError
from tests.strategies import maps

ROOT = Path(__file__).parents[3]


@pytest.fixture
def m() -> ArgumentMap:
    """A map with an empty group and a claim that attacks itself."""
    made = ArgumentMap()
    rain = made.claim("It rains.", title="Rain")
    made.rebut(rain, rain)
    made.group("Empty")
    return made


def codes(m: ArgumentMap, **options: object) -> list[str]:
    return [finding.code for finding in check(m, **options)]


@given(maps())
def test_no_map_stops_a_check_and_findings_are_about_what_is_there(m):
    before = m.copy()
    for finding in check(m):
        assert finding.message
        assert finding.elements
        assert all(id_ in m for id_ in finding.elements)
    assert m == before


@given(maps())
def test_fixes_leave_a_whole_map_and_come_to_an_end(m):
    for _ in range(10):
        todo = [finding for finding in check(m) if finding.fix]
        if not todo:
            return
        m = fixed(m, todo)
    pytest.fail(f"still to be mended: {todo}")


@given(maps())
def test_a_source_that_says_what_is_quoted_is_never_misquoted(m):
    told = {s.id: "" for s in m.sources.values()}
    for element in m:
        for quote in getattr(element, "quotes", ()):
            if quote.source:
                told[quote.source] += quote.exact
    m.replace(*(evolve(source, text=told[source.id]) for source in m.sources.values()))
    assert check(m, select=["AM301", "AM305"]) == []


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"select": ["AM105"]}, ["AM105"]),
        ({"select": ["AM4"]}, ["AM402"]),
        ({"select": ["self-attack", "empty-group"]}, ["AM105", "AM402"]),
        ({"select": ["AM4"], "ignore": ["AM402"]}, []),
        ({"select": []}, []),
    ],
)
def test_checks_are_chosen_by_code_beginning_or_name(m, options, expected):
    assert codes(m, **options) == expected


def test_a_map_says_which_checks_it_wants(m):
    m.data = {"check": {"select": ["AM105", "AM402"], "ignore": "empty-group"}}
    assert codes(m) == ["AM105"]
    assert codes(m, select=["AM4"]) == []


def test_an_element_says_which_checks_do_not_concern_it(m):
    m.replace(evolve(m.relations["r1"], data={"check": {"ignore": ["AM1"]}}))
    assert codes(m, select=["AM105"]) == []


@pytest.mark.parametrize("word", ["AM999", "no-such-check", "", "am105"])
def test_a_check_that_there_is_not_is_refused_by_name(m, word):
    with pytest.raises(UnknownFormatError, match="there is no check"):
        check(m, select=[word])
    with pytest.raises(UnknownFormatError, match="there is no check"):
        check(m, ignore=[word])


@pytest.mark.parametrize(
    "given", [3, ["AM101"], {"ignored": []}, {"select": 3}, {"ignore": [1]}, {"ignore": ""}]
)
def test_settings_that_are_none_are_explained(m, given):
    m.data = {"check": given}
    with pytest.raises(OptionError, match="the map"):
        check(m)


def test_a_single_word_for_several_checks_is_refused(m):
    with pytest.raises(OptionError, match="list"):
        check(m, select="AM105")


def test_codes_are_unique_and_every_check_explains_itself():
    assert len({each.code for each in CHECKS.values()}) == len(CHECKS)
    for name, each in CHECKS.items():
        module = sys.modules[f"argmap.analysis.checks.{name}"]
        assert module.__doc__.startswith(f"{each.code}: ")
        assert each.title
        assert each.why.endswith(".")


def test_the_page_about_checks_lists_all_of_them():
    page = (ROOT / "docs" / "howto" / "check.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \| `([\w-]+)` \| (.*) \| (\w+) \|$", page, re.MULTILINE)
    there = sorted((each.code, name.replace("_", "-"), each) for name, each in CHECKS.items())
    assert [(code, name, severity) for code, name, _, severity in listed] == [
        (code, name, each.severity) for code, name, each in there
    ]
    for (_, _, told, _), (_, _, each) in zip(listed, there, strict=True):
        assert told.startswith(each.title)


def test_the_seed_debate_has_its_true_weaknesses_and_nothing_absurd():
    m = argmap.example("facebook-encryption")
    text = (ROOT / "seeds" / "facebook-encryption.txt").read_text(encoding="utf-8")
    m.replace(evolve(m.sources["article"], text=text))
    found = check(m)
    assert [f.elements for f in found if f.severity == "error"] == []
    assert [(f.code, *f.elements) for f in found if f.severity == "warning"] == [
        ("AM101", "a-guarantee-comes-first"),
        ("AM101", "child-safety-is-critical"),
    ]
    assert [f.elements[0] for f in found if f.code == "AM202"] == [
        "it-shields-wrongdoers-too",
        "misuse-is-certain",
        "some-harm-will-stay-hidden",
    ]
    assert [f.elements for f in found if f.code == "AM203"] == [("ncmec",), ("uk-government",)]
    assert [f.elements for f in found if f.code == "AM110"] == [("70-could-be-lost",)]
    counts = {"AM101": 2, "AM103": 6, "AM106": 8, "AM109": 9, "AM110": 1, "AM202": 3, "AM203": 2}
    assert Counter(f.code for f in found) == counts


def test_weaknesses_planted_in_the_seed_debate_are_found():
    m = argmap.example("facebook-encryption")
    text = (ROOT / "seeds" / "facebook-encryption.txt").read_text(encoding="utf-8")
    m.replace(evolve(m.sources["article"], text=text.replace("35,000", "25,000")))
    m.support("halt", "abuse-would-grow")
    m.say("david-miles", "safety-will-be-built-in", act="deny")
    m.claim("Nobody needs this.", id="loose")
    m.claim(
        "Facebook is investing billions in safety, including an AI that finds and removes harmful content."
    )
    m.undercut("loose", "heed-experts", data={"question": "consistency"})
    lost = m.claims["70-could-be-lost"]
    m.replace(evolve(lost, text=lost.text.replace("12 million", "13 million")))
    found = {finding.code for finding in check(m) if finding.severity != "info"}
    assert found >= {"AM101", "AM104", "AM108", "AM110", "AM201", "AM303", "AM305", "AM307", "AM401", "AM405"}


def test_a_chain_of_many_claims_and_a_great_circle_are_ordinary():
    m = ArgumentMap()
    claims = [m.claim(f"Claim {n}", title=f"T{n}").id for n in range(20_000)]
    for one, other in pairwise(claims):
        m.support(one, other)
    assert codes(m, select=["AM104"]) == []
    m.support(claims[-1], claims[0])
    [finding] = check(m, select=["AM104"])
    assert len(finding.elements) == 20_000
    assert len(finding.message) < 200
    assert check(m)


def test_findings_do_not_depend_on_the_seed_of_hashes():
    script = (
        "import argmap\nfor f in argmap.check(argmap.example('facebook-encryption')): print(f, f.elements)"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
