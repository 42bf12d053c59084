"""`argmap render`."""

from __future__ import annotations

import gzip

import argmap
from argmap.renderers import RENDERERS


def test_a_picture_goes_beside_its_file(command, debate):
    done = command("render", debate)
    assert (done.code, done.out) == (0, "")
    assert done.err == f"wrote {debate.parent / 'debate.svg'}\n"
    assert debate.with_name("debate.svg").read_text(encoding="utf-8") == argmap.render(argmap.read(debate))


def test_the_suffix_of_the_output_chooses_the_renderer(command, debate, tmp_path):
    assert command("render", debate, "-o", "told.TXT").code == 0
    assert (tmp_path / "told.TXT").read_text(encoding="utf-8").startswith("Should Facebook encrypt?")


def test_the_output_is_quiet_when_it_was_named(command, debate):
    assert command("render", debate, "-o", "x.svg").err == ""


def test_a_renderer_by_name(command, debate):
    done = command("render", debate, "--to", "outline", "-o", "-", "--no-legend")
    assert done.out == argmap.render(argmap.read(debate), "outline", legend=False)


def test_a_name_beats_a_suffix(command, debate, tmp_path):
    assert command("render", debate, "--to", "outline", "-o", "told.svg").code == 0
    assert "<svg" not in (tmp_path / "told.svg").read_text(encoding="utf-8")


def test_options_of_the_renderer_have_the_names_of_the_library(command, debate):
    done = command(
        "render", debate, "-o", "-", "--direction", "left", "--theme", "dark", "--max-cards", "none"
    )
    expected = argmap.render(argmap.read(debate), direction="left", theme="dark", max_cards=None)
    assert done.out == expected


def test_standard_input_goes_to_standard_output(command, debate):
    done = command("render", "-", stdin=debate.read_text(encoding="utf-8"))
    assert done.out == argmap.render(argmap.read(debate))


def test_several_files_into_a_folder(command, debate, tmp_path):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "other.json.gz").write_bytes(gzip.compress(debate.read_bytes()))
    done = command("render", debate, "other.json.gz", "-o", "pictures", "--to", "outline")
    assert (done.code, done.err) == (0, "")
    assert sorted(path.name for path in (tmp_path / "pictures").iterdir()) == ["debate.txt", "other.txt"]


def test_a_folder_is_made_where_it_is_meant(command, debate, tmp_path):
    assert command("render", debate, "-o", "new/pictures/").code == 0
    assert (tmp_path / "new" / "pictures" / "debate.svg").exists()


def test_several_files_need_a_folder(command, debate, tmp_path):
    (tmp_path / "other.json").write_bytes(debate.read_bytes())
    done = command("render", debate, "other.json", "-o", "x.svg")
    assert done.code == 2
    assert "would both be drawn into x.svg" in done.err
    assert not (tmp_path / "x.svg").exists()


def test_two_files_of_one_name_are_not_drawn_over_one_another(command, debate, tmp_path):
    (tmp_path / "debate.json").write_bytes(debate.read_bytes())
    done = command("render", "debate.json", "debate.argmap.json")
    assert done.code == 2
    assert "would both be drawn" in done.err


def test_a_file_at_fault_does_not_stop_the_others(command, debate, tmp_path):
    (tmp_path / "broken.json").write_text('{"format": "argmap"', encoding="utf-8")
    done = command("render", "broken.json", "absent.json", debate)
    assert done.code == 2
    assert "broken.json:1:" in done.err
    assert "absent.json: no such file" in done.err
    assert (tmp_path / "debate.svg").exists()
    assert not (tmp_path / "broken.svg").exists()


def test_an_input_is_written_over_only_by_force(command, debate):
    before = debate.read_bytes()
    done = command("render", debate, "-o", debate.name, "--to", "outline")
    assert done.code == 2
    assert "--force" in done.err
    assert debate.read_bytes() == before
    assert command("render", debate, "-o", debate.name, "--to", "outline", "--force").code == 0
    assert debate.read_bytes() != before


def test_no_input_is_written_over_under_another_name(command, debate, tmp_path):
    (tmp_path / "link.svg").hardlink_to(debate)
    before = debate.read_bytes()
    assert command("render", debate, "-o", "link.svg").code == 2
    assert debate.read_bytes() == before


def test_an_option_of_another_renderer_names_it(command, debate):
    done = command("render", debate, "--full")
    assert done.code == 2
    assert "--to outline" in done.err


def test_a_suffix_that_no_renderer_draws_is_explained(command, debate, tmp_path):
    done = command("render", debate, "-o", "x.xyz")
    assert done.code == 2
    assert ".xyz" in done.err
    assert "--to" in done.err
    assert not (tmp_path / "x.xyz").exists()


def test_an_unknown_renderer_names_those_there_are(command, debate):
    done = command("render", debate, "--to", "paint")
    assert done.code == 2
    assert all(name in done.err for name in RENDERERS)


def test_help_lists_the_options_of_every_renderer(command):
    done = command("render", "--help")
    assert done.code == 0
    assert "Options of --view map" in done.out
    assert "--direction [auto|down|up|right|left]" in done.out
    assert "Options of --to outline" in done.out
    assert "--full / --no-full" in done.out


def test_options_of_the_view_that_is_asked_for_are_taken(command, debate):
    done = command("render", debate, "--fold", "halt-the-roll-out", "--theme", "print", "-o", "-")
    assert done.code == 0
    assert "<pattern" in done.out
    done = command("render", debate, "--view", "stances", "--direction", "up")
    assert done.code == 2
    assert "svg of the view 'stances' has no option 'direction'" in done.err


def test_verdicts_are_shown_on_the_cards(command, debate):
    done = command("render", debate, "--judge", "grounded, df-quad", "-o", "-")
    assert done.code == 0
    assert "Falls. Strength" in done.out
    assert "falls because it is rebutted" in done.out
    assert command("render", debate, "--judge", "fashion").code == 2
    told = command("render", debate, "--judge", "grounded,df-quad", "--to", "outline", "-o", "-")
    assert "✗ falls, 0." in told.out


def test_each_main_branch_is_drawn_into_a_file_of_its_own(command, tmp_path):
    m = argmap.ArgumentMap("Debate")
    thesis = m.claim("Thesis.")
    for title in ("One", "Two"):
        m.support(m.claim(f"{title}.", title=title), thesis)
    argmap.write(m, tmp_path / "debate.json")
    assert command("render", "debate.json", "--split").code == 0
    assert sorted(path.name for path in tmp_path.glob("*.svg")) == ["debate-one.svg", "debate-two.svg"]


NOTES = """# Notes

```argdown
[A]: a
    + [B]: b
```

```argdown
===
title: Two maps!
===

[C]: c
```
"""


def test_each_map_of_a_markdown_file_is_drawn(command, tmp_path):
    (tmp_path / "notes.md").write_text(NOTES, encoding="utf-8")
    first, second = argmap.read_all(tmp_path / "notes.md")

    done = command("render", "notes.md", "--to", "outline")
    assert (done.code, done.out) == (0, "")
    assert done.err == "wrote notes-1.txt\nwrote notes-two-maps.txt\n"
    assert (tmp_path / "notes-1.txt").read_text(encoding="utf-8") == argmap.render(first, "outline")
    assert (tmp_path / "notes-two-maps.txt").read_text(encoding="utf-8") == argmap.render(second, "outline")

    assert command("render", "notes.md", "-o", "talk.v2.txt").err == (
        "wrote talk.v2-1.txt\nwrote talk.v2-two-maps.txt\n"
    )
    assert not (tmp_path / "talk.v2.txt").exists()


def test_maps_with_one_title_are_told_apart_by_number(command, tmp_path):
    fence = "```argdown\n===\ntitle: {}\n===\n\n[A]: a\n```\n\n"
    (tmp_path / "notes.md").write_text("".join(map(fence.format, ["T", "T", "2", "U"])), encoding="utf-8")

    command("render", "notes.md", "--to", "outline", "-o", "out/")

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "notes-1.txt",
        "notes-2.txt",
        "notes-3.txt",
        "notes-u.txt",
    ]


def test_several_maps_are_never_drawn_into_one_file_nor_over_another(command, tmp_path):
    (tmp_path / "notes.md").write_text(NOTES, encoding="utf-8")
    (tmp_path / "notes-1.argdown").write_text("[Q]: q\n", encoding="utf-8")
    (tmp_path / "notes-two-maps.txt").write_text("[R]: r\n", encoding="utf-8")

    done = command("render", "notes.md", "--to", "outline", "-o", "-")
    assert (done.code, done.out) == (2, "")
    assert done.err == "notes.md holds 2 maps; name a file or a folder for them\n"

    done = command("render", "notes-1.argdown", "notes.md", "--to", "outline")
    assert done.code == 2
    assert "notes.md would be drawn into notes-1.txt, as another file is" in done.err

    done = command("render", "notes.md", "notes-two-maps.txt", "--to", "outline", "--format", "argdown")
    assert done.code == 2
    assert (tmp_path / "notes-two-maps.txt").read_text(encoding="utf-8") == "[R]: r\n"


def test_texts_are_read_only_when_they_are_asked_for(command, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear all, it rains. Yours, Ann", encoding="utf-8")
    (tmp_path / "rain.argdown").write_text(
        "===\nsources: {letter: {title: Letter, path: letter.txt}}\n===\n\n"
        '[Rain]: It rains. {by: ann, quote: "it rains", source: letter}\n',
        encoding="utf-8",
    )
    assert "Dear all" not in command("render", "rain.argdown", "--to", "html", "-o", "-").out
    assert "Dear all" in command("render", "rain.argdown", "--to", "html", "--texts", "-o", "-").out
    told = command("render", "rain.argdown", "--view", "source", "--texts", "-o", "-").out
    assert "Dear all" in told
