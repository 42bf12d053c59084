"""CDCP: annotated comments, with the comment and without it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.notes import Notes

SAMPLE = Path(__file__).parents[1] / "cases" / "cdcp" / "letter.ann.json"
CORPUS = sorted((Path(__file__).parents[3] / "shared" / "corpora" / "cdcp").glob("*.ann.json"))


def test_propositions_become_claims_of_the_comment():
    m = argmap.read(SAMPLE, strict=True)
    assert [(c.text, c.tags) for c in m.claims.values()] == [
        ("Collectors should not call at night.", ("policy",)),
        ("It wakes my children.", ("value",)),
        ("They called me at 3 am,", ("testimony",)),
        ("see the report.", ("reference",)),
    ]
    assert [(r.kind, r.premises, r.target, r.residue) for r in m.relations.values()] == [
        ("support", ("c2", "c3"), "c1", {}),
        ("support", ("c3",), "c2", {"cdcp": {"type": "evidence"}}),
    ]
    assert [m.sources[q.source].url for q in m.claims["c4"].quotes] == ["", "https://example.org/report"]


def test_what_was_read_is_written(tmp_path):
    argmap.write(argmap.read(SAMPLE), tmp_path / "again.ann.json", notes=Notes())
    assert (tmp_path / "again.ann.json").read_text() == SAMPLE.read_text()
    assert (tmp_path / "again.txt").read_text() == SAMPLE.with_name("letter.txt").read_text()


def test_a_map_of_another_origin_brings_its_own_text(tmp_path):
    m = argmap.ArgumentMap()
    m.support([m.claim("It pours."), m.claim("It is wet.")], m.claim("It rains.", tags=["fact"]))
    argmap.write(m, tmp_path / "rain.ann.json", notes=Notes())
    back = argmap.read(tmp_path / "rain.ann.json", strict=True)
    assert [c.text for c in back.claims.values()] == ["It pours.", "It is wet.", "It rains."]
    assert [(r.premises, r.target) for r in back.relations.values()] == [(("c1", "c2"), "c3")]


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ('{"prop_offsets": [[3, 1]]}', "AM-CD001", 19),
        ('{"prop_offsets": [[0, 1]], "reasons": [[[0, 0], 7]]}', "AM-CD002", 40),
        ('{"prop_offsets": [[0, 1]], "evidences": [5]}', "AM-CD002", 42),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place_and_refused_if_strict(text, code, column):
    notes = Notes()
    argmap.loads(text, format="cdcp", notes=notes)
    assert [(note.code, note.span.column) for note in notes] == [(code, column)]
    with pytest.raises(ParseError) as refusal:
        argmap.loads(text, format="cdcp", strict=True, notes=Notes())
    assert refusal.value.column == column


@pytest.mark.parametrize("text", ['{"prop_offsets": 5}', "[]", '{"prop_offsets": [}'])
def test_what_is_no_annotation_is_refused_with_its_place(text):
    with pytest.raises(ParseError) as refusal:
        argmap.loads(text, format="cdcp")
    assert refusal.value.line == 1


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_a_comment_of_the_corpus_is_read_whole_and_written_back(path):
    notes = Notes()
    m = argmap.read(path, notes=notes)
    raw = json.loads(path.read_text(encoding="utf-8"))
    assert not notes
    assert len(m.claims) == len(raw["prop_offsets"])
    assert len(m.relations) == len(raw["reasons"]) + len(raw["evidences"])
    text = path.with_name(path.name.replace(".ann.json", ".txt")).read_bytes().decode()
    assert [c.text for c in m.claims.values()] == [text[a:b].strip() for a, b in raw["prop_offsets"]]
    assert json.loads(argmap.dumps(m, format="cdcp", notes=Notes())) == raw


def test_there_are_comments_to_read():
    if not CORPUS:
        pytest.skip("../shared/corpora/cdcp is not here")
    assert len(CORPUS) > 30
