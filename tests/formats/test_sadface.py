"""SADFace: both of its dialects, what is quoted of which resource, and all that tools put in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.formats import FORMATS
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases" / "sadface"
FILES = sorted((Path(__file__).parents[3] / "shared" / "corpora" / "sadface").glob("*.json"))


def read(text):
    return FORMATS["sadface"].parse(text, Notes())


def by_id(items):
    return sorted(items, key=lambda item: item["id"])


def kinds(m):
    return [(r.kind, r.premises, r.target, r.scheme) for r in m.relations.values()]


def test_a_scheme_of_the_files_attacks_by_its_name():
    m = read((CASES / "files.sadface.json").read_text())
    assert kinds(m) == [
        ("support", ("a2",), "a1", ""),
        ("rebuttal", ("a3",), "a1", "Argument from Conflict of Signs"),
    ]
    assert m.title == "Rain"


def test_a_scheme_of_the_program_attacks_by_its_type():
    m = read((CASES / "program.sadface.json").read_text())
    assert kinds(m) == [
        ("support", ("a2",), "a1", "Argument from Sign"),
        ("undercut", ("a1",), "s1", "Exception"),
    ]


def test_an_atom_quotes_a_resource():
    m = read((CASES / "files.sadface.json").read_text())
    (quote,) = m.claims["a1"].quotes
    source = m.sources[quote.source]
    assert (source.url, source.text[quote.start : quote.end]) == ("http://a.example/", "It rains")


@pytest.mark.parametrize("path", [*sorted(CASES.glob("*.json")), *FILES], ids=lambda path: path.name)
def test_a_document_comes_back_as_it_was(path):
    text = path.read_text(encoding="utf-8")
    before, after = json.loads(text), json.loads(argmap.dumps(read(text), format="sadface", notes=Notes()))
    for name in ("nodes", "edges", "resources"):
        assert by_id(after[name]) == by_id(before[name])
    core = before["metadata"].get("core", before)
    assert {name: after["metadata"]["core"][name] for name in ("analyst_name", "created", "id")} == {
        name: core[name] for name in ("analyst_name", "created", "id")
    }


def test_a_map_from_elsewhere_names_what_supports_and_what_attacks():
    m = argmap.ArgumentMap("Rain")
    rain, clouds = m.claim("It rains."), m.claim("There are clouds.")
    m.support(clouds, rain)
    m.rebut(clouds, rain, scheme="Ad hominem")
    m.equate(clouds, rain)
    document = json.loads(argmap.dumps(m, format="sadface", notes=Notes()))
    schemes = [node for node in document["nodes"] if node["type"] != "atom"]
    assert [(node["type"], node["name"]) for node in schemes] == [
        ("scheme", "support"),
        ("conflict", "Ad hominem"),
        ("scheme", "rephrase"),
    ]
    assert [r.kind for r in read(json.dumps(document)).relations.values()] == [
        "support",
        "rebuttal",
        "equivalence",
    ]


def test_what_is_no_document_is_refused():
    with pytest.raises(ParseError, match="this is no SADFace"):
        read('{"nodes": 1}')
