"""arggraph XML: the annotated microtexts of Peldszus and Stede, and texts annotated like them.

    <arggraph id="micro_b001" topic_id="waste_separation" stance="pro">
      <edu id="e1"><![CDATA[Yes, it is cumbersome.]]></edu>
      <edu id="e2"><![CDATA[But too much is wasted.]]></edu>
      <adu id="a1" type="opp"/>
      <adu id="a2" type="pro"/>
      <edge id="c3" src="e1" trg="a1" type="seg"/>
      <edge id="c4" src="e2" trg="a2" type="seg"/>
      <edge id="c1" src="a1" trg="a2" type="reb"/>
    </arggraph>

The scheme is in Peldszus & Stede 2013, "From argument diagrams to argumentation mining in texts", the
document type in `arggraph.dtd` of the corpora arg-microtexts 1 and 2 (https://angcl.ling.uni-potsdam.de).

A text is cut into elementary discourse units (`edu`), which stand for argumentative ones (`adu`) by edges
`seg`, directly or several together by way of a `joint`. An `adu` becomes a claim; the text of the units,
joined by blanks, the text of a source, and each unit of a claim a quote of it. A unit that is `implicit` is
in no text.

Edges between claims are supports (`sup`, and `exa` by example), rebuttals (`reb`) and undercuts (`und`,
whose target is an edge). An edge `add` lets its claim work together with those of the edge it leads to: it
becomes one more premise of that relation. Which claims are the proponent's and which the opponent's (`pro`,
`opp`), the stance of the text, `exa`, and how the text was cut stay in the residue `arggraph`.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formats._spec import Format
from argmap.formats._xml import has_root
from argmap.formats.arggraph._reading import parse
from argmap.formats.arggraph._writing import CHANGES, DROPS, serialize

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_ROOT: Final = re.compile(r"<arggraph[\s>/]")


def sniff(text: str) -> bool:
    """Whether a text is XML with the root `arggraph`.

    >>> sniff('<?xml version="1.0"?><arggraph id="a"/>'), sniff("<graphml/>")
    (True, False)
    """
    return has_root(text, _ROOT)


FORMAT: Final = Format(
    title="arggraph XML (microtexts)",
    suffixes=(".arggraph.xml",),
    media_type="application/x-arggraph+xml",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=DROPS,
    changes=CHANGES,
)
