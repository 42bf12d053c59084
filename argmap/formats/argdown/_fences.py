"""Argdown in Markdown: the code fences that say `argdown` (CommonMark 0.31, section 4.5).

What is not in such a fence is blanked out, line by line, so that every place in the rest stays what it is.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["fences", "has_fence", "is_in_markdown"]

_OPEN: Final = re.compile(
    r"^ {0,3}(`{3,}|~{3,})[ \t]*(?:argdown(?:-map)?|\{[^}\n]*\.argdown[^}\n]*\})(?![\w-])[^\n`]*$",
    re.MULTILINE,
)
_TITLED: Final = re.compile(
    r"^ {0,3}(?:[-+_]>?[ \t]+|<[-+_][ \t]+|><[ \t]+)?(?:\[[^\]\n^]+\]|<[A-Za-z][^>\n]*>)"
    r":[ \t]+(?!<|\S*[./#])",
    re.MULTILINE,
)
_CODE: Final = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)", re.MULTILINE | re.DOTALL)
_NOT_A_BREAK: Final = re.compile(r"[^\n]+")


def has_fence(text: str) -> bool:
    r"""Whether a text has Argdown in a code fence.

    >>> has_fence("Text.\n\n```argdown\n[A]: a\n```\n"), has_fence("[A]: a")
    (True, False)
    """
    return ("```" in text or "~~~" in text) and bool(_OPEN.search(text))


def is_in_markdown(text: str) -> bool:
    r"""Whether a Markdown file holds a map: Argdown in a code fence, or statements that have titles.

    In Markdown, `[name]: address` says where a link leads.

    >>> is_in_markdown("# Rain\n\n[Rain]: It rains.\n"), is_in_markdown("# Rain\n\n[rain]: https://rain.org\n")
    (True, False)
    """
    return has_fence(text) or bool(_TITLED.search(_CODE.sub("", text)))


def fences(text: str) -> list[str]:
    r"""Return for each fence a text in which all but the inside of the fence is blank lines.

    >>> fences("Text.\n\n```argdown\n[A]: a\n```\n")
    ['\n\n\n[A]: a\n\n']
    """
    found = []
    place = 0
    while opening := _OPEN.search(text, place):
        mark = opening[1]
        start = min(opening.end() + 1, len(text))
        closing = re.compile(rf"^ {{0,3}}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
        closed = closing.search(text, start)
        end = closed.start() if closed else len(text)
        found.append(_blank(text[:start]) + text[start:end] + _blank(text[end:]))
        place = closed.end() if closed else len(text)
    return found


def _blank(text: str) -> str:
    return _NOT_A_BREAK.sub("", text)
