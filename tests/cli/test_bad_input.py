"""Bad input: a message says where and why, nothing is written, and the exit code is 2."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def document(**kinds) -> str:
    return json.dumps({"format": "argmap", "version": 1, "title": "T", **kinds}, indent=1)


CLAIM = {"id": "c1", "text": "One."}

BROKEN = {
    "unknown id": (
        document(
            claims=[CLAIM], relations=[{"id": "r1", "kind": "support", "premises": ["c1"], "target": "c9"}]
        ),
        "c9",
    ),
    "wrong kind of target": (
        document(
            claims=[CLAIM],
            actors=[{"id": "p1", "name": "NSPCC"}],
            relations=[{"id": "r1", "kind": "support", "premises": ["c1"], "target": "p1"}],
        ),
        "an actor",
    ),
    "duplicate id": (document(claims=[CLAIM, CLAIM]), "c1"),
    "dangling reference": (
        document(acts=[{"id": "a1", "act": "assert", "anchor": "u1", "content": "c1"}]),
        "u1",
    ),
    "cyclic membership": (
        document(actors=[{"id": "p1", "member_of": ["p2"]}, {"id": "p2", "member_of": ["p1"]}]),
        "cyclic",
    ),
    "wrong type": (document(claims=[{"id": "c1", "text": 5}]), "text"),
    "truncated": (document(claims=[CLAIM])[:60], ":"),
    "empty": ("", "nothing"),
    "deep": ("[" * 5_000_000, ""),
    "not a map": ('{"nodes": []}', ""),
    "prose": ("Dear Sir or Madam,\n", ""),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize(
    "arguments", [("show", "bad.json"), ("render", "bad.json"), ("convert", "bad.json", "out.json")]
)
def test_the_message_names_the_file_and_the_fault(command, tmp_path, name, arguments):
    text, word = BROKEN[name]
    (tmp_path / "bad.json").write_text(text, encoding="utf-8")
    done = command(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("bad.json")
    assert word in done.err
    assert "Traceback" not in done.err
    assert len(done.err) < 2000
    assert os.listdir(tmp_path) == ["bad.json"]  # noqa: PTH208 - names are what matters


@pytest.mark.parametrize("name", ["unknown id", "duplicate id", "truncated", "wrong type"])
def test_a_fault_has_its_place_and_a_caret(command, tmp_path, name):
    (tmp_path / "bad.json").write_text(BROKEN[name][0], encoding="utf-8")
    first, *rest = command("show", "bad.json").err.splitlines()
    path, line, column, _ = first.split(":", 3)
    assert path == "bad.json"
    assert int(line) > 0
    assert int(column) > 0
    assert any(set(shown) <= {" ", "^"} for shown in rest)


def test_a_directory(command, tmp_path):
    (tmp_path / "maps").mkdir()
    done = command("show", "maps")
    assert done.code == 2
    assert done.err.startswith("maps: is a directory")


def test_a_file_that_is_not_there(command):
    done = command("convert", "nowhere.json", "out.json")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("nowhere.json: no such file or directory")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Take the right to enter a folder away; root has to become nobody for that."""
    if os.geteuid() == 0:
        os.seteuid(65534)
    else:
        folder.chmod(0)
    try:
        yield
    finally:
        os.seteuid(os.getuid())
        folder.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="there are no such permissions")
def test_no_permission(command, debate, tmp_path):
    text = debate.read_text(encoding="utf-8")
    assert command("render", debate).code == 0  # imports what root alone may be able to read
    assert command("render", "-", stdin=text).code == 0
    with locked(tmp_path):
        reading = command("render", debate)
        writing = command("render", "-", "-o", tmp_path / "new.svg", stdin=text)
    assert (reading.code, reading.err) == (2, f"{debate}: permission denied\n")
    assert (writing.code, writing.err) == (2, f"{tmp_path / 'new.svg'}: permission denied\n")
    assert not (tmp_path / "new.svg").exists()


def test_a_folder_that_is_not_there(command, debate, tmp_path):
    done = command("render", debate, "-o", "nowhere/x.svg")
    assert done.code == 2
    assert "nowhere" in done.err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")  # noqa: PTH110
@pytest.mark.parametrize("command_line", [("render",), ("convert", "--to", "json")])
def test_a_full_disk(command, debate, command_line):
    name, *options = command_line
    output = ["-o", "/dev/full"] if name == "render" else ["/dev/full"]
    done = command(name, debate, *output, *options)
    assert (done.code, done.err) == (2, "/dev/full: no space left on device\n")


def test_a_binary_file(command, tmp_path):
    (tmp_path / "bad.json").write_bytes(bytes(range(256)) * 40)
    done = command("show", "bad.json")
    assert done.code == 2
    assert done.err.startswith("bad.json")
    assert "\x1b" not in done.err


def test_an_output_that_cannot_be_written_stays_as_it_was(command, debate, tmp_path):
    (tmp_path / "out.json").write_text("precious", encoding="utf-8")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    assert command("convert", "bad.json", "out.json").code == 2
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == "precious"


def test_an_unknown_format_names_those_there_are(command, debate):
    done = command("show", debate, "--format", "papyrus")
    assert done.code == 2
    assert "json" in done.err


def test_what_is_odd_is_told_and_read_all_the_same(command, tmp_path):
    (tmp_path / "odd.json").write_text(document(claims=[{**CLAIM, "colour": "red"}]), encoding="utf-8")
    done = command("show", "odd.json")
    assert done.code == 0
    assert done.err.startswith("odd.json:")
    assert "colour" in done.err


def test_strict_refuses_what_would_be_guessed(command, tmp_path):
    (tmp_path / "old.json").write_bytes(document(claims=[CLAIM]).replace("One", "Fünf").encode("cp1252"))
    guessed = command("convert", "old.json", "new.json")
    assert guessed.code == 0
    assert "warning" in guessed.err
    refused = command("convert", "old.json", "newer.json", "--strict")
    assert refused.code == 2
    assert not (tmp_path / "newer.json").exists()
