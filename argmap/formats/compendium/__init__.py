"""Compendium XML: the issue maps (IBIS) of Compendium, with the views that their nodes lie in.

    <model rootview="1"><views><view viewref="1" noderef="2" XPosition="0" YPosition="0"/></views>
      <nodes><node id="1" type="2" label="Rain"/><node id="2" type="4" label="It rains."/>
             <node id="3" type="6" label="There are clouds."/></nodes>
      <links><link id="4" type="40" from="3" to="2" label=""/></links> <codes/></model>

As the exports of https://github.com/CompendiumNG are, and their `Compendium.dtd`. A node is a claim; what
sort it is (issue, position, pro, con, …), its author, details and source are its data, its codes are tags. A
map or a list is a group of what lies in its view; the root view is the map as a whole. A link supports (40),
objects to (41) or challenges (42); all others support, and a scheme tells how (`responds-to`, `specializes`,
…), as does a label. Links of a map or a list are those of a claim with its label.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formats._spec import Format
from argmap.formats._xml import has_root
from argmap.formats.compendium._reading import parse
from argmap.formats.compendium._writing import CHANGES, DROPS, serialize

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_ROOT: Final = re.compile(r"<model\s[^>]*\brootview\s*=")


def sniff(text: str) -> bool:
    """Whether a text is XML with the root `model` that has a root view.

    >>> sniff('<?xml version="1.0"?><model rootview="1"/>'), sniff("<model/>")
    (True, False)
    """
    return has_root(text, _ROOT)


FORMAT: Final = Format(
    title="Compendium XML",
    suffixes=(".compendium.xml",),
    media_type="application/x-compendium+xml",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=DROPS,
    changes=CHANGES,
)
