"""Debatabase CSV, read only: debates with their points and counterpoints, as Debatabase has them.

    debate,point,counterpoint,text
    This House would ban cars,Cars foul the air,,They are its main source.
    This House would ban cars,Cars foul the air,Electric cars do not.,

There is no specification. A row is a point of a debate, with its text, or a counterpoint of a point; where it
is both, the text is that of the point. A debate, by its words, is a claim; a point is for it, or against it
where a column `side` says so (`con`, `against`, `opposition`); a counterpoint is against its point. An empty
cell is that of the row above; other columns are data. Such a table has two levels and no others: maps are
written as edge lists in CSV.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Final

from attrs import define, field

from argmap._collector import paused_collector
from argmap.formats._located import Faults
from argmap.formats._rows import delimiter_of
from argmap.formats._spec import Format
from argmap.model import ArgumentMap, Claim, Relation, RelationKind
from argmap.notes import Notes

__all__ = ["FORMAT", "parse", "sniff"]

_CALLED: Final[Mapping[str, str]] = {
    "debate": "debate motion topic",
    "point": "point",
    "counterpoint": "counterpoint counter_point counter",
    "text": "text body",
    "side": "side stance",
}
_COLUMN: Final = {called: column for column, names in _CALLED.items() for called in names.split()}
_AGAINST: Final = ("con", "against", "oppos", "no", "anti")


def sniff(text: str) -> bool:
    r"""Whether the first line of a text names a debate and its points.

    >>> sniff("debate,point,counterpoint,text\n"), sniff("source,target\n")
    (True, False)
    """
    first = text.removeprefix("\ufeff").partition("\n")[0].rstrip("\r")
    return _is_table([_column(name.strip('"')) for name in first.split(delimiter_of(first))])


def _column(name: str) -> str:
    return _COLUMN.get(name.strip().lower().replace(" ", "_"), name)


def _is_table(columns: list[str]) -> bool:
    return {"debate", "point"} <= set(columns)


@define(eq=False)
class _Reading:
    """What is known of a table while it is read: claims, by what they say and stand under."""

    claims: dict[tuple[str, ...], Claim] = field(factory=dict)
    relations: list[Relation] = field(factory=list)
    debate: str = ""
    point: str = ""

    def claim(self, key: tuple[str, ...], text: str, kind: RelationKind, data: Mapping[str, str]) -> None:
        """Take what a row says, once, under what it is on."""
        old = self.claims.get(key)
        if old is not None:
            return
        title = key[-1] if text and text != key[-1] else ""
        self.claims[key] = Claim(
            id=f"c{len(self.claims) + 1}", title=title, text=text or key[-1], data=dict(data)
        )
        if above := self.claims.get(key[:-1]):
            premises = (self.claims[key].id,)
            id_ = f"r{len(self.relations) + 1}"
            self.relations.append(Relation(id=id_, kind=kind, premises=premises, target=above.id))


def parse(text: str, notes: Notes, *, strict: bool = False) -> ArgumentMap:
    r"""Return the map of all debates in a table.

    Raises:
        ParseError: the first line names no debate and points, or a cell is too long for CSV.

    >>> m = parse("debate,point,counterpoint\nBan cars,They stink.,Not electric ones.\n", Notes())
    >>> [(m[r.premises[0]].text, r.kind, m[r.target].text) for r in m.relations.values()]
    [('They stink.', 'support', 'Ban cars'), ('Not electric ones.', 'rebuttal', 'They stink.')]
    """
    faults = Faults(text, notes, strict)
    table = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter_of(text))
    reading = _Reading()
    try:
        columns = [_column(name) for name in next(table, [])]
        if not _is_table(columns):
            raise faults.error("the first line names the columns, at least debate and point", line=1)
        if "side" not in columns:
            notes.add(
                "AM-DB001",
                "no column tells a side: each point is taken to be for its debate",
                severity="info",
            )
        with paused_collector():
            for cells in table:
                _take(reading, dict(zip(columns, map(str.strip, cells), strict=False)))
    except csv.Error as error:
        raise faults.error(f"this is not CSV: {error}", line=table.line_num) from None
    debates = [key[0] for key in reading.claims if len(key) == 1]
    map_ = ArgumentMap(debates[0] if len(debates) == 1 else "")
    map_.add(*reading.claims.values(), *reading.relations)
    return map_


def _take(reading: _Reading, row: dict[str, str]) -> None:
    """Take a row; its text is that of the last of what it names."""
    if row.get("debate") and row["debate"] != reading.debate:
        reading.debate, reading.point = row["debate"], ""
    reading.point = row.get("point") or reading.point
    if not reading.debate:
        return
    counter, text = row.get("counterpoint", ""), row.get("text", "")
    data = {name: value for name, value in row.items() if name not in _CALLED and value}
    side: RelationKind = "rebuttal" if row.get("side", "").lower().startswith(_AGAINST) else "support"
    point_text, counter_text = (text, "") if row.get("point") else ("", text)
    reading.claim((reading.debate,), "", side, {})
    if reading.point:
        reading.claim((reading.debate, reading.point), point_text, side, {} if counter else data)
    if counter:
        path = tuple(filter(None, (reading.debate, reading.point, counter)))
        reading.claim(path, counter_text, "rebuttal", data)


FORMAT: Final = Format(
    title="Debatabase CSV", suffixes=(".debatabase.csv",), media_type="text/csv", sniff=sniff, parse=parse
)
