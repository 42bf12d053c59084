"""Files: whatever the encoding, found by content, written whole or not at all."""

from __future__ import annotations

import errno
import gzip
import io
import os
import stat
import subprocess
import sys
import warnings
from pathlib import Path
from types import SimpleNamespace

import pytest

import argmap
from argmap import ArgumentMap, Notes
from argmap.errors import ArgmapWarning, LossError, ParseError, UnknownFormatError
from argmap.files import _bytes, save
from argmap.formats import FORMATS, Format
from argmap.formats.json import FORMAT as JSON


@pytest.fixture
def m():
    m = ArgumentMap("Straße – öde und grau")
    m.claim("It is so.")
    return m


@pytest.fixture
def path(tmp_path, m):
    path = tmp_path / "debate.argmap.json"
    argmap.write(m, path)
    return path


def test_a_map_comes_back_from_a_file_by_any_kind_of_path(m, path):
    assert argmap.read(path) == argmap.read(str(path)) == m


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_known(m, tmp_path, encoding):
    path = tmp_path / "debate.json"
    path.write_bytes(argmap.dumps(m).encode(encoding))
    assert argmap.read(path, strict=True) == m


def test_text_that_is_not_utf_8_is_read_as_windows_1252_with_a_note(m, tmp_path):
    path = tmp_path / "debate.json"
    path.write_bytes(argmap.dumps(m).encode("cp1252"))
    notes = Notes(str(path))
    assert argmap.read(path, notes=notes) == m
    assert str(notes[0]).startswith(f"{path}:4:17: warning: byte 0xDF is not UTF-8")
    with pytest.warns(ArgmapWarning, match="Windows-1252"):
        argmap.read(path)
    with pytest.raises(ParseError) as caught:
        argmap.read(path, strict=True)
    assert (caught.value.path, caught.value.line, caught.value.column) == (str(path), 4, 17)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "there is nothing in it"),
        (b"\n \n", "there is nothing in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is no text: byte 9 is zero"),
        (b"\xff\xfe\x00\xd8", "UTF-16"),
        (b"\x1f\x8b broken", "gzip data is broken"),
        (gzip.compress(b"{" * 1000, mtime=0)[:-9], "gzip data is broken"),
        (b'{"format": "argmap", "version": 1, "cl', "cut off"),
    ],
)
def test_what_is_no_map_is_refused_with_its_path(tmp_path, content, says):
    path = tmp_path / "debate.json"
    path.write_bytes(content)
    with pytest.raises(ParseError) as caught:
        argmap.read(path)
    assert says in str(caught.value)
    assert str(caught.value).startswith(str(path))


def test_what_cannot_be_opened_says_so(tmp_path):
    with pytest.raises(FileNotFoundError, match="missing"):
        argmap.read(tmp_path / "missing.json")
    with pytest.raises(IsADirectoryError, match=str(tmp_path)):
        argmap.read(tmp_path)


def test_a_packed_file_is_unpacked_and_packed_the_same_each_time(m, tmp_path):
    one, other = tmp_path / "one.argmap.json.gz", tmp_path / "other.argmap.json.gz"
    argmap.write(m, one)
    argmap.write(m, other)
    assert argmap.read(one) == m
    assert one.read_bytes() == other.read_bytes()
    assert gzip.decompress(one.read_bytes()).decode() == argmap.dumps(m)


def test_a_packed_bomb_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(_bytes, "LARGEST", 1 << 20)
    path = tmp_path / "bomb.json.gz"
    path.write_bytes(gzip.compress(b" " * (1 << 21)))
    with pytest.raises(ParseError, match=r"bomb\.json\.gz: there is more than 1 MiB of it"):
        argmap.read(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero")
def test_a_file_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(_bytes, "LARGEST", 1 << 20)
    with pytest.raises(ParseError, match="/dev/zero: there is more than 1 MiB of it"):
        argmap.read("/dev/zero")


def test_standard_input_and_output(m, monkeypatch):
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=out))
    argmap.write(m, "-")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(out.getvalue())))
    assert argmap.read("-") == m


def test_content_tells_the_format_whatever_the_name_says(m, tmp_path):
    path = tmp_path / "debate.argdown"
    path.write_text(argmap.dumps(m), encoding="utf-8")
    assert argmap.read(path) == m


def test_what_no_format_knows_is_refused_with_what_there_is(tmp_path, m):
    path = tmp_path / "debate.xyz"
    path.write_text("%PDF-1.4 and so on", encoding="utf-8")
    with pytest.raises(UnknownFormatError, match="in no format that argmap reads; name its format"):
        argmap.read(path, format=None)
    with pytest.raises(UnknownFormatError, match=r"tells no format; there is .*\.argmap\.json"):
        argmap.write(m, path)
    with pytest.raises(UnknownFormatError, match="no 'wrd'"):
        argmap.loads("x", format="wrd")


def test_a_file_is_replaced_whole_and_keeps_its_permissions_and_its_link(m, path, tmp_path):
    path.chmod(0o640)
    link = tmp_path / "link.argmap.json"
    link.symlink_to(path)
    argmap.write(m, link)
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [path.name, link.name]


def test_a_new_file_has_the_permissions_that_new_files_have(path, tmp_path):
    plain = tmp_path / "plain"
    plain.touch()
    assert path.stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_whole(m, path, monkeypatch, step):
    before = path.read_bytes()

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(_bytes.os, step, full) if step == "fsync" else monkeypatch.setattr(
        _bytes.Path, step, full
    )
    m.claim("One more.")
    with pytest.raises(OSError, match="No space left"):
        argmap.write(m, path)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_limit_on_the_size_of_files_leaves_the_old_file_whole(path):
    before = path.read_bytes()
    code = (
        "import argmap, resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "m = argmap.ArgumentMap()\n"
        "for n in range(5000): m.claim(f'Claim {n}.')\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "argmap.write(m, sys.argv[1])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_folder_that_is_not_there_is_named_as_the_target(m, tmp_path):
    target = tmp_path / "nowhere" / "debate.argmap.json"
    with pytest.raises(FileNotFoundError) as caught:
        argmap.write(m, target)
    assert caught.value.filename == str(target)


def test_a_device_is_written_to_as_it_is(m):
    save("text", os.devnull)
    argmap.write(m, os.devnull, format="json")


def test_nothing_is_written_where_strict_finds_a_loss(m, tmp_path, monkeypatch):
    def serialize(_, notes):
        notes.add("AM-T001", "claims are dropped")
        return "x"

    lossy = Format(
        title="Lossy", suffixes=(".lossy",), media_type="text/plain", sniff=JSON.sniff, serialize=serialize
    )
    monkeypatch.setitem(FORMATS._loaded, "json", lossy)
    target = tmp_path / "debate.json"
    with pytest.raises(LossError, match="claims are dropped"):
        argmap.write(m, target, format="json", strict=True)
    assert not target.exists()
    with pytest.warns(ArgmapWarning, match="claims are dropped"):
        argmap.write(m, target, format="json")


def test_what_no_encoding_holds_is_told_and_with_strict_refused(m, tmp_path, monkeypatch):
    raw = Format(
        title="Raw",
        suffixes=(".raw",),
        media_type="text/plain",
        sniff=JSON.sniff,
        serialize=lambda map_, _: map_.title,
    )
    monkeypatch.setitem(FORMATS._loaded, "json", raw)
    m.title = "half \ud800"
    target = tmp_path / "debate.json"
    with pytest.raises(LossError, match="UTF-8 cannot hold all of this map: 1 hal"):
        argmap.write(m, target, format="json", strict=True)
    assert not target.exists()
    with pytest.warns(ArgmapWarning, match="became"):
        argmap.write(m, target, format="json")
    assert target.read_text() == "half ?"


def test_collected_notes_are_no_warnings(tmp_path, m):
    path = tmp_path / "debate.json"
    path.write_bytes(argmap.dumps(m).encode("cp1252"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        argmap.read(path, notes=Notes())


def test_an_example_comes_along_and_an_unknown_one_says_what_there_is():
    assert "facebook-encryption" in argmap.examples()
    assert len(argmap.example("facebook-encryption").claims) > 20
    with pytest.raises(UnknownFormatError, match="there is facebook-encryption"):
        argmap.example("no such debate")


def test_import_stays_quick():
    heavy = ("networkx", "numpy", "graphviz", "cattrs", "yaml")
    code = f"import argmap, sys; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_suffix_that_several_formats_share_tells_none_but_our_own(tmp_path):
    argmap.write(argmap.ArgumentMap("One"), tmp_path / "a.b.json")
    assert '"format": "argmap"' in (tmp_path / "a.b.json").read_text(encoding="utf-8")
    (tmp_path / "c.json").write_text('{"schemes": []}', encoding="utf-8")
    with pytest.raises(argmap.ParseError, match="argmap JSON"):
        argmap.read(tmp_path / "c.json")


def test_a_format_that_is_named_like_the_suffix_loads_no_other(tmp_path):
    (tmp_path / "debate.argdown").write_text("[A]: a\n", encoding="utf-8")
    code = (
        "import argmap, sys; argmap.write(argmap.read('debate.argdown'), 'debate.json');"
        "print(*{name.split('.')[2] for name in sys.modules if name.startswith('argmap.formats.')})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    public = {name for name in done.stdout.split() if not name.startswith("_")}
    assert public == {"argdown", "json"}


def test_all_maps_of_a_file_are_read_and_the_first_alone_with_a_warning(tmp_path):
    path = tmp_path / "notes.md"
    path.write_text("```argdown\n[A]: a\n```\n\n```argdown\n[B]: b\n```\n", encoding="utf-8")
    assert [list(m.claims) for m in argmap.read_all(path)] == [["a"], ["b"]]
    with pytest.warns(ArgmapWarning, match="the first of 2 maps"):
        assert list(argmap.read(path).claims) == ["a"]
    argmap.write(argmap.read_all(path)[0], tmp_path / "one.json")
    assert len(argmap.read_all(tmp_path / "one.json")) == 1


def test_a_file_that_must_not_be_written_over_after_all_stays_as_it_is(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("theirs")
    assert not save("mine", path, unless=lambda: path.read_text() == "theirs")
    assert path.read_text() == "theirs"
    assert save("mine", path, unless=lambda: path.read_text() != "theirs")
    assert path.read_text() == "mine"
    assert [*tmp_path.iterdir()] == [path]
