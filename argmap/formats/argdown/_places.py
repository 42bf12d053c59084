"""Where in its text each element of a map stands: where it is defined, else where it is first mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from argmap.formats.argdown._mapping import Mapper
from argmap.formats.argdown._parser import Parser
from argmap.formats.argdown._reading import Reading, read_out
from argmap.formats.argdown._tree import Document
from argmap.model import ArgumentMap
from argmap.notes import Notes, Span

__all__ = ["places"]

_KEY: Final = re.compile(r"""^[ \t]+["']?([^\s"':#{}][^"':\n]*?)["']?[ \t]*:""", re.MULTILINE)
"""The key of a mapping within another one."""


def places(map: ArgumentMap, text: str) -> Mapping[str, Span]:
    r"""Return where the elements of a map that was read from an Argdown text stand in it, by id.

    Utterances and speech acts stand where what they are about does. Elements that were added since have no
    place, nor has anything in a map that was not read from Argdown or from the code fence of another text.

    >>> from argmap.formats.argdown import parse
    >>> text = "[Rain]: It rains.\n    + [Clouds]\n"
    >>> found = places(parse(text, Notes()), text)
    >>> found["rain"].line, found["r1"].line
    (1, 2)
    """
    known = map.residue.get("argdown")
    kept = known.get("text") if isinstance(known, Mapping) else None
    plain = _plain(text)
    if not isinstance(kept, str) or _plain(kept) != plain:
        return {}
    notes = Notes()
    reading = read_out(Parser(plain, notes).read(), notes)
    mapper = Mapper.of(reading, notes)
    old = mapper.patched()
    found = dict(_standing(reading, mapper.group_of))
    for act in old.acts.values():
        if act.content in found:
            found.setdefault(act.anchor, found[act.content])
            found.setdefault(act.id, found[act.content])
    return {id_: span for id_, span in found.items() if id_ in map}


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _standing(reading: Reading, groups: list[str]) -> Iterator[tuple[str, Span]]:
    """Yield the ids of what is written, each with its place."""
    document = reading.document
    yield from _in_front(document)
    for node in (*reading.statements.values(), *reading.arguments.values()):
        line = node.canonical or next(iter(node.members), None)
        if line:
            yield node.id, document.span(line.start, max(line.start, line.end))
    for link in reading.links:
        line = min(link.lines, key=lambda line: line.start)
        yield link.id, document.span(line.mark or line.start, max(line.start, line.end))
    for reasoning in reading.arguments.values():
        for inference in reasoning.inferences:
            yield inference.id, document.span(inference.line.start, inference.line.end)
    for id_, section in zip(groups, reading.sections, strict=False):
        yield id_, document.span(section.line.start, max(section.line.start, section.line.end))


def _in_front(document: Document) -> Iterator[tuple[str, Span]]:
    """Yield the ids of actors and sources, each with the place of its key in the front matter."""
    names = {
        str(name)
        for key in ("actors", "sources")
        if isinstance(entries := document.settings.get(key), dict)
        for name in entries
    }
    for found in _KEY.finditer(document.text, *document.front):
        if found[1] in names:
            names.discard(found[1])
            yield found[1], document.span(*found.span(1))
