"""What only the text knows, kept in the residue of a map, its claims and its relations.

Settings of a picture ask for some of it: colours that go by the order of the tags for that order, the
selection mode `top-level` for the claims that began a block. Where no setting asks, that is not kept. A
relation that is drawn from an argument, and so is one of its conclusion, remembers the argument.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.formats.argdown._reading import Reasoning, Statement
from argmap.formats.argdown._tree import Document

__all__ = ["is_asked_of_claims", "of_claim", "of_map", "of_sketch"]


def of_map(document: Document) -> dict[str, Any]:
    """Return the residue of the map: the tags, each where it first occurs."""
    if not document.settings.get("color"):
        return {}
    lines = (line for block in document.blocks for line in block.lines if line.kind != "inference")
    tags = list(dict.fromkeys(tag for line in lines for tag in line.tags))
    return {"argdown": {"tags": tags}} if tags else {}


def is_asked_of_claims(document: Document) -> bool:
    """Whether the settings ask which claims began a block."""
    selection = document.settings.get("selection")
    return isinstance(selection, Mapping) and selection.get("statementSelectionMode") == "top-level"


def of_claim(statement: Statement) -> dict[str, Any]:
    """Return the residue of a claim: whether it began a block of text anywhere."""
    return {"argdown": {"isTopLevel": any(not line.symbol for line in statement.members)}}


def of_sketch(argument: Reasoning) -> dict[str, Any]:
    """Return the residue of a relation that is drawn from an argument: that argument."""
    return {"argdown": {"sketch": argument.id}}
