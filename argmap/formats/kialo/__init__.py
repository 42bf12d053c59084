r"""Kialo text: what Kialo exports of a discussion; both of its layouts.

    Discussion Name:
    Should Facebook encrypt?

    1. Thesis:
    Facebook should halt its plans.

      1.1. Pro:
      Abuse would go unseen. [1]

      1.2. Con:
      -> See 1.1.

    Sources:
    [1] https://example.org/report
        "most reports would be lost"

That is the layout since 2024; the older one has a claim a line, `1.1. Pro: Abuse would go unseen.`, under a
line `Discussion Title: …`, and the sources as links in the texts. There is no specification; this is what
the files say.

The number of a claim is its id and says which claim it is a pro or con of. `-> See 1.1.` is a claim that
stands elsewhere. A discussion of several theses has its question as `1. Question:` and these below.
Footnotes become quotes of sources, and leave the text. Numbers are kept as long as they fit, even where
they have gaps. The question, the numbers of cross-references, the list of sources and the line ends stay in
the residue `kialo`, and a text that has not changed is written as it was.

A map of another shape is written as a tree: a claim stands where it is first met, and elsewhere by its
number.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formats._spec import Format
from argmap.formats.kialo._reading import parse
from argmap.formats.kialo._writing import CHANGES, DROPS, serialize

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_HEAD: Final = re.compile(r"\ufeff?\s*Discussion (?:Name:[ \t]*\r?$|Title: )", re.MULTILINE)


def sniff(text: str) -> bool:
    r"""Whether a text begins as Kialo's exports do.

    >>> sniff("Discussion Title: Rain?\n"), sniff("Discussion Name:\r\nRain?"), sniff("1. It rains.")
    (True, True, False)
    """
    return bool(_HEAD.match(text))


FORMAT: Final = Format(
    title="Kialo text",
    suffixes=(".kialo.txt",),
    media_type="text/x-kialo",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=DROPS,
    changes=CHANGES,
)
