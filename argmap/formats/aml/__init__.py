"""AML, the Argument Markup Language of Araucaria: trees of propositions, and the text that they are cut from.

    <ARG>
      <TEXT>It rains, for there are clouds.</TEXT>
      <EDATA><AUTHOR>Ann</AUTHOR><DATE>2003-05-09</DATE><SOURCE>The Post</SOURCE><COMMENTS/></EDATA>
      <AU>
        <PROP identifier="A" missing="no"><PROPTEXT offset="0">It rains</PROPTEXT><OWNER name="Bob"/></PROP>
        <CA>
          <AU><PROP identifier="B" missing="no"><PROPTEXT offset="14">there are clouds</PROPTEXT></PROP></AU>
        </CA>
      </AU>
    </ARG>

Reed & Rowe 2004, “Araucaria: software for argument analysis, diagramming and representation”, International
Journal on Artificial Intelligence Tools 13:4; the document type is the `argument.dtd` of Araucaria 3, which
is named and never fetched. Below a proposition stand its `REFUTATION`, a rebuttal, and `CA` and `LA`:
supports that work each alone, or together. A proposition that is `missing` from the text is implicit; any
other quotes it. An `OWNER` is who holds a proposition, which is not to say it: an actor of the role
`owner`, who asserts it in an utterance without words. The `AUTHOR` of a file is an actor of the role
`analyst`. The `INSCHEME` that a conclusion and its premises share names the scheme of their relation, the
`ROLE` of a premise its role.

A tree has a proposition once. What is used again stands there again, with the same identifier and nothing
below it, and each further tree is an `AU` of its own. Files `.scm` hold a `SCHEMESET` alone, which is
residue, as are labels and answers to critical questions.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formats._spec import Format
from argmap.formats._xml import has_root
from argmap.formats.aml._reading import parse
from argmap.formats.aml._writing import CHANGES, DROPS, serialize

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_ROOT: Final = re.compile(r"<ARG\s*/?>")


def sniff(text: str) -> bool:
    """Whether a text is XML with the root `ARG`.

    >>> sniff('<?xml version="1.0"?><ARG><TEXT/></ARG>'), sniff("<arggraph/>")
    (True, False)
    """
    return has_root(text, _ROOT)


FORMAT: Final = Format(
    title="AML (Araucaria)",
    suffixes=(".aml", ".scm"),
    media_type="application/x-aml+xml",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=DROPS,
    changes=CHANGES,
)
