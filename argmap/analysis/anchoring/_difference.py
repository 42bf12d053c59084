"""The difference between two wordings, word by word, as `git diff --word-diff` writes it."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["difference"]

_TOKEN: Final = re.compile(r"\s+|\S+")
_LONGEST: Final = 2_000
"""Words up to which two wordings are compared word by word."""


def difference(old: str, new: str) -> str:
    """Return a wording with what another has instead.

    >>> difference("find all of it", "find some of it")
    'find [-all-]{+some+} of it'
    >>> difference("the same", "the same")
    'the same'
    """
    from difflib import SequenceMatcher

    ones, others = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(ones), len(others)) > _LONGEST:
        return _marked(old, new)
    parts = []
    for tag, a, b, c, d in SequenceMatcher(None, ones, others, autojunk=False).get_opcodes():
        gone, came = "".join(ones[a:b]), "".join(others[c:d])
        parts.append(gone if tag == "equal" else _marked(gone, came))
    return "".join(parts)


def _marked(gone: str, came: str) -> str:
    return (f"[-{gone}-]" if gone else "") + (f"{{+{came}+}}" if came else "")
