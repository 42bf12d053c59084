"""PROV-O in JSON-LD: who said what when, with which words of which source; no word of what supports what.

    {"@context": {"prov": "http://www.w3.org/ns/prov#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#", …},
     "@graph": [
       {"@id": "urn:argmap:actor:ann", "@type": ["prov:Agent", "prov:Person"], "rdfs:label": "Ann"},
       {"@id": "urn:argmap:source:letter", "@type": "prov:Entity", "dcterms:title": "Letter"},
       {"@id": "urn:argmap:claim:rain", "@type": ["prov:Entity", "argmap:Claim"], "prov:value": "It rains.",
        "prov:wasQuotedFrom": {"@id": "urn:argmap:source:letter"}},
       {"@id": "urn:argmap:utterance:u1", "@type": ["prov:Entity", "argmap:Utterance"],
        "prov:wasAttributedTo": {"@id": "urn:argmap:actor:ann"}, "prov:generatedAtTime": "2020-02-06"},
       {"@id": "urn:argmap:act:a1", "@type": ["prov:Activity", "argmap:Act"], "argmap:act": "assert",
        "prov:used": {"@id": "urn:argmap:utterance:u1"}, "prov:generated": {"@id": "urn:argmap:claim:rain"}}]}

By https://www.w3.org/TR/prov-o/ (2013). Actors are agents, sources, claims and utterances entities, speech
acts and transitions activities. A quote is a `prov:Quotation` with the selectors of Web Annotation; an act
that commits nobody to its claim was influenced by it and has not generated it. What PROV has no word for is
said in words of our own, `argmap:`.

In documents from elsewhere, an entity is a claim if it was quoted or derived and has a value, else a
source; a claim is asserted by those to whom it was attributed, or who did the activity that generated it.
"""

from __future__ import annotations

import re
from typing import Final

from argmap.formats._json import is_json
from argmap.formats._spec import Format
from argmap.formats.prov._reading import parse
from argmap.formats.prov._writing import DROPS, serialize

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_SIGN: Final = re.compile(r'"https?://www\.w3\.org/ns/prov(?:#|\.jsonld|/?")')


def sniff(text: str) -> bool:
    """Whether a text is JSON that speaks of PROV.

    >>> sniff('{"@context": {"prov": "http://www.w3.org/ns/prov#"}}'), sniff('{"@graph": []}')
    (True, False)
    """
    return is_json(text, _SIGN, "{[")


FORMAT: Final = Format(
    title="PROV-O (JSON-LD)",
    suffixes=(".prov.jsonld", ".prov.json"),
    media_type="application/ld+json",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=DROPS,
)
