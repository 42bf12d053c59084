"""ArgueBuf JSON: schemes by their names, participants as speakers, references as quotes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.formats import FORMATS
from argmap.notes import Notes

CASE = Path(__file__).parents[1] / "cases" / "arguebuf" / "owned.arguebuf.json"
FILES = sorted((Path(__file__).parents[3] / "shared" / "corpora" / "arguebuf").glob("*.json"))


def read(text):
    return FORMATS["arguebuf"].parse(text, Notes())


def written(m):
    return json.loads(argmap.dumps(m, format="arguebuf", notes=Notes()))


def test_relations_with_their_schemes():
    m = read(CASE.read_text())
    assert [(r.kind, r.premises, r.target, r.scheme) for r in m.relations.values()] == [
        ("support", ("2",), "1", "Position to Know"),
        ("undercut", ("4",), "3", ""),
        ("support", (), "", ""),
    ]


def test_a_participant_says_what_is_his_and_a_resource_is_quoted():
    m = read(CASE.read_text())
    (said,) = m.statements()
    assert (said.actor.name, said.act, said.claim.id) == ("Ann", "assert", "1")
    (quote,) = m.claims["1"].quotes
    assert m.sources["r1"].text[quote.start : quote.end] == "it rains"
    assert [actor.name for actor in m.actors.values()] == ["Ann", "Bob"]


def test_userdata_is_data():
    m = read(CASE.read_text())
    assert (m.data, m.claims["2"].data) == ({"corpus": "weather"}, {"votes": 3})


@pytest.mark.parametrize("path", [CASE, *FILES], ids=lambda path: path.name)
def test_a_document_comes_back_as_it_was(path):
    before = json.loads(path.read_text(encoding="utf-8"))
    after = written(read(path.read_text(encoding="utf-8")))
    assert {name: value for name, value in after.items() if value} == {
        name: value for name, value in before.items() if value
    }


def test_a_scheme_that_arguebuf_has_no_name_for_comes_back():
    m = argmap.ArgumentMap()
    one, other = m.claim("It rains."), m.claim("There are clouds.")
    m.support(other, one, scheme="Modus ponens")
    m.support(other, one, scheme="Expert Opinion")
    schemes = [node["scheme"] for node in written(m)["nodes"].values() if "scheme" in node]
    assert schemes == [{"support": "SUPPORT_DEFAULT"}, {"support": "SUPPORT_EXPERT_OPINION"}]
    back = read(json.dumps(written(m)))
    assert [r.scheme for r in back.relations.values()] == ["Modus ponens", "Expert Opinion"]


def test_what_is_no_document_is_refused():
    with pytest.raises(ParseError, match="this is no ArgueBuf"):
        read('{"nodes": []}')
