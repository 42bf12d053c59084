"""CIF, the Catalyst Interchange Format in JSON-LD: ideas and posts of Assembl, LiteMap, DebateHub and others.

    {"@context": {"ibis": "http://purl.org/catalyst/ibis#", "sioc": "http://rdfs.org/sioc/ns#", …},
     "@graph": [
       {"@id": "local:ann", "@type": "foaf:Person", "foaf:name": "Ann"},
       {"@id": "local:1", "@type": "ibis:Position", "dcterms:title": "It rains.",
        "sioc:has_creator": "local:ann", "dcterms:created": "2014-02-06"},
       {"@id": "local:2", "@type": "ibis:Argument", "dcterms:title": "There are clouds."},
       {"@id": "local:3", "@type": "ibis:ArgumentSupportsIdea",
        "ibis:argument_arguing": "local:2", "idea:target_idea": "local:1"},
       {"@id": "local:4", "@type": "sioc:Post", "sioc:content": "Look outside!",
        "sioc:has_creator": "local:ann", "assembl:expressesIdea": "local:1"}]}

By the ontology of CATALYST (FP7, 2014; https://github.com/catalyst-fp7/ontology). Ideas are claims, with what
they are called or, where they have a description, that as their text. Links are relations: arguments support
or oppose, `EquivalenceStatement` says the same, and all others support, with their type as the scheme.
Who made an idea or a link asserts it, who votes agrees or disagrees. Posts are utterances that answer others,
and assert the ideas that they express; excerpts of other documents are quotes of claims.

The context is mostly `http://purl.org/catalyst/jsonld`: it is known and never fetched. History is left out.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formats._json import is_json
from argmap.formats._spec import Format
from argmap.formats.cif._reading import parse
from argmap.formats.cif._writing import CHANGES, DROPS, serialize

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_SIGN: Final = re.compile(r"https?://purl\.org/catalyst/")


def sniff(text: str) -> bool:
    """Whether a text is JSON that speaks of Catalyst.

    >>> sniff('{"@context": "http://purl.org/catalyst/jsonld"}'), sniff('{"@graph": []}')
    (True, False)
    """
    return is_json(text, _SIGN, "{[")


FORMAT: Final = Format(
    title="CIF (Catalyst, JSON-LD)",
    suffixes=(".cif.jsonld", ".cif.json"),
    media_type="application/ld+json",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=DROPS,
    changes=CHANGES,
)
