"""Git shows differences between maps, and merges them, by `argmap diff` and `argmap merge`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not shutil.which("git"), reason="git is not installed: nothing is tried with it"
)

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "git.md"
BASE = """\
[Halt]: Facebook should halt.
    + Most reports would be lost.
    - It keeps everyone safe. // a comment

[Other]: Another thesis.
"""


class Repository:
    """A repository whose git has the settings of the page, and this argmap."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = {
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "HOME": str(folder),
            **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Ann"),
            **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "ann@example.org"),
        }
        self.git("init", "-q", "-b", "main")
        for name, value in re.findall(
            r"^git config (\S+) \"(.*)\"$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
        ):
            self.git("config", name, value.replace("argmap ", f'"{sys.executable}" -m argmap ', 1))
        attributes = re.search(r"```\n(\*\.argdown .*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
        assert attributes
        (folder / ".gitattributes").write_text(attributes[1], encoding="utf-8")
        self.commit(BASE)

    def git(self, *arguments: str, code: int = 0) -> str:
        done = subprocess.run(
            ["git", *arguments],  # noqa: S607 - the git of whoever tests
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def commit(self, text: str) -> None:
        (self.folder / "debate.argdown").write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Edit")

    def text(self) -> str:
        return (self.folder / "debate.argdown").read_text(encoding="utf-8")


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path)


def test_git_diff_tells_what_was_said_anew(repository):
    repository.commit(BASE.replace("should halt.", "should halt at once."))
    told = repository.git("diff", "HEAD~", "--", "debate.argdown")
    assert told == (
        "diff debate.argdown\n~ claim “Halt”: text: Facebook should halt{+ at once+}.\n1 changed\n"
    )


def test_git_diff_tells_new_renamed_and_unreadable_files(repository):
    repository.git("mv", "debate.argdown", "other.argdown")
    assert "The maps say the same." in repository.git("diff", "HEAD", "-M")
    (repository.folder / "new.argdown").write_text("[Rain]: It rains.\n", encoding="utf-8")
    repository.git("add", "-A")
    assert "+ claim: Rain: It rains." in repository.git("diff", "--cached", "--", "new.argdown")
    (repository.folder / "new.argdown").write_bytes(b"\0\0")
    assert "cannot be compared" in repository.git("diff", "--", "new.argdown")


def test_git_log_shows_outlines(repository):
    repository.commit(BASE.replace("should halt.", "should halt at once."))
    told = repository.git("log", "-1", "-p", "--", "debate.argdown")
    assert re.search(r"^\+.*Facebook should halt at once\.", told, re.MULTILINE)


def test_git_merges_edits_on_both_sides(repository):
    repository.git("checkout", "-q", "-b", "side")
    repository.commit(BASE.replace("lost.\n", "lost.\n    + Children come first.\n"))
    repository.git("checkout", "-q", "main")
    repository.commit(BASE.replace("Most reports would be lost.", "Most reports of abuse would be lost."))
    repository.git("merge", "-q", "side", "-m", "Merge")
    merged = BASE.replace("Most reports would", "Most reports of abuse would")
    assert repository.text() == merged.replace("comment\n", "comment\n    + Children come first.\n")


def test_a_conflict_stays_until_somebody_decides(repository):
    repository.git("checkout", "-q", "-b", "side")
    repository.commit(BASE.replace("should halt.", "should wait."))
    repository.git("checkout", "-q", "main")
    repository.commit(BASE.replace("should halt.", "should stop."))
    told = repository.git("merge", "-q", "side", "-m", "Merge", code=1)
    assert "debate.argdown:2:1: conflict: both changed text of the claim “Halt”" in told
    assert repository.git("status", "--short").startswith("UU debate.argdown")
    assert repository.text().startswith("// CONFLICT both changed text of the claim “Halt”")
    assert "debate.argdown" in repository.git("diff")
