"""YAML as the writer puts it: in braces on one line, and as front matter over several.

What is written is read back the same by `_reading` and by the reference of Argdown. Words stay plain where
they can; other texts are JSON strings, in which whatever could end the data or the front matter is escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from argmap.formats._yaml._reading import scalar

__all__ = ["block", "flow", "key", "whole"]

_PLAIN: Final = re.compile(r"[^\W\d_][\w’']*(?:[ \-./][\w’'(][\w’')]*)*")
_KEY: Final = re.compile(r"[^\W_][\w-]*")
_RISKY: Final = re.compile(r"[}\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|(?<===)=|[\]>](?=:)")
_HALVES: Final = re.compile(r"[\ud800-\udfff]")
_WIDEST: Final = 100
_WORDS_ELSEWHERE: Final = frozenset({"yes", "no", "on", "off", "y", "n"})
"""Words that YAML 1.1 takes for true and false."""


def flow(value: Any) -> str:
    r"""Return a value on one line.

    >>> flow({"by": "nspcc", "quote": "Stop {it}, now!", "weight": 0.8, "tags": ["a", "1"]})
    '{by: nspcc, quote: "Stop {it\\u007d, now!", weight: 0.8, tags: [a, "1"]}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key(name)}: {flow(item)}" for name, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str):
        return value if _is_plain(value) else _quoted(value)
    return repr(value) if isinstance(value, float) else json.dumps(value)


def block(data: Mapping[str, Any], indent: str = "") -> list[str]:
    """Return a mapping as lines: short values on one line, long ones below their key."""
    lines = []
    for name, value in data.items():
        line = f"{indent}{key(name)}: {flow(value)}"
        if (
            not value
            or not isinstance(value, (Mapping, list, tuple))
            or (_is_flat(value) and len(line) <= _WIDEST)
        ):
            lines.append(line)
        elif isinstance(value, Mapping):
            lines += [f"{indent}{key(name)}:", *block(value, indent + "    ")]
        elif _is_flat(value):
            lines += _wrapped(f"{indent}{key(name)}: [", [flow(item) for item in value], indent + "    ")
        else:
            lines += [f"{indent}{key(name)}:", *(f"{indent}    - {flow(item)}" for item in value)]
    return lines


def _wrapped(start: str, items: list[str], indent: str) -> list[str]:
    """Return a list on as many lines as it takes."""
    lines = [start]
    for number, item in enumerate(items):
        word = item + ("]" if number == len(items) - 1 else ",")
        if number and len(lines[-1]) + 1 + len(word) > _WIDEST:
            lines.append(indent + word)
        else:
            lines[-1] += f" {word}" if number else word
    return lines


def whole(text: str) -> str:
    """Return a text that UTF-8 can hold: halves of surrogate pairs become replacement characters."""
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def _is_flat(value: Any) -> bool:
    """Whether a value has at most one level that is worth a line of its own."""
    items = value.values() if isinstance(value, Mapping) else value
    return not any(isinstance(item, Mapping) for item in items)


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and scalar(text) == text and text.lower() not in _WORDS_ELSEWHERE


def key(name: str) -> str:
    """Return a key of a mapping.

    >>> key("G1"), key("a b"), key("7")
    ('G1', '"a b"', '"7"')
    """
    return name if _KEY.fullmatch(name) and scalar(name) == name else _quoted(name)


def _quoted(text: str) -> str:
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(whole(text), ensure_ascii=False))
