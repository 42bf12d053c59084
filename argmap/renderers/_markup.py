"""Text for Markdown (CommonMark 0.31, and what GitHub and Obsidian add to it)."""

from __future__ import annotations

import re
from typing import Final

from argmap.renderers._xml import allowed

__all__ = ["literal"]

_ANYWHERE: Final = re.compile(
    r"[\\`*_\[\]<>|~$#{^@]"
    r"|%(?=%)|(?<=%)%|=(?==)|(?<==)="  # comments and highlights of Obsidian
    r"|&(?=[#\w])|(?<!\w):(?=\w)"  # entities, emoji
)
_AT_START: Final = re.compile(r"^(?:[-+=](?=[-=\s]|$)|(\d+)(?=[.)](?:\s|$)))")


def literal(line: str) -> str:
    r"""Return one line of text so that it shows as it is.

    >>> print(literal("1. *Not* <b>bold</b>, e.g. a_b & #tag: [x](y)"))
    1\. \*Not\* \<b\>bold\</b\>, e.g. a\_b & \#tag: \[x\](y)
    """
    line = _ANYWHERE.sub(lambda found: f"\\{found[0]}", allowed(line))
    return _AT_START.sub(lambda found: f"{found[1]}\\" if found[1] else f"\\{found[0]}", line)
