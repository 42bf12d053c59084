"""AM306: a paragraph of a source of which the map quotes nothing.

A source may say in its data which passages are no claims, as a list of `{start, end, reason}` under the key
`background`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from argmap.analysis.anchoring import locate, quotations
from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.telling import called, clipped
from argmap.model import ArgumentMap, Quote, Source

__all__ = ["CHECK", "find"]

Stretch = tuple[int, int]

_PARAGRAPH: Final = re.compile(r"\S(?:[^\n]|\n(?!\s*\n|\s*\Z))*")


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the paragraphs that are not covered, of sources that are quoted at all."""
    quoted: dict[str, list[Quote]] = {}
    for _, quote in quotations(map):
        quoted.setdefault(quote.source, []).append(quote)
    for source in map.sources.values():
        if source.text is not None and source.id in quoted:
            covered = _covered(source, source.text, quoted[source.id])
            for start, end in _bare(source.text, covered):
                told = f"no claim covers “{clipped(source.text[start:end])}” in {called(map, source.id)}"
                yield Fault(elements=(source.id,), message=f"{told}, from {start} to {end}")


def _covered(source: Source, text: str, quotes: list[Quote]) -> list[Stretch]:
    """Return the stretches of a text that are quoted or background, in order."""
    found = [place for quote in quotes for place in locate(quote, text).places]
    background = source.data.get("background")
    for entry in background if isinstance(background, (list, tuple)) else ():
        if isinstance(entry, Mapping):
            first, last = entry.get("start"), entry.get("end")
            if isinstance(first, int) and isinstance(last, int):
                found.append((first, last))
    return sorted(found)


def _bare(text: str, covered: list[Stretch]) -> Iterator[Stretch]:
    """Yield the paragraphs that no stretch touches; both come in order, so each is looked at once."""
    number, far = 0, 0
    for found in _PARAGRAPH.finditer(text):
        start, end = found.span()
        while number < len(covered) and covered[number][0] < end:
            far = max(far, covered[number][1])
            number += 1
        if far <= start:
            yield start, end


CHECK = Check(
    code="AM306",
    title="passage covered by no claim",
    why="What a map leaves out of a document it has not answered for: say it is background, or map it.",
    severity="info",
    find=find,
)
