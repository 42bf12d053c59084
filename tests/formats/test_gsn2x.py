"""Assurance cases of gsn2x: what a case says, what is written of a map, and hostile YAML."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.notes import Notes

yaml = pytest.importorskip("yaml")

CASE = Path(__file__).parents[1] / "cases" / "gsn2x" / "brake.gsn.yaml"
CORPUS = sorted((Path(__file__).parents[3] / "shared" / "corpora" / "gsn2x-yaml").glob("*.yaml"))
ALIASES = "a: &a [1, 2, 3, 4, 5, 6, 7, 8]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{last}'] * 8)}]\n" for last, name in pairwise("abcdefghi")
)
LINKS = ("supportedBy", "inContextOf", "challenges")


def plain(text):
    """The nodes of a case and the module, with a list for every name that stands alone."""
    document = yaml.safe_load(text) or {}
    return {
        id_: {k: several(v) if k in LINKS else v for k, v in (n or {}).items()} for id_, n in document.items()
    }


def several(value):
    return value if isinstance(value, list) else [value]


def test_a_case_is_claims_with_supports_contexts_and_challenges():
    m = argmap.read(CASE, strict=True)
    assert m.title == "Brake"
    assert [(r.premises[0], r.kind, r.target, r.scheme) for r in m.relations.values()] == [
        ("S1", "support", "G1", ""),
        ("C1", "support", "G1", "InContextOf"),
        ("A1", "support", "G1", "InContextOf"),
        ("G2", "support", "S1", ""),
        ("G3", "support", "S1", ""),
        ("Sn1", "support", "G2", ""),
        ("CG1", "rebuttal", "A1", ""),
        ("CG2", "undercut", "r6", ""),
    ]
    assert m.claims["C1"].text == "A tram,\non any day of the year\n"
    assert m.claims["G3"].tags == ("open", "winter")
    assert dict(m.claims["G2"].data) == {"layer1": "Tried by the works"}
    assert dict(m.claims["CG2"].data) == {"nodeType": "CounterGoal"}


def test_a_case_is_written_back_with_all_that_it_says():
    text = CASE.read_text(encoding="utf-8")
    notes = Notes()
    assert plain(argmap.dumps(argmap.loads(text), format="gsn2x", notes=notes)) == plain(text)
    assert {note.severity for note in notes} == {"info"}


def test_the_order_of_what_supports_and_what_gives_context_is_kept():
    m = argmap.loads("G1: {supportedBy: [G3, G2], inContextOf: C1}\nG2: {}\nG3: {}\nC1: {}\n", format="gsn2x")
    assert [r.premises[0] for r in m.relations.values()] == ["G3", "G2", "C1"]


def test_an_id_that_gsn2x_would_refuse_gets_the_type_of_a_goal():
    m = argmap.ArgumentMap()
    m.rebut(m.claim("It is dry.", id="module"), m.claim("It rains.", id="Strain"))
    text = argmap.dumps(m, format="gsn2x")
    assert yaml.safe_load(text) == {
        '"module"': {"text": "It is dry.", "challenges": ["Strain"], "nodeType": "Goal"},
        "Strain": {"text": "It rains.", "nodeType": "Goal"},
    }
    assert argmap.loads(text, format="gsn2x") == m


def test_a_name_of_another_module_is_told_and_not_written_as_a_node():
    notes = Notes()
    m = argmap.loads("G1: {supportedBy: G7, challenges: G1 -> G9}", format="gsn2x", notes=notes)
    assert [note.code for note in notes] == ["AM-GS002", "AM-GS003"]
    assert list(yaml.safe_load(argmap.dumps(m, format="gsn2x"))) == ["G1"]
    with pytest.raises(ParseError, match="no node is called 'G7'"):
        argmap.loads("G1: {supportedBy: G7}", format="gsn2x", strict=True)


def test_what_no_challenge_can_say_is_told():
    m = argmap.ArgumentMap()
    rain, clouds = m.claim("It rains."), m.claim("There are clouds.")
    step = m.support(clouds, rain)
    m.support(rain, m.undercut(clouds, step))
    notes = Notes()
    argmap.dumps(m, format="gsn2x", notes=notes)
    assert [note.message for note in notes if note.code == "AM-GS004"] == [
        "1 relations on others are no plain challenges"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("G1: [1", "this is not YAML"),
        ("- G1\n", "a mapping of nodes"),
        ("G1: !!python/object/apply:os.system [id]", "this is not YAML"),
        ("G1: {text: a}\nG1: {text: b}", "comes twice"),
        (ALIASES, "aliases"),
        ("G1: " + "[" * 10_000, "this is not YAML"),
    ],
)
def test_bad_yaml_is_refused_and_never_evaluated(text, message):
    with pytest.raises(ParseError, match=message):
        argmap.loads(text, format="gsn2x", notes=Notes())


@pytest.mark.skipif(not CORPUS, reason="../shared/corpora is not here")
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_a_real_case_reads_with_all_that_is_in_it_and_is_written_back(path):
    text = path.read_text(encoding="utf-8")
    nodes = {id_: node for id_, node in plain(text).items() if id_ != "module"}
    m = argmap.read(path, notes=Notes())
    assert [c.id for c in m.claims.values() if not c.residue] == list(nodes)
    assert len(m.relations) == sum(len(node.get(name, ())) for node in nodes.values() for name in LINKS)
    assert plain(argmap.dumps(m, format="gsn2x", notes=Notes())) == plain(text)


def test_more_yaml_than_anybody_writes_is_refused_at_once():
    with pytest.raises(ParseError, match="more than 16 million characters"):
        argmap.loads("G1:\n" + " " * (1 << 24), format="gsn2x")
