"""argmap JSON: nothing lost, the same bytes, a schema that agrees, and all faults at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import fields
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import argmap
from argmap import ArgumentMap, Notes
from argmap.errors import ParseError
from argmap.formats.json import schema
from argmap.model import ELEMENTS, KINDS, Quote, Step
from tests.strategies import json_like, maps

SMALL = (Path(__file__).parents[1] / "cases" / "json" / "small.argmap.json").read_text(encoding="utf-8")
VALID = Draft202012Validator(schema())


def document(**fields_):
    return json.dumps({"format": "argmap", "version": 1, **fields_})


def faults(text):
    with pytest.raises(ParseError) as caught:
        argmap.loads(text, format="json")
    return list(caught.value.faults)


@settings(max_examples=40)
@given(maps())
def test_the_schema_takes_what_is_written(m):
    assert not list(VALID.iter_errors(json.loads(argmap.dumps(m))))


def test_the_schema_is_sound_and_knows_the_fields_of_the_model():
    Draft202012Validator.check_schema(schema())
    kinds = {plural[:-1] if plural != "acts" else "act": kind for kind, plural in ELEMENTS.items()}
    for name, kind in {**kinds, "quote": Quote, "step": Step}.items():
        known = schema()["$defs"][name]["properties"]
        assert set(known) == {field.name for field in fields(kind)}
    assert schema()["$defs"]["relation"]["properties"]["kind"]["enum"] == list(KINDS)
    assert set(ELEMENTS.values()) < set(schema()["properties"])


def spots(document):
    """Return every place in plain data, as what holds it and the key or the index there."""
    found, queue = [], [document]
    for value in queue:
        held = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        found += [(value, key) for key, _ in held]
        queue += [item for _, item in held]
    return found


ODD = st.sampled_from((None, True, 0, -1, 1.5, "", "support", [], {}, [[]], 10**400)) | json_like()


@settings(max_examples=150)
@given(maps(largest=2), st.data())
def test_whatever_is_read_the_schema_takes_and_what_it_refuses_is_refused(m, data):
    plain = json.loads(argmap.dumps(m))
    holder, key = data.draw(st.sampled_from(spots(plain)))
    if data.draw(st.booleans()) and isinstance(holder, dict):
        key = data.draw(st.sampled_from(("id", "text", "quotes", "residue", "json", "start", "steps", "new")))
    holder[key] = data.draw(ODD)
    try:
        found = argmap.loads(json.dumps(plain), format="json", notes=Notes())
    except ParseError as error:
        assert error.line, "a refusal says where"  # noqa: PT017 - whether there is one is left to chance
        return
    assert VALID.is_valid(plain)
    assert argmap.loads(argmap.dumps(found), notes=Notes()) == found


def test_an_element_that_is_wrong_is_no_reason_to_miss_it():
    text = document(
        claims=[{"id": "c1", "text": 5}], relations=[{"id": "r1", "kind": "support", "target": "c1"}]
    )
    assert faults(text) == ["$.claims[0].text: must be text, not a number"]


def test_a_document_is_written_for_people_who_read_diffs():
    m = ArgumentMap("Should we go?")
    go = m.claim("We should go.", title="Go")
    m.support(m.claim("It will rain, and it will not stop before the evening, as all the forecasts say."), go)
    m.say(m.actor("Zoë"), go, quote="Go — now!")
    assert argmap.dumps(m) == (
        "{\n"
        '  "format": "argmap",\n'
        '  "version": 1,\n'
        '  "title": "Should we go?",\n'
        '  "actors": [\n'
        '    {"id": "zoe", "name": "Zoë"}\n'
        "  ],\n"
        '  "claims": [\n'
        '    {"id": "go", "text": "We should go.", "title": "Go"},\n'
        "    {\n"
        '      "id": "c1",\n'
        '      "text": "It will rain, and it will not stop before the evening, as all the forecasts say."\n'
        "    }\n"
        "  ],\n"
        '  "relations": [\n'
        '    {"id": "r1", "kind": "support", "premises": ["c1"], "target": "go"}\n'
        "  ],\n"
        '  "utterances": [\n'
        '    {"id": "u1", "speakers": ["zoe"], "quotes": [{"exact": "Go — now!"}]}\n'
        "  ],\n"
        '  "acts": [\n'
        '    {"id": "a1", "act": "assert", "anchor": "u1", "content": "go"}\n'
        "  ]\n"
        "}\n"
    )


def test_unknown_fields_survive_where_they_were_and_are_told():
    notes = Notes()
    m = argmap.loads(SMALL, notes=notes)
    assert {note.message.split("'")[1] for note in notes} == {"colour", "votes", "mood"}
    assert all(note.span for note in notes)
    written = json.loads(argmap.dumps(m))
    assert written == json.loads(SMALL)


def test_all_faults_are_told_with_their_paths_not_the_first():
    text = document(
        title=5,
        claims=[
            {"id": "c1", "text": 7},
            {"text": "no id"},
            {"id": "c1"},
            "nothing",
            {"id": "c9", "tags": "x"},
        ],
        relations=[
            {"id": "r1", "kind": "likes", "premises": ["c1"]},
            {"id": "r2", "kind": "support", "premises": ["c2"], "target": "a1"},
        ],
        actors=[{"id": "a1", "member_of": ["a2"]}, {"id": "a2", "member_of": ["a1"]}],
        sources=5,
    )
    told = faults(text)
    paths = {fault.split(": ")[0] for fault in told}
    assert paths >= {
        "$.title",
        "$.claims[0].text",
        "$.claims[1].id",
        "$.claims[2].id",
        "$.claims[3]",
        "$.claims[4].tags",
        "$.relations[0].kind",
        "$.relations[1].premises[0]",
        "$.relations[1].target",
        "$.actors[0]",
        "$.sources",
    }
    assert (
        "$.relations[1].target: must be a claim or an argument or a relation, not 'a1', which is an actor"
        in told
    )
    assert any("membership is cyclic: 'a1' in 'a2' in 'a1'" in fault for fault in told)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "there is nothing in it"),
        ("   \n", "there is nothing in it"),
        ("[]", "must be an object, not a list"),
        ('{"format": "argmap"}', "$.version: must be a whole number"),
        (document(version=99), "version 99"),
        (document(claims=[{"id": "c1"}])[:-9], "the text may have been cut off"),
        ('{"format": "argmap", "version": 1,}', "no comma after the last item"),
        (document(data={"x": float("nan")}), "NaN"),
        (document(data={"n": 0}).replace("0}", "9" * 5000 + "}"), "a number is too long"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        (document(data=json.loads("[" * 150 + "]" * 150)), "must be an object"),
        (document(data={"deep": json.loads("[" * 150 + "]" * 150)}), "nested deeper than 100"),
        (document(claims=[{"id": ""}]), "$.claims[0].id: must be an id"),
        (document(claims=[{"id": "c", "weight": True}]), "$.claims[0].weight: must be a number, not true"),
        (document(claims=[{"id": "c", "implicit": 1}]), "$.claims[0].implicit: must be true or false"),
    ],
)
def test_a_wrong_document_is_told_what_is_wrong(text, says):
    with pytest.raises(ParseError) as caught:
        argmap.loads(text, format="json")
    assert says in str(caught.value)


def test_a_fault_has_its_line_its_column_and_an_excerpt():
    text = '{\n  "format": "argmap",\n  "version": 1,\n  "claims": [{"id": "c1", "text": 5}]\n}'
    with pytest.raises(ParseError) as caught:
        argmap.loads(text)
    error = caught.value
    assert (error.line, error.column) == (4, 35)
    assert error.excerpt == '  "claims": [{"id": "c1", "text": 5}]'
    assert str(error).splitlines()[-1].index("^") == 34 + 2


def test_a_key_that_is_there_twice_is_noted_and_with_strict_a_fault():
    text = '{"format": "argmap", "version": 1, "title": "A", "title": "B"}'
    notes = Notes()
    assert argmap.loads(text, notes=notes).title == "B"
    assert "'title' is there twice" in notes[0].message
    with pytest.raises(ParseError, match="twice"):
        argmap.loads(text, strict=True)


def test_a_refused_document_leaves_nothing_behind_and_half_surrogates_survive():
    m = ArgumentMap("\ud800 half")
    m.claim("\udfff other half \u202e")
    text = argmap.dumps(m)
    text.encode()
    assert argmap.loads(text) == m


def test_the_bytes_depend_on_no_hash_seed():
    code = "import argmap, sys; m = argmap.example('facebook-encryption'); print(ascii(argmap.dumps(m)))"
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(made) == 1
