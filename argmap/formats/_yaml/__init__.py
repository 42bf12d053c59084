"""YAML in and out, for the formats that are written in it or have some of it inside.

>>> read_yaml("G1: {text: It rains., supportedBy: [G2]}")
{'G1': {'text': 'It rains.', 'supportedBy': ['G2']}}
>>> block({"G1": {"text": "It rains.", "supportedBy": ["G2"]}})
['G1: {text: "It rains.", supportedBy: [G2]}']
"""

from __future__ import annotations

from typing import Any

from argmap.errors import ParseError
from argmap.formats._yaml._reading import BadData, load, load_block
from argmap.formats._yaml._writing import block, flow, key, whole

__all__ = ["BadData", "block", "flow", "key", "load", "load_block", "read_yaml", "whole"]


def read_yaml(text: str) -> Any:
    """Return what a YAML document holds.

    Raises:
        ParseError: it is no YAML, is nested too deeply, or its aliases stand for too much.
    """
    try:
        return load_block(text.removeprefix("\ufeff"))
    except BadData as error:
        lines = text.split("\n", error.line + 1)
        excerpt = lines[error.line] if error.line < len(lines) else ""
        message = f"this is not YAML: {error}"
        raise ParseError(message, line=error.line + 1, column=error.column + 1, excerpt=excerpt) from None
