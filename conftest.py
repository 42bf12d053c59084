"""Runs the examples in README.md, docs/ and the docstrings of argmap/ as tests.

Python blocks run as they stand, those with `>>>` against the output shown; a later block of a page knows
what an earlier one made.
In `console` and `bash` blocks every command that begins with `argmap` or `python` runs, with or without a
`$` before it; the output shown below a `$` command must be its output (`...` stands for anything), and its
exit code must be 0 unless `$ echo $?` shows another. Other commands (git, pip) are for the reader alone.

Each page has a temporary working directory of its own, with a copy of examples/ in it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sybil import Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sybil import Example

HERE = Path(__file__).parent
RUN = re.compile(r"(argmap|python)\b")
SHOWN_CODE = re.compile(r"\$ echo \$\?\n(\d+)\n?")
FLAGS = ELLIPSIS | NORMALIZE_WHITESPACE


def commands(block: str) -> Iterator[tuple[str, str, int]]:
    """Yields each command of a console block with the output and the exit code shown for it."""
    block = block.replace("\\\n", " ")
    if not block.startswith("$ "):
        yield from ((line, "", 0) for line in block.splitlines())
        return
    for part in re.split(r"^\$ (?!echo \$\?)", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        shown = SHOWN_CODE.search(output)
        yield command, SHOWN_CODE.sub("", output), int(shown[1]) if shown else 0


def run_console(example: Example) -> str | None:
    """Runs one block; returns what went wrong."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    for command, output, code in commands(example.parsed):
        if not RUN.match(command):
            continue
        done = subprocess.run(  # noqa: S602 - our own docs show pipes and redirections
            command,
            shell=True,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
        )
        if done.returncode != code:
            return f"$ {command}\nended with {done.returncode}, not {code}:\n{done.stdout}"
        if output.strip() and not OutputChecker().check_output(output, done.stdout, FLAGS):
            return f"$ {command}\nexpected:\n{output}\ngot:\n{done.stdout}"
    return None


pages = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=FLAGS),
        CodeBlockParser(language="console", evaluator=run_console),
        CodeBlockParser(language="bash", evaluator=run_console),
        SkipParser(),
    ],
    patterns=["README.md", "docs/**/*.md", "docs/*.md"],
    fixtures=["working_directory"],
)
docstrings = Sybil(
    parsers=[DocTestParser(optionflags=FLAGS)],
    patterns=["argmap/**/**/*.py", "argmap/**/*.py", "argmap/*.py"],
    fixtures=["working_directory"],
)
pytest_collect_file = (pages + docstrings).pytest()


@pytest.fixture(scope="module")
def page_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Makes a directory for all examples of one page, with examples/ in it."""
    directory = tmp_path_factory.mktemp("page")
    shutil.copytree(HERE / "examples", directory / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    return directory


@pytest.fixture
def working_directory(page_directory: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes the directory of the page the current one while one of its examples runs."""
    monkeypatch.chdir(page_directory)
    return page_directory


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lets an example leave a file open: Sybil cannot report an error that has no line in the page."""
    for item in items:
        if isinstance(item, SybilItem):
            item.add_marker(pytest.mark.filterwarnings("default::pytest.PytestUnraisableExceptionWarning"))
