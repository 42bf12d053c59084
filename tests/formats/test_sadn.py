"""SADN: every command, in its long and its short form."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.errors import ParseError
from argmap.formats import FORMATS
from argmap.notes import Notes

SAMPLE = Path(__file__).parents[1] / "cases" / "sadn" / "rain.sadn"
CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "sadface"
FILES = sorted(CORPUS.glob("*.json"))


def read(text, notes=None, **options):
    return FORMATS["sadn"].parse(text, Notes() if notes is None else notes, **options)


def write(m, notes=None):
    return argmap.dumps(m, format="sadn", notes=Notes() if notes is None else notes)


def kinds(m):
    return [(r.kind, r.premises, r.target, r.scheme) for r in m.relations.values()]


def test_commands_add_claims_and_relate_them():
    notes = Notes()
    m = read(SAMPLE.read_text(encoding="utf-8"), notes)
    assert m.title == "Rain"
    assert {id_: claim.text for id_, claim in m.claims.items()} == {
        "a1": "It rains.",
        "a2": 'There are "clouds".',
        "a3": "It is a film set.",
        "a4": "It is dry.",
        "1": "The street is dry.",
    }
    assert kinds(m) == [
        ("support", ("a2",), "a1", "Argument from Sign"),
        ("undercut", ("a3",), "s1", ""),
        ("rebuttal", ("a3", "a4"), "a1", ""),
        ("support", ("a2",), "a1", ""),
        ("contradiction", ("a4",), "a1", ""),
        ("support", ("1",), "a4", "Argument from Sign"),
    ]
    assert [(note.code, note.span.line) for note in notes] == [("AM-SN002", 9)]


def test_what_was_read_comes_back_with_its_metadata():
    m = read(SAMPLE.read_text(encoding="utf-8"))
    assert read(write(m)) == m
    assert 'metadata(id:a4, namespace:"test", sure:"no")' in write(m)


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("1, 2 > 3", ("rebuttal", ("1", "2"), "3", "")),
        ("3 < 1", ("rebuttal", ("1",), "3", "")),
        ("1, 2 } 3", ("support", ("1", "2"), "3", "")),
        ("3 { 1,2", ("support", ("1", "2"), "3", "")),
        ("1 <> 2", ("contradiction", ("2",), "1", "")),
        ("%(1, 2, 3)", ("contradiction", ("2", "3"), "1", "")),
        ("^(conclusion:3, premise:1)", ("support", ("1",), "3", "")),
        ('&(scheme:"Sign", 3, 1, "2")', ("support", ("1", "2"), "3", "Sign")),
        ('argument(conclusion:"3", premise:1)', ("support", ("1",), "3", "")),
    ],
)
def test_short_forms(line, relation):
    atoms = "".join(f'@(id:{n}, text:"{n}.")\n' for n in (1, 2, 3))
    assert kinds(read(f"{atoms}{line}\n", strict=True)) == [relation]


def test_commands_change_and_remove_what_is_there():
    m = read(
        '@(id:1, text:"A")\n@(id:2, text:"B")\n$(id:s, name:"S")\n^(scheme:s, conclusion:1, premise:2)\n'
        '@(id:1, text:"C")\n$(id:s, name:"T")\nremove(id:2)\n'
    )
    assert [claim.text for claim in m.claims.values()] == ["C"]
    assert kinds(m) == [("support", (), "1", "T")]
    assert not len(read('@(id:1, text:"A")\nclear\n'))


def test_nothing_is_loaded_or_saved(tmp_path):
    notes = Notes()
    m = read(
        f'@(id:1, text:"A")\nload(name:"/etc/passwd")\nsave(type:"svg", name:"{tmp_path}/x")\nprint\n', notes
    )
    assert len(m.claims) == 1
    assert [note.code for note in notes] == ["AM-SN003"] * 3
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("line", ["atom(id:1", "fly(id:1)", "1 > ", "> 1", "a b c", "1 > 2, 3", "(1)", '"'])
def test_what_is_no_command_is_told_and_refused_if_strict(line):
    notes = Notes()
    read(line, notes)
    assert [note.code for note in notes][:1] == ["AM-SN001"]
    with pytest.raises(ParseError):
        read(line, strict=True)


def test_what_is_on_an_attack_is_told_to_be_lost():
    m, notes = argmap.ArgumentMap(), Notes()
    rain, dry, wet = (m.claim(f"{word}.", id=word) for word in ("rain", "dry", "wet"))
    m.undercut(wet, m.rebut(dry, rain))
    assert kinds(read(write(m, notes))) == [("rebuttal", ("dry",), "rain", "")]
    assert "AM-SN004" in [note.code for note in notes]


@pytest.mark.skipif(not FILES, reason="../shared/corpora is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_graphs_of_sadface_go_through_the_notation(path):
    m = argmap.read(path, format="sadface")
    back = read(write(m))
    assert [(c.id, c.text) for c in back.claims.values()] == [(c.id, c.text) for c in m.claims.values()]
    assert [(kind, premises, target) for kind, premises, target, _ in kinds(back)] == [
        (r.kind, r.premises, r.target) for r in m.relations.values() if r.premises and r.target
    ]
