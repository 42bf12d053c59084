"""The formats of abstract argumentation: TGF, APX, APXD, and the instances of the solver competitions."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases"


def read(name):
    return argmap.read(CASES / name, notes=Notes())


def texts(m):
    return {claim.id: claim.text for claim in m.claims.values()}


def arrows(m):
    return [(r.premises, r.kind, r.target, r.scheme, r.weight) for r in m.relations.values()]


def codes(text, format):
    notes = Notes()
    argmap.loads(text, format=format, notes=notes)
    return [(note.code, note.span.line) for note in notes]


def test_tgf_has_texts_and_labels():
    m = read("tgf/labels.tgf")
    assert texts(m) == {
        "halt": "Facebook should halt its plans.",
        "unseen": "Abuse would go unseen.",
        "safe": "",
    }
    assert arrows(m) == [
        (("unseen",), "support", "halt", "", None),
        (("safe",), "rebuttal", "halt", "", None),
        (("safe",), "undercut", "unseen", "Argument from Values", None),
    ]


def test_tgf_of_a_solver_is_attacks_only():
    m = read("tgf/solver.tgf")
    assert [(r.premises, r.target) for r in m.relations.values()] == [
        (("1",), "2"),
        (("2",), "3"),
        (("3",), "3"),
    ]
    assert {r.kind for r in m.relations.values()} == {"rebuttal"}


def test_apx_has_supports_weights_and_preferences():
    m = read("apx/bipolar.apx")
    assert list(m.claims) == ["halt", "unseen", "It is safe"]
    assert arrows(m) == [
        (("unseen",), "support", "halt", "", None),
        (("It is safe",), "rebuttal", "halt", "", None),
        (("It is safe",), "rebuttal", "unseen", "", 0.5),
        (("unseen",), "preference", "halt", "", None),
    ]


def test_apxd_has_texts_with_all_that_ends_facts():
    m = read("apxd/debate.apxd")
    assert texts(m) == {
        "root": "Facebook should halt its plans (for now).",
        "12": "Abuse would go unseen, they say.\n\nMost reports, that is (70 %).",
        "13": "Encryption keeps everyone safe.",
    }
    assert [(r.premises, r.kind, r.target) for r in m.relations.values()] == [
        (("12",), "support", "root"),
        (("13",), "rebuttal", "root"),
    ]


def test_an_apxd_text_that_does_not_end_goes_on():
    m = argmap.loads("arg(a).\ntext(a, first\natt(is no fact here).).\narg(b).\natt(b, a).\n", notes=Notes())
    assert m.claims["a"].text == "first\natt(is no fact here)."
    assert len(m.relations) == 1


def test_p_af_takes_comments_for_names_if_there_is_one_for_each():
    assert list(read("iccma/named.af").claims) == ["halt", "unseen", "safe"]
    m = argmap.loads("p af 3\n# made by hand\n1 2\n", notes=Notes())
    assert list(m.claims) == ["1", "2", "3"]


def test_p_aba_has_assumptions_contraries_rules_and_facts():
    m = read("aba/small.aba")
    assert [(r.kind, r.premises, r.target) for r in m.relations.values()] == [
        ("rebuttal", ("3",), "1"),
        ("support", ("2", "4"), "3"),
    ]
    assert {c.id: dict(c.residue.get("aba", {})) for c in m.claims.values() if c.residue} == {
        "1": {"assumption": True},
        "4": {"fact": True},
    }
    assert argmap.dumps(m, format="aba", notes=Notes()) == "p aba 4\na 1\nr 4\nc 1 3\nr 3 2 4\n"


@pytest.mark.parametrize(
    ("format", "text", "expected"),
    [
        ("tgf", "a\na\n#\na b\na\n", [("AM-TGF001", 2), ("AM-TGF003", 5), ("AM-TGF002", 4)]),
        (
            "apx",
            "arg(a).\nnonsense\narg(a).\natt(a,b).\nval(a,1).\natt(a,a,x).",
            [("AM-APX003", 2), ("AM-APX001", 3), ("AM-APX004", 5), ("AM-APX005", 6), ("AM-APX002", 4)],
        ),
        (
            "apxd",
            "hello\narg(a).\ntext(a).\natt(a,).\natt(a, c).\n",
            [("AM-APXD003", 1), ("AM-APXD004", 3), ("AM-APXD004", 4), ("AM-APXD002", 5)],
        ),
        ("iccma", "p af 2\n1 3\n1\n2 2\n", [("AM-AF002", 2), ("AM-AF003", 3)]),
        ("aba", "p aba 2\na 3\nx 1\nc 1\nr 2\n", [("AM-ABA002", 2), ("AM-ABA003", 3), ("AM-ABA003", 4)]),
    ],
)
def test_what_a_line_cannot_mean_is_told_with_its_place_and_refused_if_strict(format, text, expected):
    assert codes(text, format) == expected
    with pytest.raises(ParseError) as refusal:
        argmap.loads(text, format=format, strict=True, notes=Notes())
    assert refusal.value.line == expected[0][1]


@pytest.mark.parametrize("text", ["p af\n", "p af x\n", "p af 99999999999\n", "p af 10000001\n", "1 2\n"])
def test_a_first_line_that_announces_nothing_sensible_is_refused_with_its_place(text):
    with pytest.raises(ParseError) as refusal:
        argmap.loads(text, format="iccma")
    assert refusal.value.line == 1
