"""The public surface: written down in public_names.txt, and documented."""

from __future__ import annotations

import ast
import importlib
import inspect
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import argmap
from tests.test_docs import reference

NAMES = (Path(__file__).parent / "public_names.txt").read_text(encoding="utf-8").split()
PACKAGE = Path(argmap.__file__).parent


def test_the_public_names_are_those_written_down():
    """A name that comes or goes is a decision: run tools/reference.py and read the difference."""
    assert reference.public_names().split() == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_documented(name):
    module, _, attribute = name.rpartition(".")
    found = getattr(importlib.import_module(module), attribute)
    if inspect.ismodule(found) or inspect.isroutine(found) or inspect.isclass(found):
        assert inspect.getdoc(found)
    else:
        assert attribute in documented_constants() | {"__version__"}


@cache
def documented_constants() -> set[str]:
    """The names that are assigned in some module of argmap with a docstring under them."""
    return {
        name
        for path in PACKAGE.rglob("*.py")
        for statement, below in pairwise(ast.parse(path.read_text(encoding="utf-8")).body)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        for name in targets(statement)
    }


def targets(statement: ast.stmt) -> list[str]:
    """The names that a statement assigns."""
    assigned = (
        statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    )
    return [target.id for target in assigned if isinstance(target, ast.Name)]
