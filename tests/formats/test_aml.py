"""AML: who holds what, where the words stand, and trees of what is no tree."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import argmap
from argmap.errors import ParseError
from argmap.formats import FORMATS
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases" / "aml"
CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "aml"
FILES = sorted(CORPUS.glob("*.aml")) + sorted(CORPUS.glob("*.scm"))


def read(text, notes=None, **options):
    return FORMATS["aml"].parse(text, Notes() if notes is None else notes, **options)


def write(m):
    return argmap.dumps(m, format="aml", notes=Notes())


def kinds(m):
    return [(r.kind, r.premises, r.target, r.scheme) for r in m.relations.values()]


def prop(identifier, text, offset=-1, inside=""):
    return f'<PROP identifier="{identifier}"><PROPTEXT offset="{offset}">{text}</PROPTEXT>{inside}</PROP>'


@pytest.fixture
def shelter():
    return read((CASES / "shelter.aml").read_text(encoding="utf-8"))


def test_groups_are_relations_and_what_they_share_is_their_scheme(shelter):
    assert kinds(shelter) == [
        ("rebuttal", ("D",), "A", ""),
        ("rebuttal", ("E",), "D", ""),
        ("support", ("B", "C"), "A", "Argument from Expert Opinion"),
        ("support", ("E",), "A", ""),
    ]
    assert shelter.relations["r3"].roles == {"B": "data"}


def test_owners_hold_and_the_author_has_analysed(shelter):
    assert [(actor.name, actor.role) for actor in shelter.actors.values()] == [
        ("Ann", "analyst"),
        ("Vet", "owner"),
        ("Mayor", "owner"),
        ("Friends", "owner"),
    ]
    held = [(said.actor.name, said.claim.id) for said in shelter.statements()]
    assert held == [("Vet", "A"), ("Mayor", "A"), ("Friends", "D"), ("Vet", "E")]


def test_words_are_quoted_where_they_stand_and_what_is_missing_is_implicit(shelter):
    (source,) = shelter.sources.values()
    assert source.title == "The Post"
    assert [claim.id for claim in shelter.claims.values() if claim.implicit] == ["C"]
    for claim in shelter.claims.values():
        assert [source.text[quote.start : quote.end] for quote in claim.quotes] == (
            [] if claim.implicit else [claim.text]
        )


@pytest.mark.parametrize("path", [*sorted(CASES.glob("*")), *FILES], ids=lambda path: path.name)
def test_a_file_comes_back_as_it_was(path):
    m = read(path.read_text(encoding="utf-8"))
    text = write(m)
    assert read(text) == m
    assert write(read(text)) == text


@pytest.mark.skipif(not FILES, reason="../shared/corpora is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_as_much_is_read_as_is_in_a_file(path):
    root, notes = ET.parse(path).getroot(), Notes()
    m = read(path.read_text(encoding="utf-8"), notes)
    props = root.findall(".//PROP")
    assert len(m.claims) == len({(p.get("identifier"), p.findtext("PROPTEXT")) for p in props})
    assert len(m.relations) == len([*root.iter("LA"), *root.findall(".//CA/AU"), *root.iter("REFUTATION")])
    assert len(m.acts) == len(root.findall(".//OWNER"))
    quoted = [c for c in m.claims.values() for quote in c.quotes if quote.start is not None]
    assert len(quoted) == len([p for p in props if p.find("PROPTEXT").get("offset") != "-1"])
    assert list(notes) == []


def test_labels_answers_and_scheme_sets_are_written_back(shelter):
    root = ET.fromstring(write(shelter))
    assert root.findtext(".//SCHEME/FORM/PREMISE") == "E is an expert"
    assert root.find(".//PROP[@identifier='B']").get("supportlabel") == "likely"
    answers = root.findall(".//PROP[@identifier='C']/INSCHEME/CQANS")
    assert [answer.get("answered") for answer in answers] == ["yes", "no"]
    assert root.findtext("EDATA/COMMENTS") == "A first try"


def test_what_is_used_twice_is_spelt_out_once():
    m = argmap.ArgumentMap()
    rain, clouds, wet = (m.claim(f"{word}.", id=word) for word in ("rain", "clouds", "wet"))
    m.support(rain, wet)
    m.support(clouds, rain)
    m.support(rain, clouds)
    text = write(m)
    assert text.count('identifier="rain"') == 2
    assert set(kinds(read(text))) == set(kinds(m))


def test_several_trees_are_told():
    m, notes = argmap.ArgumentMap(), Notes()
    m.claim("One.")
    m.claim("Two.")
    assert read(argmap.dumps(m, format="aml", notes=notes)) == m
    assert [note.code for note in notes] == ["AM-AML004"]


def test_only_who_is_committed_to_a_claim_owns_it():
    m = argmap.ArgumentMap()
    rain = m.claim("It rains.")
    m.say([m.actor("Ann"), "ann"], rain, act="concede")
    m.say(m.actor("Bob"), rain, act="deny")
    assert [owner.get("name") for owner in ET.fromstring(write(m)).iter("OWNER")] == ["Ann"]


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        (f"<AU>{prop('A', 'x')}<CA><AU>{prop('A', 'y')}</AU></CA></AU>", "AM-AML002"),
        (f"<AU>{prop('A', 'x')}<CA><AU/></CA></AU>", "AM-AML001"),
        (f"<TEXT>of cats</TEXT><AU>{prop('A', 'cats', 0)}</AU>", "AM-AML003"),
        (f"<TEXT>of cats</TEXT><AU>{prop('A', 'dogs', 3)}</AU>", "AM-AML003"),
    ],
)
def test_what_is_odd_is_told_and_a_strict_reader_refuses_it(inside, code):
    notes = Notes()
    read(f"<ARG>{inside}</ARG>", notes)
    assert [note.code for note in notes] == [code]
    with pytest.raises(ParseError):
        read(f"<ARG>{inside}</ARG>", strict=True)


def test_an_offset_that_is_a_little_off_is_mended():
    (claim,) = read(f"<ARG><TEXT>\n\nof cats</TEXT><AU>{prop('A', 'cats', 3)}</AU></ARG>").claims.values()
    assert (claim.quotes[0].start, claim.quotes[0].end) == (5, 9)


def test_the_same_identifier_and_words_are_the_same_claim_and_no_identifier_is_a_new_one():
    m = read(f"<ARG><AU>{prop('', 'x')}<CA><AU>{prop('', 'x')}</AU></CA></AU></ARG>")
    assert list(m.claims) == ["c1", "c2"]


def test_a_very_deep_tree_goes_there_and_back():
    m = argmap.ArgumentMap()
    m.add(*(argmap.Claim(id=f"c{n}", text="x") for n in range(3_000)))
    m.add(
        *(
            argmap.Relation(id=f"r{n}", kind="support", premises=(f"c{n}",), target=f"c{n - 1}")
            for n in range(1, 3_000)
        )
    )
    assert read(write(m)) == m


def test_another_root_is_refused():
    with pytest.raises(ParseError, match="the root must be ARG"):
        read("<AML/>")
