"""W3C Web Annotation: what people say about passages of documents; and what Hypothes.is exports.

    {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://example.org/anno1", "type": "Annotation",
     "creator": {"type": "Person", "name": "Ann"}, "created": "2020-02-06", "motivation": "questioning",
     "body": {"type": "TextualBody", "value": "Is that so?"},
     "target": {"source": "http://example.org/letter",
                "selector": {"type": "TextQuoteSelector", "exact": "most reports", "prefix": "that "}}}

The specification is https://www.w3.org/TR/annotation-model/ (2017). A document is an annotation, a list of
them, a page or a collection. An annotation becomes a claim: its text is that of its bodies, else the
passage; bodies for tagging are tags; each target is a quote of a source, with what selectors of texts tell
of the place, those that refine others too. Who created it says the claim when it was created; the act is
what motivated it. An annotation of another one answers it.

The API of Hypothes.is (https://h.readthedocs.io/en/latest/api-reference/) says the same in other words:
`uri`, `user`, `text`, `tags`, and `references` to what is answered, in `rows`.

An annotation as it stands is kept in the residue `webannotation` of its claim, and is written so again where
the claim and who said it are still the same. A map is written as a collection with an annotation for each
claim: who first said it and when, what it quotes or was quoted as, and which claim that answered.
"""

from __future__ import annotations

import re
from typing import Any, Final

from argmap._collector import paused_collector
from argmap.formats._json import bounded_extras, decoded, is_json, located, place
from argmap.formats._spec import Format
from argmap.formats.webannotation._annotation import annotation_of
from argmap.formats.webannotation._reading import map_of
from argmap.formats.webannotation._writing import CHANGES, DROPS, serialize
from argmap.model import ArgumentMap
from argmap.notes import Notes, Span

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_SIGN: Final = re.compile(
    r'"http://www\.w3\.org/ns/anno\.jsonld"|"type"\s*:\s*"Annotation(?:Page|Collection)?"|"rows"\s*:\s*\[\s*\{'
)


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map of annotations.

    Raises:
        ParseError: it is no JSON, or there is no annotation in it; a strict reader found an annotation
            without a target, or with several ids.

    >>> m = parse('{"type": "Annotation", "bodyValue": "No.", "target": "http://example.org/"}', Notes())
    >>> m.claims["c1"].text, m.sources["s1"].url
    ('No.', 'http://example.org/')
    """
    document, _ = decoded(text)
    found = list(_items(document))
    if not found and not _is_collection(document):
        raise located("there is no annotation in this", text, 0)

    def fault(code: str, message: str, path: str) -> None:
        error = located(message, text, place(text, path))
        if strict:
            raise error
        notes.add(code, message, span=Span(error.line, error.column))

    with bounded_extras(), paused_collector():
        annotations = [annotation_of(item, path, fault) for path, item in found]
        label = document.get("label") if isinstance(document, dict) and not _is_annotation(document) else ""
        return map_of(annotations, label if isinstance(label, str) else "")


def _items(document: Any) -> list[tuple[str, dict[str, Any]]]:
    """Return the annotations of a document, with their paths."""
    path, items = "$", [document]
    while isinstance(document, dict) and not _is_annotation(document):
        key = next((key for key in ("items", "first", "rows") if key in document), "")
        if not key:
            return []
        path, document = f"{path}.{key}", document[key]
        items = document if isinstance(document, list) else [document]
    if isinstance(document, list):
        items = document
    paths = [f"{path}[{n}]" for n in range(len(items))] if isinstance(document, list) else [path]
    return [(path, item) for path, item in zip(paths, items, strict=True) if isinstance(item, dict)]


def _is_collection(document: Any) -> bool:
    return isinstance(document, dict) and document.get("type") in {"AnnotationCollection", "AnnotationPage"}


def _is_annotation(item: dict[str, Any]) -> bool:
    return "target" in item or "uri" in item or item.get("type") == "Annotation"


def sniff(text: str) -> bool:
    """Whether a text looks like annotations.

    >>> sniff('{"type": "Annotation", "target": "x"}'), sniff('{"type": "object"}')
    (True, False)
    """
    return is_json(text, _SIGN, "{[")


FORMAT: Final = Format(
    title="W3C Web Annotation",
    suffixes=(".anno.jsonld", ".anno.json"),
    media_type="application/ld+json",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=DROPS,
    changes=CHANGES,
)
