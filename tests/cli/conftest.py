"""Running the command as the shell does, without the cost of a process."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from attrs import frozen

import argmap
from argmap.cli._main import run


@frozen
class Done:
    """How a run ended, and what it said."""

    code: int
    out: str
    err: str


@pytest.fixture
def command(capsys, monkeypatch, tmp_path):
    """Run the command in an empty folder; standard input is what `stdin` says."""
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: str | Path, stdin: str = "") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return Done(code, *capsys.readouterr())

    return run_command


@pytest.fixture
def debate(tmp_path) -> Path:
    """A file with a small debate, on which the command works."""
    m = argmap.ArgumentMap("Should Facebook encrypt?")
    signatories = m.actor("Experts", kind="group", side="child protection")
    nspcc = m.actor("NSPCC", kind="organisation", side="child protection", member_of=signatories)
    m.actor("Peter Wanless", kind="person", role="chief executive", member_of=nspcc)
    letter = m.source("Open letter", publisher="NSPCC", date="2020-02-06", url="https://example.org/letter")
    halt = m.claim("Facebook should halt its plans.", title="Halt the roll-out")
    m.support(m.claim("Abuse would go unseen.", title="Unseen"), halt)
    m.rebut(m.claim("Encryption protects everyone.", title="Safety"), halt)
    m.say(signatories, halt, act="demand", source=letter, quote="Do not go ahead.")
    path = tmp_path / "debate.argmap.json"
    argmap.write(m, path)
    return path
