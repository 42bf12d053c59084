"""CSV edge lists: a table with a row for each relation, for spreadsheets and scripts.

    id,premise,relation,target,premise_text,target_text,scheme,weight
    r1,clouds,support,rain,There are clouds.,It rains.,,

CSV is that of RFC 4180. There is no standard for the columns of an edge list; those that argmap writes are
above, and a table of somebody else may call them otherwise: `source`, `from`, `child` for the premise,
`to`, `parent` for the target, `type`, `label`, `stance` for the relation, and semicolons or tabs may part
the cells. A row without a relation tells of a claim.

A text that a spreadsheet would take for a formula (`=1+1`) is written with an apostrophe before it, and read
without.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any, Final

from argmap.formats._features import without
from argmap.formats._located import Faults
from argmap.formats._pairs import LOST
from argmap.formats._rows import COLUMNS, Row, column_of, delimiter_of, is_table, map_of, rows_of
from argmap.formats._spec import Format
from argmap.model import ArgumentMap
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "serialize", "sniff"]

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    r"""Return the map that a table tells.

    Raises:
        ParseError: the first line has no columns for premises and targets, or a cell is too long for CSV; a
            strict reader found a relation or a weight that is none.

    >>> m = parse("from;to;label\nThere are clouds.;It rains.;supports\n", Notes())
    >>> [(r.premises, r.kind, r.target) for r in m.relations.values()]
    [(('There are clouds.',), 'support', 'It rains.')]
    """
    faults = Faults(text, notes, strict)
    table = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter_of(text))
    try:
        names = next(table, [])
        if not is_table(names):
            raise faults.error("the first line names the columns, at least premise and target", line=1)
        columns = [column_of(name) for name in names]
        has_texts = not {"premise_text", "target_text"}.isdisjoint(columns)
        return map_of(_rows(table, columns), faults, texts=has_texts)
    except csv.Error as error:
        raise faults.error(f"this is not CSV: {error}", line=table.line_num) from None


def _rows(table: Any, columns: list[str]) -> Iterator[tuple[int, Row]]:
    """Yield the rows, each with the line on which it begins."""
    line = table.line_num + 1
    for cells in table:
        yield line, {name: _plain(cell) for name, cell in zip(columns, cells, strict=False) if cell}
        line = table.line_num + 1


def _plain(cell: str) -> str:
    return cell[1:] if cell[0] == "'" and _FORMULA.match(cell) else cell


def serialize(map: ArgumentMap, notes: Notes) -> str:  # noqa: ARG001 - the façade tells what is lost
    """Return a map as a table.

    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap()
    >>> m.support(m.claim("There are clouds."), m.claim("It rains, they say.")).id
    'r1'
    >>> print(serialize(m, Notes()).replace(chr(13), ""), end="")
    id,premise,relation,target,premise_text,target_text,scheme,weight
    r1,c1,support,c2,There are clouds.,"It rains, they say.",,
    """
    written = io.StringIO(newline="")
    table = csv.writer(written)  # with CRLF, as the RFC has it, so that both of these are quoted in texts
    table.writerow(COLUMNS)
    for row in rows_of(without(map, LOST)):
        table.writerow([_cell(row.get(name, "")) for name in COLUMNS])
    return written.getvalue()


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def sniff(text: str) -> bool:
    r"""Whether the first line of a text names the columns of an edge list.

    >>> sniff("source,target,label\n"), sniff("name,text\n")
    (True, False)
    """
    first = text.removeprefix("\ufeff").split("\n", 1)[0].rstrip("\r")
    return is_table(name.strip('"') for name in first.split(delimiter_of(first)))


FORMAT: Final = Format(
    title="CSV edge list",
    suffixes=(".csv", ".tsv"),
    media_type="text/csv",
    sniff=sniff,
    parse=parse,
    serialize=serialize,
    drops=LOST,
)
