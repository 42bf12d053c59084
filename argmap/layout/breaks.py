"""Where a line may break inside a word.

Three rules in the spirit of Unicode Standard Annex 14, brief enough to stay quick: around each character of
Chinese, Japanese, Korean and each emoji, but for their punctuation (JIS X 4051); after `/ ? & - . _`, for
addresses, paths and compounds; and, where nothing else helps, between two characters as the reader sees them
(grapheme clusters, Unicode Standard Annex 29).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.layout.widths import melts

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["clusters", "parts", "spread"]

WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f"
    "\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)
BREAKING = frozenset("/?&-._")
OPENERS = frozenset("([{“‘«‹「『【〔〈《（［｛")  # noqa: RUF001 - these very characters
CLOSERS = frozenset(
    ")]}”’»›」』】〕〉》）］｝、。，．・：；？！,.:;?!…%％ー々"  # noqa: RUF001 - these very characters
    "ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
JOINER = "\N{ZERO WIDTH JOINER}"
FLAGS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
"""Letters of which two make a flag."""


def spread(word: str) -> bool:
    """Tell whether a line may break inside the word even where the word fits a line of its own.

    >>> spread("encryption"), spread("暗号化")
    (False, True)
    """
    return not word.isascii() and WIDE.search(word) is not None


def parts(word: str) -> Iterator[str]:
    """Split a word at its good places to break.

    >>> list(parts("https://example.org/a-letter"))
    ['https://', 'example.', 'org/', 'a-', 'letter']
    >>> list(parts("「暗号化」は"))
    ['「暗', '号', '化」', 'は']
    """
    part: list[str] = []
    for cluster in clusters(word):
        if part and _may_break(part[-1], cluster):
            yield "".join(part)
            part = []
        part.append(cluster)
    yield "".join(part)


def clusters(word: str) -> Iterator[str]:
    r"""Split a word into characters as the reader sees them.

    >>> list(clusters("ne\N{COMBINING ACUTE ACCENT}e")) == ["n", "e\N{COMBINING ACUTE ACCENT}", "e"]
    True
    """
    if word.isascii():
        yield from word
        return
    start = 0
    for place in range(1, len(word)):
        before, char = word[place - 1], word[place]
        flag = before in FLAGS and char in FLAGS and place - start == 1
        if not (flag or before == JOINER or melts(char)):
            yield word[start:place]
            start = place
    yield word[start:]


def _may_break(before: str, after: str) -> bool:
    """Tell whether a line may break between two characters."""
    if before in OPENERS or after in CLOSERS:
        return False
    if WIDE.match(before) or WIDE.match(after):
        return True
    return before in BREAKING and after not in BREAKING
