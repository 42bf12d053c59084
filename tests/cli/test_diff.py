"""`argmap diff` and `argmap merge`."""

from __future__ import annotations

import json
import re

import pytest
from attrs import evolve
from hypothesis import given, settings

import argmap
from argmap.analysis.diffing import marked
from argmap.cli._differences import as_json, as_markdown, as_text, lines
from tests.strategies import maps

BASE = """\
[Halt]: Facebook should halt. {by: nspcc}
    + <Lost reports>: Most would be lost.
        - Untitled claim here.
    - <Safety>: It keeps everyone safe.
    // a comment

[Other]: Another thesis. #open
    + Some reason.
"""
OURS = BASE.replace("should halt.", "should halt at once.").replace(
    "    - <Saf", "    + A reason of ours.\n    - <Saf"
)
THEIRS = BASE.replace("Another thesis. #open", "Quite another thesis.").replace(
    "claim here.\n", "claim here.\n        - A doubt of theirs.\n"
)


@pytest.fixture
def files(tmp_path):
    """Three versions of a debate."""
    for name, text in (("base", BASE), ("ours", OURS), ("theirs", THEIRS)):
        (tmp_path / f"{name}.argdown").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_change_is_a_line(command, files):
    done = command("diff", "base.argdown", "ours.argdown")
    assert done.code == 1
    assert done.out.splitlines() == [
        "~ claim “Halt”: text: Facebook should halt{+ at once+}.",
        "+ claim: A reason of ours.",
        "+ support: “A reason of ours.” supports “Halt”",
        "2 added, 1 changed",
    ]
    back = command("diff", "ours.argdown", "base.argdown").out
    assert "- claim: A reason of ours." in back.splitlines()
    assert "Facebook should halt[- at once-]." in back


def test_maps_that_say_the_same_differ_in_nothing(command, files):
    (files / "other.argdown").write_text(BASE.replace("// a comment", "// another"), encoding="utf-8")
    done = command("diff", "base.argdown", "other.argdown")
    assert (done.code, done.out) == (0, "")


def test_what_cannot_be_read_ends_with_two(command, files):
    assert command("diff", "base.argdown", "none.argdown").code == 2
    assert command("diff", "base.argdown", "ours.argdown", "theirs.argdown").code == 2


def test_everything_that_elements_say_is_told(command, tmp_path):
    old = argmap.ArgumentMap("Rain")
    ann = old.actor("Ann", role="chair")
    paper = old.source("Paper", publisher="Press", date="2020")
    rain = old.claim("It rains.", title="Rain")
    old.say(ann, rain, quote="It does rain.", source=paper)
    old.support(old.claim("There are clouds.", title="Clouds"), rain)
    old.group("Weather", "rain")
    new = old.copy()
    new.title = "Weather"
    new.data = {"lang": "en"}
    new.replace(evolve(new["ann"], side="pro"), evolve(new["rain"], tags=["wet"], weight=0.5))
    new.replace(evolve(new["r1"], kind="rebuttal", premises=["clouds", "rain"]))
    new.replace(evolve(new["weather"], members=["rain", "clouds"]))
    new.remove("a1")
    argmap.write(old, tmp_path / "old.json")
    argmap.write(new, tmp_path / "new.json")
    link = "“Clouds”, with “Rain”, rebuts “Rain”"
    assert command("diff", "old.json", "new.json").out.splitlines() == [
        "~ title: [-Rain-]{+Weather+}",
        "~ map: data.lang {+en+}",
        "~ actor “Ann”: side: {+pro+}",
        "~ claim “Rain”: tags: {+wet+}; weight: [-none-] {+0.5+}",
        f"~ rebuttal {link}: kind: [-support-]{{+rebuttal+}}; premises: “Clouds”, {{+“Rain”+}}",
        "- speech act: Ann asserts “Rain”",
        "~ group “Weather”: members: “Rain”, {+“Clouds”+}",
        "1 removed, 6 changed",
    ]
    told = command("diff", "/dev/null", "old.json").out
    for line in (
        "+ actor: Ann, chair",
        "+ source: Paper, Press, 2020",
        "+ utterance: of Ann: “It does rain.”",
    ):
        assert line in told.splitlines()


def test_markdown_shows_what_went_and_came_and_user_text_as_it_is(command, tmp_path):
    old, new = argmap.ArgumentMap(), argmap.ArgumentMap()
    old.claim("It *is* <b>so</b>, they say.", title="A")
    new.claim("It *is* <b>so</b>; we say.", title="A")
    argmap.write(old, tmp_path / "old.json")
    argmap.write(new, tmp_path / "new.json")
    told = command("diff", "old.json", "new.json", "--as", "markdown").out
    shown = pytest.importorskip("markdown_it").MarkdownIt().render(told)
    assert "<del>,</del><ins>;</ins>" in shown
    assert "*is* &lt;b&gt;so&lt;/b&gt;" in shown


def test_json_has_all_of_it(command, files):
    told = json.loads(command("diff", "base.argdown", "theirs.argdown", "--as", "json").out)
    assert told["version"] == 1
    changes = {change["id"]: change for change in told["changes"]}
    assert changes["other"] == {
        "kind": "claim",
        "id": "other",
        "words": ["reworded", "retagged"],
        "fields": {
            "text": {"before": "Another thesis.", "after": "Quite another thesis."},
            "tags": {"before": ["open"], "after": []},
        },
    }
    assert changes["c2"]["element"] == {"id": "c2", "text": "A doubt of theirs."}
    assert {"was": "c2", "words": ["renamed"]}.items() <= changes["c3"].items()


def test_a_picture_marks_what_was_added_removed_and_changed(command, files):
    done = command("diff", "theirs.argdown", "ours.argdown", "-o", "changes.svg")
    assert done.code == 1
    drawn = (files / "changes.svg").read_text(encoding="utf-8")
    for word in ("added", "removed", "changed", "was “Quite another thesis.”"):
        assert word in drawn
    assert command("diff", "base.argdown", "ours.argdown", "-o", "ours.argdown").code == 2


def test_every_card_that_is_or_was_is_marked_once():
    old, new = (argmap.loads(text, format="argdown") for text in (THEIRS, OURS))
    both, overlay = marked(old, new)
    assert {both[id_].text: told["status"] for id_, told in overlay.items()} == {
        "Facebook should halt at once.": "changed",
        "A doubt of theirs.": "removed",
        "A reason of ours.": "added",
        "Another thesis.": "changed",
    }
    assert {argument.title for argument in both.arguments.values()} == {"Lost reports", "Safety"}


def test_a_card_tells_what_it_no_longer_does():
    old = argmap.loads(BASE, format="argdown")
    new = old.copy()
    new.replace(evolve(new["r3"], target="other"))
    assert marked(old, new)[1] == {
        "safety": {"status": "changed", "why": "no longer rebuts “Halt”; now rebuts “Other”"}
    }


def test_a_merge_changes_few_lines_of_ours(command, files):
    done = command("merge", "base.argdown", "ours.argdown", "theirs.argdown", "-o", "ours.argdown")
    assert (done.code, done.err) == (0, "")
    merged = OURS.replace("claim here.\n", "claim here.\n        - A doubt of theirs.\n")
    merged = merged.replace("Another thesis. #open", "Quite another thesis.")
    assert (files / "ours.argdown").read_text(encoding="utf-8") == merged


def test_a_conflict_is_told_with_its_place_and_stands_as_a_comment(command, files):
    (files / "theirs.argdown").write_text(BASE.replace("should halt.", "should wait."), encoding="utf-8")
    done = command("merge", "base.argdown", "ours.argdown", "theirs.argdown", "-o", "out.argdown")
    assert done.code == 1
    told = "both changed text of the claim “Halt” (it was: Facebook should halt.; "
    told += "ours: Facebook should halt at once.; theirs: Facebook should wait.)"
    assert done.err.splitlines() == [f"out.argdown:2:1: conflict: {told}"]
    written = (files / "out.argdown").read_text(encoding="utf-8")
    assert written == f"// CONFLICT {told}\n{OURS}"
    assert not argmap.diff(argmap.loads(OURS), argmap.loads(written)).changes


def test_a_conflict_deep_in_a_list_leaves_the_list_whole(command, files):
    (files / "ours.argdown").write_text(BASE.replace("Untitled claim", "Our doubt"), encoding="utf-8")
    (files / "theirs.argdown").write_text(
        BASE.replace("Untitled claim here", "Their claim here"), encoding="utf-8"
    )
    done = command("merge", "base.argdown", "ours.argdown", "theirs.argdown")
    assert done.code == 1
    assert re.search(
        r"^        // CONFLICT both changed text .*\n        - Our doubt here\.$", done.out, re.MULTILINE
    )


def test_json_is_merged_as_json(command, debate, tmp_path):
    base = argmap.read(debate)
    ours, theirs = base.copy(), base.copy()
    ours.title = "Encryption"
    theirs.rebut(theirs.claim("No.", title="No"), "safety")
    argmap.write(ours, tmp_path / "ours.json")
    argmap.write(theirs, tmp_path / "theirs.json")
    done = command("merge", debate, "ours.json", "theirs.json")
    merged = argmap.loads(done.out)
    assert (done.code, merged.title, "no" in merged) == (0, "Encryption", True)


def test_line_ends_stay_as_they_are(command, files):
    for name in ("base", "ours", "theirs"):
        path = files / f"{name}.argdown"
        text = path.read_text(encoding="utf-8").replace("Another", "Some" if name == "theirs" else "Other")
        path.write_bytes(text.replace("at once", "now").replace("\n", "\r\n").encode())
    command("merge", "base.argdown", "ours.argdown", "theirs.argdown", "-o", "out.argdown")
    written = (files / "out.argdown").read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n") > 8


def test_a_map_within_a_document_is_not_written_over(command, files):
    for name in ("base", "ours", "theirs"):
        (files / f"{name}.md").write_text(f"# A\n\n```argdown\n[A]: {name}\n```\n", encoding="utf-8")
    done = command("merge", "base.md", "ours.md", "theirs.md", "-o", "ours.md")
    assert (done.code, "within another text" in done.err) == (2, True)
    assert "# A" in (files / "ours.md").read_text(encoding="utf-8")
    assert "{+theirs+}" in command("diff", "ours.md", "theirs.md").out


def test_user_text_cannot_steer_the_terminal(command, tmp_path):
    old, new = argmap.ArgumentMap("\x1b[31mred"), argmap.ArgumentMap("\x1b[32mgreen")
    old.claim("It \x1b]0;title\x07 is so.", id="\x1b[1m")
    new.claim("It \x1b]0;other\x07 is so.", id="\x1b[1m", tags=["\x1b[2J"])
    new.data = {"\x1b[1m": "\x1b[1m"}
    argmap.write(old, tmp_path / "old.json")
    argmap.write(new, tmp_path / "new.json")
    for shape in ("text", "markdown"):
        assert "\x1b" not in command("diff", "old.json", "new.json", "--as", shape).out


def test_a_base_that_was_not_there_is_an_empty_map(command, files):
    (files / "empty").write_bytes(b"")
    done = command("merge", "empty", "base.argdown", "base.argdown", "--path", "base.argdown")
    assert (done.code, done.out) == (0, BASE)


@settings(max_examples=20)
@given(maps(), maps())
def test_any_difference_is_told_in_every_form(old, new):
    found = argmap.diff(old, new)
    told = lines(found, old, new)
    assert as_text(found, old, new).count("\n") == len(told) + bool(told)
    assert as_markdown(found, old, new).count("\n- **") == len(told)
    changes = json.loads(as_json(found, old, new))["changes"]
    assert [change["id"] for change in changes] == [change.id for change in found.changes]
    for change in changes:
        assert bool(change.get("fields") or change.get("element") or "was" in change or "behind" in change)
