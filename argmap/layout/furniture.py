"""What stands around a map: the title and the legend above it, a remark and the sources below it.

The legend explains only what occurs. Each function sets its part from a given height downwards, within the
width of the drawing, and says where it ended.
"""

from __future__ import annotations

from typing import Final, Literal

from argmap.analysis.wording import RELATES, readable_date
from argmap.layout.drawing import Block, Edge, Footnote, Key
from argmap.layout.faces import Credits
from argmap.layout.text import width, wrap
from argmap.model import ArgumentMap, Source

__all__ = ["MARGIN", "footnotes", "heading", "legend", "remark"]

MARGIN: Final = 32.0

_TITLE_SIZE: Final = 20.0
_KEY_SIZE: Final = 12.0
_NOTE_SIZE: Final = 10.5
_MOST_ACTORS: Final = 24
_BEFORE: Final = {"relation": 35.0, "claim": 35.0, "hollow": 35.0, "actor": 15.0}
"""How much room the sample of an entry takes, before its words."""
_BETWEEN_KEYS: Final = 20.0


def heading(title: str, room: float) -> tuple[Block | None, float]:
    """Return the title of the map, and the height at which it ends."""
    lines = wrap(title, _TITLE_SIZE, room, bold=True, lines=3).lines
    if not lines:
        return None, MARGIN - 12
    block = Block("title", MARGIN, MARGIN + 8, _TITLE_SIZE, 26.0, lines)
    return block, MARGIN + 8 + 26.0 * (len(lines) - 1) + 6


def legend(
    map: ArgumentMap, edges: list[Edge], credit: Credits, *, dashed: bool, room: float, top: float
) -> tuple[tuple[Key, ...], float]:
    """Return an entry for each kind of line, each mark and each actor that occurs, and where they end.

    `dashed` says that there is a card of a claim that the mapper inferred.
    """
    kinds = {edge.kind for edge in edges}
    entries: list[_Entry] = [("relation", kind, words, 0) for kind, words in RELATES.items() if kind in kinds]
    if dashed:
        entries.append(("claim", "", "claim inferred by the mapper", 0))
    if any(edge.is_implicit for edge in edges):
        entries.append(("hollow", "", "relation inferred by the mapper", 0))
    named = list(credit.actors.items())
    entries += [("actor", "", map.actors[id_].name, colour) for id_, colour in named[:_MOST_ACTORS]]
    if len(named) > _MOST_ACTORS:
        entries.append(("actor", "", f"and {len(named) - _MOST_ACTORS} more", _MOST_ACTORS))
    return _rows(entries, room, top) if entries else ((), top)


_Entry = tuple[Literal["relation", "actor", "claim", "hollow"], str, str, int]


def _rows(entries: list[_Entry], room: float, top: float) -> tuple[tuple[Key, ...], float]:
    """Set entries in rows; where they need more than one, actors begin a row of their own."""
    words = ["".join(wrap(entry[2], _KEY_SIZE, 260.0, lines=1).lines) for entry in entries]
    widths = [_BEFORE[entry[0]] + width(text, _KEY_SIZE) for entry, text in zip(entries, words, strict=True)]
    is_crowded = sum(widths) + _BETWEEN_KEYS * (len(widths) - 1) > room
    keys: list[Key] = []
    x, y = MARGIN, top + 18
    for index, ((what, kind, _, colour), text) in enumerate(zip(entries, words, strict=True)):
        begins_actors = is_crowded and what == "actor" and entries[index - 1][0] != "actor"
        if x > MARGIN and (begins_actors or x + widths[index] > MARGIN + room):
            x, y = MARGIN, y + 22
        keys.append(Key(what, kind, x, y, text, colour))
        x += widths[index] + _BETWEEN_KEYS
    return tuple(keys), y + 8


def remark(shown: int, total: int, top: float) -> tuple[Block | None, float]:
    """Return the sentence that says that something is folded away, where it is."""
    if shown >= total:
        return None, top
    text = f"{shown} of {total} cards shown; “+n more” counts what is folded away behind a card."
    return Block("muted", MARGIN, top + 12, _NOTE_SIZE, 15.0, (text,)), top + 22


def footnotes(
    map: ArgumentMap, credit: Credits, room: float, top: float
) -> tuple[tuple[Footnote, ...], float]:
    """Return the sources that are cited, in the order of their numbers, and where they end."""
    notes: list[Footnote] = []
    y = top + 12
    for id_, number in credit.sources.items():
        source = map.sources[id_]
        lines = wrap(_named(source), _NOTE_SIZE, room - 26, lines=3).lines or (id_,)
        notes.append(Footnote(number, MARGIN, y, lines, source.url))
        y += 15 * len(lines) + 2
    return tuple(notes), (y if notes else top)


def _named(source: Source) -> str:
    """Return a source as a list of sources gives it: authors, title, publisher, date, rights."""
    parts = (", ".join(source.authors), source.title, source.publisher, readable_date(source.date))
    named = ". ".join(part for part in parts if part)
    return f"{named}. {source.rights}" if source.rights else named
