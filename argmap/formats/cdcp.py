"""CDCP, the Cornell eRulemaking corpus: comments on debt collection, annotated for what supports what.

    {"prop_offsets": [[0, 31], [31, 53], [53, 70]], "prop_labels": ["policy", "value", "fact"],
     "reasons": [[[1, 2], 0]], "evidences": [[[2, 2], 1]], "url": {"2": "https://example.org/"}}

Park & Cardie 2018, "A corpus of eRulemaking user comments for measuring evaluability of arguments", in
files `X.ann.json` beside the comment `X.txt`. A proposition is a stretch of the comment, from one code
point to before another, with a label: `policy`, `value`, `fact`, `testimony` or `reference`. A link `[[i,
j], k]` says that the propositions i to j together support k, as a reason or as evidence; `url` has the
addresses that propositions refer to.

A proposition becomes a claim, with its text once the comment is there, its label a tag, an address a source
that it quotes. Whether a link is a reason or evidence stays in the residue `cdcp` of the support. A map
that is no annotated comment is written as one: the texts of its claims, one after another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve, field, frozen

from argmap.formats._features import without
from argmap.formats._json import is_json, located, place, plain_of, spans
from argmap.formats._spec import Companion, Format
from argmap.model import ArgumentMap, Claim, Quote, Relation, Source
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_LABELS: Final = frozenset({"fact", "policy", "reference", "testimony", "value"})
_KINDS: Final = {"reasons": "reason", "evidences": "evidence"}
_SOURCE: Final = "comment"
_SIGN: Final = re.compile(r'"prop_(?:offsets|labels)"\s*:')


@frozen
class _Document:
    """A document, and where it tells what is wrong with it."""

    text: str
    content: dict[str, Any]
    notes: Notes
    strict: bool
    faults: list[tuple[str, str, str]] = field(factory=list)

    def several(self, name: str) -> list[Any]:
        """Return a list of the document, empty where it is missing.

        Raises:
            ParseError: it is something else.
        """
        value = self.content.get(name)
        if value is None or isinstance(value, list):
            return value or []
        raise located(f"{name!r} must be a list", self.text, place(self.text, f"$.{name}"))

    def fault(self, code: str, message: str, path: str) -> None:
        """Take a fault, to be told at the end; a strict reader refuses the document."""
        if self.strict:
            raise located(message, self.text, place(self.text, path))
        self.faults.append((code, message, path))

    def tell(self) -> None:
        """Tell all faults, each with its place."""
        where = spans(self.text, (path for _, _, path in self.faults))
        for code, message, path in self.faults:
            self.notes.add(code, message, span=where[path])


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    """Return the map of an annotated comment, without the comment.

    Raises:
        ParseError: it is no JSON, or no object with lists; a strict reader found a place or a link that is
            none.

    >>> m = parse('{"prop_offsets": [[0, 9], [9, 20]], "reasons": [[[1, 1], 0]]}', Notes())
    >>> m.relations["r1"].premises, m.relations["r1"].target
    (('c2',), 'c1')
    """
    content = plain_of(text)
    if not isinstance(content, dict):
        raise located("an annotation is an object", text, 0)
    document = _Document(text, content, notes, strict)
    urls = _urls(document)
    sources = {url: f"s{n}" for n, url in enumerate(dict.fromkeys(urls.values()), start=1)}
    claims = _claims(document, {n: sources[url] for n, url in urls.items()})
    map_ = ArgumentMap()
    map_.add(
        *([Source(id=_SOURCE)] if claims else []),
        *(Source(id=id_, url=url) for url, id_ in sources.items()),
        *claims,
        *_relations(document, len(claims)),
    )
    document.tell()
    return map_


def _claims(document: _Document, links: dict[int, str]) -> list[Claim]:
    labels = document.several("prop_labels")
    claims = []
    for n, span in enumerate(document.several("prop_offsets")):
        quotes = []
        if _are_numbers(span, 2) and span[0] <= span[1]:
            quotes.append(Quote(source=_SOURCE, start=span[0], end=span[1]))
        else:
            document.fault("AM-CD001", "a place is two numbers, from and to", f"$.prop_offsets[{n}]")
        if n in links:
            quotes.append(Quote(source=links[n]))
        label = labels[n] if n < len(labels) else None
        tags = [label] if isinstance(label, str) else []
        claims.append(Claim(id=f"c{n + 1}", tags=tags, quotes=quotes))
    return claims


def _urls(document: _Document) -> dict[int, str]:
    """Return the address that each proposition refers to."""
    urls = document.content.get("url")
    items = urls.items() if isinstance(urls, dict) else ()
    return {int(n): url for n, url in items if n.isdecimal() and isinstance(url, str) and len(n) < _DIGITS}


_DIGITS: Final = 10


def _relations(document: _Document, count: int) -> Iterator[Relation]:
    number = 0
    for name, type_ in _KINDS.items():
        for n, link in enumerate(document.several(name)):
            if not _is_link(link, count):
                message = f"a link is [[first, last], target], from 0 to {count - 1}; it is left out"
                document.fault("AM-CD002", message, f"$.{name}[{n}]")
                continue
            (first, last), target = link
            number += 1
            yield Relation(
                id=f"r{number}",
                kind="support",
                premises=[f"c{premise + 1}" for premise in range(first, last + 1)],
                target=f"c{target + 1}",
                residue={"cdcp": {"type": type_}} if type_ != "reason" else {},
            )


def _is_link(link: Any, count: int) -> bool:
    if not isinstance(link, list) or len(link) != 2 or not _are_numbers(link[0], 2):  # noqa: PLR2004 - a pair
        return False
    first, last = link[0]
    return _are_numbers([link[1]], 1) and first <= last < count and link[1] < count


def _are_numbers(value: Any, count: int) -> bool:
    return isinstance(value, list) and len(value) == count and all(type(n) is int and n >= 0 for n in value)


def with_text(map: ArgumentMap, text: str, notes: Notes) -> ArgumentMap:  # noqa: ARG001 - nothing can go wrong
    """Return the map with the comment, and claims that say what stands there."""
    if _SOURCE not in map.sources:
        return map
    twin = map.copy()
    claims = []
    for claim in map.claims.values():
        quotes = [
            evolve(quote, exact=text[quote.start : quote.end]) if quote.source == _SOURCE else quote
            for quote in claim.quotes
        ]
        said = " ".join(quote.exact.strip() for quote in quotes if quote.source == _SOURCE)
        claims.append(evolve(claim, text=said, quotes=quotes))
    twin.replace(evolve(map.sources[_SOURCE], text=text), *claims)
    return twin


# -- out


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    r"""Return a map as annotations of the text that `document_of` gives.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> m.support(m.claim("There are clouds."), m.claim("It rains.")).id
    'r1'
    >>> json.loads(serialize(m, Notes()))["reasons"]
    [[[0, 0], 1]]
    >>> document_of(m)
    'There are clouds.\nIt rains.\n'
    """
    plain = without(map, FORMAT.drops)
    numbers = {id_: n for n, id_ in enumerate(plain.claims)}
    links: dict[str, list[Any]] = {"reason": [], "evidence": []}
    for relation in plain.relations.values():
        kept = map.relations[relation.id].residue.get("cdcp")
        type_ = "evidence" if isinstance(kept, dict) and kept.get("type") == "evidence" else "reason"
        for first, last in _ranges([numbers[premise] for premise in relation.premises]):
            links[type_].append([[first, last], numbers[relation.target]])
    claims = plain.claims.values()
    document = {
        "evidences": links["evidence"],
        "prop_labels": [next((tag for tag in c.tags if tag in _LABELS), "value") for c in claims],
        "prop_offsets": _laid_out(plain)[0],
        "reasons": links["reason"],
        "url": {str(numbers[claim.id]): url for claim in claims if (url := _url(claim, plain))},
    }
    return f"{json.dumps(document)}\n"


def _ranges(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of premises that follow on one another: only such are written as linked.

    >>> list(_ranges([3, 4, 5, 1, 7]))
    [(3, 5), (1, 1), (7, 7)]
    """
    first = last = numbers[0]
    for number in numbers[1:]:
        if number != last + 1:
            yield first, last
            first = number
        last = number
    yield first, last


def _url(claim: Claim, map: ArgumentMap) -> str:
    urls = (map.sources[quote.source].url for quote in claim.quotes if quote.source)
    return next((url for url in urls if url), "")


def document_of(map: ArgumentMap) -> str | None:
    """Return the text that the annotations of a map are about, None if nobody knows it."""
    return _laid_out(without(map, FORMAT.drops))[1]


def _laid_out(map: ArgumentMap) -> tuple[list[list[int]], str | None]:
    """Return the place of each claim in the text, and the text: the comment that was read, else their own."""
    comment = map.sources.get(_SOURCE)
    places = [_place(claim, comment) for claim in map.claims.values()] if comment else [None]
    if comment and None not in places:
        return [place for place in places if place], comment.text
    found, at = [], 0
    for claim in map.claims.values():
        found.append([at, at + len(claim.text)])
        at += len(claim.text) + 1
    return found, "".join(f"{claim.text}\n" for claim in map.claims.values()) or None


def _place(claim: Claim, comment: Source) -> list[int] | None:
    """Return where a claim stands in the comment, None if it does not say what stands there."""
    quotes = [quote for quote in claim.quotes if quote.source == comment.id]
    if len(quotes) != 1 or quotes[0].start is None or quotes[0].end is None:
        return None
    start, end = quotes[0].start, quotes[0].end
    if comment.text is not None and comment.text[start:end].strip() != claim.text:
        return None
    return [start, end]


def sniff(text: str) -> bool:
    """Whether a text looks like such annotations.

    >>> sniff('{"evidences": [], "prop_labels": []}'), sniff('{"nodes": []}')
    (True, False)
    """
    return is_json(text, _SIGN)


FORMAT: Final = Format(
    title="CDCP (eRulemaking comments)",
    suffixes=(".ann.json",),
    media_type="application/x-cdcp+json",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=frozenset(
        {
            "title",
            "map data",
            "data",
            "residue",
            "actors",
            "acts",
            "transitions",
            "utterances",
            "wordings",
            "weights",
            "implicit",
            "titles",
            "arguments",
            "schemes",
            "roles",
            "relation weights",
            "implicit relations",
            "attacks",
            "equivalences",
            "preferences",
            "relations on relations",
            "incomplete relations",
            "groups",
        }
    ),
    changes=frozenset({"texts", "sources", "quotes", "tags", "linked premises", "ids"}),
    companion=Companion(suffix=".txt", take=with_text, give=document_of),
)
