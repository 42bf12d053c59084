"""The text that a graph was made from: as OVA keeps it, in HTML with a span for every node.

    <span id="node3_16" class="highlighted">It rains</span>, so …<br>

In files of OVA the id of a span is that of its node. In the texts that AIFdb gives out beside its nodesets it
is not: there a locution is found by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from html.parser import HTMLParser
from typing import Final

from attrs import evolve

from argmap.model import ArgumentMap, Claim, Quote, Source, Utterance
from argmap.notes import Notes

__all__ = ["add_page", "as_html", "as_text", "found_by_words", "spans_of"]

Spans = dict[str, tuple[int, int]]
"""Where a node is in a text: its start and end in code points, by its id."""

_MARKED: Final = re.compile(r"<(?:span|br|p|div)\b[^>]*>", re.IGNORECASE)
_NODE: Final = "node"


class _Page(HTMLParser):
    """Takes a page apart into its text and the spans of nodes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.length = 0
        self.open: list[tuple[str, int]] = []
        self.spans: Spans = {}

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
        self.length += len(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_data("\n")
        elif tag == "span":
            self.open.append((dict(attrs).get("id") or "", self.length))

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and self.open:
            id_, start = self.open.pop()
            if id_.startswith(_NODE):
                self.spans.setdefault(id_.removeprefix(_NODE), (start, self.length))


def as_text(page: str) -> tuple[str, Spans]:
    r"""Return the plain text of a page, and where the nodes are in it; a page without tags is text already.

    >>> as_text('<span id="node3">A &amp; B</span><br>')
    ('A & B\n', {'3': (0, 5)})
    """
    if not _MARKED.search(page):
        return page, {}
    reader = _Page()
    reader.feed(page)
    reader.close()
    return "".join(reader.parts), reader.spans


def as_html(text: str, spans: Mapping[str, tuple[int, int]]) -> str:
    """Return a text as a page; of spans that overlap, the first is marked.

    >>> as_html("A & B", {"3": (0, 5)}), as_html("A & B", {})
    ('<span id="node3" class="highlighted">A &amp; B</span>', '<p>A &amp; B</p>')
    """
    parts, at = [], 0
    for id_, (start, end) in sorted(spans.items(), key=lambda item: item[1]):
        if at <= start < end <= len(text):
            mark = f'<span id="{_NODE}{escape(id_)}" class="highlighted">'
            parts += [_escaped(text[at:start]), mark, _escaped(text[start:end]), "</span>"]
            at = end
    page = "".join((*parts, _escaped(text[at:])))
    # Without a tag it would be taken for text that is not escaped.
    return page if page == text or _MARKED.search(page) else f"<p>{page}</p>"


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def found_by_words(map: ArgumentMap, page: str, notes: Notes) -> ArgumentMap:
    """Return the map with a source of this text, in which the utterances are quoted where they are found."""
    text, _ = as_text(page)
    twin = map.copy()
    source = twin.source("", id="text" if "text" not in map else "", text=text)
    quoted = list(_quoted(map.utterances.values(), source))
    twin.replace(*quoted)
    missing = len(map.utterances) - len(quoted)
    if missing:
        notes.add(
            "AM-I008", f"{missing} of {len(map.utterances)} utterances are not in the text", severity="info"
        )
    return twin


def _quoted(utterances: Iterable[Utterance], source: Source) -> Iterator[Utterance]:
    """Yield the utterances whose words are in the text; each is looked for after the last one first."""
    text, at = source.text or "", 0
    for utterance in utterances:
        words = utterance.text.strip()
        start = text.find(words, at) if words else -1
        if start < 0 and words:
            start = text.find(words)
        if start >= 0:
            at = start + len(words)
            quote = Quote(source=source.id, exact=words, start=start, end=at)
            yield evolve(utterance, source=source.id, quotes=(quote,))


def add_page(map: ArgumentMap, source: Source, spans: Spans) -> None:
    """Add the source of a map, under a free id, and quote what its spans mark."""
    while source.id in map:
        source = evolve(source, id=source.id + "'")
    map.add(source)
    map.replace(*(_quoted_at(e, source, spans[e.id]) for e in _told(map) if e.id in spans))


def spans_of(map: ArgumentMap, source: Source) -> Spans:
    """Return where claims and utterances are quoted from a source, each for its first quote."""
    return {
        element.id: (quote.start, quote.end)
        for element in _told(map)
        for quote in element.quotes[:1]
        if quote.source == source.id and quote.start is not None and quote.end is not None
    }


def _told(map: ArgumentMap) -> tuple[Claim | Utterance, ...]:
    return (*map.claims.values(), *map.utterances.values())


def _quoted_at(element: Claim | Utterance, source: Source, place: tuple[int, int]) -> Claim | Utterance:
    start, end = place
    quote = Quote(source=source.id, exact=(source.text or "")[start:end], start=start, end=end)
    if isinstance(element, Utterance):
        return evolve(element, quotes=(quote,), source=source.id)
    return evolve(element, quotes=(quote,))
