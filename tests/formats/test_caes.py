"""LKIF and CAF, the argument graphs of Carneades in XML: pro and con, negative premises and exceptions."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import argmap
from argmap.errors import ParseError
from argmap.formats import FORMATS
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases"
CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "carneades"
FILES = [(name, path) for name in ("lkif", "caf") for path in sorted((CORPUS / name).glob("*.xml"))]
SAMPLES = [(name, path) for name in ("lkif", "caf") for path in sorted((CASES / name).glob("*"))]


def read(name, text, notes=None, **options):
    return FORMATS[name].parse(text, Notes() if notes is None else notes, **options)


def write(name, m, notes=None):
    return argmap.dumps(m, format=name, notes=Notes() if notes is None else notes)


def sample(name):
    ((_, path),) = [pair for pair in SAMPLES if pair[0] == name]
    return path.read_text(encoding="utf-8")


def kinds(m):
    return [(r.kind, r.premises, r.target) for r in m.relations.values()]


def facts(text):
    """All elements of a document by their names, with their attributes and their words, in any order."""
    return sorted(
        (node.tag, sorted(node.attrib.items()), " ".join(node.itertext()).split())
        for node in ET.fromstring(text).iter()
    )


def test_arguments_are_pro_and_con_and_exceptions_undercut_them():
    m = read("lkif", sample("lkif"))
    assert m.title == "The Bridge"
    assert kinds(m) == [
        ("support", ("s2",), "s1"),
        ("rebuttal", ("¬s4",), "s1"),
        ("support", (), "s4"),
        ("undercut", ("s3",), "a1"),
        ("contradiction", ("¬s4",), "s4"),
    ]
    assert (m.relations["a1"].scheme, m.relations["a1"].roles) == ("sign", {"s2": "sign"})
    assert m.claims["s2"].text == "There is a crack in the bridge."
    assert m.claims["¬s4"].implicit


def test_a_statement_has_a_text_for_each_language():
    m = read("caf", sample("caf"))
    assert m.claims["urn:uuid:1"].wordings == ("Die Brücke sollte gesperrt werden.",)
    assert [c.id for c in m.claims.values() if c.implicit] == ["urn:uuid:2", "¬urn:uuid:3"]
    assert kinds(m)[:2] == [
        ("support", ("urn:uuid:2",), "urn:uuid:1"),
        ("rebuttal", ("¬urn:uuid:3",), "urn:uuid:1"),
    ]


@pytest.mark.parametrize(("name", "path"), [*SAMPLES, *FILES], ids=lambda part: getattr(part, "name", part))
def test_a_file_comes_back_as_it_was(name, path):
    text, notes = path.read_text(encoding="utf-8"), Notes()
    m = read(name, text, notes)
    written = write(name, m)
    assert list(notes) == []
    assert read(name, written) == m
    assert write(name, read(name, written)) == written


@pytest.mark.parametrize("name", ["lkif", "caf"])
def test_a_file_is_written_with_all_that_was_in_it(name):
    text = sample(name).replace('title="" ', "").replace('role="" ', "").replace('scheme="" ', "")
    assert facts(write(name, read(name, text))) == facts(text)


@pytest.mark.skipif(not FILES, reason="../shared/corpora is not here")
@pytest.mark.parametrize(("name", "path"), FILES, ids=lambda part: getattr(part, "name", part))
def test_as_much_is_read_as_is_in_a_file(name, path):
    root, m = ET.parse(path).getroot(), read(name, path.read_text(encoding="utf-8"))
    found = [r.kind for r in m.relations.values()]
    cons = root.findall(".//argument[@direction='con']") + root.findall(".//argument[@pro='false']")
    denied = {premise.get("statement") for premise in root.findall(".//premise[@polarity='negative']")}
    assert len(m.claims) == len(root.findall(".//statements/statement")) + len(denied)
    assert found.count("rebuttal") == len(cons)
    assert found.count("support") == len(root.findall(".//arguments/argument")) - len(cons)
    assert found.count("undercut") == len(root.findall(".//premise[@type='exception']"))


def test_a_graph_of_several_is_the_first_and_all_can_be_had():
    graphs = "".join(f'<argument-graph title="{title}"/>' for title in ("One", "Two"))
    text = f"<lkif><argument-graphs>{graphs}</argument-graphs></lkif>"
    notes = Notes()
    assert read("lkif", text, notes).title == "One"
    assert [note.code for note in notes] == ["AM-LK004"]
    assert [m.title for m in FORMATS["lkif"].parse_all(text, Notes())] == ["One", "Two"]


def test_only_undercuts_by_one_claim_are_exceptions():
    m, notes = argmap.ArgumentMap(), Notes()
    rain, dry, wet = (m.claim(f"{word}.", id=word) for word in ("rain", "dry", "wet"))
    why = m.support(dry, rain)
    m.undercut(wet, why)
    m.undercut([wet, dry], why)
    back = read("lkif", write("lkif", m, notes))
    assert kinds(back) == [("support", ("dry",), "rain"), ("undercut", ("wet",), why.id)]
    assert "AM-LK005" in [note.code for note in notes]


def test_a_contradiction_with_an_argument_is_a_con_argument_without_it():
    m = argmap.ArgumentMap()
    rain, dry, wet = (m.claim(f"{word}.", id=word) for word in ("rain", "dry", "wet"))
    m.contradict(rain, m.support(dry, wet))
    assert ("support", ("dry",), "wet") in kinds(read("lkif", write("lkif", m)))


def test_a_denial_that_is_used_otherwise_becomes_a_statement():
    m = read("lkif", sample("lkif"))
    m.support("s3", "¬s4")
    statements = ET.fromstring(write("lkif", m)).findall(".//statement")
    assert len(statements) == 5


@pytest.mark.parametrize(
    ("name", "inside", "number"),
    [
        ("lkif", "<statement id='s'/><statement id='s'/>", "001"),
        ("caf", "<statement id='s'/><statement id='s'/>", "001"),
    ],
)
def test_what_is_odd_is_told_and_a_strict_reader_refuses_it(name, inside, number):
    text = f"<statements>{inside}</statements>"
    if name == "lkif":
        text = f"<argument-graphs><argument-graph>{text}</argument-graph></argument-graphs>"
    text, notes = f"<{name}>{text}</{name}>", Notes()
    read(name, text, notes)
    assert [note.code[-3:] for note in notes] == [number]
    with pytest.raises(ParseError):
        read(name, text, strict=True)


@pytest.mark.parametrize("argument", ["<conclusion statement='x'/>", "<premises><premise/></premises>"])
def test_what_an_argument_names_has_to_be_there(argument):
    text = f"<caf><arguments><argument id='a'>{argument}</argument></arguments></caf>"
    notes = Notes()
    read("caf", text, notes)
    assert {note.code for note in notes} <= {"AM-CA002", "AM-CA003"}
    assert len(notes)
    with pytest.raises(ParseError):
        read("caf", text, strict=True)


@pytest.mark.parametrize("name", ["lkif", "caf"])
def test_another_root_is_refused(name):
    with pytest.raises(ParseError, match="the root must be"):
        read(name, "<a/>")
