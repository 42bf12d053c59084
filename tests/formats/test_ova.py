"""OVA2 JSON: nodes with their schemes and speakers, the document that was analysed, and the layout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.formats import FORMATS
from argmap.notes import Notes

CASE = Path(__file__).parents[1] / "cases" / "ova" / "rain.ova.json"


def read(text):
    return FORMATS["ova"].parse(text, Notes())


def test_what_is_in_a_file():
    m = read(CASE.read_text())
    assert [(r.premises, r.target, r.scheme) for r in m.relations.values()] == [
        (("2",), "1", "Argument From Sign")
    ]
    assert [(a.name, u.text) for u in m.utterances.values() for a in [m.actors[u.speakers[0]]]] == [
        ("Ann Lee", "It rains")
    ]
    (source,) = m.sources.values()
    assert (source.title, source.url, source.date) == ("Letter", "http://a.example/", "2020-02-06")
    (quote,) = m.claims["2"].quotes
    assert source.text[quote.start : quote.end] == "there are clouds"


def test_a_file_comes_back_as_it_was():
    before = json.loads(CASE.read_text())
    assert json.loads(argmap.dumps(read(CASE.read_text()), format="ova", notes=Notes())) == before


def test_an_edge_holds_its_nodes_whole():
    node = {"id": 1, "type": "I", "text": "a", "scheme": "0"}
    other = {"id": 2, "type": "RA", "text": "Default Inference", "scheme": "72"}
    text = json.dumps({"nodes": [node, other], "edges": [{"from": node, "to": other}], "analysis": {}})
    assert read(text).relations["2"].premises == ("1",)


def test_what_is_no_file_of_ova_is_refused():
    with pytest.raises(ParseError, match="this is no file of OVA"):
        read('{"analysis": {}}')
