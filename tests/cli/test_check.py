"""`argmap check`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import argmap
from argmap.notes import Notes

DEBATE = """\
===
sources:
    letter: {title: Letter, date: 2020, rights: free, path: letter.txt}
===

# Empty

# Weather

[Go]: Let us go. {quote: "We don't stop.", source: letter}
    + [Rain]: It rains, 100 % of the day.
        + [Go]
"""

SARIF = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "text": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "run": {
            "type": "object",
            "required": ["tool", "results"],
            "properties": {
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "properties": {"driver": {"$ref": "#/$defs/driver"}},
                },
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
                "invocations": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["executionSuccessful"],
                        "properties": {"executionSuccessful": {"type": "boolean"}},
                    },
                },
            },
        },
        "driver": {
            "type": "object",
            "required": ["name", "rules"],
            "properties": {
                "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}, "uniqueItems": True}
            },
        },
        "rule": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": "string"},
                "shortDescription": {"$ref": "#/$defs/text"},
                "fullDescription": {"$ref": "#/$defs/text"},
                "defaultConfiguration": {"properties": {"level": {"$ref": "#/$defs/level"}}},
            },
        },
        "result": {
            "type": "object",
            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
            "properties": {
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"$ref": "#/$defs/level"},
                "message": {"$ref": "#/$defs/text"},
                "locations": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/location"}},
            },
        },
        "location": {
            "type": "object",
            "required": ["physicalLocation"],
            "properties": {
                "physicalLocation": {
                    "type": "object",
                    "required": ["artifactLocation"],
                    "properties": {
                        "artifactLocation": {
                            "required": ["uri"],
                            "properties": {"uri": {"type": "string", "pattern": r"^[!-~]+$"}},
                        },
                        "region": {
                            "required": ["startLine"],
                            "properties": {
                                name: {"type": "integer", "minimum": 1}
                                for name in ("startLine", "startColumn", "endLine", "endColumn")
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What SARIF 2.1.0 says of the objects that are written here, in section 3."""


@pytest.fixture
def weak(tmp_path) -> Path:
    """A debate with faults, beside the source that it quotes."""
    (tmp_path / "letter.txt").write_text("We don’t stop.\n", encoding="utf-8")
    path = tmp_path / "weak.argdown"
    path.write_text(DEBATE, encoding="utf-8")
    return path


@pytest.fixture
def sound(tmp_path) -> Path:
    """A debate without any."""
    m = argmap.ArgumentMap("Sound")
    ann = m.actor("Ann")
    m.say(ann, m.claim("It is so.", title="So"))
    path = tmp_path / "sound.argmap.json"
    argmap.write(m, path)
    return path


def codes(done) -> list[str]:
    return [finding["code"] for finding in json.loads(done.out)["findings"]]


def test_findings_stand_in_the_order_of_the_file_with_their_places(command, weak):
    done = command("check", weak.name)
    assert (done.code, done.err) == (1, "")
    lines = done.out.splitlines()
    assert lines[:4] == [
        "weak.argdown:6:1: warning: the group “Empty” holds nothing [AM402]",
        "weak.argdown:10:1: error: “Go” is a reason for itself by way of “Rain” [AM104]",
        (
            "weak.argdown:10:1: warning: “We don't stop.” is altered in blanks, marks or capitals;"
            " “Letter” says “We don’t stop.” [AM305]"
        ),
        "weak.argdown:11:7: warning: no quote shows where “Rain” comes from [AM303]",
    ]
    assert "AM402 empty group: A heading with nothing below it promises what the map does not hold." in lines
    assert lines[-1] == "Found 1 error, 3 warnings. --fix mends 2 of them."


def test_a_sound_debate_is_well(command, sound):
    done = command("check", sound)
    assert (done.code, done.out) == (0, "All is well.\n")


def test_an_info_is_no_reason_to_fail(command, sound):
    m = argmap.read(sound)
    m.actor("Bob")
    argmap.write(m, sound)
    done = command("check", sound)
    assert done.code == 0
    assert done.out.endswith("Found 1 info.\n")


def test_checks_are_selected_and_ignored(command, weak):
    done = command("check", weak, "--as", "json", "--select", "AM1, empty-group,AM3", "--ignore", "AM30")
    assert codes(done) == ["AM402", "AM104"]
    assert command("check", weak, "--select", "AM2").code == 0


def test_a_check_that_there_is_not_is_a_fault_of_the_command_line(command, weak):
    done = command("check", weak, "--select", "AM999")
    assert done.code == 2
    assert done.err.startswith("there is no check 'AM999'; there is AM101 unsupported-claim")


def test_as_json(command, weak):
    done = command("check", weak.name, "--as", "json", "--select", "AM104")
    assert json.loads(done.out) == {
        "findings": [
            {
                "path": "weak.argdown",
                "code": "AM104",
                "name": "circular-support",
                "severity": "error",
                "message": "“Go” is a reason for itself by way of “Rain”",
                "elements": ["go", "rain"],
                "span": {"line": 10, "column": 1, "end_line": 10, "end_column": 59},
                "fixable": False,
            }
        ],
        "errors": [],
    }


def test_as_sarif(command, weak, sound):
    done = command("check", weak.name, sound.name, "no such.argdown", "--as", "sarif")
    assert done.code == 2
    log = json.loads(done.out)
    jsonschema.Draft202012Validator.check_schema(SARIF)
    jsonschema.validate(log, SARIF)
    [run] = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(rules)
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [r["ruleId"] for r in run["results"]]
    circle = next(result for result in run["results"] if result["ruleId"] == "AM104")
    [location] = circle["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "weak.argdown"}
    assert location["physicalLocation"]["region"]["startLine"] == 10
    assert location["logicalLocations"] == [{"name": "go"}, {"name": "rain"}]
    [invocation] = run["invocations"]
    assert not invocation["executionSuccessful"]
    [failure] = invocation["toolExecutionNotifications"]
    assert failure["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "no%20such.argdown"


def test_as_annotations_of_github(command, weak):
    weak.write_text(DEBATE.replace("# Empty", "# 100 %, or::so"), encoding="utf-8")
    done = command("check", weak.name, "missing,file.argdown", "--as", "github", "--select", "AM402")
    assert done.out.splitlines() == [
        (
            "::warning file=weak.argdown,line=6,col=1,endLine=6,title=AM402 empty-group"
            "::the group “100 %25, or::so” holds nothing"
        ),
        "::error file=missing%2Cfile.argdown::missing,file.argdown: no such file or directory",
    ]


def test_fixing_changes_only_what_is_mended(command, weak):
    done = command("check", weak, "--fix", "--select", "AM305,AM402")
    assert (done.code, done.out) == (0, "All is well. Mended 2.\n")
    assert weak.read_text("utf-8") == DEBATE.replace("\n# Empty\n\n", "").replace("don't", "don’t")


def test_nothing_to_mend_leaves_the_file_alone(command, sound):
    before = sound.stat().st_mtime_ns, sound.read_bytes()
    command("check", sound, "--fix")
    assert (sound.stat().st_mtime_ns, sound.read_bytes()) == before


def test_a_map_that_remembers_its_argdown_is_mended_as_the_json_that_it_is(command, weak, tmp_path):
    command("convert", weak, "weak.argmap.json")
    done = command("check", "weak.argmap.json", "--fix", "--select", "AM4")
    assert (done.code, done.out) == (0, "All is well. Mended 1.\n")
    assert list(argmap.read(tmp_path / "weak.argmap.json").groups) == ["weather"]
    assert ":10:1:" not in command("check", "weak.argmap.json").out


def test_a_file_that_could_not_be_written_back_is_not_mended(command, tmp_path):
    page = tmp_path / "page.md"
    page.write_text("Look:\n\n```argdown\n# Empty\n\n# Full\n\n[A]: a\n```\n", encoding="utf-8")
    before = page.read_bytes()
    done = command("check", page, "--fix")
    assert done.code == 2
    assert "--fix changes files of Argdown and of argmap JSON" in done.err
    assert page.read_bytes() == before


def test_standard_input_is_checked_and_not_mended(command, weak):
    done = command("check", "-", "--select", "AM402", stdin=DEBATE)
    assert done.out.startswith("-: warning: the group “Empty” holds nothing [AM402]\n")
    assert command("check", "-", "--fix", "--select", "AM402", stdin=DEBATE).code == 2


def test_a_file_that_cannot_be_read_stops_no_other(command, weak, tmp_path):
    (tmp_path / "broken.argmap.json").write_text('{"format": "argmap", ', encoding="utf-8")
    done = command("check", "broken.argmap.json", weak.name, "--select", "AM402")
    assert done.code == 2
    assert done.err.startswith("broken.argmap.json:1:")
    assert "weak.argdown:6:1" in done.out


def test_the_project_says_which_checks_it_wants(command, weak, tmp_path):
    project = tmp_path / "pyproject.toml"
    project.write_text('[tool.argmap.check]\nselect = ["AM1", "AM4"]\nignore = ["AM402"]\n', encoding="utf-8")
    assert codes(command("check", weak, "--as", "json")) == ["AM104"]
    assert codes(command("check", weak, "--as", "json", "--select", "AM3")) == ["AM305", "AM303"]
    weak.write_text(DEBATE.replace("sources:", "check: {select: AM303}\nsources:"), encoding="utf-8")
    assert codes(command("check", weak, "--as", "json")) == ["AM303"]


@pytest.mark.parametrize(
    "text", ["[tool.argmap.check]\nselct = []\n", "[tool.argmap.check]\nselect = 3\n", "["]
)
def test_settings_of_a_project_that_are_none_are_explained(command, weak, tmp_path, text):
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    done = command("check", weak)
    assert done.code == 2
    assert "pyproject.toml" in done.err


@pytest.mark.parametrize(
    "name", ["../letter.txt", "{folder}/../letter.txt", "\\0", ".", "none.txt", "raw.txt", "n" * 5000]
)
def test_only_a_document_below_the_folder_is_read(command, weak, tmp_path, monkeypatch, name):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "raw.txt").write_bytes(b"\xff\xfe\x00")
    monkeypatch.chdir(folder)
    text = DEBATE.replace("letter.txt", f'"{name.format(folder=folder)}"')
    (folder / "debate.argdown").write_text(text, encoding="utf-8")
    done = command("check", "debate.argdown", "--as", "json", "--ignore", "AM303")
    assert codes(done) == ["AM402", "AM104"]
    assert ("warning: raw.txt: " in done.err) == (name == "raw.txt")


def test_folders_and_patterns_mean_the_maps_in_them(command, weak, tmp_path):
    folder = tmp_path / "debates" / "old"
    folder.mkdir(parents=True)
    for name in ("a.argdown", "b.argdown"):
        (folder / name).write_text("[A]: a\n    + [A]\n", encoding="utf-8")
    (folder / "notes.md").write_text("No map here.\n", encoding="utf-8")
    done = command("check", "debates", "--select", "AM104", "--as", "json")
    found = json.loads(done.out)["findings"]
    assert [finding["path"] for finding in found] == ["debates/old/a.argdown", "debates/old/b.argdown"]
    assert "passed over 1 Markdown file without a map" in done.err
    done = command("check", "debates/**/b*", folder / "b.argdown", "--select", "AM104", "--as", "json")
    assert len(json.loads(done.out)["findings"]) == 2
    (tmp_path / "empty").mkdir()
    done = command("check", "empty")
    assert (done.code, done.err) == (2, "there is nothing to check in empty\n")


def test_quotes_are_looked_up_in_pages_as_they_are_shown(command, weak, tmp_path):
    pytest.importorskip("selectolax")
    page = "<title>Letter</title><p>We <b>don’t</b>\nstop.</p><p>No.</p>"
    (tmp_path / "letter.html").write_text(page, encoding="utf-8")
    weak.write_text(DEBATE.replace("letter.txt", "letter.html"), encoding="utf-8")
    assert codes(command("check", weak, "--as", "json", "--select", "AM3")) == ["AM306", "AM305", "AM303"]


@pytest.mark.parametrize("form", ["json", "aif", "sadface", "ova", "tgf", "apx"])
def test_findings_have_their_places_in_other_formats_too(command, tmp_path, form):
    m = argmap.ArgumentMap()
    m.support(m.claim("It rains.", id="1"), m.claim("It is wet.", id="2"))
    m.claim("Alone.", id="3")
    file = tmp_path / f"map.{form}"
    argmap.write(m, file, format=form, notes=Notes())
    found = json.loads(command("check", file, "--format", form, "--as", "json", "--select", "AM401").out)
    text = file.read_text(encoding="utf-8")
    (finding,) = found["findings"]
    assert finding["elements"][0] in text.splitlines()[finding["span"]["line"] - 1]
    assert finding["span"]["column"] > 0


OUTSIDE = """\
from argmap.analysis.checks import Check, Fault


def find(map):
    for claim in map.claims.values():
        if claim.text.isupper():
            yield Fault(elements=(claim.id,), message=f"{claim.text} is shouted")


CHECK = Check(code="XY101", title="shouted claim", why="Shouting is no reason.", severity="info", find=find)
"""


def test_a_check_of_another_distribution_is_one_like_all_others(tmp_path):
    (tmp_path / "shouting.py").write_text(OUTSIDE, encoding="utf-8")
    about = tmp_path / "shouting-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n", encoding="utf-8")
    point = "[argmap.analysis.checks]\nshouted_claim = shouting:CHECK\n"
    (about / "entry_points.txt").write_text(point, encoding="utf-8")
    (tmp_path / "loud.argdown").write_text("[A]: GO!\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "check", "loud.argdown", "--select", "shouted-claim"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines() == [
        "loud.argdown:1:1: info: GO! is shouted [XY101]",
        "",
        "XY101 shouted claim: Shouting is no reason.",
        "",
        "Found 1 info.",
    ]


def test_the_example_is_checked_with_the_article_that_it_quotes(command):
    root = Path(__file__).parents[2]
    done = command("check", root / "examples" / "facebook-encryption.argdown", "--as", "json")
    assert done.code == 1
    assert codes(done).count("AM101") == 2
