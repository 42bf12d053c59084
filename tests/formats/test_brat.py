"""BRAT standoff: passages, what relates them, what is said of them, and the text beside."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

import argmap
from argmap.errors import ParseError
from argmap.notes import Notes

SAMPLE = Path(__file__).parents[1] / "cases" / "brat" / "letter.ann"


@pytest.fixture
def m():
    return argmap.read(SAMPLE, notes=Notes())


def lines(text):
    return sorted(line.rstrip() for line in text.splitlines())


def test_passages_become_claims_with_quotes_of_the_text_beside(m):
    assert [(c.id, c.tags, c.text) for c in m.claims.values()] == [
        ("T1", ("MajorClaim",), "Facebook should halt its plans"),
        ("T2", ("Premise",), "abuse would go unseen"),
        ("T3", ("Claim",), "Encryption keeps everybody safe."),
        ("T4", ("Premise",), "they say"),
    ]
    text = m.sources["text"].text
    quotes = [quote for claim in m.claims.values() for quote in claim.quotes]
    assert [text[q.start : q.end] for q in quotes] == [q.exact for q in quotes]
    assert [q.exact for q in m.claims["T2"].quotes] == ["abuse", "would go unseen"]


def test_relations_have_the_kinds_that_their_types_mean(m):
    assert [(r.id, r.kind, r.premises, r.target, r.scheme, r.implicit) for r in m.relations.values()] == [
        ("R1", "support", ("T2",), "T1", "supports", False),
        ("R2", "rebuttal", ("T3",), "T1", "partial_attack", False),
        ("R4", "equivalence", ("T4",), "T3", "", False),
        ("R5", "rebuttal", ("T3",), "T1", "", True),
    ]


def test_attributes_are_extras(m):
    assert m.claims["T3"].data == {"Stance": "Against"}
    assert m.claims["T4"].data == {"Doubtful": True}
    assert m.relations["R1"].data == {"Strength": "weak"}


def test_what_is_not_understood_is_told_and_written_back(m):
    notes = Notes()
    m = argmap.read(SAMPLE, notes=notes)
    assert [(note.code, note.severity) for note in notes] == [
        ("AM-BR005", "warning"),
        ("AM-BR002", "info"),
        ("AM-BR008", "info"),
    ]
    written = argmap.dumps(m, format="brat", notes=Notes())
    assert lines(written) == lines(SAMPLE.read_text(encoding="utf-8"))


def test_a_file_without_its_text_is_whole_and_written_the_same(tmp_path):
    alone = tmp_path / "alone.ann"
    alone.write_bytes(SAMPLE.read_bytes())
    m = argmap.read(alone, notes=Notes())
    assert m.sources["text"].text is None
    assert lines(argmap.dumps(m, format="brat", notes=Notes())) == lines(SAMPLE.read_text(encoding="utf-8"))
    argmap.write(m, tmp_path / "again.ann", notes=Notes())
    assert not (tmp_path / "again.txt").exists()


def test_a_claim_that_is_no_passage_is_added_to_the_text(m, tmp_path):
    m.claim("Children are people.", id="added")
    m.support("added", "T1")
    argmap.write(m, tmp_path / "out.ann", notes=Notes())
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").endswith("they say.\nChildren are people.\n")
    back = argmap.read(tmp_path / "out.ann", notes=Notes())
    assert back.claims["T5"].text == back.claims["T5"].quotes[0].exact == "Children are people."


def test_a_line_about_what_is_gone_goes_too(m):
    m.remove("T2", closure=True)
    assert "see the report" not in argmap.dumps(m, format="brat", notes=Notes())


def test_a_text_with_other_line_ends_is_taken_as_it_was_annotated(tmp_path):
    (tmp_path / "a.ann").write_text("T1\tClaim 4 13\tIt rains.\n", encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(b"Oh.\r\nIt rains.\r\n")
    notes = Notes()
    m = argmap.read(tmp_path / "a.ann", notes=notes)
    assert m.sources["text"].text == "Oh.\nIt rains.\n"
    assert not notes


def test_passages_that_stand_elsewhere_are_found_and_those_that_stand_nowhere_told(tmp_path):
    (tmp_path / "a.ann").write_text("T1\tClaim 0 9\t It rains.\nT2\tClaim 5 9\tsnow\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Oh. It\nrains.", encoding="utf-8")
    notes = Notes()
    m = argmap.read(tmp_path / "a.ann", notes=notes)
    assert [(note.code, note.severity) for note in notes] == [("AM-BR008", "info"), ("AM-BR009", "warning")]
    assert (m.claims["T1"].quotes[0].start, m.claims["T1"].quotes[0].exact) == (4, "It\nrains.")
    assert m.claims["T1"].text == "It rains."
    assert lines(argmap.dumps(m, format="brat", notes=Notes())) == [
        "T1\tClaim 0 9\t It rains.",
        "T2\tClaim 5 9\tsnow",
    ]


def test_an_edited_claim_keeps_its_passage_and_says_what_it_says_now(m):
    m.replace(evolve(m.claims["T1"], text="Facebook should stop."))
    written = argmap.dumps(m, format="brat", notes=Notes())
    assert "T1\tMajorClaim 0 30\tFacebook should halt its plans\n" in written
    assert "\tText T1\tFacebook should stop.\n" in written


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("X1\tsomething\n", "AM-BR001"),
        ("\tT1\n", "AM-BR001"),
        ("T1\tClaim here\tIt rains.\n", "AM-BR003"),
        ("T1\tClaim 0 1\ta\nT1\tClaim 0 1\ta\n", "AM-BR003"),
        ("R1\tsupport Arg1:T1 Arg2:T2\n", "AM-BR004"),
        ("T1\tClaim 0 1\ta\nR1\tlike Arg1:T1 Arg2:T1\n", "AM-BR005"),
        ("A1\tStance T9 For\n", "AM-BR006"),
        ("T1\tClaim 0 1\ta\n#1\tData T1\t[1]\n", "AM-BR007"),
    ],
)
def test_what_makes_no_sense_is_told_with_its_place_and_refused_if_strict(text, code):
    notes = Notes()
    argmap.loads(text, format="brat", notes=notes)
    place = len(text.splitlines())
    assert [(note.code, note.span.line) for note in notes if note.span] == [(code, place)]
    with pytest.raises(ParseError) as refusal:
        argmap.loads(text, format="brat", strict=True, notes=Notes())
    assert refusal.value.line == place
