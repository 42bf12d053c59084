r"""Text for LaTeX, for pdfTeX as well as LuaTeX.

What pdfTeX cannot set in the encoding T1 stands in `\otherchars{…}`, which a document defines to show a box
in pdfTeX and the characters themselves in LuaTeX.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize
from urllib.parse import quote

from argmap.renderers._xml import allowed

__all__ = ["DEFINITIONS", "address", "escaped"]

DEFINITIONS: Final = (
    r"\providecommand\nochar{\fbox{\rule{0pt}{.5em}\rule{.2em}{0pt}}}",
    r"\providecommand\otherchars[1]{\ifdefined\pdftexversion\nochar\else#1\fi}",
)
"""The definitions that a document needs."""

_COMMANDS: Final = {
    "\\": "\\textbackslash{}",
    "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}",
    "<": "\\textless{}",
    ">": "\\textgreater{}",
    "|": "\\textbar{}",
    '"': "\\textquotedbl{}",
    "'": "\\textquotesingle{}",
    "`": "\\textasciigrave{}",
    "\ufffd": "\\nochar{}",  # what LuaTeX takes for a fault of the file
    "−": "\\textminus{}",
    "≠": "$\\neq$",
    "≤": "$\\leq$",
    "≥": "$\\geq$",
    "∞": "$\\infty$",
}
_SPECIAL: Final = re.compile(
    "(?P<escaped>[{}$&#_%])"
    f"|(?P<command>[{re.escape(''.join(_COMMANDS))}])"
    "|(?P<pair>[-,](?=[-,]))"  # what fonts would join to a dash or a quotation mark
    "|(?P<other>[^\x20-\x7e\xa0-\xac\xae-\u0125\u0128-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u0165"
    "\u0168-\u017e–—‘’‚“”„‹›†‡•…‰€™−≠≤≥∞]+)"  # noqa: RUF001 - these very characters
)


def escaped(text: str) -> str:
    r"""Return a text that LaTeX sets as it is.

    >>> print(escaped("70 % of \\x_1 -- 漢字"))
    70 \% of \textbackslash{}x\_1 -\kern0pt- \otherchars{漢字}
    """
    return _SPECIAL.sub(_replaced, re.sub(r"\s", " ", normalize("NFC", allowed(text))))


def _replaced(found: re.Match[str]) -> str:
    char = found[0]
    if found["escaped"]:
        return f"\\{char}"
    if found["command"]:
        return _COMMANDS[char]
    return f"{char}\\kern0pt" if found["pair"] else f"\\otherchars{{{char}}}"


def address(url: str) -> str:
    r"""Return an address for `\href`, as the argument of another command.

    >>> print(address("https://example.org/a_b?c=50%25&d#e"))
    https://example.org/a\_b?c=50\%25\&d\#e
    """
    safe = quote(url, safe=":/?#[]@!$&'()*+,;=%~")
    return re.sub(r"[$&#_%]", lambda found: f"\\{found[0]}", safe).replace("~", "\\string~")
