"""Checks, questions and quotes on maps from the wild, where they are there."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.analysis.questions import critical_questions
from argmap.notes import Notes

CORPORA = Path(__file__).parents[4] / "shared" / "corpora"
FOLDERS = sorted(path for path in CORPORA.glob("*") if path.is_dir())
LARGEST = 1 << 18


@pytest.mark.skipif(not FOLDERS, reason="needs ../shared/corpora")
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_no_map_from_the_wild_stops_a_check(folder):
    for file in sorted(folder.rglob("*")):
        if not file.is_file() or file.stat().st_size > LARGEST:
            continue
        try:
            maps = argmap.read_all(file, notes=Notes())
        except (argmap.ArgmapError, OSError):
            continue
        for m in maps:
            for finding in argmap.check(m):
                assert finding.elements[0] in m, file
                assert finding.message, file
            for question in critical_questions(m):
                assert all(id_ in m for id_ in question.by), file
            anew, _ = argmap.anchor(m)
            assert len(anew) == len(m), file
