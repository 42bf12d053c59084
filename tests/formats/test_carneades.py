"""Carneades in YAML: issues, undercutters, roles, and attacks that have to be said by rival statements."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.formats import FORMATS
from argmap.formats._yaml import read_yaml
from argmap.notes import Notes

CASES = Path(__file__).parents[1] / "cases" / "carneades"
CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "carneades" / "yaml"
FILES = sorted(CORPUS.glob("*.yml"))


def read(text, notes=None, **options):
    return FORMATS["carneades"].parse(text, Notes() if notes is None else notes, **options)


def write(m):
    return argmap.dumps(m, format="carneades", notes=Notes())


def kinds(m):
    return [(r.kind, r.premises, r.target) for r in m.relations.values()]


@pytest.fixture
def bridge():
    return read((CASES / "bridge.carneades.yml").read_text(encoding="utf-8"))


def test_arguments_undercutters_and_issues_are_relations(bridge):
    assert bridge.title == "The Bridge"
    assert kinds(bridge) == [
        ("support", ("unsafe",), "close"),
        ("support", ("crack",), "unsafe"),
        ("support", ("school",), "open"),
        ("support", (), "school"),
        ("undercut", ("paint",), "a2"),
        ("contradiction", ("open",), "close"),
        ("contradiction", ("¬paint",), "paint"),
    ]
    assert bridge.relations["a1"].scheme == "safety"
    assert bridge.relations["a1"].weight == 0.8
    assert bridge.relations["a2"].roles == {"crack": "sign"}


@pytest.mark.parametrize("path", [*sorted(CASES.glob("*")), *FILES], ids=lambda path: path.name)
def test_a_file_comes_back_as_it_was(path):
    text = path.read_text(encoding="utf-8")
    notes = Notes()
    m = read(text, notes)
    written = write(m)
    assert list(notes) == []
    assert read(written) == m
    assert read_yaml(written) == read_yaml(text)


@pytest.mark.skipif(not FILES, reason="../shared/corpora is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_as_much_is_read_as_is_in_a_file(path):
    import yaml

    m, document = argmap.read(path, format="carneades"), yaml.safe_load(path.read_text(encoding="utf-8"))
    arguments = (document.get("arguments") or {}).values()
    found = [r.kind for r in m.relations.values()]
    assert len(m.claims) == len(document.get("statements") or {})
    assert found.count("support") == len(arguments)
    assert found.count("undercut") == len([a for a in arguments if "undercutter" in a])
    assert found.count("contradiction") == len(document.get("issues") or {})


def test_what_attacks_is_said_by_statements_that_are_rivals():
    m = argmap.ArgumentMap()
    rain, dry, lamp, dew = (m.claim(f"{word}.", id=word) for word in ("rain", "dry", "lamp", "dew"))
    wet = m.support(rain, dry, id="why")
    m.rebut([dry, lamp], rain, id="no")
    m.undercut([lamp, dew], wet, id="but")
    m.contradict(dry, dew)
    text = write(m)
    document = read_yaml(text)
    assert document["arguments"]["no"]["conclusion"] == "¬rain"
    assert document["arguments"]["why"]["undercutter"] == document["arguments"]["but"]["conclusion"]
    assert ["rain", "¬rain"] in [issue["positions"] for issue in document["issues"].values()]
    assert kinds(read(text)) == kinds(m)


def test_a_rival_joins_the_issue_that_a_statement_is_in():
    m = argmap.ArgumentMap()
    rain, dry, lamp = (m.claim(f"{word}.", id=word) for word in ("rain", "dry", "lamp"))
    m.contradict(rain, dry)
    m.rebut(lamp, rain)
    document = read_yaml(write(m))
    assert [set(issue["positions"]) for issue in document["issues"].values()] == [{"rain", "dry", "¬rain"}]
    assert kinds(read(write(m))) == kinds(m)


def test_an_argument_and_a_statement_of_one_name_keep_it():
    text = "statements: {a: A., b: B.}\narguments: {a: {premises: [b], conclusion: a}}\n"
    m = read(text)
    assert list(m.relations) == ["a~2"]
    assert read_yaml(write(m)) == read_yaml(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("statements: [a]", "AM-CN001"),
        ("statements: {a: A.}\narguments: {x: a}", "AM-CN001"),
        ("statements: {a: A.}\narguments: {x: {conclusion: b}}", "AM-CN002"),
        ("statements: {a: A.}\narguments: {x: {premises: [a]}}", "AM-CN003"),
    ],
)
def test_what_is_odd_is_told_and_a_strict_reader_refuses_it(text, code):
    notes = Notes()
    read(text, notes)
    assert code in [note.code for note in notes]
    with pytest.raises(ParseError):
        read(text, strict=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n- b\n", "no argument graph"),
        ("a: 1\n", "no argument graph"),
        ("statements: {a: [}\n", "not YAML"),
        ("statements: {a: !!python/object/apply:os.system [x]}\n", "not YAML"),
    ],
)
def test_what_is_no_argument_graph_or_unsafe_is_refused(text, message):
    with pytest.raises(ParseError, match=message):
        read(text)


def test_aliases_that_stand_for_too_much_are_refused():
    bomb = "statements: {}\na0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 12)
    )
    with pytest.raises(ParseError, match="aliases"):
        read(bomb)
