"""The reference implementation reads what argmap writes without error, and finds the same in it.

Runs where Node is and `@argdown/core` is installed: beside the oracle in ../shared, or where
ARGDOWN_NPM leads.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from argmap import ArgumentMap, ParseError
from argmap.formats.argdown import parse, serialize
from argmap.notes import Notes
from tests.formats.argdown.conformance import DOCUMENTS, compare, rearranged
from tests.strategies import maps

PROGRAM = DOCUMENTS.parents[1] / "oracles/argdown/argdown_oracle.mjs"
PLACES = [Path(os.environ.get("ARGDOWN_NPM", PROGRAM)).parent, PROGRAM.parent]
HOME = next((place for place in PLACES if (place / "node_modules/@argdown/core").is_dir()), None)

pytestmark = pytest.mark.skipif(
    not (shutil.which("node") and PROGRAM.exists() and HOME),
    reason="needs node, ../shared/oracles/argdown and @argdown/core (say where by ARGDOWN_NPM=folder/x.js)",
)


def judged(texts: list[str], folder: Path) -> list[list[str]]:
    """What the reference says against each text: its errors, and where it reads something else."""
    paths = [folder / f"{number}.argdown" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    (folder / "list.txt").write_text("\n".join(map(str, paths)), encoding="utf-8")
    command = ["node", str(PROGRAM), "--no-include", "--batch", f"@{folder / 'list.txt'}"]
    done = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "ARGDOWN_NPM": str(HOME / "x.js")},
    )
    answers = [json.loads(line) for line in done.stdout.split("\n") if line]
    return [_against(answer, text) for answer, text in zip(answers, texts, strict=True)]


def _against(answer: dict, text: str) -> list[str]:
    if not answer["ok"]:
        return [str(error) for error in (*answer["parserErrors"], *answer["exceptions"])]
    return [] if rearranged(answer["frontMatter"]) else compare(answer, text)


def has_blocks(text: str) -> bool:
    """Whether there is more than front matter, which alone the reference refuses."""
    return not text.rstrip().endswith("===") and bool(text.strip())


def test_the_reference_agrees_on_maps_of_all_kinds(tmp_path: Path):
    texts: list[str] = []

    @settings(
        max_examples=100,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
        database=None,
        derandomize=True,
    )
    @given(maps())
    def collect(m: ArgumentMap) -> None:
        texts.append(serialize(m, Notes()))

    collect()
    texts = [text for text in texts if has_blocks(text)]

    assert len(texts) > 50
    assert [found for found in judged(texts, tmp_path) if found] == []


def test_the_reference_agrees_on_what_was_read_and_written_anew(tmp_path: Path):
    texts = []
    for path in sorted(DOCUMENTS.rglob("*.argdown")):
        try:
            m = parse(path.read_text(encoding="utf-8"), Notes())
        except ParseError:
            continue
        m.residue = {}
        texts.append(serialize(m, Notes()))
    texts = [text for text in texts if has_blocks(text)]

    assert [found for found in judged(texts, tmp_path) if found] == []
