"""`argmap anchor`."""

from __future__ import annotations

import pytest

import argmap

DEBATE = """\
===
sources:
    letter: {title: Letter, date: 2020, rights: free, path: letter.txt}
===

[Go]: Let us go. {quote: {exact: "Now we go.", start: 0, end: 10}, source: letter}

// As it does.
[Rain]:   It rains. {quote: "It rains.", source: letter}

[Wait]: We wait. {quote: "We don't  wait.", source: letter}
"""


@pytest.fixture
def debate(tmp_path):
    (tmp_path / "debate.argdown").write_text(DEBATE, encoding="utf-8")
    (tmp_path / "letter.txt").write_text("Dear you. Now we go. It rains. We don’t wait.", encoding="utf-8")
    return tmp_path / "debate.argdown"


def test_drift_is_told_and_nothing_is_written_unasked(command, debate):
    done = command("anchor", "debate.argdown")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "debate.argdown:6:1: moved: “Now we go.” is at 10, not at 0 [Letter]",
        "debate.argdown:11:1: normalised: “We [-don't -]{+don’t +}wait.” at 31 [Letter]",
        "3 quotes: 1 exact, 1 moved, 1 normalised.",
    ]
    assert debate.read_text(encoding="utf-8") == DEBATE


def test_what_has_changed_is_written_and_the_rest_stays(command, debate):
    done = command("anchor", "debate.argdown", "--write")
    assert (done.code, done.err) == (0, "wrote debate.argdown\n")
    text = debate.read_text(encoding="utf-8")
    assert "// As it does.\n[Rain]:   It rains. {quote:" in text
    quotes = [claim.quotes[0] for claim in argmap.read(debate).claims.values()]
    assert [(quote.exact, quote.start) for quote in quotes] == [
        ("Now we go.", 10),
        ("It rains.", None),
        ("We don’t wait.", None),
    ]
    done = command("anchor", "debate.argdown", "--write")
    assert (done.code, done.out, done.err) == (0, "3 quotes: 3 exact.\n", "")


def test_what_is_not_sure_is_left_and_told_by_the_exit_code(command, debate, tmp_path):
    pytest.importorskip("rapidfuzz")
    text = "It rains. It rains. Surely we do not wait today. Or: Now we do go."
    (tmp_path / "letter.txt").write_text(text, encoding="utf-8")
    debate.write_text(DEBATE.replace("We don't  wait.", "Surely we did not wait today."), encoding="utf-8")
    before = debate.read_text(encoding="utf-8")
    done = command("anchor", "debate.argdown", "--write")
    assert done.code == 1
    assert "ambiguous: “It rains.” may be in 2 places, the first at 0" in done.out
    assert "altered: “Surely we [-did-]{+do+} not wait today.” at 20" in done.out
    assert debate.read_text(encoding="utf-8") == before
    assert command("anchor", "debate.argdown", "--write", "--altered").code == 1
    assert "Surely we do not wait today." in debate.read_text(encoding="utf-8")


def test_lost_quotes_and_sources_without_a_text(command, debate, tmp_path):
    (tmp_path / "letter.txt").write_text("Nothing of the kind; and nobody.", encoding="utf-8")
    done = command("anchor", "debate.argdown")
    assert (done.code, done.out.count("lost: ")) == (1, 3)
    (tmp_path / "letter.txt").unlink()
    done = command("anchor", "debate.argdown")
    assert (done.code, done.out) == (0, "3 quotes: 3 unread.\n")


def test_only_files_that_stay_as_they_are_can_be_written(command, debate):
    done = command("anchor", "-", "--write", stdin=debate.read_text(encoding="utf-8"))
    assert done.code == 2
    assert "--write changes files of Argdown and of argmap JSON" in done.err


def test_a_map_without_quotes(command, tmp_path):
    argmap.write(argmap.ArgumentMap(), tmp_path / "map.argmap.json")
    assert command("anchor", "map.argmap.json").out == "There are no quotes.\n"
