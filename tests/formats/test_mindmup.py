"""MindMup: groups as relations, ranks as order, and the tree as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.formats import FORMATS
from argmap.notes import Notes

CASE = Path(__file__).parents[1] / "cases" / "mindmup" / "rain.mup"
CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "mindmup"
FILES = sorted([*CORPUS.glob("*.mup"), *CORPUS.glob("*.json")])


def read(text):
    notes = Notes()
    return FORMATS["mindmup"].parse(text, notes), notes


def written(m):
    return json.loads(argmap.dumps(m, format="mindmup", notes=Notes()))


def tree(document):
    """All ideas, each with its depth and all that is said of it, in the order of ranks."""
    found, stack = [], [(document, 0)]
    while stack:
        idea, depth = stack.pop()
        said = {key: value for key, value in idea.items() if key != "ideas"}
        found.append((depth, json.dumps(said, sort_keys=True)))
        ranked = sorted((idea.get("ideas") or {}).items(), key=lambda item: -float(item[0]))
        stack += [(below, depth + 1) for _, below in ranked]
    return found


def test_groups_are_relations_and_ranks_are_numbers():
    m, notes = read(CASE.read_text())
    assert m.title == "Rain"
    assert [(r.kind, r.premises, r.target, r.scheme) for r in m.relations.values()] == [
        ("support", ("3", "4"), "1", "sign"),
        ("undercut", ("8",), "2", ""),
        ("rebuttal", ("6",), "1", ""),
        ("support", ("10",), "1", ""),
    ]
    assert [(note.code, note.message) for note in notes] == [
        ("AM-MM002", "1 ideas lie right below others, and are read as their support")
    ]


@pytest.mark.parametrize("path", [CASE, *FILES], ids=lambda path: path.name)
def test_the_tree_comes_back_as_it_was(path):
    text = path.read_text(encoding="utf-8")
    before, after = json.loads(text), written(read(text)[0])
    assert tree(after)[1:] == tree(before)[1:]
    assert {**after, "ideas": 0, "formatVersion": 0} == {**before, "ideas": 0, "formatVersion": 0}


def test_a_claim_that_is_used_twice_stands_in_the_tree_once():
    m = argmap.ArgumentMap()
    shared, one, two, other = (m.claim(text) for text in ("shared", "one", "two", "other"))
    m.support(shared, one)
    m.support([other, shared], two)
    document = written(m)
    assert document["links"] == [{"ideaIdFrom": "r2", "ideaIdTo": "c1", "attr": {"premise": 1}}]
    back = read(json.dumps(document))[0]
    assert [r.premises for r in back.relations.values()] == [("c1",), ("c4", "c1")]


def test_what_is_no_idea_is_left_out_with_its_place():
    _, notes = read('{"formatVersion": 3, "ideas": {\n"1": 5}}')
    assert [(note.code, note.span.line) for note in notes] == [("AM-MM001", 2)]


def test_a_tree_of_any_depth_is_read_and_written():
    m = argmap.ArgumentMap()
    claims = [m.claim(str(n)) for n in range(3000)]
    for below, above in zip(claims[1:], claims, strict=False):
        m.support(below, above)
    back = read(json.dumps(written(m)))[0]
    assert [(r.premises, r.target) for r in back.relations.values()] == [
        (r.premises, r.target) for r in m.relations.values()
    ]


def test_what_is_no_file_of_mindmup_is_refused():
    with pytest.raises(ParseError, match="this is no file of MindMup"):
        read("[]")
