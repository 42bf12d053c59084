"""The command as a whole: help, version, suggestions, exit codes, colours, completion."""

from __future__ import annotations

import io
import sys

import pytest

import argmap
from argmap.cli import _main, _messages


def test_version(command):
    assert command("--version").out == f"argmap {argmap.__version__}\n"


def test_help_tells_every_command(command):
    out = command("--help").out
    for name in ("convert", "example", "formats", "render", "show"):
        assert f"\n  {name} " in out


def test_no_command_is_answered_with_help(command):
    assert "Commands:" in command().err


def test_a_misspelt_command_is_suggested(command):
    done = command("rendr", "x")
    assert done.code == 2
    assert "Did you mean 'render'?" in done.err


@pytest.mark.parametrize("fault", [RecursionError("deep"), MemoryError(), ZeroDivisionError("0")])
def test_a_fault_of_our_own_is_said_to_be_ours(command, debate, monkeypatch, fault):
    def fail(*_, **__):
        raise fault

    monkeypatch.setattr(argmap, "read", fail)
    done = command("show", debate)
    assert done.code == 70
    assert "fault of argmap" in done.err
    assert "Traceback" not in done.err


def test_an_interrupt_ends_quietly(command, debate, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(argmap, "read", interrupt)
    done = command("show", debate)
    assert done.code == 130
    assert done.err.strip() == ""


class Terminal(io.StringIO):
    """What takes text and says that a person is reading it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_are_for_terminals_and_for_those_who_want_them(monkeypatch, no_color, coloured):
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr(sys, "stderr", Terminal())
    _messages.complain("absent: no such file")
    assert ("\x1b[" in sys.stderr.getvalue()) is coloured


def test_messages_in_a_pipe_have_no_colours(command):
    assert "\x1b" not in command("show", "absent").err


def test_long_work_is_told_on_a_terminal(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(_messages, "_PATIENCE", 0.01)
    with _messages.at_work("drawing a\nmap"):
        while "drawing" not in sys.stderr.getvalue():
            pass
    assert "\rdrawing a map … 0 s" in sys.stderr.getvalue()
    assert sys.stderr.getvalue().endswith("\r\x1b[K")


def test_work_in_a_pipe_is_silent(capsys, monkeypatch):
    monkeypatch.setattr(_messages, "_PATIENCE", 0)
    with _messages.at_work("drawing"):
        pass
    assert capsys.readouterr().err == ""


def completed(line: str, monkeypatch, capsys) -> list[str]:
    """What the shell is offered at the end of a command line."""
    words = line.split(" ")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    monkeypatch.setenv("_ARGMAP_COMPLETE", "bash_complete")
    with pytest.raises(SystemExit):
        _main.run([])
    return [word.partition(",")[2] for word in capsys.readouterr().out.split()]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("argmap re", "render"),
        ("argmap render --to o", "outline"),
        ("argmap render --dir", "--direction"),
        ("argmap render --direction r", "right"),
        ("argmap render --to outline x --fu", "--full"),
        ("argmap convert --format j", "json"),
        ("argmap convert --to j", "json"),
        ("argmap example face", "facebook-encryption"),
    ],
)
def test_the_shell_completes(line, offered, monkeypatch, capsys):
    assert offered in completed(line, monkeypatch, capsys)
