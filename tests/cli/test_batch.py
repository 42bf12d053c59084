"""`argmap convert` of many files: folders, patterns, and bad files among good ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap
from argmap.notes import Notes


@pytest.fixture
def corpus(tmp_path):
    """A folder of maps with a bad file, a second file, one in a folder within, and one of no interest."""
    folder = tmp_path / "corpus"
    (folder / "inner").mkdir(parents=True)
    for n in range(3):
        m = argmap.ArgumentMap(f"Map {n}")
        m.say(m.actor("Ann"), m.claim(f"It rains {n}.", weight=0.5), text="It does rain.")
        argmap.write(m, folder / ("inner/c.argmap.json" if n == 2 else f"{'ab'[n]}.argmap.json"))
    (folder / "bad.json").write_text("{", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.json").write_text("{", encoding="utf-8")
    return folder


def written(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_folder_is_converted_with_its_folders_and_a_bad_file_stops_no_other(command, corpus, tmp_path):
    done = command("convert", "corpus", "out", "--to", "aif")
    assert done.code == 2
    assert written(tmp_path / "out") == ["a.aif.json", "b.aif.json", "inner/c.aif.json"]
    assert list(argmap.read(tmp_path / "out" / "a.aif.json").claims) == ["c1"]
    faults, *_, summary = done.err.splitlines()
    assert faults.startswith("corpus/bad.json:1:2: this is not JSON")
    assert summary == "converted 3 of 4 files; 1 could not be"


def test_what_is_lost_is_told_once_a_kind_with_how_many_files(command, corpus):
    told = command("convert", "corpus", "out", "--to", "aif").err
    lost = (
        "3 files, such as corpus/a.argmap.json: warning: "
        "AIF JSON cannot hold the weights of claims: 'c1' [AM-L-weights]"
    )
    assert told.count("[AM-L-weights]") == 1
    assert lost in told


def test_many_files_are_converted_by_several_processes_in_the_same_way(command, tmp_path):
    (tmp_path / "many").mkdir()
    for n in range(20):
        m = argmap.ArgumentMap()
        m.claim(f"It rains {n}.")
        argmap.write(m, tmp_path / "many" / f"{n}.argmap.json")
    done = command("convert", "many", "out", "--to", "aif")
    assert (done.code, done.err) == (0, "converted 20 of 20 files\n")
    assert len(written(tmp_path / "out")) == 20


def test_a_pattern_and_several_files(command, corpus, tmp_path):
    assert command("convert", "corpus/*.argmap.json", "one", "--to", "aif").code == 0
    assert written(tmp_path / "one") == ["a.aif.json", "b.aif.json"]
    assert command("convert", "corpus/a.argmap.json", "corpus/b.argmap.json", "two", "--to", "aif").code == 0
    assert written(tmp_path / "two") == ["a.aif.json", "b.aif.json"]


def test_two_files_of_one_name_in_two_formats_both_stay(command, corpus, tmp_path):
    argmap.write(argmap.ArgumentMap("A"), corpus / "a.aif.json", notes=Notes())
    command("convert", "corpus/a.*", "out", "--to", "json")
    assert written(tmp_path / "out") == ["a.aif.json.argmap.json", "a.argmap.json.argmap.json"]


def test_the_second_file_of_a_map_is_no_map(command, tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    nodeset = {
        "nodes": [{"nodeID": "1", "type": "L", "text": "Ann : It rains."}],
        "edges": [],
        "locutions": [],
    }
    (folder / "n.json").write_text(json.dumps(nodeset), encoding="utf-8")
    (folder / "n.txt").write_text("Then: It rains.", encoding="utf-8")
    assert command("convert", "corpus", "out", "--to", "json").code == 0
    assert written(tmp_path / "out") == ["n.argmap.json"]
    (quote,) = argmap.read(tmp_path / "out" / "n.argmap.json").utterances["1"].quotes
    assert (quote.start, quote.exact) == (6, "It rains.")


def test_of_markdown_only_maps_are_taken_and_what_is_passed_over_is_said_once(command, tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "README.md").write_text(
        "# A corpus\n\n- see\n  - [the site](https://a.org)\n", encoding="utf-8"
    )
    (folder / "NEWS.md").write_text("News\n====\n\n[site]: https://a.org\n", encoding="utf-8")
    (folder / "fence.md").write_text("Rain:\n\n```argdown\n[Rain]: It rains.\n```\n", encoding="utf-8")
    (folder / "plain.md").write_text("[Rain]: It rains.\n  + It is wet.\n", encoding="utf-8")
    done = command("convert", "corpus", "out", "--to", "json")
    assert done.code == 0
    assert written(tmp_path / "out") == ["fence.argmap.json", "plain.argmap.json"]
    passed, *_ = done.err.splitlines()
    assert passed == "passed over 2 Markdown files without a map, such as corpus/NEWS.md"


def test_the_text_of_annotations_is_not_written_over_by_those_that_are_made_of_them(command, tmp_path):
    text = "It rains. So it is wet."
    (tmp_path / "a.ann").write_text("T1\tClaim 0 9\tIt rains.\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    for arguments in (["a.ann", "a.ann.json"], ["*.ann", ".", "--to", "cdcp"]):
        done = command("convert", *arguments)
        assert done.code != 0
        assert "a.txt is read and would be written over; say --force" in done.err
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == text
    assert command("render", "a.ann", "-o", "a.txt").code != 0


def test_two_annotations_of_one_text_become_two_with_a_text_each(command, tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.ann").write_text("T1\tClaim 0 9\tIt rains.\n", encoding="utf-8")
    annotation = {"prop_offsets": [[0, 9]], "prop_labels": ["fact"]}
    (folder / "a.ann.json").write_text(json.dumps(annotation), encoding="utf-8")
    (folder / "a.txt").write_text("It rains.", encoding="utf-8")
    command("convert", "corpus", "out", "--to", "brat")
    assert written(tmp_path / "out") == ["a.ann.ann", "a.ann.json.ann", "a.ann.json.txt", "a.ann.txt"]


def test_a_second_file_that_was_there_with_another_text_is_told(command, tmp_path):
    m = argmap.ArgumentMap()
    m.claim("It rains.")
    argmap.write(m, tmp_path / "a.argmap.json")
    (tmp_path / "a.txt").write_text("Something else.", encoding="utf-8")
    done = command("convert", "a.argmap.json", "a.ann")
    assert "a.txt was there with another text, and is written over [AM-F003]" in done.err


def test_many_files_need_a_format(command, corpus):
    done = command("convert", "corpus", "out")
    assert done.code == 2
    assert "--to" in done.err


def test_an_empty_folder_is_no_success(command, tmp_path):
    (tmp_path / "empty").mkdir()
    done = command("convert", "empty", "out", "--to", "aif")
    assert (done.code, done.err) == (2, "there is nothing to convert in empty\n")


def test_files_are_not_written_over_themselves(command, corpus):
    before = Path(corpus / "a.argmap.json").read_bytes()
    assert command("convert", "corpus", "corpus", "--to", "json").code == 2
    assert (corpus / "a.argmap.json").read_bytes() == before
