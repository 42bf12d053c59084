"""`argmap new`."""

from __future__ import annotations

import argmap
from argmap.notes import Notes


def test_a_beginning_is_sound_and_can_be_drawn(command, tmp_path):
    done = command("new")
    assert (done.code, done.out, done.err) == (0, "", "wrote debate.argdown\n")
    notes = Notes()
    m = argmap.read("debate.argdown", strict=True, notes=notes)
    assert [note for note in notes if note.severity != "info"] == []
    assert {said.act for said in m.statements()} == {"assert", "demand", "concede"}
    assert command("check", "debate.argdown").code == 0
    assert command("render", "debate.argdown").code == 0
    assert (tmp_path / "debate.svg").exists()


def test_a_name_gets_its_suffix_and_is_told_within(command, tmp_path):
    assert command("new", "bridge").err == "wrote bridge.argdown\n"
    assert "argmap check bridge.argdown" in (tmp_path / "bridge.argdown").read_text(encoding="utf-8")
    assert command("new", "-").out.startswith("===\n")


def test_what_is_there_is_left_alone(command, tmp_path):
    (tmp_path / "debate.argdown").write_text("mine")
    done = command("new", "debate.argdown")
    assert (done.code, "left as it is" in done.err) == (2, True)
    assert (tmp_path / "debate.argdown").read_text() == "mine"


def test_a_folder_that_is_not_there_is_told(command):
    done = command("new", "none/debate.argdown")
    assert done.code == 2
    assert done.err.endswith("none/debate.argdown: no such file or directory\n")
