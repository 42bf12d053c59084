"""Who speaks: AIF has it as the beginning of a locution's text, `Name : what was said`.

AIFdb writes the colon between blanks; other tools write `Name: text` or `Name :text`, Araucaria `Name says
'text'`. Since a colon stands in plain text as well, only what looks like a name is taken for one. Analysts
speak too: `Analyst: Name : text` is a locution of its own, whose text is that of another one.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["joined", "split"]

_SPACED: Final = re.compile(r"([^:\n.?!;]{0,60}(?:\.[^:\n.?!;]{1,60})?) : ", re.DOTALL)
_TIGHT: Final = re.compile(r"((?:[^\s:?!;,]{1,30} ){0,3}[^\s:?!;,]{1,60}) ?: ?(?!//)")
_SAYS: Final = re.compile(r"([^:\n?!;']{1,60}) says '(?=.*'$)", re.DOTALL)

_MOST_WORDS: Final = 8


def split(text: str) -> tuple[str, str]:
    """Return the name of who speaks, `""` for nobody, and the words.

    >>> split("Ann Lee : It rains."), split("ANN :It rains."), split("VCBrown says 'It rains'")
    (('Ann Lee', 'It rains.'), ('ANN', 'It rains.'), ('VCBrown', 'It rains'))
    >>> split("It rains: see the street."), split("Well, that depends on: rain")
    (('', 'It rains: see the street.'), ('', 'Well, that depends on: rain'))
    """
    if text.startswith(" : "):
        return "", text[3:]
    for pattern in (_SPACED, _TIGHT, _SAYS):
        found = pattern.match(text)
        if found and _is_name(found[1], sure=pattern is not _TIGHT):
            words = text[found.end() :]
            return found[1], words.removesuffix("'") if pattern is _SAYS else words
    return "", text


def joined(name: str, words: str) -> str:
    """Return a locution's text; a name that could not be told from the words again is left out.

    >>> joined("Ann Lee", "It rains."), joined("", "It rains."), joined("", "Note : it rains.")
    ('Ann Lee : It rains.', 'It rains.', ' : Note : it rains.')
    """
    for text in (f"{name} : {words}" if name else words, f" : {words}"):
        found, rest = split(text)
        if rest == words and found in (name, ""):
            return text
    return words


def _is_name(name: str, *, sure: bool) -> bool:
    """Whether some text looks like a name: short, and unless what follows is a sure sign, each word so."""
    words = name.split()
    if not words or name != name.strip() or len(words) > _MOST_WORDS:
        return False
    if sure or len(words) == 1:
        return True
    return all(word[0].isupper() or word[0].isdigit() or word in _PARTICLES for word in words)


_PARTICLES: Final = frozenset({"of", "the", "de", "del", "der", "van", "von", "da", "di", "la", "team"})
