"""`argmap convert`, `show`, `formats`, `example`."""

from __future__ import annotations

import json
import re

import argmap


def test_convert_writes_the_same_map(command, debate, tmp_path):
    done = command("convert", debate, "copy.json")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert argmap.read(tmp_path / "copy.json") == argmap.read(debate)


def test_convert_from_and_to_pipes(command, debate):
    text = debate.read_text(encoding="utf-8")
    assert command("convert", "-", "-", "--to", "json", stdin=text).out == text


def test_convert_does_not_write_over_its_input(command, debate):
    before = debate.read_bytes()
    done = command("convert", debate, debate)
    assert done.code == 2
    assert "--force" in done.err
    assert debate.read_bytes() == before
    assert command("convert", debate, debate, "--force").code == 0


def test_convert_writes_each_map_of_a_file(command, tmp_path):
    fences = "```argdown\n[A]: a\n```\n\n```argdown\n===\ntitle: Two\n===\n\n[B]: b\n```\n"
    (tmp_path / "notes.md").write_text(fences, encoding="utf-8")
    done = command("convert", "notes.md", "maps.argmap.json")
    assert (done.code, done.out) == (0, "")
    assert done.err == "wrote maps-1.argmap.json\nwrote maps-two.argmap.json\n"
    assert list(argmap.read(tmp_path / "maps-two.argmap.json").claims) == ["b"]
    assert command("convert", "notes.md", "-", "--to", "json").code == 2


def test_convert_to_a_picture_points_to_render(command, debate, tmp_path):
    done = command("convert", debate, "x.svg")
    assert done.code == 2
    assert "argmap render" in done.err
    assert not (tmp_path / "x.svg").exists()


def test_convert_to_an_unknown_format_names_those_there_are(command, debate, tmp_path):
    done = command("convert", debate, "x", "--to", "papyrus")
    assert done.code == 2
    assert "json" in done.err
    assert not (tmp_path / "x").exists()


def test_show_counts_and_names(command, debate):
    assert command("show", debate).out == (
        "3 actors, 1 source, 3 claims, 1 utterance, 1 act, 2 relations (1 support, 1 rebuttal).\n\n"
        "Actors\n"
        "  Experts (group; side: child protection; 1 statement)\n"
        "  NSPCC (organisation; side: child protection; member of Experts)\n"
        "  Peter Wanless, chief executive (person; member of NSPCC)\n\n"
        "Sources\n"
        "  Open letter, NSPCC, 6 Feb 2020 (https://example.org/letter)\n\n"
        + argmap.render(argmap.read(debate), "outline")
    )


def test_show_in_full(command, debate):
    assert "“Do not go ahead.”" in command("show", "--full", debate).out


def test_show_keeps_hostile_text_in_its_line(command, tmp_path):
    m = argmap.ArgumentMap()
    m.actor("\x1b[31mEve\n\nSources\n  forged", role="x\u202ey")
    argmap.write(m, tmp_path / "m.json")
    out = command("show", "m.json").out
    assert "\n  �[31mEve Sources forged, xy\n" in out


def test_formats_lists_all(command):
    out = command("formats").out
    for name, format_ in argmap.formats.FORMATS.items():
        assert f"  {name} " in out
        assert all(suffix in out for suffix in format_.suffixes)
    assert re.search(r"svg +SVG picture +\.svg", out)


def test_formats_tells_what_one_of_them_drops(command):
    out = command("formats", "kialo").out
    kialo = argmap.formats.FORMATS["kialo"]
    assert out.startswith("Kialo text (.kialo.txt)")
    assert all(f"  {feature} " in out for feature in kialo.drops | kialo.changes)
    assert "drops nothing" in command("formats", "argdown").out
    assert command("formats", "nope").code == 2


def test_examples_are_listed_and_given(command, tmp_path):
    assert "facebook-encryption" in command("example").out
    done = command("example", "facebook-encryption")
    assert json.loads(done.out)["format"] == "argmap"
    assert command("example", "facebook-encryption", "-o", "mine.json").code == 0
    assert argmap.read(tmp_path / "mine.json") == argmap.example("facebook-encryption")


def test_an_unknown_example_names_those_there_are(command):
    done = command("example", "nope")
    assert done.code == 2
    assert "facebook-encryption" in done.err
