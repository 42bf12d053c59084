"""AM306: a paragraph of a source of which the map quotes nothing.

A source may say in its data which passages are no claims, as a list of `{start, end, reason}` under the key
`background`.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.checks._spec import Check, Fault
from argmap.analysis.coverage import coverage
from argmap.analysis.telling import called, clipped
from argmap.model import ArgumentMap

__all__ = ["CHECK", "find"]


def find(map: ArgumentMap) -> Iterator[Fault]:
    """Yield the paragraphs that are not covered, of sources that are quoted at all."""
    for covered in coverage(map):
        text = map.sources[covered.source].text
        if text is not None and any(passage.quoted_by for passage in covered.passages):
            for passage in covered.bare:
                words = clipped(text[passage.start : passage.end])
                told = f"no claim covers “{words}” in {called(map, covered.source)}"
                place = f"from {passage.start} to {passage.end}"
                yield Fault(elements=(covered.source,), message=f"{told}, {place}")


CHECK = Check(
    code="AM306",
    title="passage covered by no claim",
    why="What a map leaves out of a document it has not answered for: say it is background, or map it.",
    severity="info",
    find=find,
)
