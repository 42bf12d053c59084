"""How much of the sources a map answers for: which paragraphs its claims quote, and which nothing covers.

A source may say in its data which passages are no claims, as a list of `{start, end, reason}` under the key
`background`; they count as covered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from argmap.analysis.anchoring import locate, quotations
from argmap.model import ArgumentMap, Source, Utterance

__all__ = ["Coverage", "Passage", "coverage"]

Stretch = tuple[int, int, str]
"""Start and end, and the id of what covers it, `""` for background."""

_PARAGRAPH: Final = re.compile(r"\S(?:[^\n]|\n(?!\s*\n|\s*\Z))*")


@frozen(kw_only=True)
class Passage:
    """A paragraph of a source, from `start` to `end` (exclusive), and what covers it.

    `quoted_by` are the ids of the claims, arguments and relations that quote some of it, each once;
    `is_background` says that some of it is told to be no claim; `covered` counts its characters that are
    either.
    """

    start: int
    end: int
    quoted_by: tuple[str, ...] = ()
    is_background: bool = False
    covered: int = 0

    @property
    def is_bare(self) -> bool:
        """Whether nothing covers any of it."""
        return not self.quoted_by and not self.is_background


@frozen(kw_only=True)
class Coverage:
    """What of a source (by id) a map covers: its passages, none where its text is not known."""

    source: str
    passages: tuple[Passage, ...] = ()

    @property
    def share(self) -> float:
        """How much of its paragraphs is quoted or background, from 0 to 1, in characters."""
        length = sum(passage.end - passage.start for passage in self.passages)
        return sum(passage.covered for passage in self.passages) / length if length else 0.0

    @property
    def bare(self) -> tuple[Passage, ...]:
        """The passages that nothing covers."""
        return tuple(passage for passage in self.passages if passage.is_bare)


def coverage(map: ArgumentMap) -> list[Coverage]:
    r"""Return for each source what of it is covered.

    >>> m = ArgumentMap()
    >>> letter = m.source("Letter", text="Dear all.\n\nWe go on. We never stop.")
    >>> act = m.say(m.actor("Ruiz"), m.claim("They go on.", title="On"), quote="We go on.", source=letter)
    >>> [covered] = coverage(m)
    >>> [passage.quoted_by for passage in covered.passages], round(covered.share, 2)
    ([(), ('on',)], 0.27)
    """
    found: dict[str, list[Stretch]] = {source.id: [] for source in map.sources.values()}
    said: dict[str, list[str]] = {}
    for act in map.acts.values():
        said.setdefault(act.anchor, []).append(act.content)
    for element, quote in quotations(map):
        text = map.sources[quote.source].text if quote.source in found else None
        if text is not None:
            ids = said.get(element.id, []) if isinstance(element, Utterance) else [element.id]
            places = locate(quote, text).places
            found[quote.source] += [(start, end, id_) for start, end in places for id_ in ids or [element.id]]
    return [
        Coverage(source=source.id, passages=tuple(_passages(source, sorted(found[source.id]))))
        for source in map.sources.values()
    ]


def _passages(source: Source, quoted: list[Stretch]) -> Iterator[Passage]:
    """Yield the paragraphs of a source, each with the stretches that reach into it; these come in order."""
    stretches = sorted([*quoted, *_background(source)])
    open_, number = list[Stretch](), 0
    for found in _PARAGRAPH.finditer(source.text or ""):
        start, end = found.span()
        while number < len(stretches) and stretches[number][0] < end:
            open_.append(stretches[number])
            number += 1
        open_ = [stretch for stretch in open_ if stretch[1] > start]
        yield Passage(
            start=start,
            end=end,
            quoted_by=tuple(dict.fromkeys(id_ for *_, id_ in open_ if id_)),
            is_background=any(not id_ for *_, id_ in open_),
            covered=_length(open_, start, end),
        )


def _background(source: Source) -> Iterator[Stretch]:
    told = source.data.get("background")
    for entry in told if isinstance(told, (list, tuple)) else ():
        if isinstance(entry, Mapping):
            first, last = entry.get("start"), entry.get("end")
            if isinstance(first, int) and isinstance(last, int):
                yield first, last, ""


def _length(stretches: list[Stretch], start: int, end: int) -> int:
    """Return how many characters between two places lie in some stretch; these come in order."""
    far, length = start, 0
    for first, last, _ in stretches:
        length += max(0, min(last, end) - max(first, far))
        far = max(far, min(last, end))
    return length
