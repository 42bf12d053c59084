"""Text for XML and HTML."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["allowed", "escaped"]

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNSAFE: Final = re.compile(f"{_FORBIDDEN.pattern}|[&<>\"']")
_SPECIAL: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def allowed(text: str) -> str:
    """Return a text in which U+FFFD stands for what XML 1.0 cannot hold, or should not."""
    return _FORBIDDEN.sub("\ufffd", text)


def escaped(text: str) -> str:
    r"""Return a text for the content of elements and for attributes.

    >>> escaped("</style> & \0")
    '&lt;/style&gt; &amp; �'
    """
    return _UNSAFE.sub(lambda found: _SPECIAL.get(found[0], "\ufffd"), text)
