"""Addresses for what has none: in linked data an id must be an IRI.

>>> iri("claim", "a wet street"), iri("claim", "http://example.org/rain")
('urn:argmap:claim:a%20wet%20street', 'http://example.org/rain')
>>> id_of("claim", "urn:argmap:claim:a%20wet%20street"), id_of("claim", "http://example.org/rain")
('a wet street', 'http://example.org/rain')
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote

__all__ = ["id_of", "iri", "is_iri", "is_own", "own_iri"]

_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\x7f-\x9f\ud800-\udfff]+")
_OWN: Final = "urn:argmap:"


def is_iri(text: str) -> bool:
    """Whether a text is an IRI (RFC 3987), by its characters."""
    return _IRI.fullmatch(text) is not None


def iri(sort: str, id: str) -> str:
    """Return the IRI for an id of some sort of element: the id itself, if it is one."""
    return id if is_iri(id) and not id.startswith(_OWN) else own_iri(sort, id)


def own_iri(sort: str, id: str) -> str:
    """Return an IRI that is made of an id of some sort of element, whatever that is."""
    return f"{_OWN}{sort}:{quote(id, safe='', errors='surrogatepass')}"


def is_own(sort: str, text: str) -> bool:
    """Whether a text is an IRI that was made for an element of some sort."""
    return text.startswith(f"{_OWN}{sort}:")


def id_of(sort: str, iri: str) -> str:
    """Return the id that an IRI was made of; any other is one itself."""
    own = unquote(iri.removeprefix(f"{_OWN}{sort}:"), errors="surrogatepass")
    return own if is_own(sort, iri) else iri
