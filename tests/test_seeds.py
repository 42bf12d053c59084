"""The texts that maps quote stay as they are."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"
ROW = re.compile(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", re.MULTILINE)


def test_each_text_has_the_hash_that_the_readme_gives():
    expected = dict(ROW.findall((SEEDS / "README.md").read_text("utf-8")))
    actual = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in SEEDS.iterdir()
        if path.name != "README.md"
    }
    assert actual == expected
