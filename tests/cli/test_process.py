"""The command in a process of its own: streams, encodings, pipes, and how quickly it answers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import argmap

pytestmark = pytest.mark.skipif(os.name == "nt", reason="these are the manners of POSIX shells")


def run(*arguments: str | Path, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "argmap", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env={**os.environ, **env})


def test_a_pipe_through_standard_streams(debate):
    done = run("convert", "-", "-", "--to", "json", stdin=debate.read_bytes())
    assert (done.returncode, done.stdout, done.stderr) == (0, debate.read_bytes(), b"")


@pytest.mark.parametrize(
    "env", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}]
)
def test_text_of_any_script_in_a_poor_locale(tmp_path, env):
    m = argmap.ArgumentMap("Über Gründe — 理由")
    m.rebut(m.claim("Nein."), m.claim("Ja."))
    argmap.write(m, tmp_path / "größe.json")
    for arguments in (("show",), ("render",), ("render", "-o", "-")):
        done = run(arguments[0], tmp_path / "größe.json", *arguments[1:], **env)
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    drawn = run("render", tmp_path / "größe.json", "-o", "-", **env).stdout.decode()
    assert "Über Gründe — 理由" in drawn


def test_a_pipe_that_nobody_reads(debate):
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "argmap", "show", str(debate)]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_reader_that_has_seen_enough(tmp_path):
    m = argmap.ArgumentMap("Long")
    for _ in range(5000):
        m.claim("More than a pipe can hold, " * 3)
    argmap.write(m, tmp_path / "long.json")
    pipe = f"'{sys.executable}' -m argmap show long.json | head -1"
    done = subprocess.run(["sh", "-c", pipe], capture_output=True, text=True, check=False, cwd=tmp_path)  # noqa: S607 - any shell will do
    assert (done.stdout, done.stderr) == ("5000 claims.\n", "")


def test_an_error_ends_with_code_2_and_no_traceback(tmp_path):
    done = run("show", tmp_path / "absent.json")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"{tmp_path / 'absent.json'}: no such file or directory\n"


HEAVY = ("argmap.formats.argdown", "argmap.formats.json", "argmap.layout", "importlib.metadata")


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], ("cattrs", "networkx", "yaml", *HEAVY)),
        (["render", "debate.argmap.json", "-o", "-"], ("graphviz", "networkx", "numpy")),
    ],
)
def test_a_command_loads_only_what_it_needs(debate, arguments, unwanted):
    code = (
        f"import sys; from argmap.cli._main import run; run({arguments!r});"
        f"print([name for name in sys.modules if name.startswith({unwanted!r})], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=debate.parent
    )
    assert done.stderr == "[]\n"
