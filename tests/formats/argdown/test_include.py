"""Includes are expanded where somebody asks, within the folder that is given and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import ParseError
from argmap.formats.argdown import included, parse
from argmap.notes import Notes


def test_files_come_in_place_and_paths_are_relative_to_the_file(tmp_path: Path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/one.argdown").write_text("1 @include(two.argdown) 1", encoding="utf-8")
    (tmp_path / "parts/two.argdown").write_text("2", encoding="utf-8")

    assert included("0 @include(parts/one.argdown) 0", tmp_path) == "0 1 2 1 0"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../secret", "leads out"),
        ("/etc/passwd", "leads out"),
        ("link", "leads out"),
        ("nowhere", "no file"),
        ("self", "twice"),
    ],
)
def test_nothing_outside_the_folder_and_no_cycle(tmp_path: Path, name: str, message: str):
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (folder / "link").symlink_to(tmp_path / "secret")
    (folder / "self").write_text("@include(self)", encoding="utf-8")

    with pytest.raises(ParseError, match=message):
        included(f"@include({name})", folder)


def test_reading_opens_no_file():
    notes = Notes()
    m = parse("@include(/etc/hostname)\n", notes)

    assert [claim.text for claim in m.claims.values()] == ["@include(/etc/hostname)"]
    assert [note.code for note in notes] == ["AM-A014"]
