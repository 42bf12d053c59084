"""Real frameworks, where ../shared/corpora has them: as many nodes and edges as a plain count finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import argmap
from argmap.notes import Notes

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
FILES = [
    path
    for folder in ("af", "af-iccma", "arguman-apxd")
    for path in sorted((CORPORA / folder).rglob("*"))
    if path.suffix in {".tgf", ".apx", ".apxd", ".af"}
]

pytestmark = pytest.mark.skipif(not FILES, reason="../shared/corpora is not here")


def counted(path):
    """Nodes, attacks and supports, by the plainest look at the text."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".tgf":
        nodes, _, edges = text.partition("#")
        return len(nodes.split("\n")) - 1, len([line for line in edges.split("\n") if line.strip()]), 0
    if path.suffix == ".af":
        lines = [line for line in text.split("\n") if line.strip() and line[0] != "#"]
        return int(lines[0].split()[2]), len(lines) - 1, 0
    return tuple(len(re.findall(rf"^{word}\(", text, re.MULTILINE)) for word in ("arg", "att", "support"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_framework_reads_with_all_that_is_in_it(path):
    notes = Notes()
    m = argmap.read(path, notes=notes)
    kinds = [r.kind for r in m.relations.values()]
    undeclared = len([note for note in notes if note.code.endswith("002")])
    assert [note for note in notes if not note.code.endswith("002")] == []
    found = (len(m.claims) - undeclared, kinds.count("rebuttal"), kinds.count("support"))
    assert found == counted(path)
