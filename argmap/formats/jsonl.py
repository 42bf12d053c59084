"""JSON Lines edge lists: a JSON object a line, one for each relation; what scripts and data sets use.

    {"id": "r1", "premise": "clouds", "relation": "support", "target": "rain", "target_text": "It rains."}

JSON Lines is at https://jsonlines.org. The keys are the columns of argmap's CSV edge lists, and objects of
somebody else may call them otherwise in the same ways. Keys that are no columns are extras of the relation.
"""

from __future__ import annotations

import json
from typing import Final

from argmap.formats._features import without
from argmap.formats._json import bounded_extras
from argmap.formats._located import Faults, numbered
from argmap.formats._pairs import LOST
from argmap.formats._rows import Row, column_of, map_of, rows_of
from argmap.formats._spec import Format
from argmap.model import ArgumentMap
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_EMPTY: Final = "{}\n"
_TEXTS: Final = frozenset({"premise_text", "target_text"})


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    r"""Return the map that the lines tell.

    Raises:
        ParseError: no line is a JSON object; a strict reader found one that is not, or a relation or a weight
            that is none.

    >>> m = parse('{"source": "a", "target": "b", "label": "attack"}\n', Notes())
    >>> [(r.premises, r.kind, r.target) for r in m.relations.values()]
    [(('a',), 'rebuttal', 'b')]
    """
    faults = Faults(text, notes, strict)
    rows = [(n, row) for n, line in numbered(text) if (row := _row(line, n, faults)) is not None]
    if not rows:
        raise faults.error("there is no JSON object on any line", line=1)
    texts = any(not _TEXTS.isdisjoint(row) for _, row in rows)
    with bounded_extras():
        return map_of(rows, faults, texts=texts)


def _row(line: str, number: int, faults: Faults) -> Row | None:
    if not line.strip():
        return None
    try:
        plain = json.loads(line.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        plain = None
    if not isinstance(plain, dict):
        faults.add("AM-EL004", "this line is no JSON object; it is left out", line=number)
        return None
    cells = {column_of(key): value for key, value in plain.items() if value is not None}
    return {key: value for key, value in cells.items() if value != "" or key in _TEXTS}


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    """Return a map as lines of JSON.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> m.claim("It rains.").id
    'c1'
    >>> print(serialize(m, Notes()), end="")
    {"premise": "c1", "premise_text": "It rains."}
    """
    rows = [dict(row) for row in rows_of(without(map, LOST))]
    if rows and all(_TEXTS.isdisjoint(row) for row in rows):
        rows[0]["premise_text"] = ""  # says that what has blanks in it is an id all the same
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    return "".join(f"{line}\n" for line in lines) or _EMPTY


def sniff(text: str) -> bool:
    r"""Whether the first line of a text is a JSON object with one of the ends of a relation.

    >>> sniff('{"premise": "a", "target": "b"}\n'), sniff('{"nodes": []}\n')
    (True, False)
    """
    first = text.removeprefix("\ufeff").split("\n", 1)[0]
    if not first.startswith("{"):
        return False
    try:
        plain = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(plain, dict) and (not plain or bool({"premise", "target"} & set(map(column_of, plain))))


FORMAT: Final = Format(
    title="JSON Lines edge list",
    suffixes=(".jsonl", ".ndjson"),
    media_type="application/jsonl",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=LOST,
)
