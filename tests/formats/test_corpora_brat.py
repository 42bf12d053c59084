"""Annotated corpora, where ../shared/corpora has them: as much as their lines say, the same lines back."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.notes import Notes

FOLDER = Path(__file__).parents[3] / "shared" / "corpora" / "brat"
FILES = sorted(FOLDER.rglob("*.ann"))

pytestmark = pytest.mark.skipif(not FILES, reason="../shared/corpora/brat is not here")


def said(text):
    """The lines of a file, without the blanks at their ends that tools leave there."""
    return sorted(line.rstrip() for line in text.split("\n") if line.strip())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_read_whole_and_written_back(path):
    notes = Notes()
    m = argmap.read(path, notes=notes)
    text = path.read_text(encoding="utf-8")
    lines = said(text)
    kept = m.residue.get("brat", {}).get("lines", ())
    assert len(m.claims) == sum(line[0] == "T" for line in lines)
    relations = sum(line[0] == "R" for line in lines)
    assert len(m.relations) == relations - sum(line[0] == "R" for line in kept)
    assert {note.code for note in notes} <= {"AM-BR002", "AM-BR008", "AM-BR009"}
    assert said(argmap.dumps(m, format="brat", notes=Notes())) == lines
    if path.with_suffix(".txt").exists():
        source = m.sources["text"]
        assert source.text == path.with_suffix(".txt").read_bytes().decode()
        lost = [note.message for note in notes if note.code == "AM-BR009"]
        quotes = [quote for claim in m.claims.values() for quote in claim.quotes]
        off = [quote for quote in quotes if source.text[quote.start : quote.end] != quote.exact]
        assert bool(off) == bool(lost)
        assert len(off) < len(quotes) // 10 + 2
