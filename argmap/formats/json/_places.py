"""Where a value stands in the text of a document: from its JSON path to its place.

Values do not know where they came from, and only a fault makes anybody ask. Then the text, which is known to
be sound JSON, is gone through once more, token by token, until the path is reached.
"""

from __future__ import annotations

import json
import re
from typing import Final

from attrs import define

__all__ = ["place"]

_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


@define
class _Level:
    """An object or a list that is open: its path, `""` off the way, and where in it we are."""

    path: str
    key: str | None = None
    index: int = -1

    def child(self) -> str:
        """Return the path of the value that begins now."""
        if not self.path:
            return ""
        return f"{self.path}[{self.index}]" if self.index >= 0 else f"{self.path}.{self.key}"


def place(text: str, path: str) -> int:
    """Return where the value at a path begins; for one that is missing, where what it is missing from does.

    >>> place('{"claims": [{"id": "c1", "text": 5}]}', "$.claims[0].text")
    33
    """
    nearest = 0
    levels: list[_Level] = []
    for token in _TOKEN.finditer(text):
        word = token[0]
        level = levels[-1] if levels else None
        if word in "}]":
            levels.pop()
        elif word == "," and level:
            level.key = None
            level.index += level.index >= 0
        elif level and level.index < 0 and level.key is None:
            level.key = json.loads(word)
        elif word != ":":
            here = level.child() if level else "$"
            if here == path:
                return token.start()
            if path.startswith((f"{here}.", f"{here}[")):
                nearest = token.start()
            else:
                here = ""
            if word in "{[":
                levels.append(_Level(here, index=0 if word == "[" else -1))
    return nearest
