"""The page that is the design says what the checks enforce."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from argmap import ArgumentMap

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")


def test_the_import_order_is_the_one_that_is_enforced():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["type"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}
    (shown,) = re.findall(r"```text\n(__main__.*?)```", PAGE, re.DOTALL)
    assert shown.splitlines() == contracts["layers"]["layers"]


def test_the_files_of_the_map_are_the_ones_there_are():
    told = set(re.findall(r"^\| `(\w+)` \|", PAGE[: PAGE.index("Whole or not at all")], re.MULTILINE))
    bases = {base.__module__ for base in ArgumentMap.__mro__[:-1]}
    assert {name.rpartition(".")[2] for name in bases} <= told
