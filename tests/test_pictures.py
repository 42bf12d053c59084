"""The pictures that the README and the docs show are what the code draws."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SPEC = importlib.util.spec_from_file_location("pictures", ROOT / "tools" / "pictures.py")
pictures = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(pictures)


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_a_picture_is_no_older_than_the_code(name):
    shown = (pictures.FOLDER / name).read_text(encoding="utf-8")
    assert shown == pictures.PICTURES[name](), "run python tools/pictures.py"


def test_every_picture_is_shown_and_every_one_shown_is_made():
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    shown = {
        name for page in pages for name in re.findall(r"pictures/([\w.-]+\.svg)", page.read_text("utf-8"))
    }
    assert shown == set(pictures.PICTURES)
