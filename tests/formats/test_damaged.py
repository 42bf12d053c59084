"""Documents in JSON in which something is not what it should be: each is a map or is refused."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.formats import FORMATS
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases"
ODD = (None, True, 0, -1, 1.5, "", [], {}, "x", [1], {"a": 1}, ["c1"], "1", 10**400, {"id": None}, [[]], "RA")


def is_json(path):
    try:
        return isinstance(json.loads(path.read_text(encoding="utf-8")), dict)
    except ValueError:
        return False


SAMPLES = [
    pytest.param(name, path, id=f"{name}-{path.name}")
    for name, format_ in FORMATS.items()
    for path in sorted((CASES / name).glob("*"))
    if format_.parse and path.name.endswith(format_.suffixes) and is_json(path)
]


def places(document):
    """Every place in a document at which a value stands."""
    found, stack = [], [document]
    while stack:
        item = stack.pop()
        inner = item.items() if isinstance(item, dict) else enumerate(item) if isinstance(item, list) else ()
        for key, value in inner:
            found.append((item, key))
            stack.append(value)
    return found


def damaged(text, seed):
    """A document in which up to three values are other ones, or gone."""
    chance, document = random.Random(seed), json.loads(text)  # noqa: S311 - a test
    for holder, key in chance.sample(places(document), chance.randint(1, 3)):
        if isinstance(holder, dict) and chance.random() < 0.3:
            holder.pop(key)
        else:
            holder[key] = chance.choice(ODD)
    return json.dumps(document)


@pytest.mark.parametrize(("name", "path"), SAMPLES)
def test_a_damaged_document_is_a_map_that_can_be_written_or_is_refused(name, path):
    text = path.read_text(encoding="utf-8")
    for seed in range(150):
        hurt = damaged(text, seed)
        try:
            m = FORMATS[name].parse(hurt, Notes())
        except ParseError:
            continue
        if FORMATS[name].serialize:
            FORMATS[name].parse(argmap.dumps(m, format=name, notes=Notes()), Notes())


MANY = 10_000
"""So many of the same would take minutes if each had to look at all before it."""
NODE = '<node id="a"/>'


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("aif", json.dumps({"nodes": [{"nodeID": "1", "type": "I", "text": "a"}] * MANY, "edges": []})),
        ("mindmup", json.dumps({"formatVersion": 3, "ideas": {f"{n}": {"id": 1} for n in range(MANY)}})),
        ("mindmup", json.dumps({"formatVersion": 3, "ideas": {f"{n}": n for n in range(MANY)} | {"0": {}}})),
        ("cdcp", json.dumps({"prop_offsets": [[1]] * MANY})),
        ("sadface", json.dumps({"nodes": [1] * MANY + [{"id": "a", "type": "atom"}], "edges": []})),
        ("kialo", "Discussion Name:\nT\n" + "\n1. Thesis:\nA\n" * MANY),
        ("kialo", "Discussion Name:\nT\n\n1. Thesis:\nA\n" + "\n  1.1. Pro:\n  -> See 9.\n" * MANY),
        ("rationale", 'app.Create("Claim")\n' * MANY),
        ("compendium", f'<model rootview="r"><nodes>{NODE * MANY}</nodes></model>'),
    ],
    ids=[
        "aif",
        "mindmup",
        "no ideas",
        "no places",
        "no atoms",
        "kialo",
        "kialo references",
        "rationale",
        "compendium",
    ],
)
def test_ten_thousand_times_the_same_fault_is_no_trouble(name, text):
    m = FORMATS[name].parse(text, Notes())
    assert len(m.claims) in {1, 2, MANY, MANY + 1}
