"""Edge lists: a table with a row for each relation between two claims, as CSV and JSON Lines have it.

The columns that argmap writes are `COLUMNS`; a table of somebody else may call them otherwise (`source`,
`from`, `label`, …) and lack all but `premise` and `target`. A row without one of these two only tells of the
other, a claim. Where there is no column for texts, what has blanks in it is a text itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any, Final

from attrs import define, evolve, field

from argmap._collector import paused_collector
from argmap.formats._located import Faults, unused
from argmap.formats._pairs import pairs
from argmap.formats._words import kind_and_scheme
from argmap.model import ArgumentMap, Claim, Relation, RelationKind

__all__ = ["COLUMNS", "Row", "column_of", "delimiter_of", "is_table", "map_of", "rows_of"]

COLUMNS: Final = ("id", "premise", "relation", "target", "premise_text", "target_text", "scheme", "weight")
"""The columns, in order; `id` is that of the relation."""

Row = Mapping[str, Any]
"""The cells of a row by column, without empty ones."""

_CALLED: Final[Mapping[str, str]] = {
    "id": "id relation_id edge_id",
    "premise": "premise source from src child arg1 argsrc source_id from_id premise_id",
    "relation": "relation kind type label stance polarity relationship",
    "target": "target to trg dst parent conclusion arg2 argtrg target_id to_id",
    "premise_text": "premise_text source_text from_text child_text text",
    "target_text": "target_text to_text parent_text conclusion_text",
    "scheme": "scheme",
    "weight": "weight strength score confidence",
}
_COLUMN: Final = {called: column for column, names in _CALLED.items() for called in names.split()}
_SIGNS: Final[Mapping[str, RelationKind]] = {
    "": "support",
    "1": "support",
    "+": "support",
    "-1": "rebuttal",
    "-": "rebuttal",
}
_NONE: Final = frozenset({"0", "none", "neutral", "no relation", "unrelated"})


def column_of(name: str) -> str:
    """Return the column that somebody calls by a name; the name itself if it is none.

    >>> column_of("Source"), column_of("colour")
    ('premise', 'colour')
    """
    return _COLUMN.get(name.strip().lower().replace(" ", "_"), name)


def is_table(names: Iterable[str]) -> bool:
    """Whether columns of these names make an edge list.

    >>> is_table(["source", "target", "label"]), is_table(["source", "label"])
    (True, False)
    """
    return {"premise", "target"} <= {column_of(name) for name in names}


def delimiter_of(text: str) -> str:
    r"""Return what parts the cells of a table, by its first line.

    >>> delimiter_of("a;b\nc,d,e;f")
    ';'
    """
    return max(_DELIMITERS, key=text.partition("\n")[0].count)


_DELIMITERS: Final = ",;\t"

# -- in


def map_of(rows: Iterable[tuple[int, Row]], faults: Faults, *, texts: bool) -> ArgumentMap:
    """Return the map that rows tell, each with its line; `texts` says whether the table has texts.

    Raises:
        ParseError: the reader is strict, and a cell says nothing that is known.
    """
    reader = _Reader(faults, texts)
    with paused_collector():
        for line, row in rows:
            reader.row(line, row)
        map_ = ArgumentMap()
        map_.add(*(Claim(id=id_, text=text) for id_, text in reader.claims.items()))
        map_.add(*reader.called())
    return map_


@define(eq=False)
class _Reader:
    faults: Faults
    texts: bool
    claims: dict[str, str] = field(factory=dict)
    relations: list[tuple[int, Relation]] = field(factory=list)

    def claim(self, row: Row, end: str) -> str:
        """Take the claim at one end of a row; return its id, `""` if there is none."""
        text = _text(row.get(f"{end}_text"))
        id_ = _text(row.get(end)) or text
        if id_:
            text = id_ if " " in id_ and not self.texts else text
            self.claims[id_] = self.claims.get(id_) or text
        return id_

    def row(self, line: int, row: Row) -> None:
        premise, target = self.claim(row, "premise"), self.claim(row, "target")
        told = _text(row.get("relation")).strip()
        if not premise or not target or told.lower() in _NONE:
            return
        kind, scheme = _meant(told)
        if kind is None:
            message = f"what a relation {told!r:.60} does is not known; it is taken for a support"
            self.faults.add("AM-EL001", message, line=line)
        weight = _weight(row.get("weight"))
        if weight is None and row.get("weight") is not None:
            self.faults.add("AM-EL002", f"a weight is a number, not {row['weight']!r:.60}", line=line)
        relation = Relation(
            id=_text(row.get("id")) or _NAMELESS,
            kind=kind or "support",
            premises=(premise,),
            target=target,
            scheme=_text(row.get("scheme")) or (scheme if kind else told),
            weight=weight,
            data={name: value for name, value in row.items() if name not in COLUMNS},
        )
        self.relations.append((line, relation))

    def called(self) -> Iterator[Relation]:
        """Yield the relations, each with an id of its own."""
        wanted = {relation.id for _, relation in self.relations}
        new, taken = unused("r", {*self.claims, *wanted}), set(self.claims)
        for line, relation in self.relations:
            id_ = relation.id
            if id_ == _NAMELESS or id_ in taken:
                if id_ != _NAMELESS:
                    self.faults.add("AM-EL003", f"the id {id_!r} is taken; it gets another", line=line)
                id_ = next(new)
            taken.add(id_)
            yield relation if id_ == relation.id else evolve(relation, id=id_)


_NAMELESS: Final = "\0"
"""The id of a relation that is yet to get one."""


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _meant(told: str) -> tuple[RelationKind | None, str]:
    return (_SIGNS[told], "") if told in _SIGNS else kind_and_scheme(told)


def _weight(value: Any) -> float | None:
    try:
        number = float(value) if isinstance(value, str | int | float) else None
    except (ValueError, OverflowError):
        return None
    if number is None or not isfinite(number):
        return None
    plain = str(value).strip()
    return int(plain) if plain.lstrip("-").isdecimal() else number


# -- out


def rows_of(map: ArgumentMap) -> Iterator[dict[str, Any]]:
    """Yield the rows of a map whose relations all go from one claim to another.

    A claim has a row of its own, before the relations, unless these tell of all claims in their order.
    """
    edges = list(pairs(map))
    told = dict.fromkeys(end for edge in edges for end in (edge.premise, edge.target))
    alone = list(told) != list(map.claims)
    if alone:
        yield from (_row(premise=claim.id, premise_text=claim.text) for claim in map.claims.values())
    for relation, edge in zip(map.relations.values(), edges, strict=True):
        yield _row(
            id=relation.id,
            premise=edge.premise,
            relation=edge.kind,
            target=edge.target,
            premise_text=map.claims[edge.premise].text,
            target_text=map.claims[edge.target].text,
            scheme=edge.scheme,
            weight=edge.weight,
        )


def _row(**cells: Any) -> dict[str, Any]:
    return {name: cells[name] for name in COLUMNS if cells.get(name) not in ("", None)}
