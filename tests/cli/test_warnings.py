"""What drawing warns of is told like everything else, in a line without code."""

from __future__ import annotations

from click.testing import CliRunner

from argmap.cli._main import argmap as command


def test_characters_without_a_font_are_told(tmp_path):
    source = tmp_path / "map.argdown"
    source.write_text("[漢]: 漢 is a character.", encoding="utf-8")
    done = CliRunner().invoke(command, ["render", str(source), "-o", str(tmp_path / "map.png")])
    assert done.exit_code == 0
    told = [line for line in done.stderr.splitlines() if "warning" in line]
    (only,) = told
    assert only.startswith(f"drawing {source}: warning: no font here has these characters")
    assert only.endswith(": 漢; name a font that does by `fonts`")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
