"""The map as a nested list of HTML, for print and for browsers without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from argmap.analysis import tree
from argmap.analysis.wording import SIGNS
from argmap.model import ArgumentMap
from argmap.renderers._plain import clipped, one_line, voices, words_as_said
from argmap.renderers._reading import Line, reading
from argmap.renderers._xml import escaped

__all__ = ["outline"]

_MOST: Final = 2000
_CLIPPED: Final = 80


def outline(map: ArgumentMap) -> Iterator[str]:
    """Write the lines of a list; of very large maps, what is nearest to the roots."""
    shape = tree(map)
    yield '<ul class="outline">'
    for line in reading(shape, _MOST):
        yield f'<li class="d{min(line.depth, 10)}">{_told(map, line)}</li>'
    yield "</ul>"
    if map.sources:
        yield "<h2>Sources</h2><ul>"
        for source in map.sources.values():
            parts = (*source.authors, source.title or source.id, source.publisher, source.date, source.url)
            yield f"<li>{escaped(one_line('. '.join(part for part in parts if part)))}</li>"
        yield "</ul>"


def _told(map: ArgumentMap, line: Line) -> str:
    """Return one line: its sign, title and text, who says it, and in which words."""
    sign = f"<b>{escaped(SIGNS[line.link.kind])}</b> " if line.link and line.role != "one" else ""
    sign = f"<b>{escaped('&')}</b> " if line.role == "one" else sign
    if line.what == "more":
        return f"{sign}… {line.hidden} more"
    element = map.claims.get(line.node) or map.arguments.get(line.node)
    if element is None:
        return f"{sign}together:" if line.role == "link" else f"{sign}the inference"
    title, text = one_line(element.title), one_line(element.text)
    name = escaped(title or clipped(text, _CLIPPED) or "(without words)")
    if not line.is_told:
        return f"{sign}<i>{name}</i> (told elsewhere)"
    said = map.statements(claim=element)
    spoken = f" <span>({escaped('; '.join(voices(said)))})</span>" if said else ""
    body = f" {escaped(text)}" if title and text else ""
    quotes = "".join(
        f"<br><q>{escaped(words)}</q>" for one in said if (words := words_as_said(one).strip("“”"))
    )
    return f"{sign}<strong>{name if title else escaped(text) or name}</strong>{spoken}{body}{quotes}"
