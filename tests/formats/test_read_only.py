"""Formats that are only read: Rationale, AIFdb Prolog, SACM and GSN in XMI, and Debatabase."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases"


def arrows(m):
    return [(r.premises, r.kind, r.target, r.scheme) for r in m.relations.values()]


def texts(m):
    return {claim.id: claim.text for claim in m.claims.values()}


def test_a_map_of_rationale_has_compounds_inferences_annotations_and_texts_over_lines():
    m = argmap.read(CASES / "rationale" / "rain.rtnl", strict=True)
    assert texts(m) == {
        "map0_0": 'It "really" rains.',
        "map0_2": 'There are clouds,\nand they are "grey".',
        "map0_3": "Grey clouds bring rain.",
        "map0_7": "Not in May.\nNor in June.",
        "map0_8": "I am dry.",
    }
    assert arrows(m) == [
        (("map0_2", "map0_3"), "support", "map0_0", ""),
        (("map0_7",), "undercut", "map0_1", ""),
        (("map0_8",), "rebuttal", "map0_0", ""),
    ]
    note = {"type": "CommonBelief", "text": "Everybody says so."}
    assert dict(m.claims["map0_3"].data) == {"annotations": (note,)}
    assert dict(m.claims["map0_8"].data) == {"evaluation": "Weak"}


def test_an_old_map_of_rationale_names_nodes_by_their_places():
    m = argmap.read(CASES / "rationale" / "old.rtnl", strict=True)
    said = [(m[r.premises[0]].text, r.kind, m[r.target].text) for r in m.relations.values()]
    beach = "I should go to the beach."
    assert said == [("It is warm.", "support", beach), ("It is far.", "rebuttal", beach)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('a = Create("Claim")\nb = CreateChild(c, "Claim")\n', "AM-RT001"),
        ('a = Create("Claim")\nb = CreateChild(a[3], "Claim")\n', "AM-RT001"),
        ('a = Create("Claim")\na = Create("Claim")\n', "AM-RT002"),
        ('a = Create("Claim")\nSetText("never ends\nb = Create("Claim")\n', "AM-RT003"),
    ],
)
def test_what_is_wrong_in_a_program_is_told_with_its_line(text, code):
    notes = Notes()
    argmap.loads(text, format="rationale", notes=notes)
    assert [(note.code, note.span.line) for note in notes] == [(code, 2)]
    with pytest.raises(ParseError):
        argmap.loads(text, format="rationale", strict=True)


def test_no_program_is_run(tmp_path):
    mark = tmp_path / "run"
    text = (
        f'open({str(mark)!r}, "w")\na = Create("Claim")\nSetText("{{}}".format(open({str(mark)!r}, "w")))\n'
    )
    argmap.loads(text, format="rationale", notes=Notes())
    argmap.loads(
        f":- shell('touch {mark}').\naif_node(1, [a], aif_I, date(-)).", format="aifprolog", notes=Notes()
    )
    assert not mark.exists()


def test_facts_of_aifdb_have_words_signs_schemes_and_dialogue():
    m = argmap.read(CASES / "aifprolog" / "rain.aif.pl", strict=True)
    assert texts(m) == {
        "1": "It's 2019, and it rains.",
        "2": "the street (Main Street) is wet \\ dry?",
    }
    assert arrows(m) == [(("2",), "support", "1", "Argument From Sign"), ((), "rebuttal", "", "")]
    (statement,) = m.statements()
    assert (statement.actor.name, statement.act, statement.claim.id) == ("Ann", "assert", "1")
    assert m.claims["1"].residue["aifprolog"]["timestamp"] == "2015-11-13 13:05:55"


def test_a_text_that_was_taken_apart_into_bytes_is_put_together_again():
    content = b"aif_node(1, ['\xc3','\xbc',ber,'\xe2','\x82','\xac'], aif_I, date(-))."
    assert texts(argmap.loads(content, notes=Notes())) == {"1": "über€"}


def test_what_is_no_fact_is_told_and_left_out():
    notes = Notes()
    m = argmap.loads("aif_node(1, [a], aif_I, date(-)).\naif_edge(1).\nb :- c.\n", notes=notes)
    assert list(m.claims) == ["1"]
    assert [(note.code, note.span.line) for note in notes] == [("AM-PL001", 2), ("AM-PL001", 3)]


def test_a_case_in_sacm_has_claims_assertions_counters_and_packages():
    m = argmap.read(CASES / "sacm" / "brake.sacm", strict=True)
    assert (m.title, texts(m)["G1"], m.claims["E1"].title) == ("Brake", "The brake is safe.", "Test report")
    assert arrows(m) == [
        (("G2", "E1"), "support", "G1", ""),
        (("G3",), "undercut", "I1", ""),
        (("E1",), "support", "G2", "context"),
    ]
    assert [(g.title, g.members) for g in m.groups.values()] == [("Doubts", ("G3",))]
    assert m.claims["G2"].data["assertionDeclaration"] == "needsSupport"


def test_in_gsn_the_arrow_goes_from_a_goal_to_its_support():
    m = argmap.read(CASES / "sacm" / "goals.gsn", strict=True)
    assert arrows(m) == [(("_2",), "support", "_1", "")]


def test_a_reference_that_leads_nowhere_is_told():
    head = '<a:ArgumentPackage xmlns:a="http://omg.sacm/2.0/a">\n'
    text = head + '<AssertedInference source="//@x.99999999999 Q" target="G"/></a:ArgumentPackage>'
    notes = Notes()
    argmap.loads(text, format="sacm", notes=notes)
    assert [(note.code, note.span.line) for note in notes] == [("AM-SA002", 2)] * 3


def test_debates_have_points_for_and_against_and_counterpoints():
    m = argmap.read(CASES / "debatabase" / "cars.debatabase.csv", strict=True)
    said = [
        (m[r.premises[0]].text, r.kind, m[r.target].title or m[r.target].text) for r in m.relations.values()
    ]
    assert said == [
        ("They are its main source,\nin towns.", "support", "This House would ban cars"),
        ("They have no exhaust.", "rebuttal", "Cars foul the air"),
        ("Buses are few.", "rebuttal", "This House would ban cars"),
        ("Books are cheap", "support", "This House would read more"),
    ]
    assert dict(m.claims["c3"].data) == {"source": "https://example.org/e"}


def test_where_no_column_tells_a_side_that_is_said():
    notes = Notes()
    m = argmap.loads("Debate;Point;Text\nBan cars;They stink.;\nBan cars;They stink.;\n", notes=notes)
    assert [note.code for note in notes] == ["AM-DB001"]
    assert arrows(m) == [(("c2",), "support", "c1", "")]
