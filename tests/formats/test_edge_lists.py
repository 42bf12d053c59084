"""Edge lists in CSV and JSON Lines: argmap's own, and the tables of others."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases"


def rows(m):
    return [(*r.premises, r.kind, r.target, r.scheme, r.weight, dict(r.data)) for r in m.relations.values()]


def test_a_table_of_texts_is_read_whatever_its_columns_are_called():
    m = argmap.read(CASES / "csv" / "foreign.csv", strict=True)
    unseen, halt, safe, tea = (
        "Abuse would go unseen; always.",
        "Facebook should halt its plans.",
        "Encryption keeps people safe.",
        "Tea is nice.",
    )
    assert [(c.id, c.text) for c in m.claims.values()] == [(text, text) for text in (unseen, halt, safe, tea)]
    assert rows(m) == [
        (unseen, "support", halt, "supports", 0.5, {"note": "p. 3"}),
        (safe, "rebuttal", halt, "con", None, {}),
    ]


def test_lines_of_json_have_texts_weights_and_extras():
    m = argmap.read(CASES / "jsonl" / "small.jsonl", strict=True)
    assert {c.id: c.text for c in m.claims.values()} == {
        "unseen": "Abuse would go unseen.",
        "halt": "",
        "safe": "",
    }
    assert rows(m) == [
        ("unseen", "support", "halt", "", None, {}),
        ("safe", "rebuttal", "halt", "", 0.5, {"annotator": ("Ann", "Bob")}),
    ]


def test_claims_have_rows_of_their_own_only_where_that_tells_something():
    m = argmap.ArgumentMap()
    m.support(m.claim("A", id="a"), m.claim("B", id="b"))
    assert len(argmap.dumps(m, format="csv").splitlines()) == 2
    m.claim("C", id="c")
    assert argmap.dumps(m, format="csv").splitlines()[1:] == [
        ",a,,,A,,,",
        ",b,,,B,,,",
        ",c,,,C,,,",
        "r1,a,support,b,A,B,,",
    ]


def test_no_cell_is_a_formula():
    m = argmap.ArgumentMap()
    for text in ("=1+1", "'=1", "-x", "+x", "@x", "it's"):
        m.claim(text)
    written = argmap.dumps(m, format="csv")
    assert [line.split(",")[4] for line in written.splitlines()[1:]] == [
        "'=1+1",
        "''=1",
        "'-x",
        "'+x",
        "'@x",
        "it's",
    ]
    assert argmap.loads(written) == m


def test_a_tab_may_part_the_cells():
    m = argmap.loads("source\ttarget\na\tb\n", format="csv")
    assert list(m.claims) == ["a", "b"]


@pytest.mark.parametrize(
    ("format", "text", "expected"),
    [
        (
            "csv",
            'source,target,label,weight\n"a\n",b,makes one think,x\n',
            [("AM-EL001", 2), ("AM-EL002", 2)],
        ),
        ("csv", "id,source,target\nr1,a,b\nr1,b,a\n", [("AM-EL003", 3)]),
        ("jsonl", '{"source": "a", "target": "b"}\nnonsense\n[1]\n', [("AM-EL004", 2), ("AM-EL004", 3)]),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place_and_refused_if_strict(format, text, expected):
    notes = Notes()
    m = argmap.loads(text, format=format, notes=notes)
    assert [(note.code, note.span.line) for note in notes] == expected
    assert m.relations
    with pytest.raises(ParseError) as refusal:
        argmap.loads(text, format=format, strict=True, notes=Notes())
    assert refusal.value.line == expected[0][1]


@pytest.mark.parametrize(
    ("format", "text", "message"),
    [
        ("csv", "name,colour\n", "at least premise and target"),
        ("csv", "source,target\n" + "x" * 200_000, "this is not CSV: field larger than field limit"),
        ("jsonl", "[]\n", "there is no JSON object"),
        ("jsonl", '{"premise": "a", "target": "b", "x": ' + "[" * 150 + "]" * 150 + "}", "nested"),
    ],
)
def test_what_is_no_edge_list_is_refused(format, text, message):
    with pytest.raises(ParseError, match=message):
        argmap.loads(text, format=format, notes=Notes())
