"""A distribution from outside, made as the guide says, whose parts are like argmap's own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = (Path(__file__).parents[1] / "docs" / "howto" / "extend.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```\{code-block\} \w+\n:caption: (\S+)\n\n(.*?)```", GUIDE, re.DOTALL))
SESSION = GUIDE.partition("```text\n$ ")[2].partition("```")[0]
COMMANDS = [part.partition("\n") for part in SESSION.split("$ ")]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Installs the distribution of the guide; returns the folder of its debate, and the environment."""
    home, debate = tmp_path_factory.mktemp("distribution"), tmp_path_factory.mktemp("debate")
    (home / "argmap_arrows").mkdir()
    (home / "argmap_arrows" / "__init__.py").touch()
    for name, content in FILES.items():
        folder = debate if name.endswith(".arrows") else home
        (folder / name).write_text(content, encoding="utf-8")
    offline = ("--no-index", "--no-deps", "--no-build-isolation", "--quiet")
    site = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", *offline, "--target", str(site), str(home)]
    subprocess.run(command, check=True)
    return debate, {**os.environ, "PYTHONPATH": str(site), "PYTHONUTF8": "1"}


def run(installed, *arguments):
    """Runs Python where the distribution is installed; returns what it printed."""
    folder, env = installed
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("command", "output"), [(line, shown) for line, _, shown in COMMANDS])
def test_the_session_of_the_guide_runs_as_shown(installed, command, output):
    assert run(installed, "-m", *command.split()) == output


def test_what_was_written_says_the_same(installed):
    first, again = ((installed[0] / name).read_text("utf-8") for name in ("bridge.arrows", "again.arrows"))
    assert sorted(again.splitlines()) == sorted(first.splitlines())


def test_the_parts_are_told_by_the_commands(installed):
    assert "arrows" in run(installed, "-m", "argmap", "formats")
    assert "--done" in run(installed, "-m", "argmap", "render", "--help")
    for name in ("tally", "AR101"):
        assert name in refused(installed, name)


def refused(installed, name):
    """Returns what is said where there is no such semantics or check: what there is."""
    folder, env = installed
    wrong = {"tally": ["evaluate", "--semantics", "none"], "AR101": ["check", "--select", "NONE"]}[name]
    command = [sys.executable, "-m", "argmap", wrong[0], "bridge.arrows", *wrong[1:]]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    return done.stderr


def test_the_library_has_them_too(installed):
    code = (
        "import argmap; m = argmap.read('bridge.arrows');"
        "print(len(m.claims), argmap.evaluate(m, 'tally').strength['c2']);"
        "print([finding.code for finding in argmap.check(m, select=['AR'])]);"
        "print(argmap.render(m, 'tasks'), end='')"
    )
    assert run(installed, "-c", code).splitlines() == [
        "5 0.5",
        "['AR101']",
        "[ ] A bus can go round by the mill",
        "[ ] The detour takes an hour",
    ]
