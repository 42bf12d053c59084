"""BRAT standoff: a text in one file, `.txt`, and what somebody marked in it in another, `.ann`.

    T1	MajorClaim 0 31	Facebook should halt its plans.
    T2	Premise 36 46;52 58	abuse goes unseen
    R1	supports Arg1:T2 Arg2:T1
    A1	Stance T2 For
    #1	AnnotatorNotes T2	see the report

The format is at https://brat.nlplab.org/standoff.html. Each line has an id, a tab, and what the id stands
for: a passage of the text (`T`, by code points, in several pieces where need be), a relation (`R`), an
attribute of either (`A`, once `M`), a note (`#`), things that are equivalent (`*`), a link to a database
(`N`), an event (`E`).

A passage becomes a claim, its type a tag, each piece a quote. A relation becomes one of the kind that its
type means in the corpora of the field (`supports`, `undercutter_attack`, `partial_disagreement`, …), and
its type the scheme. Attributes go into `data`. Events, links to databases, notes, and relations of types
that mean nothing here stay as they are in the residue `brat` and are written back. A claim that is no
passage is written as a line at the end of the text; what it says in other words than its passage, as a note
of the type `Text`.

Where a passage is not what stands at its place, it is looked for nearby. In essays annotated after Stab and
Gurevych 2017, "Parsing argumentation structures in persuasive essays", claims take a stance for or against
the major claims without a relation that says so; it is drawn here, as implicit.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formats._spec import Companion, Format
from argmap.formats.brat._aligning import with_text
from argmap.formats.brat._reading import parse
from argmap.formats.brat._writing import CHANGES, DROPS, document_of, serialize

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_PASSAGE: Final = re.compile(r"^T\d\S*\t\S+ \d+ \d+(?:;\d+ \d+)*(?:\t|\r?$)", re.MULTILINE)


def sniff(text: str) -> bool:
    r"""Whether a text has lines that mark passages.

    >>> sniff("T1\tClaim 0 9\tIt rains.\n"), sniff("T1 Claim 0 9")
    (True, False)
    """
    return bool(_PASSAGE.search(text))


FORMAT: Final = Format(
    title="BRAT standoff",
    suffixes=(".ann",),
    media_type="text/x-brat",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=DROPS,
    changes=CHANGES,
    companion=Companion(suffix=".txt", take=with_text, give=document_of),
)
