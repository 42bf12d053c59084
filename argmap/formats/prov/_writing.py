"""A map to PROV-O: an agent, an entity or an activity for each element that it has a word for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from argmap.formats._features import without
from argmap.formats._iris import own_iri
from argmap.formats._json import pretty
from argmap.model import (
    PRO_ACTS,
    Actor,
    ArgumentMap,
    Claim,
    Element,
    Quote,
    Source,
    SpeechAct,
    Transition,
    Utterance,
)
from argmap.notes import Notes

__all__ = ["DROPS", "KINDS", "NAME", "serialize"]

NAME: Final = "prov"
KINDS: Final = {"person": "Person", "organisation": "Organization"}
"""Kinds of actors that PROV has a word for."""

DROPS: Final = frozenset(
    (
        *("map data", "data", "residue", "arguments", "wordings", "tags", "weights", "implicit"),
        *("supports", "attacks", "equivalences", "preferences", "groups"),
    )
)

_CONTEXT: Final = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "argmap": "urn:argmap:term:",
}
_SORTS: Final[dict[type[Element], str]] = {
    Actor: "actor",
    Source: "source",
    Claim: "claim",
    Utterance: "utterance",
    Transition: "transition",
    SpeechAct: "act",
}


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    """Return a map as JSON-LD.

    >>> m = ArgumentMap()
    >>> said = m.say(m.actor("Ann"), m.claim("It rains."), when="2020-02-06")
    >>> '"prov:generatedAtTime": "2020-02-06"' in serialize(m, Notes())
    True
    """
    bare = without(map, DROPS - {"residue"})
    bundle = {"@id": "urn:argmap:map", "@type": "prov:Bundle", "dcterms:title": map.title}
    nodes = [bundle] if map.title else []
    return pretty({"@context": _CONTEXT, "@graph": [*nodes, *(_node(bare, element) for element in bare)]})


def _node(map: ArgumentMap, element: Element) -> dict[str, Any]:
    told = {name: value for name, value in _fields(map, element) if value not in ("", None, [])}
    if isinstance(element, Source) and element.text is not None:
        told["prov:value"] = element.text
    kept = element.residue.get(NAME)
    more = {k: v for k, v in kept.items() if k not in told} if isinstance(kept, Mapping) else {}
    return {"@id": _address(element), **told, **more}


def _address(element: Element) -> str:
    return own_iri(_SORTS[type(element)], element.id)


def _refs(map: ArgumentMap, ids: Iterable[str]) -> Any:
    """Return references to elements: one alone, else a list."""
    refs = [{"@id": _address(map[id_])} for id_ in ids if id_]
    return refs[0] if len(refs) == 1 else refs


def _fields(map: ArgumentMap, element: Element) -> Iterator[tuple[str, Any]]:
    """Yield what is said of an element; what is empty is left out by the caller."""
    if isinstance(element, Actor):
        known = KINDS.get(element.kind)
        yield "@type", ["prov:Agent", f"prov:{known}"] if known else "prov:Agent"
        yield "rdfs:label", element.name
        yield "prov:actedOnBehalfOf", _refs(map, element.member_of)
        yield "schema:url", element.url
        yield "argmap:kind", "" if known else element.kind
        yield from ((f"argmap:{name}", getattr(element, name)) for name in ("side", "role"))
    elif isinstance(element, Source):
        yield "@type", "prov:Entity"
        for name in ("title", "publisher", "date", "rights"):
            yield f"dcterms:{name}", getattr(element, name)
        yield "dcterms:creator", list(element.authors)
        yield "schema:url", element.url
        yield "prov:atLocation", element.path
    elif isinstance(element, Claim):
        yield "@type", ["prov:Entity", "argmap:Claim"]
        yield "rdfs:label", element.title
        yield "prov:value", element.text
        yield from _quoting(map, element.quotes)
    elif isinstance(element, Utterance):
        yield "@type", ["prov:Entity", "argmap:Utterance"]
        yield "prov:value", element.text
        yield "prov:wasAttributedTo", _refs(map, element.speakers)
        yield "prov:hadPrimarySource", _refs(map, [element.source])
        yield "prov:generatedAtTime", element.when
        yield from _quoting(map, element.quotes)
    else:
        yield from _activity(map, element)


def _activity(map: ArgumentMap, element: Element) -> Iterator[tuple[str, Any]]:
    if isinstance(element, Transition):
        yield "@type", ["prov:Activity", "argmap:Transition"]
        yield "prov:used", _refs(map, element.starts)
        yield "prov:generated", _refs(map, element.ends)
        yield "argmap:scheme", element.scheme
    elif isinstance(element, SpeechAct):
        said = map.utterances.get(element.anchor)
        yield "@type", ["prov:Activity", "argmap:Act"]
        yield "argmap:act", element.act
        yield "prov:wasAssociatedWith", _refs(map, dict.fromkeys(said.speakers)) if said else []
        yield "prov:used", _refs(map, [element.anchor])
        commits = element.act in PRO_ACTS and element.content in map.claims
        yield "prov:generated" if commits else "prov:wasInfluencedBy", _refs(map, [element.content])


def _quoting(map: ArgumentMap, quotes: Iterable[Quote]) -> Iterator[tuple[str, Any]]:
    known = list(quotes)
    yield "prov:wasQuotedFrom", _refs(map, dict.fromkeys(quote.source for quote in known))
    told = [_quotation(map, quote) for quote in known]
    yield "prov:qualifiedQuotation", told[0] if len(told) == 1 else told


def _quotation(map: ArgumentMap, quote: Quote) -> dict[str, Any]:
    words = {f"oa:{name}": getattr(quote, name) for name in ("exact", "prefix", "suffix", "start", "end")}
    told = {"prov:entity": _refs(map, [quote.source]), **words, "schema:pagination": quote.page}
    return {"@type": "prov:Quotation"} | {k: v for k, v in told.items() if v not in ("", None, [])}
